"""The figures of a text, and those on which two languages do not agree: amounts, shares, dates, hours. Pure Python.

Dates agree as far as both are written: a year may be dropped, a day may not. Measures of one kind are converted
exactly; miles, feet and acres within two per cent; one currency is never another. A share or a length may be rounded to
fewer decimals, money may not. Small numbers are a matter of style, since one language counts what the other names: they
are told only where the other text has a small number left over as well. An hour is the same hour: a text that gives
one in London and one in Tokyo gives both in both languages.
"""

from __future__ import annotations

import re

from . import figures_en, figures_ja
from .quantities import Clock, Day, Figure, Number, Reader, Value, Weight, says
from .units import plain

__all__ = ["Clock", "Day", "Figure", "Number", "Value", "Weight", "disagreements", "figures"]

READ = {"en": figures_en.read, "ja": figures_ja.read}
# Addresses, telephones and post codes are no figures: each language has its own. Nobody counts to 25 digits.
NO_FIGURES = re.compile(
    r"[\d,.]{25,}|[〇一二三四五六七八九十百千万億兆]{25,}|"
    r"https?://\S+|www\.\S+|\S+@\S+"
    r"|〒? ?\d{3}-\d{4}(?!\d|-)"
    r"|(?:電話|内線|TEL|FAX|Tel|Fax|ext|extension)[.:： ]*\+?[\d(][\d() -]*"
    r"|\+\d[\d() -]{7,}\d"
    r"|(?<![\d.,-])\(?0\d{1,5}\)?[ -]\d{2,4}[ -]?\d{3,4}(?:-\d{3,4})?(?![\d.,])"
)
# What says a day without a date.
RELATIVE = {
    "en": re.compile(
        r"\b(?:today|yesterday|tomorrow|tonight|same|following|(?:this|last|next) (?:week|month|year|autumn|fall"
        r"|spring|summer|winter|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day))\b",
        re.IGNORECASE,
    ),
    "ja": re.compile("本日|今日|昨日|明日|当日|同日|翌日|前日|[先今来同昨翌本][年月週]|[今昨来][春夏秋冬]"),
}


def figures(text: str, language: str) -> list[Figure]:
    """The figures of a text or a piece of HTML, as they follow each other."""
    words = plain(text)
    reader = Reader(words, language, NO_FIGURES.sub(lambda found: " " * len(found[0]), words))
    READ[language](reader)
    return sorted(reader.found, key=lambda figure: figure.start)


def disagreements(source: str, source_language: str, target: str, target_language: str) -> list[Figure]:
    """The figures of either text that the other does not have, the source's first; `language` says whose each is. An
    empty text disagrees with nothing."""
    if not plain(source) or not plain(target):
        return []
    one, other = figures(source, source_language), figures(target, target_language)
    left, right = _missing(one, other), _missing(other, one)
    left, right = (
        _excused(left, right, RELATIVE[target_language], target),
        _excused(right, left, RELATIVE[source_language], source),
    )
    return [*_told(left, right), *_told(right, left)]


def _missing(mine: list[Figure], theirs: list[Figure]) -> list[Figure]:
    return [each for each in mine if not any(says(each, other) for other in _candidates(each, theirs))]


def _candidates(figure: Figure, theirs: list[Figure]) -> list[Figure]:
    """What may say the same. Three months are looked for among the months, where there are any: there is often a three
    of something else."""
    if figure.weight != Weight.SMALL or not (unit := _unit(figure.value)):
        return theirs
    return [each for each in theirs if unit in map(_unit, each.readings)] or theirs


def _unit(value: Value) -> str:
    return value.unit if isinstance(value, Number) else ""


def _excused(mine: list[Figure], theirs: list[Figure], relative: re.Pattern[str], text: str) -> list[Figure]:
    """Without the dates for which the other text says today, or next month."""
    if any(isinstance(each.value, Day) and each.weight for each in theirs):
        return mine
    dates = [each for each in mine if isinstance(each.value, Day)][: len(relative.findall(plain(text)))]
    return [each for each in mine if each not in dates]


def _told(mine: list[Figure], theirs: list[Figure]) -> list[Figure]:
    return [
        each
        for each in mine
        if each.weight == Weight.STRONG
        or (each.weight == Weight.SMALL and any(_instead(each, other) for other in theirs))
    ]


def _instead(mine: Figure, theirs: Figure) -> bool:
    """Whether one may have been meant to be the other: both count, or both say how long."""
    if not (isinstance(mine.value, Number) and isinstance(theirs.value, Number)):
        return False
    ours, others = _unit(mine.value), _unit(theirs.value)
    if ours == others:
        return bool(theirs.weight) or bool(ours) or theirs.text.lower() in ("1", "one")
    return bool(theirs.weight) and not (ours and others)
