"""The sitemap lists every version that is before everybody, each with its address in the other language."""

import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import PageViewRestriction

from tests.builders import make_draft, make_issued
from tests.rendering.growing import grow

RELEASE = "/newsroom/tidal-memorandum/"


@pytest.fixture
def sitemap(client):
    def read():
        response = client.get("/sitemap.xml")
        assert response.status_code == 200
        entries = re.findall(r"<url>(.*?)</url>", response.content.decode(), re.DOTALL)
        found = {}
        for entry in entries:
            location = re.search(r"<loc>http://localhost(.*?)</loc>", entry)[1]
            alternates = re.findall(r'hreflang="(.*?)" href="http://localhost(.*?)"', entry)
            found[location] = dict(alternates)
        return found

    return read


def test_a_release_stands_in_it_in_both_languages_each_naming_both(sitemap, issued):
    versions = {"en": f"/en{RELEASE}", "ja": f"/ja{RELEASE}", "x-default": f"/en{RELEASE}"}
    found = sitemap()
    assert found[f"/en{RELEASE}"] == found[f"/ja{RELEASE}"] == versions


def test_a_release_in_one_language_claims_no_translation(sitemap, newsroom):
    make_issued(newsroom, ready=("ja",), source_language="ja")
    found = sitemap()
    assert found[f"/ja{RELEASE}"] == {"ja": f"/ja{RELEASE}", "x-default": f"/ja{RELEASE}"}
    assert f"/en{RELEASE}" not in found


def test_the_newsroom_stands_in_it_in_both_languages(sitemap, newsroom):
    newsroom.default_source_language = "ja"
    newsroom.save()
    found = sitemap()
    assert found["/en/newsroom/"] == found["/ja/newsroom/"]
    assert found["/ja/newsroom/"]["x-default"] == "/ja/newsroom/"


@pytest.mark.parametrize("section", ["archive/", "agreements/"])
def test_its_archive_and_its_register_stand_in_it_where_there_is_something_on_them(sitemap, newsroom, section):
    make_issued(newsroom, ready=("ja",), source_language="ja")
    found = sitemap()
    japanese = f"/ja/newsroom/{section}"
    assert found[japanese] == {"ja": japanese, "x-default": japanese}
    assert f"/en/newsroom/{section}" not in found


def test_a_register_of_nothing_does_not(sitemap, newsroom):
    make_issued(newsroom, agreement_kind="")
    assert {"/en/newsroom/archive/", "/ja/newsroom/archive/"} <= set(sitemap())
    assert not [address for address in sitemap() if "agreements" in address]


def test_organizations_and_people_stand_in_it_where_a_release_names_them(sitemap, newsroom):
    make_issued(newsroom, ready=("en",))
    found = sitemap()
    for page in ("organizations/orrin/", "people/hamada/"):
        english = f"/en/newsroom/{page}"
        assert found[english] == {"en": english, "x-default": english}
        assert f"/ja/newsroom/{page}" not in found


def test_what_is_not_before_everybody_is_not_in_it(sitemap, newsroom):
    make_draft(newsroom, slug="draft")
    private = make_issued(newsroom, slug="private")
    PageViewRestriction.objects.create(page=private, restriction_type="login")
    make_issued(newsroom, slug="withdrawn").unpublish()
    assert set(sitemap()) >= {"/en/newsroom/", "/ja/newsroom/"}
    assert not [address for address in sitemap() if "/newsroom/" in address and not address.endswith("/newsroom/")]


def test_the_number_of_queries_does_not_grow_with_the_editions(newsroom, issued, rf, django_assert_num_queries):
    request = rf.get("/sitemap.xml")
    issued.get_sitemap_urls(request)
    with django_assert_num_queries(0):
        issued.get_sitemap_urls(request)


def test_ten_thousand_releases_cost_twenty_queries_at_most(client, issued):
    """One more for each two thousand, which Wagtail fetches at once."""
    client.get("/sitemap.xml")
    with CaptureQueriesContext(connection) as few:
        client.get("/sitemap.xml")
    grow(issued, 2000, bare=True)
    with CaptureQueriesContext(connection) as many:
        assert client.get("/sitemap.xml").content.count(b"<loc>") > 4000
    assert len(many) == len(few) + 1
    assert len(few) + 10_000 // 2000 <= 20


def test_the_front_page_stands_in_it_in_both_languages(sitemap, newsroom):
    found = sitemap()
    assert found["/en/"] == found["/ja/"] == {"en": "/en/", "ja": "/ja/", "x-default": "/en/"}
