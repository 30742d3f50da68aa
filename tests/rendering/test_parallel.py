"""Both languages of a release at once, as readers get it."""

import pytest
from django.utils import timezone

from tests.builders import make_draft, make_issued, publish

ENGLISH, JAPANESE = "/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"
BOTH = "?view=parallel"


@pytest.fixture
def issued(newsroom):
    return publish(
        make_draft(
            newsroom,
            body_en=[
                ("paragraph", '<p data-block-key="aaaaa">First.</p><p data-block-key="bbbbb">Second.</p>'),
                ("heading", "Speeds"),
                ("paragraph", '<ul><li data-block-key="ccccc">One</li><li data-block-key="ddddd">Two</li></ul>'),
            ],
            body_ja=[
                ("paragraph", '<p data-block-key="aaaaa">一つ目。</p><p data-block-key="bbbbb">二つ目。</p>'),
                ("heading", "速さ"),
                ("paragraph", '<ul><li data-block-key="ccccc">甲</li><li data-block-key="ddddd">乙</li></ul>'),
            ],
            notes_en=[("paragraph", "<p>A note.</p>")],
            notes_ja=[("paragraph", "<p>補足。</p>")],
        )
    )


def rows(page, words, where=".press-body"):
    return [[words(side) for side in row.find_all(recursive=False)] for row in page.select(f"{where} > .press-row")]


def test_each_text_stands_beside_its_counterpart_in_the_order_of_the_readers_language(issued, read, words):
    english, japanese = rows(read(ENGLISH + BOTH), words), rows(read(JAPANESE + BOTH), words)
    assert english[:4] == [["First.", "一つ目。"], ["Second.", "二つ目。"], ["Speeds", "速さ"], ["OneTwo", "甲乙"]]
    assert japanese == [row[::-1] for row in english]


def test_every_side_says_its_language(issued, read):
    for row in read(JAPANESE + BOTH).select(".press-row"):
        assert [side["lang"] for side in row.find_all(recursive=False)] == ["ja", "en"]


def test_all_parts_are_there_in_both(issued, read, words):
    page = read(ENGLISH + BOTH)
    assert [words(each) for each in page.select("h1")] == [
        "Centre and prefecture sign tidal memorandum",
        "潮流エネルギーで覚書を締結",
    ]
    assert rows(page, words, ".press-notes")[1] == ["A note.", "補足。"]
    assert [words(each.h2) for each in page.select(".press-facts")] == ["The agreement at a glance", "協定等の概要"]


def test_links_of_each_column_lead_to_its_language_and_tell_of_the_one_that_is_not_the_readers(issued, read):
    newsroom = issued.get_parent().specific
    target, english = make_issued(newsroom, slug="target"), make_issued(newsroom, slug="english", ready=("en",))
    text = f'<p><a linktype="page" id="{target.pk}">1</a> <a linktype="page" id="{english.pk}">2</a></p>'
    publish(issued, body_en=[("paragraph", text)], body_ja=[("paragraph", text)])
    page = read(JAPANESE + BOTH)
    columns = [
        [(link["href"], link.get("hreflang")) for link in page.select(f".press-body [lang={language}] p a")]
        for language in ("ja", "en")
    ]
    assert columns == [
        [("/ja/newsroom/target/", None), ("/en/newsroom/english/", "en")],
        [("/en/newsroom/target/", "en"), ("/en/newsroom/english/", "en")],
    ]
    people = [(link["href"][:4], link.get("hreflang")) for link in page.select(".press-signatories a")]
    assert set(people) == {("/ja/", None), ("/en/", "en")}


def test_the_release_leads_there_and_back_and_is_the_one_that_search_engines_know(issued, read, words):
    alone, both = read(ENGLISH), read(ENGLISH + BOTH)
    assert [link["href"] for link in alone.select(".press-switch a")] == [JAPANESE, BOTH]
    assert [link["href"] for link in both.select(".press-switch a")] == [ENGLISH, JAPANESE]
    assert words(both.select_one(".press-switch [aria-current]")) == "Both"
    assert both.select_one("link[rel=canonical]")["href"].endswith(ENGLISH)


def test_where_one_language_is_not_before_the_public_the_other_is_read_alone(issued, read, client):
    issued.press_editions.filter(language="ja").update(public_until=timezone.now())
    page = read(ENGLISH + BOTH)
    assert not page.select(".press-row, [href='?view=parallel']")
    assert "一つ目" not in str(page)
    assert client.get(JAPANESE + BOTH).status_code == 404


def test_a_paragraph_without_a_counterpart_stands_alone(newsroom, read, words):
    publish(
        make_draft(
            newsroom,
            body_en=[("paragraph", "<p>First.</p><p>Only in English.</p>")],
            body_ja=[("paragraph", "<p>一つ目。</p>")],
        )
    )
    assert rows(read(ENGLISH + BOTH), words)[:2] == [["First.", "一つ目。"], ["Only in English.", ""]]


def test_it_is_read_with_few_queries(issued, read, django_assert_max_num_queries):
    read(ENGLISH + BOTH)
    with django_assert_max_num_queries(9):
        read(ENGLISH + BOTH)


def test_an_item_that_one_language_alone_has_stays_in_its_list(newsroom, read, words):
    publish(
        make_draft(
            newsroom,
            body_en=[("paragraph", '<ol><li data-block-key="aaaaa">One</li><li data-block-key="bbbbb">Two</li></ol>')],
            body_ja=[
                (
                    "paragraph",
                    '<ol><li data-block-key="aaaaa">甲</li><li data-block-key="ccccc">追加</li>'
                    '<li data-block-key="bbbbb">乙</li></ol>',
                )
            ],
        )
    )
    assert rows(read(ENGLISH + BOTH), words)[0] == ["OneTwo", "甲追加乙"]
