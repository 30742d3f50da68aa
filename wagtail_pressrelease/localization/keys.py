"""Ids of blocks and keys of paragraphs follow their words. An editor's browser leaves a paragraph's key on the empty
line before it, gives it to the next one when a line is cut, and makes new ones for what is pasted. Pure Python."""

from __future__ import annotations

import copy
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any

from wagtail_pressrelease.press import markup
from wagtail_pressrelease.press.text import composed

from . import marks, paragraphs
from .identity import Marked, assigned
from .paragraphs import KEY, Line
from .schema import Leaf, List, Shape, Stream, Struct
from .values import complete, is_blank, is_nested

Path = tuple[str, ...]
LOOKS_RICH = re.compile(r"\s*<(p|ul|ol|h[1-6]|blockquote)\b", re.IGNORECASE)


def keep_keys(before: list[Any] | None, after: list[Any], shapes: Mapping[str, Shape] | None = None) -> list[Any]:
    """The blocks of a stream, where they say the same as `before` under the same ids and keys. Whatever has none gets
    one, and no two have the same. Without `shapes`, whatever looks like rich text is taken for it."""
    shape = None if shapes is None else Stream(shapes)
    old, new = copy.deepcopy(before or []), copy.deepcopy(after)
    complete(old, (), set())
    earlier, later = list(_blocks(old, "", "")), list(_blocks(new, "", ""))
    for block, kept in zip(later, assigned(earlier, later), strict=True):
        block.holder["id"] = kept
    complete(new, (), set())
    texts_before = [_Text(*place) for place in _texts({"": old}, "", shape, ())]
    texts = [_Text(*place) for place in _texts({"": new}, "", shape, ())]
    _give_missing(texts_before, set())
    _share(texts_before, texts)
    _give_missing(texts, {line.key for text in texts_before for line in text.lines})
    for text in texts:
        text.store()
    return new


def _share(before: list[_Text], after: list[_Text]) -> None:
    earlier, later = ([mark for text in texts for mark in text.marked()] for texts in (before, after))
    for mark, kept in zip(later, assigned(earlier, later), strict=True):
        mark.holder.key = kept


def _give_missing(texts: list[_Text], others: set[str]) -> None:
    """Keys where there are none, the same that reading makes: see `Body`."""
    given = {line.key for text in texts for line in text.lines} | others
    used: set[str] = set()
    for text in texts:
        for number, line in enumerate(text.lines):
            if not line.key or line.key in used:
                line.key = marks.key(":".join(text.path), str(number), taken=given | used)
            used.add(line.key)


class _Text:
    """A rich text, which stands in `node[name]`."""

    def __init__(self, node: Any, name: Any, path: tuple[str, ...]) -> None:
        self.node, self.name, self.path = node, name, path
        self.all = paragraphs.read(node[name])
        self.lines = [line for line in self.all if line.tag or line.text]
        self.stored = [line.key for line in self.lines]

    def marked(self) -> list[Marked]:
        return [Marked("", self.path[0], line.key, _words(line), line) for line in self.lines]

    def store(self) -> None:
        if [line.key for line in self.lines if line.tag] != [
            key for key, line in zip(self.stored, self.lines, strict=True) if line.tag
        ]:
            self.node[self.name] = paragraphs.write(self.all)


def _words(line: Line) -> str:
    return " ".join(composed(markup.words(line.text)).split())


def _texts(node: Any, name: Any, shape: Shape | None, path: Path) -> Iterator[tuple[Any, Any, Path]]:
    """Where the rich texts of a value stand."""
    value = node[name]
    if isinstance(value, str) and (shape is Leaf.RICH or (shape is None and LOOKS_RICH.match(value))):
        yield node, name, path
    elif isinstance(value, list) and not isinstance(shape, Leaf):
        for item in value:
            if is_nested(item):
                yield from _texts(item, "value", _inner(shape, item["type"]), (*path, item["id"]))
    elif isinstance(value, dict) and not isinstance(shape, Leaf):
        for part in value:
            yield from _texts(value, part, _inner(shape, part), (*path, part))


def _inner(shape: Shape | None, name: str) -> Shape | None:
    if isinstance(shape, Struct):
        return shape.parts.get(name, Leaf.NEUTRAL)
    if isinstance(shape, Stream):
        return shape.types.get(name, Leaf.NEUTRAL)
    return shape.item if isinstance(shape, List) else shape


def _blocks(value: Any, kind: str, group: str) -> Iterator[Marked]:
    """The blocks of a value, and those within."""
    if isinstance(value, list):
        for item in value:
            if is_nested(item):
                name, mark = f"{kind}/{item['type']}", item.get("id")
                mark = mark if isinstance(mark, str) else ""
                said = _bare(item["value"])
                words = "" if is_blank(said) else json.dumps(said, ensure_ascii=False, sort_keys=True)
                yield Marked(name, group, mark, words, item)
                yield from _blocks(item["value"], name, mark)
    elif isinstance(value, dict):
        for part, inner in value.items():
            yield from _blocks(inner, f"{kind}/{part}", group)


def _bare(value: Any) -> Any:
    """A value without ids, keys and whatever is blank."""
    if isinstance(value, str):
        words = " ".join(composed(KEY.sub("", value)).split())
        return "" if LOOKS_RICH.match(words) and not markup.words(words) else words
    if isinstance(value, list):
        return [said for said in map(_bare, value) if not is_blank(said)]
    if isinstance(value, dict):
        kept = ((name, _bare(part)) for name, part in value.items() if not (name == "id" and is_nested(value)))
        return {name: said for name, said in kept if not is_blank(said)}
    return value
