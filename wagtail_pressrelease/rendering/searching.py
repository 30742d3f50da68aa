"""A search in a newsroom: the releases that hold some words, in either language, and the passages where these stand."""

import re
from collections import defaultdict
from dataclasses import dataclass
from functools import cached_property

from django.db.models import Exists, OuterRef, Q
from wagtail.search.backends import get_search_backends

from wagtail_pressrelease.finding import columns
from wagtail_pressrelease.finding.backend import AnalyzerMixin
from wagtail_pressrelease.finding.bigrams import Bigrams
from wagtail_pressrelease.finding.passages import Passage, marked, passages
from wagtail_pressrelease.finding.tokens import LONGEST_QUERY, wanted
from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.text import composed
from wagtail_pressrelease.publishing.issue import editions

UNSEEN = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")


def asked(typed: str) -> str:
    """What a reader typed, in one line; one letter more than the longest query has says that it was longer still."""
    return " ".join(UNSEEN.sub(" ", composed(typed[: 2 * LONGEST_QUERY])).split())[: LONGEST_QUERY + 1]


class Search:
    """One query over the editions of a newsroom that are before the public, in both languages."""

    longest = LONGEST_QUERY

    def __init__(self, query: str, public):
        self.public = public
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
        found = self.backend.search(self.query, editions().objects.all(), order_by_relevance=False)
        return self.public.filter(pk__in=found.get_queryset().values("pk"))

    def shown(self, found, language: str):
        """Of some editions those that a reader is shown, one of a release: in the reader's language, else the other."""
        theirs = self.public.filter(language=language, page=OuterRef("page"))
        return found.filter(Q(language=language) | ~Exists(theirs), page__in=self.matches.values("page"))

    def hits(self, shown) -> dict[int, "Hit"]:
        """What was found in some releases, by page: in the language that is shown, where the words stand in that."""
        texts: dict[int, dict[str, str]] = defaultdict(dict)
        pages = [edition.page_id for edition in shown]
        for page, language, words in self.matches.filter(page__in=pages).values_list("page", "language", "words"):
            texts[page][language] = words
        return {edition.page_id: self._hit(edition, texts[edition.page_id]) for edition in shown}

    def _hit(self, edition, texts: dict[str, str]) -> "Hit":
        language = edition.language if edition.language in texts else other(edition.language)
        text = texts.get(language, "")
        after = text.find("\n") + 1 if language == edition.language else 0  # its headline stands above, marked
        return Hit(
            headline=marked(edition.headline, self.wanted, self.analyzer),
            passages=passages(text, self.wanted, self.analyzer, language, after),
            language=language if language != edition.language else "",
        )


@dataclass(frozen=True, slots=True)
class Hit:
    """What a search found in a release; `language` is that of the passages, where it is not the headline's."""

    headline: Passage
    passages: list[Passage]
    language: str = ""
