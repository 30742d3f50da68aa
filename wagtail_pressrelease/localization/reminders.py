"""Reminders of work that is not done when it is soon due, or when the release may soon be published."""

from datetime import UTC, datetime, timedelta

from django.db import transaction
from django.utils import timezone

from wagtail_pressrelease import conf

from .assignments import pieces_of_work
from .work_notices import hour_of, people_of, reminder


def send_reminders(now: datetime | None = None) -> int:
    """Remind the people of every piece of work that is due within the hours that a setting says, or was
    already, or whose release may be published then; once a day each, until it is done. How many mails went out."""
    now = now or timezone.now()
    return sum(len(_remind(piece, now)) for piece in pieces_of_work())


def _remind(piece, now) -> list[int]:
    soon = now + timedelta(hours=conf.current().REMINDER_HOURS)
    hour = hour_of(piece.workflow_state.content_object)
    if not (piece.due_at and piece.due_at <= soon) and not (hour and now < hour <= soon):
        return []
    keys = people_of(piece)
    return reminder(piece, keys & _not_reminded(piece, keys, now.astimezone(UTC).date().isoformat())) if keys else []


@transaction.atomic
def _not_reminded(piece, keys, day: str) -> set[int]:
    """Those whom nobody has reminded today: from now on somebody has, so that two runs at once remind once."""
    stored = type(piece).objects.select_for_update().get(pk=piece.pk)
    left = {key for key in keys if stored.reminded.get(str(key)) != day}
    stored.reminded |= {str(key): day for key in left}
    stored.save(update_fields=["reminded"])
    return left
