"""In which states translations are, by which their lists are narrowed down."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import Comment

from tests.admin.desk.worklists import confirm, correct, make_release
from tests.builders import fetch
from tests.staff import begin, hire_all, translate
from wagtail_pressrelease.admin.desk.work import conditions, may_edit, totals, work_of, works_here
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.handover import piece_of
from wagtail_pressrelease.models import DueTaskState

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom)


def within(state, user):
    """The slugs of the releases that are in a state for somebody, as listed and as counted."""
    now = timezone.now()
    work, states = work_of(user, now), conditions(user, now)
    found = {each.page.slug for each in work.filter(states[state])}
    assert totals(work, states).numbers[state] == len(found)
    return found


def ahead(**how_far):
    return timezone.now() + datetime.timedelta(**how_far)


def publish(page, user):
    page = fetch(page).get_latest_revision_as_object()
    page.tick("en", "ja")
    page.save_revision(user=user).publish(user=user)


def test_what_is_new_to_be_checked_or_outdated_is_to_do(newsroom, people):
    for slug in ("new", "done", "moved-on"):
        make_release(newsroom, slug)
    check = make_release(newsroom, "check")
    for page in newsroom.get_children():
        if page.slug in ("done", "moved-on", "check"):
            confirm(page, people.midori)
    correct(newsroom.get_children().get(slug="moved-on"), lead_en="Corrected.")
    correct(check, headline_ja="見出し")
    assert within("todo", people.midori) == {"new", "check", "moved-on"}
    assert within("new", people.midori) == {"new"}
    assert within("to_check", people.midori) == {"check"}
    assert within("outdated", people.midori) == {"moved-on"}
    assert within("done", people.midori) == {"done"}


def test_what_nobody_has_begun_is_free_for_whoever_writes_the_language(newsroom, people):
    make_release(newsroom, "free")
    begun = make_release(newsroom, "begun")
    save_units(begun, "ja", [Change("headline", "見出し")], people.haruka)
    assert within("free", people.midori) == within("free", people.edith) == {"free"}


def test_who_writes_no_language_finds_none_free_and_all_else_counted(newsroom, people):
    make_release(newsroom, "one")
    assert within("free", people.kei) == set()
    assert within("todo", people.kei) == within("all", people.kei) == {"one"}


def test_mine_is_what_one_owns_or_has_had_a_hand_in(newsroom, people):
    owned, written, edited = (make_release(newsroom, slug) for slug in ("owned", "written", "edited"))
    make_release(newsroom, "other")
    fetch(owned).__class__.objects.filter(pk=owned.pk).update(owner=people.edith)
    save_units(written, "ja", [Change("headline", "見出し")], people.midori)
    correct(edited, people.edith, lead_en="Edited.")
    assert within("mine", people.edith) == {"owned", "edited"}
    assert within("mine", people.midori) == {"written"}
    assert within("mine", people.haruka) == set()


def test_what_one_is_asked_to_review_is_mine(newsroom, people):
    page = make_release(newsroom, "one")
    translate(page, people.midori)
    assert within("mine", people.rowan) == set()
    begin(page, people.edith)
    assert within("mine", people.rowan) == {"one"}


def test_what_is_before_the_public_and_complete_is_mine_no_more(newsroom, people):
    page = make_release(newsroom, "one")
    confirm(page, people.midori)
    assert within("mine", people.midori) == {"one"}
    publish(page, people.kei)
    assert within("mine", people.midori) == set()
    Comment.objects.create(page_id=page.pk, user=people.kei, text="Why?", contentpath="headline_en")
    assert within("mine", people.midori) == {"one"}


def test_a_question_is_open_until_it_is_resolved(newsroom, people):
    page = make_release(newsroom, "one")
    question = Comment.objects.create(page_id=page.pk, user=people.midori, text="Why?", contentpath="headline_en")
    assert within("questions", people.midori) == {"one"}
    Comment.objects.filter(pk=question.pk).update(resolved_at=timezone.now())
    assert within("questions", people.midori) == set()


@pytest.mark.parametrize(("how_far", "is_due"), [({"days": -2}, True), ({"days": 6}, True), ({"days": 8}, False)])
def test_what_is_due_is_so_by_the_step_that_a_release_is_at(newsroom, people, how_far, is_due):
    page = make_release(newsroom, "one")
    make_release(newsroom, "in-no-workflow")
    begin(page, people.edith)
    DueTaskState.objects.filter(pk=piece_of(page).pk).update(due_at=ahead(**how_far))
    assert within("due", people.midori) == ({"one"} if is_due else set())


def test_a_step_that_is_done_is_due_no_more(newsroom, people):
    page = make_release(newsroom, "one")
    begin(page, people.edith)
    DueTaskState.objects.update(due_at=ahead(days=1))
    fetch(page).current_workflow_state.cancel(user=people.edith)
    assert within("due", people.midori) == set()


@pytest.mark.parametrize(("how_far", "is_soon"), [({"days": -1}, False), ({"days": 6}, True), ({"days": 8}, False)])
def test_what_goes_out_within_a_week_is_soon_scheduled_or_not(newsroom, people, how_far, is_soon):
    make_release(newsroom, "planned", embargo_until=ahead(**how_far))
    assert within("soon", people.midori) == ({"planned"} if is_soon else set())


def test_the_hour_of_a_scheduled_version_counts_more_than_that_of_a_later_draft(newsroom, people):
    page = make_release(newsroom, "one", embargo_until=ahead(days=2))
    confirm(page, people.midori)
    publish(page, people.kei)
    correct(page, embargo_until=ahead(days=30))
    (work,) = work_of(people.kei, timezone.now())
    assert work.scheduled == work.goes_out == fetch(page).scheduled_revision.approved_go_live_at
    assert within("soon", people.kei) == {"one"}


def test_progress_is_what_is_done_of_all(newsroom, people):
    page = make_release(newsroom, "one")
    save_units(page, "ja", [Change("headline", "見出し", act="confirm")], people.midori)
    (work,) = work_of(people.midori, timezone.now())
    assert (work.total, work.outstanding, work.progress) == (3, 2, 33)


def test_the_sums_tell_by_language_how_far_all_are_together(newsroom, people):
    make_release(newsroom, "one")
    confirm(make_release(newsroom, "two"), people.midori)
    make_release(newsroom, "three", headline_ja="見出し", headline_en="", source_language="ja", lead_en="", body_en=[])
    now = timezone.now()
    work, states = work_of(people.edith, now), conditions(people.edith, now)
    said = [(each["language"], each["releases"], each["words"]) for each in totals(work, states).sums]
    assert said == [("English", 1, "1 new"), ("Japanese", 2, "3 translated and 3 new")]
    assert [each["releases"] for each in totals(work, states, "done").sums] == [1]


def test_lists_of_translations_are_for_those_who_work_on_releases(people, django_user_model):
    assert all(works_here(user) for user in vars(people).values())
    assert not works_here(django_user_model.objects.create_user("visitor"))
    assert not may_edit(django_user_model.objects.get(username="visitor")).exists()
