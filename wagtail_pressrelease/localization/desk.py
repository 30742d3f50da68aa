"""A release as the translator's screen sees it: its units, their states, who wrote them, and what is parked."""

from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.utils.functional import cached_property

from wagtail_pressrelease.press.languages import other

from . import register
from .shapes import schema_of
from .states import Confirmed, Counts, State, counts, state_of
from .units import Schema, Unit, units

GROUPS = ("top", "body", "notes", "agreement", "quotes", "signatories", "contacts", "attachments", "register")


@dataclass(frozen=True, slots=True)
class Row:
    """One unit with everything that is said about it. `writer` is who wrote the target last, and when."""

    unit: Unit
    state: State
    group: str
    ledger: UUID
    writer: tuple[str, datetime] | None = None
    writer_id: int | None = None
    parked: tuple = ()
    writable: bool = True
    entry: register.Entry | None = None
    """Where the unit stands in the register instead of the release."""


@dataclass
class Desk:
    """A release and one of its languages, the target."""

    page: object
    source: str
    target: str
    content: dict
    revision: object
    schema: Schema
    pairs: dict[str, tuple[str, ...]]
    rows: list[Row] = field(default_factory=list)

    @cached_property
    def by_id(self) -> dict[str, Row]:
        return {row.unit.id: row for row in self.rows}

    @cached_property
    def counts(self) -> Counts:
        """Of the release's own units: names of the register are shared by all releases, and counted in none."""
        return counts(row.state for row in self.rows if row.entry is None)


def table(name):
    """One of the tables of this layer: Confirmation, TranslationSummary, Parked."""
    return apps.get_model("wagtail_pressrelease", name)


def content_of(page) -> dict:
    """The latest version of a page as plain data; a page without versions as it stands in its row."""
    if page.latest_revision_id:
        return page.latest_revision.content
    return page.specific.serializable_data()


def confirmed(ledgers, target: str) -> dict[tuple[UUID, str], list]:
    """The rows of ledgers for one language, by ledger and unit, oldest first."""
    found = {}
    for row in table("Confirmation").objects.filter(ledger__in=ledgers, language=target).order_by("pk"):
        found.setdefault((row.ledger, row.unit), []).append(row)
    return found


def pairs_of(rows: dict[tuple[UUID, str], list], ledger: UUID) -> dict[str, tuple[str, ...]]:
    """Which elements of the target a person took for the translation of which unit."""
    return {
        unit: tuple(found[-1].elements) for (each, unit), found in rows.items() if each == ledger if found[-1].elements
    }


def as_value(row, names: dict[int, str]) -> Confirmed:
    """A row of the ledger as the states' rules read it."""
    return Confirmed(
        unit=row.unit,
        act=row.act,
        origin=row.origin,
        user=names.get(row.user_id, ""),
        user_id=row.user_id,
        at=row.at,
        source_digest=row.source_digest,
        target_digest=row.target_digest,
        source_text=row.source_text,
        target_text=row.target_text,
        elements=tuple(row.elements),
    )


def called(user) -> str:
    """What colleagues call a user."""
    return user.get_full_name() or user.get_username()


def read_desk(page, language: str, user=None) -> Desk:
    """The desk of a page's latest version, for translating into a language; `user` decides what is writable. The page
    may be a base page; with its latest version at hand, seven queries at most."""
    content = content_of(page)
    target, source = language, other(language)
    ledger = UUID(str(content["ledger"]))
    named = register.named_in(content)
    rows = confirmed([ledger, *named.ledgers()], target)
    entries = register.entries(named, source, target)
    schema, pairs = schema_of(page.specific_class), pairs_of(rows, ledger)
    summary = table("TranslationSummary").objects.filter(page_id=page.pk, language=target).first()
    writers = summary.writers if summary else {}
    parked = parked_by_unit(page, target)
    names = _names(rows, writers, parked)
    desk = Desk(page, source, target, content, page.latest_revision, schema, pairs)

    def row_of(unit, group, ledger, entry=None, writable=True):
        state = state_of(unit, [as_value(each, names) for each in rows.get((ledger, unit.id), ())])
        who, at, _digest = writers.get(unit.id, (None, None, None))
        return Row(
            unit,
            state,
            group,
            ledger,
            (names.get(who, ""), datetime.fromisoformat(at)) if at else None,
            who,
            tuple(parked.get(unit.id, ())),
            writable,
            entry,
        )

    for unit in units(content, source, target, schema, pairs):
        desk.rows.append(row_of(unit, group_of(unit.id), ledger))
    for entry in entries:
        may = user is None or user.has_perm(register.model_permission(entry))
        desk.rows.append(row_of(entry.unit, "register", entry.ledger, entry, may))
    desk.rows.sort(key=lambda row: GROUPS.index(row.group))
    return desk


def group_of(unit: str) -> str:
    """Under which heading a unit of a release stands."""
    first = unit.partition(":")[0]
    if first in GROUPS:
        return first
    return "agreement" if first.startswith("agreement_") else "top"


def parked_by_unit(page, target: str) -> dict[str, list]:
    """What is parked for the units of one language, oldest first."""
    found = {}
    for each in table("Parked").objects.filter(page_id=page.pk, path__startswith=f"{target}/").order_by("pk"):
        found.setdefault(each.path.partition("/")[2], []).append(each)
    return found


def _names(rows, writers, parked) -> dict[int, str]:
    keys = {row.user_id for found in rows.values() for row in found}
    keys |= {who for who, _at, _digest in writers.values()}
    keys |= {each.user_id for found in parked.values() for each in found}
    keys.discard(None)
    return {user.pk: called(user) for user in get_user_model().objects.filter(pk__in=keys)} if keys else {}
