"""A search in the newsroom: what it finds, in which language it is shown, and that any text may be typed."""

import datetime
from urllib.parse import quote

import pytest
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from wagtail.search.backends import get_search_backend

from tests.builders import make_draft, make_issued, publish
from tests.rendering.test_newsroom import listed, options
from wagtail_pressrelease.finding.tokens import LONGEST_QUERY
from wagtail_pressrelease.models import Edition, MediaContact, Topic
from wagtail_pressrelease.press.indexing import indexed_together
from wagtail_pressrelease.rendering.searching import Search

pytestmark = pytest.mark.search_index

OURS = "wagtail_pressrelease.finding.backend"
ENGLISH = ("tidal", "currents", "TIDAL memorandum", "five years", "tide", "Grant", "Hamada", "Director", "Orrin Centre")
JAPANESE = (
    "潮流",
    "覚書",
    "観測データ",
    "5年間",
    "期待",
    "浜田恵",
    "浜田知事",
    "潮見県知事",
    "アイラ・グラント",
    "はまだけい",
    "ハマダ",
)
UNPRINTED = ("浜田知事",)  # the page has 潮見県知事 浜田恵
BOILERPLATE = "<p>The Orrin Centre keeps nine <b>lighthouses</b>.</p>"


@pytest.fixture(params=[OURS, "wagtail.search.backends.database"], ids=["indexed", "not indexed"])
def backend(request, settings):
    settings.WAGTAILSEARCH_BACKENDS = {"default": {"BACKEND": request.param}}
    if request.param == OURS:
        settings.WAGTAILSEARCH_BACKENDS["default"]["ANALYZER"] = "wagtail_pressrelease.finding.bigrams.Bigrams"


@pytest.fixture
def search(read):
    def ask(query, language="en", more=""):
        return read(f"/{language}/newsroom/?q={quote(query)}{more}")

    return ask


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("query", [*ENGLISH, *JAPANESE])
def test_a_word_of_any_field_finds_the_release_in_the_readers_language(issued, search, query, language):
    page = search(query, language)
    assert [link["href"] for link in page.select(".press-entry h2 a")] == [f"/{language}/newsroom/tidal-memorandum/"]
    assert bool(page.select(".press-entry mark")) == (query not in UNPRINTED)


@pytest.mark.parametrize(
    "field", ["subheadline", "lead", "body", "notes", "place", "search_summary", "agreement_place"]
)
def test_finds_the_words_of_every_text(newsroom, search, field):
    text = [("paragraph", "<p>The <b>Kraken</b> woke.</p>")] if field in ("body", "notes") else "The Kraken woke."
    make_issued(newsroom, **{f"{field}_en": text})
    assert listed(search("kraken woke")) == ["tidal-memorandum"]


def test_finds_a_reference_and_a_topic(newsroom, search):
    page = make_draft(newsroom, reference="TW-2026/7")
    page.topics = [Topic.objects.create(key="energy", name_en="Ocean power", name_ja="海洋エネルギー")]
    page.save_revision()
    publish(page)
    for query in ("TW-2026/7", "tw 2026", "ocean power", "海洋エネルギー"):
        assert listed(search(query)) == ["tidal-memorandum"], query


def test_every_word_must_stand_in_one_text(issued, search):
    assert listed(search("tidal ferry")) == []
    assert listed(search("潮流 フェリー")) == []
    assert listed(search('"share data"')) == ["tidal-memorandum"]
    assert listed(search('"data share"')) == []


def test_finds_without_an_index_for_japanese_too(backend, issued, search):
    for query in ("tidal", "潮流", "潮流 覚書", "ｵﾘﾝ", "グラント"):
        assert listed(search(query)) == ["tidal-memorandum"], query
    assert listed(search("潮流 フェリー")) == []
    assert listed(search("🎉")) == []


def test_a_passage_shows_the_words_in_the_language_that_they_were_found_in(issued, search, words):
    page = search("観測")
    [passage] = page.select(".press-passage")
    assert (passage["lang"], words(passage)) == ("ja", "両者は潮流の観測データを共有します。")
    assert [words(mark) for mark in page.select("mark")] == ["観測"]
    assert not page.select_one(".press-entry h2").has_attr("lang")
    [passage] = search("観測", "ja").select(".press-passage")
    assert not passage.has_attr("lang")


def test_the_name_that_stands_in_the_other_language_says_so(issued, search, words):
    [passage] = search("グラント", "ja").select(".press-passage")
    [name] = passage.select("[lang]")
    assert (name["lang"], words(name)) == ("en", "Isla Grant")
    [passage] = search("アイラ Grant", "ja").select(".press-passage")
    assert [(mark.get("lang"), words(mark)) for mark in passage.select("mark")] == [(None, "アイラ"), ("en", "Grant")]


def test_japanese_words_in_an_english_text_say_so(newsroom, search, words):
    make_issued(newsroom, lead_en="They call it 潮流 there.")
    [passage] = search('"call it"').select(".press-passage")
    assert [(part["lang"], words(part)) for part in passage.select("[lang]")] == [("ja", "潮流")]


@pytest.mark.parametrize(
    "query",
    ["045-210-1111", "0452101111", "+81 45-210-1111", "広報課", "press@shiomi.example", "報道関係各位", "lighthouses"],
)
def test_what_every_release_of_an_office_has_is_found(newsroom, search, query):
    make_about(newsroom)
    assert listed(search(query)) == listed(search(query, "ja")) == ["tidal-memorandum"]


def test_what_an_organization_says_of_itself_is_found_where_nothing_else_is(newsroom, search, words):
    make_about(newsroom)
    make_issued(newsroom, slug="lamps", rows=False, headline_en="New lamps", lead_en="Two lighthouses are lit.")
    assert listed(search("lighthouses")) == ["lamps"]
    assert listed(search("lighthouses tidal")) == ["tidal-memorandum"]
    passages = search("lighthouses tidal").select(".press-passage")
    assert words(passages[-1]) == "The Orrin Centre keeps nine lighthouses."


def test_a_day_finds_the_releases_of_that_day(newsroom, search):
    make_issued(newsroom, released_at=datetime.datetime(2019, 5, 1, 9, tzinfo=datetime.UTC), rows=False)
    for query in ("1 May 2019", "2019年5月1日", "令和元年5月1日", "May 2019"):
        assert listed(search(query)) == ["tidal-memorandum"], query
    assert listed(search("1 June 2019")) == []


def test_what_stands_aside_costs_no_more(newsroom, search, client, django_assert_max_num_queries):
    make_about(newsroom)
    for query in ("lighthouses", "lighthouses&page=2"):
        client.get(f"/en/newsroom/?q={query}")
        with django_assert_max_num_queries(11):
            client.get(f"/en/newsroom/?q={query}")


def test_words_of_the_headline_are_marked_in_it(issued, search, words):
    assert [words(mark) for mark in search("tidal memorandum").select("h2 mark")] == ["tidal", "memorandum"]


def test_what_was_typed_and_issued_is_escaped(newsroom, search):
    make_issued(newsroom, headline_en="A <i>tide</i> & more", lead_en="The <script>tide</script> turns.")
    page = search('<b>"tide')
    assert page.select_one("#press-q")["value"] == '<b>"tide'
    assert not page.select(".press-entry i, .press-entry script, .press-total b, .press-empty b")
    page = search("tide script")
    assert "The <script>tide</script> turns." in page.select_one(".press-passage").get_text()


def test_a_release_in_one_language_is_shown_in_it(newsroom, search, words):
    make_issued(newsroom, ready=("ja",), source_language="ja")
    page = search("潮流")
    [heading] = page.select(".press-entry h2")
    assert heading["lang"] == heading.a["hreflang"] == "ja"
    assert heading.a["href"].startswith("/ja/newsroom/")
    assert words(page.select_one(".press-only")) == "In Japanese only"
    assert words(page.select_one(".press-date")).count("年") == 0  # the rest of the entry speaks to the reader


def test_a_correction_is_searched_and_what_it_corrected_is_not(issued, search):
    publish(issued, lead_en="They will share a boat.", headline_en="Corrected")
    assert listed(search("boat")) == ["tidal-memorandum"]
    assert listed(search("data on tidal currents")) == []


def test_the_language_left_behind_is_searched_as_it_was_issued(issued, search):
    page = publish(issued, lead_en="They will share a boat.", ready_ja=False)
    assert page.press_editions.filter(public_until=None).count() == 2
    assert listed(search("観測データ")) == ["tidal-memorandum"]


def test_nothing_is_found_before_its_hour_or_after_it_was_withdrawn(newsroom, search):
    page = make_draft(newsroom, embargo_until=timezone.now() + datetime.timedelta(days=1))
    page.save_revision().publish()
    assert listed(search("tidal")) == []
    page = make_issued(newsroom, slug="withdrawn", rows=False)
    assert listed(search("tidal")) == ["withdrawn"]
    page.unpublish()
    assert listed(search("tidal")) == []


def test_goes_with_filters_and_pages(newsroom, search, read, settings):
    settings.WAGTAIL_PRESSRELEASE = {"PAGE_SIZE": 2}
    energy = Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")
    for number in range(5):
        page = make_draft(newsroom, slug=f"release-{number}", rows=number == 0)
        page.topics = [energy] if number < 3 else []
        page.save_revision()
        publish(page, released_at=timezone.now() - datetime.timedelta(hours=number + 1))
    page = search("潮流", more="&topic=energy")
    assert listed(page) == ["release-0", "release-1"]
    assert page.select_one("a[rel=next]")["href"] == f"/en/newsroom/?q={quote('潮流')}&topic=energy&page=2"
    assert page.select_one(".press-switch a")["href"] == f"/ja/newsroom/?q={quote('潮流')}&topic=energy"
    assert options(page, "topic") == ["energy"]
    assert listed(search("潮流", more="&topic=energy&page=2")) == ["release-2"]
    assert listed(search("潮流", more="&organization=orrin&year=" + str(timezone.now().year))) == ["release-0"]
    read(f"/en/newsroom/?q={quote('潮流')}&topic=energy&page=3", status=404)


def test_says_how_many_and_with_which_words(issued, search, words):
    assert words(search("tidal").select_one(".press-total")) == "1 press release with “tidal”"
    assert search("tidal").title.get_text().startswith("Search for “tidal”")
    assert [each["lang"] for each in search("潮流").select(".press-total [lang]")] == ["ja"]
    assert [each["lang"] for each in search("tidal", "ja").select(".press-total [lang]")] == ["en"]


def test_says_so_where_nothing_is_found_and_leads_back(issued, search, words):
    page = search("ferry")
    assert words(page.select_one(".press-empty")).startswith("No press release has “ferry”.")
    assert page.select_one(".press-apply a")["href"] == "/en/newsroom/"


def test_says_that_a_long_query_was_cut(issued, search):
    page = search("tidal " * 100)
    field = page.select_one("#press-q")
    assert len(field["value"]) <= LONGEST_QUERY
    assert page.find(id=field["aria-describedby"]).get_text(strip=True)
    assert listed(page) == ["tidal-memorandum"]
    assert not search("tidal").select("#press-cut")


@pytest.mark.parametrize("query", ["", " ", "\u3000", "\x00", "\t"])
def test_nothing_typed_is_no_search(issued, search, query):
    assert listed(search(query)) == ["tidal-memorandum"]
    assert not search(query).select("mark")


@hypothesis_settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)
@given(query=st.text(max_size=400) | st.text(alphabet="\"'*:()&|!<->\\%{}潮流🎉 aN\x00\x1b", max_size=60))
def test_any_text_is_a_safe_query(issued, client, query):
    for language in ("en", "ja"):
        answer = client.get(f"/{language}/newsroom/", {"q": query.encode(errors="surrogatepass")})
        assert answer.status_code == 200
        assert "\x00" not in answer.content.decode()


def test_the_index_holds_what_was_issued_and_nothing_of_what_was_refused(newsroom, search):
    with transaction.atomic():
        make_issued(newsroom, rows=False)
        transaction.set_rollback(True)
    assert not get_search_backend().search("潮流", Edition).count()


def test_many_are_indexed_together(newsroom):
    with indexed_together():
        make_issued(newsroom)
        assert not get_search_backend().search("潮流", Edition).count()
    assert get_search_backend().search("潮流", Edition).count() == 1


def test_two_newsrooms_search_their_own(newsroom, issued, search, read):
    other = newsroom.get_parent().add_child(instance=type(newsroom)(name_en="Other", name_ja="別", slug="other"))
    make_issued(other, slug="theirs", rows=False)
    assert listed(search("tidal")) == ["tidal-memorandum"]
    assert listed(read("/en/other/?q=tidal")) == ["theirs"]


@pytest.mark.each_database
def test_what_was_found_is_put_together_once_whatever_else_is_chosen(issued):
    """A plan made for empty tables must not look for the words again for each edition of a topic."""
    public = Edition.objects.public_now()
    found = public.filter(topics__key="energy", organizations__key="orrin")
    plan = Search("tidal", public).shown(found, "en").explain()
    listed_once = {"sqlite": "LIST SUBQUERY", "postgresql": "InitPlan"}[connection.vendor]
    assert plan.count(listed_once) >= 2
    assert plan.count("CORRELATED") == (connection.vendor == "sqlite") and "Semi Join" not in plan


def make_about(newsroom):
    """A release with all that an office adds to each of its releases."""
    page = make_draft(newsroom, addressee_ja="報道関係各位")
    party = page.parties.all()[0].organization
    party.boilerplate_en = BOILERPLATE
    party.save()
    contact = MediaContact(
        organization=party,
        department_en="Press Office",
        department_ja="広報課",
        phone="+81 45-210-1111",
        email="press@shiomi.example",
    )
    return publish(page, contacts=[contact])
