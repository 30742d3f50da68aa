"""The state of a translation, computed from what is there and from what was confirmed; nothing stores it. Pure
Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from .units import Unit, digest


class Act(StrEnum):
    """What somebody did when a row was added to the ledger."""

    CONFIRM = "confirm"
    """Took the target to be the translation of the source."""
    REVIEW = "review"
    """Read it as a second person, and found it right."""
    UNCHANGED = "unchanged"
    """Changed the source without changing what it means."""
    RETURN = "return"
    """Read it as a second person, and asked for it to be done again."""


class Origin(StrEnum):
    """Where a translation came from."""

    PERSON = "person"
    MACHINE = "machine"
    IMPORT = "import"


class Name(StrEnum):
    """How far a unit is. The first two have not been confirmed."""

    NEW = "new"
    CHECK = "check"
    TRANSLATED = "translated"
    REVIEWED = "reviewed"


@dataclass(frozen=True, slots=True)
class Confirmed:
    """A row of the ledger as a value: who took which words for the translation of which."""

    unit: str
    act: str
    origin: str
    user: str
    user_id: int | None
    at: datetime | None
    source_digest: str
    target_digest: str
    source_text: str = ""
    target_text: str = ""
    elements: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class State:
    """How a unit stands. `by` and `at` say who confirmed it and when.

    `outdated`: the source has moved on since. `same`: source and target are equal, and are meant to be. `left_out`: it
    has no translation, on purpose. `source_then` is the source as it was when it was last confirmed, where it has moved
    on; it stays while somebody is changing the target already. `returned`: a reviewer has sent just this target back.
    """

    name: Name
    origin: str = ""
    outdated: bool = False
    same: bool = False
    left_out: bool = False
    by: str = ""
    by_id: int | None = None
    at: datetime | None = None
    source_then: str = ""
    returned: bool = False

    @property
    def todo(self) -> bool:
        """Whether somebody has still to do something."""
        return self.outdated or self.name in (Name.NEW, Name.CHECK)


def states(units: Sequence[Unit], rows: Mapping[str, Sequence[Confirmed]]) -> dict[str, State]:
    """The states of a version's units by id, from all rows of its ledger by unit, oldest first.

    What was confirmed of a text that is no longer there holds where just these two texts stand now: a paragraph moved
    to another block. A text that is still in its place speaks for itself alone, and one without a translation has
    nothing by which it would be known again.
    """
    here = {unit.id for unit in units}
    gone = [found for name, found in rows.items() if name not in here]
    moved = {(row.source_digest, row.target_digest): found for found in gone for row in found}
    states = {}
    for unit in units:
        states[unit.id] = state = state_of(unit, rows.get(unit.id, ()))
        if moved and state.todo and unit.source and unit.target:
            elsewhere = state_of(unit, moved.get((digest(unit.source), digest(unit.target)), ()))
            states[unit.id] = state if elsewhere.todo else elsewhere
    return states


def state_of(unit: Unit, rows: Sequence[Confirmed]) -> State:
    """The state of a unit, from the rows of the ledger that are about it, oldest first.

    The newest row that is about just these two texts decides; else the newest about this target, whose source has then
    moved on. A target that no row is about is yet to be confirmed.
    """
    source, target = digest(unit.source), digest(unit.target)
    about = [row for row in rows if row.target_digest == target]
    standing = _standing(about)
    exact = [place for place in standing if about[place].source_digest == source]
    if standing:
        place = (exact or list(standing))[-1]
        row = standing[place]
        return State(
            Name.REVIEWED if row.act == Act.REVIEW else Name.TRANSLATED,
            row.origin,
            outdated=not exact,
            same=about[place].source_digest == target,
            left_out=not target,
            by=row.user,
            by_id=row.user_id,
            at=row.at,
            source_then="" if exact else about[place].source_text,
        )
    moved_on = bool(rows) and rows[-1].source_digest != source
    return State(
        Name.CHECK if target else Name.NEW,
        source_then=rows[-1].source_text if moved_on else "",
        returned=any(row.act == Act.RETURN for row in about),
    )


def _standing(about: Sequence[Confirmed]) -> dict[int, Confirmed]:
    """For each row about a target the one by which the target was confirmed. Who says that a change of the source means
    nothing confirms nothing: the target stays as good as it was, and whose it was. A target that was sent back is as
    one that nobody has confirmed, until somebody confirms it again."""
    found: dict[int, Confirmed] = {}
    last: Confirmed | None = None
    for place, row in enumerate(about):
        if row.act == Act.RETURN:
            found, last = {}, None
            continue
        last = last if row.act == Act.UNCHANGED else row
        if last:
            found[place] = last
    return found


@dataclass(frozen=True, slots=True)
class Counts:
    """How many units a release has, and how far they are. An outdated one counts as that and as nothing else."""

    total: int = 0
    new: int = 0
    to_check: int = 0
    outdated: int = 0
    translated: int = 0
    reviewed: int = 0

    @property
    def done(self) -> int:
        return self.translated + self.reviewed


def counts(states: Iterable[State]) -> Counts:
    """The numbers that lists and the screen's bar show."""
    found = Counter("outdated" if state.outdated else state.name for state in states)
    return Counts(
        total=found.total(),
        new=found[Name.NEW],
        to_check=found[Name.CHECK],
        outdated=found["outdated"],
        translated=found[Name.TRANSLATED],
        reviewed=found[Name.REVIEWED],
    )
