"""What the content APIs say of a release: what is before the public in each language, never what stands in the page's columns."""

from rest_framework.fields import Field
from wagtail.blocks import StreamValue

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.publishing.issue import editions


class IssuedFields(Field):
    """The named fields of the issued page, by language: `{"en": {"headline": …}, "ja": {…}}`; a language in which nothing is
    before the public is missing. For both APIs of Wagtail: `APIField("issued", serializer=IssuedFields("headline"))`.
    The name of the API field is no column's, so that nobody can filter by words that were not issued."""

    def __init__(self, *names: str, **options):
        self.names = names
        super().__init__(**{"read_only": True, **options})

    def get_attribute(self, instance):
        return instance

    def to_representation(self, page) -> dict:
        found = editions().objects.public_now().filter(page_id=page.pk).select_related("page", "revision")
        pages = {edition.language: edition.issued_page() for edition in found}
        return {
            language: {name: self._value(pages[language], name, language) for name in self.names}
            for language in LANGUAGES
            if language in pages
        }

    def _value(self, page, name, language):
        value = getattr(page, f"{name}_{language}" if hasattr(page, f"{name}_{language}") else name)
        if isinstance(value, StreamValue):
            return value.stream_block.get_api_representation(value, getattr(self, "context", {}))
        return value
