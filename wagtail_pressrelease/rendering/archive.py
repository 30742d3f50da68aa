"""A newsroom's archive: its whole history at a glance."""

from dataclasses import dataclass
from math import ceil

from django.db.models import Count
from django.db.models.functions import TruncMonth
from django.utils.translation import gettext

from wagtail_pressrelease.press.languages import LANGUAGES, other

from . import monthly
from .newsroom import Listing
from .section import Section

ROOT = "archive/"


@dataclass(frozen=True, slots=True)
class Name:
    """A topic or an organization, and how many releases have it; `language` is set where its name is known in the
    other language only. `share` is its part of the most that any has, from 0 to 100."""

    key: str
    name: str
    language: str
    count: int
    share: int


def read(newsroom, parts: tuple[str, ...], request, language: str) -> Section | None:
    """The archive; nothing stands below it."""
    return None if parts else _whole(Listing(newsroom, language), language)


def _whole(listing: Listing, language: str) -> Section:
    counts = by_month(listing.public.filter(language=language), listing.newsroom.zone_info)
    theirs = listing.public.filter(language=other(language)).exists()
    return Section(
        template="wagtail_pressrelease/archive.html",
        title=gettext("Archive"),
        addresses=dict.fromkeys(LANGUAGES, ROOT),
        filled=tuple(each for each in LANGUAGES if (counts if each == language else theirs)),
        context={
            "total": sum(counts.values()),
            "years": monthly.years(counts, language, listing.newsroom.era),
            "topics": names(listing, "topics"),
            "organizations": names(listing, "organizations"),
        },
    )


def by_month(found, zone) -> dict[tuple[int, int], int]:
    """How many of some editions each month has, by year and month of a clock."""
    months = found.order_by().values_list(TruncMonth("released_at", tzinfo=zone)).annotate(Count("pk"))
    return {(first.year, first.month): count for first, count in months}


def names(listing: Listing, relation: str) -> list[Name]:
    """The topics or organizations of what readers of the language are shown, those with most releases first."""
    mine, language = listing.public.filter(language=listing.language), listing.language
    columns = (f"{relation}__{name}" for name in ("key", "name_en", "name_ja"))
    found = list(mine.filter(**{f"{relation}__isnull": False}).order_by().values_list(*columns).annotate(Count("pk")))
    most = max((count for *_names, count in found), default=1)
    named = []
    for key, english, japanese, count in found:
        known = {"en": english, "ja": japanese}
        own, theirs = known[language], known[other(language)]
        is_theirs = not own and bool(theirs)
        named.append(
            Name(key, own or theirs or key, other(language) if is_theirs else "", count, ceil(100 * count / most))
        )
    return sorted(named, key=lambda each: (-each.count, each.name))
