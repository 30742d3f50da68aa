"""What stands around every public page: its head, and the line with the newsroom's name and the languages."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from django.utils.html import json_script
from django.utils.safestring import mark_safe

from wagtail_pressrelease.press.languages import LANGUAGES, text
from wagtail_pressrelease.publishing.editions import Utf8

from . import alternates
from .languages import label, language_page

UNPRINTABLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


@dataclass(frozen=True, kw_only=True)
class Frame:
    """`language` is the reader's; `kind` is Open Graph's type; addresses in `canonical` and `alternates` are
    absolute."""

    language: str
    title: str
    newsroom: str = ""
    newsroom_url: str = ""
    description: str = ""
    canonical: str = ""
    alternates: list = field(default_factory=list)
    switch: list = field(default_factory=list)
    kind: str = "website"
    published: datetime | None = None
    image: str = ""
    both_url: str = ""
    """Where both languages are read at once; `is_both` where this is that."""
    is_both: bool = False
    structured: dict = field(default_factory=dict)
    """The page for other programs, as structured.py has it."""
    text_language: str = ""
    """The language of the page's own text, where it is not the reader's."""

    @property
    def script(self) -> str:
        """What `structured` holds, as data in the page's head, where nothing that people typed ends it; "" without."""
        if not self.structured:
            return ""
        script = json_script(self.structured, encoder=Utf8)
        return mark_safe(script.replace("application/json", "application/ld+json", 1))  # noqa: S308

    @property
    def locale(self) -> str:
        return language_page(self.text_language or self.language).locale

    @property
    def other_locales(self) -> list[str]:
        own = self.text_language or self.language
        published = {each.hreflang for each in self.alternates} - {own}
        return [language_page(language).locale for language in LANGUAGES if language in published]


def newsroom_name(newsroom, language: str) -> str:
    """The newsroom's name in the reader's language, else what newsrooms are called in it, never the other
    language's."""
    return text(newsroom, "name", language) or label("newsroom", language)


def newsroom_urls(newsroom, request=None, queries: Mapping[str, str] | None = None) -> dict[str, str]:
    """The newsroom's address in each language, with the query string of each; {} where the release stands in none."""
    if newsroom is None:
        return {}
    return {
        language: alternates.url(newsroom, language, request) + (queries or {}).get(language, "")
        for language in LANGUAGES
    }


def plain(words: str) -> str:
    """Text in one line, for attributes."""
    return " ".join((words or "").split())


def printable(words: str) -> str:
    """Text without the characters that no XML may hold."""
    return UNPRINTABLE.sub("", words)
