"""Three people and one translation, in real browsers: sent to review, one text back, repaired, approved."""

import pytest
from playwright.sync_api import expect

from tests.builders import fetch, make_untranslated
from tests.staff import begin, hire_all
from wagtail_pressrelease.localization.assignments import assignments_of
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name

TEXTS = ("潮流発電の覚書を締結", "両者は潮流のデータを共有します。", "覚書の期間は5年です。")


@pytest.fixture
def release(newsroom):
    return make_untranslated(newsroom)


@pytest.fixture
def people(newsroom, release):
    people = hire_all(newsroom, japanese=())
    begin(release, people.edith)
    return vars(people)


def button(screen, name):
    return screen.page.locator(".desk-footer").get_by_role("button", name=name, exact=True)


def step(page):
    return str(assignments_of([page.pk])[page.pk].kind)


def translate_all(screen):
    page = screen.page
    page.locator(".desk-next").click()
    for text in TEXTS:
        page.keyboard.insert_text(text)
        page.keyboard.press("Control+Enter")


def test_one_text_goes_back_is_repaired_and_the_translation_is_approved(release, come, mailoutbox):
    midori = come("midori")
    translate_all(midori)
    button(midori, "Send to review").click()
    expect(midori.page.locator(".messages")).to_contain_text("The translation was sent to review.")
    assert step(release) == "review"
    assert mailoutbox[-1].to == ["rowan@example.org"]

    rowan = come("rowan")
    headline = rowan.row("headline")
    headline.locator("textarea").click()
    headline.get_by_role("button", name="Send back…").click()
    rowan.page.get_by_label("Your question about").fill("About what?")
    rowan.page.get_by_role("button", name="Send the text back").click()
    expect(headline).to_have_attribute("data-state", "check")
    expect(headline).to_contain_text("A reviewer has sent this text back.")
    assert mailoutbox[-1].to == ["midori@example.org"] and "About what?" in mailoutbox[-1].body
    button(rowan, "Approve").click()
    expect(rowan.page.locator(".desk-said")).to_contain_text("1 text is still to do: Headline.")

    midori.open()
    midori.row("headline").locator("textarea").fill("潮流発電に関する覚書を締結")
    midori.page.keyboard.press("Control+Enter")
    button(midori, "Save draft").click()
    expect(midori.page.locator(".desk-said")).to_contain_text("The draft is saved.")

    button(rowan, "Approve").click()
    expect(rowan.page.locator(".desk-said")).to_contain_text("has changed since you looked at it: Headline.")
    expect(headline.locator("textarea")).to_have_value("潮流発電に関する覚書を締結")
    assert step(release) == "review"
    button(rowan, "Approve").click()
    expect(rowan.page.locator(".messages")).to_contain_text("The translation was approved.")
    assert step(release) == "publish" and midori.errors + rowan.errors == []
    found = [each.state.name for each in read_desk(fetch(release), "ja").rows if each.entry is None]
    assert found == [Name.REVIEWED] * 3


def test_the_whole_is_sent_back_and_the_translator_reads_why_in_the_mail(release, come, mailoutbox):
    midori = come("midori")
    translate_all(midori)
    button(midori, "Send to review").click()
    expect(midori.page.locator(".messages")).to_contain_text("sent to review")
    rowan = come("rowan")
    button(rowan, "Send back…").click()
    rowan.page.get_by_label("What has to be done again?").fill("Use the polite form.")
    rowan.page.get_by_role("button", name="Send the translation back").click()
    expect(rowan.page.locator(".messages")).to_contain_text("The translation was sent back.")
    assert step(release) == "translate"
    assert {*mailoutbox[-1].to} <= {"midori@example.org", "haruka@example.org", "edith@example.org"}
    assert "Use the polite form." in mailoutbox[-1].body
    midori.open()
    expect(button(midori, "Send to review")).to_be_visible()
