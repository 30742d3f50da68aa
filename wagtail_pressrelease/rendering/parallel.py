"""Both languages of a release at once (対訳): its texts in rows, each beside its counterpart."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from uuid import UUID

from wagtail.rich_text import RichText

from wagtail_pressrelease.localization import paragraphs
from wagtail_pressrelease.localization.bodies import Body, Element
from wagtail_pressrelease.localization.desk import confirmed, pairs_of
from wagtail_pressrelease.localization.pairing import Pair, Pairing
from wagtail_pressrelease.localization.schema import Leaf, Stream
from wagtail_pressrelease.localization.shapes import schema_of
from wagtail_pressrelease.press.fetched import fetched
from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.publishing.compile import stream_data

from . import release


@dataclass(frozen=True, slots=True)
class Passage:
    """One language's side of a row: blocks of the page, or paragraphs; neither where nothing stands opposite."""

    blocks: tuple = ()
    text: RichText | None = None

    def __bool__(self) -> bool:
        return bool(self.blocks or self.text)


Row = dict[str, Passage]
"""What belongs together, by language."""


def context(own: dict, page, reading: "release.Reading", request, found: dict) -> dict:
    """What the template gets beside the release's `own` context: `sides`, the context of each language, the reader's
    first; `body_rows` and `notes_rows`, whose rows pair a side with its passage."""
    mirrored = replace(
        reading, release=reading.companion, companion=reading.release, language=other(reading.language), beside=page
    )
    sides = {reading.language: own, mirrored.language: release.context(reading.beside, mirrored, request, found)}
    pages = {reading.language: page, mirrored.language: reading.beside}
    source = reading.release.source_language
    known = pairs(page, other(source))
    with fetched(found):
        parts = {
            f"{name}_rows": [
                [(side, row[language]) for language, side in sides.items()]
                for row in rows(name, pages, source, other(source), known)
            ]
            for name in ("body", "notes")
        }
    return {"sides": list(sides.values()), **parts}


def pairs(page, target: str) -> dict:
    """What people said belongs together in this release, in one query."""
    ledger = UUID(str(page.ledger))
    return pairs_of(confirmed([ledger], target), ledger)


def rows(name: str, pages: Mapping[str, object], source: str, target: str, known: Mapping) -> list[Row]:
    """A stream of the issued pages of both languages: paragraph beside paragraph, else block beside block, in the
    source's order."""
    shape = Stream(schema_of(type(pages[source])).streams[name])
    mine, theirs = (_Side(name, shape, getattr(pages[language], f"{name}_{language}")) for language in (source, target))
    pairing = Pairing(mine.body.elements, theirs.body.elements, known)
    found = []
    for together in _together(pairing.in_order()):
        row = {
            source: mine.passage(pair.source for pair in together if pair.source),
            target: theirs.passage(element for pair in together for element in pair.targets),
        }
        if any(row.values()):
            found.append(row)
    return found


def _together(pairs: Iterable[Pair]) -> list[list[Pair]]:
    """The items of a list stay together, also those that one language alone has; the rest is in rows of its own."""
    rows: list[list[Pair]] = []
    lists: set = set()
    for pair in pairs:
        mine = {_list_of(element) for element in (pair.source, *pair.targets) if element} - {None}
        if mine & lists:
            rows[-1].append(pair)
            lists |= mine
        else:
            rows.append([pair])
            lists = mine
    return rows


def _list_of(element: Element):
    return (id(element.doc), element.line.lists[0]) if element.line and element.line.lists else None


class _Side:
    """A stream in one language. A block is shown once, beside the first of its texts."""

    def __init__(self, name: str, shape: Stream, stream) -> None:
        self.body = Body(name, shape, stream_data(stream))
        self.blocks = {id(raw): block for raw, block in zip(self.body.blocks, stream or (), strict=True)}

    def passage(self, elements: Iterable[Element]) -> Passage:
        elements = list(elements)
        if all(element.leaf is Leaf.RICH and element.stands_alone for element in elements):
            lines = [element.line for element in elements if not element.is_blank]
            return Passage(text=RichText(paragraphs.write(lines)))
        return Passage(tuple(self._not_shown_yet(elements)))

    def _not_shown_yet(self, elements: Iterable[Element]) -> Iterator:
        for element in elements:
            block = self.blocks.pop(id(element.top), None)
            if block is not None:
                yield block
