"""A release that changes its address is found at the old one, in both languages; what is not released gives away
none."""

from types import SimpleNamespace

import pytest
from wagtail.contrib.redirects.models import Redirect

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft, make_issued, publish
from wagtail_pressrelease.models import NewsroomPage
from wagtail_pressrelease.publishing import redirects


def old(language, slug="tidal-memorandum"):
    return f"/{language}/newsroom/{slug}/"


def where(client, path):
    response = client.get(path)
    return response.headers.get("location", response.status_code)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_old_address_leads_to_the_new_one(client, issued, language):
    publish(issued, slug="new-address", headline_en="Corrected")
    assert where(client, old(language)) == old(language, "new-address")


def test_a_slug_changed_alone_takes_effect_and_is_redirected_too(client, issued):
    publish(issued, slug="new-address")
    assert where(client, old("ja")) == old("ja", "new-address")
    assert client.get(old("ja", "new-address")).status_code == 200


def test_the_slug_of_a_draft_changes_nothing_for_readers(client, issued):
    page = fetch(issued)
    page.slug = "secret-address"
    page.save_revision()
    assert client.get(old("en")).status_code == 200
    assert client.get(old("en", "secret-address")).status_code == 404
    assert not Redirect.objects.exists()


def test_a_second_change_shortens_the_way(client, issued):
    publish(publish(issued, slug="second"), slug="third")
    assert where(client, old("en")) == old("en", "third")
    assert where(client, old("ja", "second")) == old("ja", "third")


def test_a_page_that_comes_back_is_not_redirected_to_itself(client, newsroom):
    page = make_issued(newsroom, ready=("en",))
    publish(publish(page, slug="second"), slug="tidal-memorandum")
    assert client.get(old("ja")).status_code == 404
    assert where(client, old("en", "second")) == old("en")


def test_a_first_issue_leaves_no_address_behind(newsroom):
    publish(make_draft(newsroom), slug="other")
    assert not Redirect.objects.exists()


def test_what_was_changed_while_it_was_withdrawn_is_redirected_when_it_returns(client, issued):
    issued.unpublish()
    page = fetch(issued)
    page.slug = "new-address"
    page.save()
    page.save_revision()
    assert where(client, old("en")) == 404
    publish(page)
    assert where(client, old("en")) == old("en", "new-address")


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_redirect_to_a_draft_does_not_say_where_it_leads(client, draft, language):
    hint = f"/{language}/hint/"
    Redirect.add_redirect(hint, redirect_to=draft)
    assert where(client, hint) == 404
    publish(draft)
    assert where(client, hint) == old(language)


def test_a_withdrawn_release_keeps_the_address_that_caches_have_to_forget(issued):
    issued.unpublish()
    assert fetch(issued).url.endswith("/newsroom/tidal-memorandum/")


def test_a_site_without_redirects_publishes_all_the_same(issued, monkeypatch):
    monkeypatch.setattr(redirects, "apps", SimpleNamespace(is_installed=lambda app: False))
    assert publish(issued, slug="new-address").slug == "new-address"


def test_the_addresses_are_those_of_the_languages_as_the_site_calls_them(issued, settings):
    settings.LANGUAGES = [("en-gb", "English"), ("ja", "日本語")]
    publish(issued, slug="new-address")
    assert set(Redirect.objects.filter(site=None).values_list("old_path", flat=True)) == {
        "/en-gb/newsroom/tidal-memorandum",
        "/ja/newsroom/tidal-memorandum",
    }


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_release_that_moves_is_found_at_its_old_address_in_both_languages(client, newsroom, issued, language):
    office = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Office", slug="office"))
    fetch(issued).move(office, "last-child")
    assert where(client, old(language)) == f"/{language}/office/tidal-memorandum/"


@pytest.mark.parametrize("language", ["en", "ja"])
def test_so_is_one_whose_newsroom_moves(client, newsroom, issued, language):
    parent = newsroom.get_parent().add_child(instance=HomePage(title="Press", slug="press"))
    NewsroomPage.objects.get(pk=newsroom.pk).move(parent, "last-child")
    assert where(client, old(language)) == f"/{language}/press/newsroom/tidal-memorandum/"


def test_a_draft_that_moves_gives_away_nothing(newsroom, draft):
    office = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Office", slug="office"))
    fetch(draft).move(office, "last-child")
    assert not Redirect.objects.exists()


def test_an_english_headline_that_is_not_issued_gives_the_address_no_words(newsroom):
    page = make_draft(newsroom, source_language="ja", ready=("ja",), slug="", headline_en="A secret half said")
    assert page.slug == "a-secret-half-said"
    page = publish(page)
    assert page.slug == page.reference
    assert page.get_latest_revision().content["slug"] == page.reference


def test_a_slug_that_somebody_chose_stays_whatever_is_issued(newsroom):
    page = publish(make_draft(newsroom, source_language="ja", ready=("ja",), slug="chosen"))
    assert page.slug == "chosen"
