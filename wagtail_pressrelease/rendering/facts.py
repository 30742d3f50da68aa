"""What was agreed, line by line. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from .lines import both_clocks, date_line, label, local_day
from .people import Somebody
from .validity import period_line

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value


@dataclass(frozen=True, slots=True)
class Line:
    """A fact with its label; `datetime` is the same for machines, `href` where it leads; `key` names it for styles.
    Where it is people, `text` is empty."""

    key: str
    label: str
    text: str = ""
    datetime: str = ""
    href: str = ""
    people: tuple[Somebody, ...] = ()


def press_may_come_until(release: value.Release, now: datetime) -> datetime | None:
    """When what the release says to those who want to come to the event is over: at its hour, or with its day where it
    has none. None where it says nothing, no more, or nobody gave a day."""
    agreement = release.agreement
    if agreement is None or not agreement.press_access.strip():
        return None
    if not _is_to_come(release, agreement, release.released_at or now):
        return None
    over = agreement.signed_at
    if over is None and agreement.signed_on:
        begins = datetime.combine(agreement.signed_on + timedelta(days=1), datetime.min.time())
        over = begins.replace(tzinfo=ZoneInfo(release.zone))
    return over if over and over > now else None


def fact_box(release: value.Release, released_at: datetime, now: datetime) -> tuple[Line, ...]:
    """The agreement at a glance. What nobody gave is left out."""
    agreement, language = release.agreement, release.language
    if agreement is None:
        return ()
    lines = [
        Line("kind", label("agreement_kind", language), label(agreement.kind, language)),
        _signing(release, agreement, released_at, "to_be_signed_on"),
        *(_words(agreement, key, label(key, language)) for key in ("place", "summary")),
        *_press_access(release, agreement, now),
        _validity(release, agreement),
    ]
    return _given(lines)


def particulars(
    release: value.Release,
    released_at: datetime,
    now: datetime,
    signatories: tuple[Somebody, ...],
    witnesses: tuple[Somebody, ...],
) -> tuple[Line, ...]:
    """The numbered lines below 記: before the signing an invitation to it, afterwards its record."""
    agreement, language = release.agreement, release.language
    if agreement is None:
        return ()
    to_come = _is_to_come(release, agreement, released_at)
    content = label("content_of", language, name=label(agreement.kind, language))
    return _given(
        [
            _signing(release, agreement, released_at, "when"),
            _words(agreement, "place", label("where" if to_come else "place", language)),
            _words(agreement, "summary", content)
            if agreement.summary.strip()
            else Line("kind", label("agreement_kind", language), label(agreement.kind, language)),
            Line("signatories", label("signatories", language), people=signatories),
            Line("witnesses", label("witnesses", language), people=witnesses),
            _validity(release, agreement),
            *_press_access(release, agreement, now),
        ]
    )


def _given(lines: Iterable[Line]) -> tuple[Line, ...]:
    return tuple(line for line in lines if line.text or line.people)


def _words(agreement: value.Agreement, key: str, name: str) -> Line:
    return Line(key, name, getattr(agreement, key).strip())


def _press_access(release: value.Release, agreement: value.Agreement, now: datetime) -> tuple[Line, ...]:
    """An invitation, which is out of place once the event is over."""
    is_dated = agreement.signed_at or agreement.signed_on
    if is_dated and press_may_come_until(release, now) is None:
        return ()
    return (_words(agreement, "press_access", label("press_access", release.language)),)


def _is_to_come(release: value.Release, agreement: value.Agreement, released_at: datetime) -> bool:
    """Whether the release announces the signing. Told on its day, of which nobody gave the hour, it does so where it
    says how the press comes there; else it reports."""
    if agreement.signed_at:
        return agreement.signed_at > released_at
    if agreement.signed_on is None:
        return False
    today = local_day(released_at, release.zone)
    return agreement.signed_on > today or (agreement.signed_on == today and bool(agreement.press_access.strip()))


def _signing(release: value.Release, agreement: value.Agreement, released_at: datetime, to_come: str) -> Line:
    """`to_come` is the label of a signing that has not taken place when the release goes out."""
    language, era = release.language, release.house.era
    if agreement.signed_at:
        text = both_clocks(agreement.signed_at, language, era=era)
        machine = agreement.signed_at.astimezone(ZoneInfo(release.zone)).isoformat(timespec="minutes")
    elif agreement.signed_on:
        text = date_line(agreement.signed_on, language, era)
        machine = agreement.signed_on.isoformat()
    else:
        return Line("signed", "")
    past = "signed_at" if agreement.signed_at else "signed_on"
    key = to_come if _is_to_come(release, agreement, released_at) else past
    return Line("signed", label(key, language), text, machine)


def _validity(release: value.Release, agreement: value.Agreement) -> Line:
    language = release.language
    return Line("valid", label("valid", language), period_line(agreement, language, release.house.era))
