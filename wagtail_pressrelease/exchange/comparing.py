"""When two descriptions of a release say the same. Pure Python."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

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
