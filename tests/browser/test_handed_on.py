"""The people of the demo newsroom hand a release on, each signed in by name and password: from English to both
languages at the hour, and then a correction."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.utils import timezone
from playwright.sync_api import expect

from example_site.home.people import JOBS, PASSWORD, hire
from tests.browser.conftest import be_patient, log_in
from tests.browser.screens import Screen
from tests.builders import fetch, make_draft
from tests.publishing.test_schedule import let_the_hour_come
from wagtail_pressrelease.models import Edition

SETTLED = 1500
WORDS = {
    "headline": "潮流発電の覚書を締結",
    "lead": "両者は計測したデータをすべて共有します。",
    "body": "覚書の期間は5年です。",
}


@pytest.fixture
def release(newsroom):
    """Written in English, of the Japanese nothing yet, under embargo for two days."""
    hire(newsroom)
    return make_draft(
        newsroom,
        ready=(),
        rows=False,
        headline_ja="",
        lead_ja="",
        body_ja=[],
        embargo_until=timezone.now().replace(microsecond=0) + datetime.timedelta(days=2),
    )


@pytest.fixture
def signed_in(browser, live_server):
    """Somebody of the demo newsroom signs in, with a browser of their own."""
    contexts = []

    def signed_in(name):
        contexts.append(browser.new_context(locale=JOBS[name].language))
        be_patient(contexts[-1])
        page = contexts[-1].new_page()
        log_in(page, live_server, name, PASSWORD)
        return page

    yield signed_in
    for context in contexts:
        context.close()


def press(page, name):
    """A button below the form of the page editor, all but the first of which are in a list."""
    page.wait_for_timeout(SETTLED)
    page.locator("footer .w-dropdown-button, footer .w-dropdown").first.locator(
        "[data-w-dropdown-target=toggle]"
    ).click()
    page.locator("footer").get_by_role("button", name=name).click()


def follow(page, live_server, mail):
    """Go where the first link of a mail into the admin leads."""
    page.goto(live_server.url + re.search(r"https?://\S+?(/admin/\S+)", mail.body)[1])


def read(page, live_server, language):
    page.goto(f"{live_server.url}/{language}/newsroom/tidal-memorandum/")
    return page.locator("main")


def test_from_english_to_both_languages_at_the_hour_and_then_a_correction(release, signed_in, live_server, mailoutbox):
    editor, translator, reviewer, publisher = (
        signed_in(name) for name in ("editor", "translator", "reviewer", "publisher")
    )

    editor.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    editor.locator("[name=lead_en]").fill("The two will share all that they measure.")
    editor.get_by_role("tab", name="Publishing").click()
    editor.get_by_label("English is ready").check()
    press(editor, "Send to translation")
    expect(editor.locator(".messages")).to_contain_text("The release is now to be translated into Japanese. Due:")
    (asked,) = [mail for mail in mailoutbox if mail.to == ["translator@example.org"]]

    translator.goto(f"{live_server.url}/admin/press-releases/translations/")
    expect(translator.locator("main")).to_contain_text("Centre and prefecture sign tidal memorandum")
    follow(translator, live_server, asked)
    desk = Screen(translator, release, live_server)
    translator.wait_for_function("'deskReady' in document.body.dataset")
    translator.get_by_role("button", name="次の未処理へ").click()
    for words in WORDS.values():
        translator.keyboard.insert_text(words)
        translator.keyboard.press("Control+Enter")
    translator.get_by_role("button", name="校閲に回す").click()
    expect(translator.locator(".messages")).to_contain_text("翻訳を校閲に回しました。")

    assert mailoutbox[-1].to == ["reviewer@example.org"]
    follow(reviewer, live_server, mailoutbox[-1])
    review = Screen(reviewer, release, live_server)
    reviewer.wait_for_function("'deskReady' in document.body.dataset")
    review.row("lead").locator("textarea").click()
    review.row("lead").get_by_role("button", name="Send back…").click()
    reviewer.get_by_label("Your question about").fill("They measure more than data.")
    reviewer.get_by_role("button", name="Send the text back").click()
    expect(review.row("lead")).to_have_attribute("data-state", "check")

    desk.open()
    expect(desk.row("lead")).to_contain_text("校閲者がこの文を差し戻しました。")
    desk.row("lead").locator("textarea").fill("両者は計測結果をすべて共有します。")
    translator.keyboard.press("Control+Enter")
    translator.get_by_role("button", name="下書きを保存").click()
    expect(translator.locator(".desk-said")).to_contain_text("下書きを保存しました。")
    review.open()
    reviewer.get_by_role("button", name="Approve").click()
    expect(reviewer.locator(".messages")).to_contain_text("The translation was approved.")

    (waiting,) = [mail for mail in mailoutbox if mail.to == ["publisher@example.org"]]
    follow(publisher, live_server, waiting)
    press(publisher, "承認と公開")
    expect(publisher.locator(".messages")).to_contain_text("に公開される予定です。")
    assert fetch(release).scheduled_revision and not Edition.objects.public_now().exists()

    let_the_hour_come(release)
    call_command("publish_scheduled_releases")
    expect(read(publisher, live_server, "en")).to_contain_text("share all that they measure")
    expect(read(publisher, live_server, "ja")).to_contain_text("計測結果をすべて共有")

    editor.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    editor.locator("[name=lead_en]").fill("The two will share nearly all that they measure.")
    editor.get_by_role("tab", name="Publishing").click()
    editor.locator("[name=policy]").select_option("first")
    editor.wait_for_timeout(SETTLED)
    editor.get_by_role("button", name="Save draft").click()
    expect(editor.locator(".messages")).to_contain_text("has been updated")
    publisher.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    press(publisher, "公開")
    expect(publisher.locator(".messages")).to_contain_text("公開")
    expect(read(publisher, live_server, "en")).to_contain_text("nearly all that they measure")
    expect(read(publisher, live_server, "ja").locator(".press-notice")).to_contain_text("日本語版は現在更新中です。")
    assert [*desk.errors, *review.errors] == []
