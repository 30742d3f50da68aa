"""What the records of a file are built from: texts in two languages, files, and the blocks of bodies. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from zoneinfo import ZoneInfo

from .faults import At, _
from .kinds import NOTHING, Anything, Kind, ListOf, Record, is_object, of
from .scalars import LANGUAGES, Html, Key, Text


@dataclass(frozen=True, slots=True)
class Pair:
    """A text in each language; "" where there is none."""

    en: str = ""
    ja: str = ""

    def __bool__(self) -> bool:
        return bool(self.en or self.ja)


NO_PAIR = Pair()


@dataclass(frozen=True, slots=True)
class Both:
    """A value in each language, of one kind: `{"en": …, "ja": …}`."""

    kind: Kind
    cls: type = Pair

    def read(self, raw: Any, at: At) -> Any:
        if not is_object(raw, at):
            return self.cls()
        for name in raw:
            if name not in LANGUAGES:
                at[name].fault(_("unknown language; a text is in “en” and in “ja”"))
        return self.cls(
            **{name: self.kind.read(raw[name], at[name]) for name in LANGUAGES if raw.get(name) is not None}
        )

    def write(self, value: Any, zone: ZoneInfo) -> Any:
        found = {name: self.kind.write(getattr(value, name), zone) for name in LANGUAGES if getattr(value, name)}
        return found or NOTHING


@dataclass(frozen=True, slots=True)
class Needed(Both):
    """As `Both`, but written where both are missing too."""

    def write(self, value: Any, zone: ZoneInfo) -> Any:
        return Both.write(self, value, zone) or {}


def pair(kind: Kind | None = None, *, needed: bool = False) -> Any:
    return of((Needed if needed else Both)(kind or Text()), NO_PAIR, needed=needed)


ID = Key(r"[a-z0-9][a-z0-9_-]*")


@dataclass(frozen=True, slots=True, kw_only=True)
class File:
    """A file beside the JSON file, and its title in the site's library."""

    file: str = of(Text(), "", needed=True)
    title: str = of(Text(), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Files:
    """A file in each language."""

    en: File | None = None
    ja: File | None = None

    def __bool__(self) -> bool:
        return bool(self.en or self.ja)


@dataclass(frozen=True, slots=True)
class Block:
    """A block of a body. `value` is a text for a heading, HTML for a paragraph, the quote's id for a quote, a File for
    a document, a Figure for an image, and Wagtail's own JSON for any other."""

    type: str
    value: Any


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    image: File | None = of(Record(File), None, needed=True)
    alt: str = of(Text(), "")
    caption: str = of(Text(), "")
    credit: str = of(Text(), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Heading:
    value: str = of(Text(), "", needed=True, name="text")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paragraph:
    value: str = of(Html(), "", needed=True, name="html")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Placement:
    value: str = of(Key(), "", needed=True, name="quote")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Document:
    value: File | None = of(Record(File), None, needed=True, name="file")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Other:
    value: Any = of(Anything(), None, needed=True)


SHAPES = {"heading": _Heading, "paragraph": _Paragraph, "quote": _Placement, "document": _Document, "image": Figure}


@dataclass(frozen=True, slots=True)
class BlockKind:
    """`{"type": …}` with the keys that belong to its type."""

    def read(self, raw: Any, at: At) -> Block | None:
        if not is_object(raw, at):
            return None
        if not isinstance(raw.get("type"), str):
            at["type"].fault(_("is missing") if "type" not in raw else _("a text is expected"))
            return None
        name = Text().read(raw["type"], at["type"])
        rest = {key: value for key, value in raw.items() if key != "type"}
        found = Record(SHAPES.get(name, _Other)).read(rest, at)
        return Block(name, found if name == "image" else found.value)

    def write(self, value: Block, zone: ZoneInfo) -> Any:
        cls = SHAPES.get(value.type, _Other)
        found = value.value if value.type == "image" else cls(value=value.value)
        return {"type": value.type, **Record(cls).write(found, zone)}


@dataclass(frozen=True, slots=True)
class Bodies:
    """A body in each language."""

    en: tuple[Block, ...] = ()
    ja: tuple[Block, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.en or self.ja)


BLOCKS = ListOf(BlockKind())
NO_BODY = Bodies()
