"""The names that a release draws from the register, as units: organizations, people, and the offices of its day.

They stand in no version of a release: they are stored in their records, and every release that names these shares
their states. A record's ledger follows from its primary key.
"""

import re
import uuid
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date
from functools import partial
from zoneinfo import ZoneInfo

from django.apps import apps

from wagtail_pressrelease.press.fetched import fetched
from wagtail_pressrelease.press.languages import LANGUAGES, either, other, text
from wagtail_pressrelease.press.offices import day_of_record, held

from .units import Schema, Unit, units
from .writing import put

NAMESPACE = uuid.UUID("6f2d1c1e-8a53-5d0b-9f0e-4f6d6a7c9b21")
ORGANIZATION, PERSON, APPOINTMENT = "organization", "person", "appointment"
RECORD = re.compile(r"(\w+):([0-9]{1,18}):")
"""How the id of a unit begins that is of a record: what it is, and its primary key."""
FIELDS = {
    ORGANIZATION: ("name", "short_name", "representative", "address", "boilerplate"),
    PERSON: ("prefix", "family_name", "given_name", "post_nominals"),
    APPOINTMENT: ("title", "as_printed"),
}
RICH = frozenset({"boilerplate"})


def ledger_of(kind: str, pk: int) -> uuid.UUID:
    """The ledger of a record. An appointment's stands with its person's."""
    return uuid.uuid5(NAMESPACE, f"{kind}:{pk}")


@dataclass(frozen=True, slots=True)
class Named:
    """The records that a content names, by primary key."""

    organizations: frozenset[int]
    people: frozenset[int]
    day: date

    def ledgers(self) -> list[uuid.UUID]:
        """Known before any record is fetched."""
        return [
            *(ledger_of(ORGANIZATION, pk) for pk in self.organizations),
            *(ledger_of(PERSON, pk) for pk in self.people),
        ]


def named_in(content: dict, clock: Callable[[], ZoneInfo]) -> Named:
    """What a version of a release names, and the day that decides about offices, on the newsroom's clock."""
    rows = {name: content.get(name) or [] for name in ("parties", "signatories", "quotes", "contacts")}
    organizations = {row["organization"] for each in rows.values() for row in each if row.get("organization")}
    people = {row["person"] for row in rows["signatories"]} | {row["speaker"] for row in rows["quotes"]}
    return Named(frozenset(organizations), frozenset(people), day_of_record(content, clock))


@dataclass(frozen=True, slots=True)
class Entry:
    """A unit of the register, the record that holds it, and what staff call that."""

    unit: Unit
    kind: str
    record: object
    name: str
    called: str
    ledger: uuid.UUID


@dataclass(frozen=True, slots=True)
class Records:
    """The records that a version names, all appointments of its people by their primary keys, and its day."""

    organizations: list
    people: list
    appointments: dict[int, list]
    day: date

    def at_hand(self):
        """Within this, a version that names these records does not ask whether they are there."""
        model = partial(apps.get_model, "wagtail_pressrelease")
        by_model = {model("Organization"): self.organizations, model("Person"): self.people}
        return fetched({each: {record.pk: record for record in records} for each, records in by_model.items()})


def fetch(named: Named) -> Records:
    """One query where everybody holds an office, and every organization is somebody's; three at most."""
    Appointment = apps.get_model("wagtail_pressrelease", "Appointment")
    of_people = Appointment.objects.filter(person__in=named.people).select_related("organization", "person")
    appointments, people, organizations = {pk: [] for pk in named.people}, {}, {}
    for each in of_people if named.people else ():
        people[each.person_id], organizations[each.organization_id] = each.person, each.organization
        appointments[each.person_id].append(each)
    return Records(
        _of_keys("Organization", named.organizations, organizations),
        _of_keys("Person", named.people, people),
        appointments,
        named.day,
    )


def _of_keys(model, keys, known):
    """The records of these keys in their order; those that are not known yet are fetched."""
    missing = keys - known.keys()
    if missing:
        known = known | apps.get_model("wagtail_pressrelease", model).objects.in_bulk(missing)
    return [known[key] for key in sorted(keys) if key in known]


def entries(records: Records, source: str, target: str) -> list[Entry]:
    """What there is to translate of the records."""
    found = []
    for record in records.organizations:
        found += _of(ORGANIZATION, record, source, target, str(record), ledger_of(ORGANIZATION, record.pk))
    for person in records.people:
        ledger = ledger_of(PERSON, person.pk)
        found += _of(PERSON, person, source, target, str(person), ledger)
        for appointment in (each for each in records.appointments[person.pk] if held(each, records.day)):
            called = f"{person}, {either(appointment.organization, 'name')}"
            found += _of(APPOINTMENT, appointment, source, target, called, ledger)
    return found


def _of(kind, record, source, target, called, ledger):
    for name in FIELDS[kind]:
        schema = _schema(name)
        for unit in units(_texts(record, name), source, target, schema):
            unit = replace(unit, id=f"{kind}:{record.pk}:{unit.id}", kind=f"{kind}_{name}")
            yield Entry(unit, kind, record, name, called, ledger)


def _schema(name):
    return Schema(fields=(name,), rich=RICH & {name})


def _texts(record, name):
    """A field of a record as a content of its own."""
    return {f"{name}_{language}": text(record, name, language) for language in LANGUAGES}


def lock(units) -> None:
    """Lock the records that hold some units until the transaction ends: of two people who write a name at the same
    moment, from two releases or in the register, one sees what the other has written."""
    model = partial(apps.get_model, "wagtail_pressrelease")
    named = {found.groups() for unit in units if (found := RECORD.match(unit)) and found[1] in FIELDS}
    people = {pk for kind, pk in named if kind == PERSON}
    offices = [pk for kind, pk in named if kind == APPOINTMENT]
    if offices:
        people |= {
            str(pk) for pk in model("Appointment").objects.filter(pk__in=offices).values_list("person", flat=True)
        }
    organizations = {pk for kind, pk in named if kind == ORGANIZATION}
    for name, keys in (("Organization", organizations), ("Person", people)):
        if keys:
            records = model(name).objects.select_for_update().filter(pk__in=keys).order_by("pk")
            list(records.values_list("pk"))


def write(entry: Entry, target: str, value: str):
    """Store a text in its record, in one language, and nothing else of it."""
    column = f"{entry.name}_{target}"
    unit = entry.unit.id.split(":", 2)[2]
    texts = put(_texts(entry.record, entry.name), other(target), target, _schema(entry.name), {unit: value})
    setattr(entry.record, column, texts[column])
    entry.record.full_clean()
    entry.record.save(update_fields=[column])


def model_permission(entry: Entry) -> str:
    """The right that somebody needs to change the record, whose appointments are a person's own."""
    kind = PERSON if entry.kind == APPOINTMENT else entry.kind
    return f"wagtail_pressrelease.change_{kind}"
