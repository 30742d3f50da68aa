"""Both content APIs say what was issued, in both languages, and nothing else about a release."""

import pytest
from django.contrib.auth import get_user_model
from django.core.files.storage import FileSystemStorage
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import APIToken, Collection, CollectionViewRestriction, PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish, without_keys
from tests.rendering.growing import a_document
from wagtail_pressrelease.models import Attachment, Organization, PressReleasePage

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


@pytest.fixture
def filed(issued):
    """A release with a picture of each kind, a recording in Japanese, and a file for each language."""
    main, other = (
        get_image_model().objects.create(title=name, description=name, file=get_test_image_file(f"{name}.png"))
        for name in ("Harbour", "Turbine")
    )
    words = {"alt": "A turbine", "caption": "It turns.", "credit": "Orrin Tidal Centre"}
    return publish(
        issued,
        image=main,
        body_en=[("image", {"image": other, **words})],
        audio_ja=a_document("recording"),
        attachments=[Attachment(document=a_document("memorandum"), title_en="Memorandum", title_ja="覚書")],
    )


def test_pictures_recording_and_files_are_said_with_their_words_and_addresses(api, client, filed):
    answer = api(f"{filed.pk}/").json()["issued"]
    main, other = answer["en"]["pictures"]
    assert main["url"].startswith("http://localhost/") and main["alt"] == "Harbour"
    assert (other["alt"], other["caption"], other["credit"]) == ("A turbine", "It turns.", "Orrin Tidal Centre")
    assert [each["alt"] for each in answer["ja"]["pictures"]] == ["Harbour"]
    assert answer["en"]["audio"] is None and answer["ja"]["audio"]["filename"].startswith("recording")
    assert [answer[language]["attachments"][0]["title"] for language in ("en", "ja")] == ["Memorandum", "覚書"]
    assert client.get(answer["en"]["attachments"][0]["url"]).status_code == 200


def test_what_stands_in_a_private_collection_is_not_said(api, filed):
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    for model in (get_image_model(), get_document_model()):
        model.objects.update(collection=closed)
    for version in api(f"{filed.pk}/").json()["issued"].values():
        assert (version["pictures"], version["audio"], version["attachments"]) == ([], None, [])


def test_what_a_correction_under_way_adds_is_not_said(api, filed):
    page = fetch(filed).get_latest_revision_as_object()
    page.attachments = [Attachment(document=a_document("secret"), title_en="Secret", title_ja="秘密")]
    page.audio_en = a_document("whispered")
    page.save_revision()
    said = api(f"{filed.pk}/").content.decode()
    assert "secret" not in said.lower() and "whispered" not in said


def test_more_pictures_and_files_cost_no_more(api, filed):
    def cost():
        api(f"{filed.pk}/")
        with CaptureQueriesContext(connection) as queries:
            api(f"{filed.pk}/")
        return len(queries)

    before = cost()
    more = [
        get_image_model().objects.create(title=name, file=get_test_image_file(f"{name}.png")) for name in ("a", "b")
    ]
    files = [Attachment(document=a_document(name), title_en=name, title_ja=name) for name in ("c", "d", "e")]
    publish(filed, body_en=[("image", {"image": image, "alt": "Sea"}) for image in more], attachments=files)
    assert cost() == before


def filled(newsroom, name):
    """A release with everything that an answer fetches from elsewhere: pictures, a recording, files and links."""
    image, other = (
        get_image_model().objects.create(title=name, file=get_test_image_file(f"{name}-{number}.png"))
        for number in range(2)
    )
    body = [
        ("paragraph", f'<p><a linktype="page" id="{newsroom.pk}">More</a></p>'),
        ("image", {"image": other, "alt": "Sea"}),
        ("document", a_document(f"block-{name}")),
    ]
    return make_issued(
        newsroom,
        slug=name,
        rows=False,
        image=image,
        audio_ja=a_document(f"recording-{name}"),
        body_en=body,
        body_ja=body,
        attachments=[Attachment(document=a_document(f"file-{name}"), title_en="File", title_ja="資料")],
    )


LIST = "/api/v2/pages/?type=wagtail_pressrelease.PressReleasePage&fields=issued"


def test_a_list_costs_no_more_for_each_release(client, newsroom, django_assert_max_num_queries, monkeypatch):
    """Nor is the storage asked, which may be far away."""
    closed = Collection.get_first_root_node().add_child(name="Closed")
    CollectionViewRestriction.objects.create(collection=closed, restriction_type="login")
    addresses = {LIST: 13, f"{LIST}&rich_text_format=html": 13, f"{LIST}&search=memorandum": 13}
    for count in (3, 8):
        for number in range(PressReleasePage.objects.count(), count):
            filled(newsroom, f"release-{number}")
        client.get(LIST)  # which makes the pictures
        monkeypatch.setattr(FileSystemStorage, "exists", None)
        for address, most in addresses.items():
            with django_assert_max_num_queries(most):
                items = client.get(address).json()["items"]
            assert len(items) == count
            for version in (each for item in items for each in item["issued"].values()):
                assert (len(version["pictures"]), len(version["attachments"])) == (2, 1)
        monkeypatch.undo()


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


@pytest.mark.parametrize("state", ["draft", "withdrawn", "private"])
def test_a_link_to_a_release_that_is_not_before_everybody_gives_no_address(api, newsroom, state):
    named = {"slug": "secret-merger", "headline_en": "Secret merger", "rows": False}
    hidden = make_draft(newsroom, **named) if state == "draft" else make_issued(newsroom, **named)
    if state == "withdrawn":
        hidden.unpublish()
    if state == "private":
        PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    link = f'<p>See <a linktype="page" id="{hidden.pk}">more</a>.</p>'
    page = make_issued(newsroom, rows=False, body_en=[("paragraph", link)])
    for rest in ("", *(f"?rich_text_format={each}" for each in ("html", "markdown", "db_markdown"))):
        assert "secret-merger" not in api(f"{page.pk}/{rest}").content.decode()


@pytest.mark.parametrize(("written", "form"), [("html", 'href="/{}/newsroom/"'), ("markdown", "[x](/{}/newsroom/)")])
def test_a_link_leads_to_the_language_of_its_text(client, newsroom, written, form):
    link = [("paragraph", f'<p><a linktype="page" id="{newsroom.pk}">x</a></p>')]
    page = make_issued(newsroom, rows=False, body_en=link, body_ja=link)
    answer = client.get(f"/api/v2/pages/{page.pk}/?rich_text_format={written}").json()["issued"]
    for language, version in answer.items():
        assert form.format(language) in version["body"][0]["value"]


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
