"""What readers are told while one language of a release waits for the other."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from wagtail_pressrelease.press.languages import other

from .dates import date_line, local_day
from .languages import label, language_page


@dataclass(frozen=True, slots=True)
class Waiting:
    """A language that is not there yet, or is older than the other; then `since` is when that was corrected."""

    language: str
    since: datetime | None = None


def waiting(editions: Mapping) -> Waiting | None:
    """The language that readers wait for, from the editions in force by language; None where nothing is announced or
    the other has come meanwhile."""
    for language, edition in editions.items():
        theirs = editions.get(other(language))
        if edition.leaves_behind and not (theirs and theirs.pk > edition.pk):
            return Waiting(other(language), edition.public_from if theirs else None)
    return None


def waiting_line(waits: Waiting, language: str, era: str = "western") -> str:
    """In the reader's language: The Japanese version is in preparation. / 日本語版は準備中です。"""
    if waits.since is None:
        return label(f"follows_{waits.language}", language)
    day = local_day(waits.since, language_page(language).zone)
    return label(f"being_updated_{waits.language}", language, date=date_line(day, language, era))
