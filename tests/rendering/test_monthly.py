"""Years as the archive names them, and the bars of their months."""

import pytest

from wagtail_pressrelease.press.eras import eras_of
from wagtail_pressrelease.rendering.monthly import GROUND, SHORTEST, TALLEST, year_line, year_name, years


@pytest.mark.parametrize(
    ("year", "eras"),
    [
        (1872, ""),
        (1873, "明治6年"),
        (1912, "明治45年・大正元年"),
        (1926, "大正15年・昭和元年"),
        (1989, "昭和64年・平成元年"),
        (2018, "平成30年"),
        (2019, "平成31年・令和元年"),
        (2020, "令和2年"),
        (2026, "令和8年"),
    ],
)
def test_a_year_in_its_eras(year, eras):
    assert eras_of(year) == eras


@pytest.mark.parametrize(
    ("language", "era", "name"),
    [
        ("en", "western", ("2019", "")),
        ("en", "japanese", ("2019", "")),
        ("ja", "western", ("2019年", "平成31年・令和元年")),
        ("ja", "both", ("平成31年・令和元年", "2019年")),
        ("ja", "japanese", ("平成31年・令和元年", "2019年")),
    ],
)
def test_a_year_is_named_in_both_reckonings_the_houses_first(language, era, name):
    assert year_name(2019, language, era) == name


def test_before_1873_there_is_one_reckoning():
    assert year_name(1872, "ja", "japanese") == ("1872年", "")


def test_the_latest_year_comes_first_and_none_that_is_empty():
    found = years({(2024, 3): 2, (2026, 1): 1, (2025, 5): 0, (2024, 12): 3}, "en")
    assert [(year.name, year.total) for year in found] == [("2026", 1), ("2024", 5)]


@pytest.mark.parametrize(
    ("count", "height"), [(0, 0), (1, SHORTEST), (100, TALLEST // 2), (200, TALLEST)], ids=lambda each: str(each)
)
def test_bars_of_all_years_share_one_scale_and_a_single_release_is_seen(count, height):
    month = years({(2026, 3): 200, (2025, 3): count, (2025, 4): 1}, "en")[1].months[2]
    assert (month.height, month.top) == (height, GROUND - height)


def test_months_of_one_release_each_do_not_look_busy():
    (year,) = years({(2026, 3): 1, (2026, 4): 1}, "en")
    assert [month.share for month in year.filled] == [0.5, 0.5]
    assert years({}, "en") == ()


def test_bars_stand_side_by_side_in_the_order_of_the_months():
    (year,) = years({(2026, 3): 1}, "ja")
    assert [month.number for month in year.months] == list(range(1, 13))
    assert [month.short for month in year.months] == [str(number) for number in range(1, 13)]
    assert [month.left for month in year.months] == sorted({month.left for month in year.months})
    assert [month.name for month in year.filled] == ["3月"]


def test_months_in_english_stand_under_their_first_letter():
    (year,) = years({(2026, 3): 1}, "en")
    assert "".join(month.short for month in year.months) == "JFMAMJJASOND"
    assert year.months[10].name == "November"


@pytest.mark.parametrize(
    ("language", "era", "line"),
    [("ja", "western", "2026年（令和8年）"), ("ja", "japanese", "令和8年（2026年）"), ("en", "japanese", "2026")],
)
def test_a_year_alone_is_named_by_both_reckonings(language, era, line):
    assert year_line(2026, language, era) == line
