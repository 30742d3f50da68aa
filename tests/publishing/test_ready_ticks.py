"""A tick holds for the text that it was saved with, in its language and no other."""

import pytest
from django.contrib.auth import get_user_model

from tests.builders import fetch, make_draft
from tests.publishing.ways import TYPE, Desk
from wagtail_pressrelease.models import Quote


def change_headline(page, language):
    setattr(page, f"headline_{language}", "Changed")


def change_body(page, language):
    setattr(page, f"body_{language}", [("paragraph", "<p>Changed.</p>")])


def change_quote(page, language):
    setattr(page.quotes.first(), f"text_{language}", "Changed.")


def change_office(page, language):
    setattr(page.signatories.first(), f"office_{language}", "Changed")


def add_quote(page, language):
    speaker = page.quotes.first().speaker
    page.quotes.add(Quote(speaker=speaker, **{f"text_{language}": "One more."}))


CHANGES = [change_headline, change_body, change_quote, change_office]


def in_memory(page):
    """The release with its rows, as the form has it."""
    return fetch(page).get_latest_revision().as_object()


def ticks(page):
    return fetch(page).get_latest_revision_as_object().ready_languages


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_changed_words_lose_their_tick_and_the_other_language_keeps_its_own(draft, change, language):
    page = in_memory(draft)
    change(page, language)
    page.save_revision()
    assert ticks(page) == [each for each in ("en", "ja") if each != language]


@pytest.mark.parametrize("change", CHANGES, ids=lambda change: change.__name__)
def test_words_that_are_ticked_again_keep_it(draft, change):
    page = in_memory(draft)
    change(page, "ja")
    page.tick("ja")
    page.save_revision()
    assert ticks(page) == ["en", "ja"]


def test_a_new_quote_is_new_words_in_both_languages(draft):
    page = fetch(draft)
    add_quote(page, "en")
    page.save_revision()
    assert ticks(page) == []


@pytest.mark.parametrize("change", ["released_at", "agreement_kind", "slug", "reference"])
def test_a_shared_fact_is_no_change_of_words(draft, change):
    page = fetch(draft)
    values = {"released_at": None, "agreement_kind": "contract", "slug": "other", "reference": "R-9"}
    setattr(page, change, values[change])
    page.save_revision()
    assert ticks(page) == ["en", "ja"]


def test_the_marks_of_the_text_editor_are_no_words(draft):
    page = in_memory(draft)
    (block,) = page.body_en.get_prep_value()
    block["value"] = '<p data-block-key="k3y">The memorandum runs for <b>five</b> years.</p>'
    page.body_en = page.body_en.stream_block.to_python([block])
    page.save_revision()
    assert "en" in ticks(page)


def test_an_autosave_is_a_save(newsroom):
    user = get_user_model().objects.create_superuser("editor", "e@example.org", "pw")
    page = make_draft(newsroom)
    page.save_revision(user=user)
    page = fetch(page)
    page.headline_ja = "書きかけ"
    page.save_revision(user=user, overwrite_revision=page.get_latest_revision(), clean=False)
    assert page.revisions.count() == 2
    assert ticks(page) == ["en"]


def test_a_half_done_translation_does_not_go_out_with_a_mended_typo(issued):
    """The translator saves half a headline; somebody else mends the English and publishes."""
    page = fetch(issued)
    page.headline_ja = "書きかけ"
    page.save_revision()
    page = fetch(issued).get_latest_revision_as_object()
    page.lead_en = "Mended."
    page.tick("en")
    page.save_revision().publish()
    japanese = issued.press_editions.filter(language="ja")
    assert [edition.headline for edition in japanese] == ["潮流エネルギーで覚書を締結"]


@pytest.mark.parametrize(("ticked", "expected"), [(True, ["en", "ja"]), (False, ["ja"])])
def test_programs_tick_as_people_do(client, newsroom, ticked, expected):
    desk = Desk(client, newsroom)
    page = make_draft(newsroom)
    changes = {"headline_en": "Changed"} | ({"ready_en": True} if ticked else {})
    assert desk.api("patch", f"{page.pk}/", {"meta": {"type": TYPE}, **changes}).status_code == 200
    assert ticks(page) == expected


def test_a_revert_keeps_the_ticks_that_its_text_had_and_gains_none(draft):
    first = draft.get_latest_revision()
    page = fetch(draft)
    page.headline_en, page.headline_ja = "Second", "二番目"
    page.tick("en")
    page.save_revision()
    assert ticks(page) == ["en"]
    first.as_object().save_revision(previous_revision=first)
    assert ticks(page) == ["en", "ja"]
