"""Somebody who may enter the admin, but has no rights on a release, learns nothing of it from the page chooser."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import timezone
from wagtail.models import GroupPagePermission, PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish

SECRET = "Harbour sold"
TOMORROW = datetime.timedelta(days=1)


def secret(newsroom, **fields):
    return make_draft(newsroom, rows=False, slug="secret", headline_en=SECRET, **fields)


def scheduled(newsroom):
    return publish(secret(newsroom), embargo_until=timezone.now() + TOMORROW)


def withdrawn(newsroom):
    page = publish(secret(newsroom))
    page.unpublish()
    return fetch(page)


def private(newsroom):
    page = publish(secret(newsroom))
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    return page


def corrected(newsroom):
    page = make_issued(newsroom, rows=False, slug="corrected")
    return publish(page, headline_en=SECRET, embargo_until=timezone.now() + TOMORROW)


HIDDEN = [secret, scheduled, withdrawn, private, corrected]


@pytest.fixture
def person(client, newsroom):
    """Makes somebody with rights on a page, and signs in."""

    def make(page=None, *, superuser=False):
        group = Group.objects.create(name="Desk")
        group.permissions.add(Permission.objects.get(codename="access_admin"))
        if page:
            permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
            GroupPagePermission.objects.create(group=group, page=page, permission=permission)
        user = get_user_model().objects.create_user("desk", "desk@example.org", "x", is_superuser=superuser)
        user.groups.add(group)
        client.force_login(user)
        return client

    return make


def browse(client, page):
    response = client.get(reverse("wagtailadmin_choose_page_child", args=[page.pk]))
    return response.content.decode() if response.status_code == 200 else ""


def search(client, words, page_type="wagtailcore.page"):
    return client.get(reverse("wagtailadmin_choose_page_search"), {"q": words, "page_type": page_type}).content.decode()


@pytest.mark.parametrize("make", HIDDEN)
def test_a_release_that_is_not_public_is_hidden(person, newsroom, make):
    page = make(newsroom)
    client = person()
    assert SECRET not in browse(client, newsroom)
    assert SECRET not in browse(client, page)
    for page_type in ("wagtailcore.page", "wagtail_pressrelease.pressreleasepage"):
        assert SECRET not in search(client, "Harbour", page_type)
        assert SECRET not in search(client, "memorandum", page_type)


@pytest.mark.parametrize("make", [secret, scheduled, corrected])
@pytest.mark.parametrize("who", ["colleague", "administrator"])
def test_people_who_work_on_it_find_it(person, newsroom, make, who):
    page = make(newsroom)
    client = person(superuser=True) if who == "administrator" else person(newsroom)
    assert SECRET in browse(client, newsroom)
    assert SECRET in browse(client, page)


@pytest.mark.search_index
def test_people_find_what_is_public(person, newsroom):
    page = make_issued(newsroom, rows=False, headline_en="Harbour opened")
    client = person()
    assert "Harbour opened" in browse(client, newsroom)
    assert "Harbour opened" in browse(client, page)
    assert "Harbour opened" in search(client, "Harbour")


@pytest.mark.search_index
def test_other_pages_are_chosen_as_before(person, newsroom):
    client = person()
    assert "Newsroom" in browse(client, newsroom.get_parent())
    assert "Newsroom" in search(client, "Newsroom")


def test_the_admins_own_api_lists_only_what_somebody_works_on(person, newsroom):
    scheduled(newsroom)
    answer = person().get(reverse("wagtailadmin_api:pages:listing"))
    assert SECRET not in answer.content.decode()
