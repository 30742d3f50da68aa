"""The author, who writes English alone, at the translator's screen: from the page editor, by keys, to nothing left to
do."""

import json

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser.screens import Screen
from tests.builders import fetch, make_untranslated
from tests.localization.people import hire
from tests.staff import translate
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.questions import ask
from wagtail_pressrelease.models import Confirmation


@pytest.fixture
def edith(newsroom):
    return hire("edith", "edit_en", "edit_facts")


@pytest.fixture
def release(newsroom, edith):
    """Translated; then the author changed the headline and the lead."""
    page, midori = make_untranslated(newsroom), hire("midori", "edit_ja")
    translate(page, midori)
    draft = fetch(page).get_latest_revision_as_object()
    draft.headline_en, draft.lead_en = f"{draft.headline_en} today", f"Today. {draft.lead_en}"
    draft.save_revision(user=edith)
    ask(fetch(page), "ja", "lead", "Today in which country?", midori)
    return fetch(page)


def test_an_author_says_by_keys_where_the_meaning_has_not_changed(release, edith, enter, live_server):
    page = enter(edith, viewport={"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    page.get_by_role("button", name="Ready to publish?").click()
    expect(page.locator(".press-readiness")).to_contain_text(
        "2 Japanese texts are outdated since the English has changed."
    )
    page.get_by_role("link", name="Look at what has changed").click()
    screen = Screen(page, release, live_server)
    page.wait_for_function("'deskReady' in document.body.dataset")
    expect(page.locator(".desk textarea:visible, .desk [contenteditable]:visible")).to_have_count(0)
    page.get_by_role("button", name="Next to do").click()
    expect(screen.row("headline").get_by_role("button", name="No change of meaning")).to_be_focused()
    page.keyboard.press("Control+Enter")
    expect(screen.row("headline")).to_have_attribute("data-state", "translated")
    expect(screen.row("lead").get_by_role("button", name="No change of meaning")).to_be_focused()
    page.locator("[data-question]").get_by_role("button", name="Answer").click()
    page.locator("[data-reply] textarea").fill("In Britain.")
    page.locator("[data-reply] textarea").press("Control+Enter")
    expect(page.locator(".desk-questions__answer")).to_contain_text("In Britain.")
    screen.row("lead").get_by_role("button", name="No change of meaning").press("Enter")
    expect(screen.row("lead")).to_have_attribute("data-state", "translated")
    page.locator(".desk-filters [data-filter=outdated]").click()
    expect(page.locator(".desk-empty")).to_be_visible()
    assert not any(each.state.outdated for each in read_desk(fetch(release), "ja").rows)
    assert Confirmation.objects.filter(user=edith).count() == 2
    assert not screen.saves and not screen.errors


def test_what_a_translator_changes_appears_on_the_authors_open_screen_and_nothing_is_refused(
    release, edith, enter, live_server
):
    refused = []
    author = Screen(enter(edith), release, live_server)
    author.page.on("response", lambda answer: refused.append(answer) if answer.status >= 400 else None)
    # What this browser remembers of the time when Edith wrote Japanese too is not sent.
    store = f"press-desk:{edith.pk}:{release.pk}:ja"
    left = json.dumps({"lead": {"change": {"unit": "lead", "value": "古い文"}, "at": 0}})
    author.page.add_init_script(f"localStorage.setItem({json.dumps(store)}, {json.dumps(left)})")
    author.open()
    midori_herself = get_user_model().objects.get(username="midori")
    midori = Screen(enter(midori_herself), release, live_server).open()
    ask(fetch(release), "ja", "headline", "Today in which clock?", midori_herself)
    midori.row("headline").locator("[data-plain]").fill("翠の新しい見出し")
    midori.page.keyboard.press("Control+Enter")
    expect(author.row("headline")).to_contain_text("翠の新しい見出し", timeout=30_000)
    expect(author.row("headline")).to_have_attribute("data-state", "translated")
    expect(author.page.locator("[data-question]", has_text="Today in which clock?")).to_be_visible()
    expect(author.row("headline").get_by_role("button", name="Open questions")).to_be_visible()
    assert not refused and not author.saves and not author.errors
    assert author.page.evaluate("name => localStorage.getItem(name)", store) == left


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_at_an_authors_screen(release, edith, enter, live_server, theme):
    page = enter(edith, theme=theme, viewport={"width": 820, "height": 1100})
    Screen(page, release, live_server).open()
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
