"""What was issued, in one language: frozen data that needs no database. Pure Python.

The JSON of an edition is `dump(release)`. It carries the version of its shape; `load` upgrades older ones step by step.
Dates and date-times are real ones here and ISO 8601 in the JSON; date-times are in UTC.
"""

from __future__ import annotations

import types
from collections.abc import Callable, Iterable
from dataclasses import dataclass, fields, is_dataclass
from datetime import UTC, date, datetime
from functools import cache
from typing import Any, Union, get_args, get_origin, get_type_hints

from wagtail_pressrelease.press.phrases import phrases

VERSION = 3


@dataclass(frozen=True, slots=True)
class PersonName:
    """A name in parts, in one language. `other` is the whole name in the other language, for a first mention."""

    family: str = ""
    given: str = ""
    prefix: str = ""
    post_nominals: str = ""
    kana_family: str = ""
    kana_given: str = ""
    latin_order: str = "given-first"
    latin_capitals: bool = False
    other: str = ""


@dataclass(frozen=True, slots=True)
class Party:
    """An organization that the release speaks for; `boilerplate` is HTML as stored."""

    key: str
    name: str
    short_name: str = ""
    role: str = "partner"
    country: str = ""
    website: str = ""
    address: str = ""
    representative: str = ""
    boilerplate: str = ""


@dataclass(frozen=True, slots=True)
class Signatory:
    """Who signed, in what office and for whom; `as_printed` is the whole line of the office where one is prescribed.
    `person` is the key of the record; "" where an older edition did not keep it."""

    uid: str
    name: PersonName
    title: str = ""
    organization: str = ""
    as_printed: str = ""
    capacity: str = "signatory"
    person: str = ""


@dataclass(frozen=True, slots=True)
class Quote:
    """What was said, in this edition's language, by whom in what office, and in which language it was spoken. `person`
    is the key of the speaker's record; "" where an older edition did not keep it."""

    uid: str
    text: str
    name: PersonName
    title: str = ""
    organization: str = ""
    as_printed: str = ""
    original_language: str = "en"
    attribution: str = ""
    """`full` or `short` where an editor has said how the speaker is named."""
    person: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Whom to call; phones as typed; `country` is the organization's, for how a number is dialled. `original` is a name
    in katakana as its bearer writes it."""

    organization: str = ""
    department: str = ""
    name: str = ""
    reading: str = ""
    original: str = ""
    email: str = ""
    phone: str = ""
    extension: str = ""
    fax: str = ""
    out_of_hours: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Attachment:
    """A file; `document` is the primary key of Wagtail's document, which may be gone since."""

    title: str
    document: int
    languages: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Agreement:
    """The facts of the fact box."""

    kind: str
    signed_on: date | None = None
    signed_at: datetime | None = None
    place: str = ""
    summary: str = ""
    press_access: str = ""
    valid_from: date | None = None
    valid_until: date | None = None


@dataclass(frozen=True, slots=True)
class Topic:
    key: str
    name: str


@dataclass(frozen=True, slots=True)
class House:
    """The newsroom's style at the issue: the folder of its templates ("" for the usual one of the language), and how
    years, lists of names and speakers are printed in Japanese."""

    style: str = ""
    era: str = "western"
    lists: str = "press"
    honorific: str = "none"


@dataclass(frozen=True, slots=True)
class Release:
    """A release as issued, in one language. `zone` is the newsroom's clock, by which its dates are printed."""

    language: str
    source_language: str
    reference: str
    headline: str
    subheadline: str = ""
    place: str = ""
    lead: str = ""
    addressee: str = ""
    summary: str = ""
    zone: str = "Europe/London"
    released_at: datetime | None = None
    embargo_until: datetime | None = None
    parties: tuple[Party, ...] = ()
    agreement: Agreement | None = None
    signatories: tuple[Signatory, ...] = ()
    quotes: tuple[Quote, ...] = ()
    unplaced_quotes: tuple[str, ...] = ()
    contacts: tuple[Contact, ...] = ()
    attachments: tuple[Attachment, ...] = ()
    topics: tuple[Topic, ...] = ()
    house: House = House()
    status: str = ""
    """What this text is to the other: `original`, `translation_for_reference`, `provisional_translation` or
    `both_official`; "" where nothing is said."""
    unreviewed: bool = False
    """Whether readers are told that nobody has reviewed this translation."""
    phrases: tuple[str, ...] = ()
    """The headline in the pieces between which its line may end; () in English, where spaces say so."""

    def quote(self, uid: str) -> Quote | None:
        """The quote that a body block places; None where it is gone."""
        return next((quote for quote in self.quotes if quote.uid == uid), None)

    @property
    def people(self) -> frozenset[str]:
        """The keys of those who sign or speak."""
        keys = {row.person for row in self.signatories} | {row.person for row in self.quotes}
        return frozenset(keys - {""})


def _with_phrases(data: dict[str, Any]) -> dict[str, Any]:
    names = [party[name] for party in data["parties"] for name in ("name", "short_name")]
    return {**data, "phrases": list(phrases(data["headline"], data["language"], names))}


def _with_people(data: dict[str, Any]) -> dict[str, Any]:
    rows = {name: [{"person": "", **row} for row in data[name]] for name in ("signatories", "quotes")}
    return {**data, **rows}


UPGRADES: dict[int, Callable[[dict[str, Any]], dict[str, Any]]] = {1: _with_phrases, 2: _with_people}


def dump(release: Release) -> dict[str, Any]:
    """The release as JSON data, with the version of its shape."""
    return {"version": VERSION, **_plain(release)}


def load(data: dict[str, Any]) -> Release:
    """The release that `dump` made, of this version or an older one."""
    data = dict(data)
    for step in range(data.pop("version"), VERSION):
        data = UPGRADES[step](data)
    release: Release = _build(Release, data)
    return release


def people(signatories: Iterable[dict[str, Any]], quotes: Iterable[dict[str, Any]]) -> list[Signatory | Quote]:
    """Who signs and who speaks, from these rows as `dump` stored them."""
    return [*(_build(Signatory, row) for row in signatories), *(_build(Quote, row) for row in quotes)]


def _plain(value: Any) -> Any:
    if is_dataclass(value):
        return {field.name: _plain(getattr(value, field.name)) for field in fields(value)}
    if isinstance(value, tuple):
        return [_plain(item) for item in value]
    if isinstance(value, datetime):
        return value.astimezone(UTC).isoformat()
    return value.isoformat() if isinstance(value, date) else value


@cache
def _reader(hint: Any) -> Callable[[Any], Any] | None:
    """How a field of this type is read back; None where JSON already holds the value itself."""
    origin, arguments = get_origin(hint), get_args(hint)
    if origin in (Union, types.UnionType):
        inner = _reader(next(argument for argument in arguments if argument is not type(None)))
        return (lambda value: None if value is None else inner(value)) if inner else None
    if origin is tuple:
        item = _reader(arguments[0]) or (lambda value: value)
        return lambda value: tuple(item(each) for each in value)
    if hint in (datetime, date):
        read: Callable[[Any], Any] = hint.fromisoformat
        return read
    if isinstance(hint, type) and is_dataclass(hint):
        return lambda value: _build(hint, value)
    return None


@cache
def _readers(cls: type) -> dict[str, Callable[[Any], Any]]:
    hints = get_type_hints(cls)
    return {field.name: reader for field in fields(cls) if (reader := _reader(hints[field.name]))}


def _build(cls: type, data: dict[str, Any]) -> Any:
    readers = _readers(cls)
    return cls(**{name: readers[name](value) if name in readers else value for name, value in data.items()})
