"""What the content APIs say of a release: what is before the public in each language, never what stands in the page's
columns; and of a newsroom."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, fields
from urllib.parse import urljoin

from django.utils.functional import cached_property
from rest_framework.fields import Field
from rest_framework.serializers import ListSerializer
from wagtail.blocks import StreamValue

from wagtail_pressrelease.press.fetched import fetched
from wagtail_pressrelease.press.languages import LANGUAGES, text
from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.editions import editions

from . import drawn, feeds, images
from .alternates import full_url
from .frame import newsroom_name
from .names import full_name, office_line
from .presskit import closed_collections, open_documents, open_figures

IN_VALUE = frozenset(field.name for field in fields(value.Release))
IN_EDITION = frozenset({"number", "public_from"})
OF_PEOPLE = frozenset({"signatories", "quotes"})
RELEASE = (
    *("url", "number", "public_from", "reference", "source_language", "released_at"),
    *("headline", "subheadline", "place", "lead", "summary", "body", "notes", "addressee", "status", "unreviewed"),
    *("parties", "agreement", "signatories", "quotes", "contacts", "topics"),
    *("pictures", "audio", "attachments"),
)
"""What is said of the plugin's own release."""
OF_FILES = frozenset({"pictures", "audio", "attachments"})
DRAWN = OF_FILES | {"body", "notes"}
"""For what of it a page's pictures, files and links are fetched."""


class IssuedFields(Field):
    """The named fields of the issued page, by language: `{"en": {"headline": …}, "ja": {…}}`; a language in which
    nothing is before the public is missing. For both APIs of Wagtail: `APIField("issued",
    serializer=IssuedFields("headline"))`. The name of the API field is no column's, so that nobody can filter by words
    that were not issued."""

    def __init__(self, *names: str, **options):
        self.names = names
        super().__init__(**{"read_only": True, **options})

    def get_attribute(self, instance):
        return instance

    def to_representation(self, page) -> dict:
        listed = self.of_the_list
        answer = listed if listed and page.pk in listed.versions else _answer([page], self.names)
        found = answer.versions[page.pk]
        return {each: self._fields(*found[each], answer, each) for each in LANGUAGES if each in found}

    @cached_property
    def of_the_list(self) -> "Answer | None":
        """What is said of all pages of the list that this field was made for; None where it was made for one."""
        listing = getattr(self.parent, "parent", None)
        is_list = isinstance(listing, ListSerializer) and listing.instance is not None
        return _answer(listing.instance, self.names) if is_list else None

    def _fields(self, edition, page, answer, language):
        from . import links  # Wagtail's own handler, which it extends, is there only once all models are

        data = value.dump(edition.release)
        with fetched(answer.records), links.in_column(language):
            if not OF_FILES.isdisjoint(self.names):
                data |= _of_files(page, edition.release, answer)
            return {name: self._value(edition, page, data, name, language) for name in self.names}

    def _value(self, edition, page, data, name, language):
        if name == "url":
            return full_url(page, language)
        if name in IN_EDITION:
            return getattr(edition, name)
        if name in OF_PEOPLE:
            rows = zip(data[name], getattr(edition.release, name), strict=True)
            return [row | {"printed": _printed(person, language)} for row, person in rows]
        if name in IN_VALUE or name in OF_FILES:
            return data[name]
        given = getattr(page, f"{name}_{language}" if hasattr(page, f"{name}_{language}") else name)
        if isinstance(given, StreamValue):
            return given.stream_block.get_api_representation(given, getattr(self, "context", {}))
        return given


@dataclass(frozen=True, slots=True)
class Answer:
    """What is said of some pages: the editions that are before the public, each with the page as it was issued, by page
    and language; the records that they draw; and of these records' collections those that not everybody may see."""

    versions: Mapping[int, Mapping[str, tuple]]
    records: Mapping
    closed: Collection[int]


def _answer(pages, names: Collection[str]) -> Answer:
    """Fetched together, in as many queries for a list as for one page."""
    versions: dict[int, dict[str, tuple]] = {page.pk: {} for page in pages}
    for edition in editions().objects.public_now().filter(page_id__in=versions).select_related("page", "revision"):
        versions[edition.page_id][edition.language] = (edition, edition.issued_page())
    if DRAWN.isdisjoint(names):
        return Answer(versions, {}, ())
    sides = [(page, edition.release) for found in versions.values() for edition, page in found.values()]
    records = drawn.records(drawn.drawn(*sides))
    return Answer(versions, records, () if OF_FILES.isdisjoint(names) else closed_collections(records))


def _of_files(page, release: value.Release, answer: Answer) -> dict:
    """The pictures, the recording and the attachments of a release that everybody may have, with their addresses. As
    where its page links to them, nobody looks whether the files are still in the storage."""
    base, pictures = full_url(page, release.language), answer.records[images.Picture]
    audio = getattr(page, f"audio_{release.language}_id")
    given = [attachment.document for attachment in release.attachments]
    allowed = {each.pk: each for each in open_documents([audio, *given], answer.records, answer.closed)}
    return {
        "pictures": [
            {
                "url": urljoin(base, picture.url),
                "width": picture.width,
                "height": picture.height,
                "alt": figure.alt,
                "caption": figure.caption,
                "credit": figure.credit,
            }
            for figure in open_figures(page, release, answer.records, answer.closed)
            if (picture := pictures.get(figure.image.pk))
        ],
        "audio": _file(allowed[audio], base) if audio in allowed else None,
        "attachments": [
            {"title": attachment.title, **_file(allowed[attachment.document], base)}
            for attachment in release.attachments
            if attachment.document in allowed
        ],
    }


def _file(document, base: str) -> dict:
    return {"url": urljoin(base, document.url), "filename": document.filename, "size": document.get_file_size()}


def _printed(row, language: str) -> dict[str, str]:
    """A person's name and office as lists of the language have them, for programs that know nothing of its order."""
    return {
        "name": full_name(row.name, language),
        "office": office_line(row.title, row.organization, language, row.as_printed),
    }


class NewsroomFields(Field):
    """A newsroom in each language: its address, name, introduction and feeds. The name of the API field is no column's
    here either."""

    def __init__(self, **options):
        super().__init__(**{"read_only": True, **options})

    def get_attribute(self, instance):
        return instance

    def to_representation(self, page) -> dict:
        return {language: self._fields(page, language, full_url(page, language)) for language in LANGUAGES}

    def _fields(self, page, language, url):
        return {
            "url": url,
            "name": newsroom_name(page, language),
            "introduction": text(page, "introduction", language),
            "feeds": [feeds.url(page, name, language) for name in feeds.FORMATS],
        }
