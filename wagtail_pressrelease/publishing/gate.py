"""Why a release cannot be issued: sentences for people, each with the field that would cure it.

A rule is a function `(page, language) -> list[Reason]`; `RULES` is the one gate. Later rules are added here.
"""

import dataclasses
from collections.abc import Iterable
from dataclasses import dataclass

from django.core.exceptions import ValidationError
from django.utils.functional import lazy
from django.utils.text import Truncator, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from wagtail_pressrelease.localization.completeness import Lack
from wagtail_pressrelease.localization.labels import label_of
from wagtail_pressrelease.localization.shapes import schema_of
from wagtail_pressrelease.localization.units import Unit, plain
from wagtail_pressrelease.press.languages import LANGUAGES, text
from wagtail_pressrelease.press.office_of import office_of, possible

from .compile import person_name, stream_data
from .following import Following, following


@dataclass(frozen=True, slots=True)
class Reason:
    """One thing that is missing: the form field or row relation that cures it, a whole sentence, the language, and the
    `uid` of the row, which does not make it another reason. `unit` is the text of the translation that lacks
    something."""

    field: str
    message: object
    language: str = ""
    row: str = dataclasses.field(default="", compare=False)
    unit: str = ""


class NotReady(ValidationError):
    """The release may not be issued. A ValidationError, so that forms and APIs show each sentence at its field."""

    def __init__(self, reasons: Iterable[Reason]):
        self.reasons = list(reasons)
        by_field: dict[str, list] = {}
        for reason in self.reasons:
            by_field.setdefault(reason.field, []).append(reason.message)
        super().__init__(by_field)


def reasons(page, translation: Following | None = None) -> list[Reason]:
    """Everything that stands between this content and its readers, in the order of the form. The source language is
    asked about before it is ticked, so that everything is said at once."""
    translation = translation or following(page)
    found = source_is_ready(page)
    for language in LANGUAGES:
        if language not in {page.source_language, *translation.going_out(page)}:
            continue
        for rule in RULES:
            found += rule(page, language)
    if translation.verdict.holds:
        found += translation_is_complete(page, translation, {(each.field, each.row) for each in found})
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


LONGEST_WORDS = 40
LACKS = {
    ("en", Lack.MISSING): _("{text} has no English yet. Translate it, or leave it out on purpose."),
    ("ja", Lack.MISSING): _("{text} has no Japanese yet. Translate it, or leave it out on purpose."),
    ("en", Lack.UNCONFIRMED): _("{text}: nobody has confirmed the English yet."),
    ("ja", Lack.UNCONFIRMED): _("{text}: nobody has confirmed the Japanese yet."),
    ("en", Lack.OUTDATED): _("{text} has changed in Japanese since it was translated into English."),
    ("ja", Lack.OUTDATED): _("{text} has changed in English since it was translated into Japanese."),
    ("en", Lack.RETURNED): _("{text}: a reviewer has sent the English back."),
    ("ja", Lack.RETURNED): _("{text}: a reviewer has sent the Japanese back."),
}
LEFT_BEHIND = {
    "en": _(
        "Readers have an English text that would be left behind. Bring it up to date first, or choose “The source "
        "first” under “Publishing”: readers of English are told then that theirs is being updated."
    ),
    "ja": _(
        "Readers have a Japanese text that would be left behind. Bring it up to date first, or choose “The source "
        "first” under “Publishing”: readers of Japanese are told then that theirs is being updated."
    ),
}


def translation_is_complete(page, translation: Following, said) -> list[Reason]:
    """Every text of the translation is done, and none has been left behind by its source. `said` are the fields and
    rows of which it was said already that they are blank."""
    language, found = translation.language, []
    for unit, lack in translation.lacks:
        field, row = _where(page, unit, language)
        if lack is not Lack.MISSING or (field, row) not in said:
            message = format_lazy(LACKS[language, lack], text=_called(unit, type(page)))
            found.append(Reason(field, message, language, row, unit.id))
    if translation.left_behind:
        found.append(Reason("policy", LEFT_BEHIND[language], language))
    return found


def _where(page, unit: Unit, language: str) -> tuple[str, str]:
    name, *inside = unit.id.split(":")
    return (name, inside[0]) if name in schema_of(type(page)).rows else (f"{name}_{language}", "")


def _called(unit: Unit, model) -> str:
    if unit.kind == "placement":
        return label_of(unit, model)
    words = Truncator(plain(unit.source or unit.target)).chars(LONGEST_WORDS)
    return gettext("{label} “{words}”").format(label=label_of(unit, model), words=words)


_called = lazy(_called, str)


RULES = [has_text, parties_are_named, people_are_named_in_office, quotes_are_written]
