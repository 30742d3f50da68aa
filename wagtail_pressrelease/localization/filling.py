"""Texts put into a body. A new text stands where the source's order puts it, under the source's id and key. Pure
Python."""

from __future__ import annotations

import copy
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from wagtail_pressrelease.press import markup
from wagtail_pressrelease.press.text import composed

from . import marks, paragraphs
from .bodies import Body, Doc, Element, Step
from .pairing import Pair, Pairs, is_placed, split_key
from .paragraphs import Line, Lists, fresh, shared_lists
from .schema import Leaf
from .units import paired_units
from .values import Raw, complete, frame


class Filling:
    """The target is changed in place."""

    def __init__(self, source: Body, target: Body, pairs: Pairs) -> None:
        self.source, self.target = source, target
        self.was_empty = not target.blocks
        self.changed = False
        self.pairs = paired_units(source, target, pairs)
        self.homes: dict[int, list[Raw]] = {}  # of a block or an item of the source: where its texts stand
        self.lines: dict[int, list[tuple[Doc, Line]]] = {}  # of a source's paragraph
        for _, pair in self.pairs:
            for element in pair.targets:
                self._meet(pair.source, element)

    def put(self, values: Mapping[str, str]) -> bool:
        """Whether anything changed."""
        for unit, pair in self.pairs:
            if unit is None or values.get(unit.id, unit.target) == unit.target:
                continue
            value = values[unit.id]
            if unit.kind == "placement":
                self._put_placement(pair, bool(value.strip()))
            elif unit.rich:
                self._put_rich(pair, parts(value, like=unit.source + unit.target))
            else:
                self._put_plain(pair, composed(value))
        if self.changed and self.was_empty and self.target.blocks:
            self._carry_over(values)
        for doc in self.target.docs.values():
            if doc.changed and not doc.lines and doc.place.steps and doc.place.name == "value":
                self._remove(doc.place.steps)
        return self.changed

    def _meet(self, source: Element | None, target: Element) -> None:
        if source is None:
            return
        if target.doc and target.line:
            self.lines.setdefault(id(source), []).append((target.doc, target.line))
        for mine, theirs in zip(source.place.steps, target.place.steps, strict=False):
            if mine.name != theirs.name:
                break
            if mine.name is None and mine.item["type"] == theirs.item["type"]:
                homes = self.homes.setdefault(id(mine.item), [])
                if all(home is not theirs.item for home in homes):
                    homes.append(theirs.item)

    # --- plain texts, and values that are the same in every language
    def _put_plain(self, pair: Pair, value: str) -> None:
        if not pair.targets:
            if not value.strip() or pair.source is None:
                return
            node, name = self._reach(pair.source.place.steps)
        elif value.strip():
            node, name = pair.targets[0].place.node, pair.targets[0].place.name
        else:
            self._remove(pair.targets[0].place.steps)
            return
        node[name] = value
        self.changed = True

    def _put_placement(self, pair: Pair, carried: bool) -> None:
        if not carried:
            if pair.targets and is_placed(pair.targets[0]):
                self._remove(pair.targets[0].place.steps)
        elif pair.source is not None and pair.targets:
            place = pair.targets[0].place
            place.node[place.name] = copy.deepcopy(pair.source.place.value)
            self.changed = True
        elif pair.source is not None:
            self._reach(pair.source.place.steps)

    def _carry_over(self, values: Mapping[str, str]) -> None:
        """A body that gets its first text gets the source's pictures, quotes, documents and embeds with it."""
        for element in self.source.elements:
            step = element.place.steps[0]
            wanted = values.get(element.id) != "" and step.shape is not Leaf.TABLE and not element.is_blank
            if is_placed(element) and wanted and self._home(step, self.target.blocks) is None:
                self._insert(step, self.target.blocks)

    def _remove(self, steps: Sequence[Step]) -> None:
        """Take a text away: the block or the item that it is the whole of, else the words alone."""
        self.changed = True
        step = steps[-1]
        if step.name is not None:
            node, name = _within(steps)
            node[name] = ""
            return
        place = next((n for n, item in enumerate(step.siblings) if item is step.item), None)
        if place is not None:
            del step.siblings[place]
            if not step.siblings and len(steps) > 1 and steps[-2].name is None:
                self._remove(steps[:-1])

    # --- where the source's order puts something
    def _reach(self, steps: Iterable[Step]) -> tuple[Any, Any]:
        """The place in the target that corresponds to one in the source; what is missing on the way is made."""
        node, name = self.target.root, "root"
        for step in steps:
            if step.name is None:
                if not isinstance(node[name], list):
                    node[name] = []
                item = self._home(step, node[name])
                node, name = item if item is not None else self._insert(step, node[name]), "value"
            elif isinstance(step.name, tuple):
                node, name = _cell(node, name, *step.name)
            else:
                if not isinstance(node[name], dict):
                    node[name] = {}
                node, name = node[name], step.name
                node.setdefault(name, "")
        return node, name

    def _home(self, step: Step, siblings: Sequence[Any]) -> Raw | None:
        same = [each for each in siblings if _named(each) == (step.item["type"], step.item["id"])]
        # What is the home of another item by its id is not this one's too.
        others = {_named(each) for each in step.siblings if each is not step.item}
        homes = [each for each in self.homes.get(id(step.item), ()) if _named(each) not in others]
        met = [each for each in homes if any(each is other for other in siblings)]
        return next(iter((*same, *met)), None)

    def _insert(self, step: Step, siblings: list[Any]) -> Raw:
        made = {**step.item, "value": frame(step.item["value"], step.shape)}
        complete([made], ("carried",), self.target.ids)
        place = next(n for n, item in enumerate(step.siblings) if item is step.item)
        siblings.insert(self._after(step.siblings[:place], step.siblings[place + 1 :], siblings), made)
        self.homes.setdefault(id(step.item), []).append(made)
        self.changed = True
        return made

    def _after(self, before: Sequence[Any], behind: Sequence[Any], siblings: Sequence[Any]) -> int:
        """Behind what the nearest one before stands as, else before what the nearest one behind does."""
        for item in reversed(before):
            if places := self._places(item, siblings):
                return max(places) + 1
        for item in behind:
            if places := self._places(item, siblings):
                return min(places)
        return len(siblings)

    def _places(self, item: Any, siblings: Sequence[Any]) -> list[int]:
        homes = self.homes.get(id(item), ())
        return [
            place
            for place, each in enumerate(siblings)
            if any(each is home for home in homes) or (_named(item)[1] and _named(item) == _named(each))
        ]

    # --- paragraphs
    def _put_rich(self, pair: Pair, texts: Sequence[str]) -> None:
        if list(texts) == [element.text for element in pair.targets if not element.is_blank]:
            return
        had = [(element.doc, element.line) for element in pair.targets if element.doc and element.line]
        if not had:
            if pair.source is not None and texts:
                self._add_lines(pair.source, texts)
            return
        self.changed = True
        for (doc, line), text in zip(had, texts, strict=False):
            line.change(text)
            doc.changed = True
        for doc, line in had[len(texts) :]:
            _take_away(doc, line)
        doc, last = had[: max(len(texts), 1)][-1]
        for number, text in enumerate(texts[len(had) :], len(had)):
            line = Line(last.tag or "p", text, text, self._key(split_key(had[0][1].key, number)), last.lists)
            doc.lines.insert(doc.lines.index(last) + 1, line)
            last = line

    def _add_lines(self, source: Element, texts: Sequence[str]) -> None:
        assert source.line and source.doc  # noqa: S101 (for the type checker)
        if (around := self._item_around(source)) is not None:
            self._add_lines(around, [""])
        doc, place, lists = self._line_place(source)
        first = self._key(source.line.key)
        for number, text in enumerate(texts):
            key = self._key(split_key(first, number)) if number else first
            line = Line(source.line.tag or "p", text, text, key, lists)
            doc.lines.insert(place + number, line)
            self.lines.setdefault(id(source), []).append((doc, line))
        doc.changed = self.changed = True

    def _item_around(self, source: Element) -> Element | None:
        """The item of an outer list that an item stands in, where the target has none for it yet."""
        siblings, wanted = self._siblings(source), source.line.lists[:-1] if source.line else ()
        before = siblings[: siblings.index(source)]
        around = next((each for each in reversed(before) if each.line and each.line.lists == wanted), None)
        return around if wanted and around is not None and id(around) not in self.lines else None

    def _siblings(self, source: Element) -> list[Element]:
        """What stands in the same rich text, in order."""
        return [element for element in self.source.elements if element.doc is source.doc and element.line]

    def _line_place(self, source: Element) -> tuple[Doc, int, Lists]:
        """Where a new paragraph goes: the text, the place in it, and the lists that it joins or begins."""
        siblings = self._siblings(source)
        at = siblings.index(source)
        before = next((each for each in reversed(siblings[:at]) if self.lines.get(id(each))), None)
        behind = next((each for each in siblings[at + 1 :] if self.lines.get(id(each))), None)
        wanted = source.line.lists if source.line else ()
        joins: Lists = ()
        if before is not None:
            doc, line = self.lines[id(before)][-1]
            place = doc.lines.index(line) + 1
            joins = _joined_lists(wanted, before, line)
            while place < len(doc.lines) and len(doc.lines[place].lists) > len(wanted) > 0:
                place += 1  # what stands inside of the item before
        elif behind is not None:
            doc, line = self.lines[id(behind)][0]
            place = doc.lines.index(line)
        else:
            doc = self.target.doc_at(*self._reach(source.place.steps))
            return doc, len(doc.lines), fresh(wanted, doc.lines)
        if behind is not None and self.lines[id(behind)][0][0] is doc:
            following = self.lines[id(behind)][0][1]
            if doc.lines.index(following) == place:
                joins = max(joins, _joined_lists(wanted, behind, following), key=len)
        return doc, place, (*joins, *fresh(wanted[len(joins) :], doc.lines))

    def _key(self, wanted: str) -> str:
        key = wanted if wanted not in self.target.keys else marks.key(wanted, taken=self.target.keys)
        self.target.keys.add(key)
        return key


def parts(value: str, like: str = "") -> list[str]:
    """The paragraphs of a rich text that somebody sent, each in the one form that is stored: with what paragraphs may
    hold, and with the further markup that the text `like` has."""
    allowed = markup.INLINE | (markup.FURTHER & {piece.name for piece in markup.pieces(like)})
    found = (markup.inline(line.inner, allowed) for line in paragraphs.read(value))
    return [part for part in found if part]


def _named(item: Any) -> tuple[str, str]:
    return (str(item.get("type")), str(item.get("id") or "")) if isinstance(item, dict) else ("", "")


def _within(steps: Sequence[Step]) -> tuple[Any, Any]:
    """What the steps lead to, in the body that they were read from."""
    node: Any = None
    name: Any = None
    for step in steps:
        if step.name is None:
            node, name = step.item, "value"
        elif isinstance(step.name, tuple):
            node, name = node[name]["data"][step.name[0]], step.name[1]
        else:
            node, name = node[name], step.name
    return node, name


def _cell(node: Any, name: Any, row: int, column: int) -> tuple[Any, Any]:
    """A cell of a table, which grows where it is too small."""
    table = node[name] = node[name] if isinstance(node[name], dict) else {}
    data = table.setdefault("data", [])
    while len(data) <= row:
        data.append([])
    width = max(column + 1, *(len(cells) for cells in data))
    for cells in data:
        cells.extend([""] * (width - len(cells)))
    return data[row], column


def _take_away(doc: Doc, line: Line) -> None:
    place = doc.lines.index(line)
    following = doc.lines[place + 1].lists if place + 1 < len(doc.lines) else ()
    if len(following) > len(line.lists) and shared_lists(following, line.lists) == line.lists and line.lists:
        line.inner = line.text = ""  # it holds a list that stays
    else:
        del doc.lines[place]
    doc.changed = True


def _joined_lists(wanted: Lists, sibling: Element, line: Line) -> Lists:
    """The lists of a target's item that a new one stands in too, where the source's stand in the same ones."""
    shared = len(shared_lists(wanted, sibling.line.lists if sibling.line else ()))
    joins = line.lists[:shared]
    return joins if [tag for tag, _ in joins] == [tag for tag, _ in wanted[:shared]] else ()
