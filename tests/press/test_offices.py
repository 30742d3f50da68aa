"""Which of a person's appointments is shown: that of the day, at a party of the release."""

import datetime
from dataclasses import dataclass
from zoneinfo import ZoneInfo

import pytest

from wagtail_pressrelease.press.offices import candidates, chosen, day_of_record, held

DAY = datetime.date(2026, 5, 14)
BEFORE, AFTER = DAY - datetime.timedelta(days=1), DAY + datetime.timedelta(days=1)
CENTRE, PREFECTURE, PORT = 1, 2, 3


@dataclass
class Appointment:
    organization_id: int = CENTRE
    held_from: datetime.date | None = None
    held_until: datetime.date | None = None
    pk: int | None = None


@pytest.mark.parametrize(
    ("since", "until", "holds"),
    [
        (None, None, True),
        (DAY, None, True),
        (None, DAY, True),
        (DAY, DAY, True),
        (BEFORE, AFTER, True),
        (AFTER, None, False),
        (None, BEFORE, False),
    ],
)
def test_both_ends_belong_to_an_appointment(since, until, holds):
    assert held(Appointment(held_from=since, held_until=until), DAY) == holds


EVENING = "2026-05-13T20:00:00+00:00"  # the 14th in Tokyo


@pytest.mark.parametrize(
    ("facts", "tokyo", "london"),
    [
        ({"agreement_signed_on": "2026-05-14", "released_at": "2026-06-01T00:00:00Z"}, DAY, DAY),
        ({"agreement_signed_on": DAY}, DAY, DAY),
        ({"agreement_signed_at": EVENING, "released_at": "2026-06-01T00:00:00Z"}, DAY, BEFORE),
        ({"released_at": datetime.datetime.fromisoformat(EVENING), "embargo_until": "2027-01-01T00:00Z"}, DAY, BEFORE),
        ({"released_at": None, "embargo_until": EVENING}, DAY, BEFORE),
    ],
)
def test_the_deciding_day_is_the_signings_else_the_releases_on_the_clock(facts, tokyo, london):
    assert day_of_record(facts, lambda: ZoneInfo("Asia/Tokyo")) == tokyo
    assert day_of_record(facts, lambda: ZoneInfo("Europe/London")) == london


def test_without_any_date_the_deciding_day_is_today():
    assert day_of_record({}, lambda: datetime.UTC) == datetime.datetime.now(datetime.UTC).date()


AT_CENTRE, AT_PREFECTURE, AT_PORT = Appointment(CENTRE), Appointment(PREFECTURE), Appointment(PORT)
FORMER = Appointment(CENTRE, held_until=BEFORE)


@pytest.mark.parametrize(
    ("appointments", "organization", "parties", "found"),
    [
        ([AT_CENTRE], None, (), [AT_CENTRE]),
        ([AT_CENTRE, FORMER], None, (), [AT_CENTRE]),
        ([FORMER], None, (CENTRE,), []),
        ([AT_CENTRE, AT_PORT], None, (CENTRE, PREFECTURE), [AT_CENTRE]),
        ([AT_CENTRE, AT_PREFECTURE], None, (CENTRE, PREFECTURE), [AT_CENTRE, AT_PREFECTURE]),
        ([AT_CENTRE, AT_PORT], None, (PREFECTURE,), [AT_CENTRE, AT_PORT]),
        ([AT_CENTRE, AT_PORT], PORT, (CENTRE,), [AT_PORT]),
        ([AT_CENTRE], PORT, (CENTRE,), []),
    ],
)
def test_the_row_decides_then_the_parties_then_nobody(appointments, organization, parties, found):
    assert candidates(appointments, DAY, organization, parties) == found


def test_of_several_the_latest_begun_is_shown():
    first, second = Appointment(held_from=BEFORE, pk=2), Appointment(held_from=DAY, pk=1)
    always = Appointment(pk=9)
    assert chosen([first, always, second]) is second
    assert chosen([always, Appointment(pk=3)]) is always
    assert chosen([]) is None
