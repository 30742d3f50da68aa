"""Which words are taken for words of another language."""

import pytest
from bs4 import BeautifulSoup

from tests.example_site.scripts import is_misplaced, misplaced


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("The tide is ours.", "en", False),
        ("¥5 million, 3 °C – “so”", "en", False),
        ("The governor said 潮", "en", True),
        ("ツール", "en", True),
        ("潮は私たちのものです。", "ja", False),
        ("NHKとOMEC（スクア2）", "ja", False),
        ("JSON Feed", "ja", False),
        ("Skerravoe Tidal Ltd", "ja", False),
        ("Isla Grant", "ja", False),
        ("https://shiomi.example.jp/en/the-news-of-the-day", "ja", False),
        ("koho@shiomi.example.jp", "ja", False),
        ("PDF, 1.2 MB", "ja", False),
        ("The tide is ours.", "ja", True),
        ("知事は the tide is ours と述べた", "ja", True),
        ("Skip to the text", "ja", True),
        ("Show all", "ja", True),
    ],
)
def test_words(text, language, found):
    assert is_misplaced(text, language) is found


def test_a_fault_is_found_wherever_it_stands_and_not_where_it_is_marked():
    page = BeautifulSoup(
        '<html lang="ja"><title>報道発表</title><p>潮 <span lang="en">The tide is ours.</span></p>'
        '<script>const the = "tide is ours today";</script>'
        '<p lang="en-GB">It is ours <q lang="ja">潮</q></p><img alt="The tide is ours."><p>The tide is ours.</p>'
        '<p lang="en">潮</p></html>',
        "html.parser",
    )
    assert list(misplaced(page)) == ["ja: The tide is ours.", "en: 潮", "ja: The tide is ours."]
