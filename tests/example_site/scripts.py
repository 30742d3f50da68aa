"""Words in a script that their language is not written in: what a page says in another language is marked as that, so
that it is pronounced, broken and set as what it is."""

import re
from collections.abc import Iterator

from bs4 import BeautifulSoup, Comment, Doctype, NavigableString

KANA_OR_KANJI = re.compile(r"[\u3040-\u309f\u30a1-\u30fa\u3400-\u9fff\uf900-\ufaff]")
# Addresses, files, names of people in the domain, and numbers with their units are the same in both languages.
NO_WORDS = re.compile(r"https?://\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)+(?:/\S*)?")
WORD = r"[A-Za-zÀ-ÿ][A-Za-zÀ-ÿ’'-]*"
SENTENCE = re.compile(rf"{WORD}(?:[ ,]+{WORD}){{3,}}")
PHRASE = re.compile(rf"{WORD}(?:[ ,]+{WORD})+")
SPOKEN = ("alt", "aria-label", "placeholder", "title")
SILENT = ("script", "style", "template", "code")


def misplaced(soup: BeautifulSoup) -> Iterator[str]:
    """The texts of a page, its attributes included, that stand in the wrong language."""
    for language, text in texts(soup):
        if is_misplaced(text, language):
            yield f"{language}: {' '.join(text.split())[:80]}"


def is_misplaced(text: str, language: str) -> bool:
    """Whether a text holds what its language does not: Japanese letters in English; in Japanese four Latin words on
    end, or nothing but words of which one is no name. Japanese names things in Latin letters: NHK, JSON Feed."""
    if language != "ja":
        return KANA_OR_KANJI.search(text) is not None
    words = NO_WORDS.sub(" ", text)
    if SENTENCE.search(words):
        return True
    phrase = None if KANA_OR_KANJI.search(words) else PHRASE.search(words)
    return phrase is not None and re.search(r"(?:^|[ ,])[a-z]{2,}", phrase.group()) is not None


def texts(soup: BeautifulSoup) -> Iterator[tuple[str, str]]:
    """Every text that somebody sees or hears, with the language that it is marked as."""
    for node in soup.find_all(string=True):
        if isinstance(node, Comment | Doctype) or node.parent.name in SILENT or not node.strip():
            continue
        yield language_of(node), str(node)
    for element in soup.find_all(lambda each: any(each.get(name) for name in SPOKEN)):
        for name in SPOKEN:
            if element.get(name):
                yield language_of(element), element[name]


def language_of(node: NavigableString) -> str:
    marked = node if getattr(node, "attrs", {}).get("lang") else node.find_parent(lang=True)
    return marked["lang"].split("-")[0] if marked else ""
