"""What a newsroom's releases say about an organization or a person, taken together. Pure Python.

Everything comes from releases before the public, the newest first: names, paragraphs and offices are those that were
issued, never today's records, which may know what is still to be announced. So an office has no day of taking it up or
of leaving it, which nobody has published: it is shown with the days of the first and the last release that names
somebody in it. Where two releases differ, the newer one counts.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from wagtail_pressrelease.press.text import KATAKANA

from .citation import translated
from .lines import date_range, full_name, label, office_line, quoted, short_date
from .record_urls import NOWHERE, Pages

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value


@dataclass(frozen=True, slots=True)
class Seen:
    """A release that names a record: its `day` by the newsroom's clock, its `url`, and where the `pages` of those that
    it names stand."""

    release: value.Release
    day: date
    url: str = ""
    pages: Pages = NOWHERE

    @property
    def rows(self) -> tuple[value.Signatory | value.Quote, ...]:
        """Those who sign or speak, once in each row."""
        return (*self.release.signatories, *self.release.quotes)


@dataclass(frozen=True, slots=True)
class Colleague:
    """Somebody who has signed or spoken for an organization, in the office of the last time, and a line that says of
    when its release is."""

    name: str
    office: str
    named: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Part:
    """A part of a line: `kind` is `title` or `organization`, `url` where it leads."""

    kind: str
    text: str
    url: str = ""


@dataclass(frozen=True, slots=True)
class Held:
    """An office in which releases name somebody, and a line with the days of the first and the last of them, which are
    no term of office. `parts` are it in the order of the language."""

    title: str
    organization: str
    line: str
    named: str
    parts: tuple[Part, ...]


@dataclass(frozen=True, slots=True)
class Remark:
    """Something that somebody said, with the release that it stands in; `note` says what it was translated from."""

    paragraphs: tuple[str, ...]
    headline: str
    url: str
    day: str
    datetime: str
    note: str = ""


# --- organizations
def party(release: value.Release, key: str) -> value.Party | None:
    """The organization as the release names it."""
    return next((each for each in release.parties if each.key == key), None)


def colleagues(seen: Iterable[Seen], key: str, era: str) -> list[Colleague]:
    """Those who have signed or spoken for an organization, who was named last first."""
    found: dict[str, Colleague] = {}
    for each in seen:
        own, language = party(each.release, key), each.release.language
        for row in each.rows:
            if own is None or not own.name or row.organization != own.name:
                continue
            name = full_name(row.name, language, spaced=True)
            found.setdefault(
                row.person or name,
                Colleague(
                    name=name,
                    office=_office(row, own.name, language),
                    named=_named(each.day, each.day, language, era),
                    url=each.pages.person(row.person),
                ),
            )
    return list(found.values())


def _office(row: value.Signatory | value.Quote, organization: str, language: str) -> str:
    """The office alone, on the page of the organization."""
    return (
        row.title
        if row.title and organization not in row.title
        else office_line(row.title, "", language, row.as_printed)
    )


# --- people
def rows_of(seen: Seen, key: str) -> list[value.Signatory | value.Quote]:
    """The rows of a release that name a person."""
    return [row for row in seen.rows if row.person == key]


def called(seen: Iterable[Seen], key: str) -> value.PersonName | None:
    """A person's name as it was issued last."""
    return next((row.name for each in seen for row in rows_of(each, key)), None)


def reading(name: value.PersonName) -> str:
    """How a Japanese name is read, in kana: やまだ　はなこ."""
    return "　".join(filter(None, (name.kana_family, name.kana_given)))


def original(name: value.PersonName) -> str:
    """The original of a foreign name, as it stands beside the katakana; "" for any other name."""
    return name.other if KATAKANA.fullmatch(name.family + name.given) else ""


def offices(seen: Sequence[Seen], key: str, era: str) -> list[Held]:
    """The offices in which releases name a person, the one named last first."""
    found: dict[tuple[str, str], list[tuple[Seen, value.Signatory | value.Quote]]] = {}
    for each in seen:
        for row in rows_of(each, key):
            if row.title or row.as_printed or row.organization:
                found.setdefault((_organization_key(each, row) or row.organization, row.title), []).append((each, row))
    held = []
    for rows in found.values():
        (newest, row), (oldest, _row) = rows[0], rows[-1]
        language = newest.release.language
        held.append(
            Held(
                title=row.title or row.as_printed,
                organization=row.organization,
                line=office_line(row.title, row.organization, language, row.as_printed),
                named=_named(oldest.day, newest.day, language, era),
                parts=_in_order(row, newest.pages.organization(_organization_key(newest, row)), language),
            )
        )
    return held


def _named(first: date, last: date, language: str, era: str) -> str:
    if first == last:
        return label("named_so_once", language, date=short_date(last, language, era))
    return label("named_so", language, range=date_range(first, last, language, era))


def _in_order(row: value.Signatory | value.Quote, url: str, language: str) -> tuple[Part, ...]:
    """An office that is printed as one line leads to its organization as a whole."""
    if row.as_printed:
        return (Part("title", row.as_printed, url),)
    parts = [Part("title", row.title)] if row.title else []
    if row.organization:
        parts.insert(0 if language == "ja" else len(parts), Part("organization", row.organization, url))
    return tuple(parts)


def _organization_key(seen: Seen, row: value.Signatory | value.Quote) -> str:
    """The key of the organization of an office; "" where it is no party of the release."""
    return next((each.key for each in seen.release.parties if each.name and each.name == row.organization), "")


def remarks(seen: Iterable[Seen], key: str, era: str, most: int) -> list[Remark]:
    """What a person said last."""
    found = [
        Remark(
            paragraphs=quoted(quote.text, each.release.language),
            headline=each.release.headline,
            url=each.url,
            day=short_date(each.day, each.release.language, era),
            datetime=each.day.isoformat(),
            note=translated(quote, each.release.language),
        )
        for each in seen
        for quote in each.release.quotes
        if quote.person == key and quote.text.strip()
    ]
    return found[:most]
