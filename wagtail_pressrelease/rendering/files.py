"""The files that stand beside a release: who asks for one goes through the same door as readers of its page."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from hashlib import sha256
from zoneinfo import ZoneInfo

from django.http import FileResponse, Http404, HttpResponse, StreamingHttpResponse
from django.utils import timezone
from django.utils.cache import get_conditional_response, patch_cache_control
from django.utils.http import content_disposition_header, quote_etag
from wagtail.url_routing import RouteResult

from wagtail_pressrelease.press.fetched import fetched
from wagtail_pressrelease.press.languages import reading_language

from . import drawn, pdf_store, presskit, release
from .caching import max_age
from .downloads import KIT, PDF, TEXT
from .facts import press_may_come_until
from .filenames import safe
from .missing import response as not_found
from .plaintext import copy_of, plain_text
from .zipping import zipped


@dataclass(frozen=True)
class Issued:
    """What the files of a release in one language are made of."""

    page: object
    reading: release.Reading
    edition: object
    request: object

    @property
    def language(self) -> str:
        return self.edition.language

    @cached_property
    def records(self) -> dict:
        return drawn.records(drawn.drawn(*self.reading.sides(self.page)))

    @cached_property
    def context(self) -> Mapping:
        return release.context(self.page, self.reading, self.request, self.records)

    @property
    def url(self) -> str:
        """Where the release can be read."""
        return self.context["frame"].canonical

    @property
    def called(self) -> str:
        """What its files are called, without what follows the dot: by its own number, else by its address."""
        return f"{safe(self.reading.release.reference) or safe(self.page.slug) or 'release'}-{self.language}"

    @cached_property
    def pdf(self) -> str:
        """The name of its PDF; "" where none was made yet of what readers see."""
        name = self.reading.pdf
        return name if self.context["has_pdf"] and pdf_store.storage().exists(name) else ""

    @cached_property
    def text(self) -> str:
        with fetched(self.records):
            return plain_text(copy_of(self.context, self.url))


def find_below(newsroom, path_components) -> RouteResult | None:
    """Where the address of a file of one of the newsroom's releases leads; None where it is none of these, or the
    release is not before the readers of this language."""
    if len(path_components) != 2:
        return None
    return find(release.below(newsroom, path_components[0]), path_components[1:])


def find(found, path_components) -> RouteResult | None:
    """The same, among editions in force of one page. What is for readers of one language is never given to the other's
    in its place."""
    if len(path_components) != 1 or path_components[0] not in FILES:
        return None
    route = release.find(found)
    if route is None or route.kwargs["edition"].language != reading_language():
        return None
    return RouteResult(route.page, kwargs={**route.kwargs, "file": path_components[0]})


def response(page, reading, edition, name: str, request):
    """A file; 304 where the reader has it already, 404 where it was not made yet."""
    issued = Issued(page, reading, edition, request)
    answer = FILES[name](issued)
    if answer is None:
        if page.newsroom is None:
            raise Http404
        return not_found(request, page.newsroom)
    answer.headers["Content-Language"] = issued.language
    answer.headers["X-Content-Type-Options"] = "nosniff"
    answer.headers["Link"] = f'<{issued.url}>; rel="canonical"'
    if page.is_private:
        patch_cache_control(answer, private=True, no_store=True)
    elif page.newsroom is None:
        patch_cache_control(answer, no_cache=True)
    else:
        until = press_may_come_until(reading.release, timezone.now())
        patch_cache_control(answer, public=True, max_age=max_age(page.newsroom, until))
    return get_conditional_response(request, answer.headers["ETag"], None, answer)


def _text(issued: Issued) -> HttpResponse:
    content = issued.text.encode()
    return HttpResponse(content, "text/plain; charset=utf-8", headers=_headers(f"{issued.called}.txt", issued.text))


def _pdf(issued: Issued) -> FileResponse | None:
    if not issued.pdf:
        return None
    # Told by what it is called, or the answer would tell the name that it is stored by.
    name = f"{issued.called}.pdf"
    file = pdf_store.storage().open(issued.pdf)
    return FileResponse(file, content_type="application/pdf", filename=name, headers=_headers(name, issued.pdf))


def _kit(issued: Issued) -> StreamingHttpResponse:
    members = presskit.members(issued)
    moment = issued.edition.public_from.astimezone(ZoneInfo(issued.reading.release.zone))
    marks = [f"{each.name} {each.size} {each.mark}" for each in members]
    headers = _headers(f"{issued.called}.zip", moment.isoformat(), *marks)
    return StreamingHttpResponse(zipped(members, moment), "application/zip", headers=headers)


def _headers(name: str, *content: str) -> dict[str, str]:
    """The ETag says the same of the same content."""
    mark = sha256("\n".join(content).encode()).hexdigest()[:32]
    return {"ETag": quote_etag(mark), "Content-Disposition": content_disposition_header(True, name)}


FILES = {PDF: _pdf, TEXT: _text, KIT: _kit}
"""What answers at each address, by its last part."""
