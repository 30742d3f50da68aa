"""What records are called where staff see them: by both their names, so that nobody takes one for another."""

from django.utils.timezone import now

from wagtail_pressrelease.press.languages import LANGUAGES, reading_language, text
from wagtail_pressrelease.press.offices import chosen, held
from wagtail_pressrelease.publishing.compile import person_name
from wagtail_pressrelease.rendering import lines


def name_in(record, language):
    """A record's name in one language; "" where it has none."""
    if hasattr(record, "latin_order"):
        return lines.full_name(person_name(record, language), language)
    return text(record, "name", language)


def both_names(record):
    """A record's names, the reader's own language first: Orrin Tidal Centre / オリン潮流センター."""
    first = reading_language()
    languages = [first, *(language for language in LANGUAGES if language != first)]
    return " / ".join(dict.fromkeys(filter(None, (name_in(record, language) for language in languages)))) or record.key


def office_today(person):
    """The office that a person holds today, in the reader's language if it is known there."""
    day = now().date()
    appointment = chosen([each for each in person.appointments.all() if held(each, day)])
    if appointment is None:
        return ""
    first = reading_language()
    for language in (first, *(language for language in LANGUAGES if language != first)):
        line = lines.office_line(
            text(appointment, "title", language),
            text(appointment.organization, "name", language),
            language,
            text(appointment, "as_printed", language),
        )
        if text(appointment, "title", language) or text(appointment, "as_printed", language):
            return line
    return text(appointment.organization, "name", first)
