"""A release's page: which edition is served, and what its template gets."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from urllib.parse import urljoin

from django.template.loader import select_template
from django.template.response import TemplateResponse
from django.utils import timezone
from modeltranslation.utils import fallbacks
from wagtail.url_routing import RouteResult

from wagtail_pressrelease import conf
from wagtail_pressrelease.press.fetched import fetched
from wagtail_pressrelease.press.house import USUAL
from wagtail_pressrelease.press.languages import other, reading_language
from wagtail_pressrelease.press.tree import stands_below
from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.compile import stream_data
from wagtail_pressrelease.publishing.editions import editions

from . import alternates, downloads, feeds, images, pdf_store, structured
from .drawn import texts
from .facts import press_may_come_until
from .frame import Frame, newsroom_name, newsroom_urls, plain
from .lines import embargo_line, label, read_time_line
from .named import counting
from .plaintext import copy_of, plain_text
from .record_urls import Pages
from .restrictions import is_private
from .sheet import sheet
from .waiting import Waiting, waiting, waiting_line

VIEW = "parallel"
BOTH = f"?view={VIEW}"
"""What a release's address ends in where both languages are read at once."""


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One release as one reader gets it: the value in `release.language`, for a reader of `language`. `companion`
    is the same release in the other language, where readers may see it."""

    release: value.Release
    language: str
    companion: value.Release | None = None
    waits: Waiting | None = None
    issued_at: datetime | None = None
    beside: object = None
    """The page as it was issued in the other language, where both are read at once."""
    pdf: str = ""
    """The name of the edition's PDF, where one was made."""
    preview: bool = False
    there: Mapping[str, Collection[str]] = field(default_factory=dict)
    """In each language, the kinds of records whose pages are there: see named.py."""

    @property
    def published(self) -> tuple[str, ...]:
        """The languages in which readers may see it."""
        both = (self.release, self.companion)
        return tuple(each.language for each in both if each is not None)

    def sides(self, page) -> tuple:
        """What is printed, of the page as it was issued in `release.language`: each page with its release."""
        own = ((page, self.release),)
        return own if self.beside is None else (*own, (self.beside, self.companion))

    @property
    def notice(self) -> bool:
        """Whether the reader gets the other language's text."""
        return self.release.language != self.language


class ReleaseResponse(TemplateResponse):
    """Renders with what was fetched together, and never with one language's text in the place of the other's."""

    records: dict = {}

    @property
    def rendered_content(self):
        with fetched(self.records), fallbacks(False):
            return super().rendered_content


def find(found, parent=None) -> RouteResult | None:
    """Where an address leads, among editions in force of one page: the reader's language, else the other's under a
    notice where the site wants that; in a newsroom, else its answer that the reader's language is in preparation. None
    where nothing is to be shown."""
    found = counting(found.select_related("page", "revision").annotate(is_private=is_private("page__path")))
    by_language = {edition.language: edition for edition in found}
    language = reading_language()
    edition = by_language.get(language)
    if edition is None and conf.current().OTHER_LANGUAGE == "notice":
        edition = by_language.get(other(language))
    if edition is None:
        waits = waiting({each: found for each, found in by_language.items() if not found.is_private})
        return RouteResult(parent, kwargs={"missing": True, "waits": waits}) if parent and waits else None
    page = edition.issued_page()
    page.is_private = edition.is_private
    if parent is not None:
        stands_below(page, parent)
    companion = by_language.get(other(edition.language))
    return RouteResult(page, kwargs={"edition": edition, "companion": companion, "waits": waiting(by_language)})


def is_for_both(request) -> bool:
    """Whether a reader asks for both languages at once."""
    return request.GET.get("view") == VIEW


def below(newsroom, slug: str):
    """The editions in force of the release that has this slug under the newsroom."""
    return editions().objects.in_force().below(newsroom).filter(page__slug=slug)


def context(page, reading: Reading, request, found: dict) -> dict:
    """What the template of a release gets beside `page`: `release`, `sheet`, `body`, `notes` and what stands around
    them; in a preview also `press_copy`, its text for those who get it before the hour."""
    release, newsroom, settings = reading.release, page.newsroom, conf.current()
    now = timezone.now()
    with fetched(found):
        body, notes = texts(page, release, "body"), texts(page, release, "notes")
        placed = [block["value"] for block in stream_data(body) if block["type"] == "quote"]
        in_body = [(block["value"] or {}).get("image") for block in stream_data(body) if block["type"] == "image"]
        picture = images.picture(found_image(page, found))
        words = " ".join(
            [
                release.lead,
                *(body.stream_block.get_searchable_content(body) if body else ()),
                *(quote.text for quote in release.quotes),
            ]
        )
        files = [(attachment, images.file(attachment.document)) for attachment in release.attachments]
        audio = images.file(getattr(page, f"audio_{release.language}_id"))
    hour, era, addresses = page.hour, release.house.era, urls(page, reading, request)
    newsrooms = newsroom_urls(newsroom, request)
    pages = Pages(newsrooms.get(release.language, ""), reading.there.get(release.language, ()))
    mark = pdf_store.mark(
        found,
        addresses[release.language],
        newsroom_name(newsroom, release.language) if newsroom else "",
        *(["press access"] if press_may_come_until(release, now) else []),
    )
    has_pdf = pdf_store.is_current(reading.pdf, mark)
    own = {
        "release": release,
        "sheet": sheet(release, max(now, hour or now), placed, reading.companion, addresses, pages),
        "body": body,
        "notes": notes,
        "picture": picture if page.image_id not in in_body else None,
        "audio": audio,
        "attachments": [Attached(attachment.title, document) for attachment, document in files if document],
        "read_time": read_time_line(
            words, release.language, settings.ENGLISH_WORDS_PER_MINUTE, settings.JAPANESE_CHARACTERS_PER_MINUTE
        ),
        "embargo": embargo_line(hour, release.language, era=era) if reading.preview and hour and hour > now else "",
        "notice": reading.notice,
        "waiting": waiting_line(reading.waits, reading.language, era) if reading.waits else "",
        "newsroom_url": newsrooms.get(reading.language, ""),
        "status": text_status(release, reading.published, page, request),
        "frame": frame(page, reading, newsroom, request, picture, addresses),
        "base": "wagtail_pressrelease/base.html",
        "house_style": house_style(release),
        "feeds": feeds.links(newsroom, reading.language, request) if newsroom and not reading.preview else [],
        "downloads": [] if reading.preview else downloads.links(page, release.language, request, has_pdf),
        "pdf_mark": mark,
        "has_pdf": has_pdf,
    }
    if reading.preview:
        with fetched(found):
            own["press_copy"] = plain_text(copy_of(own, addresses[release.language]))
    return own


def urls(page, reading: Reading, request) -> dict[str, str]:
    """The absolute addresses of the release, in the languages in which readers may see it."""
    return {language: alternates.full_url(page, language, request) for language in reading.published}


def house_style(release: value.Release):
    """The template of the style that the release was issued in; of the language's usual one where the site has that
    style no more."""
    names = (release.house.style, USUAL[release.language])
    return select_template([f"wagtail_pressrelease/styles/{name}/release.html" for name in names if name]).template


@dataclass(frozen=True, slots=True)
class Status:
    """What this text is to the other, and the way to that."""

    lines: tuple[str, ...]
    other: str = ""
    link: str = ""
    url: str = ""


def text_status(release: value.Release, published, page, request) -> Status | None:
    """None where readers are told nothing. An original without a translation is told to be none."""
    language, theirs = release.language, other(release.language)
    is_alone = theirs not in published
    lines = () if is_alone and release.status == "original" else (release.status,)
    lines = tuple(label(each, language) for each in (*lines, "not_reviewed" if release.unreviewed else "") if each)
    if not lines or is_alone:
        return Status(lines) if lines else None
    is_original = release.status != "both_official" and theirs == release.source_language
    link = label(f"{'read_original' if is_original else 'read_text'}_{theirs}", language)
    return Status(lines, theirs, link, alternates.url(page, theirs, request))


@dataclass(frozen=True, slots=True)
class Attached:
    """A file of the release and the document that it is."""

    title: str
    document: object


def found_image(page, found: dict):
    """The main image among what was fetched; None where the release has none or it was deleted."""
    return found[images.get_image_model()].get(page.image_id)


def frame(page, reading: Reading, newsroom, request, picture, addresses) -> Frame:
    """The head of a release's page. Under a notice, the original's address is the canonical one and no translation is
    claimed."""
    release, published = reading.release, reading.published
    newsrooms = newsroom_urls(newsroom, request)
    canonical = addresses[release.language]
    here = {language: alternates.url(page, language, request) for language in published}
    image = urljoin(canonical, picture.url) if picture else ""
    alone = reading.language if reading.beside is None else ""
    return Frame(
        language=reading.language,
        text_language=release.language,
        title=release.headline or page.title,
        newsroom=newsroom_name(newsroom, reading.language) if newsroom else "",
        newsroom_url=newsrooms.get(reading.language, ""),
        description=plain(release.summary),
        canonical=canonical,
        alternates=[] if reading.notice else alternates.alternates(page, published, release.source_language, request),
        switch=alternates.switch(alone, here, newsrooms, reading.waits.language if reading.waits else ""),
        is_both=reading.beside is not None,
        both_url=BOTH if reading.companion and not reading.preview else "",
        kind="article",
        published=release.released_at,
        image=image,
        structured=structured.article(
            release, addresses, reading.companion, reading.issued_at, _publisher(release, newsroom, request), image
        ),
    )


def _publisher(release, newsroom, request) -> structured.Publisher | None:
    if newsroom is None:
        return None
    name, url = newsroom_name(newsroom, release.language), alternates.full_url(newsroom, release.language, request)
    own = newsroom.organization.key if newsroom.organization else ""
    return structured.publisher(release, own, structured.Publisher(name, url))
