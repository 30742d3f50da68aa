"""Several names in one line."""

import pytest

from wagtail_pressrelease.rendering.lists import list_line


@pytest.mark.parametrize(
    ("items", "line"),
    [
        ([], ""),
        (["A"], "A"),
        (["A", "B"], "A and B"),
        (["A", "B", "C"], "A, B and C"),
        (["A", "B", "C", "D"], "A, B, C and D"),
        (["A", "", "  ", " C "], "A and C"),
        (["North & Hall", "Kita Energy"], "North & Hall and Kita Energy"),
        (["Hall and Son", "Reed and Co", "Marsh"], "Hall and Son, Reed and Co, and Marsh"),
        (["Hall and Son", "Marsh"], "Hall and Son, and Marsh"),
        (["Sandhurst", "Marsh", "Reed"], "Sandhurst, Marsh and Reed"),
        (
            ["Aozora Railway Co., Ltd.", "Kita Energy", "Minato City"],
            "Aozora Railway Co., Ltd.; Kita Energy; and Minato City",
        ),
        (["Aozora Railway Co., Ltd.", "Hall and Son"], "Aozora Railway Co., Ltd.; and Hall and Son"),
        (["Aozora Railway Co., Ltd."], "Aozora Railway Co., Ltd."),
    ],
)
def test_an_english_list_never_runs_two_items_together(items, line):
    assert list_line(items, "en") == line
    assert list_line(items, "en", style="official") == line


@pytest.mark.parametrize(
    ("items", "press", "official"),
    [
        ([], "", ""),
        (["A"], "A", "A"),
        (["A", "B"], "A、B", "A及びB"),
        (["A", "B", "C"], "A、B、C", "A、B及びC"),
        (["青空鉄道株式会社", "", "みなと市"], "青空鉄道株式会社、みなと市", "青空鉄道株式会社及びみなと市"),
        (["道路及び橋", "港", "駅"], "道路及び橋、港、駅", "道路及び橋、港並びに駅"),
        (["企画、広報課", "港湾課"], "企画、広報課／港湾課", "企画、広報課／港湾課"),
    ],
)
def test_a_japanese_list_has_two_styles(items, press, official):
    assert list_line(items, "ja") == press
    assert list_line(items, "ja", style="official") == official


def test_a_list_may_be_any_iterable():
    assert list_line((name for name in "ABC"), "en") == "A, B and C"


def test_an_unknown_style_or_language_is_refused():
    with pytest.raises(ValueError, match="'with_comma'"):
        list_line(["A", "B"], "en", style="with_comma")
    with pytest.raises(ValueError, match="'de'"):
        list_line(["A", "B"], "de")
