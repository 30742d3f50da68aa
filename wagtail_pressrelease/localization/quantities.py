"""What a figure can say: a number with its unit, a day, an hour. And when two of them say the same. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from enum import IntEnum
from fractions import Fraction

from .measures import MONEY, SPANS

CLOSE = Fraction(2, 100)
# What stands between the two numbers of a range.
RANGE = re.compile(r"\s?(?:[-–—〜～~、・]|to|and|or|から|ないし)\s?")


class Weight(IntEnum):
    """How much it means that the other language does not have a figure."""

    FREE = 0
    """Nothing: one, first, half. It is there for the other language to find."""
    SMALL = 1
    """Something where the other has a small number left over as well: nine companies against 8社. Alone it is a matter
    of style, as where one language counts what the other names."""
    STRONG = 2
    """It is missing."""


@dataclass(frozen=True, slots=True)
class Number:
    """`written` as it stands, with its thousands and millions; `amount` in the unit, which is "" for what is merely
    counted. `places`: how many decimals were written, None where there is no end to them. `rough`: it was converted
    from miles or acres, and is not written so in the other language."""

    written: Fraction
    unit: str = ""
    factor: Fraction = Fraction(1)
    places: int | None = 0
    rough: bool = False

    @property
    def amount(self) -> Fraction:
        return self.written * self.factor


@dataclass(frozen=True, slots=True)
class Day:
    """A date, or as much of it as is written. Monday is 0."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    hour: int
    minute: int = 0


Value = Number | Day | Clock


@dataclass(frozen=True, slots=True)
class Figure:
    """A figure as it is written, and what it says. `others`: what else it can be taken for, as 2020 for a year or for
    a number of people."""

    text: str
    value: Value
    language: str
    weight: Weight = Weight.STRONG
    others: tuple[Value, ...] = ()
    start: int = 0

    @property
    def readings(self) -> tuple[Value, ...]:
        return (self.value, *self.others)


class Reader:
    """Reads a text, one kind of figure after the other; what was read once is not read again. `left` is the text with
    spaces for what is not to be read."""

    def __init__(self, text: str, language: str, left: str):
        self.text, self.left, self.language = text, left, language
        self.found: list[Figure] = []
        self._bare_until = -1

    def all(self, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
        """What fits a pattern in what is left of the text."""
        yield from list(pattern.finditer(self.left))

    def add(self, found: re.Match[str], value: Value, *others: Value, weight: Weight | None = None) -> None:
        start, end = found.span()
        written = self.text[start:end]
        text = written.strip()
        if weight is None:
            weight = number_weight(value) if isinstance(value, Number) else Weight.STRONG
        place = start + written.index(text)
        self.found.append(Figure(text, value, self.language, weight, others, place))
        self.left = self.left[:start] + " " * (end - start) + self.left[end:]

    def add_count(
        self, found: re.Match[str], number: Number, scale: int, *others: Value, weight: Weight | None = None
    ) -> None:
        """Add a number that was multiplied by `scale`, as by a million. In ¥2–3 billion the first number has the scale
        and the measure of the second."""
        if self._bare_until >= 0 and RANGE.fullmatch(self.text, self._bare_until, found.start()):
            first = self.found[-1]
            if isinstance(first.value, Number):
                unit, written = number.unit or first.value.unit, first.value.written * scale
                meant = Number(written, unit, number.factor, first.value.places, number.rough)
                self.found[-1] = replace(first, others=(*first.others, meant))
        self.add(found, number, *others, weight=weight)
        is_bare = scale == 1 and number.unit in ("", *MONEY)
        self._bare_until = found.end() if is_bare else -1


def number_weight(number: Number) -> Weight:
    """A share, a sum, a length or a decimal fraction is looked for; of mere counts and spans only those beyond ten."""
    if number.unit in ("", *SPANS) and not number.places:
        if number.written <= 1:
            return Weight.FREE
        return Weight.SMALL if number.written <= 10 else Weight.STRONG
    return Weight.FREE if number.unit not in ("part", *MONEY) and number.written == 1 else Weight.STRONG


def says(one: Figure, other: Figure) -> bool:
    """Whether `other` says what `one` says, in one of its readings."""
    return any(_says(mine, theirs) for mine in one.readings for theirs in other.readings)


def _says(mine: Value, theirs: Value) -> bool:
    if isinstance(mine, Number) and isinstance(theirs, Number):
        return _same_number(mine, theirs)
    if isinstance(mine, Day) and isinstance(theirs, Day):
        return _within(mine, theirs)
    return mine == theirs


def _within(mine: Day, theirs: Day) -> bool:
    """Whether a date is the same as far as both are written, and neither ends before its day or month."""
    parts = [
        (mine.year, theirs.year),
        (mine.month, theirs.month),
        (mine.day, theirs.day),
    ]
    closest = max(place for place, (part, _other) in enumerate(parts) if part is not None)
    if parts[closest][1] is None:
        return False
    return all(None in pair or pair[0] == pair[1] for pair in [*parts, (mine.weekday, theirs.weekday)])


def _same_number(mine: Number, theirs: Number) -> bool:
    if mine.unit and theirs.unit and mine.unit != theirs.unit:
        return False
    if not (mine.unit and theirs.unit):
        return mine.written == theirs.written
    one, other = mine.amount, theirs.amount
    if one == other:
        return True
    if not one or not other or abs(one - other) / max(one, other) > CLOSE:
        return False
    return mine.rough or theirs.rough or _rounded(mine, theirs) or _rounded(theirs, mine)


def _rounded(full: Number, short: Number) -> bool:
    """Whether one is the other with fewer decimals: 16.1 and 16 per cent, a third and 33 per cent. Money is exact."""
    if full.unit in MONEY or short.places is None or (full.places is not None and full.places <= short.places):
        return False
    return round(full.amount / short.factor, short.places) == short.written
