"""A quotation as somebody takes it along: the words, who said them and when, and where to read it. Pure Python."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from .dates import short_date
from .languages import label
from .names import full_name, office_line, person_line
from .quotes import quoted

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value


def citation(quote: value.Quote, language: str, day: date, url: str = "", era: str = "western") -> str:
    """The quotation in its marks, its speaker in full with the day of the release, whether it is a translation, and the
    address, each in lines of their own:

    “We learn from the sea.”
    — Hanako Yamada, Mayor of Minato City, 14 May 2026. Translated from Japanese.
    https://example.org/en/newsroom/tidal-data/
    """
    office = office_line(quote.title, quote.organization, language, quote.as_printed)
    person = person_line(full_name(quote.name, language), office, language)
    note = translated(quote, language)
    line = label(
        "cited_translation" if note else "cited",
        language,
        person=person,
        date=short_date(day, language, era),
        note=note,
    )
    return "\n".join(filter(None, [*quoted(quote.text, language), line, url]))


def translated(quote: value.Quote, language: str) -> str:
    """Says which language it was spoken in; "" where that is this one."""
    if quote.original_language == language:
        return ""
    return label(f"translated_from_{quote.original_language}", language)
