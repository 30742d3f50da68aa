"""Names of the register at the desk of a release: those of its people and organizations, in the offices of its day."""

import datetime

import pytest
from django.db import transaction

from tests.builders import fetch, make_draft, make_newsroom
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.register import lock
from wagtail_pressrelease.models import Appointment


@pytest.mark.parametrize("field", ["agreement_signed_at", "released_at", "embargo_until"])
@pytest.mark.parametrize(("zone", "title"), [("Asia/Tokyo", "Governor"), ("Europe/London", "Vice-Governor")])
def test_the_office_is_that_of_the_day_on_the_newsrooms_clock(db, zone, title, field):
    evening = datetime.datetime(2026, 5, 13, 20, tzinfo=datetime.UTC)  # the 14th in Tokyo
    dates = {"agreement_signed_on": None, "released_at": None, field: evening}
    page = make_draft(make_newsroom(zone=zone), **dates)
    governor = Appointment.objects.get(title_en="Governor")
    Appointment.objects.filter(pk=governor.pk).update(held_from=datetime.date(2026, 5, 14))
    Appointment.objects.create(
        person=governor.person,
        organization=governor.organization,
        title_en="Vice-Governor",
        held_until=datetime.date(2026, 5, 13),
    )
    rows = read_desk(fetch(page), "ja").rows
    assert [row.unit.source for row in rows if row.unit.kind == "appointment_title"] == ["Director", title]


@pytest.mark.django_db
def test_what_is_no_unit_of_a_record_locks_none():
    with transaction.atomic():
        lock(["person", "person:²:name", f"person:{'9' * 23}:name", "lead", ":", "organization:1:name", ""])
