"""The sitemap for news has what is new, and nothing that is not before everybody."""

import datetime

import pytest
from django.utils import timezone
from lxml import etree
from wagtail.models import PageViewRestriction

from tests.builders import make_draft, make_issued
from tests.rendering.growing import grow
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.rendering.news import NewsSitemap

PARTS = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "news": "http://www.google.com/schemas/sitemap-news/0.9",
}


@pytest.fixture
def news(client):
    """Its entries: address, publication, language, date, title."""

    def read(query=""):
        answer = client.get(f"/news-sitemap.xml{query}")
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/xml")
        found = etree.fromstring(answer.content)
        assert found.tag == f"{{{PARTS['s']}}}urlset"
        ways = ("s:loc", ".//news:name", ".//news:language", ".//news:publication_date", ".//news:title")
        return [tuple(url.findtext(way, namespaces=PARTS) for way in ways) for url in found]

    return read


def test_a_release_stands_in_it_in_each_language_with_its_newsrooms_name(news, issued):
    when = issued.released_at.isoformat(timespec="seconds")
    address = "http://localhost/{}/newsroom/tidal-memorandum/"
    assert set(news()) == {
        (address.format("en"), "Newsroom", "en", when, "Centre and prefecture sign tidal memorandum"),
        (address.format("ja"), "報道発表", "ja", when, "潮流エネルギーで覚書を締結"),
    }


def test_a_release_in_one_language_stands_in_it_once(news, newsroom):
    make_issued(newsroom, ready=("ja",), source_language="ja")
    assert [entry[2] for entry in news()] == ["ja"]


@pytest.mark.parametrize(("hours", "listed"), [(47, True), (49, False)])
def test_two_days_are_news(news, newsroom, hours, listed):
    make_issued(newsroom, released_at=timezone.now() - datetime.timedelta(hours=hours))
    assert bool(news()) is listed


def test_what_is_not_before_everybody_is_not_in_it(news, newsroom):
    soon = timezone.now() + datetime.timedelta(hours=1)
    make_draft(newsroom, slug="draft", rows=False)
    make_draft(newsroom, slug="embargoed", rows=False, embargo_until=soon).save_revision().publish()
    make_issued(newsroom, slug="withdrawn", rows=False).unpublish()
    private = make_issued(newsroom, slug="private", rows=False)
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    assert news() == []


def test_what_people_typed_is_text(news, newsroom):
    typed = 'A <b>"bold"</b> & ]]> claim'
    make_issued(newsroom, headline_en=typed, ready=("en",))
    assert [entry[4] for entry in news()] == [typed]


def test_more_than_one_may_hold_go_into_the_next(news, issued, monkeypatch):
    assert NewsSitemap.limit == 1000
    monkeypatch.setattr(NewsSitemap, "limit", 3)
    grow(issued, 2)
    Edition.objects.update(released_at=timezone.now())
    first, second = news(), news("?p=2")
    assert len(first) == len(second) == 3
    assert len({entry[0] for entry in (*first, *second)}) == 6


def test_more_releases_cost_no_more(client, issued, django_assert_max_num_queries):
    grow(issued, 30)
    Edition.objects.update(released_at=timezone.now())
    client.get("/news-sitemap.xml")
    with django_assert_max_num_queries(8):
        assert client.get("/news-sitemap.xml").content.count(b"<url>") == 62
