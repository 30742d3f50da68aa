"""A text with lines that are found alone, and with others that stand aside."""

import pytest

from wagtail_pressrelease.finding.backend import indexed, rewritten
from wagtail_pressrelease.finding.bigrams import Bigrams
from wagtail_pressrelease.finding.parts import is_shown, joined, parted, unshown


@pytest.mark.parametrize(
    ("text", "aside", "expected"),
    [
        (["a", "b"], [], ("a\nb", "")),
        (["a", "b", "a"], ["c", "a", "c"], ("a\nb", "c")),
        ([], ["c"], ("", "c")),
        ([], [], ("", "")),
    ],
)
def test_no_line_is_there_twice(text, aside, expected):
    assert parted(joined(text, aside)) == expected


def test_a_text_of_another_kind_is_the_first_part():
    assert parted("Any text.\nOf two lines.") == ("Any text.\nOf two lines.", "")


def test_a_line_that_is_not_shown_is_known():
    assert [is_shown(line) for line in ("045", unshown("045"))] == [True, False]


def test_the_index_tells_what_stands_aside():
    words = indexed(joined(["Tidal energy"], ["Press Office"]), Bigrams())
    assert words == ["tidal", "energy", "ゝpress", "ゝoffice"]


def test_a_query_asks_for_it_where_that_is_wanted():
    assert [each.query_string for each in rewritten("tide", Bigrams(), aside=True).subqueries] == ["tide", "ゝtide"]
    assert rewritten("tide", Bigrams()).query_string == "tide"
