"""What lists know of a release without opening it."""

import datetime

import pytest
from django.core.management import call_command

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, rebuild_summaries, save_units
from wagtail_pressrelease.models import TranslationSummary

pytestmark = pytest.mark.django_db

HOUR = datetime.datetime(2027, 7, 1, 6, 0, tzinfo=datetime.UTC)


@pytest.fixture
def page(newsroom):
    return make_draft(newsroom, rows=False, ready=(), headline_en="Tide", headline_ja="", lead_ja="", body_ja=[])


def summary():
    return TranslationSummary.objects.get()


def hands():
    return set(summary().people.values_list("first_name", flat=True))


def test_lists_show_the_headlines_the_number_and_the_hour_of_the_latest_version(page):
    draft = page.get_latest_revision_as_object()
    draft.headline_en, draft.headline_ja, draft.reference, draft.embargo_until = "Tides", "潮", "26-7", HOUR
    draft.save_revision()
    assert page.headline_en == fetch(page).headline_en == "Tide"
    found = summary()
    assert (found.headline_en, found.headline_ja, found.reference) == ("Tides", "潮", "26-7")
    assert found.hour == HOUR


def test_a_release_that_goes_out_at_once_has_no_hour(page):
    draft = page.get_latest_revision_as_object()
    draft.released_at = draft.embargo_until = None
    draft.save_revision()
    assert summary().hour is None


def test_whoever_writes_or_confirms_has_had_a_hand_in_the_release(page):
    assert hands() == set()
    edith, midori, rowan = hire("edith", "edit_en"), hire("midori", "edit_ja"), hire("rowan", "review_ja", "edit_ja")
    page.get_latest_revision_as_object().save_revision(user=edith)
    assert hands() == {"Edith"}
    save_units(page, "ja", [Change("headline", "潮")], midori)
    save_units(page, "ja", [Change("headline", "潮", act="confirm")], rowan)
    assert hands() == {"Edith", "Midori", "Rowan"}


def test_counting_anew_forgets_nobody(page):
    page.get_latest_revision_as_object().save_revision(user=hire("edith", "edit_en"))
    TranslationSummary.objects.update(headline_en="", hour=None)
    rebuild_summaries()
    assert (summary().headline_en, hands()) == ("Tide", {"Edith"})


def test_a_command_counts_everything_anew(page, capsys):
    save_units(page, "ja", [Change("headline", "見出し", act="confirm")], hire("midori", "edit_ja"))
    before = TranslationSummary.objects.values().get()
    TranslationSummary.objects.update(total=0, new=9, translated=0)
    call_command("rebuild_translation_summaries")
    assert TranslationSummary.objects.values().get() == before
    assert capsys.readouterr().out == "Counted the texts of 1 release.\n"
