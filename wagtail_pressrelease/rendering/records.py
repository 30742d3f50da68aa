"""The pages of organizations and people below a newsroom: each is what the newsroom's public releases say, and is there
only where one of them names the record, in the reader's language.

Nothing on them comes from the register as it stands today, which holds what is still to be announced: a new name, an
appointment, a website. `profiles` says how much is taken from which release.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import cached_property

from django.db.models import Count, F
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.text import Truncator
from django.utils.translation import gettext

from wagtail_pressrelease.press.eras import reckoning
from wagtail_pressrelease.press.languages import LANGUAGES, other
from wagtail_pressrelease.press.records import KEY
from wagtail_pressrelease.publishing import value

from . import alternates, feeds, profiles, structured
from .agreed import with_timeline
from .facts import Line
from .frame import plain
from .languages import language_page
from .lines import full_name, label, local_day, short_date
from .named import counting, pages
from .newsroom import Listing, entry
from .paging import page_number, paging
from .profiles import Seen
from .record_urls import ORGANIZATIONS, PEOPLE, path
from .section import Section
from .sheet import About, about

DEPTH = 100
"""How many releases a page reads, the newest first, for people, offices and quotes."""
AGREEMENTS = 50
"""How many agreements it shows, those signed last first: the register has them all."""
QUOTES = 5
DESCRIPTION = 200


class NamedListing(Listing):
    """The releases of a newsroom that name a record: one page of them."""

    def __init__(self, newsroom, language: str, number: int, relation: str, key: str):
        super().__init__(newsroom, language, number)
        self.relation, self.key = relation, key

    @cached_property
    def found(self):
        return self.public.filter(**{f"{self.relation}__key": self.key})

    @cached_property
    def totals(self) -> dict[str, int]:
        """In both languages, since the page has to say whether it is there in the other."""
        return dict(self.found.order_by().values_list("language").annotate(Count("pk")))


@dataclass(frozen=True, slots=True)
class Found:
    """What readers of the language may know of a record: one page of its releases, the newest of them with what was
    issued, those with an agreement, and the newest release in the other language."""

    listing: NamedListing
    seen: list[Seen]
    agreements: list[Seen]
    theirs: value.Release | None
    newsroom_url: str
    request: object

    @property
    def language(self) -> str:
        return self.listing.language

    @property
    def key(self) -> str:
        return self.listing.key

    @property
    def era(self) -> str:
        return reckoning(self.listing.newsroom.era, self.language)

    @property
    def path(self) -> str:
        """Where the page stands below its newsroom."""
        return path(self.listing.relation, self.key)

    @property
    def url(self) -> str:
        """The absolute address of its first page."""
        return alternates.full_url(self.listing.newsroom, self.language, self.request) + self.path

    @property
    def today(self):
        return local_day(timezone.now(), self.listing.newsroom.zone_info)


def look_up(newsroom, relation: str, parts: tuple[str, ...], request, language: str) -> Found | None:
    """The record at an address and what is known of it; None where no public release of this newsroom and language
    names it, or the list has no such page."""
    number = page_number(request.GET)
    if len(parts) != 1 or not KEY.regex.match(parts[0]) or number is None:
        return None
    listing = NamedListing(newsroom, language, number, relation, parts[0])
    if listing.number > listing.last:
        return None
    newest = listing.found.filter(language=language).select_related("page")
    agreements = newest.exclude(agreement_kind="").order_by(F("signed_on").desc(nulls_last=True), "-released_at", "-pk")
    theirs = listing.found.filter(language=other(language)).newest_first().first()
    newsroom_url = alternates.url(newsroom, language, request)

    def seen(edition, **fields) -> Seen:
        day = local_day(edition.released_at, newsroom.zone_info)
        return Seen(edition.release, day, alternates.url(edition.page, language, request), **fields)

    return Found(
        listing=listing,
        seen=[seen(each, pages=pages(each, newsroom_url)) for each in counting(newest.newest_first())[:DEPTH]],
        agreements=[seen(each) for each in agreements[:AGREEMENTS]],
        theirs=theirs and theirs.release,
        newsroom_url=newsroom_url,
        request=request,
    )


def read_organization(newsroom, parts: tuple[str, ...], request, language: str) -> Section | None:
    """The page of an organization."""
    found = look_up(newsroom, ORGANIZATIONS, parts, request, language)
    newest = found and next((each for each in found.seen if profiles.party(each.release, found.key)), None)
    if not newest:
        return None
    party = profiles.party(newest.release, found.key)
    theirs = found.theirs and profiles.party(found.theirs, found.key)
    name = party.name or (theirs.name if theirs else "") or found.key
    also = theirs.name if theirs and theirs.name != name else ""
    description = Truncator(plain(strip_tags(party.boilerplate))).chars(DESCRIPTION)
    day = short_date(newest.day, language, found.era)
    timeline, agreements = with_timeline(
        [(each.release, each.url) for each in found.agreements], found.today, found.era, organization=found.key
    )
    return _section(
        found,
        template="wagtail_pressrelease/organization.html",
        title=name,
        description=description,
        structured=structured.organization(party, found.url, also, description),
        context={
            "also": also,
            "about": _about(party, name, language),
            "as_of": label("as_of", language, date=day),
            "timeline": timeline,
            "agreements": agreements,
            "people": profiles.colleagues(found.seen, found.key, found.era),
            "feeds": feeds.links(found.listing.newsroom, language, request, f"?organization={found.key}"),
        },
    )


def _about(party: value.Party, name: str, language: str) -> About:
    """As in the party's releases, with its short name, which is no fact there."""
    told = about(party, language)
    if party.short_name in ("", name):
        return told
    return replace(told, facts=(Line("short_name", gettext("Short name"), party.short_name), *told.facts))


def read_person(newsroom, parts: tuple[str, ...], request, language: str) -> Section | None:
    """The page of a person."""
    found = look_up(newsroom, PEOPLE, parts, request, language)
    name = found and profiles.called(found.seen, found.key)
    if not name:
        return None
    theirs = found.theirs and profiles.called([Seen(found.theirs, found.today)], found.key)
    also = full_name(theirs, other(language)) if theirs else profiles.original(name)
    readings = name if language == "ja" else theirs
    offices = profiles.offices(found.seen, found.key, found.era)
    signed = [each for each in found.agreements if any(row.person == found.key for row in each.release.signatories)]
    timeline, agreements = with_timeline(
        [(each.release, each.url) for each in signed], found.today, found.era, person=found.key
    )
    title = full_name(name, language) or also or found.key
    latest = offices[0] if offices else None
    return _section(
        found,
        template="wagtail_pressrelease/person.html",
        title=title,
        description=latest.line if latest else "",
        structured=structured.profile(
            title, found.url, also, latest.title if latest else "", latest.organization if latest else ""
        ),
        kind="profile",
        context={
            "name": full_name(name, language, spaced=True),
            "also": also if also != title else "",
            "reading": profiles.reading(readings) if readings else "",
            "offices": offices,
            "between": language_page(language).between,
            "timeline": timeline,
            "agreements": agreements,
            "remarks": profiles.remarks(found.seen, found.key, found.era, QUOTES),
        },
    )


def _section(found: Found, context: Mapping[str, object], **fields) -> Section:
    """A page of a record, with its releases."""
    listing, url = found.listing, found.newsroom_url + found.path
    filled = [language for language in LANGUAGES if listing.totals.get(language)]
    # Where the other language's list is shorter, its last page is the nearest that exists; it is no version of this.
    addresses = {each: found.path + listing.query(min(listing.number, listing.last_in(each))) for each in filled}
    return Section(
        addresses=addresses,
        filled=tuple(each for each in filled if listing.number <= listing.last_in(each)),
        context={
            "other_language": other(found.language),
            "entries": [entry(edition, listing, found.request) for edition in listing.editions],
            "listing": listing,
            **paging(listing.number, listing.last, lambda number: url + listing.query(number)),
            "labels": {key: label(key, found.language) for key in ("today", "titles_last")},
            **context,
        },
        **fields,
    )
