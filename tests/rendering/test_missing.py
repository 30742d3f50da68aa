"""Where there is nothing to read: one answer in the reader's language, kept by no cache, that betrays nothing."""

import datetime

import pytest
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from example_site.home.models import HomePage
from tests.builders import make_draft, make_issued, publish


def draft(newsroom):
    make_draft(newsroom, slug="secret", rows=False)


def embargoed(newsroom):
    make_draft(
        newsroom, slug="secret", rows=False, embargo_until=timezone.now() + datetime.timedelta(days=1)
    ).save_revision().publish()


def withdrawn(newsroom):
    make_issued(newsroom, slug="secret", rows=False).unpublish()


def other_language_only(newsroom):
    make_issued(newsroom, slug="secret", rows=False, ready=("ja",), source_language="ja")


@pytest.mark.parametrize("state", [draft, embargoed, withdrawn, other_language_only], ids=lambda state: state.__name__)
def test_what_is_not_public_is_told_apart_from_nothing_by_nobody(newsroom, read, state):
    state(newsroom)
    secret, unknown = read("/en/newsroom/secret/", status=404), read("/en/newsroom/unknown/", status=404)
    assert secret.answer.content == unknown.answer.content
    assert dict(secret.answer.headers) == dict(unknown.answer.headers)


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    "path", ["nothing/", "nothing/more/", "a/b/c/", "?page=9", "feed/", "日本語/", "a.html", "a/b.pdf/", "a b"]
)
def test_speaks_the_readers_language_and_is_kept_by_no_cache(newsroom, read, language, path):
    page = read(f"/{language}/newsroom/{path}", status=404)
    assert page.answer["Cache-Control"] == "no-store"
    assert (page.html["lang"], page.answer["Content-Language"]) == (language, language)
    assert page.h1.get_text().strip()
    assert page.main.a["href"] == f"/{language}/newsroom/"
    assert page.select_one("meta[name=robots]")["content"] == "noindex"
    assert not page.select("link[rel=canonical], link[hreflang]")


@pytest.mark.parametrize("path", ["%00/", "a%00b/release.txt", "archive/%00/", "organizations/a%00/"])
def test_no_database_is_asked_for_what_it_cannot_hold(newsroom, client, path):
    assert client.get(f"/en/newsroom/{path}").status_code == 404


def test_elsewhere_what_is_no_address_of_a_page_is_the_sites_own_affair(newsroom, client):
    answer = client.get("/en/elsewhere.html")
    assert (answer.status_code, answer.headers.get("Cache-Control")) == (404, None)


def test_below_a_release_there_is_nothing(issued, read):
    read("/en/newsroom/tidal-memorandum/more/", status=404)


def test_an_old_address_leads_on_in_both_languages(issued, client):
    publish(issued, slug="new-address", headline_en="New", headline_ja="新")
    for language in ("en", "ja"):
        answer = client.get(f"/{language}/newsroom/tidal-memorandum/")
        assert (answer.status_code, answer.headers.get("Location")) == (301, f"/{language}/newsroom/new-address/")


def test_a_redirect_of_the_sites_own_works(newsroom, client):
    Redirect.add_redirect("/en/newsroom/old", redirect_to="/en/newsroom/", is_permanent=False)
    assert client.get("/en/newsroom/old/").status_code == 302


def test_ordinary_pages_in_a_newsroom_are_served_as_ever(newsroom, client):
    newsroom.add_child(instance=HomePage(title="About us", slug="about-us"))
    newsroom.add_child(instance=HomePage(title="Draft", slug="draft", live=False))
    assert client.get("/en/newsroom/about-us/").status_code == 200
    assert client.get("/en/newsroom/draft/").status_code == 404


def test_a_newsroom_that_is_a_draft_says_nothing_of_itself(newsroom, read):
    newsroom.name_en = "Secret newsroom"
    newsroom.live = False
    newsroom.save()
    for path in ("", "nothing/"):
        page = read(f"/en/newsroom/{path}", status=404)
        assert "Secret newsroom" not in str(page)
        assert page.answer["Cache-Control"] == "no-store"


def test_an_api_that_asks_where_an_address_leads_hears_nowhere(newsroom, issued, client):
    assert client.get("/api/v2/pages/find/?html_path=/newsroom/nothing/", follow=True).status_code == 404
