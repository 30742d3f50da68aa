"""Which step of its workflow each release is at: who has to do what with it, and till when."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time
from enum import StrEnum
from zoneinfo import ZoneInfo

from django.conf import settings
from django.contrib.contenttypes.models import ContentType
from wagtail.models import Page, TaskState, WorkflowState

from wagtail_pressrelease.press.languages import Zone

from .desk import table

END_OF_WORK = time(17)


class Kind(StrEnum):
    """What is done in a step."""

    TRANSLATE = "translate"
    REVIEW = "review"
    PUBLISH = "publish"


@dataclass(frozen=True, slots=True)
class Assignment:
    """A step that is under way. `language` is "" for approving the release as a whole; `due` may be None."""

    kind: Kind
    language: str
    due: datetime | None
    started: datetime


def workflows_are_used() -> bool:
    """Whether the site has Wagtail's workflows switched on."""
    return getattr(settings, "WAGTAIL_WORKFLOW_ENABLED", True)


def pieces_of_work(pages: Iterable[int] | None = None):
    """The pieces of work that are under way, of some pages or of all, each with its task; one query."""
    found = table("DueTaskState").objects.filter(
        status=TaskState.STATUS_IN_PROGRESS,
        workflow_state__status=WorkflowState.STATUS_IN_PROGRESS,
        workflow_state__base_content_type=ContentType.objects.get_for_model(Page),
    )
    if pages is not None:
        found = found.filter(workflow_state__object_id__in=[str(pk) for pk in pages])
    return found.select_related("workflow_state", "task__translationtask", "task__reviewtask").order_by("pk")


def assignments_of(pages: Iterable[int]) -> dict[int, Assignment]:
    """By page, the step that it is at: pages that are in no workflow, or at a step of another kind, are left out. One
    query, however many pages."""
    return {int(each.workflow_state.object_id): assignment(each) for each in pieces_of_work(pages)}


def assignment(piece) -> Assignment:
    """What a piece of work of `pieces_of_work` is."""
    step = step_of(piece)
    return Assignment(step.kind, step.language, piece.due_at, piece.started_at)


def step_of(piece):
    """The task of a piece of work of `pieces_of_work`, without a query."""
    return getattr(piece.task, "translationtask", None) or piece.task.reviewtask


def clock_of(workflow_state) -> ZoneInfo:
    """The clock of the newsroom that a release stands in; London's for a page of another kind."""
    return getattr(workflow_state.content_object.specific_deferred, "zone", ZoneInfo(Zone.LONDON))


def due_on(workflow_state, day: date) -> datetime:
    """The end of work on a day, on the newsroom's clock."""
    return datetime.combine(day, END_OF_WORK, clock_of(workflow_state))
