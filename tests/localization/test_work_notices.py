"""Who hears of a step, in which language, and that nobody hears twice."""

import datetime

import pytest
from wagtail.users.models import UserProfile

from tests.builders import fetch, make_draft
from tests.staff import begin, do, hire_all, translate
from wagtail_pressrelease.localization.handover import piece_of, return_unit, send_to_review
from wagtail_pressrelease.localization.mailing import laid_out

pytestmark = pytest.mark.django_db

HOUR = datetime.datetime(2031, 5, 14, 8, tzinfo=datetime.UTC)


@pytest.fixture
def mails(mailoutbox, django_capture_on_commit_callbacks):
    """What a step sends: `{address: mail}`, each person at most once."""

    def mails(step, *args, **said):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            step(*args, **said)
        found = {mail.to[0].partition("@")[0]: mail for mail in mailoutbox}
        assert len(found) == len(mailoutbox), "somebody was told twice"
        return found

    return mails


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom)


@pytest.fixture
def release(newsroom):
    return make_draft(
        newsroom, ready=("en",), rows=False, headline_ja="", lead_ja="", body_ja=[], headline_en="Tides & <turns>",
        embargo_until=HOUR,
    )  # fmt: skip


def due_on(page, day):
    piece = piece_of(page)
    piece.due_at = datetime.datetime.fromisoformat(day)
    piece.save()


def test_the_translators_hear_that_a_release_is_to_be_translated(release, people, mails):
    people.haruka.groups.clear()
    sent = mails(begin, release, people.edith)
    assert set(sent) == {"midori"}
    assert f"/admin/press-releases/{release.pk}/translate/ja/" in sent["midori"].body
    assert "2031年5月14日（水）午後5時（日本時間）／同日午前9時（英国時間）" in sent["midori"].body


def test_a_mail_is_in_the_recipients_language_and_names_due_date_and_embargo_by_both_clocks(release, people, mails):
    profile = UserProfile.get_for_user(people.midori)
    profile.preferred_language = "en"
    profile.save()
    sent = mails(begin, release, people.edith)["midori"]
    assert sent.subject == "To translate into Japanese: “Tides & <turns>”"
    assert "Edith has sent the release “Tides & <turns>” to be translated into Japanese." in sent.body
    assert "Not to be published before: 09:00 BST on Wednesday 14 May 2031 (17:00 JST)" in sent.body
    assert "Due: 17:00 " in sent.body and " JST" in sent.body


def test_each_step_tells_those_whose_it_is_next(release, people, mails):
    mails(begin, release, people.edith)
    translate(release, people.midori)
    assert set(mails(send_to_review, release, "ja", people.midori)) == {"rowan"}
    sent = mails(do, release, "approve", people.rowan)
    assert {name: mail.subject for name, mail in sent.items() if name != "midori"} == {
        "edith": "Approved in Japanese: “Tides & <turns>”",
        "kei": "To approve and publish: “Tides & <turns>”",
    }
    assert set(sent) == {"midori", "edith", "kei"}
    assert "Due:" not in sent["edith"].body and "Not to be published before:" in sent["edith"].body


def test_who_worked_and_who_does_it_again_hear_why_it_was_sent_back(release, people, mails):
    mails(begin, release, people.edith)
    translate(release, people.midori)
    mails(send_to_review, release, "ja", people.midori)
    sent = mails(do, release, "reject", people.rowan, comment="Read the <names> again.")
    assert set(sent) == {"midori", "haruka", "edith"}
    assert "Read the <names> again." in sent["midori"].body


def test_when_the_whole_is_refused_wagtail_tells_who_began_and_we_tell_the_others(release, people, mails):
    mails(begin, release, people.edith)
    translate(release, people.midori)
    mails(send_to_review, release, "ja", people.midori)
    mails(do, release, "approve", people.rowan)
    sent = mails(do, release, "reject", people.kei, comment="Not this week.")
    assert set(sent) == {"midori", "rowan", "edith"}
    assert all("Not this week." in mail.body for mail in sent.values())


def test_whoever_wrote_a_text_hears_that_it_was_sent_back(release, people, mails):
    translate(release, people.midori)
    sent = mails(return_unit, release, "ja", "lead", "The title is wrong.", people.rowan)
    assert set(sent) == {"midori"}
    assert "The title is wrong." in sent["midori"].body
    assert "?unit=lead" in sent["midori"].body


def test_who_wants_no_such_mails_or_may_not_edit_any_more_gets_none(release, people, mails):
    profile = UserProfile.get_for_user(people.midori)
    profile.submitted_notifications = False
    profile.save()
    people.haruka.user_permissions.clear()
    people.haruka.is_active = False
    people.haruka.save()
    assert mails(begin, release, people.edith) == {}


def test_a_mail_that_cannot_be_sent_stops_nothing(release, people, monkeypatch, caplog, mails):
    def refuse(*args, **kwargs):
        raise OSError("no server")

    monkeypatch.setattr("django.core.mail.EmailMessage.send", refuse)
    assert mails(begin, release, people.edith) == {}
    assert piece_of(fetch(release)) is not None
    assert "could not be sent" in caplog.text


def test_between_paragraphs_there_is_one_blank_line():
    assert laid_out("\nIt waits for you.\n\n\n\nIt is here:\n/1/\n\n") == "It waits for you.\n\nIt is here:\n/1/\n"
