"""Two people changed the same content: what each of them changed is kept, and where both changed the same, both texts.

Known are the print of what I was shown (`base`), what the other person has saved since (`theirs`), and what I send
(`mine`). What I did not touch keeps the other's change; what only I touched is mine; of what both touched theirs stays
in the content, and mine is handed back as a conflict. Pure Python.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum
from typing import Any

from . import pieces
from .alignment import align, pair_new
from .elements import Element
from .pieces import KEYS_OF_ROWS, Fields, Item, Items, Leaf, Piece, Print, prints, raw, same


class Kind(StrEnum):
    """How two changes met."""

    BOTH = "both"
    """Both changed the words."""
    GONE = "gone"
    """Deleted there, changed here."""
    DELETED = "deleted"
    """Deleted here, changed there."""
    ORDER = "order"
    """Both put them in another order."""


@dataclass(frozen=True, slots=True)
class Conflict:
    """A change of mine that is not in the content. `path` leads to its place, as `body_ja:<block>:<key>`; `print` is
    that of mine; `after` names the piece that it stood behind, for what is gone."""

    path: str
    kind: Kind
    mine: Any
    theirs: Any
    print: Print = ""
    after: str = ""


@dataclass(slots=True)
class Merged:
    """A content with both people's changes, and what of mine is not in it."""

    content: dict[str, Any]
    conflicts: list[Conflict] = field(default_factory=list)


def shown(content: Mapping[str, Any], keys_of_rows: Collection[str] = KEYS_OF_ROWS) -> Print:
    """The print of a content: a base, for when somebody is shown it."""
    return prints(pieces.page(content, keys_of_rows))


def merge(
    base: Print,
    theirs: Mapping[str, Any],
    mine: Mapping[str, Any],
    keys_of_rows: Collection[str] = KEYS_OF_ROWS,
) -> Merged:
    """Both people's changes. `base` is a `shown`; the contents are plain data. What stands in `theirs` alone stays."""
    merged = Merged({})
    page = _Merge(merged.conflicts).fields(base, pieces.page(theirs, keys_of_rows), pieces.page(mine, keys_of_rows), ())
    merged.content = raw(page)
    return merged


class _Merge:
    def __init__(self, conflicts: list[Conflict]):
        self.conflicts = conflicts

    def conflict(self, path: Sequence[str], kind: Kind, mine: Piece | None, theirs: Any, after: str = "") -> None:
        value, known = (raw(mine), prints(mine)) if mine is not None else (None, "")
        self.conflicts.append(Conflict(":".join(path), kind, value, theirs, known, after))

    def piece(self, base: Print, theirs: Piece, mine: Piece, path: tuple[str, ...]) -> Piece:
        there, here = prints(theirs), prints(mine)
        if same(here, base) or same(here, there):
            return theirs  # with the keys that it has in the content
        if same(there, base):
            return mine
        if isinstance(theirs, Fields) and isinstance(mine, Fields) and self._alike(base, theirs, mine):
            return self.fields(base or {}, theirs, mine, path)
        sequences = _sequences(theirs, mine)
        if sequences is not None and (isinstance(base, list) or not base):
            return self.items(base or [], *sequences, path)
        self.conflict(path, Kind.BOTH, mine, raw(theirs))
        return theirs

    @staticmethod
    def _alike(base: Print, theirs: Fields, mine: Fields) -> bool:
        """Structures may lack members; the cells of a table of another shape, and a block of another type, are other
        ones."""
        if theirs.kind != mine.kind or not (isinstance(base, dict) or not base):
            return False
        if theirs.kind in ("cells", "block"):
            return theirs.members.keys() == mine.members.keys() and (not base or base.keys() == mine.members.keys())
        return True

    def fields(self, base: Print, theirs: Fields, mine: Fields, path: tuple[str, ...]) -> Fields:
        nothing = Leaf(None, "")
        members = {}
        for name in (*theirs.members, *(name for name in mine.members if name not in theirs.members)):
            if name not in mine.members:
                members[name] = theirs.members[name]
                continue
            inner = path if theirs.kind == "block" else (*path, name)
            there, here = theirs.members.get(name, nothing), mine.members[name]
            members[name] = self.piece(base.get(name, ""), there, here, inner)
        return Fields(theirs.kind, members, {**mine.fixed, **theirs.fixed})

    def items(self, base: list[Any], theirs: Items, mine: Items, path: tuple[str, ...]) -> Items:
        return _Sequence(self, base, theirs, mine, path).merged()


def _sequences(theirs: Piece, mine: Piece) -> tuple[Items, Items] | None:
    """Both as sequences of one kind; a blank text and an empty sequence are sequences of whatever the other is."""
    known = next((each for each in (theirs, mine) if isinstance(each, Items) and each.items), None)
    if known is None:
        return None
    both = []
    for each in (theirs, mine):
        if isinstance(each, Fields) or (isinstance(each, Leaf) and each.words):
            return None
        if isinstance(each, Items) and each.items and each.kind != known.kind:
            return None
        both.append(each if isinstance(each, Items) and each.items else Items(known.kind, ()))
    return both[0], both[1]


class _Sequence:
    """The merge of one sequence. Every piece has a name of its own here: its number in the base, or its place in
    `theirs` or `mine` where it is new."""

    def __init__(self, merge: _Merge, base: list[Any], theirs: Items, mine: Items, path: tuple[str, ...]):
        self.merge, self.base, self.path, self.kind = merge, base, path, theirs.kind
        there, here = align(base, theirs), align(base, mine)
        new = [place for place, number in enumerate(here) if number is None]
        new_there = [place for place, number in enumerate(there) if number is None]
        paired = pair_new(theirs, mine, new, new_there)
        self.order_there: list[Any] = [
            number if number is not None else ("theirs", place) for place, number in enumerate(there)
        ]
        self.order_here: list[Any] = [
            number if number is not None else ("theirs", paired[place]) if place in paired else ("mine", place)
            for place, number in enumerate(here)
        ]
        self.theirs: dict[Any, Item] = dict(zip(self.order_there, theirs.items, strict=True))
        self.mine: dict[Any, Item] = dict(zip(self.order_here, mine.items, strict=True))

    def merged(self) -> Items:
        kept: dict[Any, Item] = {}
        for name in (*self.order_there, *(name for name in self.order_here if name not in self.theirs)):
            item = self._one(name)
            if item is not None:
                kept[name] = item
        return Items(self.kind, tuple(_each_its_id(self.kind, [kept[name] for name in self._order(kept)])))

    def _one(self, name: Any) -> Item | None:
        there, here = self.theirs.get(name), self.mine.get(name)
        known = self.base[name][1] if isinstance(name, int) else ""
        if there is not None and here is not None:
            path = (*self.path, there.id)
            return replace(there, piece=_with_key(self.merge.piece(known, there.piece, here.piece, path), there))
        if here is None and there is not None:
            if not isinstance(name, int):
                return there
            if same(prints(there.piece), known):
                return None
            self.merge.conflict((*self.path, there.id), Kind.DELETED, None, raw(there.piece))
            return there
        if here is None or not isinstance(name, int):
            return here
        if not same(prints(here.piece), known):
            self.merge.conflict((*self.path, here.id), Kind.GONE, here.piece, None, self._before(name))
        return None

    def _before(self, name: Any) -> str:
        place = self.order_here.index(name)
        return self.mine[self.order_here[place - 1]].id if place else ""

    def _order(self, kept: Mapping[Any, Item]) -> list[Any]:
        common = {name for name in self.theirs if name in self.mine and isinstance(name, int)}
        there, here = ([name for name in order if name in common] for order in (self.order_there, self.order_here))
        leading, following = self.order_there, self.order_here
        if here not in (sorted(common), there) and self.kind != "set":
            if there == sorted(common):
                leading, following = following, leading
            else:
                mine, theirs = [self.mine[name].id for name in here], [self.theirs[name].id for name in there]
                self.merge.conflict((*self.path, "order"), Kind.ORDER, Leaf(mine, "".join(mine)), theirs)
        order = [name for name in leading if name in kept]
        following = [name for name in following if name in kept]
        last = max((place for place, name in enumerate(following) if name in order), default=-1)
        behind = None
        for place_there, name in enumerate(following):
            if name not in order and place_there > last:
                order.append(name)
            elif name not in order:
                place = order.index(behind) + 1 if behind is not None else 0
                while place < len(order) and order[place] not in following:
                    place += 1
                order.insert(place, name)
            behind = name
        return order


def _with_key(piece: Piece, there: Item) -> Piece:
    """A paragraph keeps the key that it has in the content."""
    if isinstance(piece, Leaf) and isinstance(piece.value, Element) and piece.value.key != there.id:
        return replace(piece, value=piece.value.keyed(there.id))
    return piece


def _each_its_id(kind: str, items: Sequence[Item]) -> list[Item]:
    """A piece whose id another one has already is given another one when it is stored."""
    seen: set[str] = set()
    found = []
    for item in items:
        if item.id in seen and item.id and kind != "set":
            item = _without_id(item)
        seen.add(item.id)
        found.append(item)
    return found


def _without_id(item: Item) -> Item:
    piece = item.piece
    if isinstance(piece, Leaf) and isinstance(piece.value, Element):
        return Item("", replace(piece, value=piece.value.keyed("")))
    if isinstance(piece, Fields):
        return Item("", replace(piece, fixed={k: v for k, v in piece.fixed.items() if k not in ("id", "uid", "pk")}))
    return replace(item, id="")
