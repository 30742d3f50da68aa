"""The author at the translator's screen: who writes the source alone sees both languages there, says where a change did
not change the meaning, and answers questions; the translation they cannot touch."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, Page

from tests.admin.desk.conftest import Screen
from tests.builders import fetch
from tests.forms import edit_url
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.questions import ask
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Confirmation, Parked

pytestmark = pytest.mark.django_db

TEXT = "両者は観測データを共有します。"


@pytest.fixture
def edith(db):
    """Writes English and the facts, and no Japanese."""
    return hire("edith", "edit_en", "edit_facts")


@pytest.fixture
def outdated(release, midori, edith):
    """The lead and the headline were translated; then the lead was changed."""
    changes = [Change("lead", TEXT, act="confirm"), Change("headline", "潮流の覚書", act="confirm")]
    save_units(release, "ja", changes, midori)
    page = fetch(release).get_latest_revision_as_object()
    page.lead_en = "The two will share data on tidal turbines."
    page.save_revision(user=edith)
    return fetch(release)


@pytest.fixture
def author(outdated, edith):
    return Screen(Client(), edith, outdated)


def state(page, unit="lead"):
    return read_desk(fetch(page), "ja").by_id[unit].state


def marks(answer):
    """What a screen that shows this answer says it has seen."""
    return {unit: re.search('data-mark="([^"]*)"', html)[1] for unit, html in answer["rows"].items()}


def row(html, unit):
    return re.search(rf'<article[^>]*data-unit="{unit}".*?</article>', html, re.S)[0]


# --- what they see
def test_both_sides_stand_there_with_what_has_changed_and_a_sentence_on_what_to_do(author):
    html = author.open().content.decode()
    assert "You write the English of this release, and read its Japanese here." in html
    assert "Japanese translation" in html and "Translate into Japanese" not in html
    lead = row(html, "lead")
    assert TEXT in lead and "<del>currents</del>" in lead and "<ins>turbines</ins>" in lead
    assert "No change of meaning" in lead and "No change of meaning" not in row(html, "headline")


def test_there_is_nothing_to_write_in_to_confirm_or_to_hand_on(author):
    html = author.open().content.decode()
    form = html[html.index("data-edit-form") : html.index('id="press-desk-texts"')]
    assert not re.search(
        r'data-plain|data-still |data-draftail|data-act="(?:confirm|still|review|leave-out|carry)"', form
    )
    assert "desk-footer" not in form and 'id="desk-ask"' not in form and "press-desk-rail#insert" not in form


def test_a_text_that_waits_for_a_choice_is_read_and_not_chosen(author, outdated, midori):
    Parked.objects.create(page=outdated, path="ja/lead", value="別の文", shown="別の文", user=midori)
    html = row(author.open().content.decode(), "lead")
    assert "別の文" in html and "data-choose" not in html


def test_a_locked_release_says_so(author, outdated, midori):
    Page.objects.filter(pk=outdated.pk).update(locked=True, locked_by=midori)
    html = author.open().content.decode()
    assert "This release is locked" in html and 'data-act="unchanged"' not in html
    assert author.post("unchanged", unit="lead").status_code == 403


def test_it_is_opened_and_looks_in_as_few_queries_as_by_a_translator(author, outdated, midori):
    for ask_the_server in (author.open, lambda: author.post("look")):
        ask_the_server()
        with CaptureQueriesContext(connection) as queries:
            ask_the_server()
        assert len(queries) <= 15, [query["sql"][:120] for query in queries]


# --- what they do
def test_an_author_says_that_a_change_did_not_change_the_meaning(author, outdated, edith):
    assert state(outdated).outdated
    answer = author.post("unchanged", unit="lead").json()
    assert 'data-state="translated"' in answer["rows"]["lead"] and "data-act" not in answer["rows"]["lead"]
    assert not state(outdated).outdated
    assert Confirmation.objects.latest("pk").user == edith
    report = author.client.get(reverse("press_unchanged")).content.decode()
    assert "Edith" in report and "Lead" in report


def test_an_author_sees_on_the_open_screen_what_others_have_changed(author, outdated, midori):
    seen = marks(author.post("look").json())
    assert author.post("look", seen=seen).json()["rows"] == {}
    save_units(outdated, "ja", [Change("headline", "新しい覚書", base=digest("潮流の覚書"))], midori)
    answer = author.post("look", seen=seen).json()
    assert answer["rows"].keys() == {"headline"} and answer["revision"] is None
    assert "新しい覚書" in answer["rows"]["headline"] and "data-writable" not in answer["rows"]["headline"]
    assert "Which turbines?" not in answer["questions"]
    ask(outdated, "ja", "lead", "Which turbines?", midori)
    assert "Which turbines?" in author.post("look", seen=seen).json()["questions"]


def test_what_an_author_sees_of_a_release_that_was_locked_meanwhile_offers_nothing(author, outdated, midori):
    assert 'data-act="unchanged"' in author.post("look").json()["rows"]["lead"]
    Page.objects.filter(pk=outdated.pk).update(locked=True, locked_by=midori)
    assert 'data-act="unchanged"' not in author.post("look").json()["rows"]["lead"]


def test_looking_takes_no_changes_along(author, outdated):
    before = fetch(outdated).latest_revision_id
    change = {"unit": "headline", "value": "偽造", "base": digest("潮流の覚書")}
    assert author.post("look", changes=[change]).status_code == 400
    assert author.post("save", changes=[change]).status_code == 403
    assert fetch(outdated).latest_revision_id == before and not Parked.objects.exists()


def test_an_author_answers_and_settles_questions(author, outdated, midori):
    question = ask(outdated, "ja", "lead", "Which turbines?", midori)
    assert "Which turbines?" in author.open().content.decode()
    send = {"content_type": "application/json"}
    named = [outdated.pk, "ja", question.pk]
    answer = author.client.post(reverse("press_translate_answer", args=named), {"text": "The new ones."}, **send)
    assert "The new ones." in answer.json()["questions"]
    assert author.client.post(reverse("press_translate_resolve", args=named), {}, **send).status_code == 200
    assert Comment.objects.get().resolved_at


def test_the_preview_shows_both_languages(author):
    address = author.address("press_translate_preview")
    assert author.client.post(address).json() == {"is_valid": True, "is_available": True}
    assert TEXT in author.client.get(address).content.decode()


@pytest.mark.parametrize(
    "verb", ["save", "choose", "ready", "send", "approve", "publish", "return", "return_text", "ask"]
)
def test_what_is_the_translators_is_refused(author, outdated, verb):
    change = {"unit": "lead", "value": "偽造", "base": digest(TEXT), "act": "confirm"}
    before = fetch(outdated).latest_revision_id, Confirmation.objects.count()
    body = {"changes": [change], "parked": 1, "how": "mine", "unit": "lead", "text": "No.", "look": {}}
    assert author.post(verb, **body).status_code == 403
    assert (fetch(outdated).latest_revision_id, Confirmation.objects.count()) == before
    assert not Comment.objects.exists()


def test_who_may_not_write_the_source_does_not_say_what_it_means(outdated, midori):
    assert Screen(Client(), midori, outdated).post("unchanged", unit="lead").status_code == 403
    assert state(outdated).outdated


def test_rights_are_asked_before_anything_is_read(author, outdated, midori, monkeypatch):
    """Neither somebody who writes neither language, nor of a verb whose right they lack."""

    def read(*args):
        raise AssertionError("It was read.")

    stranger = Screen(Client(), hire("wynn", "edit_facts"), outdated)
    monkeypatch.setattr("wagtail_pressrelease.admin.desk.access.content_of", read)
    assert stranger.open().status_code == 302
    for verb in ("look", "save", "unchanged"):
        assert stranger.post(verb, unit="lead").status_code == 403
    assert author.post("save").status_code == 403
    assert Screen(Client(), midori, outdated).post("unchanged", unit="lead").status_code == 403


# --- how they come there
def test_the_page_editor_leads_there_and_says_what_is_outdated(author, outdated):
    html = author.client.get(edit_url(outdated)).content.decode()
    assert html.count(reverse("press_translate", args=[outdated.pk, "ja"])) >= 2
    assert "1 Japanese text is outdated since the English has changed." in html
    author.post("unchanged", unit="lead")
    html = author.client.get(edit_url(outdated)).content.decode()
    assert "outdated since" not in html and "Japanese translation" in html


def test_a_translator_is_told_nothing_of_it_in_the_page_editor(outdated, midori):
    client = Client()
    client.force_login(midori)
    assert "outdated since" not in client.get(edit_url(outdated)).content.decode()
