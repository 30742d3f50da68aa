"""Where a question about a unit stands among Wagtail's comments, and which unit a comment is about. Pure Python.

A comment has a path (`headline_en`, `body_en.<block>`) and a position: in rich text the range that the page editor
marks. What Wagtail has no path for, as rows and cells, names its unit in the position, which the page editor keeps as
it is. A position is JSON or "": the page editor fails at anything else.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from .schema import Schema
from .units import Unit, plain

# Under which field the page editor shows what is asked about a name of the register.
REGISTER = {"organization": "parties", "person": "signatories", "appointment": "signatories"}


def place(unit: Unit, source: str, target: str, schema: Schema) -> tuple[str, str]:
    """Path and position for a comment on a unit: in the source, or in the target where only that has it."""
    language = source if unit.source or not unit.elements else target
    where = unit.id if language == source else unit.elements[0]
    name, *inside = where.split(":")
    named = json.dumps([{"unit": unit.id}])
    if name in REGISTER and inside:
        return REGISTER[name], named
    if name in schema.rows:
        return name, named
    path = f"{name}_{language}"
    if not unit.rich and len(inside) == 2 and _is_cell(inside[1]):
        return f"{path}.{inside[0]}", named
    if unit.rich and inside:
        *inside, key = inside
        length = len(plain(unit.source or unit.target))
        return ".".join([path, *inside]), json.dumps([{"key": key, "start": 0, "end": length}])
    return ".".join([path, *inside]), ""


def unit_of(path: str, position: str, units: Iterable[Unit], source: str, target: str) -> str:
    """The id of the unit that a comment is about, on whichever language's text it was made; "" for none of them."""
    units = list(units)
    known = {unit.id: unit.id for unit in units}
    mark = _mark(position)
    if mark.get("unit") in known:
        return str(mark["unit"])
    field, *inside = path.split(".")
    name, _underscore, language = field.rpartition("_")
    if language not in (source, target):
        return ""
    if language == target:
        found = {element: unit.id for unit in units for element in unit.elements}
        # What only the target has is known by the target's own id; so is a field, which has no elements.
        found |= {unit.id: unit.id for unit in units if not unit.source or not unit.elements}
    else:
        found = known
    whole = ":".join([name, *inside])
    exact = f"{whole}:{mark['key']}" if "key" in mark else whole
    if exact in found:
        return found[exact]
    # The paragraph has gone, or the comment is about a block with several texts: the first of them.
    return next((unit for element, unit in found.items() if element == whole or element.startswith(f"{whole}:")), "")


def _mark(position: str) -> dict[str, Any]:
    """The first range of a position; {} where there is none."""
    try:
        ranges = json.loads(position) if position else []
    except ValueError:
        return {}
    first = ranges[0] if isinstance(ranges, list) and ranges else None
    return first if isinstance(first, dict) else {}


def _is_cell(name: str) -> bool:
    """Whether this is how a cell of a table is named: r0c1."""
    row, _c, column = name.removeprefix("r").partition("c")
    return name.startswith("r") and row.isdecimal() and column.isdecimal()
