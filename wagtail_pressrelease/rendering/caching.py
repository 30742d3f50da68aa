"""How long a cache may keep what a newsroom shows."""

from collections.abc import Iterable
from datetime import datetime, timedelta

from django.contrib.contenttypes.models import ContentType
from django.db.models import BigIntegerField, CharField, Subquery, Value
from django.db.models.functions import Cast, Concat
from django.utils import timezone
from wagtail.models import Page, Revision

from wagtail_pressrelease import conf
from wagtail_pressrelease.publishing.editions import editions

HOUR = timedelta(hours=1)
ON_THE_WAY = timedelta(seconds=1)
"""An answer is that old at most when a cache gets it and begins to count."""


def seconds(now: datetime, moments: Iterable[datetime | None], longest: int) -> int:
    """For how long something may be kept that is made at `now`: until the first of the moments, `longest` at most."""
    coming = [int((moment - now - ON_THE_WAY).total_seconds()) for moment in moments if moment]
    return max(min([longest, *coming]), 0)


def hour(moment: datetime) -> datetime:
    """When its hour began. The newsroom's days begin with an hour, by either clock."""
    return moment.replace(minute=0, second=0, microsecond=0)


def next_of(rows, column: str, now: datetime) -> Subquery:
    """For `annotate`: the first moment to come in a column of some rows."""
    return Subquery(rows.filter(**{f"{column}__gt": now}).order_by(column).values(column)[:1])


def moments_among(mine, pages, versions, now: datetime) -> dict[str, Subquery]:
    """For `annotate`: when something of some editions, pages and versions of pages may next appear, or go, by
    itself."""
    return {
        "next_from": next_of(mine, "public_from", now),
        "next_until": next_of(mine, "public_until", now),
        "next_end": next_of(pages.filter(live=True), "expire_at", now),
        "next_hour": next_of(versions, "approved_go_live_at", now),
    }


def moments_of(keys: Iterable[int], now: datetime) -> dict[str, Subquery]:
    """The moments of a few pages."""
    versions = Revision.page_revisions.filter(object_id__in=[str(key) for key in keys])
    return moments_among(editions().objects.filter(page_id__in=keys), Page.objects.filter(pk__in=keys), versions, now)


def moments_in(newsroom, now: datetime) -> dict[str, Subquery]:
    """The moments of everything in a newsroom."""
    pages, pages_type = Page.objects.child_of(newsroom), ContentType.objects.get_for_model(Page).pk
    # By columns that the database has no index of: it begins with the few rows that are to come, and reads no other.
    mine = editions().objects.alias(place=Concat("page__path", Value(""))).filter(place__startswith=newsroom.path)
    versions = Revision.objects.alias(kind=Cast("base_content_type", BigIntegerField())).filter(kind=pages_type)
    versions = versions.filter(object_id__in=pages.order_by().values_list(Cast("pk", CharField())))
    return moments_among(mine, pages, versions, now)


def moments_anywhere(now: datetime) -> dict[str, Subquery]:
    """The moments of everything, wherever it stands."""
    return moments_among(editions().objects.all(), Page.objects.all(), Revision.page_revisions.all(), now)


def max_age(newsroom, *moments: datetime | None) -> int:
    """The seconds until something may appear in a newsroom, or go from it, or until the first of some other moments; as
    many as the site lets caches keep a page at most."""
    now = timezone.now()
    asked = moments_in(newsroom, now)
    found = type(newsroom).objects.filter(pk=newsroom.pk).values_list(*asked.values()).get()
    return seconds(now, (*found, *moments), conf.current().CACHE_SECONDS)


def max_age_anywhere() -> int:
    """The same of everything that is before the public, wherever it stands."""
    now = timezone.now()
    found = Page.objects.order_by("pk").values_list(*moments_anywhere(now).values()).first()
    return seconds(now, found or (), conf.current().CACHE_SECONDS)
