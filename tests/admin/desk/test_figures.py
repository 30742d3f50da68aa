"""What it costs one person to open the translator's screen, to translate all, and to publish both languages."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.desk.conftest import Screen
from tests.builders import fetch, make_draft
from wagtail_pressrelease.localization.desk import read_desk

pytestmark = pytest.mark.django_db

AT_MOST = 220
PLACES = (
    *("tides", "quays", "boats", "schools", "museums", "winds", "harbours"),
    *("cables", "divers", "visitors", "nets", "gulls", "masts"),
)
LETTERS = "いろはにほへとちりぬるをわかよたれそ"


@pytest.fixture
def story(newsroom):
    """Sixteen texts: a headline, a lead, a heading and thirteen paragraphs."""
    paragraphs = "".join(f'<p data-block-key="k{number:04}">Of {word}.</p>' for number, word in enumerate(PLACES))
    body = [("heading", "What the two will do"), ("paragraph", paragraphs)]
    return make_draft(newsroom, ready=("en",), rows=False, headline_ja="", lead_ja="", body_en=body, body_ja=[])


@pytest.fixture
def screen(story):
    ada = get_user_model().objects.create_superuser("ada", "ada@example.org", "x")
    screen = Screen(Client(), ada, story)
    screen.open()  # what is asked once per process is known then
    return screen


def test_from_opening_to_both_languages_public_takes_few_queries(screen, story):
    units = [row.unit.id for row in read_desk(story, "ja").rows]
    assert len(units) == 16
    texts = [{"unit": unit, "value": f"訳文{LETTERS[n]}。", "act": "confirm"} for n, unit in enumerate(units)]
    with CaptureQueriesContext(connection) as queries:
        look = json.loads(screen.open().context["look"])
        screen.save(*texts)
        answer = screen.post("publish", look=look)
    assert answer.json()["why"] == "In English and Japanese the release is public now."
    assert len(queries) <= AT_MOST
    assert sorted(each.language for each in fetch(story).press_editions.in_force()) == ["en", "ja"]
