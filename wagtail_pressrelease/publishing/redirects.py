"""A release that changes its address is still found at the old one, in both languages."""

from django.apps import apps
from django.utils import translation

from wagtail_pressrelease.press.languages import LANGUAGES


def keep_old_address(before, page):
    """Redirects from where the page stood to where it stands; nothing where the site does not use Wagtail's redirects.
    Wagtail's own are made for the language that happens to be active."""
    if not apps.is_installed("wagtail.contrib.redirects"):
        return
    add(page, [path for path in _paths(before) if path not in _paths(page)])


def add(page, paths):
    """Permanent redirects from the paths to the page; those that exist already lead to it from now on."""
    Redirect = apps.get_model("wagtailredirects", "Redirect")
    for path in paths:
        Redirect.objects.update_or_create(
            old_path=Redirect.normalise_path(path),
            site=None,
            defaults={"redirect_page_id": page.pk, "redirect_link": "", "is_permanent": True},
        )


def _paths(page):
    found = []
    for language in LANGUAGES:
        with translation.override(language):
            if (parts := page.get_url_parts()) and parts[2]:
                found.append(parts[2])
    return found
