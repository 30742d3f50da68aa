"""Publishing at the hour: every release in its own transaction, so that one that fails stops no other and keeps its
schedule."""

import logging
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from .issued import AT_THE_HOUR, IssuedMixin

logger = logging.getLogger(__name__)


@dataclass(slots=True)
class Run:
    """What one run did: pages published, and (page, why not) for the others."""

    published: list = field(default_factory=list)
    failed: list = field(default_factory=list)


def publish_due(now=None) -> Run:
    """Publish every scheduled release whose hour has come."""
    run = Run()
    due = Revision.page_revisions.filter(approved_go_live_at__lte=now or timezone.now()).order_by("approved_go_live_at")
    for scheduled in list(due):
        page = scheduled.content_object
        if not isinstance(page, IssuedMixin):
            continue
        try:
            if _publish(scheduled.pk, page):
                run.published.append(page)
        except ValidationError as refused:
            logger.warning("Release %s was not published at its hour: %s", page.pk, "; ".join(refused.messages))
            run.failed.append((page, " ".join(refused.messages)))
        except Exception as error:
            logger.exception("Release %s could not be published at its hour", page.pk)
            run.failed.append((page, f"{type(error).__name__}: {error}"))
    return run


@transaction.atomic
def _publish(pk, page) -> bool:
    """Publish one scheduled version; False where somebody else did, or took it back, in the meantime."""
    revision = Revision.objects.select_for_update(of=("self",)).filter(pk=pk).first()
    if revision is None or not revision.approved_go_live_at:
        return False
    page.publish_version(revision, log_action=AT_THE_HOUR)
    return True
