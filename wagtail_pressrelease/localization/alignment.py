"""Which piece is which: rows and blocks go by their id, paragraphs by their words where their key moved. Pure
Python."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import Any

from .pieces import Items, Print, prints, same


class _Search:
    def __init__(self, base: Sequence[Any], items: Items):
        self.base, self.items = base, items
        self.prints = [prints(each.piece) for each in items.items]
        self.found: list[int | None] = [None] * len(self.prints)
        self.free = list(range(len(base)))

    def take(self, fits: Callable[[int, int], bool]) -> None:
        """Give every piece that has none yet the first free one of the base that fits."""
        for place, known in enumerate(self.found):
            if known is None and (number := next((each for each in self.free if fits(place, each)), None)) is not None:
                self.found[place] = number
                self.free.remove(number)

    def has_id(self, place: int, number: int) -> bool:
        return bool(self.items.items[place].id) and self.items.items[place].id == self.base[number][0]

    def says(self, place: int, number: int) -> bool:
        return same(self.prints[place], self.base[number][1])

    def take_by_words(self) -> None:
        known = {each[0] for each in self.base if each[0]}
        free_to_move = [self.items.kind == "rich" or each.id not in known for each in self.items.items]
        self.take(lambda place, number: free_to_move[place] and bool(self.prints[place]) and self.says(place, number))

    def take_in_gaps(self) -> None:
        """Paragraphs all of whose keys are new: between two that are known, as many as there were are those."""
        bounds = [(-1, -1), *((place, each) for place, each in enumerate(self.found) if each is not None)]
        bounds.append((len(self.found), len(self.base)))
        for (place, number), (next_place, next_number) in pairwise(bounds):
            width = next_place - place - 1
            if width and width == next_number - number - 1:
                gap = range(number + 1, next_number)
                if all(each in self.free for each in gap):
                    self.found[place + 1 : next_place] = list(gap)
                    self.free = [each for each in self.free if each not in gap]


def align(base: Sequence[Any], items: Items) -> list[int | None]:
    """For every piece its number in the base, None for a new one. `base` is the print of the sequence."""
    search = _Search(base, items)
    search.take(lambda place, number: search.has_id(place, number) and search.says(place, number))
    search.take_by_words()
    search.take(search.has_id)
    if items.kind == "rich":
        search.take_in_gaps()
    return search.found


def pair_new(theirs: Items, mine: Items, new: Sequence[int], new_there: Sequence[int]) -> dict[int, int]:
    """Pieces that both added: the same id, or the same words. From the place in `mine` to the place in `theirs`."""
    base: list[Print] = [[theirs.items[place].id, prints(theirs.items[place].piece)] for place in new_there]
    chosen = Items(mine.kind, tuple(mine.items[place] for place in new))
    search = _Search(base, chosen)
    search.take(lambda place, number: search.has_id(place, number))
    search.take(lambda place, number: bool(search.prints[place]) and search.says(place, number))
    return {new[place]: new_there[number] for place, number in enumerate(search.found) if number is not None}
