"""Texts without their markup: the passages of a rich text or of a stream, as somebody pastes them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from html import unescape
from itertools import groupby
from urllib.parse import urljoin, urlsplit

from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock

from wagtail_pressrelease.localization import paragraphs
from wagtail_pressrelease.press.blocks import FigureBlock, QuotePlacementBlock
from wagtail_pressrelease.press.markup import pieces

from .languages import language_page

BREAKS = re.compile(r"[\t\r\n\v\f]+")
WIDE_DIGITS = str.maketrans("0123456789", "０１２３４５６７８９")


@dataclass(frozen=True, slots=True)
class Passage:
    """`kind` is paragraph, heading, list, table, other, or quote, whose text is its uid. "\\n" parts the lines."""

    kind: str
    text: str


def rich_passages(html: str, language: str) -> list[Passage]:
    """The paragraphs, headings and lists of a rich text as stored. A link to a page is its words alone, since the page
    may be gone or not there yet; any other has its address behind them."""
    found = []
    lines = [line for line in paragraphs.read(html) if line.text]
    for is_list, together in groupby(lines, key=lambda line: bool(line.lists)):
        if is_list:
            items = ((line.lists, _words(line.text, language)) for line in together)
            found += [Passage("list", "\n".join(run)) for run in _runs(items, language)]
        else:
            found += [
                Passage("heading" if line.tag[:1] == "h" else "paragraph", _words(line.text, language))
                for line in together
            ]
    return found


def _runs(items: Iterable[tuple[paragraphs.Lists, str]], language: str) -> Iterator[list[str]]:
    """The lines of each list by itself; a list inside another is part of it."""
    for _number, run in groupby(items, key=lambda item: item[0][0]):
        counts: dict[tuple[str, int], int] = {}
        lines = []
        for lists, text in run:
            tag, _number = lists[-1]
            counts[lists[-1]] = counts.get(lists[-1], 0) + 1
            mark = marked(counts[lists[-1]], language) if tag == "ol" else language_page(language).bullet
            lines.append(hanging(_step(language) * (len(lists) - 1) + mark, text, language))
        yield lines


def marked(number: int, language: str) -> str:
    """What a numbered line begins with: “1. ”, １　. In Japanese a single digit is as wide as the letters are."""
    digits = str(number)
    if language == "ja" and len(digits) == 1:
        digits = digits.translate(WIDE_DIGITS)
    return language_page(language).numbered.format(number=digits)


def hanging(start: str, text: str, language: str) -> str:
    """A text of several lines behind what the first begins with."""
    return start + text.replace("\n", "\n" + _step(language))


def _step(language: str) -> str:
    return language_page(language).indent * 2 or "  "


def _words(inner: str, language: str) -> str:
    """A paragraph in its one form (press/markup.py), without its marks."""
    out: list[str] = []
    links: list[tuple[str, int]] = []
    for piece in pieces(inner):
        if piece.kind == "words":
            out.append(unescape(inner[piece.start : piece.end]))
        elif piece.name == "br":
            out.append("\n")
        elif piece.name == "a" and piece.kind == "start":
            links.append((piece.attributes.get("href", ""), len(out)))
        elif piece.name == "a" and links:
            address, start = links.pop()
            out[start:] = [linked("".join(out[start:]), address, language)]
    return "\n".join(line.rstrip(" ") for line in "".join(out).split("\n")).strip("\n")


def linked(text: str, address: str, language: str) -> str:
    """The words of a link with its address, unless they say it themselves."""
    if not address or address.startswith(("/", "#")):
        return text
    shown = address.removeprefix("mailto:").removeprefix("tel:")
    if _bare(shown) in _bare(text):
        return text
    return language_page(language).linked.format(text=text, url=shown)


def _bare(address: str) -> str:
    scheme = urlsplit(address).scheme
    return address.removeprefix(f"{scheme}://").rstrip("/") if scheme in ("http", "https") else address


def stream_passages(stream, language: str, address: str = "") -> list[Passage]:
    """The passages of a body or of notes. Pictures are left out; of a block that a site added, its words. `address` is
    the page's, for what it names by a relative one."""
    found: list[Passage] = []
    for bound in stream or ():
        read = next((read for kind, read in READERS if isinstance(bound.block, kind)), _other)
        found += [passage for passage in read(bound, language, address) if passage.text.strip()]
    return found


def _rich(bound, language, address):
    return rich_passages(bound.value.source, language)


def _line(bound, language, address):
    return [Passage("heading" if bound.block_type == "heading" else "paragraph", str(bound.value or ""))]


def _list(bound, language, address):
    if not isinstance(bound.block.child_block, blocks.CharBlock):
        return _other(bound, language, address)
    bullet = language_page(language).bullet
    items = [hanging(bullet, item, language) for item in bound.value if item.strip()]
    return [Passage("list", "\n".join(items))]


def _table(bound, language, address):
    """A row in a line, its cells parted by tabs, as both desks and spreadsheets take them."""
    value = bound.value or {}
    rows = ["\t".join(map(_cell, row)).rstrip("\t") for row in value.get("data") or ()]
    return [Passage("paragraph", value.get("table_caption") or ""), Passage("table", "\n".join(filter(None, rows)))]


def _cell(cell) -> str:
    return BREAKS.sub(" ", "" if cell is None else str(cell)).strip()


def _quote(bound, language, address):
    return [Passage("quote", bound.value)]


def _document(bound, language, address):
    if bound.value is None:
        return []
    return [Passage("other", linked(bound.value.title, urljoin(address, bound.value.url), language))]


def _embed(bound, language, address):
    return [Passage("other", getattr(bound.value, "url", "") or "")]


def _picture(bound, language, address):
    return []


def _other(bound, language, address):
    return [Passage("paragraph", "\n".join(bound.block.get_searchable_content(bound.value)))]


READERS = (
    (QuotePlacementBlock, _quote),
    (FigureBlock, _picture),
    (ImageChooserBlock, _picture),
    (TableBlock, _table),
    (DocumentChooserBlock, _document),
    (EmbedBlock, _embed),
    (blocks.RichTextBlock, _rich),
    (blocks.ListBlock, _list),
    (blocks.CharBlock, _line),
)
"""How blocks are read, by what they are; the first that fits."""
