"""The raw values of blocks: what in them is the same in every language, and a copy with nothing but that. Pure
Python."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator
from typing import Any

from . import marks
from .schema import Leaf, List, Shape, Stream, Struct

Raw = dict[str, Any]
FIGURES = re.compile(r"[\d\s.,:%()+/–−-]*")  # a cell with nothing but these says the same in every language


def loaded(stored: Any) -> list[Any]:
    """The blocks of a stream as stored: JSON text in a version, a list elsewhere. The list is the caller's own."""
    if isinstance(stored, str):
        try:
            stored = json.loads(stored) if stored else []
        except ValueError:
            return []
        return stored if isinstance(stored, list) else []
    return copy.deepcopy(stored) if isinstance(stored, list) else []


def is_nested(value: Any) -> bool:
    """Whether this is a block within a block, as an item of a list."""
    if not isinstance(value, dict) or not {"type", "value"} <= value.keys() <= {"type", "value", "id"}:
        return False
    return isinstance(value["type"], str)


def is_blank(value: Any) -> bool:
    """Whether there is nothing: 0 is something."""
    return value is None or value is False or (isinstance(value, str | list | dict) and not value)


def said(value: Any) -> str:
    """A value that is the same in every language as a text, to be compared and shown."""
    if is_blank(value):
        return ""
    return value if isinstance(value, str) else json.dumps(value, ensure_ascii=False, sort_keys=True)


def complete(blocks: list[Any], path: tuple[str, ...], taken: set[str]) -> None:
    """Give an id to every block that has none or another's, also to those inside."""
    for place, block in enumerate(blocks):
        if not is_nested(block):
            continue
        if not isinstance(block.get("id"), str) or not block["id"] or block["id"] in taken:
            words = json.dumps(block["value"], ensure_ascii=False, sort_keys=True)
            block["id"] = marks.block_id(*path, str(place), block["type"], words, taken=taken)
        taken.add(block["id"])
        _complete_inside(block["value"], (*path, block["id"]), taken)


def _complete_inside(value: Any, path: tuple[str, ...], taken: set[str]) -> None:
    if isinstance(value, list):
        complete(value, path, taken)
    elif isinstance(value, dict):
        for name, part in value.items():
            _complete_inside(part, (*path, name), taken)


def wrap(value: Any, shape: Shape) -> None:
    """Items of lists that stand bare become blocks, as Wagtail stores them today."""
    if isinstance(shape, List) and isinstance(value, list):
        value[:] = [item if is_nested(item) else {"type": "item", "value": item} for item in value]
    if isinstance(shape, Struct) and isinstance(value, dict):
        for name, part in shape.parts.items():
            wrap(value.get(name), part)
    for item, inner in items(value, shape):
        wrap(item["value"], inner)


def items(value: Any, shape: Shape) -> Iterator[tuple[Raw, Shape]]:
    """The blocks of a stream or a list that the shape knows, with their own shapes."""
    if isinstance(value, list) and isinstance(shape, Stream | List):
        for item in value:
            inner = shape.types.get(item["type"]) if isinstance(shape, Stream) and is_nested(item) else None
            if isinstance(shape, List) and is_nested(item):
                inner = shape.item
            if inner is not None:
                yield item, inner


def table_cells(value: Any) -> Iterator[tuple[int, int, list[Any]]]:
    """Row and column of each cell of a table, with the list that it stands in."""
    rows = value.get("data") if isinstance(value, dict) else None
    for row, cells in enumerate(rows if isinstance(rows, list) else []):
        for column in range(len(cells) if isinstance(cells, list) else 0):
            yield row, column, cells


def is_figure(cell: Any) -> bool:
    return not isinstance(cell, str) or (bool(cell.strip()) and FIGURES.fullmatch(cell) is not None)


def neutral(value: Any, shape: Shape) -> Any:
    """What is the same in every language, without ids and places for words; blank where there is nothing."""
    if shape is Leaf.NEUTRAL:
        return value
    if shape is Leaf.TABLE:
        cells = {f"{row},{column}": cells[column] for row, column, cells in table_cells(value)}
        return {place: cell for place, cell in cells.items() if is_figure(cell) and not is_blank(cell)}
    if isinstance(shape, Struct) and isinstance(value, dict):
        parts = {name: neutral(value.get(name), part) for name, part in shape.parts.items()}
        return {name: part for name, part in parts.items() if not is_blank(part)}
    found = [neutral(item["value"], inner) for item, inner in items(value, shape)]
    return [each for each in found if not is_blank(each)]


def frame(value: Any, shape: Shape) -> Any:
    """A copy without words: pictures, figures and choices stay, and what holds nothing but words goes."""
    if shape is Leaf.NEUTRAL:
        return copy.deepcopy(value)
    if shape is Leaf.TABLE and isinstance(value, dict):
        copied = copy.deepcopy(value)
        for _, column, cells in table_cells(copied):
            cells[column] = cells[column] if is_figure(cells[column]) else ""
        if "table_caption" in copied:
            copied["table_caption"] = ""
        return copied
    if isinstance(shape, Struct):
        parts = value if isinstance(value, dict) else {}
        known = {name: frame(parts[name], part) for name, part in shape.parts.items() if name in parts}
        return {**copy.deepcopy(parts), **known}
    if isinstance(shape, Stream | List):
        return [
            {**item, "value": frame(item["value"], inner)}
            for item, inner in items(value, shape)
            if not is_blank(neutral(item["value"], inner))
        ]
    return ""
