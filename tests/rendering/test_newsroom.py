"""The newsroom's page: what it lists, in which order, and how readers go through it."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.builders import make_centre, make_draft, make_issued, make_newsroom, make_prefecture, publish
from wagtail_pressrelease.models import Edition, ReleaseParty, Topic

TOKYO = ZoneInfo("Asia/Tokyo")


def at(*moment, zone=TOKYO):
    return datetime.datetime(*moment, tzinfo=zone)


def issue(newsroom, slug, released_at, topics=(), parties=(), **fields):
    fields = {"headline_en": f"News {slug}", "headline_ja": f"報道 {slug}", "rows": False, **fields}
    page = make_draft(newsroom, slug=slug, released_at=released_at, **fields)
    page.topics = topics
    page.parties = [ReleaseParty(organization=party) for party in parties]
    page.tick(*page.ready_languages)
    page.save_revision()
    return publish(page)


def listed(page):
    return [link["href"].rstrip("/").rsplit("/", 1)[-1] for link in page.select(".press-entry h2 a")]


def options(page, name):
    return [option["value"] for option in page.select(f"select[name={name}] option")][1:]


@pytest.fixture
def many(issued):
    """Forty-five releases in English, forty-one of them in Japanese too, by the tables alone."""
    from tests.rendering.growing import grow

    grow(issued, 44, without_japanese=4)
    return issued


def test_lists_the_newest_first_and_says_when_by_the_newsrooms_clock(db, read, words):
    newsroom = make_newsroom(zone="Asia/Tokyo")
    issue(newsroom, "old", at(2014, 5, 1, 9))
    issue(newsroom, "late", at(2014, 12, 31, 20, zone=ZoneInfo("Europe/London")))
    english, japanese = read("/en/newsroom/"), read("/ja/newsroom/")
    assert listed(english) == listed(japanese) == ["late", "old"]
    assert [words(day) for day in english.select("time")] == ["Thursday 1 January 2015", "Thursday 1 May 2014"]
    assert [words(day) for day in japanese.select("time")] == ["2015年1月1日（木）", "2014年5月1日（木）"]
    assert english.select("time")[1]["datetime"] == "2014-05-01T09:00+09:00"


def test_a_correction_keeps_its_place(newsroom, read):
    first = issue(newsroom, "first", timezone.now() - datetime.timedelta(days=3))
    issue(newsroom, "second", timezone.now() - datetime.timedelta(days=2))
    publish(first, headline_en="Corrected")
    assert listed(read("/en/newsroom/")) == ["second", "first"]


def test_each_language_lists_what_was_issued_in_it(newsroom, read):
    issue(newsroom, "both", timezone.now() - datetime.timedelta(hours=2))
    issue(newsroom, "english", timezone.now() - datetime.timedelta(hours=1), ready=("en",))
    assert listed(read("/en/newsroom/")) == ["english", "both"]
    assert listed(read("/ja/newsroom/")) == ["both"]


def test_shows_what_was_issued_not_what_is_under_way(issued, read):
    issued.headline_en = "Half a sen"
    issued.save_revision()
    issued.headline_ja = "書きかけ"
    issued.save_revision()
    for address in ("/en/newsroom/", "/ja/newsroom/"):
        assert "Half a sen" not in str(read(address))
        assert "書きかけ" not in str(read(address))


def test_lists_nothing_that_is_not_before_the_public(newsroom, read):
    soon = timezone.now() + datetime.timedelta(hours=1)
    make_draft(newsroom, slug="draft", rows=False)
    make_draft(newsroom, slug="embargoed", rows=False, embargo_until=soon).save_revision().publish()
    withdrawn = issue(newsroom, "withdrawn", timezone.now() - datetime.timedelta(days=1))
    withdrawn.unpublish()
    private = issue(newsroom, "private", timezone.now() - datetime.timedelta(days=2))
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    page = read("/en/newsroom/")
    assert listed(page) == []
    assert not page.select("option[value]:not([value=''])")
    assert "0 press releases" not in str(page)


class TestPages:
    def test_twenty_a_page(self, many, read):
        assert [len(listed(read(f"/en/newsroom/?page={number}"))) for number in (1, 2, 3)] == [20, 20, 5]

    def test_a_site_says_how_many(self, many, read, settings):
        settings.WAGTAIL_PRESSRELEASE = {"PAGE_SIZE": 30}
        assert len(listed(read("/en/newsroom/"))) == 30

    def test_no_release_is_lost_or_listed_twice_between_pages(self, many, read):
        Edition.objects.update(released_at=timezone.now() - datetime.timedelta(days=1))
        found = [slug for number in (1, 2, 3) for slug in listed(read(f"/en/newsroom/?page={number}"))]
        assert len(found) == len(set(found)) == 45

    def test_marks_this_page_and_leads_to_its_neighbours(self, many, read, words):
        nav = read("/en/newsroom/?page=2").select_one("nav.press-pagination")
        assert nav["aria-label"]
        assert [words(link) for link in nav.select("[aria-current=page]")] == ["2"]
        assert nav.select_one("a[rel=prev]")["href"] == "/en/newsroom/"
        assert nav.select_one("a[rel=next]")["href"] == "/en/newsroom/?page=3"

    @pytest.mark.parametrize(
        "query",
        [
            "page=4",
            "page=0",
            "page=-1",
            "page=1.5",
            "page=abc",
            "page=",
            "page=01",
            "page=１",
            "page=9999999999999999999",
        ],
    )
    def test_past_the_last_page_or_nonsense_is_not_found(self, many, read, query):
        answer = read(f"/en/newsroom/?{query}", status=404).answer
        assert answer["Cache-Control"] == "no-store"

    def test_an_empty_newsroom_has_a_first_page_only(self, newsroom, read):
        read("/en/newsroom/?page=1")
        read("/en/newsroom/?page=2", status=404)


class TestFilters:
    @pytest.fixture
    def newsroom(self, db):
        return make_newsroom(zone="Asia/Tokyo")

    @pytest.fixture
    def releases(self, newsroom):
        energy = Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")
        health = Topic.objects.create(key="health", name_en="Health", name_ja="")
        centre, prefecture = make_centre(), make_prefecture()
        issue(newsroom, "first", at(2014, 1, 1, 0), [energy, health], [centre, prefecture])
        issue(newsroom, "second", at(2014, 12, 31, 23, 59), [energy], [centre])
        issue(newsroom, "third", at(2015, 1, 1, 0), [], [prefecture])
        issue(newsroom, "fourth", at(2017, 3, 1, 0), [health], [], ready=("en",))

    @pytest.mark.parametrize(
        ("query", "expected"),
        [
            ("year=2014", ["second", "first"]),
            ("year=2015", ["third"]),
            ("year=2016", []),
            ("topic=energy", ["second", "first"]),
            ("topic=health", ["fourth", "first"]),
            ("organization=orrin", ["second", "first"]),
            ("year=2014&topic=health&organization=shiomi", ["first"]),
            ("year=&topic=&organization=", ["fourth", "third", "second", "first"]),
            ("year=abc", []),
            ("year=99999", []),
            ("year=9999", []),
            ("topic=unknown", []),
            ("organization=%00", []),
            ("colour=red", ["fourth", "third", "second", "first"]),
        ],
    )
    def test_narrow_the_list(self, releases, read, query, expected):
        page = read(f"/en/newsroom/?{query}")
        assert listed(page) == expected
        if not expected:
            assert page.select_one(".press-empty").get_text(strip=True)

    def test_offer_what_there_is_in_the_language_and_nothing_else(self, releases, read):
        Topic.objects.create(key="unused", name_en="Unused", name_ja="未使用")
        english, japanese = read("/en/newsroom/"), read("/ja/newsroom/")
        assert options(english, "year") == ["2017", "2015", "2014"]
        assert options(japanese, "year") == ["2015", "2014"]
        assert options(english, "topic") == ["energy", "health"]
        assert options(english, "organization") == ["orrin", "shiomi"]

    def test_name_years_as_the_archive_does(self, releases, read, words):
        years = {
            language: [
                words(option) for option in read(f"/{language}/newsroom/").select("select[name=year] option")[1:]
            ]
            for language in ("en", "ja")
        }
        assert years == {"en": ["2017", "2015", "2014"], "ja": ["2015年（平成27年）", "2014年（平成26年）"]}

    def test_say_the_language_of_a_name_that_is_known_in_the_other_only(self, releases, read, words):
        option = read("/ja/newsroom/").select_one("option[value=health]")
        assert (words(option), option["lang"]) == ("Health", "en")
        assert not read("/en/newsroom/").select_one("option[value=health]").has_attr("lang")

    def test_stay_chosen_and_stay_in_the_language_switch(self, releases, read):
        page = read("/en/newsroom/?topic=energy&year=2014")
        assert [option["value"] for option in page.select("option[selected]")] == ["2014", "energy"]
        assert page.select_one(".press-switch a[hreflang=ja]")["href"] == "/ja/newsroom/?year=2014&topic=energy"

    def test_stay_while_turning_pages(self, releases, read, settings):
        settings.WAGTAIL_PRESSRELEASE = {"PAGE_SIZE": 1}
        page = read("/en/newsroom/?topic=energy")
        assert page.select_one("a[rel=next]")["href"] == "/en/newsroom/?topic=energy&page=2"

    def test_can_be_cleared(self, releases, read):
        assert read("/en/newsroom/?topic=unknown").select_one(".press-apply a")["href"] == "/en/newsroom/"

    def test_never_tell_of_what_is_embargoed(self, newsroom, read):
        secret = Topic.objects.create(key="secret", name_en="Secret merger", name_ja="秘密の合併")
        page = make_draft(newsroom, slug="merger", embargo_until=timezone.now() + datetime.timedelta(days=1))
        page.topics = [secret]
        page.tick("en", "ja")
        page.save_revision().publish()
        for query in ("", "?topic=secret", "?organization=orrin", f"?year={timezone.now().year}"):
            assert "Secret merger" not in str(read(f"/en/newsroom/{query}"))
        assert str(read("/en/newsroom/?topic=secret")) == str(read("/en/newsroom/?topic=secrez")).replace(
            "secrez", "secret"
        )


class TestLanguages:
    def test_the_switch_stays_on_the_page(self, many, read):
        assert read("/en/newsroom/?page=2").select_one(".press-switch a")["href"] == "/ja/newsroom/?page=2"

    def test_the_switch_stops_at_the_last_page_of_a_shorter_list(self, many, read, settings):
        settings.WAGTAIL_PRESSRELEASE = {"PAGE_SIZE": 42}
        page = read("/en/newsroom/?page=2")
        assert page.select_one(".press-switch a")["href"] == "/ja/newsroom/"
        assert [link["hreflang"] for link in page.select("link[hreflang]")] == ["en", "x-default"]

    def test_says_so_in_the_readers_language_where_there_is_nothing(self, newsroom, read, words):
        assert (
            words(read("/en/newsroom/").select_one(".press-empty")) == "There is no press release in this language yet."
        )

    def test_speaks_the_readers_language(self, newsroom, read):
        page = read("/ja/newsroom/")
        assert (page.html["lang"], page.answer["Content-Language"]) == ("ja", "ja")
        assert page.h1.get_text() == "報道発表"

    def test_a_name_in_the_other_language_is_never_taken(self, db, read):
        make_newsroom(name_en="Tidal news", name_ja="")
        page = read("/ja/newsroom/")
        assert "Tidal news" not in str(page)
        assert page.h1.get_text() == "ニュースルーム"

    def test_its_head_names_both_versions_once(self, issued, read):
        page = read("/ja/newsroom/?colour=red")
        assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/ja/newsroom/"
        assert {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")} == {
            "en": "http://localhost/en/newsroom/",
            "ja": "http://localhost/ja/newsroom/",
            "x-default": "http://localhost/en/newsroom/",
        }
        assert page.select_one("meta[property='og:locale']")["content"] == "ja_JP"
        assert page.select_one("meta[property='og:locale:alternate']")["content"] == "en_GB"
        assert page.select_one("meta[name='twitter:card']")["content"] == "summary"


def test_two_newsrooms_list_their_own(newsroom, issued, read):
    home = newsroom.get_parent()
    other = home.add_child(instance=type(newsroom)(name_en="Other", name_ja="別", slug="other"))
    make_issued(other, slug="theirs", rows=False)
    assert listed(read("/en/newsroom/")) == ["tidal-memorandum"]
    assert listed(read("/en/other/")) == ["theirs"]


def test_a_private_newsroom_asks_to_sign_in(newsroom, issued, client):
    PageViewRestriction.objects.create(page=newsroom, restriction_type="login")
    for address in ("/en/newsroom/", "/en/newsroom/tidal-memorandum/", "/en/newsroom/nothing/", "/en/newsroom/?page=9"):
        assert client.get(address).status_code == 302
