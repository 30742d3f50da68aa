"""Whether scheduled releases go out: when somebody last looked after them, and how many are overdue."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import Q
from django.utils import timezone

from .overdue import last_run, overdue, patience
from .schedule import due


@dataclass(frozen=True, slots=True)
class Health:
    """`status` is "ok", "stopped" (the command has not run, or not for too long) or "overdue"."""

    now: datetime
    last_run: datetime | None
    overdue: int
    patience: timedelta

    @property
    def is_running(self) -> bool:
        return self.last_run is not None and self.now - self.last_run <= self.patience

    @property
    def status(self) -> str:
        if not self.is_running:
            return "stopped"
        return "overdue" if self.overdue else "ok"

    def for_monitoring(self) -> dict:
        """What anybody may know: no release's name, title or hour."""
        return {
            "status": self.status,
            "last_run": self.last_run and self.last_run.isoformat(timespec="seconds"),
            "seconds_since": self.last_run and int((self.now - self.last_run).total_seconds()),
            "overdue": self.overdue,
        }


def health() -> Health:
    """As it stands now. A release is overdue some minutes after its hour."""
    now = timezone.now()
    return Health(now, last_run(), due(now - patience()).count(), patience())


@dataclass(frozen=True, slots=True)
class Missed:
    """A release that is not before the public, although its hour has come. `why` is `{language: [sentence]}`, {} where
    nothing is known yet."""

    page_id: int
    title: str
    hour: datetime
    why: dict


def missed(pages) -> list[Missed]:
    """Those of a queryset of pages that failed or are late, in the order of their hours; three queries."""
    known = dict(overdue().objects.filter(published_at=None).values_list("revision_id", "why"))
    revisions = list(due().filter(Q(approved_go_live_at__lt=timezone.now() - patience()) | Q(pk__in=known)))
    titles = dict(pages.filter(pk__in=[each.object_id for each in revisions]).values_list("pk", "draft_title"))
    return [
        Missed(pk, titles[pk], each.approved_go_live_at, known.get(each.pk, {}))
        for each in revisions
        if (pk := int(each.object_id)) in titles
    ]
