"""The verbs of a release's workflow: a translation is handed on to review, approved, or sent back.

Each takes a user and checks what the user may, under a lock on the page, in one transaction; None is the site itself.
Whoever it concerns gets a mail once it is stored.
"""

import datetime
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import Model
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext
from wagtail.models import Comment

from . import notices, work_notices
from .actions import mark_ready
from .assignments import Kind, due_on, pieces_of_work, step_of, workflows_are_used
from .desk import Desk, read_desk
from .labels import label_of
from .questions import comment_on
from .rights import check_may, is_own_work, may_review
from .states import Act, Name, Origin
from .storing import confirm, confirmation, locked


class NotDone(ValidationError):
    """A step cannot be finished as things stand. Its messages are sentences for people."""


def piece_of(page):
    """The piece of work that a page is at; None outside a workflow, or at a step of another kind."""
    return pieces_of_work([page.pk]).first()


@dataclass(frozen=True, slots=True)
class Turn:
    """Somebody's turn at a piece of work: its step and its page, what they say to it, and the day that they name."""

    piece: Model
    step: Model
    page: Model
    user: object
    comment: str = ""
    day: object = None


@transaction.atomic
def perform(piece, action: str, user, comment: str = "", day=None) -> None:
    """Do with a piece of work one of the things that its step offers. Raises PermissionDenied and NotDone."""
    page = locked(piece.workflow_state.content_object)
    piece = type(piece).objects.select_related("workflow_state").get(pk=piece.pk)
    step = piece.task.specific
    if piece.status != piece.STATUS_IN_PROGRESS:
        raise NotDone(_("Somebody has done this step meanwhile."))
    if user is not None and action not in {name for name, *_rest in step.get_actions(page, user)}:
        raise PermissionDenied(_("This step is assigned to somebody else."))
    VERBS[action](Turn(piece, step, page, user, comment, day))


def _hand_on(turn: Turn):
    """The translation is done, and goes to review."""
    refuse_unfinished(read_desk(turn.page, turn.step.language, turn.user))
    turn.piece.approve(user=turn.user, comment=turn.comment)


def _approve(turn: Turn):
    """A translation is approved with every text of it; the language is ready then."""
    if turn.step.kind == Kind.REVIEW:
        _review(turn.page, turn.step.language, turn.user)
        transaction.on_commit(lambda: work_notices.approved(turn.piece, turn.user))
    turn.piece.approve(user=turn.user, comment=turn.comment)


def _review(page, language, user):
    check_may(page, language, user)
    desk = read_desk(page, language, user)
    refuse_unfinished(desk)
    read = [row for row in desk.rows if _is_read_now(row)]
    _refuse_own(desk, read, user)
    confirm(desk, [confirmation(row, desk.target, Act.REVIEW, Origin.PERSON, user) for row in read])
    if not desk.content.get(f"ready_{language}"):
        mark_ready(page, language, user)


def _is_read_now(row):
    return row.entry is None and row.state.name == Name.TRANSLATED and not row.state.left_out


def _refuse_own(desk, rows, user):
    """Raises NotDone with the texts that nobody but their writer would have read."""
    own = [row.unit for row in rows if is_own_work(row, user)]
    sentence = ngettext(
        "You wrote %(count)d text last, which somebody else reviews: %(texts)s.",
        "You wrote %(count)d texts last, which somebody else reviews: %(texts)s.",
        len(own),
    )
    _refuse(own, sentence, desk)


def _send_back(turn: Turn):
    """The translators do it again; where nobody translates in this workflow, it is as Wagtail has it."""
    state = turn.piece.workflow_state
    tasks = state.workflow.tasks.filter(active=True).specific()
    again = next((each for each in tasks if _precedes(each, turn.step)), None)
    turn.piece.reject(user=turn.user, update=again is None, comment=turn.comment)
    if again is not None:
        state.current_task_state = again.begin(state, turn.user)
        state.save()
    transaction.on_commit(lambda: work_notices.returned(turn.piece, turn.user))


def _precedes(task, step):
    return bool(step.language) and getattr(task, "kind", "") == Kind.TRANSLATE and task.language == step.language


def _skip(turn: Turn):
    """The release goes out in one language."""
    piece = turn.piece
    piece.status, piece.finished_at, piece.finished_by = piece.STATUS_SKIPPED, timezone.now(), turn.user
    piece.save()
    piece.workflow_state.update(user=turn.user)


def _set_due(turn: Turn):
    try:
        day = datetime.date.fromisoformat(str(turn.day))
        turn.piece.due_at = due_on(turn.piece.workflow_state, day)
    except ValueError as error:
        raise NotDone(_("Enter the due date.")) from error
    turn.piece.save(update_fields=["due_at"])


VERBS = {"send": _hand_on, "approve": _approve, "reject": _send_back, "skip": _skip, "due": _set_due}


@transaction.atomic
def send_to_review(page, language: str, user) -> None:
    """Hand a translation on to review; outside a workflow, that of its newsroom begins. Raises PermissionDenied and
    NotDone."""
    piece = piece_of(page)
    if piece is not None and step_of(piece).kind == Kind.TRANSLATE and step_of(piece).language == language:
        return perform(piece, "send", user)
    page = locked(page)
    check_may(page, language, user)
    refuse_unfinished(read_desk(page, language, user))
    workflow = page.get_workflow() if workflows_are_used() else None
    if workflow is None or not page.permissions_for_user(user).can_submit_for_moderation():
        raise NotDone(_("This release cannot be sent to review at the moment."))
    workflow.start(page.specific, user)


@transaction.atomic
def return_unit(page, language: str, unit: str, text: str, user) -> Comment:
    """A reviewer sends one text back with a sentence: it is to be done again. Raises PermissionDenied, ValidationError,
    and LookupError where there is no such text of the release's own."""
    page = locked(page)
    check_may(page, language, user)
    if not may_review(language, user):
        raise PermissionDenied(_("You may not review this language."))
    desk = read_desk(page, language, user)
    row = desk.by_id[unit]
    if row.entry is not None:
        raise LookupError(unit)
    if row.state.name not in (Name.TRANSLATED, Name.REVIEWED):
        raise ValidationError(_("This text has not been translated yet, so there is nothing to send back."))
    comment = comment_on(row, desk, text, user)
    confirm(desk, [confirmation(row, language, Act.RETURN, Origin.PERSON, user)])
    transaction.on_commit(lambda: notices.text_returned(comment, desk, row, user))
    return comment


def refuse_unfinished(desk: Desk) -> None:
    """Raises NotDone with the texts that are still to do."""
    left = [row.unit for row in desk.rows if row.entry is None and row.state.todo]
    sentence = ngettext(
        "%(count)d text is still to do: %(texts)s.", "%(count)d texts are still to do: %(texts)s.", len(left)
    )
    _refuse(left, sentence, desk)


def _refuse(texts, sentence, desk):
    if texts:
        named = enumerated(label_of(unit, desk.page.specific_class) for unit in texts)
        raise NotDone(sentence % {"count": len(texts), "texts": named})


def enumerated(names: Iterable) -> str:
    """Each name once, in the reader's language."""
    return pgettext("between things that are counted up", ", ").join(dict.fromkeys(str(each) for each in names))
