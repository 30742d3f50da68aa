"""A page that a reader has and that has not changed is not sent again; one that has changed always is."""

import datetime
from itertools import product

from django.utils import timezone

from tests.builders import fetch, publish
from tests.rendering.growing import grow
from wagtail_pressrelease.rendering import conditional

from .conftest import LISTS, RELEASE

SECTIONS = ["archive/", "agreements/", "organizations/orrin/", "people/grant/"]


def test_who_has_it_is_told_so_with_seven_queries_and_nothing_is_built(
    client, rich, linked, django_assert_max_num_queries
):
    linked.save_revision().publish()
    grow(fetch(rich), 25)
    for language, path in product(("en", "ja"), (RELEASE, f"{RELEASE}?view=parallel", *LISTS)):
        client.get(f"/{language}/{path}")  # which makes the smaller pictures
        first = client.get(f"/{language}/{path}")
        assert first.headers["Cache-Control"].startswith("public, max-age=")
        assert "Cookie" not in first.headers.get("Vary", "")
        for method in (client.get, client.head):
            with django_assert_max_num_queries(7):
                again = method(f"/{language}/{path}", headers={"If-None-Match": first.headers["ETag"]})
            assert (again.status_code, again.content, again.templates) == (304, b"", []), (language, path)
            assert again.headers["ETag"] == first.headers["ETag"]
            assert again.headers["Cache-Control"].startswith("public, max-age=")
            assert first.headers["Last-Modified"] == again.headers["Last-Modified"]


def test_a_section_of_the_newsroom_is_said_to_be_unchanged_until_it_changes(
    client, issued, monkeypatch, django_assert_max_num_queries
):
    now = timezone.now()
    monkeypatch.setattr(conditional.timezone, "now", lambda: now)
    had = {}
    for address in (f"/ja/newsroom/{section}" for section in SECTIONS):
        first = client.get(address)
        assert first.headers["Cache-Control"].startswith("public, max-age=")
        had[address] = {"If-None-Match": first.headers["ETag"]}
        with django_assert_max_num_queries(7):
            again = client.get(address, headers=had[address])
        assert (again.status_code, again.templates) == (304, []), address
    publish(issued, headline_ja="訂正")
    for address, headers in had.items():
        assert client.get(address, headers=headers).status_code == 200, address


def test_a_site_may_have_every_page_built(client, issued, settings):
    settings.WAGTAIL_PRESSRELEASE = {"NOT_MODIFIED": False}
    answer = client.get(f"/en/{RELEASE}")
    assert "ETag" not in answer.headers
    assert client.get(f"/en/{RELEASE}", headers={"If-None-Match": "*"}).status_code == 200


def test_a_search_is_said_to_be_unchanged_for_a_minute_only(client, issued, monkeypatch):
    address, now = "/en/newsroom/?q=tidal", timezone.now()
    monkeypatch.setattr(conditional.timezone, "now", lambda: now)
    first = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": first}).status_code == 304
    now += datetime.timedelta(minutes=1)
    assert client.get(address, headers={"If-None-Match": first}).status_code == 200


def test_a_block_that_prints_what_nobody_knows_of_is_believed_for_a_minute_only(client, issued, monkeypatch):
    publish(issued, body_en=[("embed", "https://video.example/1")])
    now = timezone.now()
    monkeypatch.setattr(conditional.timezone, "now", lambda: now)
    first = client.get(f"/en/{RELEASE}").headers["ETag"]
    now += datetime.timedelta(minutes=1)
    assert client.get(f"/en/{RELEASE}").headers["ETag"] != first


def test_a_preview_and_what_is_missing_have_no_version(client, issued, linked):
    assert client.get("/en/newsroom/linked/").headers["Cache-Control"] == "no-store"
    assert "ETag" not in client.get("/en/newsroom/?page=9").headers
