"""What somebody may do with a translation as a whole, at the step where it stands."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Exists, OuterRef
from django.utils import timezone
from wagtail.models import Page, WorkflowPage

from wagtail_pressrelease.press.tree import paths_down_to

from .assignments import Kind, step_of, workflows_are_used
from .desk import table
from .handover import piece_of
from .work_notices import hour_of


@dataclass(frozen=True, slots=True)
class Step:
    """What somebody may do at a desk with the translation as a whole, and till when it is due."""

    sends: bool = False
    approves: bool = False
    publishes: bool = False
    due: datetime | None = None
    hour: datetime | None = None
    """When the release goes out, where that is to come."""

    @property
    def has_main(self) -> bool:
        """Whether there is a further step than saving, with a button that stands out."""
        return self.sends or self.approves or self.publishes


def step_at(page: Page, language: str, user) -> Step:
    """Of a page that says whether it is in a workflow (`press_in_workflow`): a query or two."""
    if not page.press_in_workflow:
        sends = workflows_are_used() and not page.locked and _would_be_reviewed(page, language)
        hour = hour_of(page)
        publishes = page.permissions_for_user(user).can_publish() and not page.locked
        return Step(sends=sends, publishes=publishes, hour=hour if hour and hour > timezone.now() else None)
    piece = piece_of(page)
    step = piece and step_of(piece)
    if step is None or step.language != language:
        return Step()
    mine = step.may_do(page, user)
    return Step(mine and step.kind == Kind.TRANSLATE, mine and step.kind == Kind.REVIEW, due=piece.due_at)


def _would_be_reviewed(page, language) -> bool:
    """Whether the workflow that the release would go through reviews a translation into the language."""
    reviews = table("ReviewTask").objects.filter(
        active=True, language=language, workflow_tasks__workflow=OuterRef("workflow")
    )
    nearest = WorkflowPage.objects.filter(page__path__in=paths_down_to(page.path), workflow__active=True).order_by(
        "-page__depth"
    )
    return bool(nearest.annotate(reviews=Exists(reviews)).values_list("reviews", flat=True).first())
