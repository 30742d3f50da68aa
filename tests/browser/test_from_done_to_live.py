"""From "the English is done" to both languages before the reader: what one person clicks and asks the server for, and
how five people hand it on."""

import datetime
import re

import pytest
from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.screens import Screen
from tests.builders import fetch, make_draft
from tests.publishing.test_schedule import let_the_hour_come
from tests.staff import hire_all
from wagtail_pressrelease.models import Edition

CLICKS, REQUESTS = 8, 5
PARAGRAPHS = 13
LETTERS = "いろはにほへとちりぬるをわかよたれそ"
INSIDE = "document.activeElement.matches('textarea, [contenteditable=true]')"


@pytest.fixture
def story(newsroom):
    """Sixteen texts: a headline, a lead, a heading and thirteen paragraphs, in English alone."""
    paragraphs = "".join(
        f'<p data-block-key="key{number:02}">Of the {chr(97 + number)}-quay.</p>' for number in range(PARAGRAPHS)
    )
    body = [("heading", "What the two will do"), ("paragraph", paragraphs)]
    return make_draft(newsroom, ready=("en",), rows=False, headline_ja="", lead_ja="", body_en=body, body_ja=[])


def tab_to_the_next_text(screen):
    before = screen.focused()
    for _number in range(12):
        screen.page.keyboard.press("Tab")
        screen.page.wait_for_timeout(60)
        if screen.focused() != before and screen.page.evaluate(INSIDE):
            return


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
            tab_to_the_next_text(screen)
    click(page.get_by_role("button", name=re.compile("Confirm all filled")))
    click(page.get_by_role("button", name="Publish both languages"))
    expect(page.locator(".desk-said")).to_have_text("In English and Japanese the release is public now.")
    assert len(clicks) <= CLICKS
    ours = [url for url in asked if re.search(r"/(translate|pages|jsi18n)/", url)]
    without_autosaves = [url for url in ours if not url.endswith(("/save/", "/beside/"))]
    assert len(without_autosaves) + 1 <= REQUESTS, without_autosaves
    assert screen.errors == []
    for language, words in (("en", "tidal memorandum"), ("ja", "訳文い。")):
        page.goto(f"{live_server.url}/{language}/newsroom/tidal-memorandum/")
        expect(page.locator("h1")).to_contain_text(words)


# --- five people
def press(page, name):
    """A button below the form of the page editor, all but the first of which are in a list."""
    page.wait_for_timeout(1500)
    page.locator("footer .w-dropdown-button, footer .w-dropdown").first.locator(
        "[data-w-dropdown-target=toggle]"
    ).click()
    page.locator("footer").get_by_role("button", name=name).click()


def address_in(mail):
    return re.search(r"https?://\S+(/admin/\S+)", mail.body)[1]


def test_five_people_bring_a_release_from_english_to_both_languages_at_the_hour(
    newsroom, enter, live_server, mailoutbox
):
    people = hire_all(newsroom, japanese=())
    release = make_draft(
        newsroom,
        ready=(),
        rows=False,
        headline_ja="",
        lead_ja="",
        body_ja=[],
        embargo_until=timezone.now().replace(microsecond=0) + datetime.timedelta(days=2),
    )
    edith, midori, rowan, kei = (enter(user) for user in (people.edith, people.midori, people.rowan, people.kei))

    edith.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    edith.locator("[name=lead_en]").fill("The two will share all that they measure.")
    edith.get_by_role("tab", name="Publishing").click()
    edith.get_by_label("English is ready").check()
    press(edith, "Send to translation")
    expect(edith.locator(".messages")).to_contain_text("The release is now to be translated into Japanese. Due:")
    told = {mail.to[0]: mail for mail in mailoutbox}
    assert told.keys() == {"midori@example.org", "haruka@example.org"}

    midori.goto(f"{live_server.url}/admin/press-releases/translations/")
    expect(midori.locator("main")).to_contain_text("Centre and prefecture sign tidal memorandum")
    midori.goto(live_server.url + address_in(told["midori@example.org"]))
    desk = Screen(midori, release, live_server)
    midori.wait_for_function("'deskReady' in document.body.dataset")
    midori.get_by_role("button", name="Next to do").click()
    for text in ("潮流発電の覚書を締結", "両者は計測したデータをすべて共有します。", "覚書の期間は5年です。"):
        midori.keyboard.insert_text(text)
        midori.keyboard.press("Control+Enter")
    midori.get_by_role("button", name="Send to review").click()
    expect(midori.locator(".messages")).to_contain_text("The translation was sent to review.")

    assert mailoutbox[-1].to == ["rowan@example.org"]
    rowan.goto(live_server.url + address_in(mailoutbox[-1]))
    review = Screen(rowan, release, live_server)
    rowan.wait_for_function("'deskReady' in document.body.dataset")
    review.row("lead").locator("textarea").click()
    review.row("lead").get_by_role("button", name="Send back…").click()
    rowan.get_by_label("Your question about").fill("They measure more than data.")
    rowan.get_by_role("button", name="Send the text back").click()
    expect(review.row("lead")).to_have_attribute("data-state", "check")

    desk.open()
    expect(desk.row("lead")).to_contain_text("A reviewer has sent this text back.")
    desk.row("lead").locator("textarea").fill("両者は計測結果をすべて共有します。")
    midori.keyboard.press("Control+Enter")
    midori.get_by_role("button", name="Save draft").click()
    expect(midori.locator(".desk-said")).to_contain_text("The draft is saved.")
    review.open()
    rowan.get_by_role("button", name="Approve").click()
    expect(rowan.locator(".messages")).to_contain_text("The translation was approved.")

    (waiting,) = [mail for mail in mailoutbox if mail.to == ["kei@example.org"]]
    kei.goto(live_server.url + address_in(waiting))
    press(kei, "Approve and Publish")
    expect(kei.locator(".messages")).to_contain_text("In English and Japanese the release goes out at")
    assert fetch(release).scheduled_revision and not Edition.objects.public_now().exists()

    let_the_hour_come(release)
    call_command("publish_scheduled_releases")
    for language, words in (("en", "share all that they measure"), ("ja", "計測結果をすべて共有")):
        kei.goto(f"{live_server.url}/{language}/newsroom/tidal-memorandum/")
        expect(kei.locator("main")).to_contain_text(words)
