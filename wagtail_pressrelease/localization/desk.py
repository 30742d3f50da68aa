"""A release as the translator's screen sees it: its units, their states, who wrote them, and what is parked."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from uuid import UUID

from django.apps import apps
from django.contrib.auth import get_user_model
from django.db.models import Exists, OuterRef
from django.utils.functional import cached_property

from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.newsroom import clock_of
from wagtail_pressrelease.press.text import JAPANESE_SCRIPT

from . import register
from .shapes import schema_of
from .states import Confirmed, Counts, State, counts, state_of, states
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
    known: "Known"
    rows: list[Row] = field(default_factory=list)
    gone: list = field(default_factory=list)
    """What is parked for texts that are there no more."""

    @cached_property
    def by_id(self) -> dict[str, Row]:
        return {row.unit.id: row for row in self.rows}

    def field_of(self, row: Row):
        """The field of a model that holds the target of a plain text; None where it is part of a body."""
        first, _colon, rest = row.unit.id.partition(":")
        if row.unit.rich or first in self.schema.streams:
            return None
        if row.entry:
            return row.entry.record._meta.get_field(f"{row.entry.name}_{self.target}")
        model = self.page.specific_class._meta.get_field(first).related_model if rest else self.page.specific_class
        return model._meta.get_field(f"{rest.rpartition(':')[2] or first}_{self.target}")

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
    """Which elements of the target a person took for the translation of which unit; none, where it was left out."""
    newest = {unit: found[-1] for (each, unit), found in rows.items() if each == ledger}
    return {unit: tuple(row.elements) for unit, row in newest.items() if row.elements or not row.target_digest}


def as_value(row, names: Mapping[int, str]) -> Confirmed:
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


def values_of(rows: dict[tuple[UUID, str], list], ledger: UUID, names: Mapping[int, str]) -> dict[str, list[Confirmed]]:
    """The rows of one ledger as values, by unit. `names` says what users are called."""
    return {unit: [as_value(row, names) for row in found] for (each, unit), found in rows.items() if each == ledger}


def called(user) -> str:
    """What colleagues call a user: 坂口 翠, Rowan Hale."""
    # A site's own kind of user may have neither.
    given, family = (getattr(user, name, "") or "" for name in ("first_name", "last_name"))
    parts = (family, given) if JAPANESE_SCRIPT.search(family) else (given, family)
    return " ".join(parts).strip() or user.get_username()


@dataclass
class Known:
    """What the database says about the desk of a content: the ledger's rows by ledger and unit, the records that it
    names, its summary, what is parked by unit, what users are called, and who asks."""

    ledger: UUID
    rows: dict[tuple[UUID, str], list]
    records: register.Records
    summary: object
    parked: dict[str, list]
    names: dict[int, str]
    user: object

    @property
    def pairs(self) -> dict[str, tuple[str, ...]]:
        return pairs_of(self.rows, self.ledger)

    def add(self, confirmations) -> None:
        """Rows that the ledger has been given since."""
        for row in confirmations:
            self.rows.setdefault((row.ledger, row.unit), []).append(row)


def read_desk(page, language: str, user=None) -> Desk:
    """The desk of a page's latest version, for translating into a language; `user` decides what is writable. The page
    may be a base page; with its latest version at hand, seven queries at most, and two more where the newsroom's clock
    decides the day."""
    content = content_of(page)
    ledger, named = UUID(str(content["ledger"])), register.named_in(content, lambda: clock_of(page))
    rows = confirmed([ledger, *named.ledgers()], language)
    records = register.fetch(named)
    Summary, kept = table("TranslationSummary"), table("Parked").objects.filter(page_id=OuterRef("page_id"))
    is_parked = Exists(kept.filter(path__startswith=f"{language}/"))
    summary = Summary.objects.filter(page_id=page.pk, language=language).annotate(is_parked=is_parked).first()
    parked = parked_by_unit(page, language) if summary is None or summary.is_parked else {}
    summary = summary or Summary(page_id=page.pk, language=language)
    names = _names(rows, summary.writers, parked, user)
    return desk_of(page, language, content, Known(ledger, rows, records, summary, parked, names, user))


def desk_of(page, target: str, content: dict, known: Known) -> Desk:
    """The desk of a content, from what is known already. No queries but for what the user may."""
    source = other(target)
    desk = Desk(page, source, target, content, page.latest_revision, schema_of(page.specific_class), known)

    def row_of(unit, state, group, ledger, entry=None, writable=True):
        who, at, _digest = known.summary.writers.get(unit.id, (None, None, None))
        return Row(
            unit,
            state,
            group,
            ledger,
            (known.names.get(who, ""), datetime.fromisoformat(at)) if at else None,
            who,
            tuple(known.parked.get(unit.id, ())),
            writable,
            entry,
        )

    found = units(content, source, target, desk.schema, known.pairs)
    stands = states(found, values_of(known.rows, known.ledger, known.names))
    desk.rows = [row_of(unit, stands[unit.id], group_of(unit.id), known.ledger) for unit in found]
    for entry in register.entries(known.records, source, target):
        may = known.user is None or known.user.has_perm(register.model_permission(entry))
        confirmations = known.rows.get((entry.ledger, entry.unit.id), ())
        state = state_of(entry.unit, [as_value(each, known.names) for each in confirmations])
        desk.rows.append(row_of(entry.unit, state, "register", entry.ledger, entry, may))
    desk.rows.sort(key=lambda row: GROUPS.index(row.group))
    desk.gone = [each for unit, found in known.parked.items() if unit not in desk.by_id for each in found]
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
    found_there = table("Parked").objects.filter(page_id=page.pk, path__startswith=f"{target}/")
    for each in found_there.select_related("user").order_by("pk"):
        found.setdefault(each.path.partition("/")[2], []).append(each)
    return found


def _names(rows, writers, parked, user) -> dict[int, str]:
    keys = {row.user_id for found in rows.values() for row in found}
    keys |= {who for who, _at, _digest in writers.values()}
    keys |= {each.user_id for found in parked.values() for each in found}
    names = {user.pk: called(user)} if user else {}
    keys -= {None, *names}
    found = get_user_model().objects.filter(pk__in=keys) if keys else ()
    return names | {each.pk: called(each) for each in found}
