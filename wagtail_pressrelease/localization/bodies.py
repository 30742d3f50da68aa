"""A body, or any value of one shape, as the texts that stand in it. Pure Python."""

from __future__ import annotations

import json
from dataclasses import dataclass, field, replace
from typing import Any

from . import marks, paragraphs
from .paragraphs import Line
from .schema import Leaf, List, Shape, Stream, Struct
from .values import Raw, complete, is_blank, is_figure, items, loaded, neutral, said, table_cells, wrap

KINDS = frozenset({"heading", "item", "alt", "caption", "credit"})  # names that say what a text is


@dataclass(slots=True, eq=False)
class Step:
    """One step on the way to a text: into an `item` of a list, into a part of a struct, or to a cell of a table."""

    name: Any = None
    item: Raw = field(default_factory=dict)
    siblings: list[Any] = field(default_factory=list)
    shape: Shape = Leaf.NEUTRAL


@dataclass(frozen=True, slots=True, eq=False)
class Place:
    """Where something stands: in `node[name]`. `slot` says where in its block, with numbers in place of ids."""

    id: str
    node: Any
    name: Any
    steps: tuple[Step, ...] = ()
    slot: tuple[Any, ...] = ()
    kind: str = "text"
    block: str = ""

    @property
    def value(self) -> Any:
        return self.node[self.name]

    def part(self, node: Any, name: Any, step: Any, kind: str, suffix: str) -> Place:
        """A place inside of this one."""
        steps = (*self.steps, Step(step))
        return Place(f"{self.id}:{suffix}", node, name, steps, (*self.slot, suffix), kind, self.block)


@dataclass(slots=True, eq=False)
class Doc:
    """A rich text, read."""

    lines: list[Line]
    place: Place
    changed: bool = False


@dataclass(slots=True, eq=False)
class Element:
    """One text; or one value that is the same in every language, and with `is_frame` all such values of a block."""

    id: str
    kind: str
    leaf: Leaf
    text: str
    place: Place
    line: Line | None = None
    doc: Doc | None = None
    is_frame: bool = False

    @property
    def is_blank(self) -> bool:
        return not self.text.strip()

    @property
    def top(self) -> Raw | None:
        """The block that it stands in."""
        return self.place.steps[0].item if self.place.steps else None

    @property
    def own_id(self) -> tuple[Any, ...]:
        """What tells it apart wherever its block stands: the key of a paragraph, the item of a list and the part of
        it. Empty for what only its block has an id for."""
        if self.line:
            return (self.line.key,)
        names: list[Any] = []
        for step in reversed(self.place.steps[1:]):
            if step.name is None:
                return (step.item["id"], *names)
            names.insert(0, step.name)
        return ()

    @property
    def stands_alone(self) -> bool:
        """Whether it is a block's whole value."""
        return len(self.place.steps) == 1 and self.place.name == "value"


class Body:
    """`stored` is a stream (JSON or a list), or the HTML of a rich field. What is read is a copy, with an id for
    everything that can have one."""

    def __init__(self, name: str, shape: Shape, stored: Any) -> None:
        self.is_json = not isinstance(stored, list)
        self.is_stream = isinstance(shape, Stream)
        self.elements: list[Element] = []
        self.docs: dict[tuple[int, Any], Doc] = {}
        self.ids: set[str] = set()
        self.keys: set[str] = set()
        self.blocks = loaded(stored) if self.is_stream else []
        self.root: Raw = {"root": self.blocks if self.is_stream else stored or ""}
        wrap(self.blocks, shape)
        complete(self.blocks, (), self.ids)
        self._read(shape, Place(name, self.root, "root"))
        self._name_lines()

    def stored(self) -> Any:
        """The value as it is to be stored."""
        for doc in self.docs.values():
            if doc.changed:
                doc.place.node[doc.place.name] = paragraphs.write(doc.lines)
        value = self.root["root"]
        return json.dumps(value, ensure_ascii=False) if self.is_stream and self.is_json else value

    def doc_at(self, node: Any, name: Any) -> Doc:
        """The rich text that stands there; a new one where it was not read yet."""
        found = self.docs.get((id(node), name))
        if found is None:
            html = node.get(name)
            found = Doc(paragraphs.read(html) if isinstance(html, str) else [], Place("", node, name))
            self.docs[id(node), name] = found
        return found

    def _read(self, shape: Shape, place: Place) -> None:
        value = place.value
        if isinstance(shape, Stream | List):
            for number, (item, inner) in enumerate(items(value, shape)):
                self._item(item, inner, place, number, "item" if isinstance(shape, List) else item["type"])
        elif isinstance(shape, Struct):
            for name, inner in shape.parts.items() if isinstance(value, dict) else ():
                if name in value:
                    self._read(inner, place.part(value, name, name, name if name in KINDS else "text", name))
        elif shape is Leaf.TABLE:
            self._table(value, place)
        elif shape is Leaf.RICH:
            self._rich(place)
        else:
            self._add(shape, place)

    def _item(self, item: Raw, shape: Shape, place: Place, number: int, kind: str) -> None:
        steps = (*place.steps, Step(None, item, place.value, shape))
        slot = (*place.slot, number) if place.steps else ()
        kind = kind if kind in KINDS else "text"
        inside = Place(f"{place.id}:{item['id']}", item, "value", steps, slot, kind, place.block or item["type"])
        if not place.steps and (shape is Leaf.TABLE or not isinstance(shape, Leaf)):
            kept = neutral(item["value"], shape)
            if not is_blank(kept):
                self.elements.append(Element(inside.id, "placement", Leaf.NEUTRAL, said(kept), inside, is_frame=True))
        self._read(shape, inside)

    def _add(self, leaf: Leaf, place: Place) -> None:
        value = place.value
        if leaf is Leaf.NEUTRAL:
            self.elements.append(Element(place.id, "placement", leaf, said(value), place))
        else:
            self.elements.append(Element(place.id, place.kind, leaf, value if isinstance(value, str) else "", place))

    def _table(self, value: Any, place: Place) -> None:
        if isinstance(value, dict) and "table_caption" in value:
            self._add(Leaf.TEXT, place.part(value, "table_caption", "table_caption", "caption", "caption"))
        for row, column, cells in table_cells(value):
            leaf = Leaf.NEUTRAL if is_figure(cells[column]) else Leaf.TEXT
            self._add(leaf, place.part(cells, column, (row, column), "cell", f"r{row}c{column}"))

    def _rich(self, place: Place) -> None:
        lines = paragraphs.read(place.value) if isinstance(place.value, str) else []
        doc = self.docs[id(place.node), place.name] = Doc(lines, place)
        for number, line in enumerate(lines):
            if line.tag or line.text:
                kind = "item" if line.tag == "li" else "heading" if line.tag.startswith("h") else "paragraph"
                stands = replace(place, slot=(*place.slot, number))
                self.elements.append(Element(place.id, kind, Leaf.RICH, line.text, stands, line, doc))

    def _name_lines(self) -> None:
        """Ids of paragraphs, now that it is known which keys are taken."""
        lines = [(element, element.line) for element in self.elements if element.line is not None]
        given = {line.key for _, line in lines}
        numbers: dict[str, int] = {}
        for element, line in lines:
            number = numbers[element.id] = numbers.get(element.id, -1) + 1
            if not line.key or line.key in self.keys:
                within = element.id.partition(":")[2]
                line.key = marks.key(within, str(number), taken=given | self.keys)
            self.keys.add(line.key)
            element.id = f"{element.id}:{line.key}"
