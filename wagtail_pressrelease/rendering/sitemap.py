"""What a sitemap lists: each version of a page that is before everybody, with the other version beside it."""

from datetime import datetime

from django.db.models import Max, Q

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.publishing.editions import editions

from .alternates import alternates, full_url
from .record_urls import ORGANIZATIONS, PEOPLE, path
from .section import ARCHIVE, REGISTER


def release_entries(page, request=None) -> list[dict]:
    """A release's entries: one per language that it is before the public in, none where it is private."""
    versions = _public(request).get(page.pk, {})
    modified = {language: versions[language] for language in LANGUAGES if language in versions}
    return _entries(page, modified, page.source_language, request)


def page_entries(page, request=None) -> list[dict]:
    """The entries of any other page of a site that answers in both languages, for its `get_sitemap_urls`."""
    return _entries(page, dict.fromkeys(LANGUAGES, page.last_published_at), LANGUAGES[0], request)


def newsroom_entries(newsroom, request=None) -> list[dict]:
    """A newsroom's entries, one per language: its own, its archive's and its register's."""
    default, sections = newsroom.default_source_language, _sections(newsroom)
    entries = _entries(newsroom, dict.fromkeys(LANGUAGES, newsroom.last_published_at), default, request)
    return entries + [
        entry for below, modified in sections.items() for entry in _entries(newsroom, modified, default, request, below)
    ]


def record_entries(newsroom, request=None) -> list[dict]:
    """The pages of the organizations and people that the newsroom's public releases name, one entry per language, from
    one query for each kind."""
    public, found = editions().objects.public_now().below(newsroom), []
    for relation in (ORGANIZATIONS, PEOPLE):
        named = public.filter(**{f"{relation}__isnull": False}).values_list(f"{relation}__key", "language")
        modified: dict[str, dict[str, datetime]] = {}
        for key, language, when in named.annotate(Max("public_from")).order_by(f"{relation}__key"):
            modified.setdefault(key, {})[language] = when
        for key, versions in modified.items():
            found += _entries(newsroom, versions, newsroom.default_source_language, request, path(relation, key))
    return found


def _sections(newsroom) -> dict[str, dict]:
    """Since when there is something new on these pages, by their addresses below the newsroom and by language."""
    agreed = Max("public_from", filter=~Q(agreement_kind=""))
    found = editions().objects.public_now().below(newsroom).order_by().values_list("language")
    sections: dict[str, dict] = {ARCHIVE.below: {}, REGISTER.below: {}}
    for language, released, signed in found.annotate(released=Max("public_from"), signed=agreed):
        sections[ARCHIVE.below][language] = released
        if signed:
            sections[REGISTER.below][language] = signed
    return sections


def _entries(page, modified, default, request, below=""):
    """The versions of a page, or of what stands at an address below it, with the moments of their last change."""
    versions = [
        {"lang_code": each.hreflang, "location": each.url}
        for each in alternates(page, dict.fromkeys(modified, below), default, request)
    ]
    return [
        {"location": full_url(page, language, request) + below, "lastmod": when, "alternates": versions}
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
