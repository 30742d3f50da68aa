"""A newsroom's feeds, as a reader's program takes them."""

import datetime
import json
from calendar import timegm

import feedparser
import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish
from tests.rendering.growing import grow
from wagtail_pressrelease.models import Edition, NewsroomPage, Topic

FORMATS = ("feed.atom", "feed.json")
HOUR = datetime.timedelta(hours=1)


@pytest.fixture
def atom(client):
    def read(language="en", query=""):
        answer = client.get(f"/{language}/newsroom/feed.atom{query}")
        assert answer.status_code == 200
        feed = feedparser.parse(answer.content)
        assert not feed.bozo, feed
        assert feed.version == "atom10"
        return feed

    return read


@pytest.fixture
def feed(client):
    def read(language="en", query=""):
        answer = client.get(f"/{language}/newsroom/feed.json{query}")
        assert answer.status_code == 200
        return json.loads(answer.content)

    return read


def ids(feed):
    return [each["id"] for each in (feed.entries if "entries" in feed else feed["items"])]


@pytest.mark.parametrize(
    ("name", "media"), [("feed.atom", "application/atom+xml"), ("feed.json", "application/feed+json")]
)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_says_what_it_is(client, issued, name, media, language):
    answer = client.get(f"/{language}/newsroom/{name}")
    assert answer.headers["Content-Type"] == f"{media}; charset=utf-8"
    assert answer.headers["Content-Language"] == language


def test_tells_of_a_release_in_atom(atom, issued):
    found = atom("ja")
    assert (found.feed.title, found.feed.author) == ("報道発表", "報道発表")
    assert found.feed.title_detail.language == "ja"
    assert found.feed.link == "http://localhost/ja/newsroom/"
    (entry,) = found.entries
    assert entry.title == "潮流エネルギーで覚書を締結"
    assert entry.title_detail.language == "ja"
    assert entry.link == "http://localhost/ja/newsroom/tidal-memorandum/"
    assert entry.summary == "<p>両者は潮流の観測データを共有します。</p>"
    assert [author.name for author in entry.authors] == ["オリン潮流センター", "潮見県"]
    assert timegm(entry.published_parsed) == int(issued.released_at.timestamp())


def test_tells_of_a_release_in_json(feed, issued):
    publish(issued, topics=[Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")])
    found = feed("ja")
    assert found["version"] == "https://jsonfeed.org/version/1.1"
    assert (found["title"], found["language"]) == ("報道発表", "ja")
    assert found["home_page_url"] == "http://localhost/ja/newsroom/"
    assert found["feed_url"] == "http://localhost/ja/newsroom/feed.json"
    (item,) = found["items"]
    assert item["title"] == "潮流エネルギーで覚書を締結"
    assert item["url"] == "http://localhost/ja/newsroom/tidal-memorandum/"
    assert item["content_html"] == "<p>両者は潮流の観測データを共有します。</p>"
    assert item["authors"] == [{"name": "オリン潮流センター"}, {"name": "潮見県"}]
    assert item["tags"] == ["エネルギー"]
    assert datetime.datetime.fromisoformat(item["date_published"]) == issued.released_at


def test_both_formats_know_a_release_by_the_same_name(atom, feed, issued):
    assert ids(atom("en")) == ids(feed("en"))


def test_leads_to_the_other_language(atom, feed, issued):
    other = [link for link in atom("en").feed.links if link.get("hreflang") == "ja"]
    assert [(link.rel, link.href) for link in other] == [("alternate", "http://localhost/ja/newsroom/feed.atom")]
    release = "http://localhost/ja/newsroom/tidal-memorandum/"
    other = [link.href for link in atom("en").entries[0].links if link.get("hreflang") == "ja"]
    assert other == [release]
    assert feed("en")["_translation"] == {"language": "ja", "url": "http://localhost/ja/newsroom/feed.json"}
    assert feed("en")["items"][0]["_translation"] == {"language": "ja", "url": release}


def test_claims_no_translation_where_there_is_none(atom, feed, newsroom):
    make_issued(newsroom, ready=("en",))
    assert atom("ja").entries == feed("ja")["items"] == []
    assert [link for link in atom("en").entries[0].links if "hreflang" in link] == []
    assert "_translation" not in feed("en")["items"][0]


def test_a_release_keeps_its_name_when_it_moves_and_has_another_in_each_language(atom, issued):
    before = {language: ids(atom(language)) for language in ("en", "ja")}
    assert before["en"] != before["ja"]
    assert all(each.startswith("urn:uuid:") for each in (*before["en"], *before["ja"]))
    publish(issued, slug="elsewhere", headline_en="Corrected")
    assert atom("en").entries[0].link.endswith("/newsroom/elsewhere/")
    assert {language: ids(atom(language)) for language in ("en", "ja")} == before


def test_is_updated_by_a_correction_of_its_language_alone(atom, feed, issued):
    Edition.objects.update(public_from=timezone.now() - HOUR)
    english, japanese = atom("en").entries[0], atom("ja").entries[0]
    publish(issued, headline_en="Corrected")
    after = atom("en")
    assert after.entries[0].title == "Corrected"
    assert after.entries[0].updated > english.updated
    assert after.entries[0].published == english.published
    assert after.feed.updated == after.entries[0].updated == feed("en")["items"][0]["date_modified"]
    assert atom("ja").entries[0] == japanese


def test_is_not_updated_by_a_draft_or_by_publishing_the_same_again(atom, client, issued):
    before = [client.get(f"/en/newsroom/{name}").content for name in FORMATS]
    issued.lead_en = "Half a sen"
    issued.save_revision()
    assert [client.get(f"/en/newsroom/{name}").content for name in FORMATS] == before
    publish(issued, lead_en="The two will share data on tidal currents.")
    assert [client.get(f"/en/newsroom/{name}").content for name in FORMATS] == before


def test_begins_with_the_newest_and_ends_after_a_page(atom, issued):
    grow(issued, 30)
    found = atom()
    assert len(found.entries) == 20
    assert [entry.published for entry in found.entries] == sorted(
        (entry.published for entry in found.entries), reverse=True
    )


def test_follows_a_topic_or_an_organization(atom, feed, newsroom, issued):
    energy = Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")
    make_issued(newsroom, slug="other", rows=False)
    everything = atom()
    publish(issued, topics=[energy])
    for query, name in (("?topic=energy", "Energy"), ("?organization=orrin", "Orrin Tidal Centre")):
        found = atom("en", query)
        assert (
            ids(found)
            == ids(feed("en", query))
            == [each.id for each in everything.entries if each.link.endswith("tidal-memorandum/")]
        )
        assert found.feed.title == f"{name} | Newsroom"
        assert found.feed.id != everything.feed.id
        assert found.feed.link == f"http://localhost/en/newsroom/{query}"
        links = {(link.rel, link.get("hreflang")): link.href for link in found.feed.links}
        assert links["self", None] == f"http://localhost/en/newsroom/feed.atom{query}"
        assert links["alternate", "ja"] == f"http://localhost/ja/newsroom/feed.atom{query}"


def test_what_fits_in_one_language_alone_leads_to_no_feed_of_the_other(atom, feed, newsroom, issued):
    page = make_issued(newsroom, slug="english", ready=("en",), rows=False)
    publish(page, topics=[Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")])
    assert "_translation" in feed("en") and "_translation" not in feed("en", "?topic=energy")
    found = atom("en", "?topic=energy").feed.links
    assert [link for link in found if link.get("type") == "application/atom+xml" and "hreflang" in link] == []


@pytest.mark.parametrize(
    "query", ["?topic=unknown", "?topic=%3Cb%3E%22%27%26", "?organization=%E6%9D%B1", "?topic=%00"]
)
@pytest.mark.parametrize("name", FORMATS)
def test_what_nothing_fits_is_not_found_in_the_readers_language(client, issued, name, query):
    answer = client.get(f"/ja/newsroom/{name}{query}")
    assert (answer.status_code, answer["Content-Language"]) == (404, "ja")
    assert 'lang="ja"' in answer.content.decode()


def test_what_only_an_embargoed_release_fits_is_not_found_either(client, newsroom, issued):
    page = make_draft(newsroom, slug="later", rows=False, embargo_until=timezone.now() + datetime.timedelta(days=1))
    page.topics = [Topic.objects.create(key="secret", name_en="Secret", name_ja="秘密")]
    page.tick("en", "ja")
    page.save_revision().publish()
    answers = [client.get(f"/en/newsroom/feed.atom?topic={topic}") for topic in ("secret", "unknown")]
    assert [answer.status_code for answer in answers] == [404, 404]


def test_a_list_of_nothing_leads_to_the_feeds_of_the_newsroom(read, issued):
    page = read("/en/newsroom/?topic=unknown")
    assert [link["href"] for link in page.select(".press-feeds a")] == [
        f"http://localhost/en/newsroom/{name}" for name in FORMATS
    ]


def test_what_people_typed_is_text(atom, feed, newsroom):
    typed = 'A <b>"bold"</b> & <script>claim</script>'
    make_issued(newsroom, headline_en=typed, lead_en=typed, rows=False)
    (entry,) = atom().entries
    assert entry.title_detail.type == "text/plain"
    assert entry.title == feed()["items"][0]["title"] == typed
    assert feed()["items"][0]["content_html"] == (
        "<p>A &lt;b&gt;&quot;bold&quot;&lt;/b&gt; &amp; &lt;script&gt;claim&lt;/script&gt;</p>"
    )


def test_a_character_that_no_feed_may_hold_does_not_silence_it(atom, issued):
    edition = Edition.objects.get(language="en")
    edition.data["headline"] = "Issued\x0b long ago"
    edition.save()
    assert [entry.title for entry in atom().entries] == ["Issued long ago"]


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("language", ["en", "ja"])
def test_tells_of_nothing_that_is_not_before_everybody(client, newsroom, name, language):
    make_draft(newsroom, slug="secret-draft", rows=False)
    make_draft(
        newsroom, slug="secret-embargoed", rows=False, embargo_until=timezone.now() + HOUR
    ).save_revision().publish()
    make_issued(newsroom, slug="secret-withdrawn", rows=False).unpublish()
    private = make_issued(newsroom, slug="secret-private", rows=False)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert "secret" not in client.get(f"/{language}/newsroom/{name}").content.decode()


@pytest.mark.parametrize("name", FORMATS)
class TestCaches:
    def test_who_has_it_is_told_that_nothing_changed(self, client, issued, name):
        address = f"/en/newsroom/{name}"
        first = client.get(address)
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        assert again.headers["Cache-Control"] == first.headers["Cache-Control"]
        Edition.objects.update(public_from=timezone.now() - HOUR)
        publish(issued, headline_en="Corrected")
        for condition in (
            {"If-None-Match": first.headers["ETag"]},
            {"If-Modified-Since": "Mon, 25 May 2026 10:00:00 GMT"},
        ):
            assert client.get(address, headers=condition).status_code == 200

    def test_who_asks_by_the_time_alone_learns_of_a_withdrawal(self, client, newsroom, issued, name):
        first = client.get(f"/en/newsroom/{name}")
        issued.unpublish()
        again = client.get(f"/en/newsroom/{name}", headers={"If-Modified-Since": first.headers["Last-Modified"]})
        assert again.status_code == 200 and b"tidal-memorandum" not in again.content

    def test_caches_keep_it_for_a_minute(self, client, issued, name):
        answer = client.get(f"/en/newsroom/{name}")
        assert answer.headers["Cache-Control"] == f"public, max-age={60}"
        assert "Cookie" not in answer.headers.get("Vary", "")

    def test_but_not_past_the_hour_of_the_next_release(self, client, newsroom, issued, name):
        soon = timezone.now() + datetime.timedelta(seconds=40)
        make_draft(newsroom, slug="soon", rows=False, embargo_until=soon).save_revision().publish()
        assert 30 < self.kept(client, name) <= 40

    def test_nor_past_the_hour_of_a_correction(self, client, issued, name):
        issued.embargo_until = timezone.now() + datetime.timedelta(seconds=40)
        issued.headline_en = "Corrected"
        issued.tick("en", "ja")
        issued.save_revision().publish()
        assert 30 < self.kept(client, name) <= 40

    def test_nor_past_the_end_of_a_release(self, client, issued, name):
        type(issued).objects.update(expire_at=timezone.now() + datetime.timedelta(seconds=40))
        assert 30 < self.kept(client, name) <= 40

    def test_one_that_is_late_or_of_another_newsroom_tells_nothing(self, client, newsroom, issued, name):
        late = make_draft(newsroom, slug="late", rows=False, embargo_until=timezone.now() + HOUR)
        late.save_revision().publish()
        fetch(late).revisions.update(approved_go_live_at=timezone.now() - datetime.timedelta(seconds=20))
        there = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
        soon = timezone.now() + datetime.timedelta(seconds=40)
        make_draft(there, slug="elsewhere", rows=False, embargo_until=soon).save_revision().publish()
        assert self.kept(client, name) == 60

    def test_one_of_a_private_newsroom_is_kept_by_nobody(self, client, newsroom, issued, name, admin_client):
        PageViewRestriction.objects.create(page=newsroom, restriction_type="login")
        assert client.get(f"/en/newsroom/{name}").status_code == 302
        answer = admin_client.get(f"/en/newsroom/{name}")
        assert answer.status_code == 200
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
        assert "public" not in answer.headers["Cache-Control"]
        assert b"tidal" not in answer.content

    @staticmethod
    def kept(client, name):
        directive = client.get(f"/en/newsroom/{name}").headers["Cache-Control"]
        return int(directive.removeprefix("public, max-age="))


@pytest.mark.parametrize("name", FORMATS)
@pytest.mark.parametrize("query", ["", "?topic=energy&organization=orrin"])
def test_costs_eight_queries_at_most(client, issued, name, query, django_assert_max_num_queries):
    publish(issued, topics=[Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")])
    grow(issued, 30)
    address = f"/ja/newsroom/{name}{query}"
    client.get(address)
    with django_assert_max_num_queries(8):
        assert client.get(address).status_code == 200


def test_a_newsroom_that_is_not_live_has_none(client, newsroom):
    newsroom.unpublish()
    for name in FORMATS:
        assert client.get(f"/en/newsroom/{name}").status_code == 404


@pytest.mark.search_index
def test_the_newsroom_leads_to_the_feeds_of_what_it_lists(read, issued):
    publish(issued, topics=[Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")])
    for query in ("", "?topic=energy", f"?topic=energy&year={timezone.now().year}&q=tidal"):
        page = read(f"/ja/newsroom/{query}")
        wanted = "?topic=energy" if query else ""
        found = {link["type"]: link["href"] for link in page.select("head link[rel=alternate][type]")}
        assert found == {
            "application/atom+xml": f"http://localhost/ja/newsroom/feed.atom{wanted}",
            "application/feed+json": f"http://localhost/ja/newsroom/feed.json{wanted}",
        }
        assert [link["href"] for link in page.select(".press-feeds a")] == list(found.values())


def test_a_release_leads_to_the_feeds_of_its_newsroom(read, issued):
    found = read("/ja/newsroom/tidal-memorandum/").select("head link[rel=alternate][type$='feed+json'], [type*=atom]")
    assert {link["href"] for link in found} == {f"http://localhost/ja/newsroom/{name}" for name in FORMATS}


@pytest.mark.parametrize("name", FORMATS)
def test_no_release_takes_its_address(newsroom, name):
    with pytest.raises(Exception, match="slug"):
        make_draft(newsroom, slug=name)
