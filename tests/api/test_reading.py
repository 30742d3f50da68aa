"""Both content APIs say what was issued, in both languages, and nothing else about a release."""

import pytest
from django.contrib.auth import get_user_model
from wagtail.models import APIToken, PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish, without_keys
from wagtail_pressrelease.models import Organization, PressReleasePage

pytestmark = pytest.mark.search_index

SECRET = "書きかけの秘密"


@pytest.fixture(params=["v2", "v3"])
def api(request, client):
    """Fetches an address below one of the two APIs, as anybody."""
    return lambda rest="": client.get(f"/api/{request.param}/pages/{rest}", follow=True)


@pytest.fixture
def half_done(newsroom):
    """English before the public, Japanese under way."""
    return make_issued(newsroom, ready=("en",), headline_ja=SECRET, lead_ja=SECRET)


def test_what_was_issued_is_said_in_both_languages(api, issued):
    answer = api(f"{issued.pk}/").json()["issued"]
    assert answer["en"]["headline"] == "Centre and prefecture sign tidal memorandum"
    assert answer["ja"]["headline"] == "潮流エネルギーで覚書を締結"
    assert without_keys(answer["en"]["body"][0]["value"]) == "<p>The memorandum runs for <b>five</b> years.</p>"
    assert answer["ja"]["url"].endswith("/ja/newsroom/tidal-memorandum/")
    assert [party["name"] for party in answer["ja"]["parties"]] == ["オリン潮流センター", "潮見県"]
    assert answer["ja"]["signatories"][1]["as_printed"] == "潮見県知事"
    assert answer["en"]["number"] == 1
    assert answer["en"]["reference"] == issued.reference


def test_people_are_said_as_each_language_prints_them(api, issued):
    answer = api(f"{issued.pk}/").json()["issued"]
    printed = {language: [row["printed"] for row in answer[language]["quotes"]] for language in answer}
    assert printed == {
        "en": [
            {"name": "Isla Grant", "office": "Director, Orrin Tidal Centre"},
            {"name": "Kei Hamada", "office": "Governor of Shiomi Prefecture"},
        ],
        "ja": [
            {"name": "アイラ・グラント", "office": "オリン潮流センター　所長"},
            {"name": "浜田恵", "office": "潮見県知事"},
        ],
    }
    assert [row["printed"]["name"] for row in answer["ja"]["signatories"]] == ["アイラ・グラント", "浜田恵"]
    assert [quote["original_language"] for quote in answer["ja"]["quotes"]] == ["en", "ja"]


def test_what_a_text_is_to_the_other_is_said(api, issued):
    publish(issued, text_status="reference")
    answer = api(f"{issued.pk}/").json()["issued"]
    assert [answer[language]["status"] for language in ("en", "ja")] == ["original", "translation_for_reference"]
    assert answer["ja"]["unreviewed"] is False


def test_a_language_that_is_under_way_is_missing(api, half_done):
    answer = api(f"{half_done.pk}/")
    assert set(answer.json()["issued"]) == {"en"}
    assert SECRET not in answer.content.decode()


def test_names_stay_as_they_were_issued(api, issued):
    Organization.objects.update(name_en="Renamed")
    assert api(f"{issued.pk}/").json()["issued"]["en"]["parties"][0]["name"] == "Orrin Tidal Centre"


def test_a_draft_of_a_correction_is_not_said(api, issued):
    page = fetch(issued)
    page.headline_en = "Secret"
    page.save_revision()
    for rest in (f"{issued.pk}/", f"{issued.pk}/?version=draft", "", "?search=Secret"):
        assert "Secret" not in api(rest).content.decode().replace("?search=Secret", "")


@pytest.mark.parametrize(
    "name", ["headline_ja", "headline", "lead_ja", "body_ja", "reference", "ready_ja", "draft_title"]
)
def test_words_cannot_be_guessed_by_filters_or_order(api, half_done, name):
    kind = "wagtail_pressrelease.PressReleasePage"

    def ask(query):
        answer = api(f"?type={kind}&{query}")
        return answer.status_code, answer.content.decode().replace(SECRET, "")

    right, wrong = ask(f"{name}={SECRET}"), ask(f"{name}=")
    assert right == wrong or right[0] == wrong[0] == 400
    make_issued(half_done.get_parent().specific, ready=("en",), slug="second", headline_ja="あ")
    up, down = ask(f"order={name}"), ask(f"order=-{name}")
    assert up[0] == down[0] == (400 if up[0] == 400 else 422)


def test_where_an_address_leads(api, issued):
    assert api("find/?html_path=/newsroom/tidal-memorandum/").json()["id"] == issued.pk


@pytest.mark.parametrize("state", ["draft", "withdrawn", "private"])
def test_what_is_not_before_everybody_is_not_found(api, newsroom, state):
    page = make_draft(newsroom) if state == "draft" else make_issued(newsroom)
    if state == "withdrawn":
        page.unpublish()
    if state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert api(f"{page.pk}/").status_code == 404
    assert api("find/?html_path=/newsroom/tidal-memorandum/").status_code == 404
    assert page.pk not in [item["id"] for item in api("?search=memorandum").json()["items"]]
    assert page.pk not in [item["id"] for item in api("").json()["items"]]


def test_a_link_to_an_unreleased_release_gives_no_address(api, newsroom):
    hidden = make_draft(newsroom, slug="secret-merger", headline_en="Secret merger")
    link = f'<p>See <a linktype="page" id="{hidden.pk}">more</a>.</p>'
    page = publish(make_draft(newsroom, body_en=[("paragraph", link)]))
    for rest in (f"{page.pk}/", f"{page.pk}/?rich_text_format=html"):
        assert "secret-merger" not in api(rest).content.decode()


def test_a_newsroom_is_said_in_both_languages_with_its_feeds(api, client, newsroom):
    newsroom.introduction_ja = "潮見県からのお知らせです。"
    newsroom.save()
    answer = api(f"{newsroom.pk}/").json()["newsroom"]
    assert (answer["en"]["name"], answer["en"]["introduction"]) == ("Newsroom", "")
    assert (answer["ja"]["name"], answer["ja"]["introduction"]) == ("報道発表", "潮見県からのお知らせです。")
    assert answer["ja"]["url"].endswith("/ja/newsroom/")
    assert [client.get(feed).status_code for each in answer.values() for feed in each["feeds"]] == [200] * 4


def test_the_newsroom_is_said_by_its_title(api, issued):
    titles = {item["title"] for item in api("").json()["items"]}
    assert {"Newsroom", "Centre and prefecture sign tidal memorandum"} <= titles


# --- version 3, for people who may edit
@pytest.fixture
def as_user(client):
    def ask(user, rest):
        _, token = APIToken.create_token(user=user, name="test")
        return client.get(f"/api/v3/pages/{rest}", HTTP_AUTHORIZATION=f"Bearer {token}", follow=True)

    return ask


def test_editors_read_what_they_wrote(as_user, half_done):
    admin = get_user_model().objects.create_superuser("admin", "a@example.org", "pw")
    draft = as_user(admin, f"{half_done.pk}/?version=draft").json()
    assert draft["headline_ja"] == SECRET
    assert draft["body_en"][0]["type"] == "paragraph"
    assert [row["organization_id"] for row in draft["parties"]] == list(
        Organization.objects.order_by("pk").values_list("pk", flat=True)
    )
    assert set(draft["issued"]) == {"en"}


def test_nobody_else_does(api, as_user, half_done):
    reader = get_user_model().objects.create_user("reader", "r@example.org", "pw")
    assert as_user(reader, f"{half_done.pk}/?version=draft").status_code == 404
    answer = api(f"{half_done.pk}/?version=draft").json()
    assert {answer.get(name) for name in PressReleasePage.api_writable} == {None}
