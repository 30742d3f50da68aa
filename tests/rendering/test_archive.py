"""The archive: a newsroom's whole history by month, topic and organization, in the reader's language."""

import datetime
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.builders import make_draft, make_issued, make_newsroom, publish
from tests.rendering.growing import grow
from wagtail_pressrelease.models import Edition, Organization, Topic

TOKYO = ZoneInfo("Asia/Tokyo")


def dated(page, *moment):
    """The release, as if it had been issued at that moment of Tokyo's clock."""
    moment = datetime.datetime(*moment, tzinfo=TOKYO)
    Edition.objects.filter(page=page).update(released_at=moment, public_from=moment)
    return page


def test_counts_the_releases_of_each_year_and_month(issued, read, words):
    grow(dated(issued, 2019, 5, 15), 40)
    page = read("/en/newsroom/archive/")
    (year,) = page.select(".press-years > li")
    assert (words(year.h2), words(year.p)) == ("2019", "41 press releases")
    assert year.svg["aria-label"] == "April: 27 press releases, May: 14 press releases"
    assert [words(count) for count in year.select(".press-count")] == ["27", "14"]


def test_a_release_belongs_to_the_month_of_the_newsrooms_clock(db, read, words):
    newsroom = make_newsroom(zone="Asia/Tokyo")
    dated(make_issued(newsroom), 2019, 5, 1, 3)  # the evening of 30 April in London
    year = read("/ja/newsroom/archive/").select_one(".press-years > li")
    assert words(year.h2) == "2019年（平成31年・令和元年）"
    assert "5月" in year.svg["aria-label"] and "4月" not in year.svg["aria-label"]


def test_counts_topics_and_organizations_those_with_most_first(issued, newsroom, read, words):
    publish(issued, topics=[Topic.objects.create(key="health", name_en="Health", name_ja="")])
    grow(issued, 2)
    other = make_draft(newsroom, slug="other", rows=False)
    other.topics = [Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")]
    other.tick("en", "ja")
    other.save_revision()
    publish(other)
    names = read("/ja/newsroom/archive/").select(".press-counted a")
    assert [words(name) for name in names] == ["Health", "エネルギー", "オリン潮流センター", "潮見県"]
    assert names[0]["href"] == "/ja/newsroom/?topic=health"
    assert names[2]["href"] == "/ja/newsroom/organizations/orrin/"
    assert names[0]["lang"] == "en"
    assert [words(name.find_next("span")) for name in names] == ["3", "1", "3", "3"]


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("address", ["archive/", "", "?organization=shiomi"])
def test_an_organizations_next_name_waits_for_its_announcement(newsroom, read, language, address):
    Organization.objects.filter(key="shiomi").update(name_en="Hushed Prefecture", name_ja="極秘県")
    tomorrow = timezone.now() + datetime.timedelta(days=1)
    page = publish(make_draft(newsroom, slug="renaming", embargo_until=tomorrow))
    old, new = {"en": ("Shiomi Prefecture", "Hushed Prefecture"), "ja": ("潮見県", "極秘県")}[language]
    before = str(read(f"/{language}/newsroom/{address}"))
    assert old in before and new not in before
    publish(page, embargo_until=None)
    after = str(read(f"/{language}/newsroom/{address}"))
    assert new in after and old not in after


def test_each_language_counts_what_was_issued_in_it(newsroom, read):
    make_issued(newsroom, ready=("en",))
    assert len(read("/en/newsroom/archive/").select(".press-years > li")) == 1
    japanese = read("/ja/newsroom/archive/")
    assert japanese.select_one(".press-empty").get_text(strip=True)
    assert [link["hreflang"] for link in japanese.select("link[hreflang]")] == ["en", "x-default"]


class TestItsPlace:
    def test_its_head_names_both_versions_and_itself(self, issued, read, words):
        page = read("/ja/newsroom/archive/")
        assert (page.html["lang"], page.answer["Content-Language"]) == ("ja", "ja")
        assert page.select_one("link[rel=canonical]")["href"] == "http://localhost/ja/newsroom/archive/"
        assert {link["hreflang"]: link["href"] for link in page.select("link[hreflang]")} == {
            "en": "http://localhost/en/newsroom/archive/",
            "ja": "http://localhost/ja/newsroom/archive/",
            "x-default": "http://localhost/en/newsroom/archive/",
        }
        assert words(page.title).endswith(" | 報道発表")

    def test_the_language_switch_stays_on_it(self, issued, read):
        switch = read("/en/newsroom/archive/").select_one(".press-switch a")
        assert (switch["hreflang"], switch["href"]) == ("ja", "/ja/newsroom/archive/")

    def test_it_leads_back_to_the_newsroom(self, issued, read, words):
        trail = read("/en/newsroom/archive/").select(".press-trail a")
        assert [(words(link), link["href"]) for link in trail] == [("Newsroom", "/en/newsroom/")]

    def test_it_leads_to_the_agreements_where_there_are_any_and_they_to_it(self, issued, newsroom, read):
        def beside(address):
            return [link["href"] for link in read(address).select(".press-more a")]

        assert beside("/en/newsroom/archive/") == ["/en/newsroom/agreements/"]
        assert beside("/en/newsroom/agreements/") == ["/en/newsroom/archive/"]
        Edition.objects.update(agreement_kind="")
        assert beside("/en/newsroom/archive/") == []

    def test_an_address_below_it_that_leads_nowhere_is_not_found_and_not_kept(self, issued, read):
        page = read("/en/newsroom/archive/nonsense/", status=404)
        assert page.answer["Cache-Control"] == "no-store"


class TestAYear:
    @pytest.fixture
    def three(self, db):
        """Three releases by Tokyo's clock: the last hour of 2018, and two in 2019, of which one is in English only."""
        newsroom = make_newsroom(zone="Asia/Tokyo")
        rows = {"rows": False}
        dated(make_issued(newsroom, slug="old", headline_en="Old", headline_ja="旧", **rows), 2018, 12, 31, 23, 59)
        dated(make_issued(newsroom, slug="new", headline_en="New", headline_ja="新", **rows), 2019, 1, 1)
        dated(make_issued(newsroom, slug="may", headline_en="May", ready=("en",), **rows), 2019, 5, 2)

    @pytest.mark.parametrize(
        ("language", "title", "expected"),
        [
            ("en", "Press releases of 2019", [("May", ["Thursday 2 May May"]), ("January", ["Tuesday 1 January New"])]),
            ("ja", "2019年（平成31年・令和元年）", [("1月", ["1月1日（火） 新"])]),
        ],
    )
    def test_lists_its_releases_under_their_months_the_latest_first(
        self, three, read, words, language, title, expected
    ):
        page = read(f"/{language}/newsroom/archive/2019/")
        months = [(words(month.h2), [words(line) for line in month.select("li")]) for month in page.select("section")]
        assert months == expected
        assert title in words(page.h1)

    def test_each_bar_leads_to_its_month(self, three, read):
        page = read("/en/newsroom/archive/2019/")
        for link in page.select("svg a"):
            address, _, place = link["href"].partition("#")
            assert address == "/en/newsroom/archive/2019/"
            assert page.find(id=place).h2.get_text() in link["aria-label"]

    def test_leads_to_the_years_beside_it(self, three, read):
        page = read("/en/newsroom/archive/2019/")
        assert [link["href"] for link in page.select(".press-neighbours a")] == ["/en/newsroom/archive/2018/"]
        later = read("/ja/newsroom/archive/2018/").select_one(".press-neighbours a")
        assert later["href"] == "/ja/newsroom/archive/2019/"

    @pytest.mark.parametrize("part", ["2017", "0000", "9999", "99999", "abcd", "２０１９", "2019/5", "2019/?page=2"])
    def test_one_that_there_is_not_is_not_found(self, three, client, part):
        answer = client.get(f"/en/newsroom/archive/{part}{'' if '?' in part else '/'}")
        assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")

    def test_a_language_without_it_is_led_to_its_newsroom(self, newsroom, read):
        dated(make_issued(newsroom, ready=("en",)), 2019, 5, 2)
        page = read("/en/newsroom/archive/2019/")
        assert [link["hreflang"] for link in page.select("link[hreflang]")] == ["en", "x-default"]
        assert page.select_one(".press-switch a")["href"] == "/ja/newsroom/"
        read("/ja/newsroom/archive/2019/", status=404)

    def test_a_hundred_stand_on_a_page_and_bars_lead_to_the_right_one(self, issued, read):
        grow(dated(issued, 2019, 12, 31), 149, without_japanese=60)
        first, second = (read(f"/en/newsroom/archive/2019/{query}") for query in ("", "?page=2"))
        assert [len(page.select(".press-month li")) for page in (first, second)] == [100, 50]
        for link in first.select("svg a"):
            address, _, place = link["href"].partition("#")
            assert (second if "page=2" in address else first).find(id=place) is not None
        assert second.select_one(".press-switch a")["href"] == "/ja/newsroom/archive/2019/"
        assert [link["hreflang"] for link in second.select("link[hreflang]")] == ["en", "x-default"]


@pytest.mark.parametrize("year", ["", "2019/", "2019/?page=2"])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_costs_eleven_queries_at_most(issued, client, language, year, django_assert_max_num_queries):
    grow(dated(issued, 2019, 12, 31), 120)
    client.get(f"/{language}/newsroom/archive/{year}")
    with django_assert_max_num_queries(11):
        assert client.get(f"/{language}/newsroom/archive/{year}").status_code == 200
