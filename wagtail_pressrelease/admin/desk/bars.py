"""A release's state as a bar: what its segments are, how wide each is, and what they say in words. Pure Python."""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.translation import gettext as _
from django.utils.translation import ngettext, npgettext, pgettext_lazy

from wagtail_pressrelease.press.languages import reading_language
from wagtail_pressrelease.rendering.lines import list_line

# From what is surely good to what is not there, as one reads a bar.
WORDS: dict[str, Callable[[int], str]] = {
    "reviewed": lambda number: ngettext("%(number)s reviewed", "%(number)s reviewed", number),
    "translated": lambda number: ngettext("%(number)s translated", "%(number)s translated", number),
    "to_check": lambda number: ngettext("%(number)s to check", "%(number)s to check", number),
    "outdated": lambda number: ngettext("%(number)s outdated", "%(number)s outdated", number),
    "new": lambda number: npgettext("texts to translate", "%(number)s new", "%(number)s new", number),
}
# What each kind of segment is called.
LABELS = {
    "reviewed": pgettext_lazy("state of a translation", "Reviewed"),
    "translated": pgettext_lazy("state of a translation", "Translated"),
    "to_check": pgettext_lazy("state of a translation", "To check"),
    "outdated": pgettext_lazy("state of a translation", "Outdated"),
    "new": pgettext_lazy("state of a translation", "New"),
}


@dataclass(frozen=True, slots=True)
class Segment:
    """A part of a bar. `x` and `width` are per cent of it, as text that SVG reads in every locale."""

    name: str
    number: int
    words: str
    x: str
    width: str


def segments(counts: dict[str, int]) -> list[Segment]:
    """Of a bar with these numbers of texts, without those that would be empty."""
    total, before, found = sum(counts.get(name, 0) for name in WORDS), 0, []
    for name, words in WORDS.items():
        if number := counts.get(name, 0):
            x, width = 100 * before / total, 100 * number / total
            found.append(Segment(name, number, words(number) % {"number": number}, f"{x:.2f}%", f"{width:.2f}%"))
            before += number
    return found


def in_words(bar: list[Segment]) -> str:
    """What a bar says to those who do not see it."""
    return list_line([segment.words for segment in bar], reading_language()) or _("Nothing to translate")
