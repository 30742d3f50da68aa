"""A visitor reads in either language, on a wide screen and on a telephone, with the keyboard, and without obstacles."""

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.utils import timezone
from playwright.sync_api import expect

from tests.browser.voices import VOICES
from tests.builders import make_draft, publish

RULES = {"runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]}


@pytest.fixture
def release(newsroom):
    page = make_draft(newsroom)
    page.body_en.append(("heading", "What happens next"))
    page.body_en.append(("table", {"data": [["Year", "Turbines"], ["2027", "2"]], "first_row_is_table_header": True}))
    page.body_en.append(("list", ["Cables in March", "Turbines in April"]))
    page.body_en.append(("quote", str(page.quotes.first().uid)))
    page.tick("en", "ja")
    page.save_revision()
    return publish(page)


@pytest.fixture
def english_only(newsroom):
    return publish(make_draft(newsroom, rows=False, ready=("en",), slug="english-only", headline_en="In English only"))


KINDS = [
    "",
    "newsroom/",
    "newsroom/?q=tidal",
    "newsroom/?topic=nothing",
    "newsroom/archive/",
    f"newsroom/archive/{timezone.now().year}/",
    "newsroom/agreements/",
    "newsroom/organizations/orrin/",
    "newsroom/people/hamada/",
    "newsroom/tidal-memorandum/",
    "newsroom/tidal-memorandum/?view=parallel",
    "newsroom/organizations/shiomi/",
    "newsroom/no-such-release/",
]
"""One page of each kind that readers see, below the address of a language."""


@pytest.mark.usefixtures("release", "english_only")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_axe_finds_nothing_on_any_kind_of_page(page, live_server, language):
    page.add_init_script(VOICES)
    page.add_init_script("install(['en-GB', true], ['ja-JP', true])")
    found = []
    for kind in KINDS:
        page.goto(f"{live_server.url}/{language}/{kind}")
        for width, scheme in ((1280, "light"), (390, "light"), (390, "dark")):
            page.set_viewport_size({"width": width, "height": 900})
            page.emulate_media(color_scheme=scheme)
            axe = Axe().run(page, options=RULES)
            if axe.violations_count:
                found.append(f"/{language}/{kind} at {width} in {scheme}: {axe.generate_report()}")
    assert found == []


@pytest.mark.usefixtures("release")
def test_a_dark_screen_gets_a_dark_page_and_paper_a_white_one(page, live_server):
    page.goto(f"{live_server.url}/en/newsroom/tidal-memorandum/")
    ink = "getComputedStyle(document.querySelector('.press-body p')).color"
    page.emulate_media(color_scheme="dark")
    assert page.evaluate(ink) == "rgb(232, 230, 225)"
    page.emulate_media(color_scheme="dark", media="print")
    assert page.evaluate(ink) == "rgb(0, 0, 0)"


@pytest.mark.usefixtures("release")
def test_the_first_stop_of_the_keyboard_leads_to_the_text(page, live_server):
    page.goto(f"{live_server.url}/en/newsroom/tidal-memorandum/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    assert page.evaluate("location.hash") != ""
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.closest('main') !== null")


@pytest.mark.usefixtures("release", "english_only")
def test_the_language_switch_keeps_the_filters(page, live_server):
    page.goto(f"{live_server.url}/en/newsroom/")
    expect(page.get_by_role("link", name="In English only")).to_be_visible()
    page.get_by_label("Organization").select_option("orrin")
    page.get_by_role("button", name="Show").click()
    expect(page.get_by_role("link", name="In English only")).to_have_count(0)
    page.get_by_role("link", name="日本語").click()
    assert "organization=orrin" in page.url
    assert "/ja/newsroom/" in page.url
    expect(page.get_by_role("link", name="潮流エネルギーで覚書を締結")).to_be_visible()


@pytest.mark.usefixtures("english_only")
def test_a_release_that_is_not_in_the_readers_language_is_not_found(page, live_server):
    answer = page.goto(f"{live_server.url}/ja/newsroom/english-only/")
    assert answer.status == 404
    assert "no-store" in answer.headers["cache-control"]
    assert "In English only" not in page.content()
    expect(page.locator("html")).to_have_attribute("lang", "ja")


@pytest.mark.usefixtures("release")
def test_a_quotation_is_checked_against_its_original_and_taken_along(page, live_server, context):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/ja/newsroom/tidal-memorandum/")
    quote = page.locator(".press-quote, .press-comment").filter(has_text="英語からの翻訳").first
    original = quote.locator("blockquote[lang=en]")
    expect(original).to_be_hidden()
    quote.get_by_text("原文を読む").click()
    expect(original).to_be_visible()
    quote.get_by_role("button", name="コメントをコピー").last.click()
    expect(page.get_by_role("status")).to_have_text("コピーしました")
    taken = page.evaluate("navigator.clipboard.readText()")
    assert "英語からの翻訳" in taken and taken.endswith("/ja/newsroom/tidal-memorandum/")


@pytest.mark.usefixtures("release")
def test_a_japanese_announcement_has_its_imprint_at_the_right_and_its_lines_in_columns(page, live_server):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/ja/newsroom/tidal-memorandum/")
    sheet, imprint = (page.locator(each).bounding_box() for each in (".press-release", ".press-imprint"))
    assert imprint["x"] > sheet["x"] + sheet["width"] / 2
    labels = [each.bounding_box()["x"] for each in page.locator(".press-particulars .press-label").all()]
    assert len(labels) > 2 and len(set(labels)) == 1


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_on_paper_there_is_nothing_to_press(page, live_server, language):
    page.goto(f"{live_server.url}/{language}/newsroom/tidal-memorandum/")
    pressed = ("button", ".press-downloads", ".press-switch", ".press-listen", ".press-read-time", "audio", "iframe")
    page.emulate_media(media="print")
    assert [each for each in pressed if page.locator(f"{each}:visible").count()] == []
    assert page.locator(".press-ends").is_visible()


@pytest.mark.usefixtures("release")
@pytest.mark.parametrize(
    ("language", "button", "said", "first"),
    [("en", "Copy as text", "Copied", "PRESS RELEASE"), ("ja", "テキストでコピー", "コピーしました", "報道発表資料")],
)
def test_a_desk_takes_the_text_along_with_the_keyboard(page, context, live_server, language, button, said, first):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/{language}/newsroom/tidal-memorandum/")
    page.get_by_role("button", name=button).focus()
    page.keyboard.press("Enter")
    expect(page.get_by_role("status")).to_have_text(said)
    taken = page.evaluate("navigator.clipboard.readText()")
    assert taken.startswith(first)
    assert taken == page.request.get(f"{page.url}release.txt").text()


@pytest.mark.usefixtures("release")
def test_a_text_that_cannot_be_had_is_not_said_to_be_copied(page, context, live_server):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto(f"{live_server.url}/en/newsroom/tidal-memorandum/")
    page.route("**/release.txt", lambda route: route.fulfill(status=404, body="gone"))
    page.get_by_role("button", name="Copy as text").click()
    expect(page.get_by_role("status")).to_have_text("Not copied: select the text instead")


@pytest.mark.usefixtures("release")
def test_without_a_script_the_original_is_there_and_no_button_that_does_nothing(browser, live_server):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{live_server.url}/ja/newsroom/tidal-memorandum/")
    page.get_by_text("原文を読む").first.click()
    expect(page.locator(".press-original blockquote").first).to_be_visible()
    expect(page.locator("button.press-copy:visible")).to_have_count(0)
    context.close()


def both(page):
    """The two headlines, once they are there."""
    headlines = page.locator("h1")
    expect(headlines).to_have_count(2)
    return headlines.all()


@pytest.mark.usefixtures("release")
def test_both_languages_are_read_beside_each_other_and_on_a_telephone_below(page, live_server):
    page.set_viewport_size({"width": 1280, "height": 900})
    page.goto(f"{live_server.url}/en/newsroom/tidal-memorandum/")
    page.get_by_role("link", name="Both").click()
    english, japanese = both(page)
    assert english.bounding_box()["x"] < japanese.bounding_box()["x"]
    page.get_by_role("link", name="日本語").click()
    expect(page).to_have_url(f"{live_server.url}/ja/newsroom/tidal-memorandum/")
    page.get_by_role("link", name="対訳").click()
    page.set_viewport_size({"width": 390, "height": 800})
    first, second = both(page)
    assert first.bounding_box()["y"] < second.bounding_box()["y"]
