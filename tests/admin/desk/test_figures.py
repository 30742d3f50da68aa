"""What it costs one person to open the translator's screen, to translate all, and to publish both languages."""

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.desk.conftest import Screen
from tests.builders import fetch
from tests.story import PUBLIC, make_story, open_translate_publish, translations

# With every index written, as on a site.
pytestmark = [pytest.mark.django_db, pytest.mark.reference_index, pytest.mark.search_index]

AT_MOST = 220


@pytest.fixture
def screen(newsroom):
    ada = get_user_model().objects.create_superuser("ada", "ada@example.org", "x")
    screen = Screen(Client(), ada, make_story(newsroom))
    screen.open()  # what is asked once per process is known then
    return screen


def test_from_opening_to_both_languages_public_takes_few_queries(screen):
    changes = translations(screen.page)
    assert len(changes) == 16
    with CaptureQueriesContext(connection) as queries:
        assert open_translate_publish(screen, changes) == PUBLIC
    assert len(queries) <= AT_MOST
    assert sorted(each.language for each in fetch(screen.page).press_editions.in_force()) == ["en", "ja"]
