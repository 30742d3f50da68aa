"""The content of a version as a tree of pieces: fields, rows, blocks, paragraphs, cells. What a piece says is known by
its print, so that two can be compared without the text of either. Pure Python."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Collection, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import Any

from wagtail_pressrelease.press.text import composed

from . import elements

Print = Any
"""JSON: the print of a leaf is a string, of fields a mapping of prints, of a sequence a list of (id, print)."""

KEYS_OF_ROWS = frozenset({"pk", "page", "sort_order", "uid"})
BLANK = (None, "", "[]", "null")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?(Z|\+00:00)")


@dataclass(frozen=True, slots=True)
class Leaf:
    """What is merged as one."""

    value: Any
    words: str


@dataclass(frozen=True, slots=True)
class Fields:
    """What has names: a page, a row, a structure, a block (whose one member is called as its type), the cells of a
    table. `fixed` goes along and is not compared."""

    kind: str
    members: dict[str, Piece]
    fixed: dict[str, Any] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Item:
    id: str
    piece: Piece


@dataclass(frozen=True, slots=True)
class Items:
    """What stands in a sequence: rows, blocks (`stream` where they are JSON text), elements of rich text, or a set."""

    kind: str
    items: tuple[Item, ...]


Piece = Leaf | Fields | Items


# --- taking apart
def page(content: Mapping[str, Any], keys_of_rows: Collection[str] = KEYS_OF_ROWS) -> Fields:
    """The pieces of a content."""
    return Fields("page", {name: _column(value, keys_of_rows) for name, value in content.items()})


def _column(value: Any, keys_of_rows: Collection[str]) -> Piece:
    if isinstance(value, list):
        if all(isinstance(each, dict) for each in value):
            return Items("rows", tuple(_row(each, keys_of_rows) for each in value))
        return Items("set", tuple(Item(str(each), _leaf(each)) for each in value))
    if isinstance(value, str) and value.startswith("[{"):
        with suppress(ValueError):
            if _are_blocks(blocks := json.loads(value)):
                return Items("stream", tuple(_block(each) for each in blocks))
    return _text(value)


def _row(row: dict[str, Any], keys_of_rows: Collection[str]) -> Item:
    members = {name: _text(value) for name, value in row.items() if name not in keys_of_rows}
    fixed = {name: value for name, value in row.items() if name in keys_of_rows}
    return Item(str(row.get("uid") or row.get("pk") or ""), Fields("row", members, fixed))


def _are_blocks(value: Any) -> bool:
    return isinstance(value, list) and all(
        isinstance(each, dict) and "type" in each and "value" in each for each in value
    )


def _block(block: dict[str, Any]) -> Item:
    fixed = {name: value for name, value in block.items() if name not in ("type", "value")}
    return Item(str(block.get("id") or ""), Fields("block", {str(block["type"]): _value(block["value"])}, fixed))


def _value(value: Any) -> Piece:
    if isinstance(value, dict):
        return Fields("struct", {name: _value(member) for name, member in value.items()})
    if isinstance(value, list) and value:
        if _are_blocks(value):
            return Items("blocks", tuple(_block(each) for each in value))
        if all(isinstance(row, list) for row in value):
            cells = [(f"r{r}c{c}", _leaf(cell)) for r, row in enumerate(value) for c, cell in enumerate(row)]
            return Fields("cells", dict(cells))
    return _text(value)


def _text(value: Any) -> Piece:
    if isinstance(value, str) and value.lstrip()[:1] == "<" and (found := elements.split(value)) is not None:
        return Items("rich", tuple(_element(each) for each in found))
    return _leaf(value)


def _element(element: elements.Element) -> Item:
    return Item(element.key, Leaf(element, element.words))


def _leaf(value: Any) -> Leaf:
    if value in BLANK:
        return Leaf(value, "")
    if isinstance(value, str) and MOMENT.fullmatch(value):
        return Leaf(value, value[:16])  # forms show minutes, and the seconds are lost there
    if isinstance(value, str):
        return Leaf(value, composed("\n".join(value.splitlines())).strip())
    return Leaf(value, json.dumps(value, sort_keys=True, ensure_ascii=False, default=str))


# --- putting together
def raw(piece: Piece) -> Any:
    """The value that a piece was taken from."""
    if isinstance(piece, Leaf):
        return piece.value.html if isinstance(piece.value, elements.Element) else piece.value
    if isinstance(piece, Fields):
        return _raw_fields(piece)
    if piece.kind == "rich":
        return elements.join(each.piece.value for each in piece.items if isinstance(each.piece, Leaf))
    values = [raw(each.piece) for each in piece.items]
    if piece.kind == "rows":
        values = [
            {**row, **({"sort_order": number} if "sort_order" in row else {})} for number, row in enumerate(values)
        ]
    return json.dumps(values, ensure_ascii=False) if piece.kind == "stream" else values


def _raw_fields(piece: Fields) -> Any:
    members = {name: raw(member) for name, member in piece.members.items()}
    if piece.kind == "block":
        ((kind, value),) = members.items()
        return {"type": kind, "value": value, **piece.fixed}
    if piece.kind == "cells":
        rows: dict[str, list[Any]] = {}
        for place, value in members.items():
            rows.setdefault(place.partition("c")[0], []).append(value)
        return list(rows.values())
    return {**piece.fixed, **members}


# --- prints
def digest(words: str) -> str:
    return hashlib.blake2b(words.encode("utf-8", "replace"), digest_size=6).hexdigest() if words else ""


def prints(piece: Piece) -> Print:
    if isinstance(piece, Leaf):
        return digest(piece.words)
    if isinstance(piece, Fields):
        return {name: prints(member) for name, member in piece.members.items()}
    return [[each.id, prints(each.piece)] for each in piece.items if not _says_nothing(piece, each)]


def _says_nothing(items: Items, item: Item) -> bool:
    # An empty text is an empty paragraph to one program and nothing to another.
    return len(items.items) == 1 and items.kind == "rich" and isinstance(item.piece, Leaf) and not item.piece.words


def same(one: Print, two: Print) -> bool:
    """Whether two prints are of the same words in the same order, whatever the keys of what holds them."""
    if isinstance(one, dict) and isinstance(two, dict):
        return all(same(one.get(name, ""), two.get(name, "")) for name in {*one, *two})
    if isinstance(one, list) and isinstance(two, list):
        return len(one) == len(two) and all(same(mine[1], theirs[1]) for mine, theirs in zip(one, two, strict=True))
    return bool(one == two or (not one and not two))
