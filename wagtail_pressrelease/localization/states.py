"""The state of a translation, computed from what is there and from what was confirmed; nothing stores it. Pure
Python."""

from __future__ import annotations

from enum import StrEnum


class Act(StrEnum):
    """What somebody did when a row was added to the ledger."""

    CONFIRM = "confirm"
    """Took the target to be the translation of the source."""
    REVIEW = "review"
    """Read it as a second person, and found it right."""
    UNCHANGED = "unchanged"
    """Changed the source without changing what it means."""


class Origin(StrEnum):
    """Where a translation came from."""

    PERSON = "person"
    MACHINE = "machine"
    IMPORT = "import"
