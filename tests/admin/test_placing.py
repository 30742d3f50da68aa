"""Where a release stands is a fact: who may not change facts copies and moves none, whatever Wagtail would allow."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.contrib.messages import get_messages
from django.urls import reverse
from wagtail.models import APIToken, GroupPagePermission, Page

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft
from wagtail_pressrelease.models import NewsroomPage, PressReleasePage

ON_PAGES = ("add_page", "change_page", "publish_page", "bulk_delete_page")
WAYS = ("view", "bulk", "api 3", "admin api")


@pytest.fixture
def elsewhere(newsroom):
    return newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Elsewhere", slug="elsewhere"))


def person(*permissions, pages=True):
    """Somebody with the permissions named, and every right that Wagtail knows for pages."""
    user = get_user_model().objects.create_user("desk", "desk@example.org", "x")
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    for codename in ON_PAGES if pages else ():
        permission = Permission.objects.get(codename=codename, content_type__app_label="wagtailcore")
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=permission)
    user.groups.add(group)
    return user


def by_a_program(client, user, way, page, action, body):
    if way == "admin api":
        client.force_login(user)
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, action])
        return client.post(address, body, "application/json")
    _token, secret = APIToken.create_token(user=user, name="test")
    address = reverse(f"wagtailapi_v3:pages_actions_{action}", args=[page.pk])
    return client.post(address, body, "application/json", headers={"authorization": f"Bearer {secret}"})


def said(response):
    return " ".join(str(message) for message in get_messages(response.wsgi_request)) or response.content.decode()


def move(client, user, way, page, to):
    if "api" in way:
        target = "destination_id" if way == "api 3" else "destination_page_id"
        return by_a_program(client, user, way, page, "move", {target: to.pk, "position": "last-child"})
    client.force_login(user)
    if way == "bulk":
        address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "move"])
        return client.post(f"{address}?id={page.pk}&next=/admin/", {"chooser": to.pk})
    return client.post(reverse("wagtailadmin_pages:move_confirm", args=[page.pk, to.pk]))


def copy(client, user, way, page, to):
    if "api" in way:
        target = "destination_id" if way == "api 3" else "destination_page_id"
        body = {target: to.pk, "slug": "a-copy", "recursive": True, "keep_live": False}
        return by_a_program(client, user, way, page, "copy", body)
    client.force_login(user)
    data = {"new_title": "Copy", "new_slug": "a-copy", "new_parent_page": to.pk, "copy_subpages": "on"}
    return client.post(reverse("wagtailadmin_pages:copy", args=[page.pk]), data)


@pytest.mark.parametrize("way", WAYS)
def test_a_translator_moves_no_release(client, draft, elsewhere, way):
    response = move(client, person("edit_ja"), way, draft, elsewhere)
    assert fetch(draft).get_parent().pk != elsewhere.pk
    assert "Only somebody who may change the facts of press releases" in said(response)


@pytest.mark.parametrize("way", WAYS)
def test_an_editor_moves_one(client, draft, elsewhere, way):
    move(client, person("edit_facts"), way, draft, elsewhere)
    assert fetch(draft).get_parent().pk == elsewhere.pk


@pytest.mark.parametrize("what", ["release", "newsroom"])
@pytest.mark.parametrize("way", [way for way in WAYS if way != "bulk"])
def test_a_translator_copies_none(client, draft, newsroom, elsewhere, way, what):
    page, to = (draft, elsewhere) if what == "release" else (newsroom, newsroom.get_parent())
    response = copy(client, person("edit_ja"), way, page, to)
    assert PressReleasePage.objects.count() == 1
    assert not Page.objects.filter(slug="a-copy").exists()
    assert "Only somebody who may change the facts of press releases" in said(response)


@pytest.mark.parametrize("way", [way for way in WAYS if way != "bulk"])
def test_an_editor_copies_one(client, draft, elsewhere, way):
    copy(client, person("edit_facts"), way, draft, elsewhere)
    assert PressReleasePage.objects.filter(slug="a-copy").exists()


def test_pages_of_the_site_are_not_ours_to_keep(client, newsroom):
    home = newsroom.get_parent()
    page = home.add_child(instance=HomePage(title="About", slug="about"))
    other = home.add_child(instance=HomePage(title="Other", slug="other"))
    move(client, person("edit_ja"), "view", page, other)
    assert Page.objects.get(pk=page.pk).get_parent().pk == other.pk


@pytest.mark.parametrize("name", ["move_confirm", "copy"])
def test_who_may_not_edit_a_page_is_not_told_its_title(client, draft, elsewhere, name):
    client.force_login(person(pages=False))
    arguments = [draft.pk, elsewhere.pk] if name == "move_confirm" else [draft.pk]
    response = client.get(reverse(f"wagtailadmin_pages:{name}", args=arguments), follow=True)
    assert draft.title not in response.content.decode()


@pytest.mark.parametrize("action", ["delete", "move", "publish", "unpublish"])
def test_nor_by_a_bulk_action(client, newsroom, draft, action):
    client.force_login(person(pages=False))
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", action])
    assert draft.title not in client.get(f"{address}?id={draft.pk}&next=/admin/").content.decode()


def test_a_bulk_action_names_what_somebody_sees_and_may_not_change(client, newsroom, draft):
    user = person(pages=False)
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=user.groups.get(), page=newsroom, permission=permission)
    client.force_login(user)
    address = reverse("wagtail_bulk_action", args=["wagtailcore", "page", "publish"])
    assert draft.title in client.get(f"{address}?id={draft.pk}&next=/admin/").content.decode()


def test_an_empty_newsroom_is_kept_by_who_may_not_change_facts(client, newsroom, elsewhere):
    client.force_login(person("edit_ja"))
    client.post(reverse("wagtailadmin_pages:delete", args=[elsewhere.pk]))
    assert NewsroomPage.objects.filter(pk=elsewhere.pk).exists()


@pytest.mark.parametrize("way", ["api 3", "admin api"])
def test_a_newsroom_with_releases_has_no_alias_and_none_is_begun(client, newsroom, way):
    make_draft(newsroom)
    body = {"slug": "twin", "recursive": True} if way == "api 3" else {"update_slug": "twin", "recursive": True}
    response = by_a_program(client, person("edit_facts"), way, newsroom, "create_alias", body)
    assert "cannot have an alias" in response.content.decode()
    assert not Page.objects.filter(alias_of__isnull=False).exists()


def test_an_office_of_a_draft_is_told_only_to_who_may_edit_it(client, draft):
    client.force_login(person("edit_ja", pages=False))
    address = reverse("wagtail_pressrelease_office")
    row = draft.signatories.first()
    assert client.get(address, {"person": row.person_id, "page": draft.pk}).status_code == 302
    assert client.get(address, {"person": row.person_id}).status_code == 200
