"""Which text of one language is likely the translation of which of the other, where nobody has said so: by order, kind
and length, figures and Latin words (Gale and Church, 1993). Cheap, and never more than a proposal. Pure Python."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from math import log

WIDE = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿]")
WIDTH = 2.2  # English letters that say as much as one Japanese character
TOKEN = re.compile(r"[0-9]+|[a-z]{2,}")
LEFT_OUT = 1.8
JOINED = 2.0
LENGTH = 3.0
IN_COMMON = 1.2
BAND = 25  # how far from the diagonal is looked


@dataclass(frozen=True, slots=True)
class Item:
    """`fit` must be equal for two to be paired; texts of the same `run`, which is not None, may be taken together."""

    fit: Hashable
    text: str
    run: Hashable = None

    def measured(self) -> tuple[float, frozenset[str]]:
        """How much it says, and its figures and Latin words."""
        wide = len(WIDE.findall(self.text))
        folded = unicodedata.normalize("NFKC", self.text).lower().replace(",", "")
        return len(self.text) - wide + wide * WIDTH + 10, frozenset(TOKEN.findall(folded))


def align(source: Sequence[Item], target: Sequence[Item]) -> list[tuple[int, range]]:
    """The pairs, as places in both, in order: one to one or one to two. What fits nothing is left out, and
    where one seems to translate two, it goes with the one that it fits better."""
    if [item.fit for item in source] == [item.fit for item in target]:
        return [(n, range(n, n + 1)) for n in range(len(source))]
    mine, theirs = [item.measured() for item in source], [item.measured() for item in target]
    slope = len(target) / max(len(source), 1)
    band = max(BAND, int(slope) + 1)
    best: dict[tuple[int, int], tuple[float, int, int]] = {(0, 0): (0.0, 0, 0)}
    for i in range(len(source) + 1):
        middle = int(i * slope)
        for j in range(max(0, middle - band), min(len(target), middle + band) + 1):
            found = best.get((i, j), (float("inf"), 0, 0))
            for di, dj in ((1, 0), (0, 1), (1, 1), (1, 2), (2, 1)):
                before = best.get((i - di, j - dj))
                if before is None:
                    continue
                here = before[0] + _cost(source, target, mine, theirs, i - di, i, j - dj, j)
                if here < found[0]:
                    found = (here, di, dj)
            if found[0] < float("inf"):
                best[i, j] = found
    pairs = []
    for some, others in _traced(best, len(source), len(target)):
        costs = {i: _cost(source, target, mine, theirs, i, i + 1, others.start, others.stop) for i in some}
        chosen = min(costs, key=lambda i: costs[i])
        pairs.append((chosen, others))
    return pairs


def _traced(best: dict[tuple[int, int], tuple[float, int, int]], i: int, j: int) -> list[tuple[range, range]]:
    pairs = []
    while (i, j) != (0, 0):
        _, di, dj = best[i, j]
        if di and dj:
            pairs.append((range(i - di, i), range(j - dj, j)))
        i, j = i - di, j - dj
    return pairs[::-1]


def _cost(
    source: Sequence[Item],
    target: Sequence[Item],
    mine: Sequence[tuple[float, frozenset[str]]],
    theirs: Sequence[tuple[float, frozenset[str]]],
    i1: int,
    i2: int,
    j1: int,
    j2: int,
) -> float:
    if i1 == i2 or j1 == j2:
        return LEFT_OUT * (i2 - i1 + j2 - j1)
    if source[i1].fit != target[j1].fit:
        return float("inf")
    joined = 0.0
    for items, first, last in ((source, i1, i2 - 1), (target, j1, j2 - 1)):
        if first < last:
            if items[first].run is None or (items[first].run, items[first].fit) != (items[last].run, items[last].fit):
                return float("inf")
            joined = JOINED
    length = abs(log(sum(size for size, _ in mine[i1:i2]) / sum(size for size, _ in theirs[j1:j2])))
    common = sum(len(mine[i][1] & theirs[j][1]) for i in range(i1, i2) for j in range(j1, j2))
    return LENGTH * length + joined - IN_COMMON * min(common, 3)
