"""Agreements in a list with their time line: what was agreed by whom, since when, and whether it still holds. Pure
Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from .lines import label, list_line, short_date
from .timeline import Bar, Span, Timeline, timeline
from .validity import State, period_line, state, state_line

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value

ENDING = (State.LAST_DAY, State.EXPIRED)


@dataclass(frozen=True, slots=True)
class Agreed:
    """One agreement: `title` as "Contract with Minato City", the lines with its days, `url` of its release. `ends` says
    so where it has ended or ends today; `capacity` what somebody was in it who did not sign, as a witness."""

    title: str
    url: str
    lines: tuple[str, ...]
    is_expired: bool
    ends: str
    capacity: str
    bar: Bar | None


def with_timeline(
    found: Iterable[tuple[value.Release, str]], today: date, era: str, organization: str = "", person: str = ""
) -> tuple[Timeline | None, list[Agreed]]:
    """The time line and the agreements on it, of releases with their addresses in the order given; no line where no day
    is known. The page is that of an organization or of a person, by key."""
    agreements = [(release, url, release.agreement) for release, url in found if release.agreement]
    line = timeline([span(agreement) for _release, _url, agreement in agreements], today, era)
    return line, [
        Agreed(
            title=title(release, agreement, organization),
            url=url,
            lines=days(agreement, release.language, today, era),
            is_expired=state(agreement, today) is State.EXPIRED,
            ends=state_line(agreement, today, release.language, era) if state(agreement, today) in ENDING else "",
            capacity=capacity(release, person),
            bar=line.bar(span(agreement)) if line else None,
        )
        for release, url, agreement in agreements
    ]


def span(agreement: value.Agreement) -> Span:
    """What is drawn of it. An agreement of which only the signing is known is a point; one that has begun, and has no
    last day, goes on."""
    start, end = agreement.valid_from, agreement.valid_until
    if end and not start:
        start = min(agreement.signed_on or end, end)
    if start and end and end < start:
        start = end = None
    return Span(agreement.signed_on, start, end)


def title(release: value.Release, agreement: value.Agreement, organization: str = "") -> str:
    """What it is and between whom; on an organization's own page, with whom."""
    language = release.language
    kind = label(agreement.kind, language)
    is_party = any(party.key == organization for party in release.parties)
    names = [party.name for party in release.parties if party.name and party.key != organization]
    if not names:
        return kind
    if len(names) == 2 and not is_party:
        return label("agreement_between_two", language, kind=kind, parties=list_line(names, language, "two"))
    key = "agreement_with" if is_party else "agreement_between" if len(names) > 1 else "agreement_of"
    return label(key, language, kind=kind, parties=list_line(names, language, release.house.lists))


def days(agreement: value.Agreement, language: str, today: date, era: str) -> tuple[str, ...]:
    """When it was signed, and how long it holds."""
    lines = []
    if signed := agreement.signed_on:
        # Told on its day, of which nobody gave the hour, a release that invites the press to it announces it still.
        is_invited = signed == today and not agreement.signed_at and bool(agreement.press_access.strip())
        key = "agreement_to_be_signed" if signed > today or is_invited else "was_signed_on"
        lines.append(label(key, language, date=short_date(signed, language, era)))
    if period := period_line(agreement, language, era):
        lines.append(label("is_valid", language, range=period))
    return tuple(lines)


def capacity(release: value.Release, person: str) -> str:
    """What somebody was in it, where that is no signatory."""
    capacities = {row.capacity for row in release.signatories if person and row.person == person}
    return label("witness", release.language) if capacities == {"witness"} else ""
