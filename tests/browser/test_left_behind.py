"""A correction of English goes out while the Japanese waits: what the publisher is told and chooses, and what readers
see."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.test_editor import SETTLED, tab
from tests.builders import fetch, make_draft, publish
from tests.localization.people import hire
from tests.staff import translate
from wagtail_pressrelease.localization.actions import mark_ready


@pytest.fixture
def translated(newsroom):
    release = make_draft(newsroom, rows=False, text_status="reference")
    midori = hire("midori", "edit_ja")
    translate(release, midori)
    mark_ready(release, "ja", midori)
    return publish(release)


def press_publish(page):
    page.get_by_role("button", name="Toggle actions").or_(page.locator("footer .w-dropdown__toggle")).first.click()
    page.locator("[name=action-publish]").click()


def test_the_publisher_is_led_to_what_is_left_behind_or_tells_the_readers(
    page, live_server, translated, sign_in, clean
):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/{translated.pk}/edit/")
    page.wait_for_timeout(SETTLED)
    page.fill("[name=headline_en]", "Centre and prefecture sign a second memorandum")
    press_publish(page)
    refused = page.locator(".messages")
    expect(refused).to_contain_text("has changed in English since it was translated into Japanese.")
    link = refused.get_by_role("link", name=re.compile("^Headline"))
    expect(link).to_have_attribute("href", re.compile(rf"/press-releases/{translated.pk}/translate/ja/#row-headline$"))
    tab(page, "Publishing")
    page.locator("[name=policy]").select_option("first")
    press_publish(page)
    page.wait_for_url(re.compile(r"/admin/pages/\d+/$"))
    assert fetch(translated).headline_en == "Centre and prefecture sign a second memorandum"

    for language, sentence in (
        ("en", re.compile(r"^The English was corrected on \w+ \d+ \w+ \d{4}; the Japanese is being updated\.$")),
        ("ja", re.compile(r"^英語版は\d{4}年\d+月\d+日（.）に訂正されました。日本語版は現在更新中です。$")),
    ):
        page.goto(f"{live_server.url}/{language}/newsroom/{translated.slug}/")
        expect(page.locator(".press-notice")).to_have_text(sentence)
    assert page.get_by_text("参考訳", exact=True).bounding_box()["height"] > 10
    page.goto(f"{live_server.url}/admin/press-releases/{translated.pk}/translate/ja/#row-headline")
    expect(page.locator("#row-headline")).to_be_in_viewport()
    expect(page.locator("#row-headline")).to_contain_text("Outdated")
    assert clean == []
