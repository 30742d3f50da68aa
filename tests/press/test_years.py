"""A slip of the hand in a year is said at its field, and never stored."""

import datetime
from types import SimpleNamespace

import pytest
from django.core.exceptions import ValidationError

from tests.admin.people import sign_in
from tests.builders import fetch, make_draft
from tests.forms import edit_url, on_screen
from wagtail_pressrelease.exchange import scalars
from wagtail_pressrelease.models import Appointment
from wagtail_pressrelease.press.years import YEARS, check_years


@pytest.mark.parametrize("year", [1, 26, 1799, 2200, 9999])
def test_a_year_that_nobody_means_is_named(year):
    record = SimpleNamespace(signed=datetime.date(year, 12, 31), held=datetime.date(2026, 5, 14), ended=None)
    with pytest.raises(ValidationError, match=f"{year:04} is not between 1800 and 2199") as refused:
        check_years(record, "signed", "held", "ended")
    assert set(refused.value.error_dict) == {"signed"}


@pytest.mark.parametrize("year", [1800, 1900, 2026, 2199])
def test_other_years_are_taken(year):
    check_years(SimpleNamespace(signed=datetime.date(year, 1, 1)), "signed")


def test_files_know_the_same_years():
    assert scalars.YEARS == YEARS


def test_an_appointment_is_asked_too():
    with pytest.raises(ValidationError, match="0026 is not between"):
        Appointment(held_from=datetime.date(26, 4, 1)).clean()


def test_the_editor_is_told_at_each_field_and_nothing_is_saved(newsroom, client):
    page = make_draft(newsroom)
    sign_in(client, "edit_en", "edit_ja", "edit_facts")
    wrong = {"released_at": "0026-05-14T10:00", "embargo_until": "9999-12-31T23:59"}
    for fields in (wrong, {"agreement_signed_at": "0001-01-01T00:00", "agreement_signed_on": "0026-05-14"}):
        form = client.post(edit_url(page), on_screen(client, page, **fields)).context["form"]
        assert set(form.errors) == set(fields)
    assert fetch(page).revisions.count() == 1
