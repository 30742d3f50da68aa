"""Importing over a release whose draft has changes that were not issued: what is published is the file's, and the
changes stay in the draft."""

import copy

import pytest
from django.contrib.auth import get_user_model

from tests.builders import make_draft
from wagtail_pressrelease.exchange.actions import export_newsroom, import_file
from wagtail_pressrelease.models import Edition, Parked, Person, Quote

from .conftest import everything
from .test_import import draft_of, release


@pytest.fixture
def writer(db):
    return get_user_model().objects.create_user("writer", "writer@example.org", "x")


@pytest.fixture
def drafted(bring, data, writer):
    """A release before the public whose draft somebody has gone on with."""
    bring(data)

    def go_on(**changes):
        page = draft_of("2026-001")
        for name, value in changes.items():
            setattr(page, name, value)
        page.save_revision(user=writer)
        return page

    return go_on


def changed(data, **fields):
    data = copy.deepcopy(data)
    data["releases"][0].update(fields)
    return data


def told(name, words):
    """A text of a release as a file has it."""
    return {name: {"en": words, "ja": "別の見出し"}}


def issued_headlines():
    return {each.language: each.headline for each in Edition.objects.filter(page=release()).order_by("number")}


def test_what_is_published_is_the_file_and_the_draft_keeps_its_changes(drafted, bring, data):
    drafted(lead_en="Not issued yet.")
    bring(changed(data, **told("headline", "From the file")))
    page = release()
    assert (page.headline_en, page.headline_ja) == ("From the file", "別の見出し")
    assert page.lead_en == draft_before(data)
    assert issued_headlines() == {"en": "From the file", "ja": "別の見出し"}
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.lead_en) == ("From the file", "Not issued yet.")
    assert page.has_unpublished_changes
    assert not Parked.objects.exists()


def draft_before(data):
    return data["releases"][0]["lead"]["en"]


def test_of_what_both_changed_the_file_stays_and_the_draft_is_kept_beside_it(drafted, bring, data, writer):
    drafted(headline_en="Not issued yet.")
    bring(changed(data, **told("headline", "From the file")))
    assert release().headline_en == draft_of("2026-001").headline_en == "From the file"
    (parked,) = Parked.objects.all()
    assert (parked.path, parked.value["mine"], parked.user) == ("form/headline_en", "Not issued yet.", writer)


def test_a_row_that_is_only_in_the_draft_is_not_issued_by_the_way(drafted, bring, data):
    page = drafted()
    new = Quote(speaker=Person.objects.first(), text_en="Not issued.", text_ja="未発表", sort_order=9)
    page.quotes = [*page.quotes.all(), new]
    page.save_revision()
    bring(changed(data, **told("headline", "From the file")))
    before = len(data["releases"][0]["quotes"])
    assert release().quotes.count() == before
    assert [each.text_en for each in draft_of("2026-001").quotes.all()][before:] == ["Not issued."]


def test_a_draft_without_changes_of_its_own_is_followed_by_the_file_alone(drafted, bring, data):
    drafted()
    bring(changed(data, **told("headline", "From the file")))
    page = release()
    assert page.latest_revision_id == page.live_revision_id


def test_importing_an_export_changes_nothing_whatever_the_draft_says(drafted, newsroom, tmp_path):
    drafted(lead_en="Not issued yet.")
    export_newsroom(newsroom, tmp_path / "out.json")
    before = everything()
    outcome = import_file(tmp_path / "out.json", newsroom)
    assert outcome.releases == {"nothing": 3}
    assert everything()[0] == before[0]


def test_importing_the_same_file_again_changes_nothing_more(drafted, bring, data):
    drafted(lead_en="Not issued yet.", headline_en="Not issued yet.")
    file = changed(data, **told("headline", "From the file"))
    bring(file)
    before = everything()
    bring(file)
    assert everything() == before
    assert Parked.objects.count() == 1


# --- releases that were never issued
def unissued_file(data, **fields):
    return changed(data, published=False, **fields)


def translate(page, **texts):
    for name, text in texts.items():
        setattr(page, name, text)
    page.save_revision()


def test_what_was_written_into_a_draft_since_it_was_imported_stays(bring, data):
    data = unissued_file(data, headline={"en": "First", "ja": None}, policy="")
    bring(data)
    translate(draft_of("2026-001"), headline_ja="翻訳した見出し", lead_en="The editor's.")
    bring(unissued_file(data, headline={"en": "Second", "ja": None}))
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.headline_ja, draft.lead_en) == ("Second", "翻訳した見出し", "The editor's.")
    assert not Parked.objects.exists()


def test_the_same_file_again_makes_no_version_where_somebody_went_on_with_the_draft(bring, data):
    data = unissued_file(data)
    bring(data)
    translate(draft_of("2026-001"), lead_en="The editor's.")
    before = everything()
    assert bring(data).releases == {"nothing": 3}
    assert everything() == before


def test_of_what_a_draft_and_a_later_file_changed_the_drafts_text_is_kept_beside(bring, data):
    data = unissued_file(data)
    bring(data)
    translate(draft_of("2026-001"), headline_en="The editor's.")
    bring(unissued_file(data, **told("headline", "From the file")))
    assert draft_of("2026-001").headline_en == "From the file"
    assert [each.value["mine"] for each in Parked.objects.all()] == ["The editor's."]


def test_of_a_draft_that_no_file_has_carried_nothing_is_taken_out(newsroom, bring, data):
    """Nobody can tell which version of it whoever wrote the file had before them."""
    make_draft(newsroom, reference="2026-001", notes_en=[("paragraph", "<p>By hand.</p>")])
    bring(unissued_file(data, **told("headline", "From the file"), notes={"en": []}))
    draft = draft_of("2026-001")
    assert draft.headline_en == "From the file" and "By hand." in str(draft.notes_en)
    assert "Centre and prefecture sign tidal memorandum" in [each.value["mine"] for each in Parked.objects.all()]


def test_a_file_of_drafts_does_not_take_out_what_was_written_since(bring, data, newsroom):
    bring(data)
    translate(draft_of("2026-001"), lead_en="The editor's.")
    bring(unissued_file(data, **told("headline", "From the file")))
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.lead_en) == ("From the file", "The editor's.")
