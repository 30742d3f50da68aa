"""What a sitemap lists: each version of a page that is before everybody, with the other version beside it."""

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.publishing.editions import editions

from .alternates import alternates, full_url


def release_entries(page, request=None) -> list[dict]:
    """A release's entries: one per language that it is before the public in, none where it is private."""
    versions = _public(request).get(page.pk, {})
    modified = {language: versions[language] for language in LANGUAGES if language in versions}
    return _entries(page, modified, page.source_language, request)


def newsroom_entries(newsroom, request=None) -> list[dict]:
    """A newsroom's entries, one per language."""
    modified = dict.fromkeys(LANGUAGES, newsroom.last_published_at)
    return _entries(newsroom, modified, newsroom.default_source_language, request)


def _entries(page, modified, default, request):
    versions = [
        {"lang_code": each.hreflang, "location": each.url}
        for each in alternates(page, list(modified), default, request)
    ]
    return [
        {"location": full_url(page, language, request), "lastmod": when, "alternates": versions}
        for language, when in modified.items()
    ]


def _public(request):
    """Since when each page is public in each language, from one query for all entries of a sitemap."""
    if (known := getattr(request, "_press_public", None)) is not None:
        return known
    found = {}
    for page, language, public_from in (
        editions().objects.public_now().values_list("page_id", "language", "public_from")
    ):
        found.setdefault(page, {})[language] = public_from
    if request is not None:
        request._press_public = found
    return found
