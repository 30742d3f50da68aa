"""The admin's own searches find Japanese: pages, choosers, and what people type only half of."""

import pytest
from django.urls import reverse
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from tests.builders import make_draft, make_issued

pytestmark = pytest.mark.search_index


@pytest.mark.parametrize("query", ["潮流", "潮流エネ", "覚書を締結", "tidal memo", "2026-00"])
def test_the_search_for_pages_finds_both_headlines_and_the_reference(admin_client, newsroom, query):
    page = make_draft(newsroom, reference="2026-001")
    for address in ("wagtailadmin_pages:search", "wagtailadmin_choose_page_search"):
        html = admin_client.get(reverse(address), {"q": query}).content.decode()
        assert str(page.title) in html, address


def test_the_explorer_finds_them_below_a_page(admin_client, issued):
    address = reverse("wagtailadmin_explore", args=[issued.get_parent().get_parent().pk])
    assert issued.title in admin_client.get(address, {"q": "潮流"}).content.decode()
    assert issued.title not in admin_client.get(address, {"q": "漁業"}).content.decode()


def test_pictures_are_found_by_a_japanese_title(admin_client, db):
    get_image_model().objects.create(title="海峡の夕景", file=get_test_image_file())
    for address in ("wagtailimages:index", "wagtailimages_chooser:choose_results"):
        assert "海峡の夕景" in admin_client.get(reverse(address), {"q": "夕景"}).content.decode()
        assert "海峡の夕景" not in admin_client.get(reverse(address), {"q": "夜景"}).content.decode()


def test_a_headline_that_is_not_ready_finds_no_release_that_is_public(admin_client, newsroom):
    """Whoever may enter the admin finds what is public, and must not learn what the other language is about to say."""
    page = make_issued(newsroom, ready=("en",), headline_ja="秘密の合併")
    for query, found in (("合併", False), ("memorandum", True)):
        html = admin_client.get(reverse("wagtailadmin_pages:search"), {"q": query}).content.decode()
        assert (page.title in html) is found
