"""Links in texts: to a release only where it is before the public, and to the language that it is in."""

import json
import re
from collections.abc import Iterable, Mapping
from contextvars import ContextVar
from types import MappingProxyType

from django.db.models import Exists, OuterRef
from django.utils import translation
from django.utils.html import format_html
from wagtail.models import Page
from wagtail.rich_text.pages import PageLinkHandler

from wagtail_pressrelease.press.fetched import known
from wagtail_pressrelease.press.languages import LANGUAGES, other, reading_language, site_language
from wagtail_pressrelease.press.within import within
from wagtail_pressrelease.publishing.editions import editions
from wagtail_pressrelease.publishing.issued import IssuedMixin

from .alternates import url
from .restrictions import is_private

TAG = re.compile(r"<a\b[^>]*>")
PAGE_LINK = re.compile(r'linktype=\\?"page\\?"')
PAGE_ID = re.compile(r'\bid=\\?"(\d+)\\?"')
PLAIN = "<a>"  # a tag must stay, since its end stays; without an address it is plain text

Tags = Mapping[str, str]
"""The tag that begins a link, for a text in each language."""
NOWHERE: Tags = MappingProxyType(dict.fromkeys(LANGUAGES, PLAIN))


def hreflang(language: str, readers: str) -> str:
    """The attribute of a link to a page in a language; "" where that is the reader's own."""
    return "" if language == readers else format_html(' hreflang="{}"', language)


class TagsOf(dict):
    """The tags that begin links to a page. Each is made when a text asks for it first, and for no address twice: most
    texts are in one language, and a page may ask the database for its address."""

    def __init__(self, page) -> None:
        super().__init__()
        self.page, self.addresses = page, {}

    def __missing__(self, language: str) -> str:
        self[language] = tag = self._tag(language)
        return tag

    def _tag(self, language: str) -> str:
        """It tells the reader of an address in a language that is not theirs."""
        readers = reading_language()
        if issubclass(self.page.specific_class or Page, IssuedMixin):
            found = _language_of(self.page, language)
            address = url(self.page, found) if found else ""
        else:
            # Any other page has addresses by language only where the site gives it such.
            found, address = language, self._address(language)
            if found != readers and address == self._address(readers):
                found = readers
        if not address:
            return PLAIN
        return format_html('<a href="{}"{}>', address, hreflang(found, readers))

    def _address(self, language: str) -> str:
        """As Wagtail's own handler has it, which would fetch each page once more, with everything on it."""
        if language not in self.addresses:
            with translation.override(site_language(language)):
                self.addresses[language] = self.page.specific_deferred.localized.url or ""
        return self.addresses[language]


_column: ContextVar[str] = ContextVar("column", default="")


def in_column(language: str):
    """Within this, links stand in a text of the language, whichever the reader's is."""
    return within(_column, language)


class ReleaseLinkHandler(PageLinkHandler):
    """Registered for links to pages. A release that is no longer, or not yet, before the public gives not even its
    address."""

    @classmethod
    def expand_db_attributes_many(cls, attrs_list):
        keys = [_key(attrs.get("id")) for attrs in attrs_list]
        tags = known(cls, keys)
        if tags is None:
            tags = opening_tags(keys)
        return [tags[key][_column.get() or reading_language()] for key in keys]


def linked_pages(*texts) -> set[int]:
    """The pages that texts link to: rich text as stored, or the data of streams."""
    found = set()
    for text in texts:
        if not isinstance(text, str):
            text = json.dumps(text)
        for tag in TAG.findall(text):
            if PAGE_LINK.search(tag) and (match := PAGE_ID.search(tag)):
                found.add(int(match[1]))
    return found


def opening_tags(keys: Iterable[int]) -> dict[int, Tags]:
    """The tags that begin links to each page, from one query for all releases."""
    keys = set(keys)
    return tags_of(keys, with_languages(keys) if keys else ())


def tags_of(keys: Iterable[int], pages) -> dict[int, Tags]:
    """The same from pages that `with_languages` has found; others among them are left out."""
    known = {page.pk: page for page in pages}
    return {key: TagsOf(known[key]) if key in known else NOWHERE for key in keys}


def with_languages(keys):
    """Pages, each with whether it is private and in which languages it is before the public."""
    current = editions().objects.in_force().filter(page_id=OuterRef("pk"))
    return Page.objects.filter(pk__in=keys).annotate(
        is_private=is_private("path"),
        **{f"is_public_{language}": Exists(current.filter(language=language)) for language in LANGUAGES},
    )


def _language_of(page, language: str) -> str:
    """The language in which a text of `language` leads to a release; "" where it may lead nowhere."""
    if page.is_private:
        return ""
    return next((each for each in (language, other(language)) if getattr(page, f"is_public_{each}")), "")


def _key(stored) -> int:
    """The primary key in a stored link; 0, which no page has, where somebody stored something else."""
    return int(stored) if str(stored or "").isascii() and str(stored).isdigit() else 0
