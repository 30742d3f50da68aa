"""The format, version 1: what stands in a file, as frozen dataclasses. Pure Python.

`L`, a text in two languages, is `Pair`. Reading puts every fault on record; what it returns then is good for nothing
but finding more of them.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from .faults import At
from .kinds import ListOf, Record, of
from .parts import BLOCKS, ID, NO_BODY, Bodies, Both, File, Files, Needed, Pair, pair
from .scalars import LANGUAGES, Address, Choice, Day, Flag, Html, Key, Languages, Moment, Path, Text

FORMAT = "wagtail-pressrelease/1"
SECTIONS = ("organizations", "people", "topics", "releases")


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
    attribution: str = of(Choice(("", "full", "short")), "")
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
    policy: str = of(Choice(("", "both", "first", "labelled")), "")
    text_status: str = of(Choice(("", "reference", "provisional", "official")), "")
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
