"""The format, version 1: what stands in a file, as frozen dataclasses. Pure Python.

`L`, a text in two languages, is `Pair`. Reading puts every fault on record; what it returns then is good for nothing
but finding more of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from .faults import At, _
from .kinds import NOTHING, Anything, Kind, ListOf, Record, is_object, of
from .scalars import LANGUAGES, Address, Choice, Day, Flag, Html, Key, Languages, Moment, Path, Text

FORMAT = "wagtail-pressrelease/1"
SECTIONS = ("organizations", "people", "topics", "releases")


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Organization:
    id: str = of(ID, "", needed=True)
    name: Pair = pair(needed=True)
    short_name: Pair = pair()
    country: str = of(Text(), "")
    website: Pair = pair(Address())
    address: Pair = pair(Text(lines=True))
    representative: Pair = pair()
    boilerplate: Pair = pair(Html())


@dataclass(frozen=True, slots=True, kw_only=True)
class Appointment:
    organization: str = of(Key(), "", needed=True)
    title: Pair = pair(needed=True)
    as_printed: Pair = pair()
    held_from: date | None = of(Day(), None, name="from")
    held_until: date | None = of(Day(), None, name="to")


@dataclass(frozen=True, slots=True, kw_only=True)
class Kana:
    """How a name is read."""

    family: str = of(Text(), "")
    given: str = of(Text(), "")


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    id: str = of(ID, "", needed=True)
    family_name: Pair = pair(needed=True)
    given_name: Pair = pair(needed=True)
    prefix: Pair = pair()
    post_nominals: Pair = pair()
    kana: Kana | None = of(Record(Kana), None)
    latin_order: str = of(Choice(("given-first", "family-first")), "given-first")
    latin_capitals: bool = of(Flag(), False)
    appointments: tuple[Appointment, ...] = of(ListOf(Record(Appointment)), ())


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    id: str = of(ID, "", needed=True)
    name: Pair = pair(needed=True)


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Party:
    organization: str = of(Key(), "", needed=True)
    role: str = of(Choice(("lead", "partner")), "", needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    kind: str = of(Choice(("memorandum", "contract", "partnership", "other")), "", needed=True)
    signed_on: date | None = of(Day(), None)
    signed_at: datetime | None = of(Moment(), None)
    place: Pair = pair()
    summary: Pair = pair(Text(lines=True))
    press_access: Pair = pair(Text(lines=True))
    valid_from: date | None = of(Day(), None)
    valid_until: date | None = of(Day(), None)


@dataclass(frozen=True, slots=True, kw_only=True)
class Signatory:
    person: str = of(Key(), "", needed=True)
    organization: str = of(Key(), "")
    office: Pair = pair()
    capacity: str = of(Choice(("signatory", "witness")), "signatory")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    id: str = of(Key(), "", needed=True)
    speaker: str = of(Key(), "", needed=True)
    organization: str = of(Key(), "")
    office: Pair = pair()
    original_language: str = of(Choice(LANGUAGES), "", needed=True)
    text: Pair = pair(Text(lines=True), needed=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Contact:
    organization: str = of(Key(), "")
    department: Pair = pair()
    name: Pair = pair()
    reading: str = of(Text(), "")
    email: str = of(Text(), "")
    phone: str = of(Text(), "")
    extension: str = of(Text(), "")
    fax: str = of(Text(), "")
    out_of_hours: str = of(Text(), "")
    languages: tuple[str, ...] = of(Languages(), LANGUAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Attachment:
    title: Pair = pair(needed=True)
    file: File | None = of(Record(File), None, needed=True)
    languages: tuple[str, ...] = of(Languages(), LANGUAGES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Release:
    """A release. `languages` is None where the file leaves it out; `languages_meant` says what that means."""

    reference: str = of(Key(), "", needed=True)
    slug: str = of(Text(), "")
    source_language: str = of(Choice(LANGUAGES), "en", needed=True)
    headline: Pair = pair(needed=True)
    subheadline: Pair = pair()
    place: Pair = pair()
    lead: Pair = pair(Text(lines=True), needed=True)
    addressee: Pair = pair()
    body: Bodies = of(Needed(BLOCKS, Bodies), NO_BODY, needed=True)
    notes: Bodies = of(Both(BLOCKS, Bodies), NO_BODY)
    search_description: Pair = pair(Text(lines=True))
    image: File | None = of(Record(File), None)
    audio: Files = of(Both(Record(File), Files), Files())
    released_at: datetime | None = of(Moment(), None, needed=True, null=True)
    embargo_until: datetime | None = of(Moment(), None)
    parties: tuple[Party, ...] = of(ListOf(Record(Party)), ())
    agreement: Agreement | None = of(Record(Agreement), None)
    signatories: tuple[Signatory, ...] = of(ListOf(Record(Signatory)), ())
    quotes: tuple[Quote, ...] = of(ListOf(Record(Quote)), ())
    contacts: tuple[Contact, ...] = of(ListOf(Record(Contact)), ())
    attachments: tuple[Attachment, ...] = of(ListOf(Record(Attachment)), ())
    topics: tuple[str, ...] = of(ListOf(Key(), distinct=True), ())
    old_paths: tuple[str, ...] = of(ListOf(Path(), distinct=True), ())
    languages: tuple[str, ...] | None = of(Languages(), None)
    published: bool = of(Flag(), False, needed=True)

    def languages_with_text(self) -> tuple[str, ...]:
        """Those that have headline, lead and body."""
        return tuple(
            name
            for name in LANGUAGES
            if getattr(self.headline, name) and getattr(self.lead, name) and getattr(self.body, name)
        )

    def languages_meant(self) -> tuple[str, ...]:
        """The languages to publish."""
        return self.languages_with_text() if self.languages is None else self.languages


RECORDS = {
    "organizations": Record(Organization),
    "people": Record(Person),
    "topics": Record(Topic),
    "releases": Record(Release),
}


def read(section: str, raw: Any, at: At) -> Any:
    """The record that a JSON value of a section holds; None where it is not even an object."""
    return RECORDS[section].read(raw, at)


def write(section: str, record: Any, zone: ZoneInfo) -> dict[str, Any]:
    """The JSON value of a record; dates as of the clock of `zone`."""
    if isinstance(record, Release) and record.languages == record.languages_with_text():
        record = replace(record, languages=None)
    written: dict[str, Any] = RECORDS[section].write(record, zone)
    return written
