"""A newsroom's page: the releases that are before the public, by page, words, year, topic and organization."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from math import ceil
from urllib.parse import urlencode

from django.db.models import Count, Exists, F, Window
from django.utils.translation import gettext

from wagtail_pressrelease import conf
from wagtail_pressrelease.press.languages import LANGUAGES, text
from wagtail_pressrelease.press.records import KEY
from wagtail_pressrelease.publishing.editions import editions

from . import alternates
from .choices import Choice, Option, options, topics_and_organizations
from .frame import Frame, newsroom_name, newsroom_urls, plain
from .lines import date_line, local_day
from .monthly import year_line
from .paging import page_number, paging
from .record_urls import ORGANIZATIONS, path
from .searching import Hit, Search, asked
from .section import ARCHIVE, REGISTER
from .standing import Public, Standing, public_in

YEAR = re.compile(r"[1-9][0-9]{3}", re.ASCII)
FILTERS = ("q", "year", "topic", "organization")


@dataclass(frozen=True, slots=True)
class Entry:
    """A release in the list; `date` is that of the newsroom's clock, `datetime` the same for machines. `language` is
    set where it was not issued in the reader's; `hit` is what a search found in it."""

    headline: str
    summary: str
    url: str
    date: str
    datetime: str
    language: str = ""
    hit: Hit | None = None


def read(newsroom, parameters: Mapping[str, str], language: str) -> "Listing | None":
    """The page of the list that a query string asks for, before anything is looked up; None where it can be none. Only
    `page` can be wrong: a filter that nothing fits finds nothing, whether or not something embargoed would fit it."""
    number = page_number(parameters)
    if number is None:
        return None
    wanted = {name: parameters.get(name, "").strip() for name in FILTERS} | {"q": asked(parameters.get("q", ""))}
    chosen = {name: value for name, value in wanted.items() if value}
    return Listing(newsroom, language, number, chosen)


def is_year(typed: str) -> bool:
    """Whether this is a year that releases can be of."""
    return YEAR.fullmatch(typed) is not None and typed < "9999"


def of_year(year: int, zone) -> dict[str, datetime]:
    """The filter of editions whose release is of a year, on a clock."""
    return {
        "released_at__gte": datetime(year, 1, 1, tzinfo=zone),
        "released_at__lt": datetime(year + 1, 1, 1, tzinfo=zone),
    }


class Listing:
    """One page of a newsroom's list, for readers of one language. Everything in it comes from `public_now()`."""

    def __init__(self, newsroom, language: str, number: int = 1, chosen: Mapping[str, str] | None = None):
        self.newsroom, self.language, self.number, self.chosen = newsroom, language, number, dict(chosen or {})
        self.size = conf.current().PAGE_SIZE
        self.search = Search(self.chosen["q"], self.public) if "q" in self.chosen else None

    @cached_property
    def public(self):
        """All editions of the newsroom's releases that are before the public, in both languages."""
        return editions().objects.public_now(closed=self.newsroom.closed_paths).below(self.newsroom)

    @cached_property
    def whole(self) -> Public:
        """What the newsroom has, whatever is chosen of it."""
        return public_in(self.newsroom, self.mine)

    @cached_property
    def found(self):
        """Those that fit the filters."""
        found = self.public
        if year := self.chosen.get("year"):
            found = found.filter(**of_year(int(year), self.newsroom.zone_info)) if is_year(year) else found.none()
        for name, column in (("topic", "topics__key"), ("organization", "organizations__key")):
            if key := self.chosen.get(name):
                found = found.filter(**{column: key}) if KEY.regex.match(key) else found.none()
        return found

    @property
    def listed(self):
        """Of these, those that the reader is shown."""
        if self.search:
            return self.search.shown(self.found, self.language)
        return self.found.filter(language=self.language)

    @cached_property
    def totals(self) -> dict[str, int]:
        """How many releases fit, by language. The other language's number is needed beyond the first page only; a
        search finds the same releases in both."""
        if self.search:
            return dict.fromkeys(LANGUAGES, self.editions[0].total if self.editions else 0)
        found = self.found if self.number > 1 else self.found.filter(language=self.language)
        return dict(found.order_by().values_list("language").annotate(Count("pk")))

    @property
    def total(self) -> int:
        return self.totals.get(self.language, 0)

    @property
    def last(self) -> int:
        """The number of the last page; 0 where nothing fits."""
        return self.last_in(self.language)

    @property
    def standing(self) -> Standing:
        """What decides this page of the list. What a search finds follows an index that may lag behind."""
        return self.around(self.number, self.chosen, self.choices, is_fleeting=self.search is not None)

    def around(self, *parts, is_fleeting: bool) -> Standing:
        """What decides a page that shows releases of the newsroom, and `parts`."""
        return Standing(
            parts=(*self.whole.parts, *parts),
            until=self.whole.until,
            modified=self.whole.modified,
            is_private=bool(self.newsroom.get_view_restrictions()),
            is_fleeting=is_fleeting,
        )

    @property
    def exists(self) -> bool:
        """Whether there is such a page."""
        return self.number <= max(self.last, 1)

    def last_in(self, language: str) -> int:
        return ceil(self.totals.get(language, 0) / self.size)

    @cached_property
    def editions(self) -> list:
        """The editions of this page, without their data; those that were searched for with their total."""
        found = self._page()
        if not found and self.search and self.search.widen():
            found = self._page()
        return found

    def _page(self) -> list:
        start = (self.number - 1) * self.size
        fields = ("headline", "summary", "released_at", "language", "page__slug", "page__url_path")
        found = self.listed.newest_first().select_related("page").only(*fields)
        if not self.search:
            return list(found[start : start + self.size]) if self.total else []
        found = found.annotate(total=Window(Count("pk")))
        if self.search.aside:
            rows = {"signatories": F("data__signatories"), "quotes": F("data__quotes")}
            found = found.only(*fields, "words").annotate(**rows)
        return list(found[start : start + self.size])

    def query(self, number: int | None = None, **changes) -> str:
        """The query string of a page of this list, always in the same order; "" for the first page without filters."""
        wanted = {**self.chosen, **changes}
        pairs = [(name, wanted[name]) for name in FILTERS if wanted.get(name)]
        if (number or 1) > 1:
            pairs.append(("page", number))
        return f"?{urlencode(pairs)}" if pairs else ""

    # --- what readers can choose: asked of the index, not counted, so that ten thousand releases cost no more than ten
    def ask(self, *questions) -> tuple:
        """The answers to several questions about the reader's releases, in one query."""
        return type(self.newsroom).objects.filter(pk=self.newsroom.pk).values_list(*questions).get()

    @cached_property
    def mine(self):
        """All that the reader could be shown, the oldest first, by the index."""
        return self.public.filter(language=self.language).order_by("released_at").values("released_at")

    @cached_property
    def years(self) -> list[int]:
        """The years of this newsroom's releases, the latest first."""
        first, last = self.whole.first, self.whole.last
        if first is None or last is None:
            return []
        zone = self.newsroom.zone_info
        years = range(local_day(last, zone).year, local_day(first, zone).year - 1, -1)
        answers = self.ask(*(Exists(self.mine.filter(**of_year(year, zone))) for year in years))
        return [year for year, answer in zip(years, answers, strict=True) if answer]

    @cached_property
    def names(self) -> dict[str, list[Option]]:
        """Topics and organizations of this newsroom's releases."""
        return options(self.choices, self.language, self.chosen)

    @cached_property
    def choices(self) -> list[Choice]:
        """What decides these, from one query."""
        return topics_and_organizations(self.public.filter(language=self.language))

    @cached_property
    def year_options(self) -> list[Option]:
        chosen, era = self.chosen.get("year"), self.newsroom.era
        return [Option(str(year), year_line(year, self.language, era), chosen == str(year)) for year in self.years]


def context(newsroom, listing: Listing, request) -> dict:
    """What the template of a newsroom gets beside `page`."""
    language = listing.language
    url = alternates.url(newsroom, language, request)
    hits = listing.search.hits(listing.editions) if listing.search else {}
    return {
        "listing": listing,
        "search": listing.search,
        "entries": [entry(edition, listing, request, hits.get(edition.page_id)) for edition in listing.editions],
        "name": newsroom_name(newsroom, language),
        "introduction": text(newsroom, "introduction", language),
        **paging(listing.number, listing.last, lambda number: url + listing.query(number)),
        "all_url": url,
        "about_url": _about(listing, url),
        "more": _more(listing, url),
        "filters": [
            ("year", gettext("Year"), listing.year_options),
            ("topic", gettext("Topic"), listing.names["topic"]),
            ("organization", gettext("Organization"), listing.names["organization"]),
        ],
        "frame": _frame(newsroom, listing, request),
        "base": "wagtail_pressrelease/base.html",
    }


def _about(listing: Listing, url: str) -> str:
    """The page of the organization that readers have chosen; "" where it has none in their language."""
    chosen = next((option for option in listing.names["organization"] if option.selected), None)
    return url + path(ORGANIZATIONS, chosen.value) if chosen else ""


def _more(listing: Listing, url: str) -> list[tuple[str, str]]:
    """The newsroom's pages beside its list: what they are called and where they are."""
    found = [ARCHIVE, REGISTER] if listing.whole.has_agreements else [ARCHIVE]
    return [(str(each.name), url + each.below) for each in found]


def entry(edition, listing: Listing, request, hit: Hit | None = None) -> Entry:
    """A release as it stands in a list."""
    zone = listing.newsroom.zone_info
    day = local_day(edition.released_at, zone)
    return Entry(
        edition.headline,
        edition.summary,
        alternates.url(edition.page, edition.language, request),
        date_line(day, listing.language, listing.newsroom.era),
        edition.released_at.astimezone(zone).isoformat(timespec="minutes"),
        edition.language if edition.language != listing.language else "",
        hit,
    )


def _frame(newsroom, listing: Listing, request) -> Frame:
    language = listing.language
    # Where the other language's list is shorter, its last page is the nearest that exists; as a version of this page it
    # does not count.
    queries = {each: listing.query(min(listing.number, max(listing.last_in(each), 1))) for each in LANGUAGES}
    versions = {each: queries[each] for each in LANGUAGES if listing.number <= max(listing.last_in(each), 1)}
    urls = newsroom_urls(newsroom, request, queries)
    return Frame(
        language=language,
        title=_title(newsroom, listing),
        newsroom=newsroom_name(newsroom, language),
        newsroom_url=alternates.url(newsroom, language, request),
        description=plain(text(newsroom, "introduction", language)),
        canonical=alternates.full_url(newsroom, language, request) + queries[language],
        alternates=alternates.alternates(newsroom, versions, newsroom.default_source_language, request),
        switch=alternates.switch(language, urls, {}),
    )


def _title(newsroom, listing: Listing) -> str:
    if listing.search:
        return gettext("Search for “%(words)s”") % {"words": listing.search.query}
    return newsroom_name(newsroom, listing.language)
