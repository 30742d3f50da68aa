"""Ids of blocks and keys of paragraphs, made where there are none. They follow from what they mark, so that whoever
reads a text before its marks are stored finds the same ones. Pure Python."""

from __future__ import annotations

import string
import uuid
from collections.abc import Container
from hashlib import blake2b
from itertools import count

LETTERS = string.ascii_lowercase + string.digits


def _hashed(parts: tuple[str, ...], size: int) -> bytes:
    return blake2b("\0".join(parts).encode("utf-8", "surrogatepass"), digest_size=size).digest()


def key(*parts: str, taken: Container[str] = ()) -> str:
    """A key as Draftail's: five letters and digits."""
    for attempt in count():
        number = int.from_bytes(_hashed((*parts, str(attempt)), 8))
        made = "".join(LETTERS[number // len(LETTERS) ** place % len(LETTERS)] for place in range(5))
        if made not in taken:
            return made
    raise AssertionError  # never reached


def block_id(*parts: str, taken: Container[str] = ()) -> str:
    """An id as Wagtail's."""
    for attempt in count():
        made = str(uuid.UUID(bytes=_hashed((*parts, str(attempt)), 16), version=4))
        if made not in taken:
            return made
    raise AssertionError  # never reached
