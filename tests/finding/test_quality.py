"""How well words are found: mean precision and recall over queries with known answers, by both analyzers, on whichever
database the tests run. The second corpus was written without a look at what the first had taught."""

import pytest

from tests.finding import corpus

pytestmark = [pytest.mark.search_index, pytest.mark.each_database]

ANALYZERS = {"bigrams.Bigrams": (0.90, 0.92), "sudachi.Sudachi": (0.95, 0.95)}


@pytest.fixture
def analyzer(request, settings):
    if "sudachi" in request.param:
        pytest.importorskip("sudachipy")
    backend = {
        "BACKEND": "wagtail_pressrelease.finding.backend",
        "ANALYZER": f"wagtail_pressrelease.finding.{request.param}",
    }
    settings.WAGTAILSEARCH_BACKENDS = {"default": backend}
    return request.param


@pytest.mark.parametrize("name", ["first", "second"])
@pytest.mark.parametrize("analyzer", ANALYZERS, indirect=True)
def test_words_are_found_and_others_are_not(newsroom, name, analyzer):
    releases = corpus.load(name)
    facets = corpus.build(newsroom, releases)
    assert len(facets) >= 150 and len(releases.queries) >= 60
    corpus.index()
    least_precision, least_recall = ANALYZERS[analyzer]
    for language in ("en", "ja"):
        precision, recall, faults = corpus.score(newsroom, facets, releases, language)
        print(f"{analyzer} {language}: precision {precision:.3f}, recall {recall:.3f}", *faults, sep="\n  ")
        assert precision >= least_precision and recall >= least_recall, faults
