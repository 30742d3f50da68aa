"""How sitemaps are kept by caches and asked for again."""

import datetime
import re

import pytest
from django.utils import timezone

from tests.builders import make_draft, make_issued, publish

pytestmark = pytest.mark.parametrize("address", ["/sitemap.xml", "/news-sitemap.xml"])


def test_who_has_it_is_answered_so(client, issued, address):
    first = client.get(address)
    assert (first.status_code, first["Content-Type"]) == (200, "application/xml")
    known = {"If-None-Match": first["ETag"]}
    again = client.get(address, headers=known)
    assert (again.status_code, again.content) == (304, b"")
    assert again["ETag"] == first["ETag"] and again["Cache-Control"] == first["Cache-Control"]
    make_issued(issued.get_parent(), slug="another", rows=False)
    assert client.get(address, headers=known).status_code == 200


def test_what_was_withdrawn_is_new_too(client, issued, address):
    known = {"If-None-Match": client.get(address)["ETag"]}
    publish(issued).unpublish()
    assert client.get(address, headers=known).status_code == 200


def test_no_cache_keeps_it_beyond_the_next_embargo(client, newsroom, issued, address):
    def kept():
        return int(re.search(r"max-age=(\d+)", client.get(address)["Cache-Control"])[1])

    assert "public" in client.get(address)["Cache-Control"] and kept() > 20
    page = make_draft(newsroom, slug="later", rows=False, embargo_until=timezone.now() + datetime.timedelta(seconds=20))
    page.save_revision().publish()
    assert kept() < 20


def test_what_one_reader_gets_is_kept_by_nobody(client, admin_client, issued, address):
    assert "no-store" in admin_client.get(address)["Cache-Control"]
