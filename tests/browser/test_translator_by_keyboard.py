"""The whole way of a translator with keys alone, from signing in to "Japanese is ready"."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screens import Screen
from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.states import Name

FOCUSED = """() => { const e = document.activeElement;
    return (e.getAttribute('aria-label') || e.textContent || '').replace(/\\s+/g, ' ').trim(); }"""
TEXTS = (
    "潮流の覚書",
    "両者は共有します。",
    "期間は五年です。",
    "春に始まります。",
    "潮は私たちのものです。",
    "期待しています。",
)


@pytest.fixture
def release(newsroom):
    body = '<p data-block-key="key00">It runs for five years.</p><p data-block-key="key01">It begins in spring.</p>'
    page = make_draft(
        newsroom, ready=("en",), headline_ja="", lead_ja="", body_en=[("paragraph", body)], body_ja=[]
    ).get_latest_revision_as_object()
    for quote in page.quotes.all():
        quote.text_ja = ""
    page.save_revision()
    return fetch(page)


def tab_to(page, words, most=90):
    """Press Tab until the focus is on what is called so."""
    for _number in range(most):
        page.keyboard.press("Tab")
        if re.search(words, page.evaluate(FOCUSED)):
            return
    raise AssertionError(f"Tab never comes to “{words}”")


def test_a_translator_fills_confirms_and_hands_over_without_a_mouse(page, live_server, release):
    hire("midori", "edit_ja")
    pressed = []
    page.expose_function("pressed", lambda: pressed.append(1))
    page.add_init_script("addEventListener('pointerdown', () => window.pressed(), true)")
    page.goto(f"{live_server.url}/admin/login/")
    for name, typed in (("username", "midori"), ("password", "pw")):
        # On a busy machine the page is there before the focus is.
        if name == "password":
            page.keyboard.press("Tab")
        expect(page.locator(f"[name={name}]")).to_be_focused()
        page.keyboard.type(typed)
        expect(page.locator(f"[name={name}]")).to_have_value(typed)
    page.keyboard.press("Enter")
    page.wait_for_url("**/admin/")

    tab_to(page, "^Translations$")
    page.keyboard.press("Enter")
    page.wait_for_url("**/translations/**")
    tab_to(page, "^Centre and prefecture sign tidal memorandum")
    page.keyboard.press("Enter")
    page.wait_for_function("'deskReady' in document.body.dataset")

    screen = Screen(page, release, live_server)
    tab_to(page, "^Next to do")
    page.keyboard.press("Enter")
    assert screen.focused() == "headline"
    for number, text in enumerate(TEXTS):
        page.keyboard.insert_text(text)
        if number == 0:
            page.keyboard.press("Control+Enter")
        elif number < len(TEXTS) - 1:
            screen.tab_to_the_next_text()
    tab_to(page, "^Confirm all filled")
    page.keyboard.press("Enter")
    expect(page.locator("[data-count=done]").first).to_have_text(str(len(TEXTS)))
    tab_to(page, "^Japanese is ready")
    page.keyboard.press("Enter")
    expect(page.locator(".desk-ready")).to_be_visible()

    draft = fetch(release).get_latest_revision_as_object()
    assert draft.ready_ja and (draft.headline_ja, draft.lead_ja) == TEXTS[:2]
    own = [row for row in screen.saved().values() if row.entry is None]
    assert [row.state.name for row in own] == [Name.TRANSLATED] * len(TEXTS)
    assert [row.unit.target for row in own if row.unit.kind != "paragraph"][2:] == list(TEXTS[4:])
    assert pressed == [] and screen.errors == []
