"""A newsroom's archive: its whole history at a glance, and each year month by month."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from itertools import groupby
from math import ceil

from django.db.models import Count, Exists, Max
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext

from wagtail_pressrelease.press.languages import LANGUAGES, other

from . import alternates, monthly
from .choices import issued_names, shown_name
from .lines import day_of_year, local_day
from .newsroom import Listing, is_year, of_year
from .paging import page_number, paging
from .record_urls import ORGANIZATIONS, path
from .section import ARCHIVE, REGISTER, Section

SIZE = 100
"""Releases on a page of a year."""


@dataclass(frozen=True, slots=True)
class Line:
    """A release of a year: `date` by the newsroom's clock, `datetime` the same for machines."""

    headline: str
    url: str
    date: str
    datetime: str


@dataclass(frozen=True, slots=True)
class Name:
    """A topic or an organization, where it stands `below` the newsroom, and how many releases have it; `language` is
    set where its name is known in the other language only. `share` is its part of the most that any has, from 0 to
    100."""

    below: str
    name: str
    language: str
    count: int
    share: int


def read(newsroom, parts: tuple[str, ...], request, language: str) -> Section | None:
    """The archive, or a page of one of its years."""
    listing = Listing(newsroom, language)
    if not parts:
        return _whole(listing, language)
    number = page_number(request.GET)
    if len(parts) > 1 or not is_year(parts[0]) or number is None:
        return None
    return _year(listing, int(parts[0]), number, request)


# --- the whole history
def _whole(listing: Listing, language: str) -> Section:
    counts = by_month(listing.public.filter(language=language), listing.newsroom.zone_info)[language]
    theirs, has_agreements = listing.ask(
        Exists(listing.public.filter(language=other(language))), Exists(listing.mine.exclude(agreement_kind=""))
    )
    return Section(
        template="wagtail_pressrelease/archive.html",
        title=str(ARCHIVE.name),
        addresses=dict.fromkeys(LANGUAGES, ARCHIVE.below),
        filled=tuple(each for each in LANGUAGES if (counts if each == language else theirs)),
        more=(REGISTER,) if has_agreements else (),
        context={
            "total": sum(counts.values()),
            "years": [(each, address(each.year)) for each in monthly.years(counts, language, listing.newsroom.era)],
            "topics": names(listing, "topics", "?topic={}".format),
            "organizations": names(listing, ORGANIZATIONS, partial(path, ORGANIZATIONS)),
        },
    )


def by_month(found, zone) -> dict[str, dict[tuple[int, int], int]]:
    """How many of some editions there are by language, and by year and month of a clock."""
    month = TruncMonth("released_at", tzinfo=zone)
    counts: dict[str, dict[tuple[int, int], int]] = {language: {} for language in LANGUAGES}
    for language, first, count in found.order_by().values_list("language", month).annotate(Count("pk")):
        counts[language][first.year, first.month] = count
    return counts


def names(listing: Listing, relation: str, address: Callable[[str], str]) -> list[Name]:
    """The topics or organizations of what readers of the language are shown, those with most releases first; `address`
    tells from a key where it stands. An organization has the name of the last issue: its record may have the next one,
    before that is announced."""
    mine, language = listing.public.filter(language=listing.language), listing.language
    columns = (f"{relation}__{name}" for name in ("key", "name_en", "name_ja"))
    counted = mine.filter(**{f"{relation}__isnull": False}).order_by().values_list(*columns)
    found = list(counted.annotate(Count("pk"), Max("pk")))
    most = max((count for *_names, count, _last in found), default=1)
    if relation == "organizations":
        issued = issued_names({key: last for key, *_names, last in found})
        known = {key: {language: name} for key, name in issued.items()}
    else:
        known = {key: {"en": english, "ja": japanese} for key, english, japanese, *_rest in found}
    named = []
    for key, *_names, count, _last in found:
        name, language_of_name = shown_name(key, known[key], language)
        named.append(Name(address(key), name, language_of_name, count, ceil(100 * count / most)))
    return sorted(named, key=lambda each: (-each.count, each.name))


# --- one year
def _year(listing: Listing, year: int, number: int, request) -> Section | None:
    """A page of a year; None where there is none such in the reader's language."""
    newsroom, language, zone = listing.newsroom, listing.language, listing.newsroom.zone_info
    found = listing.public.filter(**of_year(year, zone))
    counts = by_month(found, zone)
    last = {each: ceil(sum(counts[each].values()) / SIZE) for each in LANGUAGES}
    if number > last[language]:
        return None
    below = {each: address(year, min(number, last[each])) for each in LANGUAGES if last[each]}
    url = alternates.url(newsroom, language, request)

    def leads(to: int) -> str:
        return url + address(year, to)

    (drawn,) = monthly.years(counts[language], language, newsroom.era)
    name = monthly.year_line(year, language, newsroom.era)
    begins, ends = of_year(year, zone).values()
    mine = listing.public.filter(language=language).values_list("released_at", flat=True)
    return Section(
        template="wagtail_pressrelease/archive_year.html",
        title=gettext("Press releases of %(year)s") % {"year": name},
        addresses=below,
        filled=tuple(each for each in LANGUAGES if number <= last[each]),
        trail=(ARCHIVE,),
        context={
            "year": drawn.leading(leads, SIZE),
            "months": months(found.filter(language=language), number, zone, request),
            "later": _neighbour(mine.filter(released_at__gte=ends).order_by("released_at").first(), listing),
            "earlier": _neighbour(mine.filter(released_at__lt=begins).order_by("-released_at").first(), listing),
            "number": number,
            "last": last[language],
            **paging(number, last[language], leads),
        },
    )


def address(year: int, number: int = 1) -> str:
    """Where a page of a year stands below the newsroom."""
    return f"{ARCHIVE.below}{year}/" + (f"?page={number}" if number > 1 else "")


def months(found, number: int, zone, request) -> list[tuple[str, str, list[Line]]]:
    """A page of editions, the latest first, under the months of a clock: anchor, name and releases of each."""
    fields = ("headline", "released_at", "language", "page__slug", "page__url_path")
    page = found.newest_first().select_related("page").only(*fields)[(number - 1) * SIZE : number * SIZE]
    grouped = groupby(page, lambda edition: local_day(edition.released_at, zone).month)
    return [
        (
            monthly.anchor(month),
            monthly.month_name(month, editions[0].language),
            [_line(edition, zone, request) for edition in editions],
        )
        for month, editions in ((month, list(each)) for month, each in grouped)
    ]


def _line(edition, zone, request) -> Line:
    return Line(
        edition.headline,
        alternates.url(edition.page, edition.language, request),
        day_of_year(local_day(edition.released_at, zone), edition.language),
        edition.released_at.astimezone(zone).isoformat(timespec="minutes"),
    )


def _neighbour(moment: datetime | None, listing: Listing) -> dict:
    """The year of a release and where it stands; nothing where there is none."""
    if moment is None:
        return {}
    year = local_day(moment, listing.newsroom.zone_info).year
    return {"name": monthly.year_name(year, listing.language, listing.newsroom.era)[0], "address": address(year)}
