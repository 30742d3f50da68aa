"""Why a release cannot be issued: sentences for people, each with the field that would cure it.

A rule is a function `(page, language) -> list[Reason]`; `RULES` is the one gate. Later rules are added here.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _

from wagtail_pressrelease.press.languages import LANGUAGES, text
from wagtail_pressrelease.press.office_of import office_of, possible

from .compile import person_name, stream_data


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is missing: the form field or row relation that cures it, a whole sentence, the language, and the
    `uid` of the row, which does not make it another reason."""

    field: str
    message: object
    language: str = ""
    row: str = dataclasses.field(default="", compare=False)


class NotReady(ValidationError):
    """The release may not be issued. A ValidationError, so that forms and APIs show each sentence at its field."""

    def __init__(self, reasons: Iterable[Reason]):
        self.reasons = list(reasons)
        by_field: dict[str, list] = {}
        for reason in self.reasons:
            by_field.setdefault(reason.field, []).append(reason.message)
        super().__init__(by_field)


def reasons(page) -> list[Reason]:
    """Everything that stands between this content and its readers, in the order of the form. The source language is
    asked about before it is ticked, so that everything is said at once."""
    found = source_is_ready(page)
    for language in LANGUAGES:
        if language not in {page.source_language, *page.ready_languages}:
            continue
        for rule in RULES:
            found += rule(page, language)
    return list(dict.fromkeys(found))


def source_is_ready(page) -> list[Reason]:
    """A release is issued in its source language at least."""
    if page.source_language in page.ready_languages:
        return []
    if page.source_language == "ja":
        message = _("Tick “Japanese is ready”: a release goes out in the language it was written in first.")
    else:
        message = _("Tick “English is ready”: a release goes out in the language it was written in first.")
    return [Reason(f"ready_{page.source_language}", message, page.source_language)]


def _in(language, english, japanese):
    return english if language == "en" else japanese


def has_text(page, language: str) -> list[Reason]:
    """Headline, lead and body."""
    missing = []
    if not text(page, "headline", language).strip():
        message = _in(language, _("Write the English headline."), _("Write the Japanese headline."))
        missing.append(Reason(f"headline_{language}", message, language))
    if not text(page, "lead", language).strip():
        message = _in(language, _("Write the English lead."), _("Write the Japanese lead."))
        missing.append(Reason(f"lead_{language}", message, language))
    if not stream_data(getattr(page, f"body_{language}")):
        message = _in(language, _("Write the English body."), _("Write the Japanese body."))
        missing.append(Reason(f"body_{language}", message, language))
    return missing


def parties_are_named(page, language: str) -> list[Reason]:
    """Every party has its name in the language."""
    return [
        Reason(
            "parties",
            format_lazy(
                _in(
                    language,
                    _("Enter the English name of the organization “{name}”."),
                    _("Enter the Japanese name of the organization “{name}”."),
                ),
                name=str(row.organization),
            ),
            language,
            str(row.uid),
        )
        for row in page.parties.all()
        if not text(row.organization, "name", language)
    ]


def people_are_named_in_office(page, language: str) -> list[Reason]:
    """Every signatory and speaker has a name and one office in the language."""
    found = []
    rows = [("signatories", row, row.person) for row in page.signatories.all()]
    rows += [("quotes", row, row.speaker) for row in page.quotes.all()]
    for relation, row, person in rows:
        name = person_name(person, language)
        if not (name.family or name.given):
            sentence = _in(
                language, _("Enter the English name of {person}."), _("Enter the Japanese name of {person}.")
            )
            found.append(Reason(relation, format_lazy(sentence, person=str(person)), language, str(row.uid)))
        appointments = possible(row, person, page)
        office = office_of(row, person, page, language, found=appointments)
        if not text(row, "office", language) and len({each.organization_id for each in appointments}) > 1:
            sentence = _("{person} held several offices on the day. Choose the organization, or enter the office.")
            found.append(Reason(relation, format_lazy(sentence, person=str(person)), row=str(row.uid)))
        elif not (office.as_printed or office.title):
            sentence = _in(
                language,
                _("Enter the office of {person} in English: none is known for the day."),
                _("Enter the office of {person} in Japanese: none is known for the day."),
            )
            found.append(Reason(relation, format_lazy(sentence, person=str(person)), language, str(row.uid)))
    return found


def quotes_are_written(page, language: str) -> list[Reason]:
    """Every quote has its words in the language."""
    return [
        Reason(
            "quotes",
            format_lazy(
                _in(
                    language,
                    _("Enter the English text of the quote by {person}."),
                    _("Enter the Japanese text of the quote by {person}."),
                ),
                person=str(row.speaker),
            ),
            language,
            str(row.uid),
        )
        for row in page.quotes.all()
        if not text(row, "text", language).strip()
    ]


RULES = [has_text, parties_are_named, people_are_named_in_office, quotes_are_written]
