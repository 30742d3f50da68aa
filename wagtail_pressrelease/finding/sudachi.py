"""Words by a dictionary, with the extra `search-ja`: 京都 is no part of 東京都, and 引っ越し is 引越し. Pure Python."""

import re
from collections.abc import Iterator
from functools import cache, lru_cache

from sudachipy import Dictionary, SplitMode

from .bigrams import JAPANESE, RUN, Bigrams, marked, stem
from .letters import SHORT, letters, plain
from .tokens import Phrase, Token

SIGNS = re.compile(r"[\W_]+")
LONGEST_RUN = 10_000  # of the letters that Sudachi takes at once
MANY_WORDS = 20_000
SURE = 3
"""From how many letters on a stretch of text that holds what was typed is hardly ever something else."""


class Sudachi:
    """Finds words. A long word, or one that the dictionary does not know, is found letter by letter too."""

    def __init__(self) -> None:
        self.bigrams = Bigrams()

    def tokens(self, text: str) -> list[Token]:
        found, spans = plain(text)
        by_dictionary = [
            Token(word, spans[start][0], spans[end - 1][1]) for word, start, end, _known in words("".join(found))
        ]
        by_letters = [
            Token(beside(token.word), token.start, token.end)
            for token in self.bigrams.tokens(text)
            if JAPANESE.search(token.word)
        ]
        return by_dictionary + by_letters

    def phrases(self, piece: str) -> list[Phrase]:
        usual = "".join(plain(piece)[0])
        found = list(words(usual))
        phrases = [Phrase(tuple(word for word, *_place in found))] if found else []
        if (
            JAPANESE.match(usual)
            and RUN.fullmatch(usual)
            and (len(usual) >= SURE or not all(known for *_, known in found))
        ):
            phrases += [Phrase(tuple(map(beside, phrase.words)), phrase.open) for phrase in self.bigrams.phrases(piece)]
        return phrases


def words(usual: str) -> Iterator[tuple[str, int, int, bool]]:
    """The words of a text, each with its place and whether the dictionary knows it."""
    tokenizer = dictionary().tokenizer()
    for run in RUN.finditer(usual):
        if not JAPANESE.match(run[0]):
            yield stem(run[0]), run.start(), run.end(), True
            continue
        for first in range(run.start(), run.end(), LONGEST_RUN):
            for found in tokenizer.tokenize(usual[first : min(first + LONGEST_RUN, run.end())], SplitMode.A):
                if word := as_indexed(found.normalized_form()):
                    yield word, first + found.begin(), first + found.end(), not found.is_oov()


@lru_cache(maxsize=MANY_WORDS)
def as_indexed(usually: str) -> str:
    """A word as the index has it; "" where it has no letter."""
    return marked(usually) if SHORT.fullmatch(usually) else SIGNS.sub("", letters(usually).folded)


@cache
def dictionary() -> Dictionary:
    return Dictionary(dict="small")


def beside(word: str) -> str:
    """A pair of letters as the index has it beside the words: no word itself."""
    return f"b{word}"
