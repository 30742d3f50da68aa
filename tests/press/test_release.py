"""What follows from what was typed: reference, title, slug; and what is refused."""

import datetime
import json

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone, translation

from tests.builders import fetch, make_draft, make_issued, publish, without_keys
from wagtail_pressrelease.models import NewsroomPage, PressReleasePage


def new(newsroom, **fields):
    return newsroom.add_child(instance=PressReleasePage(**fields))


# --- title ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"headline_en": "English", "headline_ja": "日本語"}, "English"),
        ({"headline_en": "English", "headline_ja": "日本語", "source_language": "ja"}, "日本語"),
        ({"headline_en": "English", "source_language": "ja"}, "English"),
        ({"reference": "R-1"}, "R-1"),
        ({"headline_en": "W" * 255}, "W" * 255),
    ],
)
def test_the_title_follows_the_headline_of_the_source_language(newsroom, fields, title):
    assert new(newsroom, **fields).title == title


@pytest.mark.parametrize("active", ["en", "ja"])
def test_whichever_language_the_editor_reads(newsroom, active):
    with translation.override(active):
        page = new(newsroom, headline_en="English", headline_ja="日本語")
        page.headline_ja = "改めた"
        page.save()
    assert (fetch(page).title, fetch(page).headline_en, fetch(page).headline_ja) == ("English", "English", "改めた")


# --- slug -----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(
    ("fields", "slug"),
    [
        ({"headline_en": "Centre signs, again!"}, "centre-signs-again"),
        ({"headline_en": "Centre signs", "slug": "own-choice"}, "own-choice"),
        ({"headline_ja": "覚書を締結", "reference": "2026-014", "source_language": "ja"}, "2026-014"),
        ({"headline_ja": "覚書を締結", "reference": "広報14号", "source_language": "ja"}, "広報14号"),
        ({"headline_en": "！！！", "reference": "R-1"}, "r-1"),
        ({"headline_en": "🎉", "reference": "R-1"}, "r-1"),
        ({"headline_en": "Archive", "reference": "R-1"}, "r-1"),
        ({"headline_en": "word " * 50, "reference": "R-1"}, ("word-" * 40).strip("-")),
    ],
)
def test_the_slug_follows_the_english_headline_else_the_reference(newsroom, fields, slug):
    assert new(newsroom, **fields).slug == slug


def test_two_releases_with_one_headline_have_two_addresses(newsroom):
    assert [new(newsroom, headline_en="News").slug for _ in range(3)] == ["news", "news-2", "news-3"]


@pytest.mark.parametrize("slug", ["feed", "organizations", "people", "agreements", "archive"])
def test_the_newsrooms_own_addresses_are_refused(newsroom, slug):
    page = make_draft(newsroom)
    page.slug = slug
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "slug" in refused.value.message_dict


# --- reference ------------------------------------------------------------------------------------------------------
def year():
    return timezone.now().year


def test_a_reference_left_blank_is_the_next_number_of_the_year(newsroom):
    assert [new(newsroom, headline_en="News").reference for _ in range(2)] == [f"{year()}-001", f"{year()}-002"]


def test_numbers_that_were_given_otherwise_are_stepped_over(newsroom):
    for reference in (f"{year()}-041", f"{year()}-x", f"{year()}-7-b", f"{year() - 1}-900"):
        new(newsroom, headline_en="News", reference=reference)
    assert new(newsroom, headline_en="News").reference == f"{year()}-042"


def test_two_releases_cannot_have_one_reference(newsroom):
    new(newsroom, headline_en="News", reference="R-1")
    page = make_draft(newsroom)
    page.reference = "R-1"
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert "reference" in refused.value.message_dict


def test_two_that_were_begun_at_once_have_two_numbers(newsroom):
    one, two = PressReleasePage(headline_en="One"), PressReleasePage(headline_en="Two")
    for page in (one, two):
        page.prepare()
    assert one.reference == two.reference
    for page in (one, two):
        newsroom.add_child(instance=page)
    assert [one.reference, two.reference] == [f"{year()}-001", f"{year()}-002"]


def test_an_older_version_brings_no_older_reference_back(newsroom):
    page = make_draft(newsroom, reference="R-1")
    first = page.get_latest_revision()
    page.reference = "R-2"
    page.save_revision()
    assert fetch(page).reference == "R-2"
    assert first.as_object().reference == "R-2"


# --- rules ----------------------------------------------------------------------------------------------------------
@pytest.mark.parametrize(("source", "field"), [("en", "headline_en"), ("ja", "headline_ja")])
def test_the_source_language_needs_a_headline(newsroom, source, field):
    page = make_draft(newsroom, source_language=source)
    setattr(page, field, "")
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == [field]


def test_an_agreement_cannot_end_before_it_begins(newsroom):
    page = make_draft(newsroom)
    page.agreement_valid_from = datetime.date(2026, 5, 14)
    page.agreement_valid_until = datetime.date(2026, 5, 13)
    with pytest.raises(ValidationError) as refused:
        page.full_clean()
    assert list(refused.value.message_dict) == ["agreement_valid_until"]


def test_a_draft_in_one_language_saves(newsroom):
    page = new(newsroom, headline_ja="覚書を締結", source_language="ja")
    page.save_revision()
    assert fetch(page).headline_en in (None, "")


@pytest.mark.parametrize("active", ["en", "ja", None])
@pytest.mark.parametrize("publishing", [False, True])
def test_both_languages_survive_whatever_language_is_active(newsroom, active, publishing):
    with translation.override(active):
        page = make_draft(newsroom)
        if publishing:
            page = publish(page)
        page = fetch(page).get_latest_revision_as_object()
    assert page.headline_en == "Centre and prefecture sign tidal memorandum"
    assert page.headline_ja == "潮流エネルギーで覚書を締結"
    assert page.quotes.first().text_ja == "潮は私たちのものです。"
    assert without_keys(page.body_ja[0].value) == "<p>覚書の期間は<b>5</b>年間です。</p>"


def test_a_version_holds_each_text_once_per_language(newsroom):
    content = make_draft(newsroom).get_latest_revision().content
    assert "headline" not in content
    assert {"headline_en", "headline_ja"} <= set(content)
    assert "text" not in content["quotes"][0]


def test_a_version_holds_composed_text(newsroom):
    body = [("heading", "か\u3099"), ("heading", "a\ud800b")]
    content = make_draft(newsroom, headline_ja="か\u3099", body_ja=body).get_latest_revision().content
    assert content["headline_ja"] == "が"
    assert [block["value"] for block in json.loads(content["body_ja"])] == ["が", "ab"]


def test_half_a_character_breaks_no_page(newsroom, client):
    make_issued(newsroom, body_en=[("heading", "a\ud800b")])
    assert "ab" in client.get("/en/newsroom/tidal-memorandum/").content.decode()


# --- where it stands ------------------------------------------------------------------------------------------------
def test_a_release_stands_in_newsrooms_only(newsroom):
    assert PressReleasePage.allowed_parent_page_models() == [NewsroomPage]
    assert PressReleasePage.allowed_subpage_models() == []
    assert not PressReleasePage.can_create_at(newsroom.get_parent())


@pytest.mark.parametrize("zone", ["Europe/London", "Asia/Tokyo"])
def test_its_clock_is_the_newsrooms(newsroom, zone):
    newsroom.zone = zone
    newsroom.save()
    assert str(make_draft(newsroom).zone) == zone


def test_a_release_that_moves_keeps_the_new_newsrooms_clock(newsroom):
    page = make_issued(newsroom)
    other = newsroom.add_sibling(instance=NewsroomPage(name_en="Tokyo", slug="tokyo", zone="Asia/Tokyo"))
    assert str(page.zone) == "Europe/London"
    page.move(other, "last-child")
    assert str(fetch(page).zone) == "Asia/Tokyo"
