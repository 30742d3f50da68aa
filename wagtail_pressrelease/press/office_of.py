"""The office that a signatory or speaker is shown with, from the row, the person's appointments and the release's
day."""

from .languages import text
from .offices import Office, candidates, chosen


def possible(row, person, release) -> list:
    """The appointments that could be meant by a row; more than one means that the row must name the organization."""
    parties = {party.organization_id for party in release.parties.all()}
    appointments = list(person.appointments.select_related("organization"))
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
