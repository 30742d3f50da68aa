"""Places in a content, by the paths that conflicts name: what stands there, and putting something there. Pure
Python."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import replace
from typing import Any

from . import pieces
from .elements import Element, split
from .pieces import KEYS_OF_ROWS, Fields, Item, Items, Leaf, Piece, Print, digest, raw, same


def value_at(content: Mapping[str, Any], path: str, keys_of_rows: Collection[str] = KEYS_OF_ROWS) -> Any:
    """What stands at a place now; None where nothing does. Of a block its value, of an order the ids in it."""
    names = path.split(":")
    if len(names) > 1 and names[-1] == "order":
        holder = _piece(pieces.page(content, keys_of_rows), names[:-1])
        return [each.id for each in holder.items] if isinstance(holder, Items) else None
    found = _piece(pieces.page(content, keys_of_rows), names)
    inside = _value_of(found)
    return None if inside is None else raw(inside)


def shows(base: Print, path: str, known: Print) -> bool:
    """Whether a base is of a form that showed a print at a place."""
    for name in path.split(":"):
        if name == "order" and isinstance(base, list):
            return bool(known == digest("".join(each[0] for each in base)))
        if isinstance(base, dict) and name not in base and len(base) == 1:
            (base,) = base.values()  # into the block
        if isinstance(base, list):
            base = next((each[1] for each in base if each[0] == name), "")
        else:
            base = base.get(name, "") if isinstance(base, dict) else ""
    inside = next(iter(base.values())) if isinstance(base, dict) and len(base) == 1 else base
    return same(base, known) or same(inside, known)


def _piece(piece: Piece | None, names: Sequence[str]) -> Piece | None:
    for name in names:
        piece = _value_of(piece)
        if isinstance(piece, Fields):
            piece = piece.members.get(name)
        elif isinstance(piece, Items):
            piece = next((each.piece for each in piece.items if each.id == name), None)
        else:
            return None
    return piece


def _value_of(piece: Piece | None) -> Piece | None:
    return next(iter(piece.members.values())) if isinstance(piece, Fields) and piece.kind == "block" else piece


def put(
    content: Mapping[str, Any],
    path: str,
    value: Any,
    after: str = "",
    keys_of_rows: Collection[str] = KEYS_OF_ROWS,
) -> dict[str, Any]:
    """The content with what a conflict holds of mine in its place: `value` None takes out what was deleted here, and
    what is gone comes back behind `after`."""
    page = pieces.page(content, keys_of_rows)
    changed: dict[str, Any] = raw(_put(page, path.split(":"), value, after))
    return changed


def _put(piece: Piece, names: Sequence[str], value: Any, after: str) -> Piece:
    name, *rest = names
    if isinstance(piece, Fields) and piece.kind == "block":
        ((block, inside),) = piece.members.items()
        return replace(piece, members={block: _put(inside, names, value, after)})
    if isinstance(piece, Fields):
        there = piece.members.get(name, Leaf(None, ""))
        members = {**piece.members, name: _put(there, rest, value, after) if rest else Leaf(value, "")}
        return replace(piece, members=members)
    if not isinstance(piece, Items):
        return piece
    if not rest and name == "order":
        return replace(piece, items=tuple(sorted(piece.items, key=_rank(value, piece))))
    if not rest:
        return replace(piece, items=_with_item(piece, name, value, after))
    return replace(
        piece,
        items=tuple(
            replace(each, piece=_put(each.piece, rest, value, after)) if each.id == name else each
            for each in piece.items
        ),
    )


def _rank(order: Sequence[str], piece: Items) -> Any:
    """Pieces that the order does not know stay behind the one that they stand behind now."""
    ranks: dict[str, tuple[int, int]] = {}
    last = -1
    for place, each in enumerate(piece.items):
        last = order.index(each.id) if each.id in order else last
        ranks[each.id] = (last, place if each.id not in order else -1)
    return lambda item: ranks[item.id]


def _with_item(piece: Items, name: str, value: Any, after: str) -> tuple[Item, ...]:
    items = list(piece.items)
    place = next((number for number, each in enumerate(items) if each.id == name), None)
    if value is None:
        return tuple(each for each in items if each.id != name)
    made = _item(piece.kind, name, value)
    if place is None:
        behind = next((number for number, each in enumerate(items) if each.id == after), len(items) if after else -1)
        items.insert(behind + 1, made)
        return tuple(items)
    there = items[place].piece
    if isinstance(there, Fields) and not _is_whole(piece.kind, value):
        ((block, _inside),) = there.members.items()
        made = Item(name, replace(there, members={block: made.piece}))
    items[place] = made
    return tuple(items)


def _is_whole(kind: str, value: Any) -> bool:
    """Whether a value is a row or a block, and not only what stands in a block."""
    return kind == "rows" or (isinstance(value, dict) and {"type", "value"} <= value.keys())


def _item(kind: str, name: str, value: Any) -> Item:
    if kind == "rich":
        (element,) = split(value) or [Element("p", value)]
        return Item(name, Leaf(element, element.words))
    return Item(name, Leaf(value, ""))
