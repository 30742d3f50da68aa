"""Which office stands beside a name in what is issued: that of the day, as the register or the row says."""

import datetime

import pytest

from tests.builders import fetch, make_draft, make_issued
from wagtail_pressrelease.models import Appointment, Organization, Person
from wagtail_pressrelease.publishing.compile import compile_release

SIGNED = datetime.date(2026, 5, 14)


def offices(page, language="en"):
    """(title, organization, whole line) of each signatory, in order."""
    release = compile_release(page, language)
    return [(each.title, each.organization, each.as_printed) for each in release.signatories]


def test_each_is_shown_in_the_office_of_the_appointment(draft):
    assert offices(draft) == [
        ("Director", "Orrin Tidal Centre", ""),
        ("Governor", "Shiomi Prefecture", "Governor of Shiomi Prefecture"),
    ]
    assert offices(draft, "ja") == [("所長", "オリン潮流センター", ""), ("知事", "潮見県", "潮見県知事")]


def test_somebody_who_moved_on_keeps_the_office_of_the_day(newsroom):
    page = make_draft(newsroom)
    governor, port = Person.objects.get(key="hamada"), Organization.objects.create(key="port", name_en="Port")
    Appointment.objects.filter(person=governor).update(held_until=SIGNED)
    Appointment.objects.create(
        person=governor, organization=port, title_en="President", held_from=SIGNED + datetime.timedelta(days=1)
    )
    assert offices(fetch(page))[1][0] == "Governor"
    page = fetch(page)
    page.agreement_signed_on = SIGNED + datetime.timedelta(days=1)
    assert offices(page)[1] == ("President", "Port", "")


@pytest.mark.parametrize(
    ("zone", "day"), [("Europe/London", datetime.date(2026, 5, 14)), ("Asia/Tokyo", datetime.date(2026, 5, 15))]
)
def test_without_a_signing_the_day_is_that_of_the_release_on_the_newsrooms_clock(newsroom, zone, day):
    newsroom.zone = zone
    newsroom.save()
    evening = datetime.datetime(2026, 5, 14, 20, tzinfo=datetime.UTC)
    page = make_draft(newsroom, agreement_signed_on=None, released_at=evening)
    assert page.day_of_record() == day


def test_the_hour_of_signing_gives_the_day_where_no_day_is_entered(newsroom):
    newsroom.zone = "Asia/Tokyo"
    newsroom.save()
    signed = datetime.datetime(2026, 5, 14, 20, tzinfo=datetime.UTC)
    page = make_draft(newsroom, agreement_signed_on=None, agreement_signed_at=signed)
    assert page.day_of_record() == datetime.date(2026, 5, 15)
    assert compile_release(page, "en").agreement.signed_on == datetime.date(2026, 5, 15)


def test_a_draft_under_embargo_shows_the_offices_of_the_day_on_which_it_goes_out(newsroom):
    embargo = datetime.datetime(2030, 7, 1, 6, tzinfo=datetime.UTC)
    page = make_draft(newsroom, agreement_signed_on=None, released_at=None, embargo_until=embargo)
    assert page.day_of_record() == embargo.date()


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Acting Governor", ("Acting Governor", "Shiomi Prefecture", "")),
        (
            "Acting Governor of Shiomi Prefecture",
            ("Acting Governor of Shiomi Prefecture", "Shiomi Prefecture", "Acting Governor of Shiomi Prefecture"),
        ),
    ],
)
def test_what_is_typed_in_the_row_goes_first_and_is_the_whole_line_where_it_names_the_organization(draft, typed, line):
    page = fetch(draft).get_latest_revision().as_object()
    row = page.signatories.all()[1]
    row.office_en = typed
    assert offices(page)[1] == line
    assert offices(page, "ja")[1] == ("知事", "潮見県", "潮見県知事")


def test_two_offices_at_parties_need_the_row_to_say_which(draft):
    governor, centre = Person.objects.get(key="hamada"), Organization.objects.get(key="orrin")
    Appointment.objects.create(person=governor, organization=centre, title_en="Patron", held_from=SIGNED)
    page = fetch(draft).get_latest_revision().as_object()
    page.signatories.all()[1].organization = centre
    assert offices(page)[1] == ("Patron", "Orrin Tidal Centre", "")


def test_what_was_issued_keeps_the_office_although_the_register_changes(newsroom):
    page = make_issued(newsroom)
    Appointment.objects.update(title_en="Former", as_printed_en="")
    edition = page.press_editions.get(language="en")
    assert [each.title for each in edition.release.signatories] == ["Director", "Governor"]
