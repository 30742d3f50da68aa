"""A rich text as its paragraphs, headings and list items, one after the other, and back. What is not touched is written
as it was read. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from wagtail_pressrelease.press.markup import LINES, LISTS, STANDALONE, Piece, inline, pieces

USABLE = re.compile(r"[A-Za-z0-9_-]{1,40}")
KEY = re.compile(r"""\s*\bdata-block-key\s*=\s*("[^"]*"|'[^']*'|[^\s>]*)""", re.IGNORECASE)
Lists = tuple[tuple[str, int], ...]  # the lists that an item stands in, outermost first: tag and number


@dataclass(slots=True, eq=False)
class Line:
    """`tag` is "" for what stands outside of every paragraph; `inner` is as stored, `text` in its one form."""

    tag: str
    inner: str
    text: str
    key: str = ""
    lists: Lists = ()
    rest: str = ""
    """The attributes beside the key, as stored."""

    def change(self, text: str) -> None:
        if text != self.text:
            self.inner = self.text = text
            self.tag = self.tag or "p"

    @property
    def html(self) -> str:
        key = f' data-block-key="{self.key}"' if self.key and self.tag else ""
        start = f"<{self.tag}{key}{self.rest}>" if self.tag else ""
        end = f"</{self.tag}>" if self.tag and self.tag != "li" else ""
        return f"{start}{self.inner}{end}"


def read(html: str) -> list[Line]:
    return [replace(line) for line in _read(html)]


@lru_cache(maxsize=1024)  # opening and saving a desk reads the same texts several times
def _read(html: str) -> tuple[Line, ...]:
    reader = _Reader(html)
    for piece in pieces(html):
        reader.take(piece)
    if reader.finish():
        # Nothing closed it, so what was open in it would swallow the tag that is written behind it.
        reader.lines[-1].inner = reader.lines[-1].text
    return tuple(reader.lines)


class _Reader:
    def __init__(self, html: str) -> None:
        self.html = html
        self.lines: list[Line] = []
        self.lists: Lists = ()
        self.number = 0
        self.start: Piece | None = None  # of the line that is open
        self.inside: list[Piece] = []

    def take(self, piece: Piece) -> None:
        tag, kind = piece.name, piece.kind
        in_item = self.start is not None and self.start.name == "li"
        if kind == "start" and tag in LINES and not (in_item and tag != "li"):
            self.finish()
            self.start = piece
        elif kind == "start" and tag in LISTS:
            self.finish()
            self.number += 1
            self.lists = (*self.lists, (tag, self.number))
        elif kind == "start" and tag in STANDALONE and self.start is None:
            self.finish()
            self.inside = [piece]
            self.finish()
        elif kind == "end" and self.start is not None and tag == self.start.name:
            self.finish()
        elif kind == "end" and tag in LISTS:
            self.finish()
            self.lists = self.lists[:-1]
        elif kind == "end" and tag in LINES and self.start is None:
            pass  # closes an item in which a list stood, or nothing
        elif self.start or self.inside or self.html[piece.start : piece.end].strip():
            self.inside.append(piece)

    def finish(self) -> bool:
        """Close the line that is open; whether one was."""
        was_open = self.start is not None or bool(self.inside)
        if was_open:
            first = self.inside[0].start if self.inside else 0
            inner = self.html[first : self.inside[-1].end] if self.inside else ""
            line = Line("", inner, inline(self.html, found=self.inside))
            if self.start is not None:
                line.tag, key = self.start.name, self.start.attributes.get("data-block-key", "")
                line.key = key if USABLE.fullmatch(key) else ""
                stored = self.html[self.start.start + 1 + len(line.tag) : self.start.end].rstrip("/>")
                line.rest = KEY.sub("", stored).rstrip()
                if line.tag == "li":
                    self.number += not self.lists
                    self.lists = self.lists or (("ul", self.number),)
                    line.lists = self.lists
            self.lines.append(line)
        self.start, self.inside = None, []
        return was_open


def write(lines: Iterable[Line]) -> str:
    out: list[str] = []
    open_lists: Lists = ()
    for line in lines:
        shared = shared_lists(open_lists, line.lists)
        out += [f"</li></{tag}>" for tag, _ in reversed(open_lists[len(shared) :])]
        if shared == line.lists and shared:
            out.append("</li>")
        opened = [f"<{tag}>" for tag, _ in line.lists[len(shared) :]]
        out += ["<li>".join(opened), line.html]
        open_lists = line.lists
    out += [f"</li></{tag}>" for tag, _ in reversed(open_lists)]
    return "".join(out)


def shared_lists(first: Lists, second: Lists) -> Lists:
    """The lists that two lines both stand in."""
    depth = 0
    while depth < min(len(first), len(second)) and first[depth] == second[depth]:
        depth += 1
    return first[:depth]


def fresh(lists: Sequence[tuple[str, int]], lines: Iterable[Line]) -> Lists:
    """Lists like these that no line stands in yet."""
    last = max((number for line in lines for _, number in line.lists), default=0)
    return tuple((tag, last + place) for place, (tag, _) in enumerate(lists, 1))
