"""The kinds of value that a file is made of: how each is read and checked, and how it is written. Pure Python.

A record is a frozen dataclass whose fields say with `of()` what kind they are. Reading never stops at a fault: it puts
it on record with its place, and goes on with an empty value.
"""

from __future__ import annotations

import dataclasses
import math
from collections.abc import Mapping
from dataclasses import dataclass, fields
from functools import cache
from typing import Any, Protocol
from zoneinfo import ZoneInfo

from wagtail_pressrelease.press.text import composed

from . import text
from .faults import At, _
from .jsonstream import NoNumber, Twice

NOTHING: Any = None  # what is not written
DEEPEST = 40  # levels of lists and objects in a value that is passed on as it is


class Kind(Protocol):
    def read(self, raw: Any, at: At) -> Any: ...
    def write(self, value: Any, zone: ZoneInfo) -> Any: ...


def of(kind: Kind, default: Any, *, needed: bool = False, null: bool = False, name: str = "") -> Any:
    """A field of a record: its kind, and what it is where it is left out, if it may be (`needed`) or may be null all
    the same (`null`). `name` is its key where that is another one."""
    return dataclasses.field(default=default, metadata={"kind": kind, "needed": needed, "null": null, "name": name})


@dataclass(frozen=True, slots=True)
class ListOf:
    """Any number of values of one kind."""

    kind: Kind
    distinct: bool = False

    def read(self, raw: Any, at: At) -> tuple[Any, ...]:
        if not isinstance(raw, list):
            at.fault(_("a list is expected"))
            return ()
        found = tuple(self.kind.read(item, at[place]) for place, item in enumerate(raw))
        if self.distinct and len(set(found)) < len(found):
            at.fault(_("the same stands twice in this list"))
        return found

    def write(self, value: tuple[Any, ...], zone: ZoneInfo) -> Any:
        return [self.kind.write(item, zone) for item in value] or NOTHING


@dataclass(frozen=True, slots=True)
class Record:
    """An object with named fields, read into its dataclass; None, and so not written, where an optional one is
    missing."""

    cls: type

    def read(self, raw: Any, at: At) -> Any:
        if not is_object(raw, at):
            return None
        kinds = _kinds(self.cls)
        for name in raw:
            if name not in kinds:
                at[name].fault(_("unknown key"))
        values = {}
        for name, (attribute, kind, needed, null) in kinds.items():
            if name not in raw and needed:
                at[name].fault(_("is missing"))
            elif raw.get(name) is not None or (name in raw and needed and not null):
                values[attribute] = kind.read(raw[name], at[name])
        return self.cls(**values)

    def write(self, value: Any, zone: ZoneInfo) -> Any:
        if value is None:
            return NOTHING
        found = {}
        for name, (attribute, kind, needed, _null) in _kinds(self.cls).items():
            given = getattr(value, attribute)
            written = kind.write(given, zone)
            if written is not NOTHING:
                found[name] = written
            elif needed:
                found[name] = "" if given == "" else None
        return found


@cache
def _kinds(cls: type) -> Mapping[str, tuple[str, Kind, bool, bool]]:
    """By key: the attribute, its kind, whether it must be there, and whether it may be null all the same."""
    return {
        each.metadata["name"] or each.name: (
            each.name,
            each.metadata["kind"],
            each.metadata["needed"],
            each.metadata["null"],
        )
        for each in fields(cls)
    }


def is_object(raw: Any, at: At) -> bool:
    if not isinstance(raw, dict):
        at.fault(_("an object is expected"))
        return False
    if isinstance(raw, Twice):
        for name in sorted(raw.keys_twice):
            at[name].fault(_("this key stands twice"))
    return True


@dataclass(frozen=True, slots=True)
class Anything:
    """A value that is passed on as it is, if it is JSON that can be stored."""

    def read(self, raw: Any, at: At, depth: int = 0) -> Any:
        if depth > DEEPEST:
            at.fault(_("the values are nested too deeply"))
        elif isinstance(raw, str):
            text.check(raw, at, lines=True)
            return composed(raw)
        elif isinstance(raw, NoNumber) or (isinstance(raw, float) and not math.isfinite(raw)):
            at.fault(_("this number is none that JSON knows"))
        elif isinstance(raw, list):
            return [self.read(item, at[place], depth + 1) for place, item in enumerate(raw)]
        elif isinstance(raw, dict):
            is_object(raw, at)
            for name in raw:
                text.check(name, at)
            return {name: self.read(item, at[name], depth + 1) for name, item in raw.items()}
        else:
            return raw
        return None

    def write(self, value: Any, zone: ZoneInfo) -> Any:
        return value
