"""From when to when an agreement holds, and whether it does on a day. Pure Python."""

from __future__ import annotations

from datetime import date
from enum import StrEnum
from typing import TYPE_CHECKING

from wagtail_pressrelease.press.eras import era_style

from .dates import date_range, short_date
from .languages import label

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value


class State(StrEnum):
    """How an agreement stands. One holds on both the day on which it begins and the day on which it ends."""

    TO_BE_SIGNED = "to_be_signed"
    BEGINS_LATER = "begins_later"
    IN_FORCE = "in_force"
    LAST_DAY = "last_day"
    EXPIRED = "expired"
    OPEN = "open"
    """Signed, and nobody said until when it holds."""
    UNDATED = "undated"
    """Nobody gave a day for anything."""


def state(agreement: value.Agreement, today: date) -> State:
    """How an agreement stands on a day of its newsroom's clock."""
    if agreement.valid_until and agreement.valid_until < today:
        return State.EXPIRED
    if agreement.signed_on and agreement.signed_on > today:
        return State.TO_BE_SIGNED
    if agreement.valid_from and agreement.valid_from > today:
        return State.BEGINS_LATER
    if agreement.valid_until is None and agreement.signed_on:
        return State.OPEN
    if agreement.valid_until is None and agreement.valid_from is None:
        return State.UNDATED
    return State.LAST_DAY if agreement.valid_until == today else State.IN_FORCE


def state_line(agreement: value.Agreement, today: date, language: str, era: str = "western") -> str:
    """The same in words: Expired, 有効期間満了; To be signed on 3 December 2026, 2026年12月3日締結予定; "" where nobody
    dated anything."""
    found = state(agreement, today)
    if found is State.UNDATED:
        return ""
    day = {State.TO_BE_SIGNED: agreement.signed_on, State.BEGINS_LATER: agreement.valid_from}.get(found)
    date_words = short_date(day, language, era) if day else ""
    return label(f"agreement_{found}", language, date=date_words)


def period_line(agreement: value.Agreement, language: str, era: str = "western") -> str:
    """From when to when it holds, both days included; "" where nobody said, or where it would end before it begins."""
    return date_range(*_period(agreement), language, era)


def period_lines(agreement: value.Agreement, language: str, era: str = "western") -> tuple[str, ...]:
    """The same with each end in full on a line of its own."""
    start, end = _period(agreement)
    style = era_style(era, start, end)
    return tuple(filter(None, (date_range(start, None, language, style), date_range(None, end, language, style))))


def _period(agreement: value.Agreement) -> tuple[date | None, date | None]:
    start, end = agreement.valid_from, agreement.valid_until
    return (None, None) if start and end and end < start else (start, end)
