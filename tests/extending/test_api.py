"""Both content APIs say of a site's own page type what was issued, added fields included, and find it by its title."""

import pytest

from tests.extending.builders import fetch, make_survey, publish
from tests.publishing.ways import Desk

ISSUED = {
    "en": ("Survey finds a fast current", "Heron", "Measured from the surface."),
    "ja": ("調査で速い潮流を確認", "Heron", "海面から測定しました。"),
}


@pytest.fixture
def survey(newsroom):
    return publish(make_survey(newsroom))


@pytest.fixture(params=["v2", "v3"])
def api(request, client):
    """Fetches an address below one of the two APIs."""
    path = {"v2": "/api/v2/pages/", "v3": "/api/v3/pages/"}[request.param]
    return lambda rest: client.get(f"{path}{rest}")


def detail(api, page):
    for rest in (f"{page.pk}/", f"{page.pk}"):
        answer = api(rest)
        if answer.status_code == 200:
            return answer.json()
    raise AssertionError(f"The page is not in the API: {answer.status_code}")


def said(api, page):
    """What the API says in each language: headline, vessel and method."""
    issued = detail(api, page)["issued"]
    return {language: (each["headline"], each["vessel"], each["method"]) for language, each in issued.items()}


def test_shows_the_added_fields_in_each_language(api, survey):
    assert said(api, survey) == ISSUED


def test_shows_the_added_block(api, survey):
    block = detail(api, survey)["issued"]["ja"]["body"][0]
    assert (block["type"], block["value"]["place"]) == ("current", "岩礁海峡")


def test_never_shows_a_translation_under_way(api, newsroom):
    page = make_survey(newsroom, ready=("en",))
    page.method_ja = "書きかけ"
    page = publish(page)
    assert set(said(api, page)) == {"en"}
    assert "書きかけ" not in str(detail(api, page))


def test_never_shows_a_draft_of_a_correction(api, survey):
    draft = fetch(survey)
    draft.vessel = "Gannet"
    draft.save_revision()
    assert said(api, survey) == ISSUED


@pytest.mark.parametrize(("name", "word"), [("method_ja", "書きかけ"), ("method", "書きかけ"), ("vessel", "Heron")])
def test_words_that_were_not_issued_cannot_be_guessed_by_a_filter(api, newsroom, name, word):
    publish(make_survey(newsroom, ready=("en",), method_ja="書きかけ"))
    asked = [api(f"?type=extending.SurveyRelease&{name}={guess}") for guess in (word, "Wrong")]
    assert asked[0].content.replace(word.encode(), b"") == asked[1].content.replace(b"Wrong", b"")


@pytest.mark.search_index
def test_is_found_by_its_title(api, survey):
    answer = api("?search=fast").json()
    assert [item["id"] for item in answer["items"]] == [survey.pk]


def test_programs_write_the_added_fields(client, newsroom):
    page = make_survey(newsroom)
    answer = Desk(client, newsroom).api("patch", f"{page.pk}/", {"vessel": "Gannet", "method_ja": "海底から。"})
    assert answer.status_code == 200, answer.content
    draft = fetch(page).get_latest_revision_as_object()
    assert (draft.vessel, draft.method_en, draft.method_ja) == ("Gannet", "Measured from the surface.", "海底から。")
