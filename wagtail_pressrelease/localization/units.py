"""What is translated, piece by piece. Frozen values in, frozen values out. Pure Python."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a release in both languages. `source` is "" where the target has no counterpart."""

    id: str
    kind: str
    source: str
    target: str
    rich: bool = False
    elements: tuple[str, ...] = ()
