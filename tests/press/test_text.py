"""Text is stored composed, so that it is found again, and the kanji of names stay as they were typed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.press.text import (
    composed,
    composed_throughout,
    half_width_kana,
    holds_no_text,
    one_line,
    plain_name,
)

GA, DECOMPOSED_GA = "が", "か\u3099"
NAME = "\ufa19田"  # the older form of 神 in a name, which NFC would replace


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("", ""),
        ("Plain", "Plain"),
        (DECOMPOSED_GA, GA),
        ("Cafe\u0301", "Café"),
        (NAME, NAME),
        (f"{NAME}{DECOMPOSED_GA}{NAME}", f"{NAME}{GA}{NAME}"),
        ("\U0002f81a", "\U0002f81a"),
        ("①㈱ﾊﾝｶｸ", "①㈱ﾊﾝｶｸ"),
        ("葛\U000e0100飾", "葛\U000e0100飾"),
        ("👩\u200d🔬", "👩\u200d🔬"),
        ("a\x00b\ud800c\udfffd", "abcd"),
        ("\ufeffa\u202eb\u2066c\u2069d\u200be\ufffef\x1b\x9f", "abcdef"),
        ("one\x0btwo\x0cthree\r\nfour\tfive", "one\ntwo\nthree\r\nfour\tfive"),
    ],
)
def test_text_is_composed_and_names_are_kept(typed, stored):
    assert composed(typed) == stored


@given(st.text())
def test_composing_twice_is_composing_once(text):
    assert composed(composed(text)) == composed(text)


def test_every_string_inside_data_is_composed():
    data = {"a": [DECOMPOSED_GA, {"b": (DECOMPOSED_GA, 1, None)}], DECOMPOSED_GA: True}
    assert composed_throughout(data) == {"a": [GA, {"b": (GA, 1, None)}], DECOMPOSED_GA: True}


@pytest.mark.parametrize(
    ("family", "given", "language", "name"),
    [
        ("Grant", "Isla", "en", "Isla Grant"),
        ("浜田", "恵", "ja", "浜田 恵"),
        ("グラント", "アイラ", "ja", "アイラ・グラント"),
        ("Grant", "Isla", "ja", "Isla Grant"),
        ("", "Isla", "en", "Isla"),
        ("", "", "ja", ""),
    ],
)
def test_somebody_is_called_in_the_order_of_the_language(family, given, language, name):
    assert plain_name(family, given, language) == name


@pytest.mark.parametrize("lines", ["a\nb", "a \r\n\r\n b", "a\u2028b", "a\x0bb", "a b"])
def test_several_lines_become_one(lines):
    assert one_line(lines) == "a b"


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("a\u200bb", True),
        ("a\u202eb", True),
        ("a\u2066b", True),
        ("a\ufeffb", True),
        ("👩\u200d🔬 葛\U000e0100\r\n\t", False),
    ],
)
def test_what_would_be_left_out_is_known(text, found):
    assert holds_no_text(text) is found


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("ガイド", {}),
        ("ABC 123", {}),
        ("県内ｶﾞｲﾄﾞと｢ﾃｽﾄ｣", {"ｶﾞｲﾄﾞ": "ガイド", "｢ﾃｽﾄ｣": "「テスト」"}),
    ],
)
def test_half_width_words_are_found_with_their_full_width(text, words):
    assert half_width_kana(text) == words
