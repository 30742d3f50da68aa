"""A time line as it is drawn: years along an axis, and where on it a span of days begins and ends. Pure Python.

Places are percentages of the width, as SVG takes them, so that one drawing fits a telephone, a screen and paper.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from wagtail_pressrelease.press.eras import FIRST_DAY, era_year

AHEAD = 10
"""How many years beyond this one the axis goes at most; a bar that ends later is cut there."""
MOST_TICKS = 6
STEPS = (1, 2, 5, 10, 20, 50, 100, 200, 500, 1000, 2000)
NARROWEST = 0.8
"""The least width of a bar, so that one of a few days can be seen."""


@dataclass(frozen=True, slots=True)
class Span:
    """What is drawn in one row: a point on the day of `signed`, and a bar from `start` to `end`. Without a start there
    is no bar; one without an end goes on."""

    signed: date | None = None
    start: date | None = None
    end: date | None = None


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year: its place and what it is called."""

    x: str
    name: str


@dataclass(frozen=True, slots=True)
class Bar:
    """The places of a span: of its point, of where its bar begins, and how wide that is; "" where there is none.
    `fades` where it has no end, or one beyond the axis."""

    point: str = ""
    x: str = ""
    width: str = ""
    fades: bool = False


@dataclass(frozen=True, slots=True)
class Timeline:
    """The axis from the first day of the year `first` to that of `last`, and the place of today on it."""

    first: int
    last: int
    today: date
    era: str = "western"

    @property
    def now(self) -> str:
        return _percent(self._place(self.today))

    @property
    def now_is_late(self) -> bool:
        """Whether today stands in the right half, where a word beside it goes to its left."""
        return self._place(self.today) > 50

    @property
    def ticks(self) -> tuple[Tick, ...]:
        """The years that are named: as many as a telephone has room for."""
        step = next(step for step in STEPS if self.last - self.first <= step * MOST_TICKS)
        years = range(-(-self.first // step) * step, self.last, step)
        return tuple(Tick(_percent(self._place(date(year, 1, 1))), self._name(year)) for year in years)

    def bar(self, span: Span) -> Bar:
        """Where a span stands."""
        point = _percent(self._place(span.signed)) if span.signed else ""
        if span.start is None:
            return Bar(point)
        fades = span.end is None or span.end.year >= self.last
        begin, end = self._place(span.start), 100.0 if fades or span.end is None else self._place(span.end)
        return Bar(point, _percent(begin), _percent(max(end - begin, NARROWEST)), fades)

    def _place(self, day: date) -> float:
        begin, end = date(self.first, 1, 1), date(self.last, 1, 1)
        return min(max(100 * (day - begin).days / (end - begin).days, 0.0), 100.0)

    def _name(self, year: int) -> str:
        day = date(year, 1, 1)
        return era_year(day).removesuffix("年") if self.era == "japanese" and day >= FIRST_DAY else str(year)


def timeline(spans: Iterable[Span], today: date, era: str = "western") -> Timeline | None:
    """The axis on which spans and today have a place; None where no span has a day."""
    days = [day for span in spans for day in (span.signed, span.start, span.end) if day]
    if not days:
        return None
    first = min(min(days).year, today.year)
    latest = min(max(days).year, today.year + AHEAD)
    return Timeline(first, max(latest, today.year) + 1, today, era)


def _percent(place: float) -> str:
    return f"{place:.2f}%"
