"""What a text may not hold. Pure Python."""

from __future__ import annotations

import re

from wagtail_pressrelease.press.text import composed

from .faults import At, _

LONGEST = 1_000_000  # bytes of UTF-8 that a single text may have

SURROGATE = re.compile(r"[\ud800-\udfff]")
BIDI = re.compile(r"[\u202a-\u202e\u2066-\u2069]")
CONTROL = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ufffe\uffff]|\r(?!\n)")
LINE_BREAK = re.compile(r"[\n\t\u2028\u2029]")


def check(text: str, at: At, lines: bool = False) -> None:
    """Put on record whatever the text may not hold; `lines` says that it may have several lines."""
    if len(text) * 3 > LONGEST and len(text.encode("utf-8", "surrogatepass")) > LONGEST:
        at.fault(_("the text is longer than 1 MB"))
    if SURROGATE.search(text):
        at.fault(_("half of a surrogate pair stands alone: the text is broken"))
    if found := BIDI.search(text):
        at.fault(_("the invisible character %(code)s changes the direction of writing"), code=_code(found[0]))
    if found := CONTROL.search(text):
        at.fault(_("control characters are not allowed, here %(code)s"), code=_code(found[0]))
    if not lines and LINE_BREAK.search(text):
        at.fault(_("this text has one line only"))


def normal(text: str) -> str:
    """The text as it is stored: composed, with plain line ends, and nothing blank around it."""
    return composed(text.replace("\r\n", "\n")).strip()


def _code(character: str) -> str:
    return f"U+{ord(character):04X}"
