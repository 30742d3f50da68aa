"""Reminders of work that is not done when it is soon due, or when the release may soon be published."""

import logging
from datetime import datetime, timedelta

from django.db import transaction
from django.utils import timezone

from wagtail_pressrelease import conf

from .assignments import clock_of, pieces_of_work
from .work_notices import hour_of, people_of, reminder

logger = logging.getLogger(__name__)


def send_reminders(now: datetime | None = None) -> int:
    """Remind the people of every piece of work that is due within the hours that a setting says, or was
    already, or whose release may be published then; once a day each, until it is done. How many mails went out."""
    now, mailed = now or timezone.now(), 0
    for piece in pieces_of_work():
        try:
            mailed += len(_remind(piece, now))
        except Exception:  # of the other pieces people are reminded all the same
            logger.exception("Nobody could be reminded of the piece of work %s", piece.pk)
    return mailed


def _remind(piece, now) -> list[int]:
    soon = now + timedelta(hours=conf.current().REMINDER_HOURS)
    hour = hour_of(piece.workflow_state.content_object)
    if not (piece.due_at and piece.due_at <= soon) and not (hour and now < hour <= soon):
        return []
    if not (keys := people_of(piece)):
        return []
    left = _not_reminded(piece, keys, timezone.localdate(now, clock_of(piece.workflow_state)).isoformat())
    mailed = reminder(piece, left)
    _forget(piece, left - set(mailed))
    return mailed


@transaction.atomic
def _not_reminded(piece, keys, day: str) -> set[int]:
    """Those whom nobody has reminded today: from now on somebody has, so that two runs at once remind once."""
    stored = type(piece).objects.select_for_update().get(pk=piece.pk)
    left = {key for key in keys if stored.reminded.get(str(key)) != day}
    stored.reminded |= {str(key): day for key in left}
    stored.save(update_fields=["reminded"])
    return left


@transaction.atomic
def _forget(piece, keys):
    """To these no mail went: the next run tries again."""
    if not keys:
        return
    stored = type(piece).objects.select_for_update().get(pk=piece.pk)
    stored.reminded = {key: day for key, day in stored.reminded.items() if int(key) not in keys}
    stored.save(update_fields=["reminded"])
