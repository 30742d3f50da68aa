"""What is wrong with a file, and where. Pure Python: sentences are translated where they are shown."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

SHOWN = 60  # characters of a foreign text that a message repeats


def _(message: str) -> str:
    """Marks a sentence for translation."""
    return message


class Sentence(str):
    """A sentence of our own inside another one."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Fault:
    """One thing that is wrong: its place in the file as `releases[3].quotes[0].speaker`, a message, and what it
    names."""

    place: str
    message: str
    values: Mapping[str, Any] = field(default_factory=dict, hash=False)

    def line(self, translate: Callable[[str], str] = _) -> str:
        """The line that people read."""
        sentence = translate(self.message) % {
            name: translate(value) if isinstance(value, Sentence) else shown(value)
            for name, value in self.values.items()
        }
        return f"{visible(self.place)}: {sentence}" if self.place else sentence


class Refused(Exception):
    """The file is not imported, or the newsroom not exported, and nothing was written. `faults` says why, all of it."""

    def __init__(self, faults: Iterable[Fault]):
        self.faults = list(faults)
        super().__init__("\n".join(fault.line() for fault in self.faults))


class At:
    """A place in the file, and the list that faults found there are put on."""

    __slots__ = ("faults", "path")

    def __init__(self, path: str, faults: list[Fault]):
        self.path = path
        self.faults = faults

    def __getitem__(self, step: int | str) -> At:
        if isinstance(step, int):
            return At(f"{self.path}[{step}]", self.faults)
        return At(f"{self.path}.{step}" if self.path else step, self.faults)

    def fault(self, message: str, /, **values: Any) -> None:
        self.faults.append(Fault(self.path, message, values))


def shown(value: Any) -> str:
    """A foreign text as it may safely stand in a message: not long, one line, nothing invisible."""
    text = str(value)
    return visible(text if len(text) <= SHOWN else text[: SHOWN - 1] + "…")


def visible(text: str) -> str:
    """The text with every invisible character written out, so that nothing a file holds can act on a terminal."""
    return "".join(
        c if c == " " or unicodedata.category(c)[0] not in "CZ" else c.encode("unicode_escape").decode() for c in text
    )
