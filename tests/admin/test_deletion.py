"""What was issued is kept, whichever way somebody deletes; so are records that releases name."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import APIToken, GroupPagePermission, Page, PageLogEntry

from tests.builders import fetch, make_draft, make_issued
from wagtail_pressrelease.models import Edition, NewsroomContact, Organization, Person, Topic

pytestmark = pytest.mark.reference_index

WAYS = ("view", "bulk", "api 3", "api 3 action", "admin api")


def person(newsroom, *permissions, superuser=False):
    """Somebody with every right that Wagtail knows for pages, and the permissions named."""
    user = get_user_model().objects.create_user("desk", "desk@example.org", "x", is_superuser=superuser)
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    for codename in ("add_page", "change_page", "publish_page", "bulk_delete_page"):
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=newsroom.get_parent(), permission=permission)
    user.groups.add(group)
    return user


def delete(client, user, page, way):
    """Try to delete a page in one way. The answer: its status, and every sentence that the person is told."""
    if way.startswith("api 3"):
        name = "wagtailapi_v3:delete_page" if way == "api 3" else "wagtailapi_v3:pages_actions_delete"
        _token, secret = APIToken.create_token(user=user, name="test")
        response = client.delete(reverse(name, args=[page.pk]), headers={"authorization": f"Bearer {secret}"})
        return response.status_code, response.content.decode()
    client.force_login(user)
    if way == "admin api":
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "delete"])
        response = client.post(address, content_type="application/json")
        answer = json.loads(response.content or "{}")
        return response.status_code, answer.get("detail", "")
    if way == "bulk":
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
        response = client.post(f"{address}?id={page.pk}&next=/admin/")
    else:
        response = client.post(reverse("wagtailadmin_pages:delete", args=[page.pk]))
    return response.status_code, " ".join(str(message) for message in get_messages(response.wsgi_request))


@pytest.mark.parametrize("way", WAYS)
def test_a_release_that_was_issued_is_kept_with_a_sentence(client, newsroom, issued, way):
    status, said = delete(client, person(newsroom, "edit_facts"), issued, way)
    assert Page.objects.filter(pk=issued.pk).exists()
    assert Edition.objects.filter(page_id=issued.pk).count() == 2
    assert "Unpublish it to withdraw it" in said
    assert status == (403 if "api" in way else 302)


@pytest.mark.parametrize("way", WAYS)
def test_so_is_one_that_was_withdrawn(client, newsroom, issued, way):
    issued.unpublish()
    _status, said = delete(client, person(newsroom, "edit_facts"), issued, way)
    assert Page.objects.filter(pk=issued.pk).exists()
    assert "was issued and is kept" in said


@pytest.mark.parametrize("above", ["newsroom", "home"])
@pytest.mark.parametrize("way", WAYS)
def test_what_holds_an_issued_release_is_kept_too(client, newsroom, issued, way, above):
    page = newsroom if above == "newsroom" else newsroom.get_parent()
    _status, said = delete(client, person(newsroom, "edit_facts"), page, way)
    assert Page.objects.filter(pk=issued.pk).exists()
    assert Page.objects.filter(pk=page.pk).exists()
    assert "holds 1 release that was issued" in said


@pytest.mark.parametrize("way", WAYS)
def test_a_draft_may_go(client, newsroom, draft, way):
    status, said = delete(client, person(newsroom, "edit_facts"), draft, way)
    assert not Page.objects.filter(pk=draft.pk).exists()
    assert "kept" not in said
    assert status == (204 if "api" in way else 302)


@pytest.mark.parametrize("way", WAYS)
def test_a_translator_deletes_no_draft(client, newsroom, draft, way):
    _status, said = delete(client, person(newsroom, "edit_ja"), draft, way)
    assert Page.objects.filter(pk=draft.pk).exists()
    assert "may change the facts" in said


@pytest.mark.parametrize("way", WAYS)
def test_an_administrator_deletes_what_was_issued_and_it_is_logged(client, newsroom, issued, way):
    administrator = person(newsroom, superuser=True)
    delete(client, administrator, issued, way)
    assert not Page.objects.filter(pk=issued.pk).exists()
    assert not Edition.objects.exists()
    entry = PageLogEntry.objects.get(page_id=issued.pk, action="wagtail.delete")
    assert (entry.user, entry.deleted) == (administrator, True)
    assert entry.label == issued.title


def test_a_bulk_deletion_that_meets_an_issued_release_deletes_nothing(client, newsroom, issued):
    other = make_draft(newsroom, slug="other")
    client.force_login(person(newsroom, "edit_facts"))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "delete"])
    response = client.post(f"{address}?id={other.pk}&id={issued.pk}&next=/admin/")
    assert Page.objects.filter(pk__in=[other.pk, issued.pk]).count() == 2
    assert "Nothing was deleted." in str(next(iter(get_messages(response.wsgi_request))))


def test_asking_already_says_why_not(client, newsroom, issued):
    client.force_login(person(newsroom, "edit_facts"))
    response = client.get(reverse("wagtailadmin_pages:delete", args=[issued.pk]), follow=True)
    assert "Unpublish it to withdraw it" in response.content.decode()


# --- records ---------------------------------------------------------------------------------------------------------
def delete_record(client, record, way):
    if way == "bulk":
        model = type(record)
        address = reverse("wagtail_bulk_action", args=[model._meta.app_label, model._meta.model_name, "delete"])
        response = client.post(f"{address}?id={record.pk}&next=/admin/")
    else:
        response = client.post(reverse(record.snippet_viewset.get_url_name("delete"), args=[record.pk]))
    assert response.status_code == 302
    return " ".join(str(message) for message in get_messages(response.wsgi_request))


def topic(page):
    sea = Topic.objects.create(name_en="Sea")
    page.topics.add(sea)
    page.save_revision()
    page.save()
    return sea


@pytest.mark.parametrize("way", ["view", "bulk"])
@pytest.mark.parametrize(
    ("find", "sentence"),
    [
        (
            lambda page: Organization.objects.get(key="orrin"),
            "“Orrin Tidal Centre / オリン潮流センター” is used in 1 release",
        ),
        (lambda page: Organization.objects.get(key="orrin"), "1 person holds or held an office"),
        (lambda page: Person.objects.get(key="grant"), "“Isla Grant / アイラ・グラント” is used in 1 release"),
        (topic, "“Sea” is used in 1 release"),
    ],
)
def test_a_record_that_a_release_names_is_kept(admin_client, draft, way, find, sentence):
    record = find(draft)
    assert sentence in delete_record(admin_client, record, way)
    assert type(record).objects.filter(pk=record.pk).exists()


@pytest.mark.parametrize("way", ["view", "bulk"])
def test_a_record_that_only_a_draft_of_a_live_release_names_is_kept(admin_client, newsroom, way):
    page = make_issued(newsroom)
    sato = Person.objects.create(key="sato", family_name_en="Sato")
    page = fetch(page).get_latest_revision_as_object()
    page.signatories.add(type(page.signatories.all()[0])(person=sato))
    page.save_revision()
    assert "“Sato” is used in 1 release" in delete_record(admin_client, sato, way)
    assert Person.objects.filter(pk=sato.pk).exists()
    # Once the draft no longer names the person, nothing stands against it.
    page = fetch(page).get_latest_revision_as_object()
    page.signatories = [row for row in page.signatories.all() if row.person_id != sato.pk]
    page.save_revision()
    delete_record(admin_client, sato, way)
    assert not Person.objects.filter(pk=sato.pk).exists()


@pytest.mark.parametrize("how", ["own", "contact"])
def test_a_newsrooms_own_organization_is_kept(admin_client, newsroom, how):
    harbour = Organization.objects.create(key="harbour", name_en="Brae Harbour")
    if how == "own":
        newsroom.organization = harbour
        newsroom.save()
    else:
        NewsroomContact.objects.create(page=newsroom, organization=harbour)
    assert "own organization, or among its contacts" in delete_record(admin_client, harbour, "view")
    assert Organization.objects.filter(pk=harbour.pk).exists()


@pytest.mark.parametrize("way", ["view", "bulk"])
@pytest.mark.parametrize("model", [Organization, Person, Topic])
def test_a_record_that_nothing_names_may_go(admin_client, draft, model, way):
    name = "family_name_en" if model is Person else "name_en"
    record = model.objects.create(**{name: "Brae"})
    delete_record(admin_client, record, way)
    assert not model.objects.filter(pk=record.pk).exists()


def test_a_person_who_was_never_named_goes_with_the_appointments(admin_client, draft):
    page = fetch(draft).get_latest_revision_as_object()
    page.signatories = page.quotes = []
    page.save_revision()
    page.save()
    grant = Person.objects.get(key="grant")
    assert "deleted" in delete_record(admin_client, grant, "view")
    assert not Person.objects.filter(pk=grant.pk).exists()
