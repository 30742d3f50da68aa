"""How releases stand with the public, for lists that staff see, in as many queries for fifty as for one."""

from dataclasses import dataclass, field
from datetime import datetime

from django.apps import apps
from django.db.models.fields.json import KT
from django.utils import timezone
from wagtail.models import Page, Revision

from wagtail_pressrelease.press.languages import LANGUAGES, Zone
from wagtail_pressrelease.press.newsroom import NewsroomMixin
from wagtail_pressrelease.press.release import ReleaseMixin
from wagtail_pressrelease.press.tree import parent_path
from wagtail_pressrelease.publishing.editions import editions


@dataclass(slots=True)
class Standing:
    """`issued` are the languages before the public now, `ready` those that the latest version declares ready besides.

    `released_at` is the first issue's; `hour` is when the release, or a correction of it, becomes public, where that
    lies ahead.
    """

    zone: str = str(Zone.LONDON)
    issued: list[str] = field(default_factory=list)
    ready: list[str] = field(default_factory=list)
    released_at: datetime | None = None
    hour: datetime | None = None
    is_scheduled: bool = False


def annotate(pages):
    """Give each release among the pages its `press_standing`."""
    now = timezone.now()
    releases = {page.pk: page for page in pages if isinstance(page, ReleaseMixin)}
    zones = _zones(releases.values())
    for page in releases.values():
        page.press_standing = standing = Standing(zone=zones.get(parent_path(page.path), str(Zone.LONDON)))
        if page.live:
            continue
        # A list links to live pages only, and asking for the address of another costs two queries.
        page.get_url_parts = _no_address
        if page.hour and page.hour > now:
            standing.hour = page.hour
    _add_editions(releases, now)
    _add_schedules(releases)
    _add_ticks(releases)


def _no_address(request=None):
    return None


def newsroom_models():
    """The page types of newsrooms: the plugin's own, and those that a site adds."""
    return [model for model in apps.get_models() if issubclass(model, NewsroomMixin) and issubclass(model, Page)]


def _zones(releases):
    """The clock of each newsroom, by its path."""
    paths = {parent_path(page.path) for page in releases}
    found = {}
    for model in newsroom_models():
        found.update(model._default_manager.filter(path__in=paths).values_list("path", "zone"))
    return found


def _add_editions(releases, now):
    rows = editions().objects.filter(page__in=releases).order_by("number")
    for pk, language, released_at, public_from, public_until in rows.values_list(
        "page_id", "language", "released_at", "public_from", "public_until"
    ):
        page = releases[pk]
        standing = page.press_standing
        standing.released_at = standing.released_at or released_at
        if not page.live or (public_until and public_until <= now):
            continue
        if public_from <= now:
            standing.issued.append(language)
        elif standing.hour is None or public_from < standing.hour:
            standing.hour, standing.is_scheduled = public_from, True
    for page in releases.values():
        page.press_standing.issued = [each for each in LANGUAGES if each in page.press_standing.issued]


def _add_schedules(releases):
    rows = Revision.page_revisions.filter(
        object_id__in=[str(pk) for pk in releases], approved_go_live_at__isnull=False
    ).order_by("approved_go_live_at")
    for pk, hour in rows.values_list("object_id", "approved_go_live_at"):
        standing = releases[int(pk)].press_standing
        if not standing.is_scheduled:
            standing.hour, standing.is_scheduled = hour, True


def _add_ticks(releases):
    """Ticks of the latest version: a live page's own columns have those of what was issued."""
    latest = {page.latest_revision_id: page for page in releases.values() if page.latest_revision_id}
    rows = Revision.objects.filter(pk__in=latest)
    for pk, *ticks in rows.values_list("pk", *(KT(f"content__ready_{language}") for language in LANGUAGES)):
        standing = latest[pk].press_standing
        for language, tick in zip(LANGUAGES, ticks, strict=True):
            # SQLite gives 1, PostgreSQL "true".
            if tick in (1, True, "1", "true") and language not in standing.issued:
                standing.ready.append(language)
