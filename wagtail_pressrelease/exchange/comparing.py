"""When two descriptions of a release say the same. Pure Python."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from .format import Release
from .parts import Block, Bodies, File, Files


def with_files(release: Release, change: Callable[[File], File]) -> Release:
    """The release with every file changed."""

    def body(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(block(each) for each in blocks)

    def block(each: Block) -> Block:
        if each.type == "image" and each.value.image:
            return Block("image", replace(each.value, image=change(each.value.image)))
        return Block("document", change(each.value)) if each.type == "document" and each.value else each

    return replace(
        release,
        body=Bodies(body(release.body.en), body(release.body.ja)),
        notes=Bodies(body(release.notes.en), body(release.notes.ja)),
        image=change(release.image) if release.image else None,
        audio=Files(
            en=change(release.audio.en) if release.audio.en else None,
            ja=change(release.audio.ja) if release.audio.ja else None,
        ),
        attachments=tuple(replace(each, file=change(each.file)) if each.file else each for each in release.attachments),
    )


def with_quotes_numbered(release: Release) -> Release:
    """The release with its quotes called q1, q2 …: what a file calls them is its own affair."""
    names = {quote.id: f"q{number}" for number, quote in enumerate(release.quotes, 1)}

    def body(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
        return tuple(Block("quote", names.get(each.value, "")) if each.type == "quote" else each for each in blocks)

    return replace(
        release,
        quotes=tuple(replace(quote, id=names[quote.id]) for quote in release.quotes),
        body=Bodies(body(release.body.en), body(release.body.ja)),
        notes=Bodies(body(release.notes.en), body(release.notes.ja)),
    )


def comparable(release: Release, change: Callable[[File], File]) -> Release:
    """What two descriptions of the same release are compared by: what is to be read, not where it stands or what a file
    calls its parts."""
    return replace(
        with_quotes_numbered(with_files(release, change)),
        languages=release.languages_meant(),
        topics=tuple(sorted(release.topics)),
        slug="",
        old_paths=(),
        published=False,
    )


def in_common(mine: Release, its: Release) -> tuple[int, float]:
    """How many texts and facts stand in both of two descriptions, wherever they stand there; and how much that is of
    the description that says less, from 0 to 1."""
    said, told = _said(mine), _said(its)
    number = (said & told).total()
    return number, number / (min(said.total(), told.total()) or 1)


def _said(value: Any, place: str = "") -> Counter[str]:
    """Each text and fact of a description, with the place that it is for, but not with its number there."""
    if isinstance(value, tuple):
        return sum((_said(each, place) for each in value), Counter())
    if is_dataclass(value) and not isinstance(value, Block):
        found = ((f"{place}.{each.name}", getattr(value, each.name)) for each in fields(value))
        return sum((_said(each, inner) for inner, each in found), Counter())
    return Counter() if value in (None, "", False) else Counter([f"{place} {value!r}"])
