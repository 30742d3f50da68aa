"""Who is told of a release that did not go out at its hour, or late: when, how often, and what."""

import contextlib
import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Revision
from wagtail.users.models import UserProfile

from tests.builders import make_draft
from tests.staff import hire_all
from wagtail_pressrelease.models import Organization, Overdue, PressReleasePage
from wagtail_pressrelease.publishing import alarms
from wagtail_pressrelease.publishing.schedule import publish_due

pytestmark = pytest.mark.django_db

MINUTE = datetime.timedelta(minutes=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def people(newsroom):
    """The publisher reads Japanese, and wants none of Wagtail's mails."""
    people = hire_all(newsroom, japanese=("kei",))
    UserProfile.objects.update(
        submitted_notifications=False, approved_notifications=False, rejected_notifications=False,
        updated_comments_notifications=False,
    )  # fmt: skip
    return people


@pytest.fixture
def release(newsroom, people):
    page = make_draft(newsroom, headline_en="Tides & <turns>")
    due(page, MINUTE)
    return page


def due(page, ago):
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=timezone.now() - ago)


def refuse():
    Organization.objects.update(name_ja="", short_name_ja="")


def allow():
    Organization.objects.update(name_ja="名")


def later(passed):
    """Let time pass for the mails."""
    for row in Overdue.objects.all():
        Overdue.objects.filter(pk=row.pk).update(tell_at=row.tell_at - passed)


@pytest.fixture
def mails(mailoutbox):
    """What a run of the command sends: `[(to whom, subject)]`."""

    def mails():
        mailoutbox.clear()
        with contextlib.suppress(CommandError):
            call_command("publish_scheduled_releases", stdout=io.StringIO(), stderr=io.StringIO())
        return [(mail.to[0].partition("@")[0], mail.subject) for mail in mailoutbox]

    return mails


FAILED = ("kei", "Not published at its hour: “Tides & <turns>”")
OUT = ("kei", "Published after its hour: “Tides & <turns>”")


@pytest.fixture
def english(people):
    UserProfile.objects.update(preferred_language="en")


@pytest.mark.usefixtures("english")
class TestWhenPeopleAreTold:
    def test_nobody_hears_of_what_goes_out_in_time(self, release, mails):
        assert mails() == []

    def test_who_may_publish_hears_of_a_refusal_at_once_and_again_a_day_later(self, release, mails):
        refuse()
        assert [mails(), mails()] == [[FAILED], []]
        later(DAY - MINUTE)
        assert mails() == []
        later(MINUTE)
        assert [mails(), mails()] == [[FAILED], []]

    def test_another_reason_is_told_at_once(self, release, mails, mailoutbox):
        refuse()
        mails()
        Organization.objects.update(name_en="")
        assert [mails(), mails()] == [[FAILED], []]

    def test_a_fault_that_may_pass_is_told_when_the_release_is_late(self, release, mails, monkeypatch, mailoutbox):
        def break_down(*args, **kwargs):
            raise OSError("secret/path is full")

        monkeypatch.setattr(PressReleasePage, "publish_version", break_down)
        assert mails() == []
        due(release, 4 * MINUTE)
        assert mails() == [FAILED]
        assert "A fault in the site stopped it (OSError)." in mailoutbox[0].body
        assert "secret" not in mailoutbox[0].body

    def test_a_late_release_is_told_once(self, release, mails):
        due(release, 4 * MINUTE)
        assert [mails(), mails()] == [[OUT], []]
        assert not Overdue.objects.exists()

    def test_who_heard_of_a_failure_hears_that_it_is_out(self, release, mails):
        refuse()
        mails()
        allow()
        assert [mails(), mails()] == [[OUT], []]
        assert not Overdue.objects.exists()

    @pytest.mark.parametrize("moment", [None, DAY], ids=["taken back", "moved"])
    def test_what_is_no_longer_due_is_told_no_more(self, release, mails, moment):
        refuse()
        mails()
        Revision.objects.update(approved_go_live_at=moment and timezone.now() + moment)
        later(DAY)
        assert mails() == []
        assert not Overdue.objects.exists()

    @pytest.mark.parametrize("told", [FAILED, OUT], ids=["failed", "late"])
    def test_a_mail_that_could_not_be_sent_is_sent_later(self, release, mails, monkeypatch, told):
        refuse() if told is FAILED else due(release, 4 * MINUTE)
        with monkeypatch.context() as patched:
            patched.setattr("django.core.mail.EmailMessage.send", lambda mail: 1 / 0)
            assert mails() == []
        assert mails() == []
        later(alarms.AT_WORK)
        assert [mails(), mails()] == [[told], []]

    def test_two_at_the_same_time_tell_once(self, release, mails, monkeypatch):
        refuse()
        tell = alarms._tell

        def while_another_does(row):
            monkeypatch.setattr(alarms, "_tell", tell)
            alarms.raise_alarms()
            return tell(row)

        monkeypatch.setattr(alarms, "_tell", while_another_does)
        assert mails() == [FAILED]

    def test_what_happens_while_people_are_told_is_told_too(self, release, mails, monkeypatch):
        refuse()
        tell = alarms._tell

        def meanwhile(row):
            monkeypatch.setattr(alarms, "_tell", tell)
            allow()
            publish_due()
            return tell(row)

        monkeypatch.setattr(alarms, "_tell", meanwhile)
        assert [mails(), mails(), mails()] == [[FAILED], [OUT], []]

    def test_where_nobody_can_be_told_it_is_forgotten_after_a_day(self, release, people, mails):
        due(release, 4 * MINUTE)
        people.kei.delete()
        assert mails() == []
        assert Overdue.objects.exists()
        Overdue.objects.update(published_at=timezone.now() - DAY)
        mails()
        assert not Overdue.objects.exists()


def test_the_mail_says_in_the_readers_language_what_stood_in_the_way(release, mails, mailoutbox, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://press.example.org"
    UserProfile.objects.update(preferred_language="en")
    refuse()
    mails()
    [mail] = mailoutbox
    assert "\n- Enter the Japanese name of the organization “" in mail.body
    assert " BST on " in mail.body or " GMT on " in mail.body
    assert f"https://press.example.org/admin/pages/{release.pk}/edit/" in mail.body
    assert "It is still scheduled" in mail.body


def test_reasons_are_kept_in_both_languages(release, mails):
    refuse()
    mails()
    why = Overdue.objects.get().why
    assert "Enter the Japanese name" in why["en"][0]
    assert "日本語" in why["ja"][0]


def test_one_that_cannot_be_told_of_stops_no_other(newsroom, release, mails, monkeypatch):
    other = make_draft(newsroom, slug="other", headline_en="Other")
    due(other, MINUTE)
    tell = alarms._tell
    monkeypatch.setattr(
        alarms, "_tell", lambda row: 1 / 0 if row.revision_id == release.latest_revision_id else tell(row)
    )
    refuse()
    assert len(mails()) == 1
