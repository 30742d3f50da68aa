"""Caches in front of a site that uses Wagtail's `frontend_cache` forget what changes before the public: in both
languages, with the newsroom's list and feeds. Wagtail's own receivers know one address of a page, that of whichever
language is active.
"""

from django.apps import apps
from django.db import transaction
from django.db.models.signals import post_delete, post_save, pre_delete
from django.utils import translation
from wagtail.models import Page, PageViewRestriction

from wagtail_pressrelease.press.languages import LANGUAGES, site_language
from wagtail_pressrelease.press.newsroom import NewsroomMixin, newsroom_of
from wagtail_pressrelease.press.release import ReleaseMixin

from .redirects import at_slug


def forget(*pages, slug: str | None = None, further=()):
    """What the `get_cached_paths` of each page name, once the transaction is through; of the first also under a slug
    that it had, of the last also `further` paths below it. A cache that cannot be reached stops nobody's work."""
    from wagtail.contrib.frontend_cache.utils import PurgeBatch

    batch = PurgeBatch()
    for language in LANGUAGES:
        with translation.override(site_language(language)):
            batch.add_pages(pages)
            if slug and (before := at_slug(pages[0], slug).get_full_url()):
                batch.add_urls(before + path.lstrip("/") for path in pages[0].get_cached_paths())
            if further and (url := pages[-1].get_full_url()):
                batch.add_urls(url + path for path in further)
    transaction.on_commit(batch.purge, robust=True)


def stands_behind_a_cache() -> bool:
    """Whether the site uses Wagtail's `frontend_cache`."""
    return apps.is_installed("wagtail.contrib.frontend_cache")


def forget_release(page, slug: str | None = None):
    """A release, also under the slug that it had, the newsroom that lists it, and the pages of those whom it names;
    nothing where no cache stands in front."""
    if not stands_behind_a_cache():
        return
    listing = newsroom_of(page)
    slug = slug if slug != page.slug else None
    if listing:
        forget(page, listing, slug=slug, further=page.get_cached_paths_of_newsroom())
    else:
        forget(page, slug=slug)


def connect():
    """Hear from Wagtail what goes, or goes elsewhere, without being issued."""
    for signal, receiver, sender in heard():
        signal.connect(receiver, sender=sender)


def heard() -> list[tuple]:
    """Signals, who hears them, and from whom."""
    from wagtail.signals import page_published, page_unpublished, post_page_move, pre_page_move

    return [
        (page_published, listed, None),
        (page_unpublished, changed, None),
        (pre_page_move, changed, None),
        (post_page_move, changed, None),
        (pre_delete, changed, None),
        (post_save, restricted, PageViewRestriction),
        (post_delete, restricted, PageViewRestriction),
    ]


def changed(instance, **kwargs):
    page = instance.specific_deferred if isinstance(instance, Page) else None
    if isinstance(page, ReleaseMixin):
        forget_release(page)
    else:
        listed(page)


def listed(instance, **kwargs):
    if isinstance(instance, NewsroomMixin):
        forget(instance)


def restricted(instance, **kwargs):
    below = instance.page.get_descendants(inclusive=True).specific(defer=True)
    forget(*(page for page in below if isinstance(page, ReleaseMixin | NewsroomMixin)))
