"""What a new release starts with, and what has no part in it."""

from tests.builders import make_centre, make_newsroom
from tests.forms import edit_url, new_row, on_screen, row
from wagtail_pressrelease.admin.defaults import begin
from wagtail_pressrelease.models import NewsroomContact, NewsroomPage, PressReleasePage


def test_a_newsroom_that_gives_nothing_leaves_a_release_blank(newsroom):
    page = PressReleasePage()
    begin(page, newsroom)
    assert not page.parties.all()
    assert not page.contacts.all()
    assert page.source_language == "en"


def test_contacts_are_copies_with_every_word_in_both_languages(newsroom):
    kept = {"department_en": "Press", "department_ja": "広報", "name_en": "Finch", "name_ja": "フィンチ", "phone": "1"}
    newsroom.contacts = [NewsroomContact(**kept, reading="ふぃんち", organization=make_centre(), for_en=False)]
    newsroom.save()
    page = PressReleasePage()
    begin(page, newsroom)
    contact, own = page.contacts.get(), newsroom.contacts.get()
    assert {name: getattr(contact, name) for name in kept} == kept
    assert (contact.reading, contact.organization.key, contact.for_en) == ("ふぃんち", "orrin", False)
    assert contact.uid != own.uid
    assert contact.pk is None


def test_a_file_that_is_imported_says_everything_itself(newsroom):
    room = make_newsroom(addressee_en="To the press", default_source_language="ja")
    page = PressReleasePage(headline_en="Ferry")
    room.add_child(instance=page)
    assert (page.addressee_en, page.source_language) == (None, "en")


# --- the newsroom's own form
def test_a_newsroom_is_given_what_its_releases_start_with(admin_client, newsroom):
    data = on_screen(
        admin_client,
        newsroom,
        zone="Asia/Tokyo",
        default_source_language="ja",
        addressee_ja="報道関係各位",
        name_ja="広報室",
    )
    data["organization"] = str(make_centre().pk)
    data = new_row(data, "contacts", department_en="Press office", for_en="on")
    response = admin_client.post(edit_url(newsroom), {**data, "action-publish": "1"})
    assert response.status_code == 302, response.context["form"].errors
    room = NewsroomPage.objects.get(pk=newsroom.pk)
    assert (room.zone, room.addressee_ja, room.organization.key) == ("Asia/Tokyo", "報道関係各位", "orrin")
    assert room.title == "広報室"
    assert [(each.department_en, each.for_en, each.for_ja) for each in room.contacts.all()] == [
        ("Press office", True, False)
    ]


def test_contacts_of_a_newsroom_keep_their_identity(admin_client, newsroom):
    newsroom.contacts = [NewsroomContact(department_en="One"), NewsroomContact(department_en="Two")]
    newsroom.save()
    uids = {each.department_en: each.uid for each in newsroom.contacts.all()}
    data = on_screen(admin_client, newsroom) | row("contacts", 0, ORDER=2) | row("contacts", 1, ORDER=1)
    assert admin_client.post(edit_url(newsroom), {**data, "action-publish": "1"}).status_code == 302
    after = list(NewsroomPage.objects.get(pk=newsroom.pk).contacts.all())
    assert [each.department_en for each in after] == ["Two", "One"]
    assert {each.department_en: each.uid for each in after} == uids


def test_a_newsroom_without_any_name_is_asked_for_one(admin_client, newsroom):
    response = admin_client.post(edit_url(newsroom), on_screen(admin_client, newsroom, name_en="", name_ja=""))
    assert list(response.context["form"].errors) == ["name_en"]
