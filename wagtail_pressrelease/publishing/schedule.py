"""Publishing at the hour: every release in its own transaction, so that one that fails stops no other and keeps its schedule."""

import logging
from dataclasses import dataclass, field

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils import timezone
from wagtail.models import Revision

from .issued import IssuedMixin

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
    for pk in due.values_list("pk", flat=True):
        try:
            with transaction.atomic():
                revision = Revision.objects.select_for_update(of=("self",)).get(pk=pk)
                page = revision.content_object
                if not isinstance(page, IssuedMixin) or not revision.approved_go_live_at:
                    continue
                page.publish(revision, log_action="wagtail.publish.scheduled")
            run.published.append(page)
        except ValidationError as refused:
            logger.warning("Release %s was not published at its hour: %s", page.pk, "; ".join(refused.messages))
            run.failed.append((page, " ".join(refused.messages)))
        except Exception as error:
            logger.exception("Revision %s could not be published at its hour", pk)
            run.failed.append((revision.content_object, str(error)))
    return run
