"""What the content APIs say of a release: what is before the public in each language, never what stands in the page's
columns; and of a newsroom."""

from dataclasses import fields
from urllib.parse import urljoin

from rest_framework.fields import Field
from wagtail.blocks import StreamValue

from wagtail_pressrelease.press.languages import LANGUAGES, text
from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.editions import editions

from . import drawn, feeds, images
from .alternates import full_url
from .frame import newsroom_name
from .names import full_name, office_line
from .presskit import open_documents, open_figures

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
        found = editions().objects.public_now().filter(page_id=page.pk).select_related("page", "revision")
        by_language = {edition.language: edition for edition in found}
        pages = {language: by_language[language].issued_page() for language in LANGUAGES if language in by_language}
        files = self._files([(pages[each], by_language[each].release) for each in pages])
        return {language: self._fields(by_language[language], pages[language], files, language) for language in pages}

    def _files(self, sides) -> dict:
        """What the versions draw, fetched together."""
        if OF_FILES.isdisjoint(self.names):
            return {}
        found = drawn.drawn(*sides)
        return {**images.fetch_pictures(found.pictures), **images.fetch_files(found.files)}

    def _fields(self, edition, page, files, language):
        data = value.dump(edition.release) | (_of_files(page, edition.release, files) if files else {})
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


def _of_files(page, release: value.Release, records: dict) -> dict:
    """The pictures, the recording and the attachments of a release that everybody may have, with their addresses."""
    base, pictures = full_url(page, release.language), records[images.Picture]
    audio = getattr(page, f"audio_{release.language}_id")
    given = [attachment.document for attachment in release.attachments]
    allowed = {document.pk: document for document in open_documents([audio, *given], records)}
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
            for figure in open_figures(page, release, records)
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
