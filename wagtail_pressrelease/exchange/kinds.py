"""The kinds of value that a file is made of: how each is read and checked, and how it is written. Pure Python.

A record is a frozen dataclass whose fields say with `of()` what kind they are. Reading never stops at a fault: it puts
it on record with its place, and goes on with an empty value.
"""

from __future__ import annotations

import dataclasses
import math
import re
from collections.abc import Mapping
from dataclasses import dataclass, fields
from datetime import date, datetime
from functools import cache
from typing import Any, Protocol
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from . import richtext, text
from .faults import At, _
from .jsonstream import NoNumber, Twice

NOTHING: Any = None  # what is not written
LANGUAGES = ("en", "ja")
DAY = re.compile(r"\d{4}-\d\d-\d\d")
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.]\d{1,6})?)?(Z|[+-]\d\d:\d\d)?")
YEARS = range(1800, 2200)
DEEPEST = 40  # levels of lists and objects in a value that is passed on as it is


class Kind(Protocol):
    def read(self, raw: Any, at: At) -> Any: ...
    def write(self, value: Any, zone: ZoneInfo) -> Any: ...


def of(kind: Kind, default: Any, *, needed: bool = False, null: bool = False, name: str = "") -> Any:
    """A field of a record: its kind, and what it is where it is left out, if it may be (`needed`) or may be null all
    the same (`null`). `name` is its key where that is another one."""
    return dataclasses.field(default=default, metadata={"kind": kind, "needed": needed, "null": null, "name": name})


@dataclass(frozen=True, slots=True)
class Text:
    """Plain text, of one line unless `lines`."""

    lines: bool = False

    def read(self, raw: Any, at: At) -> str:
        if not isinstance(raw, str):
            at.fault(_("a text is expected"))
            return ""
        text.check(raw, at, self.lines)
        return text.normal(raw)

    def write(self, value: str, zone: ZoneInfo) -> Any:
        return value or NOTHING


@dataclass(frozen=True, slots=True)
class Key:
    """What other records of the file call this one, or what this one calls another. `pattern` says what it may look
    like."""

    pattern: str = ""

    def read(self, raw: Any, at: At) -> str:
        if not isinstance(raw, str) or not raw.strip():
            at.fault(_("a text is expected"))
            return ""
        text.check(raw, at)
        if self.pattern and not re.fullmatch(self.pattern, raw):
            at.fault(_("“%(key)s” is no key: small Latin letters, digits, hyphens and underscores only"), key=raw)
        return text.normal(raw)

    def write(self, value: str, zone: ZoneInfo) -> Any:
        return value or NOTHING


@dataclass(frozen=True, slots=True)
class Address(Text):
    """An address on the web."""

    def read(self, raw: Any, at: At) -> str:
        value = Text.read(self, raw, at)
        if value and not is_web_address(value):
            at.fault(_("an address begins with https:// or http://, not “%(value)s”"), value=value)
        return value


def is_web_address(value: str) -> bool:
    try:
        parts = urlsplit(value)
        return parts.scheme in ("http", "https") and bool(parts.hostname)
    except ValueError:
        return False


@dataclass(frozen=True, slots=True)
class Path(Text):
    """An address on the old site, below its host."""

    def read(self, raw: Any, at: At) -> str:
        value = Text.read(self, raw, at)
        if not value.startswith("/") or value.startswith("//") or "\\" in value or value == "/":
            at.fault(_("an old path begins with one “/” and says which page it was, not “%(value)s”"), value=value)
        return value


@dataclass(frozen=True, slots=True)
class Html:
    """HTML of few tags, read into its canonical form."""

    def read(self, raw: Any, at: At) -> str:
        if not isinstance(raw, str):
            at.fault(_("HTML is expected, as a text"))
            return ""
        text.check(raw, at, lines=True)
        return richtext.plain(richtext.parse(raw, at))

    def write(self, value: str, zone: ZoneInfo) -> Any:
        return value or NOTHING


@dataclass(frozen=True, slots=True)
class Flag:
    """Yes or no."""

    def read(self, raw: Any, at: At) -> bool:
        if not isinstance(raw, bool):
            at.fault(_("true or false is expected"))
        return raw is True

    def write(self, value: bool, zone: ZoneInfo) -> Any:
        return value


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few words."""

    words: tuple[str, ...]

    def read(self, raw: Any, at: At) -> str:
        if raw not in self.words:
            at.fault(_("one of %(words)s is expected, not “%(raw)s”"), words=", ".join(self.words), raw=raw)
            return self.words[0]
        return str(raw)

    def write(self, value: str, zone: ZoneInfo) -> Any:
        return value or NOTHING


@dataclass(frozen=True, slots=True)
class Day:
    """A day, as 2014-05-02."""

    def read(self, raw: Any, at: At) -> date | None:
        try:
            if isinstance(raw, str) and DAY.fullmatch(raw) and (day := date.fromisoformat(raw)).year in YEARS:
                return day
        except ValueError:
            pass
        at.fault(_("a day is expected, as 2014-05-02, not “%(raw)s”"), raw=raw)
        return None

    def write(self, value: date | None, zone: ZoneInfo) -> Any:
        return value.isoformat() if value else NOTHING


@dataclass(frozen=True, slots=True)
class Moment:
    """A date and time with its offset."""

    def read(self, raw: Any, at: At) -> datetime | None:
        try:
            if isinstance(raw, str) and MOMENT.fullmatch(raw) and (moment := datetime.fromisoformat(raw)).year in YEARS:
                if moment.tzinfo is not None:
                    return moment
                at.fault(_("“%(raw)s” has no offset, as +09:00: nobody knows which moment is meant"), raw=raw)
                return None
        except ValueError:
            pass
        at.fault(_("a date and time is expected, as 2014-05-02T09:00:00+09:00, not “%(raw)s”"), raw=raw)
        return None

    def write(self, value: datetime | None, zone: ZoneInfo) -> Any:
        return value.astimezone(zone).isoformat() if value else NOTHING


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
class Languages:
    """Which of the two languages, in any order; an empty list is none of them."""

    def read(self, raw: Any, at: At) -> tuple[str, ...]:
        given = ListOf(Choice(LANGUAGES), distinct=True).read(raw, at)
        return tuple(language for language in LANGUAGES if language in given)

    def write(self, value: tuple[str, ...] | None, zone: ZoneInfo) -> Any:
        return NOTHING if value is None else list(value)


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
            written = kind.write(getattr(value, attribute), zone)
            if written is not NOTHING or needed:
                found[name] = written
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
            return text.composed(raw)
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
