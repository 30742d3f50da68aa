"""Which of the things of an earlier version is which of a later one, by marks and words. Pure Python."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from itertools import pairwise
from typing import Any

ALIKE = 0.5  # from here on a text is taken for another version of an earlier one
OWN_MARK, SAME_GROUP = 0.15, 0.05  # what speaks for it beside the words
MOST = 4000  # comparisons; beyond, only marks and places count


@dataclass(slots=True, eq=False)
class Marked:
    """`words` are "" for what is blank. Only things of one `kind` are ever the same; `group` is where it stands."""

    kind: str
    group: str
    mark: str
    words: str
    holder: Any = None
    pairs_of_letters: frozenset[str] | None = field(default=None)

    def likeness(self, other: Marked) -> float:
        """How much of two texts is the same, from 0 to 1."""
        mine, theirs = self._letters(), other._letters()
        return 2 * len(mine & theirs) / ((len(mine) + len(theirs)) or 1)

    def _letters(self) -> frozenset[str]:
        if self.pairs_of_letters is None:
            self.pairs_of_letters = frozenset(self.words[place : place + 2] for place in range(len(self.words)))
        return self.pairs_of_letters


def assigned(old: Sequence[Marked], new: Sequence[Marked]) -> list[str]:
    """The mark that each of the new ones has from now on: that of the old one that it is, else its own, or "" where
    that is another's. No mark is given twice."""
    search = _Search(old, new)
    search.unchanged()
    search.moved()
    search.changed()
    search.in_place()
    return search.marks()


class _Search:
    def __init__(self, old: Sequence[Marked], new: Sequence[Marked]) -> None:
        self.old, self.new = old, new
        self.by_mark: dict[str, int] = {}
        for place, each in enumerate(old):
            if each.mark:
                self.by_mark.setdefault(each.mark, place)
        self.found: list[int | None] = [None] * len(new)
        self.free = {place for place, each in enumerate(old) if each.mark and self.by_mark[each.mark] == place}

    def _take(self, place: int, earlier: int) -> None:
        self.found[place] = earlier
        self.free.discard(earlier)

    def _open(self) -> list[int]:
        return [place for place, earlier in enumerate(self.found) if earlier is None]

    def unchanged(self) -> None:
        for place, each in enumerate(self.new):
            earlier = self.by_mark.get(each.mark, -1)
            if earlier in self.free and _same(self.old[earlier], each):
                self._take(place, earlier)

    def moved(self) -> None:
        """The same words elsewhere: where it stood before rather than far away."""
        by_words: dict[tuple[str, str], list[int]] = {}
        for earlier in sorted(self.free):
            if self.old[earlier].words:
                by_words.setdefault((self.old[earlier].kind, self.old[earlier].words), []).append(earlier)
        for at_home in (True, False):
            for place in self._open():
                each = self.new[place]
                for earlier in by_words.get((each.kind, each.words), ()):
                    if earlier in self.free and (not at_home or self.old[earlier].group == each.group):
                        self._take(place, earlier)
                        break

    def changed(self) -> None:
        """Words that are alike, those under their own mark first."""
        news = [place for place in self._open() if self.new[place].words]
        olds = [earlier for earlier in sorted(self.free) if self.old[earlier].words]
        if len(news) * len(olds) <= MOST:
            scores = []
            for place in news:
                for earlier in olds:
                    score = self._score(place, earlier)
                    if score >= ALIKE:
                        scores.append((-score, place, earlier))
            for _, place, earlier in sorted(scores):
                if self.found[place] is None and earlier in self.free:
                    self._take(place, earlier)
        for place in self._open():
            earlier = self.by_mark.get(self.new[place].mark, -1)
            if earlier in self.free and self.old[earlier].kind == self.new[place].kind:
                self._take(place, earlier)

    def _score(self, place: int, earlier: int) -> float:
        before, each = self.old[earlier], self.new[place]
        if before.kind != each.kind:
            return 0.0
        beside = OWN_MARK * (before.mark == each.mark) + SAME_GROUP * (before.group == each.group)
        return before.likeness(each) + beside

    def in_place(self) -> None:
        """As many new ones between two that are known as there were: they are those, rewritten."""
        known = [(place, earlier) for place, earlier in enumerate(self.found) if earlier is not None]
        bounds = [(-1, -1), *known, (len(self.new), len(self.old))]
        for (place, earlier), (next_place, next_earlier) in pairwise(bounds):
            news = [n for n in range(place + 1, next_place) if self.new[n].words]
            olds = [o for o in range(earlier + 1, next_earlier) if o in self.free and self.old[o].words]
            same = [self.new[n].kind for n in news] == [self.old[o].kind for o in olds]
            if same and all(self.new[n].group == self.old[o].group for n, o in zip(news, olds, strict=True)):
                for n, o in zip(news, olds, strict=True):
                    self._take(n, o)

    def marks(self) -> list[str]:
        given = {self.old[earlier].mark for earlier in self.found if earlier is not None}
        marks = []
        for each, earlier in zip(self.new, self.found, strict=True):
            mark = each.mark if earlier is None else self.old[earlier].mark
            if earlier is None and (mark in given or mark in self.by_mark):
                mark = ""
            given.add(mark)
            marks.append(mark)
        return marks


def _same(before: Marked, after: Marked) -> bool:
    return (before.kind, before.words) == (after.kind, after.words)
