"""Reminders before the due date or the embargo, once a day each, and only while something is left to do."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone

from tests.builders import make_draft, make_untranslated
from tests.staff import begin, do, hire_all, translate
from wagtail_pressrelease.localization import reminders
from wagtail_pressrelease.localization.handover import piece_of, send_to_review
from wagtail_pressrelease.localization.reminders import send_reminders

pytestmark = pytest.mark.django_db

HOURS = datetime.timedelta(hours=1)


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom, japanese=())


@pytest.fixture
def release(newsroom, people):
    page = make_untranslated(newsroom)
    begin(page, people.edith)
    return page


def due_in(page, hours):
    piece = piece_of(page)
    piece.due_at = hours and timezone.now() + hours * HOURS
    piece.save()


def embargo_in(page, hours):
    draft = page.get_latest_revision_as_object()
    draft.embargo_until = timezone.now() + hours * HOURS
    draft.save_revision()


@pytest.fixture
def reminded(mailoutbox):
    """Who is reminded by a run of the command."""

    def reminded(now=None):
        mailoutbox.clear()
        send_reminders(now)
        return sorted(mail.to[0].partition("@")[0] for mail in mailoutbox)

    return reminded


@pytest.mark.parametrize(
    ("due", "embargo", "expected"),
    [
        (None, None, []),
        (60, None, []),
        (40, None, ["haruka", "midori"]),
        (-5, None, ["haruka", "midori"]),
        (None, 40, ["haruka", "midori"]),
        (None, 60, []),
        (None, -5, []),
        (60, 40, ["haruka", "midori"]),
    ],
    ids=["never", "later", "soon", "overdue", "embargo soon", "embargo later", "embargo over", "one of both"],
)
def test_people_are_reminded_when_it_is_soon_due_or_the_embargo_soon_ends(release, reminded, due, embargo, expected):
    due_in(release, due)
    if embargo:
        embargo_in(release, embargo)
    assert reminded() == expected


def test_once_a_day_and_person(release, people, reminded):
    due_in(release, 5)
    people.haruka.is_active = False
    people.haruka.save()
    now = datetime.datetime.combine(timezone.now().date(), datetime.time(0, 10), datetime.UTC) + 24 * HOURS
    assert reminded(now) == ["midori"]
    people.haruka.is_active = True
    people.haruka.save()
    assert reminded(now + 5 * HOURS) == ["haruka"]
    assert reminded(now + 6 * HOURS) == []
    assert reminded(now + 24 * HOURS) == ["haruka", "midori"]


def test_the_setting_says_how_long_before(release, reminded, settings):
    due_in(release, 60)
    settings.WAGTAIL_PRESSRELEASE = {"REMINDER_HOURS": 72}
    assert reminded() == ["haruka", "midori"]


def test_who_has_nothing_left_to_do_is_left_alone(release, people, reminded):
    due_in(release, 5)
    translate(release, people.midori)
    send_to_review(release, "ja", people.midori)
    due_in(release, 5)
    assert reminded() == ["rowan"]
    do(release, "approve", people.rowan)
    assert reminded() == []


def test_the_reminder_says_what_is_to_be_done_and_till_when(release, mailoutbox):
    due_in(release, 5)
    out = io.StringIO()
    call_command("send_press_reminders", stdout=out)
    assert out.getvalue() == "2 reminders sent.\n"
    assert mailoutbox[0].subject == f"Reminder: “{release.title}” is not yet translated into Japanese"
    assert "has not been sent to review yet." in mailoutbox[0].body and "\nDue: " in mailoutbox[0].body


def test_who_could_not_be_mailed_is_reminded_by_the_next_run(release, reminded, monkeypatch, mailoutbox):
    due_in(release, 1)
    with monkeypatch.context() as broken:
        broken.setattr("wagtail_pressrelease.localization.mailing._mail", lambda *mail: 1 / 0)
        assert not reminded()
    assert reminded()


def test_a_piece_that_cannot_be_told_of_stops_no_other(release, newsroom, people, reminded, monkeypatch):
    other = make_draft(newsroom, slug="other", ready=("en",), rows=False, headline_ja="", lead_ja="", body_ja=[])
    begin(other, people.edith)
    for page in (release, other):
        due_in(page, 1)
    found, broken = reminders.people_of, piece_of(release)
    monkeypatch.setattr(reminders, "people_of", lambda piece: 1 / 0 if piece.pk == broken.pk else found(piece))
    assert reminded()
