"""How long a cache may keep what a newsroom shows."""

from datetime import datetime, timedelta

from django.utils import timezone
from wagtail.models import Page

from wagtail_pressrelease.publishing.editions import editions
from wagtail_pressrelease.publishing.schedule import scheduled

LONGEST = timedelta(minutes=5)


def max_age(newsroom, now: datetime | None = None) -> int:
    """The seconds until something may appear or go, a few minutes at most; 0 while something is due that has not
    happened yet."""
    now = now or timezone.now()
    moments = (
        editions().objects.below(newsroom).filter(public_from__gt=now).values_list("public_from"),
        # Of the whole site: a release's revisions do not know where it stands.
        scheduled().values_list("approved_go_live_at"),
        Page.objects.child_of(newsroom).filter(live=True, expire_at__isnull=False).values_list("expire_at"),
    )
    first, *others = (each.order_by() for each in moments)
    coming = [moment - now for (moment,) in first.union(*others)]
    return max(int(min([LONGEST, *coming]).total_seconds()), 0)
