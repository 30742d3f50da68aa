"""What the content APIs say of a release: what is before the public in each language, never what stands in the page's
columns."""

from dataclasses import fields

from rest_framework.fields import Field
from wagtail.blocks import StreamValue

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.editions import editions

from .alternates import full_url

IN_VALUE = frozenset(field.name for field in fields(value.Release))
IN_EDITION = frozenset({"number", "public_from"})
RELEASE = (
    *("url", "number", "public_from", "reference", "source_language", "released_at"),
    *("headline", "subheadline", "place", "lead", "summary", "body", "notes", "addressee"),
    *("parties", "agreement", "signatories", "quotes", "contacts", "topics"),
)
"""What is said of the plugin's own release. Its files follow with the rules for files."""


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
        return {
            language: self._fields(by_language[language], language) for language in LANGUAGES if language in by_language
        }

    def _fields(self, edition, language):
        page, data = edition.issued_page(), value.dump(edition.release)
        return {name: self._value(edition, page, data, name, language) for name in self.names}

    def _value(self, edition, page, data, name, language):
        if name == "url":
            return full_url(page, language)
        if name in IN_EDITION:
            return getattr(edition, name)
        if name in IN_VALUE:
            return data[name]
        given = getattr(page, f"{name}_{language}" if hasattr(page, f"{name}_{language}") else name)
        if isinstance(given, StreamValue):
            return given.stream_block.get_api_representation(given, getattr(self, "context", {}))
        return given
