"""A release that changes its address is still found at the old one, in both languages."""

from django.apps import apps
from django.utils import translation
from wagtail.models import Page

from wagtail_pressrelease.press.languages import LANGUAGES, site_language


def address_before(page) -> str | None:
    """The slug that readers know the page by, before it is published again; None where it never was before the
    public."""
    return slug_known(Page.objects.filter(pk=page.pk).first())


def slug_known(row: Page | None) -> str | None:
    """The slug by which readers know a page, of which this is the row; None where it never was before the public."""
    if row is None or row.live:
        return row and row.slug
    issued = row.press_editions.order_by("-pk").select_related("revision").first()
    return issued and issued.revision.content.get("slug")


def keep_old_address(slug: str | None, page):
    """Redirects from where the page stood, under the old slug, to where it stands; nothing where the site does not use
    Wagtail's redirects. Wagtail's own are made for the language that happens to be active."""
    if not slug or slug == page.slug or not apps.is_installed("wagtail.contrib.redirects"):
        return
    add(page, _paths(page, slug))
    # A page that comes back to an old address would be redirected to itself where it is not before the public.
    Redirect = apps.get_model("wagtailredirects", "Redirect")
    here = [Redirect.normalise_path(path) for path in _paths(page, page.slug)]
    Redirect.objects.filter(redirect_page_id=page.pk, old_path__in=here).delete()


def keep_moved_addresses(instance, **moved):
    """For Wagtail's signal after a move, of a release or of what it stands under: its own redirects, which it makes
    for the language that happens to be active, in both."""
    from wagtail.contrib.redirects.signal_handlers import autocreate_redirects_on_page_move as redirect

    if not instance.get_descendants(inclusive=True).filter(press_editions__isnull=False).exists():
        return
    for language in LANGUAGES:
        with translation.override(site_language(language)):
            redirect(instance, **moved)


def add(page, paths):
    """Permanent redirects from the paths to the page; those that exist already lead to it from now on."""
    Redirect = apps.get_model("wagtailredirects", "Redirect")
    for path in paths:
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(path),
            site=None,
            defaults={"redirect_page_id": page.pk, "redirect_link": "", "is_permanent": True},
        )


def _paths(page, slug):
    """The page's addresses under a slug, one per language."""
    there, found = at_slug(page, slug), []
    for language in LANGUAGES:
        with translation.override(site_language(language)):
            if (parts := there.get_url_parts()) and parts[2]:
                found.append(parts[2])
    return found


def at_slug(page, slug) -> Page:
    """A page that stands where this one does, under another slug."""
    return Page(
        pk=page.pk,
        path=page.path,
        depth=page.depth,
        locale_id=page.locale_id,
        url_path=f"{page.get_parent().url_path}{slug}/",
    )
