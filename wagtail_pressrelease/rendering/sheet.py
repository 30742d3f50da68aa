"""A release as it is printed: every line in its own language, ready for a template. Pure Python.

`sheet(release)` takes the value of a release (publishing/value.py) and looks nothing up.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any
from zoneinfo import ZoneInfo

from .lines import (
    both_clocks,
    date_line,
    date_range,
    first_mention,
    full_name,
    label,
    local_day,
    name_with_reading,
    office_line,
    phone_line,
    phone_link,
    quoted,
)

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with its label; `datetime` is the same for machines, `href` where it leads; `key` names it for styles."""

    key: str
    label: str
    text: str
    datetime: str = ""
    href: str = ""


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person in office. `aid` follows the name in brackets: its reading, or the original of a foreign name, which is
    then in `aid_language`."""

    name: str
    office: str = ""
    aid: str = ""
    aid_language: str = ""
    on_behalf: str = ""
    """For whom, where the office does not say so itself."""


@dataclass(frozen=True, slots=True)
class Said:
    """A quote: its paragraphs in quotation marks, its speaker, and whether it is a translation."""

    uid: str
    paragraphs: tuple[str, ...]
    speaker: Somebody
    note: str = ""


@dataclass(frozen=True, slots=True)
class About:
    """A party: `heading` as "About Minato City", what it says about itself as stored HTML, and its facts."""

    key: str
    name: str
    heading: str
    boilerplate: str = ""
    facts: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Enquiries:
    """A media contact with its lines, as telephone and email."""

    organization: str = ""
    department: str = ""
    name: str = ""
    lines: tuple[Line, ...] = ()


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printed release. Lists are empty and texts "" where there is nothing to print."""

    language: str
    released: Line
    facts_heading: str = ""
    facts: tuple[Line, ...] = ()
    signatories: tuple[Somebody, ...] = ()
    witnesses: tuple[Somebody, ...] = ()
    quotes: tuple[Said, ...] = ()
    unplaced_quotes: tuple[Said, ...] = ()
    parties: tuple[About, ...] = ()
    contacts: tuple[Enquiries, ...] = ()

    @property
    def about(self) -> tuple[About, ...]:
        """The parties that have anything to say about themselves."""
        return tuple(party for party in self.parties if party.boilerplate or party.facts)

    def quote(self, uid: str) -> Said | None:
        """The quote that a body block places; None where it is gone."""
        return next((quote for quote in self.quotes if quote.uid == uid), None)


def sheet(release: value.Release, now: datetime, placed: Iterable[str] = ()) -> Sheet:
    """The release as it is printed. `placed` are the quotes in the order of the body; `now` (or the hour at
    which it will go out) stands in for the release's date while a draft has none."""
    language, zone = release.language, release.zone
    released_at = release.released_at or now
    day = local_day(released_at, zone)
    mentioned: set[tuple[str, str]] = set()
    quotes = tuple(_said(quote, language, mentioned) for quote in _in_reading_order(release, list(placed)))
    return Sheet(
        language=language,
        released=Line(
            "released",
            label("published", language),
            date_line(day, language),
            released_at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes"),
        ),
        facts_heading=label("facts", language),
        facts=_facts(release.agreement, language, zone, day) if release.agreement else (),
        quotes=quotes,
        unplaced_quotes=tuple(quote for quote in quotes if quote.uid in release.unplaced_quotes),
        signatories=_people(release, "signatory", mentioned),
        witnesses=_people(release, "witness", mentioned),
        parties=tuple(_about(party, language) for party in release.parties),
        contacts=tuple(
            _enquiries(contact, language)
            for contact in sorted(release.contacts, key=lambda contact: language not in contact.languages)
        ),
    )


def _in_reading_order(release: value.Release, placed: list[str]) -> list[value.Quote]:
    places = {uid: place for place, uid in reversed(list(enumerate(placed)))}
    return sorted(release.quotes, key=lambda quote: places.get(quote.uid, len(placed)))


def _facts(agreement: value.Agreement, language: str, zone: str, released: date) -> tuple[Line, ...]:
    lines = [
        Line("kind", label("agreement_kind", language), label(agreement.kind, language)),
        _signing(agreement, language, zone, released),
    ]
    lines += [
        Line(key, label(key, language), getattr(agreement, key).strip()) for key in ("place", "summary", "press_access")
    ]
    if not (agreement.valid_from and agreement.valid_until and agreement.valid_until < agreement.valid_from):
        lines.append(
            Line("valid", label("valid", language), date_range(agreement.valid_from, agreement.valid_until, language))
        )
    return tuple(line for line in lines if line.text)


def _signing(agreement: value.Agreement, language: str, zone: str, released: date) -> Line:
    if agreement.signed_at:
        day = local_day(agreement.signed_at, zone)
        text = both_clocks(agreement.signed_at, language)
        machine = agreement.signed_at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes")
    elif agreement.signed_on:
        day = agreement.signed_on
        text, machine = date_line(day, language), day.isoformat()
    else:
        return Line("signed", "", "")
    key = "to_be_signed_on" if day > released else "signed_at" if agreement.signed_at else "signed_on"
    return Line("signed", label(key, language), text, machine)


def _people(release: value.Release, capacity: str, mentioned: set) -> tuple[Somebody, ...]:
    return tuple(
        _somebody(row, release.language, mentioned, spaced=True)
        for row in release.signatories
        if row.capacity == capacity
    )


def _somebody(row: Any, language: str, mentioned: set, spaced: bool = False) -> Somebody:
    """The aid stands at the first mention only."""
    office = office_line(row.title, row.organization, language, row.as_printed)
    name = full_name(row.name, language, spaced)
    who = (row.name.family, row.name.given)
    aid = ""
    if who not in mentioned:
        aid = first_mention(row.name, language, spaced).removeprefix(name).removeprefix("（").removesuffix("）")
        mentioned.add(who)
    return Somebody(
        name=name,
        office=office,
        aid=aid,
        aid_language="en" if aid and aid == row.name.other else "",
        on_behalf=label("signed_for", language, name=row.organization)
        if row.organization and row.organization not in office
        else "",
    )


def _said(quote: value.Quote, language: str, mentioned: set) -> Said:
    return Said(
        uid=quote.uid,
        paragraphs=quoted(quote.text, language),
        speaker=_somebody(quote, language, mentioned),
        note=""
        if quote.original_language == language
        else label(f"translated_from_{quote.original_language}", language),
    )


def _about(party: value.Party, language: str) -> About:
    facts = [
        Line("representative", label("representative", language), party.representative),
        Line("address", label("address", language), party.address.strip()),
        Line("website", label("website", language), _shown(party.website), href=party.website),
    ]
    return About(
        key=party.key,
        name=party.name,
        heading=label("about", language, name=party.name),
        boilerplate=party.boilerplate,
        facts=tuple(line for line in facts if line.text),
    )


def _enquiries(contact: value.Contact, language: str) -> Enquiries:
    lines = []
    for key, number, extension in (
        ("telephone", contact.phone, contact.extension),
        ("out_of_hours", contact.out_of_hours, ""),
        ("fax", contact.fax, ""),
    ):
        if text := phone_line(number, language, contact.country, extension):
            link = "" if key == "fax" else phone_link(number, language, contact.country, extension)
            lines.append(Line(key, label(key, language), text, href=link))
    if contact.email:
        lines.append(Line("email", label("email", language), contact.email, href=f"mailto:{contact.email}"))
    if contact.languages and language not in contact.languages:
        spoken = "、" if language == "ja" else ", "
        names = spoken.join(label({"en": "english", "ja": "japanese"}[each], language) for each in contact.languages)
        lines.append(Line("languages", label("languages_spoken", language), names))
    return Enquiries(
        organization=contact.organization,
        department=contact.department,
        name=name_with_reading(contact.name, contact.reading, language),
        lines=tuple(lines),
    )


def _shown(website: str) -> str:
    """An address as people read it, without its scheme and closing slash."""
    return website.removeprefix("https://").removeprefix("http://").removesuffix("/")
