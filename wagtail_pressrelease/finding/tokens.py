"""What an index is made of, and what is looked for in it. Pure Python."""

import re
from collections.abc import Sequence
from typing import NamedTuple, Protocol

from .letters import ungrouped

LONGEST_QUERY = 200
MONTHS = "jan feb mar apr may jun jul aug sep sept oct nov dec january february march april june july august september"
MONTHS += " october november december"
# An English day or month with its year is one thing: of 1, May and 2014, most texts hold one somewhere.
DATE = rf"(?:\d{{1,2}}\s+)?(?:{MONTHS.replace(' ', '|')})\s+\d{{4}}"
# What parts the words of a query: spaces, and the commas and full stops of both scripts, which nobody looks for but in
# 2.5 knots; 2014.5.1 is three.
DECIMAL = r"(?<![\d．.])\d+[．.]\d+(?!\d*[．.]\d)"
PIECES = re.compile(
    r'["“”„‟]([^"“”„‟]*)["“”„‟]'
    rf"|(?<!\w)({DATE})(?!\w)"
    rf'|((?:{DECIMAL}|[^\s\x00-\x1f、。，．,."“”„‟])+)',
    re.IGNORECASE,
)


class Token(NamedTuple):
    """A word of the index, and from where to where in the text it was made of."""

    word: str
    start: int
    end: int


class Phrase(NamedTuple):
    """Words that must follow each other; of the last only the beginning, where it is `open`."""

    words: tuple[str, ...]
    open: bool = False


class Analyzer(Protocol):
    """Makes words of a text: those of the index, in their order, and those of one piece of a query, any of which will
    do."""

    def tokens(self, text: str) -> list[Token]: ...

    def phrases(self, piece: str) -> list[Phrase]: ...


def pieces(query: str) -> list[str]:
    """The words of a query, each of which must be found; what stands in quotation marks is one."""
    return [quoted or date or word for quoted, date, word in PIECES.findall(ungrouped(query[:LONGEST_QUERY]))]


def wanted(query: str, analyzer: Analyzer) -> list[list[Phrase]]:
    """What a text must hold: of each list one phrase. [] where nothing in a query can be looked for."""
    return [phrases for piece in pieces(query) if (phrases := analyzer.phrases(piece))]


def find(phrase: Phrase, tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Where in a text a phrase stands."""
    length = len(phrase.words)
    places = [place for place, token in enumerate(tokens) if _is(token.word, phrase, 0)]
    return [
        (tokens[place].start, max(token.end for token in tokens[place : place + length]))
        for place in places
        if len(tokens) >= place + length
        and all(_is(tokens[place + number].word, phrase, number) for number in range(1, length))
    ]


def _is(word: str, phrase: Phrase, number: int) -> bool:
    if phrase.open and number == len(phrase.words) - 1:
        return word.startswith(phrase.words[number])
    return word == phrase.words[number]
