"""A search in a newsroom: the releases that hold some words, in either language, and the passages where these stand."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from wagtail.search.backends import get_search_backends

from wagtail_pressrelease.finding import columns, once
from wagtail_pressrelease.finding.backend import AnalyzerMixin
from wagtail_pressrelease.finding.bigrams import Bigrams
from wagtail_pressrelease.finding.passages import Passage, marked, passages
from wagtail_pressrelease.finding.tokens import LONGEST_QUERY, wanted
from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.text import JAPANESE_SCRIPT, composed

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def asked(typed: str) -> str:
    """What a reader typed, in one line; one letter more than the longest query has says that it was longer still."""
    return " ".join(UNSEEN.sub(" ", composed(typed[: 2 * LONGEST_QUERY])).split())[: LONGEST_QUERY + 1]


class Search:
    """One query over the editions of a newsroom that are before the public, in both languages."""

    longest = LONGEST_QUERY

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

    @cached_property
    def matches(self):
        """The editions that hold every word."""
        if not self.wanted:
            return self.public.none()
        if self.backend is None:
            return columns.find(self.public, self.query, ["words"])
        return self.backend.among(self.public, self.query)

    def shown(self, found, language: str):
        """Of some editions those that a reader is shown, one of a release: in the reader's language, else the other."""
        theirs = self.public.filter(language=language, page=OuterRef("page"))
        pages = once.among("page", self.matches.order_by().values("page").distinct())
        return found.filter(Q(language=language) | ~Exists(theirs), pages)

    def hits(self, shown) -> dict[int, "Hit"]:
        """What was found in some releases, by page."""
        texts: dict[int, dict[str, str]] = defaultdict(dict)
        # Not asked for the words once more: which text holds them is seen when they are looked up in it.
        found = self.public.filter(page__in=[edition.page_id for edition in shown])
        for page, language, words in found.values_list("page", "language", "words"):
            texts[page][language] = words
        return {edition.page_id: self._hit(edition, texts[edition.page_id]) for edition in shown}

    def _hit(self, edition, texts: dict[str, str]) -> "Hit":
        """In the language that is shown where every word stands in that, its headline aside, which is shown anyway."""
        headline = marked(edition.headline, self.wanted, self.analyzer)
        own, theirs = edition.language, other(edition.language)
        found = passages(texts[own], self.wanted, self.analyzer, own, skipped=1)
        if not found.complete and theirs in texts:
            elsewhere = passages(texts[theirs], self.wanted, self.analyzer, theirs)
            if elsewhere.complete:
                return Hit(headline, elsewhere.passages, theirs)
        return Hit(headline, found.passages)


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found in a release; `language` is that of the passages, where it is not the headline's."""

    headline: Passage
    passages: list[Passage]
    language: str = ""
