"""Reads a JSON file piece by piece, so that a long file needs no more memory than its longest record. Pure Python."""

from __future__ import annotations

import codecs
import json
import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from typing import Any, BinaryIO

from .faults import Fault, Refused, Sentence, _

CHUNK = 1 << 18
BLANK = re.compile(r"[ \t\r\n]*")
# What is cut off by the end of a piece fails near that end, save for a text, which fails where it begins.
NEAR_THE_END = 12


class Twice(dict[str, Any]):
    """An object in which keys stand twice; `keys_twice` names them."""

    keys_twice: frozenset[str] = frozenset()


class NoNumber:
    """NaN and Infinity, which JSON does not have."""


def _object(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) < len(pairs):
        names = [name for name, value in pairs]
        found = Twice(found)
        found.keys_twice = frozenset(name for name in names if names.count(name) > 1)
    return found


DECODER = json.JSONDecoder(object_pairs_hook=_object, parse_constant=lambda name: NoNumber())


class Reader:
    """The members of the file's one object, in their order: `(key, None, value)`, and for each item of a list that is
    named in `lists`: `(key, index, item)`. At the end, `keys` says which there were, and `digest` what was read."""

    def __init__(self, file: BinaryIO, lists: Iterable[str] = ()):
        self.file, self.lists = file, frozenset(lists)
        self.decode = codecs.getincrementaldecoder("utf-8-sig")().decode
        self.hash = blake2b(digest_size=16)
        self.text, self.pos, self.line, self.over = "", 0, 1, False
        self.keys: list[str] = []

    @property
    def digest(self) -> bytes:
        return self.hash.digest()

    def __iter__(self) -> Iterator[tuple[str, int | None, Any]]:
        self._expect("{", _("the file does not begin with “{”"))
        if self._next() != "}":
            while True:
                key = self._value()
                if not isinstance(key, str):
                    raise self._broken(_("a key is missing"))
                self.keys.append(key)
                self._expect(":", _("a “:” is missing"))
                if key in self.lists and self._next() == "[":
                    yield from self._items(key)
                else:
                    yield key, None, self._value()
                if self._next() != ",":
                    break
                self.pos += 1
        self._expect("}", _("a “,” or “}” is missing"))
        if self._next():
            raise self._broken(_("something follows after the end"))

    def _items(self, key: str) -> Iterator[tuple[str, int | None, Any]]:
        self.pos += 1
        index = 0
        if self._next() != "]":
            while True:
                yield key, index, self._value()
                index += 1
                if self._next() != ",":
                    break
                self.pos += 1
        self._expect("]", _("a “,” or “]” is missing"))

    def _value(self) -> Any:
        self._next()
        while True:
            try:
                value, end = DECODER.raw_decode(self.text, self.pos)
            except json.JSONDecodeError as error:
                cut_off = error.pos > len(self.text) - NEAR_THE_END or error.msg.startswith("Unterminated string")
                if self.over or not cut_off:
                    raise self._broken(error.msg, error.pos) from None
            except RecursionError:
                raise self._broken(_("the values are nested too deeply")) from None
            except ValueError:  # a number of thousands of digits
                raise self._broken(_("a number is too long")) from None
            else:
                if end < len(self.text) or self.over:
                    self.pos = end
                    return value
            self._fill()

    def _next(self) -> str:
        """The next character that is no blank; "" at the end."""
        while True:
            blank = BLANK.match(self.text, self.pos)
            self.pos = blank.end() if blank else self.pos
            if self.pos < len(self.text):
                return self.text[self.pos]
            if self.over:
                return ""
            self._fill()

    def _expect(self, character: str, message: str) -> None:
        if self._next() != character:
            raise self._broken(message)
        self.pos += 1

    def _fill(self) -> None:
        self.line += self.text.count("\n", 0, self.pos)
        self.text, self.pos = self.text[self.pos :], 0
        chunk = self.file.read(max(CHUNK, len(self.text)))
        self.hash.update(chunk)
        self.over = not chunk
        try:
            self.text += self.decode(chunk, self.over)
        except UnicodeDecodeError as error:
            line = self.line + self.text.count("\n") + error.object.count(b"\n", 0, error.start)
            raise Refused([Fault("", _encoding(error.object), {"line": line})]) from None

    def _broken(self, message: str, pos: int | None = None) -> Refused:
        pos = self.pos if pos is None else pos
        values = {"line": self.line + self.text.count("\n", 0, pos), "message": Sentence(message)}
        return Refused([Fault("", _("line %(line)s: this is no JSON: %(message)s"), values)])


def _encoding(data: bytes) -> str:
    """What to say of a file that is not UTF-8: never guess and go on, since a wrong guess makes rubbish of every
    name."""
    if data.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
        return _("line %(line)s: the file is UTF-16; save it as UTF-8")
    for encoding in ("cp932", "euc-jp"):
        try:
            found = data[:4000].decode(encoding, "ignore")
        except UnicodeDecodeError:
            continue
        if re.search("[\u3040-\u30ff]", found):
            return _("line %(line)s: the file is not UTF-8, perhaps Shift_JIS or EUC-JP; save it as UTF-8")
    return _("line %(line)s: the file is not UTF-8; save it as UTF-8")
