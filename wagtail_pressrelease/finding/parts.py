"""A text that is searched, in its parts. Pure Python.

Readers are shown some of its lines where they find words; others are there to be found alone: another spelling of what
is printed. What stands aside, as the same words in hundreds of texts do, is found where nothing else is.
"""

from collections.abc import Iterable
from typing import NamedTuple

# White space, for `str.split`, so that no line that was split holds them.
UNSHOWN, ASIDE = "\x1e", "\x1d"


class Parts(NamedTuple):
    """A text by how it is found: at first, and where nothing else is."""

    text: str
    aside: str


def joined(text: Iterable[str], aside: Iterable[str]) -> str:
    """The text of some lines, and of those that stand aside; none of them twice, shown or not."""
    known: dict[str, tuple[str, bool]] = {}
    for lines, is_aside in ((text, False), (aside, True)):
        for line in lines:
            known.setdefault(line.removeprefix(UNSHOWN), (line, is_aside))
    first, second = (
        "\n".join(line for line, is_aside in known.values() if is_aside == wanted) for wanted in (False, True)
    )
    return f"{first}{ASIDE}{second}" if second else first


def parted(text: str) -> Parts:
    """The parts of a text that `joined` made; any other text is the first of them."""
    text, _mark, aside = text.partition(ASIDE)
    return Parts(text, aside)


def unshown(line: str) -> str:
    """A line that is found, and never shown."""
    return UNSHOWN + line


def is_shown(line: str) -> bool:
    return not line.startswith(UNSHOWN)
