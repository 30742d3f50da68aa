"""Beginning a release."""

import pytest
from django.contrib.messages import get_messages

from tests.admin.people import sign_in
from tests.builders import add_rows, fetch, make_centre, make_newsroom, make_prefecture
from tests.forms import add_url, edit_url, new_row, on_screen, posted
from wagtail_pressrelease.models import NewsroomContact, PressReleasePage

JSON = {"HTTP_ACCEPT": "application/json"}


@pytest.fixture
def staff(client, db):
    return sign_in(client, "edit_en", "edit_ja", "edit_facts")


@pytest.fixture
def room(db):
    newsroom = make_newsroom(
        organization=make_centre(), addressee_en="To the press", addressee_ja="報道関係各位", zone="Asia/Tokyo"
    )
    newsroom.contacts = [
        NewsroomContact(department_en="Press office", department_ja="広報課", phone="+44 1856 555 0101", for_ja=False),
        NewsroomContact(department_en="Tokyo desk", department_ja="東京支局"),
    ]
    newsroom.save()
    return newsroom


def begin(client, newsroom, **typed):
    response = client.get(add_url(newsroom))
    assert response.status_code == 200
    return posted(response.context["form"], **typed)


def errors(response):
    form = response.context["form"]
    return form.errors, [rows.errors for rows in form.formsets.values() if not rows.is_valid()]


def create(client, newsroom, **typed):
    response = client.post(add_url(newsroom), begin(client, newsroom, **typed))
    assert response.status_code == 302, errors(response)
    return PressReleasePage.objects.latest("pk")


def test_a_release_is_saved_with_one_headline(staff, newsroom):
    page = create(staff, newsroom, headline_en="Ferry link opens")
    assert (page.title, page.slug, page.live) == ("Ferry link opens", "ferry-link-opens", False)
    assert page.reference.endswith("-001")


def test_a_release_begun_in_japanese_is_written_first_in_japanese(staff, newsroom):
    page = create(staff, newsroom, headline_ja="連絡船が就航")
    assert (page.title, page.source_language) == ("連絡船が就航", "ja")
    assert page.slug == page.reference


def test_the_language_that_somebody_chose_stands(staff, newsroom):
    page = create(staff, newsroom, source_language="ja", headline_en="Ferry link opens")
    assert page.source_language == "ja"
    page = create(staff, newsroom, source_language="ja", headline_en="Ferry link opens", headline_ja="連絡船が就航")
    assert page.source_language == "ja"


@pytest.mark.parametrize("action", ["action-save", "action-publish"])
def test_without_any_headline_the_form_asks_for_one_at_its_field(action, staff, newsroom):
    response = staff.post(add_url(newsroom), begin(staff, newsroom, **{action: "1"}))
    assert response.status_code == 200
    assert list(response.context["form"].errors) == ["headline_en"]
    assert not PressReleasePage.objects.exists()


def test_two_releases_of_one_headline_get_slugs_of_their_own(staff, newsroom):
    slugs = [create(staff, newsroom, headline_en="Ferry link opens").slug for _ in range(3)]
    assert slugs == ["ferry-link-opens", "ferry-link-opens-2", "ferry-link-opens-3"]


@pytest.mark.parametrize("headline", ["！！！", "🎉", "Archive"])
def test_a_headline_that_makes_no_slug_leaves_it_to_the_reference(headline, staff, newsroom):
    page = create(staff, newsroom, headline_en=headline)
    assert page.slug == page.reference


def test_a_new_release_starts_with_what_its_newsroom_gives_it(staff, room):
    data = begin(staff, room)
    assert (data["addressee_en"], data["addressee_ja"]) == ("To the press", "報道関係各位")
    assert data["released_at_zone"] == "Asia/Tokyo"
    page = create(staff, room, headline_en="Ferry link opens")
    party = page.parties.get()
    assert (party.organization, party.role) == (room.organization, "lead")
    contacts = [(row.department_en, row.department_ja, row.phone, row.for_ja) for row in page.contacts.all()]
    assert contacts == [("Press office", "広報課", "+44 1856 555 0101", False), ("Tokyo desk", "東京支局", "", True)]
    own = {row.uid for row in page.contacts.all()}
    assert len(own) == 2
    assert not own & {row.uid for row in room.contacts.all()}


def test_a_newsroom_that_writes_japanese_first_opens_the_japanese_tab_first(staff):
    room = make_newsroom(default_source_language="ja")
    page = staff.get(add_url(room)).content.decode()
    assert page.index('href="#tab-language_ja"') < page.index('href="#tab-language_en"')


def test_autosave_creates_the_release_and_goes_on_with_it(staff, room):
    data = new_row(
        begin(staff, room, headline_en="Ferry"), "parties", organization=make_prefecture().pk, role="partner"
    )
    answer = staff.post(add_url(room), data, **JSON).json()
    assert answer["success"], answer
    page = PressReleasePage.objects.get(pk=answer["pk"])
    updates = answer["field_updates"]
    assert updates["reference"] == page.reference
    assert updates["slug"] == "ferry"
    assert staff.get(answer["hydrate_url"]).status_code == 200
    again = {**data, **updates, "overwrite_revision_id": answer["revision_id"], "headline_en": "Ferry link opens"}
    answer = staff.post(edit_url(page), again, **JSON).json()
    assert answer["success"], answer
    latest = fetch(page).get_latest_revision_as_object()
    assert (latest.reference, latest.slug, len(latest.parties.all())) == (page.reference, "ferry-link-opens", 2)
    assert [row.uid for row in latest.parties.all()] == [row.uid for row in page.parties.all()]


def test_publishing_at_once_what_is_not_ready_keeps_a_draft_and_says_why(staff, newsroom):
    response = staff.post(add_url(newsroom), begin(staff, newsroom, headline_en="Ferry", **{"action-publish": "1"}))
    page = PressReleasePage.objects.get()
    assert response.url == edit_url(page)
    assert not page.live
    assert "Tick “English is ready”" in " ".join(str(each) for each in get_messages(response.wsgi_request))


def test_publishing_at_once_what_is_ready_issues_it(staff, newsroom):
    add_rows(draft := PressReleasePage())
    data = begin(staff, newsroom, headline_en="Ferry", lead_en="It sails.", ready_en="on", **{"action-publish": "1"})
    data |= {"body_en-count": "1", "body_en-0-type": "heading", "body_en-0-value": "Sailing", "body_en-0-order": "0"}
    data |= {"body_en-0-deleted": "", "body_en-0-id": ""}
    data = new_row(data, "parties", organization=draft.parties.first().organization_id, role="lead")
    assert staff.post(add_url(newsroom), data).status_code == 302
    page = PressReleasePage.objects.get()
    assert page.live
    assert [edition.language for edition in page.press_editions.all()] == ["en"]


def test_people_who_may_not_enter_facts_begin_no_release(client, newsroom):
    client = sign_in(client, "edit_ja")
    assert client.get(add_url(newsroom)).status_code == 302
    assert client.post(add_url(newsroom), {"headline_ja": "題"}).status_code == 302
    assert not PressReleasePage.objects.exists()


def test_a_blank_reference_is_given_once_and_a_taken_one_is_refused(staff, newsroom):
    first = create(staff, newsroom, headline_en="One")
    data = on_screen(staff, first, reference="", headline_en="One more word")
    assert staff.post(edit_url(first), data).status_code == 302
    assert fetch(first).get_latest_revision_as_object().reference == first.reference
    response = staff.post(add_url(newsroom), begin(staff, newsroom, headline_en="Two", reference=first.reference))
    assert response.context["form"].errors["reference"] == [f"Another release has the reference “{first.reference}”."]
