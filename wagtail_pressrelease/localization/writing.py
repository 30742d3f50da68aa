"""Texts put into a version's content, in one language, without touching anything else of it. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from wagtail_pressrelease.press.text import composed

from .bodies import Body
from .filling import Filling, parts
from .pairing import NO_PAIRS, Pairs
from .schema import Leaf, Schema, Shape
from .units import joined, row_id, rows, shapes


def put(
    content: Mapping[str, Any],
    source: str,
    target: str,
    schema: Schema,
    values: Mapping[str, str],
    pairs: Pairs = NO_PAIRS,
) -> dict[str, Any]:
    """The content with these texts of units. "" takes a text away. Of a placement, any text places in the target what
    the source has, and "" leaves it out. Ids that are no unit's are passed over."""
    changed = dict(content)
    for name, shape in shapes(schema):
        column = f"{name}_{target}"
        mine = {id: value for id, value in values.items() if id.partition(":")[0] == name}
        before = content.get(column)
        after = _put(name, shape, content.get(f"{name}_{source}"), before, mine, pairs)
        if after is not before:
            changed[column] = after
    for relation, names in schema.rows.items():
        known = {row_id(row) for row in rows(content, relation, source, target)}
        if known and any(id.startswith(f"{relation}:") for id in values):
            given = content[relation]
            changed[relation] = [
                _put_row(row, relation, names, source, target, schema, values, pairs) if row_id(row) in known else row
                for row in given
            ]
    return changed


def _put_row(
    row: dict[str, Any],
    relation: str,
    names: tuple[str, ...],
    source: str,
    target: str,
    schema: Schema,
    values: Mapping[str, str],
    pairs: Pairs,
) -> dict[str, Any]:
    changed = row
    for name in names:
        unit, column = f"{relation}:{row_id(row)}:{name}", f"{name}_{target}"
        shape = Leaf.RICH if f"{relation}.{name}" in schema.rich else Leaf.TEXT
        mine = {id: value for id, value in values.items() if id == unit or id.startswith(f"{unit}:")}
        after = _put(unit, shape, row.get(f"{name}_{source}"), row.get(column), mine, pairs)
        if after is not row.get(column):
            changed = {**changed, column: after}
    return changed


def _put(id: str, shape: Shape, source: Any, before: Any, values: Mapping[str, str], pairs: Pairs) -> Any:
    """The target as it is to be stored; the very same object where nothing changes."""
    if not values:
        return before
    if shape is Leaf.TEXT:
        after = composed(values.get(id, before or ""))
        return before if after == (before or "") else after
    filling = Filling(Body(id, shape, source), Body(id, shape, before), pairs)
    return filling.target.stored() if filling.put(values) else before


def cleaned(value: str | None, rich: bool, like: str = "") -> str:
    """A text that somebody sent, in the one form that is stored. Rich text keeps what paragraphs may hold, and the
    further markup that the text `like` has."""
    return joined(parts(value or "", like)) if rich else composed(value or "")
