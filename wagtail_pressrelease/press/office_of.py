"""The office that a signatory or speaker is shown with, from the row, the person's appointments and the release's
day."""

from contextlib import contextmanager

from django.apps import apps

from .fetched import fetched, known
from .languages import text
from .offices import Office, candidates, chosen

APPOINTMENTS = "appointments"


@contextmanager
def appointments_at_hand(release):
    """Within this, the appointments of everybody in the release are asked for once, not for each row and language."""
    people = {row.person_id for row in release.signatories.all()} | {row.speaker_id for row in release.quotes.all()}
    found = {person: [] for person in people}
    appointments = apps.get_model("wagtail_pressrelease", "Appointment").objects.filter(person__in=people)
    for appointment in appointments.select_related("organization") if people else ():
        found[appointment.person_id].append(appointment)
    with fetched({APPOINTMENTS: found}):
        yield


def possible(row, person, release) -> list:
    """The appointments that could be meant by a row; more than one means that the row must name the organization."""
    parties = {party.organization_id for party in release.parties.all()}
    at_hand = known(APPOINTMENTS, [person.pk])
    appointments = at_hand[person.pk] if at_hand else list(person.appointments.select_related("organization"))
    return candidates(appointments, release.day_of_record(), row.organization_id, parties)


def office_of(row, person, release, language: str, found=None) -> Office:
    """The office in one language. What is typed in the row goes before the person's appointment; where it already names
    the organization, it is the whole line."""
    appointment = chosen(possible(row, person, release) if found is None else found)
    organization = row.organization or (appointment.organization if appointment else None)
    name = text(organization, "name", language)
    if typed := text(row, "office", language):
        names = filter(None, (name, text(organization, "short_name", language)))
        whole = not name or any(each in typed for each in names)
        return Office(title=typed, organization=name, as_printed=typed if whole else "")
    if appointment is None:
        return Office(organization=name)
    return Office(
        title=text(appointment, "title", language),
        organization=name,
        as_printed=text(appointment, "as_printed", language),
    )
