"""Japanese years, on the days where they change."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.press.eras import FIRST_DAY, era_year
from wagtail_pressrelease.rendering.dates import date_line, date_range


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (date(1873, 1, 1), "明治6年"),
        (date(1912, 7, 29), "明治45年"),
        (date(1912, 7, 30), "大正元年"),
        (date(1913, 1, 1), "大正2年"),
        (date(1926, 12, 24), "大正15年"),
        (date(1926, 12, 25), "昭和元年"),
        (date(1927, 1, 1), "昭和2年"),
        (date(1989, 1, 7), "昭和64年"),
        (date(1989, 1, 8), "平成元年"),
        (date(1990, 1, 1), "平成2年"),
        (date(2019, 4, 30), "平成31年"),
        (date(2019, 5, 1), "令和元年"),
        (date(2019, 12, 31), "令和元年"),
        (date(2020, 1, 1), "令和2年"),
        (date(2026, 11, 24), "令和8年"),
    ],
)
def test_an_era_begins_on_its_day_with_its_first_year(day, year):
    assert era_year(day) == year
    assert date_line(day, "ja", "japanese").startswith(year)


@pytest.mark.parametrize("day", [date(1868, 1, 1), date(1868, 10, 23), date(1872, 12, 31)])
@pytest.mark.parametrize("era", ["japanese", "both"])
def test_before_1873_there_is_no_era(day, era):
    with pytest.raises(ValueError, match="1873-01-01"):
        era_year(day)
    assert date_line(day, "ja", era) == date_line(day, "ja")


@pytest.mark.parametrize("era", ["japanese", "both"])
def test_a_range_that_begins_before_1873_counts_both_years_alike(era):
    days = date(1870, 1, 2), date(1875, 3, 4)
    assert date_range(*days, "ja", era) == date_range(*days, "ja") == "1870年1月2日から1875年3月4日まで"


@given(st.dates(min_value=FIRST_DAY))
def test_no_year_is_year_one_or_less(day):
    year = era_year(day)[2:-1]
    assert year == "元" or int(year) > 1
