"""Rich text read without ever failing: its pieces, its words, and what of it may stand in a paragraph. Pure Python.

What a file may hold is stricter, and says what is wrong: exchange/richtext.py.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Sequence
from functools import lru_cache
from html import escape, unescape
from html.parser import HTMLParser
from itertools import groupby
from typing import NamedTuple

from .text import NO_TEXT, composed

LINES = frozenset({"p", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote"})  # each carries a data-block-key
LISTS = frozenset({"ul", "ol"})
STANDALONE = frozenset({"embed", "hr", "img"})
INLINE = frozenset({"b", "i", "a", "br"})
# What a site's own blocks may offer beside; it does no harm.
FURTHER = frozenset({"code", "mark", "s", "small", "sub", "sup", "u"})
SAME = {"em": "i", "strong": "b"}
UNSEEN = frozenset({"script", "style"})
# A sign in angle brackets that is none of these was meant as words: <TBC>.
KNOWN = LINES | LISTS | STANDALONE | INLINE | FURTHER | SAME.keys() | UNSEEN | {"div", "span", "font", "u"}

SCHEMES = frozenset({"http", "https", "mailto", "tel"})
SCHEME = re.compile(r"([a-zA-Z][a-zA-Z0-9+.-]*):")
SPACE = re.compile(r"[\s\x00-\x20\x7f-\xa0]")
LINK_TYPE = re.compile(r"[a-z][a-z0-9_-]*")
NUMBER = re.compile(r"[0-9]+")
BLANKS = " \t\r\n\f"  # not the ideographic space, with which a Japanese paragraph may begin


def address_fault(href: str, schemes: Collection[str] = SCHEMES) -> str:
    """Why readers may not be sent to an address: "spaces", "scheme", "start" or "incomplete"; "" if they may."""
    if SPACE.search(href):
        return "spaces"
    scheme = SCHEME.match(href)
    if scheme and scheme[1].lower() not in schemes:
        return "scheme"
    if not scheme and (not href.startswith(("/", "#")) or href.startswith("//") or "\\" in href):
        return "start"
    return "incomplete" if scheme and not href[scheme.end() :].strip("/") else ""


class Piece(NamedTuple):
    """`kind` is start, end, words or other (comments and declarations); `name` the tag. It is `html[start:end]`."""

    kind: str
    name: str
    attributes: dict[str, str]
    start: int
    end: int


def pieces(html: str) -> list[Piece]:
    """What a text consists of, gapless and in order, however broken it is."""
    reader = _Reader(html)
    try:
        reader.feed(html)
        reader.close()
    except AssertionError:  # what the parser makes of a broken declaration: from there on all is words
        reader.found.append(("words", "", {}, max(html.rfind("<!", 0, reader.place() + 2), 0)))
    if html and (not reader.found or reader.found[0][3] > 0):
        reader.found.insert(0, ("other", "", {}, 0))  # what the parser has no name for, as “</>”
    ends = [*(start for _, _, _, start in reader.found[1:]), len(html)]
    return [Piece(*each, end) for each, end in zip(reader.found, ends, strict=False)]


class _Reader(HTMLParser):
    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.html = html
        self.line_starts = [0, *(match.end() for match in re.finditer("\n", html))]
        self.found: list[tuple[str, str, dict[str, str], int]] = []

    def place(self) -> int:
        """How far it has read."""
        line, column = self.getpos()
        return self.line_starts[line - 1] + column

    def _add(self, kind: str, name: str = "", attributes: Iterable[tuple[str, str | None]] = ()) -> None:
        given = {key: value or "" for key, value in attributes}
        start = self.place()
        if (
            kind == "words"
            and self.html[start - 1 : start] == "&"
            and (not self.found or self.found[-1][3] < start - 1)
        ):
            start -= 1  # the parser passes over the “&” of an entity that the text ends within
        self.found.append((kind, name, given, start))

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._add("start", tag, attrs)

    handle_startendtag = handle_starttag

    def handle_endtag(self, tag: str) -> None:
        self._add("end", tag)

    def handle_data(self, data: str) -> None:
        self._add("words")

    def handle_entityref(self, name: str) -> None:
        self._add("words")

    def handle_charref(self, name: str) -> None:
        self._add("words")

    def handle_comment(self, data: str) -> None:
        self._add("other")

    def handle_decl(self, decl: str) -> None:
        self._add("other")

    handle_pi = unknown_decl = handle_comment


def inline(html: str, allowed: Collection[str] = INLINE | FURTHER, found: Sequence[Piece] | None = None) -> str:
    """The inner HTML of a paragraph in its one form: what is allowed and nothing else, every tag closed, nothing empty;
    "" where there are no words. `found` are its pieces in `html`, where they are known."""
    if found is None:
        if "<" not in html and "&" not in html:
            text = composed(html).strip(BLANKS)
            return text.replace(">", "&gt;") if text.strip() else ""
        found = pieces(html)
    writer = _Writer(allowed)
    for piece in found:
        writer.take(piece, html)
    return writer.finish()


class _Writer:
    def __init__(self, allowed: Collection[str]) -> None:
        self.allowed = allowed
        self.out: list[tuple[bool, str]] = []  # whether it is words
        self.open: list[tuple[str, int]] = []
        self.unseen = ""

    def take(self, piece: Piece, html: str) -> None:
        name = SAME.get(piece.name, piece.name)
        if self.unseen:
            self.unseen = "" if piece.kind == "end" and name == self.unseen else self.unseen
        elif piece.kind == "words":
            if words := NO_TEXT.sub("", unescape(html[piece.start : piece.end])):
                self.out.append((True, words))
        elif piece.kind == "start":
            self._start(name, piece)
        elif piece.kind == "end" and name in (tag for tag, _ in self.open):
            while self._close() != name:
                pass

    def _start(self, name: str, piece: Piece) -> None:
        if name in UNSEEN:
            self.unseen = name
        elif name == "br" or (name in LINES and self.out):
            self.out.append((False, "<br/>"))
        elif name in self.allowed and name not in (tag for tag, _ in self.open):
            link = _link(piece.attributes) if name == "a" else ""
            if link or name != "a":
                self.open.append((name, len(self.out)))
                self.out.append((False, f"<{name}{link}>"))

    def _close(self) -> str:
        name, place = self.open.pop()
        if len(self.out) == place + 1:
            self.out.pop()
        else:
            self.out.append((False, f"</{name}>"))
        return name

    def finish(self) -> str:
        while self.open:
            self._close()
        runs: list[str] = []
        has_words = False
        for is_words, run in groupby(self.out, key=lambda each: each[0]):
            joined = "".join(text for _, text in run)
            if is_words:
                has_words = has_words or bool(joined.strip())
                joined = escape(composed(joined), quote=False)
            runs.append(joined)
        return "".join(runs).strip(BLANKS) if has_words else ""


def _link(given: dict[str, str]) -> str:
    kind, number, href = given.get("linktype", ""), given.get("id", ""), given.get("href", "").strip()
    if LINK_TYPE.fullmatch(kind) and NUMBER.fullmatch(number):
        return f' linktype="{kind}" id="{number}"'
    return f' href="{escape(composed(href))}"' if href and not address_fault(href) else ""


@lru_cache(maxsize=1024)
def words(html: str) -> str:
    """The words alone; a line of them for each paragraph and each break."""
    if "<" not in html and "&" not in html:
        return html.strip()
    lines = [""]
    unseen = ""
    for piece in pieces(html):
        if unseen:
            unseen = "" if piece.kind == "end" and piece.name == unseen else unseen
        elif piece.kind == "start" and piece.name in UNSEEN:
            unseen = piece.name
        elif piece.name in LINES:
            lines.append("")
        elif piece.name == "br":
            lines[-1] += "\n"
        elif piece.kind == "words" or (piece.name and piece.name not in KNOWN):
            lines[-1] += unescape(html[piece.start : piece.end])
    return "\n".join(line for line in lines if line.strip()).strip()
