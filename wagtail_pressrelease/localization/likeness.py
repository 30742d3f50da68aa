"""How alike two texts are, and how alike ones are found among very many. Pure Python."""

from __future__ import annotations

import hashlib
import re
from difflib import SequenceMatcher
from functools import lru_cache

from wagtail_pressrelease.press.text import composed

SHINGLE = 4
SEEDS = (b"one", b"two", b"three", b"four")
SPACE = re.compile(r"\s+")


def _same(text: str) -> str:
    return SPACE.sub(" ", composed(text)).strip().casefold()


def sketch(text: str) -> tuple[int, int, int, int]:
    """Four numbers of 64 bits, signed. Equal texts have equal ones; two texts that share a part of their letters, as
    they follow each other, share each number with that part's probability."""
    same = _same(text)
    shingles = {same[place : place + SHINGLE] for place in range(max(1, len(same) - SHINGLE + 1))}
    one, two, three, four = (min(_number(shingle, seed) for shingle in shingles) for seed in SEEDS)
    return one, two, three, four


@lru_cache(maxsize=20_000)
def _number(shingle: str, seed: bytes) -> int:
    return int.from_bytes(hashlib.blake2b(shingle.encode(), digest_size=8, key=seed).digest(), "big", signed=True)


def likeness(one: str, other: str) -> int:
    """How much of two texts is the same, in per cent; 100 only for the same words."""
    first, second = _same(one), _same(other)
    if first == second:
        return 100
    return min(99, round(100 * SequenceMatcher(a=first, b=second, autojunk=False).ratio()))
