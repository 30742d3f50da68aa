"""Mails about what did not go out at its hour, or went out late, to whoever may publish it."""

import logging
from collections.abc import Callable
from datetime import timedelta

from django.utils import timezone
from wagtail.models import Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_pressrelease.localization.mailing import address, send
from wagtail_pressrelease.press.languages import reading_language

from .overdue import overdue

logger = logging.getLogger(__name__)

TOLD_AGAIN = timedelta(days=1)
AT_WORK = timedelta(minutes=5)
"""How long telling people may take: who was interrupted is followed by another after that, as is who told nobody."""


def raise_alarms(stopped: Callable[[], bool] = lambda: False) -> None:
    """Tell people of everything that they have to be told of now: once, also where two do it at the same time."""
    for row in overdue().objects.filter(tell_at__lte=timezone.now()).order_by("due_at", "pk"):
        if stopped():
            break
        try:
            _raise(row)
        except Exception:  # of the others people are told all the same
            logger.exception("Nobody could be told that version %s missed its hour", row.revision_id)


def _raise(row):
    claimed = timezone.now() + AT_WORK
    if not _as_it_was(row).update(tell_at=claimed):
        return
    row.tell_at = claimed
    if not _tell(row):
        return
    if row.published_at:
        _as_it_was(row).delete()
    else:
        _as_it_was(row).update(tell_at=timezone.now() + TOLD_AGAIN)


def _as_it_was(row):
    """The row, unless something happened since that people have to be told of too."""
    return overdue().objects.filter(pk=row.pk, tell_at=row.tell_at, published_at=row.published_at)


def _tell(row) -> list[int]:
    page = Revision.objects.get(pk=row.revision_id).content_object
    publishers = PagePermissionPolicy().users_with_permission_for_instance("publish", page)

    def context(person):
        return {
            "hour": row.due_at,
            "published": row.published_at,
            "reasons": row.why.get(reading_language(), []),
            "address": address(page, "", person),
        }

    what = "published_late" if row.published_at else "not_published"
    return send(what, page, publishers.values_list("pk", flat=True), None, "", context)
