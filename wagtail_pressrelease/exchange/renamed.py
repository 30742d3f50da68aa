"""Names and offices that are other ones today than those that were printed: a file carries those of the register."""

from types import SimpleNamespace

from wagtail_pressrelease.press.languages import text
from wagtail_pressrelease.press.office_of import office_of
from wagtail_pressrelease.press.offices import candidates, day_of_record
from wagtail_pressrelease.publishing.compile import person_name

from .faults import At, _

OF_A_PARTY = ("name", "short_name", "website", "address", "representative", "boilerplate")


def check(edition, content: dict, lookups, newsroom, at: At) -> None:
    """Say of each name that an edition printed otherwise than the register has it now."""
    language, release = edition.language, edition.release
    organizations, people = lookups.items["organizations"], lookups.items["people"]
    today = {each.key: each for each in organizations.values()}
    for party in release.parties:
        now = today.get(party.key)
        if now and any(getattr(party, name) != text(now, name, language) for name in OF_A_PARTY):
            _say(at, language, party.name, text(now, "name", language))
    on = day_of_record(content, lambda: newsroom.zone_info)
    parties = {row["organization"] for row in content.get("parties") or ()}
    rows = {row["uid"]: row for name in ("signatories", "quotes") for row in content.get(name) or ()}
    for printed in (*release.signatories, *release.quotes):
        row = rows.get(printed.uid)
        person = people.get(row.get("person") or row.get("speaker")) if row else None
        if person is None:
            continue
        found = candidates(person.appointments.all(), on, row["organization"], parties)
        typed = SimpleNamespace(
            organization=organizations.get(row["organization"]), office_en=row["office_en"], office_ja=row["office_ja"]
        )
        office = office_of(typed, person, None, language, found=found)
        name = person_name(person, language)
        if (printed.name, printed.title, printed.as_printed) != (name, office.title, office.as_printed):
            _say(at, language, _line(printed.name, printed), _line(name, office))


def _line(name, office) -> str:
    return " ".join(filter(None, (name.given, name.family, office.as_printed or office.title)))


def _say(at: At, language: str, printed: str, today: str) -> None:
    message = _("printed in “%(language)s” with “%(printed)s”; the file carries today's record, “%(today)s”")
    at.fault(message, language=language, printed=printed, today=today)
