"""A newsroom's register of agreements: what was agreed by whom, signed when and where, and whether it still holds."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from math import ceil
from urllib.parse import urlencode

from django.db.models import Count, F, Q
from django.utils import timezone

from wagtail_pressrelease.press.agreement import AgreementKind
from wagtail_pressrelease.press.eras import reckoning
from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.publishing import value

from . import alternates
from .agreed import span
from .lines import label, local_day, short_date
from .named import counting, pages
from .newsroom import Listing, Option
from .paging import page_number, paging
from .section import ARCHIVE, REGISTER, Section
from .timeline import Bar, Timeline, timeline
from .validity import State, period_lines, state, state_line

SIZE = 50
"""Agreements on a page."""
FILTERS = ("kind", "state")
EXPIRED, NOT_EXPIRED = "expired", "current"
WORDS = ("agreement", "parties", "signed", "valid", "agreement_state", "today")


@dataclass(frozen=True, slots=True)
class Row:
    """An agreement in the register, as it was issued; `parties` with the address of the page of each, where it has one.
    `signed` and `period` are days as printed, `signed_on` the first of them for machines."""

    anchor: str
    kind: str
    headline: str
    url: str
    parties: tuple[tuple[str, str], ...]
    signed: str
    signed_on: date | None
    place: str
    period: tuple[str, ...]
    state: State
    state_line: str
    bar: Bar | None

    @property
    def is_expired(self) -> bool:
        return self.state == State.EXPIRED


def read(newsroom, parts: tuple[str, ...], request, language: str) -> Section | None:
    """A page of the register. Only `page` can be wrong: a filter that nothing fits finds nothing."""
    number = page_number(request.GET)
    if parts or number is None:
        return None
    chosen = {name: typed for name in FILTERS if (typed := request.GET.get(name, "").strip())}
    return Register(newsroom, language, number, chosen).section(request)


class Register:
    """One page of the agreements that readers of a language are shown. A release has one at most."""

    def __init__(self, newsroom, language: str, number: int, chosen: Mapping[str, str]):
        self.newsroom, self.language, self.number, self.chosen = newsroom, language, number, chosen
        self.today = local_day(timezone.now(), newsroom.zone_info)
        self.public = Listing(newsroom, language).public.exclude(agreement_kind="")
        self.counts = self._counts()

    def _counts(self) -> dict[str, Counter]:
        """How many there are in each language, by kind and by whether they have expired."""
        counts: dict[str, Counter] = {language: Counter() for language in LANGUAGES}
        over = Count("pk", filter=Q(valid_until__lt=self.today))
        found = self.public.order_by().values_list("language", "agreement_kind").annotate(total=Count("pk"), over=over)
        for language, kind, total, expired in found:
            counts[language][kind, EXPIRED] += expired
            counts[language][kind, NOT_EXPIRED] += total - expired
        return counts

    def total(self, language: str, **chosen: str) -> int:
        """How many agreements fit a kind and a state, where these are given."""
        kind, standing = chosen.get("kind"), chosen.get("state")
        return sum(
            count
            for (one, other), count in self.counts[language].items()
            if kind in (None, one) and standing in (None, other)
        )

    def last(self, language: str) -> int:
        """The number of the last page; 0 where nothing fits."""
        return ceil(self.total(language, **self.chosen) / SIZE)

    @property
    def editions(self) -> list:
        """The editions of this page; what is still to be signed comes first, and last what nobody dated."""
        found = self.public.filter(language=self.language)
        if "kind" in self.chosen:
            found = found.filter(agreement_kind=self.chosen["kind"])
        if self.chosen.get("state") == EXPIRED:
            found = found.filter(valid_until__lt=self.today)
        elif "state" in self.chosen:
            found = found.filter(Q(valid_until=None) | Q(valid_until__gte=self.today))
        found = found.order_by(F("signed_on").desc(nulls_last=True), "-released_at", "-pk").select_related("page")
        start = (self.number - 1) * SIZE
        found = counting(found.only("language", "data", "page__slug", "page__url_path"))
        return list(found[start : start + SIZE])

    def address(self, number: int = 1) -> str:
        """Where a page of this list stands below the newsroom."""
        pairs = [(name, self.chosen[name]) for name in FILTERS if name in self.chosen]
        pairs += [("page", str(number))] if number > 1 else []
        return REGISTER.below + (f"?{urlencode(pairs)}" if pairs else "")

    def section(self, request) -> Section | None:
        """None where there is no such page."""
        language, number = self.language, self.number
        last = {each: max(self.last(each), 1) for each in LANGUAGES}
        if number > last[language]:
            return None
        url = alternates.url(self.newsroom, language, request)
        fits = self.total(language, **self.chosen)
        editions = self.editions if fits else []
        era = reckoning(self.newsroom.era, language)
        line = timeline([span(edition.release.agreement) for edition in editions], self.today, era)
        return Section(
            template="wagtail_pressrelease/agreements.html",
            title=str(REGISTER.name),
            addresses={each: self.address(min(number, last[each])) for each in LANGUAGES},
            filled=tuple(each for each in LANGUAGES if number <= self.last(each)),
            more=(ARCHIVE,),
            context={
                "any": self.total(language),
                "total": fits,
                "rows": [self._row(edition, line, url, request) for edition in editions],
                "timeline": line,
                "filters": self._filters(),
                "chosen": self.chosen,
                "number": number,
                "last": last[language],
                "all_url": url + REGISTER.below,
                "labels": {key: label(key, language) for key in WORDS},
                **paging(number, last[language], lambda to: url + self.address(to)),
            },
        )

    def _filters(self) -> list[tuple[str, str, list[Option]]]:
        language, counts = self.language, self.counts[self.language]
        kinds = [kind for kind in AgreementKind.values if counts[kind, EXPIRED] + counts[kind, NOT_EXPIRED]]
        choices = {
            "kind": ("agreement_kind", {kind: kind for kind in kinds}),
            "state": ("agreement_state", {NOT_EXPIRED: "agreement_not_expired", EXPIRED: "agreement_expired"}),
        }
        return [
            (
                name,
                label(called, language),
                [Option(key, label(each, language), self.chosen.get(name) == key) for key, each in options.items()],
            )
            for name, (called, options) in choices.items()
        ]

    def _row(self, edition, line: Timeline | None, newsroom_url: str, request) -> Row:
        release: value.Release = edition.release
        theirs = pages(edition, newsroom_url)
        agreement, language, era = release.agreement, release.language, self.newsroom.era
        signed = agreement.signed_on
        return Row(
            anchor=f"agreement-{edition.page_id}",
            kind=label(agreement.kind, language),
            headline=release.headline,
            url=alternates.url(edition.page, language, request),
            parties=tuple((party.name, theirs.organization(party.key)) for party in release.parties if party.name),
            signed=short_date(signed, language, era) if signed else "",
            signed_on=signed,
            place=agreement.place.strip(),
            period=period_lines(agreement, language, era),
            state=state(agreement, self.today),
            state_line=state_line(agreement, self.today, language, era),
            bar=line.bar(span(agreement)) if line else None,
        )
