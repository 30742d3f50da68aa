"""Whether an agreement holds, on each day around those that decide it."""

from datetime import date

import pytest

from wagtail_pressrelease.publishing.value import Agreement
from wagtail_pressrelease.rendering.validity import State, period_lines, state, state_line

AGREED = Agreement(
    "memorandum", signed_on=date(2026, 5, 14), valid_from=date(2026, 6, 1), valid_until=date(2031, 5, 31)
)


@pytest.mark.parametrize(
    ("today", "expected", "english", "japanese"),
    [
        (date(2026, 5, 13), State.TO_BE_SIGNED, "To be signed on 14 May 2026", "2026年5月14日締結予定"),
        (date(2026, 5, 14), State.BEGINS_LATER, "In force from 1 June 2026", "2026年6月1日から有効"),
        (date(2026, 5, 31), State.BEGINS_LATER, "In force from 1 June 2026", "2026年6月1日から有効"),
        (date(2026, 6, 1), State.IN_FORCE, "In force", "有効"),
        (date(2031, 5, 30), State.IN_FORCE, "In force", "有効"),
        (date(2031, 5, 31), State.LAST_DAY, "Expires today", "本日で有効期間満了"),
        (date(2031, 6, 1), State.EXPIRED, "Expired", "有効期間満了"),
    ],
)
def test_its_first_and_its_last_day_are_days_on_which_it_holds(today, expected, english, japanese):
    assert state(AGREED, today) == expected
    assert state_line(AGREED, today, "en") == english
    assert state_line(AGREED, today, "ja") == japanese


@pytest.mark.parametrize(
    ("agreement", "expected"),
    [
        (Agreement("memorandum"), State.UNDATED),
        (Agreement("memorandum", signed_on=date(2026, 1, 1)), State.OPEN),
        (Agreement("memorandum", valid_from=date(2026, 1, 1)), State.IN_FORCE),
        (Agreement("memorandum", valid_until=date(2027, 1, 1)), State.IN_FORCE),
        (Agreement("memorandum", valid_until=date(2025, 1, 1)), State.EXPIRED),
        (Agreement("memorandum", signed_on=date(2027, 1, 1)), State.TO_BE_SIGNED),
    ],
)
def test_what_nobody_said_is_not_guessed(agreement, expected):
    assert state(agreement, date(2026, 6, 1)) == expected


@pytest.mark.parametrize("language", ["en", "ja"])
def test_an_agreement_that_nobody_dated_is_not_said_to_stand_in_any_way(language):
    assert state_line(Agreement("memorandum"), date(2026, 6, 1), language) == ""


def test_days_to_come_are_printed_as_the_house_counts_years():
    assert state_line(AGREED, date(2026, 5, 1), "ja", "japanese") == "令和8年5月14日締結予定"
    old = Agreement("contract", signed_on=date(1870, 1, 2))
    assert state_line(old, date(1870, 1, 1), "ja", "japanese") == "1870年1月2日締結予定"


@pytest.mark.parametrize(
    ("start", "end", "english", "japanese"),
    [
        (None, None, (), ()),
        (date(2026, 6, 1), None, ("from 1 June 2026",), ("2026年6月1日から",)),
        (None, date(2031, 5, 31), ("until 31 May 2031",), ("2031年5月31日まで",)),
        (
            date(2026, 6, 1),
            date(2026, 6, 2),
            ("from 1 June 2026", "until 2 June 2026"),
            ("2026年6月1日から", "2026年6月2日まで"),
        ),
        (date(2026, 6, 2), date(2026, 6, 1), (), ()),
    ],
)
def test_its_two_ends_are_said_in_full(start, end, english, japanese):
    agreement = Agreement("contract", valid_from=start, valid_until=end)
    assert period_lines(agreement, "en") == english
    assert period_lines(agreement, "ja") == japanese
