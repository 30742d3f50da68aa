"""The passages of a text where the words of a query stand. Pure Python."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from .tokens import Analyzer, Phrase, find

LENGTHS = {"en": 200, "ja": 100}
"""How many letters a passage has."""
MOST = 2
LONGEST_TEXT = 50_000
GAP = "…"


class Piece(NamedTuple):
    """A part of a passage; `marked` is what was looked for."""

    text: str
    marked: bool = False


Passage = list[Piece]
Span = tuple[int, int]


def places(text: str, wanted: Sequence[Sequence[Phrase]], analyzer: Analyzer) -> list[list[Span]]:
    """Where each of the things that are wanted stands."""
    tokens = analyzer.tokens(text)
    return [sorted({span for phrase in phrases for span in find(phrase, tokens)}) for phrases in wanted]


def marked(text: str, wanted: Sequence[Sequence[Phrase]], analyzer: Analyzer) -> Passage:
    """The whole of a short text."""
    return _cut(text, 0, len(text), [span for spans in places(text, wanted, analyzer) for span in spans])


def passages(
    text: str, wanted: Sequence[Sequence[Phrase]], analyzer: Analyzer, language: str, after: int = 0
) -> list[Passage]:
    """Where the words stand in a text of many lines, from a place on: few passages, which hold as many of the words as
    they can; [] where none stands there."""
    text = text[:LONGEST_TEXT]
    found = [[span for span in spans if span[0] >= after] for spans in places(text, wanted, analyzer)]
    windows: list[Span] = []
    for spans in found:
        if spans and len(windows) < MOST and not any(_inside(span, window) for span in spans for window in windows):
            windows.append(_window(text, spans[0], LENGTHS[language]))
    every = [span for spans in found for span in spans]
    return [_cut(text, *window, every) for window in sorted(windows)]


def _inside(span: Span, window: Span) -> bool:
    return window[0] <= span[0] and span[1] <= window[1]


def _window(text: str, span: Span, length: int) -> Span:
    """The stretch of a line about a place; words are not cut where spaces part them."""
    first = text.rfind("\n", 0, span[0]) + 1
    last = text.find("\n", span[1])
    last = len(text) if last < 0 else last
    start = max(first, min(span[0] - length // 3, last - length))
    end = min(last, max(start + length, span[1]))
    if start > first and (space := text.find(" ", start, span[0])) >= 0:
        start = space + 1
    if end < last and (space := text.rfind(" ", span[1], end)) >= 0:
        end = space
    return start, end


def _cut(text: str, start: int, end: int, spans: Iterable[Span]) -> Passage:
    found: Passage = []
    if start and text[start - 1] != "\n":
        found.append(Piece(GAP))
    place = start
    for first, last in sorted(spans):
        first, last = max(first, place), min(last, end)
        if first < last:
            if first > place:
                found.append(Piece(text[place:first]))
            found.append(Piece(text[first:last], True))
            place = last
    if place < end:
        found.append(Piece(text[place:end]))
    if end < len(text) and text[end] != "\n":
        found.append(Piece(GAP))
    return found
