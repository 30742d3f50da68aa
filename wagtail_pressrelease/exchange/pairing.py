"""Which paragraph is which: ids and keys that a body keeps when it is imported again, and shares with the other
language.

A piece is a block of a body on its way into Wagtail; its marks are the id of the block and the keys of its paragraphs.
Pure Python.
"""

from __future__ import annotations

import json
import random
import string
import uuid
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar

from wagtail_pressrelease.localization.values import is_nested

from . import richtext
from .richtext import Token

T = TypeVar("T")
LETTERS = string.ascii_lowercase + string.digits


@dataclass(slots=True)
class Piece:
    """A block: its type, the tokens of a paragraph, or the value of any other; and its marks, once it has them."""

    type: str
    tokens: list[Token] | None = None
    value: Any = None
    id: str = ""
    keys: list[str] | None = None

    def words(self) -> str:
        return (
            richtext.plain(self.tokens) if self.tokens is not None else json.dumps(unmarked(self.value), sort_keys=True)
        )

    def elements(self) -> list[tuple[str, str]]:
        """The tag and the words of every element that carries a key."""
        found: list[tuple[str, str]] = []
        for token in self.tokens or ():
            if token.kind == "start" and token.value in richtext.KEYED:
                found.append((token.value, ""))
            elif found and (token.kind == "words" or token.href):
                found[-1] = (found[-1][0], found[-1][1] + token.value + token.href)
        return found

    def tags(self) -> list[str]:
        return [tag for tag, words in self.elements()]

    def raw(self, page_id: Callable[[str], int | None]) -> dict[str, Any]:
        """The block as Wagtail stores it."""
        value = self.value if self.tokens is None else richtext.stored(self.tokens, self.keys or (), page_id)
        return {"type": self.type, "value": value, "id": self.id}


def keep(pieces: Sequence[Piece], before: Sequence[Piece]) -> None:
    """Give the pieces the marks of the same ones before; a piece whose words changed in its place keeps them too."""
    pairs = carried(
        [(piece.type, piece.words()) for piece in pieces], [(old.type, old.words()) for old in before], before
    )
    for piece, old in zip(pieces, pairs, strict=True):
        if old is not None:
            piece.id = old.id
            piece.value = grafted(piece.value, old.value)
            piece.keys = [key or "" for key in carried(piece.elements(), old.elements(), old.keys or ())]


def share(pieces: Sequence[Piece], first: Sequence[Piece]) -> None:
    """Where both bodies have the same shape, the second language carries the marks of the first."""
    if [piece.type for piece in pieces] == [piece.type for piece in first]:
        for piece, source in zip(pieces, first, strict=True):
            piece.id = source.id
            piece.value = grafted(piece.value, source.value)
            if piece.tags() == source.tags():
                piece.keys = list(source.keys or ())


def complete(pieces: Sequence[Piece]) -> None:
    """New marks where there are none."""
    for piece in pieces:
        piece.id = piece.id or str(uuid.uuid4())
        piece.keys = [key or new_key() for key in piece.keys or [""] * len(piece.elements())]


def new_key() -> str:
    """A key as Draftail makes them."""
    return "".join(random.choices(LETTERS, k=5))  # noqa: S311 (a name, not a secret)


def carried(new: Sequence[tuple[str, str]], old: Sequence[tuple[str, str]], marks: Sequence[T]) -> list[T | None]:
    """For each new (type, words) the mark of the old one that it is: the same words in the same order, or, where as
    many of the same types stand in its place, the one that stood there."""
    found: list[T | None] = [None] * len(new)
    if len(marks) != len(old):
        return found
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=old, b=new, autojunk=False).get_opcodes():
        same_shape = [kind for kind, words in old[i1:i2]] == [kind for kind, words in new[j1:j2]]
        if tag == "equal" or same_shape:
            found[j1:j2] = marks[i1:i2]
    return found


def grafted(new: Any, old: Any) -> Any:
    """A nested value with the ids that stood in the same places before."""
    if isinstance(new, list) and isinstance(old, list) and len(new) == len(old):
        return [grafted(mine, other) for mine, other in zip(new, old, strict=True)]
    if isinstance(new, dict) and isinstance(old, dict) and new.get("type") == old.get("type"):
        found = {name: grafted(item, old.get(name)) for name, item in new.items()}
        return {**found, "id": old["id"]} if is_nested(new) and old.get("id") else found
    return new


def marked(value: Any) -> Any:
    """A nested value with an id for every block within that has none: without one, Wagtail takes an item of a list for
    bare."""
    if isinstance(value, list):
        return [marked(item) for item in value]
    if isinstance(value, dict):
        found = {name: marked(item) for name, item in value.items()}
        return {**found, "id": value.get("id") or str(uuid.uuid4())} if is_nested(value) else found
    return value


def unmarked(value: Any) -> Any:
    """A nested value without the ids of the blocks within."""
    if isinstance(value, list):
        return [unmarked(item) for item in value]
    if isinstance(value, dict):
        left_out = {"id"} if is_nested(value) else set()
        return {name: unmarked(item) for name, item in value.items() if name not in left_out}
    return value
