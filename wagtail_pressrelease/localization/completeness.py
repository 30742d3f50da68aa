"""What a translation lacks before it is complete. Pure Python."""

from __future__ import annotations

from collections.abc import Iterable
from enum import StrEnum

from .states import Name, State


class Lack(StrEnum):
    """Why a text of a translation is not done."""

    MISSING = "missing"
    UNCONFIRMED = "unconfirmed"
    OUTDATED = "outdated"
    RETURNED = "returned"


def lack_of(state: State) -> Lack | None:
    """What a text lacks; None where it is translated or reviewed, and its source has not moved on."""
    if state.outdated:
        return Lack.OUTDATED
    if state.returned:
        return Lack.RETURNED
    return {Name.NEW: Lack.MISSING, Name.CHECK: Lack.UNCONFIRMED}.get(state.name)


def is_reviewed(states: Iterable[State]) -> bool:
    """Whether somebody else has read every text that is there. What was left out on purpose is not read."""
    states = list(states)
    return bool(states) and all(state.name == Name.REVIEWED or state.left_out for state in states)
