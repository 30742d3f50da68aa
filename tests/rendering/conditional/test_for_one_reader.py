"""What one reader alone gets is kept by nobody."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.template import engines
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from wagtail.models import PageViewRestriction

from wagtail_pressrelease.rendering.conditional import respond
from wagtail_pressrelease.rendering.standing import Standing

from .conftest import RELEASE, newsroom_of

ADDRESSES = [f"/en/{path}" for path in (RELEASE, "newsroom/", "newsroom/?q=tidal")]


def assert_kept_by_nobody(answer):
    assert answer.status_code == 200
    assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
    assert "public" not in answer.headers["Cache-Control"]
    assert "ETag" not in answer.headers


def test_who_works_here_is_shown_the_bar_and_nobody_keeps_it(client, issued):
    had = {address: client.get(address).headers["ETag"] for address in ADDRESSES}
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "pw"))
    for address, etag in had.items():
        answer = client.get(address, headers={"If-None-Match": etag})
        assert_kept_by_nobody(answer)
        assert b"wagtail-userbar" in answer.content, address


def test_what_is_private_is_kept_by_nobody(client, admin_client, issued):
    PageViewRestriction.objects.create(page=newsroom_of(issued), restriction_type="login")
    for address in ADDRESSES:
        assert "no-store" in client.get(address).headers["Cache-Control"], address
        assert_kept_by_nobody(admin_client.get(address))


def test_behind_a_password_of_the_server_too(client, issued):
    for address in ADDRESSES:
        assert_kept_by_nobody(client.get(address, headers={"Authorization": "Basic eDp5"}))


@pytest.mark.parametrize(
    "template",
    ["<form>{% csrf_token %}</form>", "{{ request.session.colour }}", "{{ request.user }}"],
)
def test_a_page_whose_template_asks_who_reads_it_is_kept_by_nobody(rf, issued, template):
    request = rf.get("/en/newsroom/")
    request.session = SessionStore()
    request.user = SimpleLazyObject(lambda: request.session.get("user"))
    standing = Standing(parts=(), until=(), modified=timezone.now())

    def build(source):
        return lambda: TemplateResponse(request, engines["django"].from_string(source))

    assert respond(request, newsroom_of(issued), standing, build("Text")).render().headers["ETag"]
    answer = respond(request, newsroom_of(issued), standing, build(template)).render()
    assert_kept_by_nobody(answer)
