"""Agreements on a line of time: from when to when each held, placed in a picture of any width. Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

WIDTH = 1000
"""Units from the left edge of the picture to the right one."""
SHORTEST = 8
"""The least units of a bar that is seen."""
YEARS_AHEAD = 10
"""What ends later still runs on to the edge."""
MOST_TICKS = 8
STEPS = (1, 2, 5, 10, 20, 50, 100)


@dataclass(frozen=True, slots=True)
class Span:
    """What one bar stands for, in the caller's `key`: from its first day to its last, or open."""

    key: str
    first: date
    last: date | None = None


@dataclass(frozen=True, slots=True)
class Bar:
    """The bar of a span: `left` and `width` in units, the row it stands in from the top, whether it runs on beyond the
    picture or without an end."""

    key: str
    left: int
    width: int
    row: int
    runs_on: bool


@dataclass(frozen=True, slots=True)
class Tick:
    """The beginning of a year."""

    year: int
    left: int


@dataclass(frozen=True, slots=True)
class Timeline:
    """The picture; `now` is where today stands, None where it lies outside."""

    bars: tuple[Bar, ...]
    ticks: tuple[Tick, ...]
    now: int | None
    rows: int


def timeline(spans: Sequence[Span], today: date, packed: bool = False) -> Timeline | None:
    """Spans in the order given, a row for each, or, `packed`, as many to a row as fit after one another. The picture
    goes from the first day of a year to the first of another; None without spans."""
    if not spans:
        return None
    firsts = [span.first for span in spans]
    latest = max(today, *firsts, *(span.last for span in spans if span.last))
    longest = max(today.year + YEARS_AHEAD, max(firsts).year)
    start, end = date(min(firsts).year, 1, 1), date(min(latest.year, longest) + 1, 1, 1)

    def place(day: date) -> int:
        return round(WIDTH * (day - start).days / (end - start).days)

    bars: list[Bar] = []
    free: list[int] = []  # where each row is free from
    for span in spans:
        runs_on = span.last is None or span.last >= end
        left, right = place(span.first), WIDTH if runs_on else place(span.last)
        left = min(left, WIDTH - SHORTEST)
        width = max(right - left, SHORTEST)
        row = next((row for row, taken in enumerate(free) if packed and taken <= left), len(free))
        free[row : row + 1] = [left + width + SHORTEST]
        bars.append(Bar(span.key, left, width, row, runs_on))
    years = range(start.year, end.year)
    step = next(step for step in STEPS if len(years) <= step * MOST_TICKS or step == STEPS[-1])
    ticks = tuple(Tick(year, place(date(year, 1, 1))) for year in years if year % step == 0 or len(years) == 1)
    return Timeline(tuple(bars), ticks, place(today) if start <= today < end else None, len(free))
