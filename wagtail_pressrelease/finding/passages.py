"""The passages of a text where the words of a query stand. Pure Python."""

import re
from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import NamedTuple

from .parts import is_shown
from .tokens import Analyzer, Phrase, find

LENGTHS = {"en": 200, "ja": 100}
"""How many letters a passage has."""
MOST = 2
LONGEST_TEXT = 50_000
GAP = "…"


class Piece(NamedTuple):
    """A part of a passage; `marked` is what was looked for, `language` is set where it is not the passage's."""

    text: str
    marked: bool = False
    language: str = ""


Passage = list[Piece]
Span = tuple[int, int]


def places(text: str, wanted: Sequence[Sequence[Phrase]], analyzer: Analyzer) -> list[list[Span]]:
    """Where each of the things that are wanted stands."""
    tokens = analyzer.tokens(text)
    return [sorted({span for phrase in phrases for span in find(phrase, tokens)}) for phrases in wanted]


def marked(text: str, wanted: Sequence[Sequence[Phrase]], analyzer: Analyzer) -> Passage:
    """The whole of a short text."""
    return _cut(text, 0, len(text), [span for spans in places(text, wanted, analyzer) for span in spans])


class Found(NamedTuple):
    """What stands in a text: whether all that was wanted, and some passages where it does."""

    complete: bool
    passages: list[Passage]


def passages(
    text: str, wanted: Sequence[Sequence[Phrase]], analyzer: Analyzer, language: str, skipped: int = 0
) -> Found:
    """Where words stand in a text of many lines: few passages, which hold as many of the words as they can. The first
    lines may be `skipped`, since they are shown as a whole; of those that are never shown there is no passage."""
    unseen, unshown = set(range(len(wanted))), set(range(len(wanted)))
    found: list[Passage] = []
    for number, line in enumerate(text[:LONGEST_TEXT].split("\n")):
        if not unseen and (not unshown or len(found) >= MOST):
            break
        spans = places(line, wanted, analyzer)
        unseen -= {each for each in unseen if spans[each]}
        for each in sorted(unshown, key=spans.__getitem__) if number >= skipped and is_shown(line) else ():
            if spans[each] and each in unshown and len(found) < MOST:
                window = _window(line, spans[each][0], LENGTHS[language])
                unshown -= {other for other in unshown if any(_inside(span, window) for span in spans[other])}
                found.append(_cut(line, *window, [span for every in spans for span in every]))
    return Found(not unseen, found)


def spoken(passage: Passage, foreign: re.Pattern[str], language: str) -> Passage:
    """A passage with what is `foreign` in it set apart, which is in another `language`."""
    whole, found, start = "".join(piece.text for piece in passage), [], 0
    edges = [edge for match in foreign.finditer(whole) for edge in match.span()]
    for piece in passage:
        end = start + len(piece.text)
        cuts = [start, *(edge for edge in edges if start < edge < end), end]
        for first, last in pairwise(cuts):
            is_foreign = sum(edge <= first for edge in edges) % 2
            found.append(piece._replace(text=whole[first:last], language=language if is_foreign else ""))
        start = end
    return found


def _inside(span: Span, window: Span) -> bool:
    return window[0] <= span[0] and span[1] <= window[1]


def _window(line: str, span: Span, length: int) -> Span:
    """The stretch of a line about a place; words are not cut where spaces part them."""
    start = max(0, min(span[0] - length // 3, len(line) - length))
    end = min(len(line), max(start + length, span[1]))
    if start and (space := line.find(" ", start, span[0])) >= 0:
        start = space + 1
    if end < len(line) and (space := line.rfind(" ", span[1], end)) >= 0:
        end = space
    return start, end


def _cut(text: str, start: int, end: int, spans: Iterable[Span]) -> Passage:
    found: Passage = [Piece(GAP)] if start else []
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
    return [*found, Piece(GAP)] if end < len(text) else found
