"""A site's own page type is a release like any other: written, refused, issued, listed, read."""

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from tests.builders import make_draft
from tests.extending.builders import fetch, make_survey, publish
from tests.extending.models import SurveyRelease
from wagtail_pressrelease.models import Edition, NewsroomPage, PressReleasePage

ADDRESSES = {"en": "/en/newsroom/fast-current/", "ja": "/ja/newsroom/fast-current/"}
SHOWN = {
    "en": ["Survey finds a fast current", "Skerry Sound: 8 kn (4.12 m/s)", "Heron", "Measured from the surface."],
    "ja": ["調査で速い潮流を確認", "岩礁海峡: 8 kn (4.12 m/s)", "Heron", "海面から測定しました。"],
}


@pytest.fixture
def survey(newsroom):
    return make_survey(newsroom)


@pytest.fixture
def issued_survey(survey):
    return publish(survey)


def test_stands_in_a_newsroom_and_nowhere_else():
    assert SurveyRelease.allowed_parent_page_models() == [NewsroomPage]
    assert set(NewsroomPage.allowed_subpage_models()) == {PressReleasePage, SurveyRelease}


def test_passes_the_gate_and_is_issued_in_both_languages(survey):
    publish(survey)
    assert {(edition.language, edition.number) for edition in Edition.objects.filter(page=survey)} == {
        ("en", 1),
        ("ja", 1),
    }


def test_is_refused_by_the_gate_where_something_is_missing(survey):
    survey.lead_en = ""
    survey.tick("en")
    with pytest.raises(ValidationError) as refused:
        survey.save_revision().publish()
    assert "lead_en" in refused.value.message_dict
    assert not fetch(survey).live


def test_what_is_added_is_kept_as_it_was_issued(issued_survey):
    draft = fetch(issued_survey)
    draft.vessel, draft.method_en = "Gannet", "Half a sen"
    draft.save_revision()
    page = Edition.objects.get(page=issued_survey, language="en").issued_page()
    assert (type(page), page.vessel, page.method_en) == (SurveyRelease, "Heron", "Measured from the surface.")
    assert page.body_en[0].value["place"] == "Skerry Sound"


@pytest.mark.parametrize(
    ("changes", "languages"),
    [({"vessel": "Gannet"}, {"en", "ja"}), ({"method_en": "From the sea bed."}, {"en"}), ({}, set())],
    ids=["a shared field", "a translated field", "nothing"],
)
def test_a_change_of_what_is_added_is_a_correction(issued_survey, changes, languages):
    with translation.override("ja"):
        page = fetch(issued_survey)
        for name, value in changes.items():
            setattr(page, name, value)
        page.tick("en", "ja")
        page.save_revision().publish()
    assert {edition.language for edition in Edition.objects.filter(page=page, number=2)} == languages


def test_a_change_of_an_added_text_drops_that_languages_tick(survey):
    survey.method_ja = "海底から測定しました。"
    survey.save_revision()
    latest = fetch(survey).get_latest_revision_as_object()
    assert (latest.ready_en, latest.ready_ja) == (True, False)


def test_an_added_text_that_is_missing_in_a_language_is_never_the_others(newsroom):
    page = make_survey(newsroom, method_ja="")
    with translation.override("ja"):
        assert not page.method


def test_shares_the_numbers_of_all_releases(newsroom, survey):
    draft = make_draft(newsroom, slug="another", rows=False)
    assert draft.reference != survey.reference


def test_a_number_belongs_to_one_release_of_whatever_type(newsroom, survey):
    draft = make_draft(newsroom, slug="another", rows=False)
    draft.reference = survey.reference
    with pytest.raises(ValidationError) as refused:
        draft.full_clean()
    assert "reference" in refused.value.message_dict


@pytest.mark.parametrize("language", ["en", "ja"])
def test_is_listed_in_the_newsroom(client, issued_survey, language):
    answer = client.get(f"/{language}/newsroom/").content.decode()
    assert SHOWN[language][0] in answer
    assert ADDRESSES[language] in answer


@pytest.mark.parametrize("language", ["en", "ja"])
def test_its_page_shows_what_is_added(client, issued_survey, language):
    answer = client.get(ADDRESSES[language]).content.decode()
    assert [text for text in SHOWN[language] if text not in answer] == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_its_preview_shows_what_is_added(survey, language):
    answer = survey.make_preview_request(preview_mode=language).content.decode()
    assert [text for text in SHOWN[language] if text not in answer] == []


@pytest.mark.search_index
@pytest.mark.parametrize("query", ["heron", "surface", "skerry sound", "海面", "岩礁海峡"])
def test_what_is_added_is_found_by_readers(issued_survey, client, query):
    assert ADDRESSES["en"] in client.get("/en/newsroom/", {"q": query}).content.decode()
