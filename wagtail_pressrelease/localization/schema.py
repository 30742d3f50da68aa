"""Which texts of a page are translated, as values: made by shapes.py from the page's model. Pure Python."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Leaf(StrEnum):
    """A value without further shapes inside."""

    TEXT = "text"
    RICH = "rich"
    TABLE = "table"
    NEUTRAL = "neutral"
    """The same in every language: a quote's place, a document, an embed, a number."""


@dataclass(frozen=True, slots=True)
class Struct:
    """A value with named parts."""

    parts: Mapping[str, Shape]


@dataclass(frozen=True, slots=True)
class List:
    """Items of one shape, each with an id."""

    item: Shape


@dataclass(frozen=True, slots=True)
class Stream:
    """Blocks of several types, each with an id."""

    types: Mapping[str, Shape]


Shape = Leaf | Struct | List | Stream


@dataclass(frozen=True, slots=True)
class Schema:
    """`fields` and `streams` of the page, and the fields of its rows, each in reading order."""

    fields: tuple[str, ...] = ()
    streams: Mapping[str, Mapping[str, Shape]] = field(default_factory=dict)
    rows: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    rich: frozenset[str] = frozenset()
    """Which of the fields are rich text: `history`, or `quotes.text` in rows."""
    order: tuple[str, ...] = ()
    """Fields and streams in reading order; left out, the fields come first."""

    @property
    def names(self) -> tuple[str, ...]:
        return self.order or (*self.fields, *self.streams)
