"""The ready-made workflow, and how its steps look in the page editor."""

import re

import pytest
from django.contrib.messages import get_messages
from django.test import Client
from django.urls import reverse
from wagtail.models import Workflow, WorkflowPage

from tests.builders import fetch, make_untranslated
from tests.forms import add_url, edit_url, on_screen, posted
from tests.staff import begin, do, hire_all, sent_to_review, translate
from wagtail_pressrelease.admin.groups import create_groups
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.assignments import assignments_of
from wagtail_pressrelease.localization.handover import piece_of
from wagtail_pressrelease.models import NewsroomPage, ReviewTask, TranslationTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom, japanese=())


@pytest.fixture
def release(newsroom):
    return make_untranslated(newsroom)


def step(page):
    found = assignments_of([page.pk]).get(page.pk)
    return found and (str(found.kind), found.language)


def signed_in(user):
    client = Client()
    client.force_login(user)
    return client


def buttons(user, page):
    """What stands on the buttons below the form, in order."""
    response = signed_in(user).get(edit_url(page))
    words = {words.strip() for words in re.findall(r">([^<>]+)<", response.context["action_menu"].render_html())}
    return [label for label in SAID if label in words]


SAID = (
    *("Save draft", "Send to review", "Send to translation", "Approve and Publish", "Approve", "Send back…"),
    *("Change the due date…", "Go on without the Japanese"),
)


def said(response):
    return [str(message) for message in get_messages(response.wsgi_request)]


# --- ready-made
def another_newsroom(newsroom):
    return newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Second", slug="second"))


def test_the_workflow_is_made_and_given_to_newsrooms_once(newsroom):
    create_groups([newsroom])
    workflow = newsroom.get_workflow()
    assert workflow.name == "Bilingual release"
    assert [task.name for task in workflow.tasks] == [
        *("Translate into Japanese", "Review the Japanese", "Translate into English", "Review the English"),
        "Approve and publish",
    ]
    assert all(task.specific.groups.count() == 1 for task in workflow.tasks)
    create_groups([newsroom])
    assert Workflow.objects.filter(name="Bilingual release").count() == 1


def test_what_an_administrator_changed_stays(newsroom):
    create_groups([newsroom])
    workflow = newsroom.get_workflow()
    workflow.name = "Ours"
    workflow.save()
    TranslationTask.objects.filter(language="ja").update(days=9)
    WorkflowPage.objects.filter(page=newsroom).delete()
    second = another_newsroom(newsroom)
    create_groups([newsroom, second])
    assert not WorkflowPage.objects.filter(page=newsroom).exists(), "it was taken from this newsroom on purpose"
    assert fetch_newsroom(second).get_workflow() == workflow
    assert TranslationTask.objects.get(language="ja").days == 9
    assert TranslationTask.objects.count() == 2 and ReviewTask.objects.count() == 3


def test_a_newsroom_with_a_workflow_of_its_own_keeps_it(newsroom):
    own = Workflow.objects.create(name="Own")
    WorkflowPage.objects.create(workflow=own, page=newsroom)
    create_groups([newsroom])
    assert fetch_newsroom(newsroom).get_workflow() == own


def test_a_workflow_that_was_switched_off_is_given_to_nobody(newsroom):
    create_groups([newsroom])
    newsroom.get_workflow().deactivate()
    second = another_newsroom(newsroom)
    create_groups([second])
    assert not WorkflowPage.objects.filter(page=second).exists()


def fetch_newsroom(page):
    return NewsroomPage.objects.get(pk=page.pk)


# --- the buttons
def test_an_editor_sends_to_translation(release, newsroom, people):
    assert buttons(people.edith, release) == ["Save draft", "Send to translation"]
    assert "Send to translation" in signed_in(people.edith).get(add_url(newsroom)).content.decode()
    client = signed_in(people.edith)
    response = client.post(edit_url(release), on_screen(client, release, **{"action-submit": "1"}))
    assert step(release) == ("translate", "ja")
    assert any("to be translated into Japanese. Due: 17:00 " in sentence for sentence in said(response))


def test_a_translator_saves_and_sends_to_review(release, people):
    begin(release, people.edith)
    translate(release, people.midori)
    assert buttons(people.midori, release) == ["Save draft", "Send to review"]
    response = act(people.midori, release, "send")
    assert step(release) == ("review", "ja")
    assert any("The Japanese of the release is now to be reviewed." in sentence for sentence in said(response))


def test_what_is_translated_already_is_sent_to_review_at_once(release, people):
    translate(release, people.midori)
    assert buttons(people.edith, release) == ["Save draft", "Send to review"]


def test_the_editor_goes_on_while_somebody_translates(release, people):
    begin(release, people.edith)
    assert buttons(people.edith, release) == ["Save draft", "Change the due date…", "Go on without the Japanese"]
    client = signed_in(people.edith)
    client.post(edit_url(release), on_screen(client, release, lead_en="The lead goes on."))
    assert fetch(release).get_latest_revision_as_object().lead_en == "The lead goes on."


def test_reviewers_and_publishers_approve_or_send_back(release, people):
    in_review = sent_to_review(release, people)
    assert buttons(people.rowan, in_review) == ["Save draft", "Approve", "Send back…"]
    do(in_review, "approve", people.rowan)
    assert buttons(people.kei, in_review) == ["Save draft", "Approve and Publish", "Send back…"]
    response = act(people.kei, in_review, "approve")
    assert fetch(release).live
    assert any("In English and Japanese the release is public now." in sentence for sentence in said(response))


# --- what is refused
def act(user, page, action, data=None, **changes):
    client = signed_in(user)
    data = data or on_screen(client, page)
    asked = {"action-workflow-action": "1", "workflow-action-name": action}
    return client.post(edit_url(page), {**data, **asked, **changes})


def test_unfinished_texts_are_named_and_nothing_of_what_was_typed_is_lost(release, people):
    begin(release, people.edith)
    response = act(people.midori, release, "send", headline_ja="見出し")
    assert step(release) == ("translate", "ja")
    assert response.status_code == 200
    assert "3 texts are still to do: Headline, Lead, Paragraph." in response.content.decode()
    assert posted(response.context["form"])["headline_ja"] == "見出し"


def test_what_has_moved_on_since_the_form_was_opened_is_saved_and_shown_before_it_is_approved(release, people):
    in_review = sent_to_review(release, people)
    client = signed_in(people.rowan)
    opened = on_screen(client, in_review)
    draft = in_review.get_latest_revision_as_object()
    draft.lead_ja, draft.agreement_kind = "別の前文。", "contract"
    draft.save_revision(user=people.edith)
    response = act(people.rowan, in_review, "approve", data=opened, notes_ja="")
    assert response.status_code == 302 and step(in_review) == ("review", "ja")
    (sentence,) = [each for each in said(response) if "has changed since you looked" in each]
    assert "Lead (Japanese)" in sentence and "Headline" not in sentence
    assert fetch(release).get_latest_revision_as_object().lead_ja == "別の前文。"
    save_units(in_review, "ja", [Change("lead", act="confirm")], people.midori)
    act(people.rowan, in_review, "approve")
    assert step(in_review) == ("publish", "")


def action_address(name, page, piece):
    return reverse("wagtailadmin_pages:workflow_action", args=[page.pk, name, piece.pk])


def test_what_has_moved_on_since_the_step_began_is_not_approved_unseen(release, people):
    in_review = sent_to_review(release, people)
    do(in_review, "approve", people.rowan)
    draft = fetch(release).get_latest_revision_as_object()
    draft.headline_en = "Another headline"
    draft.save_revision(user=people.edith)
    address = action_address("approve", release, piece_of(release))
    response = signed_in(people.kei).post(address, {"comment": ""})
    assert response.url == edit_url(release) and not fetch(release).live
    (sentence,) = said(response)
    assert "changed since you looked at it: Headline (English), English is ready." in sentence
    answer = signed_in(people.kei).post(address, {"comment": ""}, headers={"x-requested-with": "XMLHttpRequest"})
    assert answer.json() == {"step": "success", "redirect": edit_url(release)}


def test_what_has_not_moved_on_is_approved_from_the_dashboard(release, people):
    in_review = sent_to_review(release, people)
    do(in_review, "approve", people.rowan)
    signed_in(people.kei).post(action_address("approve", release, piece_of(release)), {"comment": ""})
    assert fetch(release).live


@pytest.mark.parametrize("way", ["form", "dashboard"])
def test_who_wrote_the_texts_does_not_approve_them(release, people, way):
    translate(release, people.rowan)
    begin(release, people.edith)
    if way == "form":
        html = act(people.rowan, release, "approve").content.decode()
    else:
        response = signed_in(people.rowan).post(action_address("approve", release, piece_of(release)), {"comment": ""})
        (html,) = said(response)
    assert "You wrote 3 texts last, which somebody else reviews: Headline, Lead, Paragraph." in html
    assert step(release) == ("review", "ja")
    assert not fetch(release).get_latest_revision_as_object().ready_ja


def test_who_sends_back_says_why(release, people):
    in_review = sent_to_review(release, people)
    address = action_address("reject", release, piece_of(in_review))
    signed_in(people.rowan).post(address, {"comment": ""})
    assert step(release) == ("review", "ja")
    signed_in(people.rowan).post(address, {"comment": "The names."})
    assert step(release) == ("translate", "ja")


def test_the_due_date_is_set_in_a_form(release, people):
    begin(release, people.edith)
    collect = reverse("wagtailadmin_pages:collect_workflow_action_data", args=[release.pk, "due", piece_of(release).pk])
    given = signed_in(people.edith).post(collect, {"day": "2026-07-01"}).json()["cleaned_data"]
    assert given == {"day": "2026-07-01"}
    act(people.edith, release, "due", **{"workflow-action-extra-data": '{"day": "2026-07-01"}'})
    assert piece_of(release).due_at.isoformat() == "2026-07-01T16:00:00+00:00"


# --- Wagtail's own screens
def test_a_task_is_made_and_changed_in_wagtails_own_screens(admin_client, people):
    task = TranslationTask.objects.get(language="ja")
    address = reverse("wagtailadmin_workflows:edit_task", args=[task.pk])
    form = admin_client.get(address).context["form"]
    assert {"name", "groups", "days", "language"} <= set(form.fields)
    groups = [group.pk for group in task.groups.all()]
    admin_client.post(address, {"name": task.name, "groups": groups, "days": "5", "language": "ja"})
    assert TranslationTask.objects.get(pk=task.pk).days == 5


def test_the_dashboard_shows_what_waits_for_somebody(release, people):
    in_review = sent_to_review(release, people)
    assert in_review.title in signed_in(people.rowan).get("/admin/").content.decode()
