"""An editor types a release in two languages, publishes it, and it is read in both."""

import re

import pytest
from playwright.sync_api import expect

from tests.browser.screens import save_draft, write_paragraph
from tests.builders import fetch, make_draft
from wagtail_pressrelease.models import Edition, PressReleasePage

# The editor answers a moment after it has loaded; what is typed before is saved with the next change only.
SETTLED = 2500


def tab(page, name):
    page.get_by_role("tab", name=name).click()


def tick(page, name):
    page.locator(f"input[name={name}]").check()


def add_signatory(page, search):
    """Add a row, and choose a person in it by searching."""
    page.get_by_role("button", name="Add signatory").click()
    row = page.locator("[id^=inline_child_signatories-]").last
    row.get_by_role("button", name="Choose a person").click()
    modal = page.locator(".modal-content")
    modal.get_by_role("searchbox").or_(modal.locator("input[name=q]")).first.fill(search)
    modal.get_by_role("link", name=re.compile(search)).first.click()
    expect(modal).to_have_count(0)
    return row


@pytest.mark.usefixtures("register")
def test_a_release_typed_in_both_languages_is_read_in_both(page, live_server, newsroom, sign_in, clean):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    page.fill("[name=headline_en]", "Centre and prefecture open a test field")
    page.fill("[name=lead_en]", "The first turbine goes into the water in April.")
    write_paragraph(page, "en", "The field lies two miles off the coast.")
    tab(page, "日本語")
    page.fill("[name=headline_ja]", "潮流発電の実証フィールドを開設")
    page.fill("[name=lead_ja]", "最初の発電装置を4月に設置します。")
    write_paragraph(page, "ja", "フィールドは沖合3キロメートルに位置します。")
    tab(page, "Facts")
    row = add_signatory(page, "浜田")
    expect(row).to_contain_text("Governor of Shiomi Prefecture")
    expect(row).to_contain_text("潮見県知事")
    tab(page, "Publishing")
    tick(page, "ready_en")
    tick(page, "ready_ja")
    page.get_by_role("button", name="Toggle actions").or_(page.locator("footer .w-dropdown__toggle")).first.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url(re.compile(rf"/admin/pages/{newsroom.pk}/$"))

    release = PressReleasePage.objects.get()
    assert release.live
    assert release.reference
    assert sorted(Edition.objects.values_list("language", flat=True)) == ["en", "ja"]
    page.goto(f"{live_server.url}/en/newsroom/{release.slug}/")
    assert release.slug == "centre-and-prefecture-open-a-test-field"
    expect(page.locator("h1")).to_have_text("Centre and prefecture open a test field")
    expect(page.locator("html")).to_have_attribute("lang", "en")
    expect(page.get_by_text("The field lies two miles off the coast.")).to_be_visible()
    expect(page.get_by_text("Kei Hamada").first).to_be_visible()
    page.get_by_role("link", name="日本語").click()
    expect(page.locator("h1")).to_have_text("潮流発電の実証フィールドを開設")
    expect(page.locator("html")).to_have_attribute("lang", "ja")
    expect(page.get_by_text("フィールドは沖合3キロメートルに位置します。")).to_be_visible()
    assert "Centre and prefecture" not in page.locator("main").inner_text()
    assert clean == []


def test_publishing_what_is_not_ready_says_why_at_the_fields(page, live_server, newsroom, sign_in):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    page.fill("[name=headline_en]", "A headline alone")
    page.get_by_role("button", name="Toggle actions").or_(page.locator("footer .w-dropdown__toggle")).first.click()
    page.locator("[name=action-publish]").click()
    page.wait_for_url(re.compile(r"/admin/pages/\d+/edit/"))
    expect(page.get_by_text("Tick “English is ready”").first).to_be_visible()
    assert not PressReleasePage.objects.get().live


def test_a_release_is_begun_in_japanese_as_easily(page, live_server, newsroom, sign_in):
    newsroom.default_source_language = "ja"
    newsroom.save()
    sign_in(language="ja")
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    expect(page.get_by_role("tab", selected=True)).to_have_text(re.compile("日本語"))
    page.fill("[name=headline_ja]", "知事が英国の試験施設を訪問")
    save_draft(page, "知事が英国の試験施設を訪問")
    release = PressReleasePage.objects.get()
    assert (release.title, release.source_language, release.live) == ("知事が英国の試験施設を訪問", "ja", False)


def test_the_other_clock_is_shown_while_typing(page, live_server, newsroom, sign_in, clean):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    tab(page, "Publishing")
    field = page.locator("[data-contentpath=embargo_until]")
    field.locator("input[type=datetime-local]").fill("2026-07-01T07:00")
    field.locator("select").first.select_option("Europe/London")
    expect(field).to_contain_text("15:00 JST")
    expect(field).to_contain_text("07:00 BST")
    field.locator("select").first.select_option("Asia/Tokyo")
    expect(field).to_contain_text("23:00 BST")
    expect(field).to_contain_text("Tuesday")
    assert clean == []


def test_a_release_that_is_saved_at_once_is_made_once(page, live_server, newsroom, sign_in, clean):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    page.fill("[name=headline_en]", "Saved within the second")
    save_draft(page, "Saved within the second")
    assert PressReleasePage.objects.count() == 1
    assert clean == []


def test_what_is_typed_just_before_saving_is_saved(page, live_server, newsroom, sign_in, clean):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    page.fill("[name=headline_en]", "Saved with its last word")
    write_paragraph(page, "en", "And this is it.")
    page.evaluate("document.querySelector('footer button[type=submit]').click()")
    # An autosave may have changed the address before.
    expect(page.locator(".messages")).to_contain_text("Saved with its last word")
    assert "And this is it." in str(fetch(PressReleasePage.objects.get()).get_latest_revision_as_object().body_en)
    assert clean == []


def test_a_quote_is_placed_before_anything_is_saved(page, live_server, newsroom, sign_in, clean):
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/add/wagtail_pressrelease/pressreleasepage/{newsroom.pk}/")
    page.wait_for_timeout(SETTLED)
    tab(page, "Facts")
    page.locator("#id_quotes-ADD").click()
    page.fill("[name=quotes-0-text_en]", "The sea joins us.")
    tab(page, "English")
    body = page.locator("[data-contentpath=body_en]")
    body.get_by_role("button", name="Insert a block").first.click()
    page.get_by_role("option", name="Quote of this release").click()
    quotes = body.locator("select[data-press-quotes]")
    quotes.select_option(label="The sea joins us.")
    assert body.locator("input[type=hidden][name$=-value]").input_value() == page.input_value("[name=quotes-0-uid]")
    assert clean == []


def test_what_is_pressed_during_an_autosave_is_what_happens(page, live_server, newsroom, sign_in, clean):
    release = make_draft(newsroom)
    sign_in()
    page.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    page.wait_for_timeout(SETTLED)
    page.evaluate(
        """() => document.addEventListener("w-autosave:save", () => setTimeout(
            () => document.querySelector("[name=action-publish]").click()), { once: true })"""
    )
    page.fill("[name=lead_en]", "Typed a moment before it was published.")
    expect(page.locator(".messages")).to_contain_text("published", timeout=20_000)
    assert PressReleasePage.objects.get().live
    assert clean == []
