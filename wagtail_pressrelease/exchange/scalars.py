"""The kinds of single values: texts, days, moments, words. Pure Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from urllib.parse import urlsplit
from zoneinfo import ZoneInfo

from . import richtext, text
from .faults import At, _
from .kinds import NOTHING, ListOf

LANGUAGES = ("en", "ja")
DAY = re.compile(r"\d{4}-\d\d-\d\d", re.ASCII)
MOMENT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d([.]\d{1,6})?)?(Z|[+-]\d\d:\d\d)?", re.ASCII)
YEARS = range(1800, 2200)


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
class Languages:
    """Which of the two languages, in any order; an empty list is none of them."""

    def read(self, raw: Any, at: At) -> tuple[str, ...]:
        given = ListOf(Choice(LANGUAGES), distinct=True).read(raw, at)
        return tuple(language for language in LANGUAGES if language in given)

    def write(self, value: tuple[str, ...] | None, zone: ZoneInfo) -> Any:
        return NOTHING if value is None else list(value)
