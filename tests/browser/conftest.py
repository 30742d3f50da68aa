"""A newsroom behind a real server, and people who sign in to it with a real browser."""

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.test import Client
from playwright.sync_api import expect
from wagtail.users.models import UserProfile

from tests.browser.screens import Screen, errors_of
from tests.builders import make_centre, make_director, make_governor, make_newsroom, make_prefecture

PASSWORD = "newsroom"

# Two cores do many things at once while the tests run: what is expected may take its time, in milliseconds.
PATIENCE = 20_000
expect.set_options(timeout=PATIENCE)


@pytest.fixture(autouse=True)
def committed(committed):
    """The server reads what the test has written."""


@pytest.fixture(autouse=True)
def patient(context):
    be_patient(context)


def be_patient(context):
    context.set_default_timeout(PATIENCE)
    context.set_default_navigation_timeout(2 * PATIENCE)


def log_in(page, live_server, name, password):
    """By the form, as people do."""
    page.goto(f"{live_server.url}/admin/login/")
    page.fill("[name=username]", name)
    page.fill("[name=password]", password)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")


@pytest.fixture
def newsroom(live_server):
    return make_newsroom(zone="Asia/Tokyo")


@pytest.fixture
def register(newsroom):
    """A British centre and a Japanese prefecture, with a director and a governor."""
    centre, prefecture = make_centre(), make_prefecture()
    return make_director(centre), make_governor(prefecture)


@pytest.fixture
def sign_in(page, live_server):
    """Sign somebody in who may do everything, in the language of their profile."""

    def sign_in(name="editor", language="en"):
        user = get_user_model().objects.create_superuser(name, f"{name}@example.org", PASSWORD)
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = language
        profile.save()
        log_in(page, live_server, name, PASSWORD)
        return page

    return sign_in


@pytest.fixture
def clean(page):
    """The errors that the page's scripts raised; a test asserts that there are none."""
    return errors_of(page)


@pytest.fixture
def enter(browser, live_server):
    """Somebody signs in with a browser of their own."""
    contexts = []

    def enter(user, language="en", theme="light", **options):
        profile = UserProfile.get_for_user(user)
        profile.preferred_language, profile.theme = language, theme
        profile.save()
        client = Client()
        client.force_login(user)
        context = browser.new_context(**options)
        be_patient(context)
        cookie = client.cookies[settings.SESSION_COOKIE_NAME].value
        context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": cookie, "url": live_server.url}])
        contexts.append(context)
        return context.new_page()

    yield enter
    for context in contexts:
        context.close()


@pytest.fixture
def come(enter, release, people, live_server):
    """Somebody signs in with a browser of their own, and opens the translator's screen of the release."""

    def come(name="midori", language="en", into="ja", **options):
        return Screen(enter(people[name], language, **options), release, live_server, into).open()

    return come
