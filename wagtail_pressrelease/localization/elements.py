"""Rich text as a row of elements: paragraphs, headings and list items, each with its key. Pure Python."""

from __future__ import annotations

import html as entities
import json
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace

from wagtail_pressrelease.press.text import composed

TOKEN = re.compile(r"<[^>]*>|[^<]+")
TAG = re.compile(r"<(/?)([a-zA-Z][\w-]*)((?:\s[^>]*?)?)(/?)>", re.S)
ATTRIBUTE = re.compile(r"([\w-]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")
KEY = re.compile(r"\s*data-block-key=(?:\"([^\"]*)\"|'([^']*)')")
SPACE = re.compile(r"[ \t\r\n\f]+")
LISTS = ("ul", "ol")
BLOCKS = frozenset({"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "li"})
ALONE = frozenset({"hr", "embed"})
SAME_MARK = {"strong": "b", "em": "i"}


@dataclass(frozen=True, slots=True)
class Element:
    """One paragraph, heading or list item, its markup as it is stored. `lists` are the lists around a list item, from
    the outermost."""

    tag: str
    inner: str
    attributes: str = ""
    lists: tuple[str, ...] = ()

    @property
    def key(self) -> str:
        found = KEY.search(self.attributes)
        return (found.group(1) or found.group(2) or "") if found else ""

    def keyed(self, key: str) -> Element:
        """The same words under another key; "" takes the key away."""
        attributes = KEY.sub("", self.attributes)
        return replace(self, attributes=f'{attributes} data-block-key="{key}"' if key else attributes)

    @property
    def html(self) -> str:
        if self.tag in ALONE:
            return f"<{self.tag}{self.attributes}/>"
        return f"<{self.tag}{self.attributes}>{self.inner}</{self.tag}>"

    @property
    def words(self) -> str:
        """What people see of it, in one form: white space, keys and the spelling of marks do not count. "" where they
        see nothing."""
        inner = shown(self.inner)
        rest = sorted(_attributes(KEY.sub("", self.attributes)))
        if not inner and not rest and self.tag not in ALONE:
            return ""
        return json.dumps([self.tag, self.lists, rest, inner], ensure_ascii=False)


def _attributes(text: str) -> list[list[str]]:
    return [[name.lower(), entities.unescape(one or two)] for name, one, two in ATTRIBUTE.findall(text)]


def shown(inner: str) -> str:
    """Inline markup in one form."""
    pieces: list[str] = []
    for token in TOKEN.findall(inner):
        tag = TAG.fullmatch(token)
        if tag is None:
            pieces.append(entities.escape(SPACE.sub(" ", entities.unescape(token)), quote=False))
            continue
        name = SAME_MARK.get(tag.group(2).lower(), tag.group(2).lower())
        rest = "".join(f" {key}={json.dumps(value)}" for key, value in sorted(_attributes(tag.group(3))))
        pieces.append(f"<{tag.group(1)}{name}{rest}>")
    return composed("".join(pieces)).strip()


def split(text: str) -> list[Element] | None:
    """The elements of a rich text; None where it is made of something else, so that it is one piece."""
    found: list[Element] = []
    lists: list[str] = []
    element: Element | None = None  # whose inside is being read
    inner: list[str] = []
    for token in TOKEN.findall(text):
        tag = TAG.fullmatch(token)
        name = tag.group(2) if tag else ""
        closes = bool(tag and tag.group(1))
        if name in LISTS:
            if not closes:
                if element is not None and element.tag != "li":
                    return None
                if element is not None:
                    found.append(replace(element, inner="".join(inner)))
                    element = None
                lists.append(name)
            elif not lists or element is not None or lists.pop() != name:
                return None
        elif name in BLOCKS and not closes:
            if element is not None or (name == "li") != bool(lists):
                return None
            element, inner = Element(name, "", tag.group(3) if tag else "", tuple(lists)), []
        elif name in BLOCKS:
            if element is not None and element.tag != name:
                return None
            if element is not None:
                found.append(replace(element, inner="".join(inner)))
            element = None
        elif name in ALONE and element is None and tag is not None:
            found.append(Element(name, "", tag.group(3)))
        elif element is not None:
            inner.append(token)
        elif token.strip():
            return None
    return found if join(found) == text else None


def join(elements: Iterable[Element]) -> str:
    """The rich text of elements, list items in their lists."""
    pieces: list[str] = []
    lists: list[str] = []
    for element in elements:
        wanted = list(element.lists[: len(lists) + 1])  # an item stands at most one list deeper than the one before it
        common = 0
        while common < min(len(lists), len(wanted)) and lists[common] == wanted[common]:
            common += 1
        _close(pieces, lists, common)
        if element.tag != "li":
            pieces.append(element.html)
            continue
        if len(wanted) == common:
            pieces.append("</li>")
        for name in wanted[common:]:
            pieces.append(f"<{name}>")
            lists.append(name)
        pieces.append(f"<li{element.attributes}>{element.inner}")
    _close(pieces, lists, 0)
    return "".join(pieces)


def _close(pieces: list[str], lists: list[str], depth: int) -> None:
    while len(lists) > depth:
        pieces.append(f"</li></{lists.pop()}>")
