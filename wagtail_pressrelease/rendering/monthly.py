"""How many releases each month had, year by year, as readers of one language see it. Pure Python."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date

from babel.dates import format_date

from wagtail_pressrelease.press.eras import eras_of

from .languages import language_page

MONTHS = range(1, 13)
# Units of the picture of a year: a month's width and the margin beside its bar, the tallest bar and the least that is
# seen, the line on which bars stand.
WIDTH, MARGIN, TALLEST, SHORTEST, GROUND = 20, 4, 34, 2, 48
BUSY = 2
"""What no scale ends below: among months of one release each, none looks busy."""


@dataclass(frozen=True, slots=True)
class Month:
    """`name` is in full, `short` as it stands under its bar; `share` of the tallest bar is from 0 to 1; `url` is where
    the bar leads, if anywhere. The rest is its place in the picture of its year."""

    number: int
    name: str
    short: str
    count: int
    share: float
    url: str = ""

    @property
    def column(self) -> int:
        return (self.number - 1) * WIDTH

    @property
    def left(self) -> int:
        return self.column + MARGIN

    @property
    def middle(self) -> int:
        return self.column + WIDTH // 2

    @property
    def height(self) -> int:
        return max(round(self.share * TALLEST), SHORTEST) if self.count else 0

    @property
    def top(self) -> int:
        return GROUND - self.height


@dataclass(frozen=True, slots=True)
class Year:
    """`name` is the year as the newsroom prints it, `beside` the same as it is counted otherwise: 2026年（令和8年）."""

    year: int
    name: str
    beside: str
    months: tuple[Month, ...]

    @property
    def total(self) -> int:
        return sum(month.count for month in self.months)

    @property
    def filled(self) -> tuple[Month, ...]:
        """The months that have any."""
        return tuple(month for month in self.months if month.count)

    def leading(self, address: Callable[[int], str], size: int) -> Year:
        """The year whose bars lead to the page of a list, the latest first and `size` to a page, on which each month
        begins, and to the month there."""
        months, before = [], self.total
        for month in self.months:
            before -= month.count
            place = f"{address(before // size + 1)}#{anchor(month.number)}"
            months.append(replace(month, url=place if month.count else ""))
        return replace(self, months=tuple(months))


def year_name(year: int, language: str, era: str = "western") -> tuple[str, str]:
    """A year, and beside it the same in the other reckoning: 2026年 and 令和8年, or the other way round where the house
    counts by eras. English, and what was before 1873, has the western year alone."""
    western = language_page(language).years["western"].format(year=year)
    japanese = eras_of(year) if language == "ja" else ""
    return (western, japanese) if era == "western" or not japanese else (japanese, western)


def year_line(year: int, language: str, era: str = "western") -> str:
    """A year by both reckonings: 2026年（令和8年）."""
    name, beside = year_name(year, language, era)
    return f"{name}（{beside}）" if beside else name


def years(counts: Mapping[tuple[int, int], int], language: str, era: str = "western") -> tuple[Year, ...]:
    """The years that have any release, the latest first, from numbers by year and month. One scale serves them all, so
    that a quiet year looks quiet."""
    tallest = max([BUSY, *counts.values()])
    return tuple(
        Year(
            year,
            *year_name(year, language, era),
            tuple(_month(number, counts.get((year, number), 0), tallest, language) for number in MONTHS),
        )
        for year in sorted({year for (year, _month), count in counts.items() if count}, reverse=True)
    )


def anchor(number: int) -> str:
    """Where a month stands on the page of its year."""
    return f"month-{number}"


def month_name(number: int, language: str, pattern: str = "LLLL") -> str:
    """A month: November, 11月."""
    return format_date(date(2000, number, 1), pattern, locale=language_page(language).locale)


def _month(number: int, count: int, tallest: int, language: str) -> Month:
    short = str(number) if language == "ja" else month_name(number, language, "LLLLL")
    return Month(number, month_name(number, language), short, count, count / tallest)
