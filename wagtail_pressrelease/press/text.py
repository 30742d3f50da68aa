"""Text as it is stored: composed, but with the kanji of names as they were typed. Pure Python."""

import re
import unicodedata
from typing import Any

# NFC replaces these by their look-alikes (神 U+FA19 by U+795E), and a name with the wrong kanji is a wrong name.
COMPATIBILITY_IDEOGRAPHS = ((0xF900, 0xFAFF), (0x2F800, 0x2FA1F))

# What comes in by pasting or by programs and is no text: control characters, halves of characters, spaces of no width,
# and what turns the direction of writing.
NO_TEXT = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff\ufffe\uffff\ud800-\udfff]"
)
LINE_BREAK = re.compile(r"\s*[\r\n\x0b\x0c\x85\u2028\u2029]+\s*")

HALF_WIDTH_KANA = re.compile(r"[｡-ﾟ]+")

# Foreign names stand in katakana, with middle dots; a name with one kanji or hiragana in it is a Japanese name.
KATAKANA = re.compile(r"[゠-ヿ\s＝=]+")
JAPANESE_SCRIPT = re.compile(r"[぀-ヿ㐀-䶿一-鿿豈-﫿𠀀-𲎯々〇]")


def plain_name(family: str, given: str, language: str) -> str:
    """A name as lists and messages call somebody: Isla Grant, 浜田 恵, アイラ・グラント."""
    if language == "en" or not JAPANESE_SCRIPT.search(family + given):
        parts, between = (given, family), " "
    elif KATAKANA.fullmatch(family + given):
        parts, between = (given, family), "・"
    else:
        parts, between = (family, given), " "
    return between.join(part for part in parts if part)


def _kept(character: str) -> bool:
    return any(first <= ord(character) <= last for first, last in COMPATIBILITY_IDEOGRAPHS)


def composed(text: str) -> str:
    """The text in NFC, save for CJK compatibility ideographs, which stay as typed; without what is no text."""
    text = NO_TEXT.sub("", text).replace("\x0b", "\n").replace("\x0c", "\n")
    if unicodedata.is_normalized("NFC", text):
        return text
    pieces, start = [], 0
    for place, character in enumerate(text):
        if _kept(character):
            pieces += [unicodedata.normalize("NFC", text[start:place]), character]
            start = place + 1
    return "".join([*pieces, unicodedata.normalize("NFC", text[start:])])


def holds_no_text(text: str) -> bool:
    """Whether `composed` leaves anything out of a text."""
    return NO_TEXT.search(text) is not None


def half_width_kana(text: str) -> dict[str, str]:
    """The words of a text that are in half-width katakana, each with its full-width form: ｶﾞｲﾄﾞ, ガイド. They are what
    old systems printed; readers stumble over them, and searching elsewhere does not find them."""
    return {word: unicodedata.normalize("NFKC", word) for word in HALF_WIDTH_KANA.findall(text)}


def one_line(text: str) -> str:
    """The text on one line, where no more than one is printed."""
    return LINE_BREAK.sub(" ", text)


def composed_throughout(value: Any) -> Any:
    """`composed` for every string inside lists, tuples and dictionaries of data."""
    if isinstance(value, str):
        return composed(value)
    if isinstance(value, dict):
        return {key: composed_throughout(item) for key, item in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(composed_throughout(item) for item in value)
    return value
