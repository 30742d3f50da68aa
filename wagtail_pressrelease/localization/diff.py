"""What has changed between two texts, word by word. Pure Python."""

from __future__ import annotations

import re
from collections.abc import Sequence
from difflib import SequenceMatcher
from functools import cache
from itertools import accumulate, pairwise
from typing import Any, Literal

import budoux

from .units import digest, plain

Mark = Literal["same", "gone", "new"]
Marked = list[tuple[Mark, str]]

ENGLISH = re.compile(r"\d[\d,.]*\d|\w+(?:['’]\w+)?|\s+|[^\w\s]")
# Runs of one script: a figure, Latin letters, katakana, kanji, hiragana.
JAPANESE = re.compile(
    r"[0-9０-９](?:[0-9０-９,.，．]*[0-9０-９])?|[A-Za-zＡ-Ｚａ-ｚ]+|[゠-ヿ]+|[々〆㐀-䶿一-鿿豈-﫿]+|[぀-ゟ]+|\s+|."
)
# What such a run begins with that is never cut.
WHOLE = re.compile(r"[0-9０-９A-Za-zＡ-Ｚａ-ｚ]")


@cache
def _phrases() -> Any:
    return budoux.load_default_japanese_parser()


def tokens(text: str, language: str) -> list[str]:
    """The words of a text. A Japanese phrase is cut where the script changes: 9 月 27 日 に."""
    if language != "ja":
        return ENGLISH.findall(text)
    found: list[str] = []
    ends = set(accumulate(map(len, _phrases().parse(text)))) if text else set()
    for run in JAPANESE.finditer(text):
        # Phrases may end inside a figure or a foreign word: 202|7年.
        cuts = [] if WHOLE.match(run[0]) else [end for end in range(run.start() + 1, run.end()) if end in ends]
        places = [run.start(), *cuts, run.end()]
        found += [text[start:end] for start, end in pairwise(places)]
    return found


def word_diff(old: str, new: str, language: str) -> Marked:
    """The words of both texts in the order of reading, each same, gone or new. HTML is compared by its words."""
    before, after = tokens(plain(old), language), tokens(plain(new), language)
    found: Marked = []
    for i1, i2, j1, j2, same in _runs(before, after):
        if same:
            _add(found, "same", after[j1:j2])
        else:
            _add(found, "gone", before[i1:i2])
            _add(found, "new", after[j1:j2])
    return found


def two_sides(mine: str, theirs: str, language: str) -> tuple[Marked, Marked]:
    """Both texts whole, with what differs marked as new, for somebody who has to choose."""
    one, other = tokens(plain(mine), language), tokens(plain(theirs), language)
    left: Marked = []
    right: Marked = []
    for i1, i2, j1, j2, same in _runs(one, other):
        _add(left, "same" if same else "new", one[i1:i2])
        _add(right, "same" if same else "new", other[j1:j2])
    return left, right


def formatting_differs(old: str, new: str) -> bool:
    """Whether two texts of the same words differ in what is bold or italic, or in where a link leads."""
    return plain(old) == plain(new) and digest(old) != digest(new)


def _runs(before: Sequence[str], after: Sequence[str]) -> list[tuple[int, int, int, int, bool]]:
    """Runs of both, the same or not. Changes with nothing but a space between them are one."""
    found: list[tuple[int, int, int, int, bool]] = []
    for tag, i1, i2, j1, j2 in SequenceMatcher(a=before, b=after, autojunk=False).get_opcodes():
        same = tag == "equal"
        is_space = same and not "".join(after[j1:j2]).strip()
        if found and not found[-1][4] and (not same or is_space):
            found[-1] = (found[-1][0], i2, found[-1][2], j2, False)
        else:
            found.append((i1, i2, j1, j2, same))
    return found


def _add(found: Marked, mark: Mark, run: Sequence[str]) -> None:
    if text := "".join(run):
        found.append((mark, text))
