"""Words without a dictionary: Japanese in overlapping pairs of letters, everything else as it is spelt. Pure Python."""

import re
from collections.abc import Iterator
from itertools import pairwise

from .letters import CJK, letters
from .tokens import Phrase, Token

RUN = re.compile(f"[{CJK}]+|[^\\W_{CJK}]+")
JAPANESE = re.compile(f"[{CJK}]")
# Where two words meet whose edges spell a third: no Kyoto (京都) is in 東京都, and no carrot (人参) in 外国人参加.
SEAM = re.compile("(?<=東京)(?=都)|(?<=人)(?=参加(?!工)|参画|参政)|(?<=会)(?=議[員長場])|(?<=生)(?=活動)")
# The kana that a compound verb ends with as a noun: 申込み, 申込.
LAST_KANA = re.compile("(?<=[一-鿿]{2})[いえきけしちみめりれぎげじぜびべ]$")
PLURAL = re.compile("(?<=[^aeiou])(ies)$|(?:(?<=ss|sh|ch)e|(?<=[xz])e|(?<=[^sui])(?<!^new))s$")
# Which of the two a writer prefers, a reader across the sea need not know: organisation, harbour, centre.
BRITISH = re.compile(r"(?<=\w{3})is(?=(?:e[dr]?|ing|ation(?:al)?)$)|(?<=\w{3})our$|(?<=\w{2}[bt])re$")
AMERICAN = {"is": "iz", "our": "or", "re": "er"}


class Bigrams:
    """Finds every text that holds what was typed, letter by letter, folded; also inside longer words."""

    def tokens(self, text: str) -> list[Token]:
        folded, spans, short = letters(text)
        found = [
            Token(word, spans[start][0], spans[end - 1][1])
            for run in runs(folded)
            for word, start, end in words(folded, *run)
        ]
        return found + [Token(marked(word), start, end) for word, start, end in short]

    def phrases(self, piece: str) -> list[Phrase]:
        folded, _spans, short = letters(piece)
        if len(short) == 1 and short[0][1:] == (0, len(piece)):
            return [Phrase((marked(short[0][0]),))]
        folded = LAST_KANA.sub("", folded)
        found = list(runs(folded))
        if not found:
            return []
        start, end = found[-1]
        parts = [word for run in found for word, _start, _end in words(folded, *run)]
        if not JAPANESE.match(folded, start):
            return [Phrase(tuple(parts))]
        # In a text the last letter of a run stands in the index by itself; what was typed may go on there.
        return [Phrase(tuple(parts), open=True) if end - start == 1 else Phrase(tuple(parts[:-1]))]


def runs(folded: str) -> Iterator[tuple[int, int]]:
    """The stretches of a folded text that are of one script and, in Japanese, hold no seam."""
    for run in RUN.finditer(folded):
        cuts = [run.start(), *(seam.start() for seam in SEAM.finditer(folded, *run.span())), run.end()]
        yield from pairwise(cuts)


def words(folded: str, start: int, end: int) -> Iterator[tuple[str, int, int]]:
    """What the index has for a stretch, each with its place."""
    if not JAPANESE.match(folded, start):
        yield stem(folded[start:end]), start, end
    else:
        yield from ((folded[place : place + 2], place, place + 2) for place in range(start, end - 1))
        yield folded[end - 1], end - 1, end


def stem(word: str) -> str:
    """An English word without the ending of its plural, and in one spelling."""
    if len(word) <= 3:
        return word
    word = PLURAL.sub(lambda match: "y" if match[1] else "", word)
    return BRITISH.sub(lambda match: AMERICAN[match[0]], word)


def marked(word: str) -> str:
    """A short word in katakana as the index has it beside its letters: whole."""
    return f"k{word}"
