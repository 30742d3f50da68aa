"""HTML as a file may hold it: p, ul, ol, li, b, i, a and br, and nothing else. Pure Python.

A text is read into tokens and written again from them, so that what is stored was never copied from the file. A link to
another release is `<a href="release:REFERENCE">` in a file and `<a linktype="page" id="N">` where Wagtail stores it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from html import escape, unescape
from html.parser import HTMLParser
from typing import NamedTuple

from wagtail_pressrelease.press.markup import SCHEMES, address_fault
from wagtail_pressrelease.press.text import composed

from . import text
from .faults import At, _

TOP = frozenset({"p", "ul", "ol"})
INSIDE = {
    "": TOP,
    "ul": frozenset({"li"}),
    "ol": frozenset({"li"}),
    "p": frozenset({"b", "i", "a", "br"}),
    "li": frozenset({"b", "i", "a", "br", "ul", "ol"}),
    "b": frozenset({"b", "i", "a", "br"}),
    "i": frozenset({"b", "i", "a", "br"}),
    "a": frozenset({"b", "i", "br"}),
}
KNOWN = frozenset({*INSIDE, "br"}) - {""}
KEYED = frozenset({"p", "li"})  # the elements that carry a data-block-key
WORDS_IN = frozenset({"p", "li", "b", "i", "a"})
RELEASE = "release:"


class Token(NamedTuple):
    """A piece of a text: `kind` is start, end or words; `value` the tag or the words; a link's address; a block's
    key."""

    kind: str
    value: str
    href: str = ""
    key: str = ""


def parse(html: str, at: At, stored: bool = False) -> list[Token]:
    """The tokens of a text; whatever is not allowed is put on record. `stored` reads what Wagtail stores: with block
    keys, and with page links, whose address is then `page:N`."""
    reader = _Reader(html, at, stored)
    reader.feed(html)
    return reader.finish()


class _Reader(HTMLParser):
    def __init__(self, html: str, at: At, stored: bool) -> None:
        super().__init__(convert_charrefs=False)
        self.lines = html.split("\n")
        self.at, self.stored = at, stored
        self.tokens: list[Token] = []
        self.open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag not in KNOWN:
            self.at.fault(_("<%(tag)s> is not allowed"), tag=tag)
            return
        if tag not in INSIDE[self.open[-1] if self.open else ""]:
            self.at.fault(
                _("<%(tag)s> may not stand in <%(outer)s>") if self.open else _("<%(tag)s> may not stand alone"),
                tag=tag,
                outer=self.open[-1] if self.open else "",
            )
        href, key = self._attributes(tag, attrs)
        self.tokens.append(Token("start", tag, href, key))
        if tag != "br":
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in KNOWN and tag != "br":
            self.at.fault(_("<%(tag)s> is never closed"), tag=tag)
        else:
            self.handle_starttag(tag, attrs)

    def handle_endtag(self, tag: str) -> None:
        if tag not in KNOWN or tag == "br":
            if tag not in ("script", "style"):  # named when they began
                self.at.fault(_("</%(tag)s> is not allowed"), tag=tag)
        elif not self.open or self.open[-1] != tag:
            self.at.fault(_("</%(tag)s> closes nothing that is open here"), tag=tag)
            if tag in self.open:
                while self.open.pop() != tag:
                    pass
        else:
            self.open.pop()
            self.tokens.append(Token("end", tag))

    def handle_data(self, data: str) -> None:
        if "<" in data:
            self.at.fault(_("a tag is broken; a “<” that is meant is written &lt;"))
        self._words(data)

    def handle_charref(self, name: str) -> None:
        words = unescape(f"&#{name};")
        if words in ("", "\ufffd"):  # what HTML makes of control characters, NUL and surrogates
            self.at.fault(_("control characters are not allowed, here %(code)s"), code=f"&#{name};")
        self._words(words)

    def handle_entityref(self, name: str) -> None:
        line, column = self.getpos()
        closed = self.lines[line - 1].startswith(";", column + 1 + len(name))
        self._words(unescape(f"&{name};" if closed else f"&{name}"))

    def handle_comment(self, data: str) -> None:
        self.at.fault(_("comments and declarations are not allowed in HTML"))

    def handle_decl(self, decl: str) -> None:
        self.handle_comment(decl)

    handle_pi = unknown_decl = handle_comment

    def finish(self) -> list[Token]:
        if "<" in self.rawdata:
            self.at.fault(_("a tag is broken; a “<” that is meant is written &lt;"))
        else:
            self.close()
        for tag in self.open:
            self.at.fault(_("<%(tag)s> is never closed"), tag=tag)
        tokens = _joined(self.tokens)
        for token in tokens:
            if token.kind == "words":
                text.check(token.value, self.at, lines=True)
        return [_composed(token) for token in tokens]

    def _words(self, words: str) -> None:
        if self.open and self.open[-1] in WORDS_IN:
            self.tokens.append(Token("words", words))
        elif words.strip():
            self.at.fault(_("text stands outside of a paragraph"))

    def _attributes(self, tag: str, attrs: list[tuple[str, str | None]]) -> tuple[str, str]:
        given = {name: value or "" for name, value in attrs}
        if len(given) < len(attrs):
            self.at.fault(_("<%(tag)s> has the same attribute twice"), tag=tag)
        key = given.pop("data-block-key", "") if self.stored else ""
        href = ""
        if tag == "a":
            if self.stored and given.get("linktype") == "page" and given.get("id", "").isdecimal():
                href = f"page:{given.pop('id')}"
                del given["linktype"]
            elif "href" in given:
                href = address(given.pop("href"), self.at)
            elif not (self.stored and not given):
                self.at.fault(_("a link has no address"))
        for name in given:
            self.at.fault(_("the attribute “%(name)s” of <%(tag)s> is not allowed"), name=name, tag=tag)
        return href, key


def address(href: str, at: At) -> str:
    """The address of a link, if it is one that readers may be sent to."""
    href = href.strip()
    fault = address_fault(href, SCHEMES | {"release"})
    if fault == "spaces":
        at.fault(_("a link's address has spaces or control characters: “%(href)s”"), href=href)
    elif fault == "scheme":
        at.fault(_("links to “%(scheme)s:” are not allowed"), scheme=href.partition(":")[0])
    elif fault == "start":
        at.fault(_("a link's address begins with https://, mailto:, tel:, release:, / or #, not “%(href)s”"), href=href)
    elif fault == "incomplete":
        at.fault(_("a link's address is incomplete: “%(href)s”"), href=href)
    else:
        text.check(href, at)
        return text.normal(href)
    return ""


def _joined(tokens: Iterable[Token]) -> list[Token]:
    """Neighbouring words as one token."""
    found: list[Token] = []
    for token in tokens:
        if token.kind == "words" and found and found[-1].kind == "words":
            found[-1] = Token("words", found[-1].value + token.value)
        else:
            found.append(token)
    return found


def _composed(token: Token) -> Token:
    return Token("words", composed(token.value.replace("\r\n", "\n"))) if token.kind == "words" else token


def plain(tokens: Iterable[Token]) -> str:
    """The HTML of a file: without keys."""
    return _html(tokens, lambda token: "", lambda token: f' href="{escape(token.href)}"' if token.href else "")


def stored(tokens: Sequence[Token], keys: Iterable[str], page_id: Callable[[str], int | None]) -> str:
    """The HTML that Wagtail stores: a key for each paragraph and list item in order, and links to releases by their
    page."""
    given = iter(keys)

    def link(token: Token) -> str:
        if token.href.startswith(RELEASE) and (found := page_id(token.href.removeprefix(RELEASE))):
            return f' linktype="page" id="{found}"'
        return f' href="{escape(token.href)}"' if token.href and not token.href.startswith(RELEASE) else ""

    return _html(tokens, lambda token: f' data-block-key="{next(given)}"', link)


def _html(tokens: Iterable[Token], key: Callable[[Token], str], link: Callable[[Token], str]) -> str:
    pieces = []
    for token in tokens:
        if token.kind == "words":
            pieces.append(escape(token.value, quote=False))
        elif token.kind == "end":
            pieces.append(f"</{token.value}>")
        elif token.value == "br":
            pieces.append("<br/>")
        else:
            extra = link(token) if token.value == "a" else key(token) if token.value in KEYED else ""
            pieces.append(f"<{token.value}{extra}>")
    return "".join(pieces)


def keyed(tokens: Iterable[Token]) -> list[Token]:
    """The elements that carry a key, in order."""
    return [token for token in tokens if token.kind == "start" and token.value in KEYED]


def links(tokens: Iterable[Token]) -> list[str]:
    """The references of the releases that a text links to."""
    return [token.href.removeprefix(RELEASE) for token in tokens if token.href.startswith(RELEASE)]
