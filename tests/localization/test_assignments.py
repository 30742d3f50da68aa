"""Which step a release is at, as lists ask for it."""

import datetime

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import GroupApprovalTask, Workflow, WorkflowTask

from tests.builders import make_draft
from wagtail_pressrelease.localization.assignments import Assignment, assignments_of
from wagtail_pressrelease.localization.steps import Kind
from wagtail_pressrelease.models import DueTaskState, ReviewTask, TranslationTask

pytestmark = pytest.mark.django_db


def workflow_of(*tasks):
    workflow = Workflow.objects.create(name="Release")
    for order, task in enumerate(tasks):
        task.groups.add(Group.objects.get_or_create(name="Translators")[0])
        WorkflowTask.objects.create(workflow=workflow, task=task, sort_order=order)
    return workflow


def in_english(newsroom, slug="tides"):
    return make_draft(newsroom, ready=("en",), rows=False, slug=slug, headline_ja="", lead_ja="", body_ja=[])


def test_the_step_that_is_under_way_is_known_with_its_language_and_due_date(newsroom):
    page = in_english(newsroom)
    workflow = workflow_of(TranslationTask.objects.create(name="Translate", language="ja", days=2))
    state = workflow.start(page, None)
    piece = DueTaskState.objects.get()
    assert piece == state.current_task_state.specific
    assert assignments_of([page.pk]) == {page.pk: Assignment(Kind.TRANSLATE, "ja", piece.due_at, piece.started_at)}


@pytest.mark.parametrize(("days", "due"), [(2, datetime.datetime(2026, 5, 17, 8, tzinfo=datetime.UTC)), (None, None)])
def test_a_piece_of_work_is_due_at_the_end_of_a_day_on_the_newsrooms_clock(newsroom, monkeypatch, days, due):
    newsroom.zone = "Asia/Tokyo"
    newsroom.save()
    page = in_english(newsroom)
    begun = datetime.datetime(2026, 5, 14, 16, 30, tzinfo=datetime.UTC)  # 01:30 on the 15th in Tokyo
    monkeypatch.setattr(timezone, "now", lambda: begun)
    workflow_of(TranslationTask.objects.create(name="Translate", language="ja", days=days)).start(page, None)
    assert assignments_of([page.pk])[page.pk].due == due


def test_releases_without_a_workflow_at_another_kind_of_step_or_done_are_left_out(newsroom):
    other, stopped, none = (in_english(newsroom, slug) for slug in ("other", "stopped", "none"))
    workflow_of(GroupApprovalTask.objects.create(name="Stock")).start(other, None)
    workflow_of(ReviewTask.objects.create(name="Approve")).start(stopped, None).cancel()
    assert assignments_of([other.pk, stopped.pk, none.pk]) == {}


def test_many_releases_cost_one_query(newsroom, django_assert_num_queries):
    workflow = workflow_of(TranslationTask.objects.create(name="Translate", language="ja"))
    pages = [in_english(newsroom, f"release-{number}") for number in range(4)]
    for page in pages:
        workflow.start(page, None)
    assert len(assignments_of([pages[0].pk])) == 1  # content types are remembered
    with django_assert_num_queries(1):
        found = assignments_of([page.pk for page in pages])
    assert {each.kind for each in found.values()} == {Kind.TRANSLATE} and len(found) == 4
    assert all(each.started <= timezone.now() and each.due is None for each in found.values())


def test_approving_the_release_as_a_whole_is_the_step_before_it_is_published(newsroom):
    page = in_english(newsroom)
    workflow_of(ReviewTask.objects.create(name="Approve")).start(page, None)
    assert [(each.kind, each.language) for each in assignments_of([page.pk]).values()] == [(Kind.PUBLISH, "")]
