"""Releases by the hundred, made of a few sentences each, and how well a newsroom's search finds them."""

import datetime
import json
import re
from pathlib import Path
from types import SimpleNamespace

from django.utils import timezone
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from tests.builders import make_issued
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.words import words
from wagtail_pressrelease.rendering import newsroom as reading

CORPORA = Path(__file__).resolve().parent / "corpora"
SPELLINGS = re.compile(r"\[([^|\]]+)\|([^\]]+)\]")
BODIES = {"en": "{town} will say next spring what came of it.", "ja": "成果は来春、{town}が発表します。"}
QUOTES = {
    "en": "We had more to learn from each other than we knew.",
    "ja": "互いに学ぶことは思っていたより多くありました。",
}
# What every release of a town has alike, with words that are looked for in other texts.
ABOUT = {
    "en": "<p>{town} has a university, a library, ferries, sheep and a tidal turbine.</p>",
    "ja": "<p>{town}には大学、図書館、会社があり、潮流発電や防災訓練にも取り組んでいます。</p>",
}


def load(name):
    """A corpus: `subjects`, each with headline and text in English and in Japanese, where [a|b] is spelt the one way in
    one release and the other way in the next; what else stands in a release; and `queries`, each with all that must
    stand in what it finds."""
    return SimpleNamespace(**json.loads((CORPORA / f"{name}.json").read_text()))


def build(newsroom, corpus):
    """The corpus before the public, in both languages; the facets of each release by its slug."""
    model = make_issued(newsroom, rows=False)
    parent = model.get_parent(update=True)
    facets, pages, texts = {}, [], []
    for index, (subject, told) in enumerate(corpus.subjects.items()):
        for turn in range(corpus.size):
            number = index * corpus.size + turn + 1
            person = corpus.people[number % len(corpus.people)]
            town = corpus.towns[(number + index) % len(corpus.towns)]
            office = corpus.offices[number % len(corpus.offices)]
            reference = f"2026-{number:03}"
            facets[f"release-{number}"] = {subject, *person[:2], *town, reference}
            texts.append((reference, _spelt(told, turn), person, town, office))
            pages.append(
                Page(
                    path=parent._get_path(parent.path, parent.depth + 1, parent.numchild + number),
                    depth=model.depth,
                    title=told[0],
                    slug=f"release-{number}",
                    url_path=f"{parent.url_path}release-{number}/",
                    live=True,
                    content_type_id=model.content_type_id,
                    locale_id=model.locale_id,
                )
            )
    pages = Page.objects.bulk_create(pages)
    Edition.objects.filter(page=model).update(public_until=timezone.now())
    revision = model.live_revision_id
    Edition.objects.bulk_create(
        _edition(page, language, revision, *text)
        for page, text in zip(pages, texts, strict=True)
        for language in ("en", "ja")
    )
    return facets


def _spelt(told, turn):
    """The texts of a subject, each word that has two spellings in one of them."""
    return [SPELLINGS.sub(lambda match: match[1 + turn % 2], text) for text in told]


def _edition(page, language, revision, reference, told, person, town, office):
    at = 0 if language == "en" else 1
    headline, lead = told[2 * at : 2 * at + 2]
    if language == "en":
        given, _space, family = person[0].partition(" ")
    else:
        given, _dot, family = person[1].partition("・") if "・" in person[1] else (person[1], "", "")
    kana, other = ("", person[2]) if person[2].isascii() else (person[2], person[0])
    name = value.PersonName(family, given, kana_given=kana, other=other if language == "ja" else person[1])
    printed = f"{town[1][:-1]}{office[1]}" if language == "ja" and office[1].startswith(town[1][-1]) else ""
    quote = value.Quote("1", QUOTES[language], name, office[at], town[at], printed)
    about = value.Party(town[0], town[at], boilerplate=ABOUT[language].format(town=town[at]))
    release = value.Release(language, "en", reference, headline, lead=lead, quotes=(quote,), parties=(about,))
    body = BODIES[language].format(town=town[at])
    released_at = timezone.now() - datetime.timedelta(days=int(reference[-3:]))
    return Edition(
        page=page,
        language=language,
        number=1,
        revision_id=revision,
        headline=headline,
        summary=lead,
        released_at=released_at,
        public_from=released_at,
        data=value.dump(release),
        words=words(SimpleNamespace(searched=("body",), body=body), release),
    )


def index():
    """Put all of it into the search index, as the command `update_index` does."""
    get_search_backend().add_bulk(Edition, list(Edition.get_indexed_objects()))


def found(newsroom, query, language):
    """The slugs that a reader's query finds, on all its pages."""
    slugs, number = set(), 1
    while (listing := reading.read(newsroom, {"q": query, "page": str(number)}, language)).exists:
        slugs |= {edition.page.slug for edition in listing.editions}
        number += 1
    return slugs


def score(newsroom, facets, corpus, language):
    """Mean precision and recall of the corpus's queries, and what went wrong in each."""
    precisions, recalls, faults = [], [], []
    for query, wanted in corpus.queries:
        expected = {slug for slug, has in facets.items() if has.issuperset(wanted)}
        assert expected, f"No release is about {wanted}."
        got = found(newsroom, query, language)
        precisions.append(len(got & expected) / len(got) if got else 0)
        recalls.append(len(got & expected) / len(expected))
        if got != expected:
            faults.append(f"{query}: {len(got - expected)} too many, {len(expected - got)} of {len(expected)} missing")
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls), faults
