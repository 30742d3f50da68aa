"""A search in the newsroom: what it finds, in which language it is shown, and what it never says."""

import pytest


def search(read, query, language="en", more=""):
    from urllib.parse import quote

    return read(f"/{language}/newsroom/?q={quote(query)}{more}")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    "query",
    [
        *(
            "tidal",
            "currents",
            "TIDAL memorandum",
            "five years",
            "tide",
            "Grant",
            "Hamada",
            "Director",
            "Orrin Tidal Centre",
        ),
        *(
            "潮流",
            "覚書",
            "観測データ",
            "5年間",
            "期待",
            "浜田恵",
            "浜田知事",
            "知事",
            "潮見県",
            "アイラ・グラント",
            "はまだけい",
        ),
    ],
)
def test_a_word_of_any_field_finds_the_release_in_the_readers_language(issued, read, query, language):
    page = search(read, query, language)
    assert [link["href"] for link in page.select(".press-entry h2 a")] == [f"/{language}/newsroom/tidal-memorandum/"]
    assert page.select(".press-entry mark")
