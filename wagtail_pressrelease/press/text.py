"""Text as it is stored: composed, but with the kanji of names as they were typed. Pure Python."""

import unicodedata
from typing import Any

# NFC replaces these by their look-alikes (神 U+FA19 by U+795E), and a name with the wrong kanji is a wrong name.
COMPATIBILITY_IDEOGRAPHS = ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F))


def _kept(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in COMPATIBILITY_IDEOGRAPHS)


def composed(text: str) -> str:
    """The text in NFC, save for CJK compatibility ideographs, which stay as typed."""
    if unicodedata.is_normalized("NFC", text):
        return text
    pieces, start = [], 0
    for place, character in enumerate(text):
        if _kept(character):
            pieces += [unicodedata.normalize("NFC", text[start:place]), character]
            start = place + 1
    return "".join([*pieces, unicodedata.normalize("NFC", text[start:])])


def composed_throughout(value: Any) -> Any:
    """`composed` for every string inside lists, tuples and dictionaries of data."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, dict):
        return {key: composed_throughout(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(composed_throughout(item) for item in value)
    return value
