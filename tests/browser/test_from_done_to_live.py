"""From "the English is done" to both languages before the reader: what one person clicks and asks the server for."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser.screens import Screen
from tests.builders import make_draft

CLICKS, REQUESTS = 8, 5
PARAGRAPHS = 13
LETTERS = "いろはにほへとちりぬるをわかよたれそ"


@pytest.fixture
def story(newsroom):
    """Sixteen texts: a headline, a lead, a heading and thirteen paragraphs, in English alone."""
    paragraphs = "".join(
        f'<p data-block-key="key{number:02}">Of the {chr(97 + number)}-quay.</p>' for number in range(PARAGRAPHS)
    )
    body = [("heading", "What the two will do"), ("paragraph", paragraphs)]
    return make_draft(newsroom, ready=("en",), rows=False, headline_ja="", lead_ja="", body_en=body, body_ja=[])


def test_one_person_needs_few_clicks_and_few_requests(story, enter, live_server):
    ada = get_user_model().objects.create_superuser("ada", "ada@example.org", "x")
    page = enter(ada)
    clicks, asked = [], []

    def click(locator):
        clicks.append(str(locator))
        locator.click()

    page.goto(f"{live_server.url}/admin/pages/{story.pk}/edit/")
    screen = Screen(page, story, live_server)
    page.wait_for_timeout(1500)
    page.on("request", lambda request: asked.append(request.url) if "/admin/" in request.url else None)
    click(page.get_by_role("link", name="Translate into Japanese"))
    page.wait_for_function("'deskReady' in document.body.dataset")
    click(page.get_by_role("button", name="Next to do"))
    for number in range(16):
        page.keyboard.insert_text(f"訳文{LETTERS[number]}。")
        if number < 15:
            screen.tab_to_the_next_text()
    click(page.get_by_role("button", name=re.compile("Confirm all filled")))
    click(page.get_by_role("button", name="Publish both languages"))
    expect(page.locator(".desk-said")).to_have_text("In English and Japanese the release is public now.")
    assert len(clicks) <= CLICKS
    ours = [url for url in asked if re.search(r"/(translate|pages|jsi18n)/", url)]
    without_autosaves = [url for url in ours if not url.endswith(("/save/", "/look/", "/beside/"))]
    assert len(without_autosaves) + 1 <= REQUESTS, without_autosaves
    assert screen.errors == []
    for language, words in (("en", "tidal memorandum"), ("ja", "訳文い。")):
        page.goto(f"{live_server.url}/{language}/newsroom/tidal-memorandum/")
        expect(page.locator("h1")).to_contain_text(words)
