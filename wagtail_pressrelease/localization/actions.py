"""The translation desk's verbs. They take a user and check what the user may; None is the site itself, as in a command.

Each works in one transaction, under a lock on the page, so that of two people who save at the same moment one sees what
the other has saved.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import transaction
from django.db.models import CharField
from django.utils.translation import gettext as _

from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.text import one_line

from . import register
from .desk import Desk, content_of, desk_of, read_desk, table
from .figures import disagreements
from .rights import check_may, is_own_work, may_review
from .states import Act, Name, Origin
from .storing import confirm, confirmation, locked, park_unit, save_content
from .summaries import summarize
from .translated import translated_models
from .units import digest, plain
from .writing import cleaned, put


@dataclass(frozen=True, slots=True)
class Change:
    """What a screen asks for one unit. `base` is the digest of the target that it showed, `source` that of the source;
    `value` is None where the text was not touched; `force` is the digest of the other's text that mine replaces;
    `figures` asks for the figures to be compared before anything is confirmed; `kept` is the key of what is parked of
    this very text, where the screen goes on from it."""

    unit: str
    value: str | None = None
    base: str = ""
    source: str = ""
    act: str = ""
    force: str = ""
    figures: bool = False
    kept: int = 0


@dataclass(frozen=True, slots=True)
class Conflict:
    """Two people changed one text: mine, theirs, and whose theirs is. `parked` keeps mine."""

    mine: str
    theirs: str
    by: str
    at: object
    parked: object


@dataclass
class Outcome:
    """What a save did: the version, the desk as it is now, and what could not be stored as it was asked."""

    revision: object = None
    desk: Desk | None = None
    conflicts: dict[str, Conflict] = field(default_factory=dict)
    refused: dict[str, str] = field(default_factory=dict)
    proposed: list[str] = field(default_factory=list)
    kept: dict[str, int] = field(default_factory=dict)
    """The keys of what was parked, by unit."""
    figures: dict[str, list] = field(default_factory=dict)
    """Figures that stand in one language only, by unit: not confirmed, since somebody is to look at them first."""
    stored: bool = False
    """Whether this save made the version, or wrote it again."""


@transaction.atomic
def save_units(page, language: str, changes: Iterable[Change], user, overwrite=None) -> Outcome:
    """Store changed texts of one language in a new draft, and confirm what is to be confirmed.

    A text that somebody else changed meanwhile is not overwritten: mine is parked, both are told. `overwrite` is the
    primary key and moment of the version that this very screen made, which may be replaced. Raises PermissionDenied.
    """
    page = locked(page)
    check_may(page, language, user)
    changes = list(changes)
    register.lock(change.unit for change in changes if change.value is not None)
    return _Saving(read_desk(page, language, user), user, overwrite).run(changes)


class _Saving:
    """One save of a desk."""

    def __init__(self, desk, user, overwrite):
        self.desk, self.user, self.overwrite = desk, user, overwrite
        self.outcome = Outcome(desk.revision, desk)
        self.reviews = may_review(desk.target, user)
        self.values, self.entries = {}, []

    def run(self, changes):
        for change in changes:
            row = self.desk.by_id.get(change.unit)
            if row is None:
                if change.value is not None:
                    self._park(change, change.value, "gone")
                self.outcome.refused[change.unit] = _("This text was deleted meanwhile. Yours is kept beside it.")
            elif change.value is not None:
                self._take(row, change)
        self._store()
        self._confirm(changes)
        return self.outcome

    # --- texts
    def _take(self, row, change):
        unit, field = row.unit, self.desk.field_of(row)
        mine = cleaned(change.value, unit.rich, unit.source + unit.target)
        mine = one_line(mine) if isinstance(field, CharField) else mine
        most = getattr(field, "max_length", None)
        theirs = digest(unit.target)
        if change.force == theirs or digest(mine) == theirs:
            self._settle(change)
        if digest(mine) == theirs:
            return
        if theirs != change.base and change.force != theirs:
            parked = self._park(change, mine, "conflict")
            name, at = row.writer or ("", None)
            self.outcome.conflicts[unit.id] = Conflict(mine, unit.target, name, at, parked)
        elif most and len(mine) > most:
            sentence = _("This text has %(length)d characters. It may have %(most)d.")
            self.outcome.refused[unit.id] = sentence % {"length": len(mine), "most": most}
        elif row.entry and not row.writable:
            self.outcome.refused[unit.id] = _("You may not change this record of the register.")
        elif row.state.name == Name.REVIEWED and not self.reviews:
            self._park(change, mine, "proposal")
            self.outcome.proposed.append(unit.id)
        else:
            if row.entry:
                self._write(row, mine)
            else:
                self.values[unit.id] = mine

    def _write(self, row, mine):
        try:
            register.write(row.entry, self.desk.target, mine)
        except ValidationError as error:
            self.outcome.refused[row.unit.id] = " ".join(error.messages)

    def _own(self, change, value=None):
        """What is parked of this very text, as the screen says or as its words are. Of another window of the same
        person it is another text, which stays until somebody chooses."""
        me = self.user and self.user.pk
        mine = [each for each in self.desk.known.parked.get(change.unit, ()) if each.user_id == me]
        same = [each for each in mine if each.pk == change.kept or (value is not None and each.value == value)]
        return same[0] if same else None

    def _settle(self, change):
        """Nothing is left to choose from: this text is stored."""
        if parked := self._own(change):
            self.desk.known.parked[change.unit].remove(parked)
            parked.delete()

    def _park(self, change, value, why):
        before = self._own(change, value)
        parked = park_unit(self.desk.page, self.desk.target, change.unit, value, why, self.user, before)
        if before is None:
            self.desk.known.parked.setdefault(change.unit, []).append(parked)
        self.outcome.kept[change.unit] = parked.pk
        return parked

    # --- the version
    def _store(self):
        desk = self.desk
        content = desk.content
        if self.values:
            content = put(content, desk.source, desk.target, desk.schema, self.values, desk.known.pairs)
            draft = save_content(desk, content, self.user, self.overwrite)
            self.outcome.revision, desk.known.summary = draft.latest_revision, draft.translation_summary
            self.outcome.stored = True
            content = draft.latest_revision.content
        self.outcome.desk = desk_of(desk.page, desk.target, content, desk.known)

    # --- the ledger
    def _confirm(self, changes):
        desk = self.outcome.desk
        kept_back = {*self.outcome.conflicts, *self.outcome.refused, *self.outcome.proposed}
        asked = [each for each in changes if each.act and each.unit in desk.by_id and each.unit not in kept_back]
        added = []
        for change in asked:
            row = desk.by_id[change.unit]
            if sentence := self._why_not(row, change):
                self.outcome.refused[change.unit] = sentence
            elif change.figures and (found := _differing_figures(row, desk)):
                self.outcome.figures[change.unit] = found
            else:
                added.append(confirmation(row, desk.target, Act(change.act), Origin.PERSON, self.user))
        if added:
            self.outcome.desk = confirm(desk, added)

    def _why_not(self, row, change):
        if change.source and change.source != digest(row.unit.source):
            return _("The source has changed meanwhile. Read it again, and confirm then.")
        if change.value is None and change.base and change.base != digest(row.unit.target):
            return _("Somebody has changed this text meanwhile. Read it again, and confirm then.")
        if change.act == Act.CONFIRM and row.state.name == Name.REVIEWED and not row.state.outdated:
            return _("This text was reviewed already.")
        if change.act != Act.REVIEW:
            return ""
        if not self.reviews:
            return _("You may not review this language.")
        if not digest(row.unit.target):
            return _("There is no text to review yet.")
        if is_own_work(row, self.user):
            return _("You wrote this text last. Somebody else reviews it.")
        return ""


def _differing_figures(row, desk):
    unit = row.unit
    if unit.kind == "placement" or not (unit.source and unit.target):
        return []
    return disagreements(plain(unit.source), desk.source, plain(unit.target), desk.target)


@transaction.atomic
def unchanged(page, language: str, units: Iterable[str], user) -> list[str]:
    """An author says that a change of the source did not change what it means: the translations into `language` stay
    as good as they were. The units that this concerned. Raises PermissionDenied."""
    page = locked(page)
    check_may(page, other(language), user)
    desk = read_desk(page, language, user)
    rows = [desk.by_id[unit] for unit in units if unit in desk.by_id]
    rows = [row for row in rows if row.state.outdated]
    confirm(desk, [confirmation(row, language, Act.UNCHANGED, Origin.PERSON, user) for row in rows])
    return [row.unit.id for row in rows]


@transaction.atomic
def choose_unit(parked, how: str, user, seen: str | None = None) -> Outcome:
    """A parked text of a unit is taken ("mine") or let go ("theirs"). A proposal is taken by a reviewer. `seen` is the
    digest of the text that the other was shown beside: where that has changed again, nothing is done, and the unit is
    refused. Raises PermissionDenied."""
    language, _slash, unit = parked.path.partition("/")
    page = locked(parked.page)
    check_may(page, language, user)
    if parked.why == parked.Why.PROPOSAL and how == "mine" and not may_review(language, user):
        raise PermissionDenied(_("Only a reviewer changes a text that was reviewed."))
    if how != "mine":
        parked.delete()
        return Outcome(page.latest_revision, read_desk(page, language, user))
    desk = read_desk(page, language, user)
    row = desk.by_id.get(unit)
    theirs = digest(row.unit.target) if row else ""
    if seen is not None and seen != theirs:
        changed = _("Somebody has changed this text again meanwhile. Look at it, and choose once more.")
        return Outcome(page.latest_revision, desk, refused={unit: changed})
    change = Change(unit, parked.value or "", base=theirs, force=theirs, kept=parked.pk)
    outcome = save_units(page, language, [change], user)
    if unit not in outcome.refused and unit not in outcome.conflicts:
        table("Parked").objects.filter(pk=parked.pk).exclude(pk=outcome.kept.get(unit)).delete()
        outcome.desk = read_desk(locked(page), language, user)
    return outcome


@transaction.atomic
def mark_ready(page, language: str, user):
    """Tick a language as ready, with the text that it has now. The version with the tick. Raises PermissionDenied."""
    page = locked(page)
    check_may(page, language, user)
    draft = page.get_latest_revision_as_object()
    draft.tick(language)
    return draft.save_revision(user=user, clean=False, log_action=True)


def confirm_as_imported(page, target: str, user=None, of_the_file=lambda entry: True) -> None:
    """What a file brings in to be published counts as confirmed, and as left out on purpose where it has no target;
    names of the register that have one, where `of_the_file` says so of their entry."""
    desk = read_desk(page, target)
    added = [
        confirmation(row, target, Act.CONFIRM, Origin.IMPORT, user)
        for row in desk.rows
        if (row.state.todo if row.entry is None else row.state.name == Name.CHECK and of_the_file(row.entry))
    ]
    if added:
        confirm(desk, added)


def rebuild_summaries() -> int:
    """Make every summary anew from the latest versions; who wrote what is kept. How many releases there are."""
    number = 0
    for model in translated_models():
        for page in model._default_manager.select_related("latest_revision").iterator(chunk_size=200):
            content = content_of(page)
            summarize(page, content, content, None)
            number += 1
    return number
