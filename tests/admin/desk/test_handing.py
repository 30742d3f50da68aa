"""The translation is handed on from the desk: sent to review, approved as it was read, sent back as a whole or text by
text."""

import datetime
import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.messages import get_messages
from django.test import Client
from django.utils import timezone
from wagtail.models import Workflow

from tests.admin.desk.conftest import Screen
from tests.builders import fetch, make_untranslated
from tests.staff import begin, do, hire_all, sent_to_review, translate
from wagtail_pressrelease.admin.desk.handing import look
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.assignments import assignments_of
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.units import digest

pytestmark = pytest.mark.django_db

REFUSED = "has changed since you looked at it"


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom, japanese=())


@pytest.fixture
def release(newsroom):
    return make_untranslated(newsroom)


@pytest.fixture
def desk(release):
    """The screen of whoever is named."""
    return lambda user: Screen(Client(), user, release)


def step(page):
    found = assignments_of([page.pk]).get(page.pk)
    return found and (str(found.kind), found.language)


def buttons(screen):
    """The main buttons below the texts, in order, and which of them stands out."""
    html = screen.open().content.decode()
    footer = html[html.index("desk-footer") :]
    found = re.findall(r'class="button([^"]*)"[^>]*>(?:<svg.*?</svg>)?\s*(?:<span>)?([^<]+)', footer, re.DOTALL)
    return [f"*{words}*" if "secondary" not in kind else words for kind, words in found if words in KNOWN]


KNOWN = ("Save draft", "Send to review", "Approve", "Send back…")


def looked(screen):
    return json.loads(screen.open().context["look"])


def told(screen):
    return " ".join(str(each) for each in get_messages(screen.open().wsgi_request))


def name_of(page, unit):
    return read_desk(fetch(page), "ja").by_id[unit].state.name


# --- sending
def test_who_translates_saves_and_sends_to_review(release, people, desk):
    begin(release, people.edith)
    screen = desk(people.midori)
    assert buttons(screen) == ["Save draft", "*Send to review*"]
    translate(release, people.midori)
    assert screen.post("send").json() == {}
    assert step(release) == ("review", "ja")
    assert "The translation was sent to review." in told(screen)
    assert buttons(screen) == ["*Save draft*"]


def test_when_it_is_due_stands_below_the_texts_in_both_clocks(release, people, desk):
    begin(release, people.edith)
    html = desk(people.midori).open().content.decode()
    assert re.search(r'desk-due">Due: 17:00 (GMT|BST) on [^<]* JST on [^<]*</p>', html)


def test_a_translation_that_nobody_asked_for_is_sent_to_review_too(release, people, desk):
    translate(release, people.midori)
    screen = desk(people.midori)
    assert buttons(screen) == ["Save draft", "*Send to review*"]
    screen.post("send")
    assert step(release) == ("review", "ja")


def test_nothing_is_sent_where_nobody_reviews(release, people, desk):
    Workflow.objects.get(name="Bilingual release").deactivate()
    assert buttons(desk(people.midori)) == ["*Save draft*"]


def test_nothing_is_sent_where_the_site_uses_no_workflows(release, people, desk, settings):
    settings.WAGTAIL_WORKFLOW_ENABLED = False
    translate(release, people.midori)
    screen = desk(people.midori)
    assert buttons(screen) == ["*Save draft*"]
    assert "cannot be sent to review at the moment" in screen.post("send").json()["error"]
    assert step(release) is None


def test_what_is_still_to_do_is_named(release, people, desk):
    begin(release, people.edith)
    translate(release, people.midori, but=1)
    answer = desk(people.midori).post("send")
    assert answer.status_code == 400
    assert answer.json()["error"] == "1 text is still to do: Paragraph."
    assert step(release) == ("translate", "ja")


# --- approving
def test_a_reviewer_approves_what_the_screen_shows(release, people, desk):
    sent_to_review(release, people)
    screen = desk(people.rowan)
    assert buttons(screen) == ["Save draft", "*Approve*", "Send back…"]
    assert screen.post("approve", look=looked(screen)).json() == {}
    assert step(release) == ("publish", "") and name_of(release, "headline") == Name.REVIEWED
    assert "The translation was approved." in told(screen)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        ({"headline_ja": "別の見出し"}, "Headline"),
        ({"lead_en": "Another lead."}, "Lead"),
        ({"agreement_kind": "contract"}, "the facts"),
        ({"subheadline_en": "More.", "lead_en": "", "lead_ja": ""}, "Subheadline, texts that were deleted"),
    ],
)
def test_what_has_moved_on_since_is_named_and_brought_along(release, people, desk, change, named):
    sent_to_review(release, people)
    screen = desk(people.rowan)
    seen = looked(screen)
    draft = fetch(release).get_latest_revision_as_object()
    for name, value in change.items():
        setattr(draft, name, value)
    draft.save_revision(user=people.edith)
    answer = screen.post("approve", look=seen).json()
    assert f"{REFUSED}: {named}." in answer["why"]
    assert step(release) == ("review", "ja") and name_of(release, "headline") != Name.REVIEWED
    assert REFUSED not in screen.post("approve", look=answer["look"]).content.decode(), "it has been shown now"


def test_what_a_reviewer_has_mended_is_known_to_them_and_somebody_elses_to_review(release, people, desk):
    sent_to_review(release, people)
    screen = desk(people.rowan)
    seen = looked(screen)
    before = read_desk(fetch(release), "ja").by_id["headline"].unit.target
    screen.save({"unit": "headline", "value": "直した見出し", "base": digest(before), "act": "confirm"})
    refused = screen.post("approve", look=seen)
    assert refused.json() == {"error": "You wrote 1 text last, which somebody else reviews: Headline."}
    save_units(fetch(release), "ja", [Change("headline", act="review")], None)
    assert screen.post("approve", look={**seen, "headline": looked(screen)["headline"]}).json() == {}


def test_nobody_approves_without_saying_what_they_saw(release, people, desk):
    sent_to_review(release, people)
    screen = desk(people.rowan)
    assert screen.post("approve").status_code == 400
    assert REFUSED in screen.post("approve", look={}).json()["why"]
    assert step(release) == ("review", "ja")


def test_a_translator_approves_nothing(release, people, desk):
    sent_to_review(release, people)
    screen = desk(people.midori)
    assert screen.post("approve", look=looked(desk(people.rowan))).status_code == 403
    assert step(release) == ("review", "ja")


def test_what_is_not_at_its_review_is_not_approved(release, people, desk):
    begin(release, people.edith)
    answer = desk(people.rowan).post("approve", look=look(read_desk(fetch(release), "ja")))
    assert answer.json()["error"] == "This translation is not at its review at the moment."


# --- publishing
@pytest.fixture
def ada(people):
    """Works alone, and may do everything."""
    return get_user_model().objects.create_superuser("ada", "ada@example.org", "x")


def test_who_may_publish_publishes_both_languages_from_here(release, ada, desk):
    translate(release, ada)
    screen = desk(ada)
    answer = screen.post("publish", look=looked(screen)).json()
    assert answer["why"] == "In English and Japanese the release is public now." and answer["ready"]
    assert sorted(each.language for each in fetch(release).press_editions.in_force()) == ["en", "ja"]
    assert fetch(release).press_editions.values("revision").distinct().count() == 1


def test_where_the_hour_is_to_come_both_are_scheduled(release, ada, desk):
    draft = release.get_latest_revision_as_object()
    draft.embargo_until = timezone.now() + datetime.timedelta(days=1)
    draft.save_revision()
    translate(release, ada)
    screen = desk(ada)
    assert "Schedule both languages" in screen.open().content.decode()
    assert (
        "In English and Japanese the release goes out at" in screen.post("publish", look=looked(screen)).json()["why"]
    )
    assert fetch(release).scheduled_revision and not fetch(release).live


def test_nothing_is_published_that_is_not_complete_or_was_not_seen(release, ada, desk):
    screen = desk(ada)
    seen = looked(screen)
    assert "3 texts are still to do" in screen.post("publish", look=seen).json()["error"]
    translate(release, None)
    assert REFUSED in screen.post("publish", look=seen).json()["why"]
    assert not fetch(release).live and not fetch(release).press_editions.exists()


def test_what_the_gate_refuses_is_said_and_leaves_no_tick(release, ada, desk):
    draft = release.get_latest_revision_as_object()
    draft.body_en = []
    draft.save_revision()
    translate(release, ada)
    screen = desk(ada)
    assert "Write the English body." in screen.post("publish", look=looked(screen)).json()["error"]
    assert not fetch(release).get_latest_revision_as_object().ready_ja


def test_who_may_not_publish_is_offered_nothing_and_refused(release, people, desk):
    translate(release, people.midori)
    screen = desk(people.midori)
    assert "Publish both languages" not in screen.open().content.decode()
    assert screen.post("publish", look=look(read_desk(fetch(release), "ja"))).status_code == 403
    assert not fetch(release).live


# --- sending back
def test_the_whole_is_sent_back_with_a_sentence(release, people, desk):
    sent_to_review(release, people)
    screen = desk(people.rowan)
    assert screen.post("return", text=" ").status_code == 400
    screen.post("return", text="The tone.")
    assert step(release) == ("translate", "ja")
    assert "The translation was sent back." in told(screen)


def test_one_text_is_sent_back_with_a_sentence_and_is_to_be_done_again(release, people, desk):
    sent_to_review(release, people)
    screen = desk(people.rowan)
    answer = screen.post("return_text", unit="headline", text="Which memorandum?", seen={}).json()
    assert "Which memorandum?" in answer["questions"]
    assert "A reviewer has sent this text back." in answer["rows"]["headline"]
    assert name_of(release, "headline") == Name.CHECK and name_of(release, "lead") == Name.TRANSLATED
    refused = screen.post("approve", look=looked(screen))
    assert refused.json()["error"] == "1 text is still to do: Headline."
    save_units(release, "ja", [Change("headline", act="confirm")], people.midori)
    do(release, "approve", people.rowan)
    assert step(release) == ("publish", "")


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"unit": "headline", "text": ""}, 400),
        ({"unit": "nothing", "text": "Why?"}, 400),
        ({"unit": 3, "text": "Why?"}, 400),
        ({"unit": "headline"}, 400),
    ],
)
def test_what_cannot_be_sent_back_is_refused_with_a_sentence(release, people, desk, fields, status):
    sent_to_review(release, people)
    answer = desk(people.rowan).post("return_text", **fields)
    assert answer.status_code == status and answer.json()["error"]
    assert name_of(release, "headline") == Name.TRANSLATED


def test_only_reviewers_are_offered_to_send_a_text_back(release, people, desk):
    sent_to_review(release, people)
    assert 'data-act="return"' in desk(people.rowan).open().content.decode()
    assert 'data-act="return"' not in desk(people.midori).open().content.decode()
    assert desk(people.midori).post("return_text", unit="headline", text="Why?").status_code == 403
