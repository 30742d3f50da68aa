"""A search in a newsroom: the releases that hold some words, in either language, and the passages where these stand."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property
from typing import NamedTuple

from django.db.models import Exists, OuterRef, Q
from wagtail.search.backends import get_search_backends

from wagtail_pressrelease.finding import columns, once
from wagtail_pressrelease.finding.backend import AnalyzerMixin
from wagtail_pressrelease.finding.bigrams import Bigrams
from wagtail_pressrelease.finding.parts import parted
from wagtail_pressrelease.finding.passages import Found, Passage, marked, passages, spoken
from wagtail_pressrelease.finding.tokens import LONGEST_QUERY, wanted
from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.text import JAPANESE_SCRIPT, composed
from wagtail_pressrelease.publishing import value

from .names import first_mention, office_line, person_line

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def asked(typed: str) -> str:
    """What a reader typed, in one line; one letter more than the longest query has says that it was longer still."""
    return " ".join(UNSEEN.sub(" ", composed(typed[: 2 * LONGEST_QUERY])).split())[: LONGEST_QUERY + 1]


class Search:
    """One query over the editions of a newsroom that are before the public, in both languages."""

    longest = LONGEST_QUERY
    aside = False
    """Whether what many releases of an office have alike is searched too."""

    def __init__(self, query: str, public):
        self.public = public
        self.language = "ja" if JAPANESE_SCRIPT.search(query) else "en"
        self.is_cut = len(query) > LONGEST_QUERY
        # Half a word is not searched for.
        self.query = (query[:LONGEST_QUERY].rpartition(" ")[0] or query[:LONGEST_QUERY]) if self.is_cut else query
        self.backend = next((each for each in get_search_backends() if isinstance(each, AnalyzerMixin)), None)
        self.analyzer = self.backend.analyzer if self.backend else Bigrams()

    @cached_property
    def wanted(self) -> list:
        return wanted(self.query, self.analyzer)

    def matches(self, aside: bool = False):
        """The editions that hold every word."""
        if not self.wanted:
            return self.public.none()
        if self.backend is None:  # columns know no parts of a text
            return columns.find(self.public, self.query, ["words"])
        return self.backend.among(self.public, self.query, aside)

    def shown(self, found, language: str):
        """Of some editions those that a reader is shown, one of a release: in the reader's language, else the other.
        What stands aside is searched for what stands nowhere else."""
        theirs = self.public.filter(language=language, page=OuterRef("page"))
        found = found.filter(Q(language=language) | ~Exists(theirs))
        first = found.filter(_in_pages(self.matches()))
        if not self.aside:
            return first
        return found.filter(_in_pages(self.matches(aside=True))).exclude(Exists(first.order_by()))

    def widen(self) -> bool:
        """Search what stands aside too; False where that has been done, or cannot be."""
        if self.aside or self.backend is None or not self.wanted:
            return False
        self.aside = True
        return True

    def hits(self, shown) -> dict[int, "Hit"]:
        """What was found in some releases, by page. Theirs are not asked for the words once more: which text holds
        them is seen when they are looked up in it."""
        texts: dict[int, dict[str, Text]] = defaultdict(dict)
        if self.aside:  # they came with the editions
            found = [(each.page_id, each.language, each.words, each.signatories, each.quotes) for each in shown]
        else:
            found = self.public.filter(page__in=[edition.page_id for edition in shown])
            found = found.values_list("page", "language", "words", "data__signatories", "data__quotes")
        for page, language, words, signatories, quotes in found:
            texts[page][language] = self._text(words, value.people(signatories or (), quotes or ()), language)
        return {edition.page_id: self._hit(edition, texts[edition.page_id]) for edition in shown}

    def _text(self, words: str, people: list, language: str) -> "Text":
        """What readers see of an edition, as far as words are looked for in it."""
        first, aside = parted(words)
        lines = [first] if self.backend and not self.aside else [first, aside]
        lines += [
            person_line(
                first_mention(each.name, language),
                office_line(each.title, each.organization, language, each.as_printed),
                language,
            )
            for each in people
        ]
        return Text("\n".join(lines), _foreign(people, language))

    def _hit(self, edition, texts: dict[str, "Text"]) -> "Hit":
        """In the language that is shown where every word stands in what is printed in that; its headline is shown
        anyway."""
        headline = marked(edition.headline, self.wanted, self.analyzer)
        own, theirs = edition.language, other(edition.language)
        found = self._passages(texts[own], own, skipped=1)
        is_seen = found.complete and (found.passages or any(piece.marked for piece in headline))
        if not is_seen and theirs in texts:
            elsewhere = self._passages(texts[theirs], theirs)
            if elsewhere.complete and elsewhere.passages:
                return Hit(headline, elsewhere.passages, theirs)
        return Hit(headline, found.passages)

    def _passages(self, text: "Text", language: str, skipped: int = 0) -> Found:
        found = passages(text.lines, self.wanted, self.analyzer, language, skipped)
        shown = [spoken(passage, text.foreign, other(language)) for passage in found.passages]
        return found._replace(passages=shown)


def _in_pages(editions) -> Q:
    return once.among("page", editions.order_by().values("page").distinct())


def _foreign(people: list, language: str) -> re.Pattern[str]:
    """What stands in the other language in a text: Japanese letters in English, and in Japanese the names of people
    that are printed beside their katakana."""
    if language == "en":
        return re.compile(f"(?:{JAPANESE_SCRIPT.pattern})+")
    names = {each.name.other for each in people if each.name.other and not JAPANESE_SCRIPT.search(each.name.other)}
    return re.compile("|".join(map(re.escape, sorted(names, key=len, reverse=True))) or "(?!)")


class Text(NamedTuple):
    """The lines of an edition, and what in them is `foreign`."""

    lines: str
    foreign: re.Pattern[str]


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found in a release; `language` is that of the passages, where it is not the headline's."""

    headline: Passage
    passages: list[Passage]
    language: str = ""
