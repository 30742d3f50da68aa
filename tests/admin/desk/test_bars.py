"""A release's state as a bar, and in words."""

import pytest
from django.utils import translation

from wagtail_pressrelease.admin.desk.bars import LABELS, WORDS, in_words, segments

COUNTS = {"new": 2, "to_check": 1, "outdated": 0, "translated": 4, "reviewed": 1}


def test_the_segments_fill_the_bar_from_what_is_surely_good_to_what_is_not_there():
    assert [(each.name, each.number, each.x, each.width) for each in segments(COUNTS)] == [
        ("reviewed", 1, "0.00%", "12.50%"),
        ("translated", 4, "12.50%", "50.00%"),
        ("to_check", 1, "62.50%", "12.50%"),
        ("new", 2, "75.00%", "25.00%"),
    ]


def test_widths_are_numbers_that_svg_reads_in_a_language_that_writes_a_decimal_comma():
    with translation.override("fr"):
        assert segments({"new": 1, "reviewed": 2})[0].width == "66.67%"


@pytest.mark.parametrize(
    ("counts", "said"),
    [
        (COUNTS, "1 reviewed, 4 translated, 1 to check and 2 new"),
        ({"outdated": 3}, "3 outdated"),
        (dict.fromkeys(WORDS, 0), "Nothing to translate"),
    ],
)
def test_a_bar_says_in_words_what_it_shows(counts, said):
    assert in_words(segments(counts)) == said


def test_every_kind_of_segment_has_a_name():
    assert list(LABELS) == list(WORDS)
