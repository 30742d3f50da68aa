"""What an editor is told who publishes: why not, at the fields, or what is public now."""

import datetime
import html

import pytest
from django.contrib.messages import get_messages
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Revision, Workflow, WorkflowTask

from tests.admin.people import sign_in
from tests.builders import fetch, make_draft, publish
from tests.forms import edit_url, on_screen, posted
from tests.localization.people import hire
from tests.staff import translate
from wagtail_pressrelease.models import NewsroomPage, Organization, PressReleasePage

PUBLISH = {"action-publish": "1"}
EMPTY_BODY = {"body_en-count": "0"}


@pytest.fixture
def staff(client, db):
    return sign_in(client, "edit_en", "edit_ja", "edit_facts")


def said(response):
    return html.unescape(" ".join(str(message) for message in get_messages(response.wsgi_request)))


def counts(page):
    page = fetch(page)
    return page.live, page.revisions.count(), page.press_editions.count(), page.latest_revision_id, page.headline_en


# --- the editor
@pytest.mark.parametrize("state", ["draft", "issued"])
def test_a_refusal_changes_nothing_and_says_each_reason_where_it_is_cured(state, request, staff):
    page = request.getfixturevalue(state)
    Organization.objects.update(name_ja="")
    before = counts(page)
    data = on_screen(staff, page, **PUBLISH, headline_en="New words", lead_en="", lead_ja="", **EMPTY_BODY)
    response = staff.post(edit_url(page), data)
    assert response.status_code == 200
    form = response.context["form"]
    assert form.errors["lead_en"] == ["Write the English lead."]
    assert form.errors["lead_ja"] == ["Write the Japanese lead."]
    assert form.errors["body_en"] == ["Write the English body."]
    assert "Enter the Japanese name of the organization" in form.formsets["parties"].non_form_errors()[0]
    assert counts(page) == before
    assert "Not published." in said(response)
    assert "Write the English lead." in said(response)
    assert form["headline_en"].value() == "New words", "what was typed is still there"


def test_the_form_that_came_back_can_be_cured_and_sent(staff, draft):
    response = staff.post(edit_url(draft), on_screen(staff, draft, **PUBLISH, lead_en=""))
    again = posted(response.context["form"], **PUBLISH, lead_en="Both will share data.")
    assert staff.post(edit_url(draft), again).status_code == 302
    assert fetch(draft).press_editions.count() == 2


def test_a_reason_whose_field_somebody_lacks_stands_above_the_form(client, draft):
    client = sign_in(client, "edit_ja")
    page = make_correction(draft, lead_en="")
    response = client.post(edit_url(page), on_screen(client, page, **PUBLISH))
    assert response.status_code == 200
    assert "Write the English lead." in response.context["form"].non_field_errors()


def make_correction(page, **changes):
    page = fetch(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.tick("en", "ja")
    page.save_revision()
    return fetch(page)


@pytest.mark.parametrize("state", ["draft", "issued"])
def test_scheduling_is_refused_in_the_same_way(state, request, staff):
    page = request.getfixturevalue(state)
    later = {"embargo_until": "2030-07-01T09:00", "embargo_until_zone": "Asia/Tokyo"}
    before = counts(page)
    response = staff.post(edit_url(page), on_screen(staff, page, **PUBLISH, **later, lead_en=""))
    assert response.context["form"].errors["lead_en"] == ["Write the English lead."]
    assert counts(page) == before
    assert not Revision.objects.filter(approved_go_live_at__isnull=False).exists()


def test_what_the_translation_lacks_leads_to_its_text_on_the_desk(staff, newsroom):
    page = make_draft(newsroom, rows=False, subheadline_en="A standfirst")
    translate(page, hire("midori", "edit_ja"), only=["headline"])
    page = make_correction(page)
    response = staff.post(edit_url(page), on_screen(staff, page, **PUBLISH))
    desk = reverse("press_translate", args=[page.pk, "ja"])
    assert f'href="{desk}#row-subheadline">Subheadline “A standfirst” has no Japanese yet.' in said(response)
    assert response.context["form"].errors["subheadline_ja"][0].startswith("Subheadline “A standfirst” has no Japanese")
    assert f'<a href="{desk}#row-subheadline">' in response.content.decode(), "beside the form too"
    assert 'id="row-subheadline"' in staff.get(desk).content.decode()
    assert not fetch(page).live


def test_the_publisher_chooses_in_the_form_that_the_other_language_follows(staff, newsroom):
    page = make_draft(newsroom, rows=False)
    translate(page, hire("midori", "edit_ja"))
    page = publish(page, ready_ja=True)
    response = staff.post(edit_url(page), on_screen(staff, page, **PUBLISH, headline_en="Corrected"))
    assert "Readers have a Japanese text that would be left behind." in response.context["form"].errors["policy"][0]
    again = posted(response.context["form"], **PUBLISH, policy="first")
    assert staff.post(edit_url(page), again).status_code == 302
    assert list(page.press_editions.filter(leaves_behind=True).values_list("language", "headline")) == [
        ("en", "Corrected")
    ]


def test_a_text_that_cannot_be_put_together_is_a_reason(staff, draft, monkeypatch):
    monkeypatch.setattr("wagtail_pressrelease.publishing.issue.compile_release", lambda *_: 1 / 0)
    response = staff.post(edit_url(draft), on_screen(staff, draft, **PUBLISH))
    assert "could not be put together" in response.context["form"].errors["body_en"][0]
    assert not fetch(draft).live


# --- what is public
def test_it_is_said_in_which_languages_the_release_is_public(staff, newsroom):
    page = make_draft(newsroom, ready=("en",))
    response = staff.post(edit_url(page), on_screen(staff, page, **PUBLISH))
    assert "In English the release is public now." in said(response)
    response = staff.post(edit_url(page), on_screen(staff, page, **PUBLISH, ready_ja="on"))
    assert "In Japanese the release is public now." in said(response)
    response = staff.post(edit_url(page), on_screen(staff, page, **PUBLISH))
    assert "Nothing has changed since the last issue" in said(response)


def test_it_is_said_on_both_clocks_when_it_goes_out(staff, draft):
    later = {"embargo_until": "2030-07-01T09:00", "embargo_until_zone": "Asia/Tokyo"}
    response = staff.post(edit_url(draft), on_screen(staff, draft, **PUBLISH, **later))
    assert "English and Japanese" in said(response)
    assert "01:00 BST on Monday 1 July 2030 (09:00 JST)" in said(response)
    assert not fetch(draft).live


# --- a release that waits
@pytest.fixture
def scheduled(draft):
    page = publish(draft, embargo_until=timezone.now() + datetime.timedelta(days=3))
    assert not page.live
    return page


def test_a_scheduled_release_is_still_edited_even_to_less_than_can_be_issued(staff, scheduled):
    waiting = scheduled.scheduled_revision
    data = on_screen(staff, scheduled, lead_en="")
    assert staff.post(edit_url(scheduled), data).status_code == 302
    answer = staff.post(edit_url(scheduled), {**data, "headline_en": "Later"}, HTTP_ACCEPT="application/json").json()
    assert answer["success"], answer
    assert fetch(scheduled).scheduled_revision.pk == waiting.pk
    assert fetch(scheduled).scheduled_revision.content["lead_en"] == waiting.content["lead_en"] != ""


def test_the_form_says_which_version_goes_out_and_that_changes_need_scheduling_again(staff, scheduled):
    text = html.unescape(staff.get(edit_url(scheduled)).content.decode())
    assert "Later changes go out only when Schedule is pressed again." in text
    assert ">Schedule</em>" in text
    staff.post(edit_url(scheduled), on_screen(staff, scheduled, headline_en="Changed"))
    text = html.unescape(staff.get(edit_url(scheduled)).content.decode())
    assert "press Schedule again for the changes to go out too" in text
    staff.post(edit_url(scheduled), on_screen(staff, scheduled, **PUBLISH))
    assert fetch(scheduled).scheduled_revision.content["headline_en"] == "Changed"


def test_the_button_of_other_pages_stays_wagtails(admin_client, newsroom):
    assert 'data-controller="press-publish' not in admin_client.get(edit_url(newsroom)).content.decode()


# --- without the page's form
def test_approving_from_the_dashboard_leads_to_the_editor_with_the_reasons(admin_client, admin_user, draft):
    task = GroupApprovalTask.objects.create(name="Desk")
    workflow = Workflow.objects.create(name="Desk")
    WorkflowTask.objects.create(workflow=workflow, task=task)
    page = make_correction(draft, lead_en="")
    workflow.start(page, admin_user)
    state = fetch(page).current_workflow_task_state
    url = reverse("wagtailadmin_pages:workflow_action", args=[page.pk, "approve", state.pk])
    response = admin_client.post(url, {"comment": ""})
    assert response.url == edit_url(page)
    assert "Write the English lead." in said(response)
    assert fetch(page).current_workflow_task_state == state, "the task still waits"


def test_of_many_pages_those_that_are_ready_go_out_and_the_others_are_named(admin_client, newsroom):
    good = make_draft(newsroom)
    bad = make_correction(make_draft(newsroom, slug="bad", headline_en="Not yet", rows=False), lead_en="")
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    query = f"?id={good.pk}&id={bad.pk}&next={reverse('wagtailadmin_explore', args=[newsroom.pk])}"
    response = admin_client.post(url + query, {})
    assert response.status_code == 302
    assert (fetch(good).live, fetch(bad).live) == (True, False)
    assert "1 page has been published" in said(response)
    assert f'href="{edit_url(bad)}">Not yet</a>' in said(response)
    assert "Write the English lead." in said(response)


def test_with_a_newsroom_its_drafts_go_out_one_by_one(admin_client, newsroom):
    good = make_draft(newsroom)
    bad = make_correction(make_draft(newsroom, slug="bad", rows=False), lead_en="")
    url = reverse("wagtail_bulk_action", args=("wagtailcore", "page", "publish"))
    response = admin_client.post(f"{url}?id={newsroom.pk}&next=/admin/", {"include_descendants": "on"})
    assert (fetch(good).live, fetch(bad).live) == (True, False)
    assert "1 page and 1 child page have been published" in said(response)


# --- copies and aliases
def copy(client, page, newsroom, **fields):
    data = {"new_title": "Copy", "new_slug": "copy", "new_parent_page": newsroom.pk, **fields}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


def test_a_copy_is_a_draft_with_all_its_words_and_a_number_of_its_own(admin_client, issued, newsroom):
    form = admin_client.get(reverse("wagtailadmin_pages:copy", args=[issued.pk])).context["form"]
    assert not {"publish_copies", "alias"} & set(form.fields)
    assert copy(admin_client, issued, newsroom, publish_copies="on").status_code == 302
    page = PressReleasePage.objects.get(slug="copy")
    assert not page.live
    assert page.reference not in ("", issued.reference)
    assert (page.headline_en, page.headline_ja) == (issued.headline_en, issued.headline_ja)
    assert not page.press_editions.exists()


@pytest.mark.parametrize(
    ("slug", "proposed"),
    [
        ("centre-and-prefecture-sign-tidal-memorandum", "centre-and-prefecture-sign-tidal-memorandum-2"),
        ("own", "own-2"),
    ],
    ids=["by itself", "by hand"],
)
def test_a_copy_is_proposed_a_slug_that_nobody_has(admin_client, newsroom, slug, proposed):
    page, url = make_draft(newsroom, slug=slug), "wagtailadmin_pages:copy"
    form = admin_client.get(reverse(url, args=[page.pk])).context["form"]
    assert form["new_slug"].value() == proposed
    admin_client.post(reverse(url, args=[page.pk]), posted(form))
    made = PressReleasePage.objects.get(slug=proposed)
    again = admin_client.get(reverse(url, args=[made.pk])).context["form"]
    assert again["new_slug"].value() == ("own-2-2" if slug == "own" else proposed.replace("-2", "-3"))


def test_the_title_of_a_copy_follows_its_headline(admin_client, draft, newsroom):
    copy(admin_client, draft, newsroom, new_title="Another title")
    assert PressReleasePage.objects.get(slug="copy").title == draft.headline_en


@pytest.mark.parametrize("what", ["release", "newsroom"])
def test_an_alias_is_refused_with_a_sentence(what, admin_client, issued, newsroom):
    page = issued if what == "release" else newsroom
    parent = newsroom if what == "release" else newsroom.get_parent()
    before = PressReleasePage.objects.count(), NewsroomPage.objects.count()
    response = copy(admin_client, page, parent, alias="on", copy_subpages="on")
    assert "A press release cannot have an alias" in said(response)
    assert (PressReleasePage.objects.count(), NewsroomPage.objects.count()) == before
