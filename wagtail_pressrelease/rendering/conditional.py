"""What a reader is answered who may have a page already: 304, without building it, where nothing has changed."""

from collections.abc import Callable
from datetime import datetime
from hashlib import sha256

from django.conf import settings
from django.core.cache import caches
from django.http import HttpResponse
from django.utils import timezone
from django.utils.cache import add_never_cache_headers, get_conditional_response, patch_cache_control
from django.utils.http import http_date
from django.utils.translation import get_language
from wagtail.models import Site

from wagtail_pressrelease import conf

from .caching import HOUR, hour, seconds
from .deployed import deployed
from .standing import Standing

KEPT_FOR = 24 * 3600
"""How many seconds a page that was built is kept here; what changes has another version and is not found again."""


def respond(request, page, standing: Standing, build: Callable[[], HttpResponse]) -> HttpResponse:
    """The answer that `build` makes, or 304 to a reader who has it. A browser, and caches on the way, keep it for as
    long as nothing may change; what one reader alone gets is kept by nobody."""
    if standing.is_private or not is_for_everybody(request):
        return kept_by_nobody(build())
    now, options = timezone.now(), conf.current()
    headers = {"Last-Modified": http_date(standing.modified.timestamp())} if standing.modified else {}
    etag = version(request, standing, now, page.reading_version(request)) if options.NOT_MODIFIED else None
    if etag:
        headers["ETag"] = etag
    until = (*standing.until, hour(now) + HOUR)
    bare = HttpResponse(headers=headers)
    patch_cache_control(bare, public=True, max_age=seconds(now, until, options.CACHE_SECONDS))
    # By the version alone: what was withdrawn makes nothing newer.
    short = get_conditional_response(request, etag, None, bare)
    if short is not bare:
        return short
    answer = _kept(etag) or build()
    if answer.status_code == 200:
        for name in ("ETag", "Last-Modified", "Cache-Control"):
            if name in bare.headers:
                answer.headers[name] = bare.headers[name]
        _when_rendered(answer, lambda ready: _settle(request, ready, etag))
    return answer


def version(request, standing: Standing, now: datetime, more=()) -> str:
    """A weak validator: another one whenever the page would be another, or sooner. It holds for an hour, or for a
    minute where the page may show what nobody can ask beforehand."""
    site = Site.find_for_request(request)
    decides = (
        deployed(),
        conf.current(),
        get_language(),
        request.build_absolute_uri(),
        site and (site.hostname, site.port, site.site_name, site.root_page_id),
        now.replace(second=0, microsecond=0) if standing.is_fleeting else hour(now),
        standing.parts,
        more,
    )
    return f'W/"{sha256(repr(decides).encode()).hexdigest()[:32]}"'


def is_for_everybody(request) -> bool:
    """Whether any other reader would get the same answer: not with a session, whose reader may be shown the bar of
    those who work here, nor behind a password of the server's."""
    return (
        request.method in ("GET", "HEAD")
        and settings.SESSION_COOKIE_NAME not in request.COOKIES
        and "Authorization" not in request.headers
    )


def kept_by_nobody(answer: HttpResponse) -> HttpResponse:
    """The answer, for no cache to keep."""
    add_never_cache_headers(answer)
    return answer


def _kept(etag: str | None) -> HttpResponse | None:
    """The page as it was built before, where the site keeps pages and has this version."""
    name = conf.current().KEEP_PAGES
    found = caches[name].get(f"wagtail_pressrelease.{etag}") if name and etag else None
    return HttpResponse(found[0], headers=found[1]) if found else None


def _when_rendered(answer, settle: Callable) -> None:
    if hasattr(answer, "add_post_render_callback"):
        answer.add_post_render_callback(settle)
    else:
        settle(answer)


def _settle(request, answer, etag: str | None) -> None:
    """Once the page is built it is seen whether its templates have made it one reader's own."""
    session = getattr(request, "session", None)
    if answer.cookies or request.META.get("CSRF_COOKIE_NEEDS_UPDATE") or getattr(session, "accessed", False):
        for name in ("ETag", "Last-Modified", "Cache-Control"):
            del answer.headers[name]
        kept_by_nobody(answer)
    elif etag and (name := conf.current().KEEP_PAGES):
        headers = {each: answer.headers[each] for each in ("Content-Type", "Content-Language") if each in answer}
        caches[name].set(f"wagtail_pressrelease.{etag}", (answer.content, headers), KEPT_FOR)
