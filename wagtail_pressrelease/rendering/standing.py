"""What decides how a public page looks, asked before it is built: from the same decisions the same page."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from django.apps import apps
from django.db.models import Count, Exists, Subquery, Sum, Value
from django.db.models.functions import JSONObject, Lower
from django.http import Http404
from django.utils import timezone
from wagtail.models import ModelLogEntry, Page, PageLogEntry

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.publishing.editions import editions

from . import caching, drawn
from .facts import press_may_come_until

# Of a page's own columns, those that tell of drafts and of what is to come.
NOT_PUBLIC = frozenset(
    {
        "draft_title",
        "expire_at",
        "go_live_at",
        "has_unpublished_changes",
        "latest_revision",
        "latest_revision_created_at",
        "locked",
        "locked_at",
        "locked_by",
        "numchild",
    }
)
# What people do to pages that readers may see. What they do to drafts is nobody's business.
BEFORE_READERS = (
    "wagtail.copy",
    "wagtail.create_alias",
    "wagtail.delete",
    "wagtail.move",
    "wagtail.publish",
    "wagtail.publish.scheduled",
    "wagtail.reorder",
    "wagtail.unpublish",
    "wagtail.unpublish.scheduled",
    "wagtail.view_restriction.create",
    "wagtail.view_restriction.delete",
    "wagtail.view_restriction.edit",
)


@dataclass(frozen=True, kw_only=True)
class Standing:
    """`parts` decide the page; they change when it would, or sooner. `until` are the moments when it may change by
    itself."""

    parts: tuple
    until: tuple[datetime | None, ...]
    modified: datetime | None = None
    is_private: bool = False
    is_fleeting: bool = False
    """Whether it may show what nobody can ask beforehand."""


def row(page) -> tuple:
    """What of a page's own columns readers may see, whatever its templates print."""
    return tuple(getattr(page, each.attname) for each in page._meta.concrete_fields if each.name not in NOT_PUBLIC)


def done_in_the_admin() -> dict[str, Subquery]:
    """The last thing that somebody did to what readers see, for `annotate`. A site's menus and names change that way,
    which its templates may print around any page."""
    # By a column that the database has no index of, so that it begins at the end, where it finds one at once.
    pages = PageLogEntry.objects.alias(what=Lower("action")).filter(what__in=BEFORE_READERS)
    logs = {"last_of_pages": pages, "last_of_models": ModelLogEntry.objects.all()}
    return {name: Subquery(log.order_by("-pk").values("pk")[:1]) for name, log in logs.items()}


def of_release(page, reading, shown) -> tuple[Standing, Callable[[], dict]]:
    """What decides a release's page, in one query, and what fetches the records that it draws. `shown` are its editions
    that are before the public."""
    from . import links  # Wagtail's own handler, which it extends, is there only once all models are

    found = drawn.drawn(*reading.sides(page))
    asked = {**done_in_the_admin(), **drawn.stamps(found)}
    if reading.beside:
        pairs = apps.get_model("wagtail_pressrelease", "Confirmation").objects.filter(ledger=page.ledger)
        asked["pairs"] = Subquery(pairs.order_by("-pk").values("pk")[:1])
    keys, now = found.targets | {page.pk}, timezone.now()
    moments = caching.moments_of(keys, now)
    events = [press_may_come_until(release, now) for _page, release in reading.sides(page)]
    asking = links.with_languages(keys) if found.targets else Page.objects.filter(pk=page.pk)
    pages = {each.pk: each for each in asking.annotate(**asked, **moments)}
    here = pages.get(page.pk)
    if here is None:  # deleted in this very moment
        raise Http404
    standing = Standing(
        parts=(
            [(each.pk, each.revision_id, each.data) for each in shown],
            row(shown[0].page),
            row(page.newsroom) if page.newsroom else (),
            reading.beside is not None,
            reading.waits,
            reading.pdf,
            sorted((language, sorted(kinds)) for language, kinds in reading.there.items()),
            [_target(pages[key]) for key in sorted(found.targets & pages.keys())],
            [getattr(here, name) for name in asked],
            events,
        ),
        until=(*(getattr(here, name) for name in moments), *events),
        modified=max(each.public_from for each in shown),
        is_private=page.is_private,
        is_fleeting=found.more,
    )
    return standing, partial(drawn.records, found, pages.values())


def _target(page) -> tuple:
    versions = (getattr(page, f"is_public_{language}") for language in LANGUAGES)
    return (page.pk, page.url_path, page.live, page.is_private, *versions)


@dataclass(frozen=True, slots=True)
class Public:
    """What of a newsroom is before the public: when the first and the last release of one language were released, and
    whether any of that language records an agreement. The others as a `Standing` has them."""

    first: datetime | None
    last: datetime | None
    has_agreements: bool
    modified: datetime | None
    parts: tuple
    until: tuple[datetime | None, ...]


def public_in(newsroom, mine) -> Public:
    """Asked in one query; `mine` are the dates of the newsroom's releases in one language, the oldest first.

    Editions are not counted, which takes long where there are many: they are added, begin and end, and their pages go
    or come.
    """
    now, every = timezone.now(), editions().objects.all()
    pages = Page.objects.child_of(newsroom).filter(live=True).order_by().values(all=Value(1))
    asked = {
        "first": Subquery(mine[:1]),
        "latest": Subquery(mine.reverse()[:1]),
        "has_agreements": Exists(mine.exclude(agreement_kind="")),
        "newest": Subquery(every.order_by("-pk").values("pk")[:1]),
        "begun": Subquery(_latest(every, "public_from", now)),
        "ended": Subquery(_latest(every, "public_until", now)),
        "pages": Subquery(pages.annotate(pages=JSONObject(count=Count("pk"), keys=Sum("pk"))).values("pages")),
        **done_in_the_admin(),
    }
    moments = caching.moments_in(newsroom, now)
    rows = type(newsroom).objects.filter(pk=newsroom.pk).annotate(**asked, **moments)
    found = rows.values(*asked, *moments).get()
    return Public(
        first=found["first"],
        last=found["latest"],
        has_agreements=found["has_agreements"],
        modified=max(filter(None, (found["begun"], found["ended"])), default=None),
        parts=(row(newsroom), sorted(newsroom.closed_paths), [found[name] for name in asked]),
        until=tuple(found[name] for name in moments),
    )


def _latest(rows, column: str, now: datetime):
    return rows.filter(**{f"{column}__lte": now}).order_by(f"-{column}").values(column)[:1]
