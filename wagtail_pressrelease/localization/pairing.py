"""Which texts of the target's body belong to which of the source's. Every text of the target belongs to exactly one
pair. Pure Python."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from . import marks
from .bodies import Element
from .proposals import Item, align
from .schema import Leaf

Pairs = Mapping[str, Sequence[str]]
NO_PAIRS: Pairs = {}


@dataclass(slots=True, eq=False)
class Pair:
    """A text of the source, or None, with what translates it."""

    source: Element | None
    targets: list[Element] = field(default_factory=list)
    proposed: bool = False


def split_key(first: str, number: int) -> str:
    """The key of a further paragraph of a translation: it tells which paragraph it continues."""
    return marks.key("continues", first, str(number))


class Pairing:
    """`known` are the ids of a source text's targets, where a person confirmed them."""

    def __init__(self, source: Sequence[Element], target: Sequence[Element], known: Pairs) -> None:
        self.source, self.target, self.known = source, target, known
        self.pairs = [Pair(element) for element in source]
        self._pair_of = {id(pair.source): pair for pair in self.pairs}
        self.owner: dict[int, Pair] = {}  # of a target, by its place
        self.places = {id(element): place for place, element in enumerate(target)}
        self._confirmed()
        self._marked()
        self._equal()
        self._together()
        self._proposed()
        self._together()
        self._continued()
        for pair in self.pairs:
            pair.targets.sort(key=lambda element: self.places[id(element)])

    def in_order(self) -> Iterator[Pair]:
        """All pairs in the source's order; what only the target has stands after what it follows there."""
        after: dict[int, list[Pair]] = {}
        before = -1
        for place, element in enumerate(self.target):
            owner = self.owner.get(place)
            if owner is None:
                after.setdefault(before, []).append(Pair(None, [element]))
            else:
                before = id(owner)
        yield from after.get(-1, ())
        for pair in self.pairs:
            yield pair
            yield from after.get(id(pair), ())

    def _take(self, pair: Pair, element: Element, proposed: bool = False) -> None:
        self.owner[self.places[id(element)]] = pair
        pair.targets.append(element)
        pair.proposed = pair.proposed or proposed

    def _is_free(self, element: Element) -> bool:
        return self.places[id(element)] not in self.owner

    def _confirmed(self) -> None:
        by_id = {element.id: element for element in self.target if not element.is_frame}
        for pair in self.pairs:
            assert pair.source is not None  # noqa: S101 (for the type checker)
            elements = [by_id[each] for each in self.known.get(pair.source.id, ()) if each in by_id]
            for element in elements if pair.source.leaf is Leaf.RICH else elements[:1]:
                if self._is_free(element) and fits(pair.source, element) and not pair.source.is_frame:
                    self._take(pair, element)

    def _marked(self) -> None:
        """By the same id; by the same key or item in another block; by a key that says which paragraph it continues."""
        by_id: dict[Any, Element] = {(element.id, element.is_frame): element for element in self.target}
        by_own = {own: element for element in self.target if (own := element.own_id)}
        for names in (by_id, by_own):
            for pair in self.pairs:
                source = pair.source
                if source is None or pair.targets:
                    continue
                found = names.get((source.id, source.is_frame) if names is by_id else source.own_id)
                if found is not None and self._is_free(found) and fits(source, found):
                    self._take(pair, found)
        for place, element in enumerate(self.target[:-1]):
            following = self.target[place + 1]
            pair_of = self.owner.get(place)
            if pair_of and self._continues(element, following):
                first = pair_of.targets[0].line
                numbers = range(1, len(pair_of.targets) + 3)
                if first and following.line and following.line.key in (split_key(first.key, n) for n in numbers):
                    self._take(pair_of, following)

    def _continues(self, element: Element, following: Element) -> bool:
        """Whether the second directly follows in the same rich text, is of the same kind, and belongs to nothing."""
        return (
            element.doc is not None
            and element.doc is following.doc
            and element.kind == following.kind
            and self._is_free(following)
            and not following.is_blank
        )

    def _equal(self) -> None:
        """A quote, a file, an embed that stands in both bodies is the same one, wherever it stands."""
        free: dict[Hashable, list[Element]] = {}
        for element in self.target:
            if is_placed(element) and self._is_free(element):
                free.setdefault((element.place.block, element.text), []).append(element)
        for pair in self.pairs:
            if pair.source and is_placed(pair.source) and not pair.targets:
                same = free.get((pair.source.place.block, pair.source.text))
                if same:
                    self._take(pair, same.pop(0))

    def _together(self) -> None:
        """Where some of an image's texts are paired, the rest goes with the same image."""
        met = {
            id(pair.source.top): (pair.source.top, target.top)
            for pair in self.pairs
            for target in pair.targets
            if pair.source and is_apart(pair.source) and is_apart(target)
        }
        for mine, theirs in met.values():
            self._by_slot(
                (element for element in self.source if element.top is mine and not element.is_frame),
                (element for element in self.target if element.top is theirs and not element.is_frame),
            )

    def _by_slot(self, sources: Iterable[Element], targets: Iterable[Element]) -> None:
        """One block with another: what stands in the same place of both."""
        slots = {element.place.slot: element for element in targets if self._is_free(element)}
        for source in sources:
            found = slots.get(source.place.slot)
            if found is None or not fits(source, found) or self._pair_of[id(source)].targets:
                continue
            if self._is_open(source) or found.is_blank:
                self._take(
                    self._pair_of[id(source)], found, proposed=source.leaf is not Leaf.NEUTRAL and not source.is_blank
                )

    def _proposed(self) -> None:
        waiting = [
            place
            for place, pair in enumerate(self.pairs)
            if not pair.targets and pair.source and not pair.source.is_blank and self._is_open(pair.source)
        ]
        free = [place for place, element in enumerate(self.target) if self._is_free(element) and not element.is_blank]
        if not waiting or not free:
            return
        for mine, theirs in self._gaps(waiting, free):
            sources = grouped([element for place in mine if (element := self.pairs[place].source)])
            targets = grouped([self.target[place] for place in theirs])
            for place, others in align([item_of(group) for group in sources], [item_of(group) for group in targets]):
                self._propose(
                    sources[place],
                    [element for other in others for element in targets[other]],
                )

    def _is_open(self, source: Element) -> bool:
        return source.id not in self.known or bool(self.known[source.id])

    def _gaps(self, waiting: Sequence[int], free: Sequence[int]) -> Iterator[tuple[list[int], list[int]]]:
        """What is unpaired between the pairs that stand in the same order in both."""
        anchors = [(place, self.places[id(pair.targets[0])]) for place, pair in enumerate(self.pairs) if pair.targets]
        bounds = [*rising(anchors), (len(self.pairs), len(self.target))]
        i = j = 0
        for source_end, target_end in bounds:
            mine, theirs = [], []
            while i < len(waiting) and waiting[i] < source_end:
                mine.append(waiting[i])
                i += 1
            while j < len(free) and free[j] < target_end:
                theirs.append(free[j])
                j += 1
            if mine and theirs:
                yield mine, theirs

    def _propose(self, sources: Sequence[Element], targets: Sequence[Element]) -> None:
        if is_apart(sources[0]):
            self._by_slot(
                (element for element in sources if not element.is_frame),
                (element for element in targets if not element.is_frame),
            )
        else:
            for target in targets:
                self._take(self._pair_of[id(sources[0])], target, proposed=True)

    def _continued(self) -> None:
        """What directly follows a paired paragraph and belongs to nothing is its second half, unless somebody confirmed
        it as a text of its own."""
        for place, following in enumerate(self.target[1:]):
            pair = self.owner.get(place)
            if pair and self._continues(self.target[place], following) and following.id not in self.known:
                self._take(pair, following)


def fits(source: Element, target: Element) -> bool:
    """Whether the one's text can stand as the other's: a heading's is plain, a paragraph's is not."""
    return (source.leaf is Leaf.RICH) == (target.leaf is Leaf.RICH)


def is_placed(element: Element) -> bool:
    """Whether it stands for a whole block that is the same in every language."""
    return element.leaf is Leaf.NEUTRAL and (element.is_frame or element.stands_alone)


def is_apart(element: Element) -> bool:
    """Whether it belongs to a block whose texts go together, as an image's or a table's."""
    return element.is_frame or (len(element.place.steps) > 1 and element.place.steps[1].name is not None)


def grouped(elements: Iterable[Element]) -> list[list[Element]]:
    """Texts one by one; those of a block that goes together as one. Values alone are proposed for nothing."""
    groups: list[list[Element]] = []
    for element in elements:
        together = groups and is_apart(element) and is_apart(groups[-1][0]) and element.top is groups[-1][0].top
        if together:
            groups[-1].append(element)
        else:
            groups.append([element])
    return [group for group in groups if any(element.leaf is not Leaf.NEUTRAL for element in group)]


def item_of(group: Sequence[Element]) -> Item:
    first = group[0]
    if is_apart(first):
        return Item(("block", first.place.block), " ".join(element.text for element in group if not element.is_frame))
    run = id(first.doc) if first.doc else None
    return Item((first.kind, first.leaf), first.text, run)


def rising(anchors: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The longest series of pairs that rises in both."""
    tails: list[int] = []
    places: list[int] = []
    previous: list[int] = []
    for place, (_, target) in enumerate(anchors):
        at = bisect_left(tails, target)
        previous.append(places[at - 1] if at else -1)
        tails[at : at + 1] = [target]
        places[at : at + 1] = [place]
    found = []
    place = places[-1] if places else -1
    while place >= 0:
        found.append(anchors[place])
        place = previous[place]
    return found[::-1]
