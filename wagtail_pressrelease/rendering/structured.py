"""A release as search engines and other programs read it: schema.org's NewsArticle. Pure Python.

`article(…)` prints nothing that the page does not say: names and offices are those of the day.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime
from typing import TYPE_CHECKING, Any, NamedTuple
from zoneinfo import ZoneInfo

from .names import full_name

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value

Node = dict[str, Any]


class Publisher(NamedTuple):
    """Whoever publishes: a name and an address."""

    name: str
    url: str


def publisher(release: value.Release, own: str, newsroom: Publisher) -> Publisher:
    """A newsroom's own organization, by its key, as the release has it among its parties; else the newsroom, since
    what the register has today was not issued."""
    party = next((party for party in release.parties if own and party.key == own and party.name), None)
    return Publisher(party.name, party.website or newsroom.url) if party else newsroom


def article(
    release: value.Release,
    urls: Mapping[str, str],
    companion: value.Release | None = None,
    modified: datetime | None = None,
    publisher: Publisher | None = None,
    image: str = "",
) -> Node:
    """The release in one language; `urls` are its addresses in the languages that it is published in, `companion` the
    same release in the other of them."""
    url, zone = urls[release.language], ZoneInfo(release.zone)
    return {"@context": "https://schema.org"} | _node(
        "NewsArticle",
        **{"@id": url},
        url=url,
        mainEntityOfPage=url,
        headline=release.headline,
        alternativeHeadline=release.subheadline,
        description=release.summary,
        inLanguage=release.language,
        dateline=release.place,
        datePublished=_moment(release.released_at, zone),
        dateModified=_moment(modified, zone),
        identifier=release.reference,
        image=image,
        author=[_organization(party.name, party.website) for party in release.parties],
        publisher=_publisher(publisher),
        keywords=[topic.name for topic in release.topics if topic.name],
        mentions=[_person(row, release.language) for row in release.signatories],
        hasPart=[_quotation(quote, release.language, companion) for quote in release.quotes],
        **_versions(release, companion, urls, publisher),
    )


def organization(party: value.Party, url: str, also: str = "", description: str = "") -> Node:
    """An organization, as its own page tells of it; `also` is its name in the other language."""
    return {"@context": "https://schema.org"} | _node(
        "Organization",
        **{"@id": url},
        name=party.name,
        alternateName=[name for name in (party.short_name, also) if name],
        description=description,
        address=" ".join(party.address.split()),
        url=party.website,
        mainEntityOfPage=url,
    )


def profile(name: str, url: str, also: str = "", job_title: str = "", affiliation: str = "") -> Node:
    """The page of a person, in the office of the last release; `also` is the name in the other language."""
    person = _node(
        "Person",
        **{"@id": url},
        name=name,
        alternateName=also,
        jobTitle=job_title,
        affiliation=_organization(affiliation),
        mainEntityOfPage=url,
    )
    return {"@context": "https://schema.org"} | _node("ProfilePage", url=url, mainEntity=person)


def _node(kind: str, **properties: Any) -> Node:
    """A thing of schema.org, without the properties that nothing is known of; {} where nothing is."""
    known = {name: value for name, value in properties.items() if value}
    return {"@type": kind, **known} if known else {}


def _moment(moment: datetime | None, zone: ZoneInfo) -> str:
    return moment.astimezone(zone).isoformat(timespec="seconds") if moment else ""


def _organization(name: str, website: str = "") -> Node:
    return _node("Organization", name=name, url=website)


def _person(row: value.Signatory | value.Quote, language: str) -> Node:
    return _node(
        "Person",
        name=full_name(row.name, language),
        jobTitle=row.title or row.as_printed,
        affiliation=_organization(row.organization),
    )


def _quotation(quote: value.Quote, language: str, companion: value.Release | None) -> Node:
    """As it stands in this text; a translation says what it translates, with the words where readers may see them."""
    spoken = companion.quote(quote.uid) if companion else None
    is_translated = quote.original_language != language
    original = _node("Quotation", inLanguage=quote.original_language, text=spoken.text if spoken else "")
    return _node(
        "Quotation",
        text=quote.text,
        inLanguage=language,
        spokenByCharacter=_person(quote, language),
        translationOfWork=original if is_translated else {},
    )


def _publisher(publisher: Publisher | None) -> Node:
    return _organization(*publisher) if publisher else {}


def _versions(
    release: value.Release, companion: value.Release | None, urls: Mapping[str, str], publisher: Publisher | None
) -> Node:
    """Which text is the translation of which; of two official texts neither is. Whoever publishes them answers for
    translations: who of the staff made them is nobody else's business."""
    if companion is None or "both_official" in (release.status, companion.status):
        return {}
    url = urls[companion.language]
    version = _node("NewsArticle", **{"@id": url}, url=url, inLanguage=companion.language)
    if release.language == release.source_language:
        return {"workTranslation": version}
    return {"translationOfWork": version, "translator": _publisher(publisher)}
