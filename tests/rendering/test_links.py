"""Links in texts: they never give away the address of a release that is not before the public."""

import datetime

import pytest
from django.utils import timezone, translation
from django.utils.translation import get_language
from wagtail.models import PageViewRestriction
from wagtail.rich_text import expand_db_html

from example_site.home.models import HomePage
from tests.builders import make_draft, make_issued, publish
from wagtail_pressrelease.models import Organization
from wagtail_pressrelease.rendering.links import in_column, linked_pages

ENGLISH, JAPANESE = "/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"


def embargoed(newsroom):
    page = make_draft(newsroom, slug="target", rows=False, embargo_until=timezone.now() + datetime.timedelta(days=1))
    page.save_revision().publish()
    return page


def withdrawn(newsroom):
    page = make_issued(newsroom, slug="target", rows=False)
    page.unpublish()
    return page


def private(newsroom):
    page = make_issued(newsroom, slug="target", rows=False)
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def draft(newsroom):
    return make_draft(newsroom, slug="target", rows=False)


def both(newsroom):
    return make_issued(newsroom, slug="target", rows=False)


def english_only(newsroom):
    return make_issued(newsroom, slug="target", rows=False, ready=("en",))


def japanese_only(newsroom):
    return make_issued(newsroom, slug="target", rows=False, ready=("ja",), source_language="ja")


def to(page):
    return f'<p>See <a linktype="page" id="{page.pk}">the other</a>.</p>'


STATES = [
    (both, '<a href="/en/newsroom/target/">', '<a href="/ja/newsroom/target/">'),
    (english_only, '<a href="/en/newsroom/target/">', '<a href="/en/newsroom/target/" hreflang="en">'),
    (japanese_only, '<a href="/ja/newsroom/target/" hreflang="ja">', '<a href="/ja/newsroom/target/">'),
    *((state, "<a>", "<a>") for state in (draft, embargoed, withdrawn, private)),
]


@pytest.mark.parametrize(("state", "english", "japanese"), STATES, ids=[state.__name__ for state, *_ in STATES])
def test_a_link_to_a_release(newsroom, state, english, japanese):
    text = to(state(newsroom))
    for language, tag in (("en", english), ("ja", japanese)):
        with translation.override(language):
            assert expand_db_html(text) == f"<p>See {tag}the other</a>.</p>"


def test_a_link_to_any_other_page_is_wagtails(newsroom, issued):
    with translation.override("ja"):
        assert expand_db_html(to(newsroom)) == '<p>See <a href="/ja/newsroom/">the other</a>.</p>'


def test_in_the_other_column_any_other_page_is_in_its_language_too(newsroom, issued):
    with translation.override("en"), in_column("ja"):
        assert expand_db_html(to(newsroom)) == '<p>See <a href="/ja/newsroom/" hreflang="ja">the other</a>.</p>'


@pytest.mark.parametrize("key", ["999999", "", "x", "²", "-1"])
def test_a_link_to_nothing_is_plain_text(db, key):
    assert expand_db_html(f'<a linktype="page" id="{key}">x</a>') == "<a>x</a>"
    assert expand_db_html('<a linktype="page">x</a>') == "<a>x</a>"


def test_other_links_stay_as_they_are(db):
    text = '<a href="https://example.org/?a=1&amp;b=2">x</a> <a href="mailto:a@example.org">y</a>'
    assert expand_db_html(text) == text


def test_pages_that_a_text_links_to():
    html = '<a linktype="page" id="3">a</a> <a id="4" linktype="page">b</a> <a href="https://example.org/" id="5">c</a>'
    assert linked_pages(html, [{"type": "paragraph", "value": html.replace("3", "6")}]) == {3, 4, 6}


def test_all_links_of_a_release_are_asked_for_together(newsroom, issued, read, django_assert_max_num_queries):
    others = [make_issued(newsroom, slug=f"target-{number}", rows=False) for number in range(6)]
    organization = Organization.objects.get(key="orrin")
    organization.boilerplate_en = to(others[4]) + to(draft(newsroom))
    organization.save()
    page = publish(
        issued,
        body_en=[("paragraph", to(others[0]) + to(others[1])), ("paragraph", to(others[2]))],
        notes_en=[("paragraph", to(others[3]))],
    )
    page.unpublish()
    publish(page, headline_en="Once more")  # so that the boilerplate is issued as it is now
    read(ENGLISH)
    with django_assert_max_num_queries(7):
        page = read(ENGLISH)
    found = [link.get("href") for link in page.select("article p a")]
    assert found[:6] == [f"/en/newsroom/target-{number}/" for number in range(5)] + [None]


@pytest.fixture
def ordinary(newsroom):
    """Pages that are no releases."""
    home = newsroom.get_parent()
    return [home.add_child(instance=HomePage(title=name, slug=name)) for name in ("about", "history", "places")]


@pytest.mark.parametrize(
    ("address", "asked"),
    [(ENGLISH, ["en"]), (JAPANESE, ["ja"]), (f"{ENGLISH}?view=parallel", ["en", "ja"])],
    ids=["English", "Japanese", "both"],
)
def test_any_other_page_is_asked_for_its_address_once_in_each_language_that_a_text_needs(
    newsroom, ordinary, read, monkeypatch, django_assert_max_num_queries, address, asked
):
    text = "".join(map(to, ordinary))
    make_issued(newsroom, body_en=[("paragraph", text)] * 2, body_ja=[("paragraph", text)])
    found, own = [], HomePage.get_url_parts

    def counted(page, request=None):
        if page.pk in {each.pk for each in ordinary}:
            found.append((page.pk, get_language()))
        return own(page, request)

    monkeypatch.setattr(HomePage, "get_url_parts", counted)
    read(address)
    found.clear()
    with django_assert_max_num_queries(7 if "view" in address else 6):
        page = read(address)
    assert sorted(found) == sorted((each.pk, language) for each in ordinary for language in asked)
    assert page.select_one(".press-body a[href]")["href"] == f"/{asked[0]}/about/"
