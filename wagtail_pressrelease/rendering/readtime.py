"""How long a release takes to read."""

import math

from .languages import language_page


def read_time(text: str, language: str, en_words: int = 238, ja_characters: int = 500) -> int:
    """Whole minutes that `text` (without markup) takes to read, at least one; nothing takes none.

    English is counted in words a minute, Japanese in characters a minute, spaces apart.
    """
    language_page(language)
    words = text.split()
    length, speed = (sum(map(len, words)), ja_characters) if language == "ja" else (len(words), en_words)
    return math.ceil(length / speed)


def read_time_line(text: str, language: str, en_words: int = 238, ja_characters: int = 500) -> str:
    """The minutes that `text` takes to read, as a line: 2 min read, 約2分で読めます. Empty for an empty text."""
    minutes = read_time(text, language, en_words, ja_characters)
    return language_page(language).read_time.format(minutes=minutes) if minutes else ""
