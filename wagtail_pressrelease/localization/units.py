"""What is translated, piece by piece. Frozen values in, frozen values out. Pure Python."""

from __future__ import annotations

import hashlib
import re
from dataclasses import dataclass

from bs4 import BeautifulSoup

from wagtail_pressrelease.press.text import composed

KEY = re.compile(r'\s*data-block-key="[^"]*"')
SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Unit:
    """One text of a release in both languages. `source` is "" where the target has no counterpart."""

    id: str
    kind: str
    source: str
    target: str
    rich: bool = False
    elements: tuple[str, ...] = ()
    proposed: bool = False


def digest(text: str) -> str:
    """What decides whether two texts are the same: white space, NFC and the keys of paragraphs do not count. "" for a
    text that is blank."""
    same = SPACE.sub(" ", KEY.sub("", composed(text or ""))).strip()
    return hashlib.blake2b(same.encode(), digest_size=8).hexdigest() if same else ""


def plain(text: str) -> str:
    """The words of a text alone, on one line."""
    words = BeautifulSoup(text, "html.parser").get_text() if "<" in text else text
    return SPACE.sub(" ", words).strip()
