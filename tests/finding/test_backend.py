"""The search backend, on whichever database the tests run: guards what it takes for granted of modelsearch's."""

import pytest
from django.core.management import call_command
from django.db import connection
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from modelsearch.query import MATCH_ALL, And, Boost, Fuzzy, Not, Or, Phrase, PlainText
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from tests.builders import make_issued
from wagtail_pressrelease.finding.backend import AnalyzerMixin, SearchBackend
from wagtail_pressrelease.models import Edition

pytestmark = pytest.mark.search_index

HOSTILE = [
    '"',
    "'",
    "''",
    '"""',
    "*",
    "a*",
    ":*",
    "(",
    "a AND",
    "NOT",
    "-",
    "a & | !b",
    "<->",
    "\\",
    "%s %%",
    "{title} : x",
    "\x00",
    "🎉",
]


@pytest.fixture
def home(db):
    root = Page.objects.get(depth=1)
    for title in ("潮流エネルギー研究所", "Tidal energy institute", "東京都庁", "観光"):
        root.add_child(instance=Page(title=title, slug=f"page-{Page.objects.count()}"))
    return root


def titles(results):
    return sorted(page.title for page in results)


def search(query, **options):
    return titles(Page.objects.search(query, **options))


def test_the_databases_own_backend_is_extended():
    assert isinstance(get_search_backend(), AnalyzerMixin)


def test_where_a_database_has_no_full_text_search_wagtails_own_is_taken(monkeypatch):
    monkeypatch.setattr(connection, "vendor", "oracle")
    assert not isinstance(SearchBackend({}), AnalyzerMixin)


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("エネルギー", ["潮流エネルギー研究所"]),
        ("研究", ["潮流エネルギー研究所"]),
        ("京都", []),
        ("都", ["東京都庁"]),
        ("energy", ["Tidal energy institute"]),
        ("潮流 tidal", []),
        ("", []),
        (PlainText("tidal 東京", operator="or"), ["Tidal energy institute", "東京都庁"]),
        (PlainText("潮流"), ["潮流エネルギー研究所"]),
        (Phrase("tidal energy"), ["Tidal energy institute"]),
        (Phrase("energy tidal"), []),
        (And([PlainText("潮流"), PlainText("研究所")]), ["潮流エネルギー研究所"]),
        (And([PlainText("潮流"), PlainText("!!")]), ["潮流エネルギー研究所"]),
        (Or([PlainText("潮流"), PlainText("東京都")]), ["潮流エネルギー研究所", "東京都庁"]),
        (And([PlainText("tidal"), Not(PlainText("institute"))]), []),
        (Fuzzy("潮流"), ["潮流エネルギー研究所"]),
        (Boost(PlainText("潮流"), 2), ["潮流エネルギー研究所"]),
    ],
)
def test_finds_words_in_both_scripts(home, query, expected):
    assert search(query) == sorted(expected)


def test_everything_is_everything(home):
    assert len(search(MATCH_ALL)) == Page.objects.count()
    others = search(Not(PlainText("潮流")))
    assert "観光" in others and "潮流エネルギー研究所" not in others


@pytest.mark.parametrize("typed", ["潮", "潮流エネ", "エネルギー研", "研究所"])
def test_completes_a_word_that_is_being_typed_in_japanese(home, typed):
    assert titles(Page.objects.autocomplete(typed)) == ["潮流エネルギー研究所"]


@pytest.mark.parametrize("typed", ["tid", "tidal ener", "energy inst"])
def test_completes_a_word_that_is_being_typed_in_english(home, typed):
    assert titles(Page.objects.autocomplete(typed)) == ["Tidal energy institute"]
    assert search("tid") == []


def test_operators_and_counting_and_slices(home):
    assert search("tidal 東京", operator="or") == ["Tidal energy institute", "東京都庁"]
    found = Page.objects.search("潮流")
    assert (found.count(), len(found[:1]), len(found[1:2])) == (1, 1, 0)


@pytest.mark.parametrize("query", HOSTILE)
def test_no_sign_is_an_operator(home, query):
    assert search(query) == titles(Page.objects.autocomplete(query)) == [] or query.startswith("a")


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=100)
@given(query=st.text(max_size=300) | st.text(alphabet="\"'*:()&|!<->\\%{}潮流 aN", max_size=40))
def test_any_text_is_a_safe_query(home, query):
    search(query)
    titles(Page.objects.autocomplete(query))


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=30)
@given(
    text=st.text(alphabet=st.characters(exclude_characters="\x00", exclude_categories=["Cs"]), min_size=1, max_size=200)
)
def test_any_text_can_be_indexed(home, text):
    page = home.get_children().first()
    page.title = text
    get_search_backend().add(page)


def test_a_long_text_can_be_indexed(home):
    page = home.get_children().first()
    page.title = "".join(chr(0x4E00 + number * 7 % 20000) for number in range(600_000))
    get_search_backend().add(page)


@pytest.mark.parametrize("query", ["潮流", "tidal energy", "energy tidal", "東京", "nothing"])
def test_among_some_objects_it_finds_what_a_search_finds(home, query):
    assert titles(get_search_backend().among(Page.objects.all(), query)) == search(query)
    assert titles(get_search_backend().among(Page.objects.exclude(title__contains="東京"), query)) == [
        title for title in search(query) if "東京" not in title
    ]


def test_among_editions_the_index_is_asked_once(newsroom):
    """Whatever a database has counted of its tables: a plan made for empty ones must not ask for each edition."""
    make_issued(newsroom)
    found = get_search_backend().among(Edition.objects.all(), "tidal")
    assert found.count() == 1
    assert {"sqlite": "LIST SUBQUERY", "postgresql": "InitPlan"}[connection.vendor] in found.explain()


def test_other_models_are_found_too(db):
    picture = get_image_model().objects.create(title="海峡の夕景", file=get_test_image_file())
    assert list(get_image_model().objects.search("海峡")) == [picture]


def test_the_command_rebuilds_the_index(newsroom):
    make_issued(newsroom)
    get_search_backend().get_index_for_model(Edition).reset()
    assert not get_search_backend().search("潮流", Edition).count()
    call_command("update_index", verbosity=0)
    assert get_search_backend().search("潮流", Edition).count() == 1
    assert get_search_backend().search("tidal", Edition).count() == 1
