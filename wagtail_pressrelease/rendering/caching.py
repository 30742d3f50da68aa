"""How long a cache may keep what a newsroom shows."""

from datetime import datetime, timedelta

from django.db.models import CharField
from django.db.models.functions import Cast
from django.utils import timezone
from wagtail.models import Page

from wagtail_pressrelease.publishing.editions import editions
from wagtail_pressrelease.publishing.schedule import scheduled

LONGEST = timedelta(minutes=1)
"""Short, so that nobody can tell long before from what is kept that something is to come."""


def max_age(newsroom, now: datetime | None = None) -> int:
    """The seconds until something may appear or go, one minute at most."""
    now = now or timezone.now()
    releases = Page.objects.child_of(newsroom)
    moments = (
        editions().objects.below(newsroom).filter(public_from__gt=now).values_list("public_from"),
        scheduled()
        .filter(approved_go_live_at__gt=now, object_id__in=releases.values_list(Cast("pk", CharField())))
        .values_list("approved_go_live_at"),
        releases.filter(live=True, expire_at__gt=now).values_list("expire_at"),
    )
    first, *others = (each.order_by() for each in moments)
    coming = [moment - now for (moment,) in first.union(*others)]
    return max(int(min([LONGEST, *coming]).total_seconds()), 0)
