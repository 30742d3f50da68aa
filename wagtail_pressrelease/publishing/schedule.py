"""Publishing at the hour: every release in its own transaction, so that one that fails stops no other and keeps its
schedule."""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta

from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.exceptions import ValidationError
from django.db import connection, transaction
from django.utils import timezone
from wagtail.models import Revision

from wagtail_pressrelease.press.release import ReleaseMixin

from .overdue import forget, note_failure, note_published, note_run, patience

logger = logging.getLogger(__name__)

AT_THE_HOUR = "wagtail.publish.scheduled"


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a scheduled version at its hour: published, unless it says `why` not."""

    page_id: int
    name: str
    lateness: timedelta
    why: str = ""

    @property
    def is_late(self) -> bool:
        return self.lateness > patience()


def scheduled():
    """The scheduled versions of releases."""
    types = [model for model in apps.get_models() if issubclass(model, ReleaseMixin)]
    return Revision.page_revisions.filter(
        approved_go_live_at__isnull=False, content_type__in=ContentType.objects.get_for_models(*types).values()
    )


def due(now=None):
    """Those whose hour has come, in their order."""
    return scheduled().filter(approved_go_live_at__lte=now or timezone.now()).order_by("approved_go_live_at", "pk")


def publish_due(stopped: Callable[[], bool] = lambda: False) -> list[Outcome]:
    """Publish every scheduled release whose hour has come, until somebody says stop."""
    note_run()
    forget()
    outcomes = []
    for pk in list(due().values_list("pk", flat=True)):
        if stopped():
            break
        if (revision := Revision.objects.filter(pk=pk).first()) and (outcome := publish_scheduled(revision)):
            outcomes.append(outcome)
        note_run()
    return outcomes


def publish_scheduled(revision) -> Outcome | None:
    """Publish one scheduled version whose hour has come; None where somebody else does, or did, or took it back. What
    goes wrong is logged, and noted for the people whom it concerns."""
    try:
        with transaction.atomic():
            claimed = _claim(revision.pk)
            if claimed is None:
                return None
            claimed.content_object.publish_version(claimed, log_action=AT_THE_HOUR)
            note_published(claimed)
    except Exception as error:
        if not connection.in_atomic_block:  # the next release does not suffer from a connection that broke
            connection.close_if_unusable_or_obsolete()
        return _failed(revision, error)
    outcome = _outcome(claimed)
    if outcome.is_late:
        logger.warning("Release %s was published %s after its hour", outcome.page_id, outcome.lateness)
    return outcome


def _claim(pk):
    """The version, for the rest of the transaction nobody else's."""
    free = Revision.objects.select_for_update(skip_locked=connection.features.has_select_for_update_skip_locked)
    return free.filter(pk=pk, approved_go_live_at__lte=timezone.now()).first()


def _failed(revision, error):
    if isinstance(error, ValidationError):
        why = " ".join(error.messages)
        logger.warning("Release %s was not published at its hour: %s", revision.object_id, why)
    else:
        why = f"{type(error).__name__}: {error}"
        logger.error("Release %s could not be published at its hour", revision.object_id, exc_info=error)
    try:
        note_failure(revision, error)
    except Exception:
        logger.exception("The failure of release %s could not be noted", revision.object_id)
    return _outcome(revision, why)


def _outcome(revision, why=""):
    lateness = timezone.now() - revision.approved_go_live_at
    name = f"{revision.content.get('reference', '')} {revision.object_str}"
    return Outcome(int(revision.object_id), name, timedelta(seconds=int(lateness.total_seconds())), why)
