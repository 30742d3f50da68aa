"""A release as it is printed: every line in its own language, ready for a template. Pure Python.

`sheet(release)` takes the value of a release (publishing/value.py) and looks nothing up.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from types import MappingProxyType
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .citation import citation, translated
from .facts import Line, fact_box, particulars
from .lines import (
    address_lines,
    date_line,
    label,
    list_line,
    local_day,
    name_with_reading,
    phone_line,
    phone_link,
    quoted,
    titles_note,
)
from .people import Mentions, Somebody
from .quotes import Attribution, Resumed, resumed
from .record_urls import NOWHERE, Pages

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value

NO_ADDRESSES: Mapping[str, str] = MappingProxyType({})
# The law prescribes these words in a company's name.
COMPANY = re.compile(r"(株式|有限|合同|合資|合名|相互)会社|[（(][株有][）)]|リミテッド")


@dataclass(frozen=True, slots=True)
class Spoken:
    """What was said, in the language that it was spoken in; `citation` is what somebody takes along of it."""

    language: str
    paragraphs: tuple[str, ...]
    citation: str


@dataclass(frozen=True, slots=True)
class Said:
    """A quote: its paragraphs in quotation marks, its speaker, the words that lead to it, what somebody takes along of
    it, whether it is a translation, and of what, where readers may see that."""

    uid: str
    paragraphs: tuple[str, ...]
    speaker: Somebody
    attribution: Attribution
    citation: str
    note: str = ""
    original: Spoken | None = None
    resumed: Resumed | None = None
    """The same as a text of several paragraphs that names its speaker after the first sentence, as English does."""


@dataclass(frozen=True, slots=True)
class About:
    """A party: `heading` as "About Minato City", what it says about itself as stored HTML, its facts, and its page."""

    key: str
    name: str
    heading: str
    boilerplate: str = ""
    facts: tuple[Line, ...] = ()
    url: str = ""


@dataclass(frozen=True, slots=True)
class Enquiries:
    """A media contact with its lines, as telephone and email."""

    organization: str = ""
    department: str = ""
    name: str = ""
    lines: tuple[Line, ...] = ()
    original: str = ""
    """The original of a foreign name, which follows it in brackets."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The printed release. Lists are empty and texts "" where there is nothing to print. `headline` is in the pieces
    between which its line may end."""

    language: str
    headline: tuple[str, ...]
    released: Line
    issuer: Line | None = None
    facts_heading: str = ""
    facts: tuple[Line, ...] = ()
    particulars: tuple[Line, ...] = ()
    signatories: tuple[Somebody, ...] = ()
    witnesses: tuple[Somebody, ...] = ()
    quotes: tuple[Said, ...] = ()
    unplaced_quotes: tuple[Said, ...] = ()
    parties: tuple[About, ...] = ()
    contacts: tuple[Enquiries, ...] = ()
    profile_heading: str = ""
    titles_note: str = ""
    """Says that offices may have changed, from the day after the release's."""

    @property
    def about(self) -> tuple[About, ...]:
        """The parties that have anything to say about themselves."""
        return tuple(party for party in self.parties if party.boilerplate or party.facts)

    def quote(self, uid: str) -> Said | None:
        """The quote that a body block places; None where it is gone."""
        return next((quote for quote in self.quotes if quote.uid == uid), None)


def sheet(
    release: value.Release,
    now: datetime,
    placed: Iterable[str] = (),
    companion: value.Release | None = None,
    urls: Mapping[str, str] = NO_ADDRESSES,
    pages: Pages = NOWHERE,
) -> Sheet:
    """The release as it is printed. `placed` are the quotes in the order of the body; `now` (or the hour at
    which it will go out) stands in for the release's date while a draft has none. `companion` is the release in the
    other language, where readers may see it, and `urls` are the addresses of both; `pages` are
    those of whom it names."""
    language, zone = release.language, release.zone
    released_at = release.released_at or now
    day = local_day(released_at, zone)
    issuers = [party.name for party in release.parties if party.role == "lead"]
    issuers = issuers or [party.name for party in release.parties]
    mentions = Mentions(language, release.house.honorific, issuers, pages)
    era = release.house.era
    quotes = tuple(
        _said(
            quote,
            mentions,
            citation(quote, language, day, urls.get(language, ""), era),
            _spoken(quote, companion, day, urls),
        )
        for quote in _in_reading_order(release, list(placed))
    )
    signatories, witnesses = (
        tuple(mentions.signing(row) for row in release.signatories if row.capacity == capacity)
        for capacity in ("signatory", "witness")
    )
    has_offices = any(row.title or row.as_printed for row in (*release.quotes, *release.signatories))
    return Sheet(
        language=language,
        headline=release.phrases or (release.headline,),
        released=Line(
            "released",
            label("published", language),
            date_line(day, language, era),
            released_at.astimezone(ZoneInfo(zone)).isoformat(timespec="minutes"),
        ),
        issuer=_issuer(issuers, release),
        facts_heading=label("facts", language),
        facts=fact_box(release, released_at, now),
        particulars=particulars(release, released_at, now, signatories, witnesses),
        quotes=quotes,
        unplaced_quotes=tuple(quote for quote in quotes if quote.uid in release.unplaced_quotes),
        signatories=signatories,
        witnesses=witnesses,
        parties=tuple(about(party, language, pages) for party in release.parties),
        contacts=tuple(
            _enquiries(contact, language)
            for contact in sorted(release.contacts, key=lambda contact: language not in contact.languages)
        ),
        profile_heading=_profile_heading(release),
        titles_note=titles_note(day, language) if has_offices and day < local_day(now, zone) else "",
    )


def _in_reading_order(release: value.Release, placed: list[str]) -> list[value.Quote]:
    places = {uid: place for place, uid in reversed(list(enumerate(placed)))}
    return sorted(release.quotes, key=lambda quote: places.get(quote.uid, len(placed)))


def _issuer(names: list[str], release: value.Release) -> Line | None:
    """Whose release it is: the lead parties, or all where none leads."""
    key = "issued_jointly" if len(names) > 1 else "issued_by"
    text = list_line(names, release.language, release.house.lists)
    return Line("issuer", label(key, release.language), text) if text else None


def _profile_heading(release: value.Release) -> str:
    companies = [bool(COMPANY.search(party.name)) for party in release.parties]
    key = "company_profile" if all(companies) else "mixed_profile" if any(companies) else "profile"
    return label(key, release.language)


def _said(quote: value.Quote, mentions: Mentions, cited: str, original: Spoken | None) -> Said:
    language = mentions.language
    speaker, attribution = mentions.speaking(quote)
    paragraphs = quoted(quote.text, language)
    return Said(
        uid=quote.uid,
        paragraphs=paragraphs,
        speaker=speaker,
        attribution=attribution,
        citation=cited,
        note=translated(quote, language),
        original=original,
        resumed=resumed(quote.text, speaker.name, speaker.office, language) if len(paragraphs) > 1 else None,
    )


def _spoken(quote: value.Quote, companion: value.Release | None, day: date, urls: Mapping[str, str]) -> Spoken | None:
    """The original of a translated quote, as it was issued; None where it is not before the public."""
    if companion is None or quote.original_language != companion.language:
        return None
    original = companion.quote(quote.uid)
    if original is None or not original.text.strip():
        return None
    language = companion.language
    cited = citation(original, language, day, urls.get(language, ""), companion.house.era)
    return Spoken(language, quoted(original.text, language), cited)


def about(party: value.Party, language: str, pages: Pages = NOWHERE) -> About:
    """What a party says about itself, and its facts."""
    facts = [
        Line("representative", label("representative", language), party.representative),
        Line("address", label("address", language), "\n".join(address_lines(party.address, party.country, language))),
        Line("website", label("website", language), _shown(party.website), href=party.website),
    ]
    return About(
        key=party.key,
        name=party.name,
        heading=label("about", language, name=party.name),
        boilerplate=party.boilerplate,
        facts=tuple(line for line in facts if line.text),
        url=pages.organization(party.key),
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
        name=name_with_reading(contact.name, "" if contact.original else contact.reading, language),
        lines=tuple(lines),
        original=contact.original if contact.original != contact.name else "",
    )


def _shown(website: str) -> str:
    """An address as people read it, without its scheme and closing slash."""
    return website.removeprefix("https://").removeprefix("http://").removesuffix("/")
