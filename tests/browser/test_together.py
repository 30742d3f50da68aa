"""Several people at work on one release in browsers of their own, each on the screen that is theirs."""

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser.screens import SAVED, Screen, rows, save_draft, stored, write_paragraph
from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.models import Parked, PressReleasePage

# The page editor answers a moment after it has loaded; what is typed before is saved with the next change only.
SETTLED = 2500
# How long it may take until a screen has looked what somebody else has done.
SEEN = 30_000


@pytest.fixture
def release(newsroom):
    return make_draft(
        newsroom,
        ready=("en",),
        lead_en="The two will build 30 turbines.",
        lead_ja="",
        headline_ja="",
        body_en=[("paragraph", '<p data-block-key="aaaaa">The first one comes in spring.</p>')],
        body_ja=[],
    )


@pytest.fixture
def people(release):
    """An editor of both languages and of the facts, and two translators into Japanese."""
    return {
        "edith": hire("edith", "edit_en", "edit_ja", "edit_facts"),
        "midori": hire("midori", "edit_ja"),
        "haruka": hire("haruka", "edit_ja"),
    }


@pytest.fixture
def editor(enter, live_server):
    """Somebody opens the page editor of a release."""

    def editor(user, release, language="en"):
        page = enter(user, language)
        page.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
        page.wait_for_timeout(SETTLED)
        return page

    return editor


def latest(release):
    return fetch(release).get_latest_revision_as_object()


# --- the source changes while it is being translated
def test_a_figure_that_an_editor_changes_is_shown_to_the_translator_who_confirms_the_other(
    come, editor, people, release
):
    midori = come()
    midori.row("lead").locator("[data-plain]").fill("両者は風車を30基建てます。")
    midori.page.keyboard.press("Control+Enter")
    assert midori.saved()["lead"].state.name == Name.TRANSLATED
    edith = editor(people["edith"], release)
    edith.fill("[name=lead_en]", "The two will build 40 turbines.")
    lead = midori.row("lead")
    expect(lead).to_have_attribute("data-state", "outdated", timeout=SEEN)
    expect(midori.page.locator(".desk-said")).to_contain_text("The source has changed: Lead")
    expect(lead.locator("del")).to_have_text("30")
    expect(lead.locator("ins")).to_have_text("40")
    expect(lead.locator("[data-plain]")).to_have_value("両者は風車を30基建てます。")
    lead.locator("[data-plain]").fill("両者は風車を40基建てます。")
    midori.page.keyboard.press("Control+Enter")
    row = midori.saved()["lead"]
    assert (row.unit.target, row.state.name, row.state.outdated) == (
        "両者は風車を40基建てます。",
        Name.TRANSLATED,
        False,
    )
    assert latest(release).lead_en == "The two will build 40 turbines."
    assert midori.errors == []


def test_what_is_being_typed_is_not_confirmed_of_a_source_that_nobody_has_seen(come, release):
    midori = come()
    lead = midori.row("lead")
    midori.enter(lead)
    page = latest(release)
    page.lead_en = "The two will build 40 turbines."
    page.save_revision()
    midori.page.keyboard.insert_text("両者は風車を30基")
    expect(midori.page.locator(".desk-said")).to_contain_text("The source has changed: Lead")
    midori.page.keyboard.insert_text("建てます。")
    midori.page.keyboard.press("Control+Enter")
    expect(lead).to_contain_text("The source has changed meanwhile.")
    row = midori.saved()["lead"]
    assert (row.unit.target, row.state.name) == ("両者は風車を30基建てます。", Name.CHECK)
    lead.locator("[data-plain]").fill("両者は風車を40基建てます。")
    midori.page.keyboard.press("Control+Enter")
    assert midori.saved()["lead"].state.name == Name.TRANSLATED


# --- three people
def test_two_translators_and_an_editor_keep_whatever_any_of_them_wrote(come, editor, people, release):
    midori, haruka = come(), come("haruka")
    edith = editor(people["edith"], release)
    midori.row("headline").locator("[data-plain]").fill("翠の見出し")
    haruka.row("lead").locator("[data-plain]").fill("春香のリード")
    edith.fill("[name=headline_en]", "The editor's headline")
    edith.get_by_role("tab", name="日本語").click()
    edith.fill("[name=lead_ja]", "編集者のリード")
    for each in (midori, haruka):
        each.page.wait_for_timeout(SAVED)
    haruka.enter(haruka.paragraph_of("The first one"))
    haruka.page.keyboard.insert_text("春香の段落")
    edith.fill("[name=subheadline_ja]", "編集者の小見出し")
    haruka.page.wait_for_timeout(SAVED)
    save_draft(edith)
    page = latest(release)
    (parked,) = Parked.objects.filter(page_id=release.pk)
    there = stored(release) + parked.shown
    for words in (
        "翠の見出し",
        "春香のリード",
        "春香の段落",
        "The editor's headline",
        "編集者のリード",
        "編集者の小見出し",
    ):
        assert words in there, words
    assert (page.headline_en, page.headline_ja) == ("The editor's headline", "翠の見出し")
    assert {page.lead_ja, parked.shown} == {"春香のリード", "編集者のリード"}


# --- Japan writes first
def test_a_release_that_japan_writes_first_is_translated_into_english_and_read_in_both(
    editor, enter, live_server, newsroom, register
):
    newsroom.default_source_language = "ja"
    newsroom.save()
    kei = get_user_model().objects.create_superuser("kei", "kei@example.org")
    ewan = hire("ewan", "edit_en")
    author = enter(kei, "ja")
    author.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    author.wait_for_timeout(SETTLED)
    author.fill("[name=headline_ja]", "知事が英国の試験施設を訪問")
    author.fill("[name=lead_ja]", "浜田知事は4月8日、英国の試験施設を訪問します。")
    write_paragraph(author, "ja", "現地の技術者と意見を交換します。")
    save_draft(author, "知事が英国の試験施設を訪問")
    release = PressReleasePage.objects.get()
    assert (release.source_language, release.title) == ("ja", "知事が英国の試験施設を訪問")

    translator = Screen(enter(ewan), release, live_server, "en").open()
    expect(translator.page.locator(".desk-heads")).to_contain_text("Japanese")
    translator.page.locator(".desk-next").click()
    for words in (
        "Governor visits British test centre",
        "Governor Hamada visits a British test centre on 8 April.",
        "She meets the engineers.",
    ):
        translator.page.keyboard.insert_text(words)
        translator.page.keyboard.press("Control+Enter")
    translator.page.get_by_role("button", name="English is ready").click()
    expect(translator.page.locator(".desk-ready")).to_be_visible()
    assert [each.state.name for each in rows(release, "en").values()] == [Name.TRANSLATED] * 3

    author = editor(kei, release, "ja")
    author.get_by_role("tab", name="公開").click()
    author.locator("input[name=ready_ja]").check()
    save_draft(author)
    publisher = editor(kei, release)
    publisher.get_by_role("button", name="Toggle actions").or_(
        publisher.locator("footer .w-dropdown__toggle")
    ).first.click()
    publisher.locator("[name=action-publish]").click()
    expect(publisher.locator(".messages")).to_contain_text("published")
    reader = enter(ewan)
    address = f"newsroom/{fetch(release).slug}/"
    assert address == "newsroom/governor-visits-british-test-centre/"
    for language, headline, lead in (
        ("ja", "知事が英国の試験施設を訪問", "浜田知事は4月8日、英国の試験施設を訪問します。"),
        ("en", "Governor visits British test centre", "Governor Hamada visits a British test centre on 8 April."),
    ):
        reader.goto(f"{live_server.url}/{language}/{address}")
        expect(reader.locator("h1")).to_have_text(headline)
        expect(reader.locator("main")).to_contain_text(lead)
