"""What is translated, piece by piece: every text of a page, in reading order, in both languages. Frozen values in,
frozen values out. Pure Python."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import blake2b
from typing import Any

from wagtail_pressrelease.press import markup
from wagtail_pressrelease.press.text import composed

from .bodies import Body, Element
from .pairing import NO_PAIRS, Pair, Pairing, Pairs, is_placed
from .paragraphs import KEY
from .schema import Leaf, List, Schema, Shape, Stream, Struct

__all__ = ["Leaf", "List", "Schema", "Shape", "Stream", "Struct", "Unit", "digest", "plain", "units"]


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a page in both languages: plain, or the HTML inside of a paragraph. A source that several paragraphs
    translate has them as `<p>…</p>` each, on lines of their own. `source` is "" where only the target has it.

    A `placement` is a value that is the same in every language and is there in one of them only, or differs."""

    id: str
    kind: str
    source: str
    target: str
    rich: bool = False
    elements: tuple[str, ...] = ()
    """In a body: the ids of the texts that make up the target."""
    proposed: bool = False
    """The two were paired because they look alike; nobody has said so."""
    block: str = ""
    """In a body: the type of the block."""


def units(content: Mapping[str, Any], source: str, target: str, schema: Schema, pairs: Pairs = NO_PAIRS) -> list[Unit]:
    """The units of a version's content, in reading order; what only the target has stands after what it follows there.
    `pairs` are the targets that people confirmed for a source."""
    found: list[Unit] = []
    for name, shape in shapes(schema):
        first, second = content.get(f"{name}_{source}"), content.get(f"{name}_{target}")
        found += _read(name, shape, first, second, pairs)
    for relation, names in schema.rows.items():
        for row in rows(content, relation, source, target):
            for name in names:
                shape = Leaf.RICH if f"{relation}.{name}" in schema.rich else Leaf.TEXT
                first, second = row.get(f"{name}_{source}"), row.get(f"{name}_{target}")
                found += _read(f"{relation}:{row_id(row)}:{name}", shape, first, second, pairs)
    return found


def shapes(schema: Schema) -> Iterator[tuple[str, Shape]]:
    """The page's own fields and streams, each with its shape."""
    for name in schema.names:
        if name in schema.streams:
            yield name, Stream(schema.streams[name])
        else:
            yield name, Leaf.RICH if name in schema.rich else Leaf.TEXT


def rows(content: Mapping[str, Any], relation: str, source: str, target: str) -> list[dict[str, Any]]:
    """The rows that readers of both languages see."""
    return [
        row
        for row in content.get(relation) or ()
        if row_id(row) and row.get(f"for_{source}") is not False and row.get(f"for_{target}") is not False
    ]


def row_id(row: Mapping[str, Any]) -> str:
    return str(row.get("uid") or row.get("pk") or "")


def _read(id: str, shape: Shape, source: Any, target: Any, pairs: Pairs) -> list[Unit]:
    if shape is Leaf.TEXT:
        mine, theirs = source or "", target or ""
        return [Unit(id, id.rpartition(":")[2], mine, theirs)] if mine.strip() or theirs.strip() else []
    first, second = Body(id, shape, source), Body(id, shape, target)
    return [unit for unit, _ in paired_units(first, second, pairs) if unit]


def paired_units(source: Body, target: Body, pairs: Pairs) -> list[tuple[Unit | None, Pair]]:
    """The pairs of a body, each with its unit where it makes one."""
    found: list[tuple[Unit | None, Pair]] = []
    taken: set[str] = set()
    pairing = Pairing(source.elements, target.elements, pairs)
    # Blocks that have words, and those that are there on both sides, need no placement of their own.
    worded = {id(e.top) for e in (*source.elements, *target.elements) if e.leaf is not Leaf.NEUTRAL and not e.is_blank}
    worded |= {id(e.top) for pair in pairing.pairs if pair.source for e in (pair.source, *pair.targets) if pair.targets}
    for pair in pairing.in_order():
        unit = _unit(pair, pair.source or pair.targets[0], worded, taken)
        found.append((unit, pair))
        taken.update([unit.id] if unit else ())
    return found


def _unit(pair: Pair, element: Element, worded: set[int], taken: set[str]) -> Unit | None:
    if not _is_unit(pair, element, worded):
        return None
    name = element.id
    while name in taken:  # the target has a text under this id that translates another source
        name += "+"
    theirs = [each for each in pair.targets if not each.is_blank]
    return Unit(
        name,
        _kind(pair),
        pair.source.text if pair.source and not pair.source.is_blank else "",
        joined([each.text for each in theirs]),
        element.leaf is Leaf.RICH,
        tuple(each.id for each in theirs),
        pair.proposed,
        element.place.block,
    )


def _kind(pair: Pair) -> str:
    kinds = [element.kind for element in (pair.source, *pair.targets) if element]
    return next((kind for kind in kinds if kind != "placement"), "placement")


def _is_unit(pair: Pair, element: Element, worded: set[int]) -> bool:
    texts = [each.text.strip() for each in (pair.source, *pair.targets) if each]
    if not any(texts):
        return False
    if element.leaf is not Leaf.NEUTRAL:
        return True
    if pair.source and pair.targets:
        return not element.is_frame and texts[0] != texts[1]
    return is_placed(element) and id(element.top) not in worded


def joined(texts: Sequence[str]) -> str:
    """Several paragraphs as one value."""
    if not texts:
        return ""
    return texts[0] if len(texts) == 1 else "\n".join(f"<p>{text}</p>" for text in texts)


def digest(text: str) -> str:
    """A print of a text, by which two are told apart: block keys, white space and how letters are composed make no
    difference. "" where there is nothing."""
    words = " ".join(composed(KEY.sub("", text or "")).split())
    return blake2b(words.encode(), digest_size=8).hexdigest() if words else ""


def plain(text: str) -> str:
    """The words alone, on one line."""
    return " ".join(markup.words(text or "").split())
