"""A change is shown by the words that changed, in Japanese as in English."""

import re
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.diff import formatting_differs, tokens, two_sides, word_diff


def shown(marked):
    """[gone→new] as one line."""
    text = "".join({"same": "{}", "gone": "[-{}-]", "new": "[+{}+]"}[mark].format(words) for mark, words in marked)
    return text.replace("-][+", "→").replace("[-", "[").replace("+]", "]")


@pytest.mark.parametrize(
    ("old", "new", "language", "expected"),
    [
        ("It opens on 27 May.", "It opens on 28 May.", "en", "It opens on [27→28] May."),
        ("about 1,200 people", "about 12,000 people", "en", "about [1,200→12,000] people"),
        ("the governor's office", "the mayor's office", "en", "the [governor's→mayor's] office"),
        ("9月20日に名古屋市で", "9月27日に津市で", "ja", "9月[20→27]日に[名古屋市→津市]で"),
        ("40万キロワットです", "45万キロワットとなります", "ja", "[40→45]万キロワット[です→となります]"),
        ("2026年に開業します。", "2027年に開業します。", "ja", "[2026→2027]年に開業します。"),
        ("幅は3．5メートル", "幅は3．6メートル", "ja", "幅は[3．5→3．6]メートル"),
        ("OMECの事務所で", "OMECSの事務所で", "ja", "[OMEC→OMECS]の事務所で"),
        ("必要な措置を", "必要とする措置を", "ja", "必要[な→とする]措置を"),
        ("費用は64億円です", "費用は41億円です", "ja", "費用は[64→41]億円です"),
        ("同じ", "同じ", "ja", "同じ"),
        ("", "新しい", "ja", "[+新しい]"),
    ],
)
def test_words(old, new, language, expected):
    assert shown(word_diff(old, new, language)) == expected


@given(st.text(alphabet="9月20日に名古屋市でOMEC,.１２　 \nア", max_size=40), st.sampled_from(["en", "ja"]))
def test_no_letter_is_lost_and_no_figure_cut(text, language):
    found = tokens(text, language)
    assert "".join(found) == text
    assert not any(re.search("[0-9１２]$", one) and re.match("[0-9１２]", other) for one, other in pairwise(found))


def test_html_is_compared_by_its_words_and_its_formatting_apart():
    assert word_diff("<b>Two</b> ports", "Two ports", "en") == [("same", "Two ports")]
    assert formatting_differs("<b>Two</b> ports", "Two ports")
    assert not formatting_differs("Two  ports", "Two ports")
    assert not formatting_differs("Two ports", "Three ports")


def test_both_sides_are_whole():
    mine, theirs = two_sides("港が開く", "港が閉じる", "ja")
    assert "".join(words for _mark, words in mine) == "港が開く"
    assert "".join(words for _mark, words in theirs) == "港が閉じる"
    assert mine[0] == theirs[0] and mine[0][0] == "same"
