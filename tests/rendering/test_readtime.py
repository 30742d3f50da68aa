"""How long a release takes to read."""

import pytest

from wagtail_pressrelease.rendering.readtime import read_time, read_time_line


@pytest.mark.parametrize(
    ("text", "language", "minutes"),
    [
        ("", "en", 0),
        (" \n", "ja", 0),
        ("word", "en", 1),
        ("word " * 238, "en", 1),
        ("word " * 239, "en", 2),
        ("あ", "ja", 1),
        ("あ" * 500, "ja", 1),
        ("あ" * 501, "ja", 2),
        ("あ　\n" * 500, "ja", 1),
    ],
)
def test_english_is_counted_in_words_and_japanese_in_characters(text, language, minutes):
    assert read_time(text, language) == minutes


def test_a_site_may_set_its_own_speed():
    assert read_time("word " * 400, "en", en_words=200) == 2
    assert read_time("あ" * 1200, "ja", ja_characters=400) == 3


def test_the_line_is_left_out_where_there_is_nothing_to_read():
    assert read_time_line("word " * 300, "en") == "2 min read"
    assert read_time_line("あ" * 900, "ja") == "約2分で読めます"
    assert read_time_line("あ" * 900, "ja", ja_characters=300) == "約3分で読めます"
    assert read_time_line("", "en") == ""
