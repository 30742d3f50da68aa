"""Wagtail's sitemap, with what a search engine needs to ask again cheaply.

path("sitemap.xml", sitemap), path("news-sitemap.xml", sitemap, NEWS)
"""

from hashlib import sha256

from django.http import HttpResponse
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import quote_etag
from wagtail.contrib.sitemaps.views import sitemap as wagtail_sitemap

from .caching import max_age_anywhere
from .conditional import is_for_everybody, kept_by_nobody


def sitemap(request, **options) -> HttpResponse:
    """A sitemap; 304 where the reader has it already. Caches keep it until something may appear on a site, or go."""
    answer = wagtail_sitemap(request, **options).render()
    answer.headers["ETag"] = quote_etag(sha256(answer.content).hexdigest()[:32])
    if is_for_everybody(request):
        patch_cache_control(answer, public=True, max_age=max_age_anywhere())
    else:
        kept_by_nobody(answer)
    # By the content alone: what was withdrawn makes nothing newer.
    return get_conditional_response(request, answer.headers["ETag"], None, answer)
