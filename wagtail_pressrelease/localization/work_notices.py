"""Mails about the steps of a workflow: to whoever is to do one, and to whoever worked on what was approved or returned.

Wagtail's own notifier writes about group approval tasks only, which these steps are not; about a workflow as a whole
it tells whoever began it.
"""

from datetime import datetime

from django.contrib.auth import get_user_model
from django.utils import timezone

from wagtail_pressrelease.press.stored import moments

from .desk import content_of, table
from .mailing import address, send


def begun(piece, actor) -> None:
    """Tell those whose step it is."""
    _send("begun", piece, people_of(piece), actor, "submitted")


def approved(piece, actor) -> None:
    """Tell whoever worked on the translation."""
    _send("approved", piece, _workers(piece), actor, "approved")


def returned(piece, actor) -> None:
    """Tell those who are to do it again, and whoever worked on it. Where the workflow stops, Wagtail tells who began
    it."""
    state, keys = piece.workflow_state, _workers(piece)
    if state.status == state.STATUS_NEEDS_CHANGES:
        _send("returned", piece, keys - {state.requested_by_id}, actor, "rejected", comment=piece.comment)
    else:
        again = state.current_task_state.specific
        _send("returned", again, keys | people_of(again), actor, "rejected", comment=piece.comment)


def reminder(piece, keys) -> list[int]:
    """Remind people of a piece of work. To whom a mail went."""
    return _send("reminder", piece, keys, None, "submitted")


def people_of(piece) -> set[int]:
    """The primary keys of those whose a piece of work is to do."""
    step, page = piece.task.specific, piece.workflow_state.content_object
    members = get_user_model().objects.filter(groups__in=step.groups.all(), is_active=True).distinct()
    return {person.pk for person in members if step.may_do(page, person)}


def hour_of(page) -> datetime | None:
    """When a release as it stands may be published: the later of its release and the end of its embargo."""
    return max(moments(content_of(page), "released_at", "embargo_until"), default=None)


def _workers(piece) -> set[int]:
    """Who wrote the translation, who sent it to review, and who began the workflow."""
    state = piece.workflow_state
    summaries = table("TranslationSummary").objects.filter(page_id=state.object_id)
    writers = {writer[0] for each in summaries for writer in each.writers.values()}
    senders = state.task_states.exclude(pk=piece.pk).values_list("finished_by", flat=True)
    return {*writers, *senders, state.requested_by_id}


def _send(what, piece, keys, actor, preference, comment="") -> list[int]:
    page, step = piece.workflow_state.content_object, piece.task.specific
    hour = hour_of(page)

    def context(person):
        return {
            "kind": str(step.kind),
            "language": step.get_language_display(),
            "due": piece.due_at if piece.status == piece.STATUS_IN_PROGRESS else None,
            "hour": hour if hour and hour > timezone.now() else None,
            "comment": comment,
            "address": address(page, step.language, person),
        }

    return send(what, page, keys, actor, preference, context)
