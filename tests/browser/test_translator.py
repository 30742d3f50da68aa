"""The translator's screen in a real browser: keys alone, Japanese being converted, somebody else, no network."""

import json
import re

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import expect

from tests.browser.screens import SAVED, Screen, rows, stored
from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name

RULES = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
# What one person clicks or presses for sixteen texts, typing and Tab apart; what the screen asks the server for; and
# how often it may save besides, where typing takes long.
CLICKS, REQUESTS, AUTOSAVES = 3, 4, 6
PARAGRAPHS = [
    "The two will share what they measure.",
    "The <b>field</b> lies off the coast.",
    "Fishing boats keep their usual ways.",
    "Students of both towns take part.",
    "The first turbine comes in spring.",
    "A cable leads to the old harbour.",
    "The school opens its doors once a year.",
    "The museum lends its models.",
    "Both towns print the results.",
    "Visitors are welcome on the quay.",
    "The work is watched by divers.",
]


@pytest.fixture
def release(newsroom):
    """Sixteen texts of which none is translated: headline, lead, eleven paragraphs, a heading, two quotes."""
    page = make_draft(
        newsroom,
        ready=("en",),
        headline_ja="",
        lead_ja="",
        body_ja=[],
        body_en=[
            ("heading", "What the two will do"),
            ("paragraph", "".join(f'<p data-block-key="key{n:02}">{text}</p>' for n, text in enumerate(PARAGRAPHS))),
        ],
    )
    draft = page.get_latest_revision_as_object()
    for quote in draft.quotes.all():
        quote.text_ja = ""
    draft.save_revision()
    assert read_desk(fetch(page), "ja").counts.new == 16
    return fetch(page)


@pytest.fixture
def people(release):
    """Translators into Japanese, by name."""
    return {name: hire(name, "edit_ja") for name in ("midori", "haruka")}


# --- by keys alone
def test_sixteen_texts_are_filled_and_confirmed_with_three_clicks_and_four_requests(come, release):
    screen = come()
    pressed, asked = [], []

    def click(locator):
        pressed.append(str(locator))
        locator.click()

    ours = re.compile(r"/(translate|jsi18n)/")
    screen.page.on("request", lambda request: asked.append(request.url) if ours.search(request.url) else None)
    screen.open()
    click(screen.page.get_by_role("button", name="Next to do"))
    for number in range(16):
        screen.page.keyboard.insert_text(f"訳文{'いろはにほへとちりぬるをわかよた'[number]}です。")
        if number < 15:
            screen.tab_to_the_next_text()
    click(screen.page.get_by_role("button", name=re.compile("Confirm all filled")))
    expect(screen.page.locator("[data-count=done]").first).to_have_text("16")
    found = screen.saved()
    assert [row.state.name for row in found.values() if row.entry is None] == [Name.TRANSLATED] * 16
    assert len(pressed) <= CLICKS
    # Where a slow machine makes a pause, the screen saves by itself, and looks up what stands beside a text once more.
    again = [url for url in asked if url.endswith(("/save/", "/look/", "/beside/"))]
    assert len(asked) - len(again) + len(set(again)) <= REQUESTS, asked
    assert len(screen.saves) <= 1 + AUTOSAVES, screen.saves
    expect(screen.page.get_by_role("button", name="Japanese is ready")).to_be_visible()
    assert screen.errors == []


def test_keys_move_through_the_texts_and_a_bare_enter_does_nothing(come, release):
    screen = come()
    screen.enter(screen.row("headline"))
    screen.page.keyboard.press("Enter")
    assert screen.focused() == "headline"
    screen.page.keyboard.press("Alt+ArrowDown")
    assert screen.focused() == "lead"
    screen.page.keyboard.press("Alt+ArrowUp")
    assert screen.focused() == "headline"
    screen.page.keyboard.press("Control+Enter")
    assert screen.focused() == "headline" and rows(release)["headline"].state.name == Name.NEW
    screen.page.keyboard.press("Tab")
    while screen.focused() == "headline":
        screen.page.keyboard.press("Tab")
    assert screen.focused() == "lead"


def test_a_text_that_is_still_correct_is_confirmed_by_one_key(come, release, people):
    screen = come()
    screen.page.locator('.desk-row[data-unit="lead"] [data-plain]').fill("両者は観測データを共有します。")
    screen.page.keyboard.press("Control+Enter")
    screen.saved()
    page = fetch(release).get_latest_revision_as_object()
    page.lead_en = "The two will share data on tidal streams."
    page.save_revision()
    screen.open()
    lead = screen.row("lead")
    expect(lead.locator("ins")).to_have_text("streams")
    screen.enter(lead)
    screen.page.keyboard.press("Alt+Enter")
    assert screen.saved()["lead"].state.outdated is False
    expect(lead).to_have_attribute("data-state", "translated")
    expect(lead.locator("ins")).to_have_count(0)


def test_rich_text_keeps_what_is_bold_and_enter_makes_a_second_paragraph(come, release):
    screen = come()
    screen.enter(screen.paragraph(1))
    keyboard = screen.page.keyboard
    keyboard.press("Control+b")
    keyboard.type("field")
    keyboard.press("Control+b")
    keyboard.type(" one")
    keyboard.press("Enter")
    keyboard.type("two")
    keyboard.press("Control+Enter")
    found = screen.saved()
    row = next(row for unit, row in found.items() if unit.endswith(":key01"))
    assert row.unit.target == "<p><b>field</b> one</p>\n<p>two</p>"
    assert row.state.name == Name.TRANSLATED and screen.errors == []


# --- while Japanese is converted
def composing(screen):
    session = screen.page.context.new_cdp_session(screen.page)

    def compose(text):
        session.send("Input.imeSetComposition", {"text": text, "selectionStart": len(text), "selectionEnd": len(text)})
        screen.page.wait_for_timeout(40)

    return session, compose


@pytest.mark.parametrize("unit", ["headline", "paragraph"])
def test_no_key_does_anything_while_japanese_is_converted(come, release, unit):
    screen = come()
    row = screen.row("headline") if unit == "headline" else screen.paragraph(0)
    screen.enter(row)
    _session, compose = composing(screen)
    for text in ("し", "しう", "しうんてん", "試運転"):
        compose(text)
    before = screen.focused()
    prevented = screen.page.evaluate(
        """() => [['Enter', {}], ['Enter', {ctrlKey: true}], ['Enter', {altKey: true}], ['ArrowDown', {altKey: true}]]
            .flatMap(([key, held]) => [true, false].map((isComposing) => {
                const event = new KeyboardEvent('keydown', {
                    key, ...held, isComposing, keyCode: 229, bubbles: true, cancelable: true,
                });
                document.activeElement.dispatchEvent(event);
                return event.defaultPrevented;
            }))"""
    )
    screen.page.wait_for_timeout(1500)
    assert not any(prevented) and screen.focused() == before
    assert screen.saves == []
    expect(row).not_to_have_attribute("data-state", "translated")


@pytest.mark.parametrize("unit", ["headline", "paragraph"])
def test_an_answer_in_the_middle_of_a_conversion_leaves_the_words_alone(come, release, unit):
    screen = come()
    row = screen.row("headline") if unit == "headline" else screen.paragraph(0)
    screen.enter(row)
    session, compose = composing(screen)
    screen.page.route("**/save/", lambda route: (screen.page.wait_for_timeout(600), route.continue_()))
    session.send("Input.insertText", {"text": "試運転を開始した。"})
    screen.page.wait_for_timeout(900)
    for text in ("よ", "よく", "よくね", "翌年"):
        compose(text)
        screen.page.wait_for_timeout(250)
    session.send("Input.insertText", {"text": "翌年"})
    screen.page.wait_for_timeout(200)
    screen.page.unroute("**/save/")
    screen.page.keyboard.press("Control+Enter")
    found = screen.saved()
    mine = next(each for id, each in found.items() if id == unit or id.endswith(":key00"))
    assert mine.unit.target == "試運転を開始した。翌年" and mine.state.name == Name.TRANSLATED


# --- with somebody else
def test_two_people_in_different_texts_both_keep_what_they_wrote(come, release):
    midori, haruka = come(), come("haruka")
    midori.row("headline").locator("[data-plain]").fill("翠の見出し")
    haruka.row("lead").locator("[data-plain]").fill("春香のリード")
    haruka.page.wait_for_timeout(SAVED)
    found = midori.saved()
    assert found["headline"].unit.target == "翠の見出し" and found["lead"].unit.target == "春香のリード"
    midori.row("headline").locator("[data-plain]").fill("翠の見出し二")
    midori.page.wait_for_timeout(SAVED)
    expect(midori.row("lead").locator("[data-plain]")).to_have_value("春香のリード")


@pytest.mark.parametrize("how", ["mine", "theirs"])
def test_two_people_in_the_same_text_see_both_and_choose(come, release, how):
    midori, haruka = come(), come("haruka")
    haruka.row("headline").locator("[data-plain]").fill("春香の見出し")
    haruka.page.wait_for_timeout(SAVED)
    headline = midori.row("headline")
    headline.locator("[data-plain]").fill("翠の見出し")
    conflict = headline.locator(".desk-conflict")
    expect(conflict).to_contain_text("翠の見出し")
    expect(conflict).to_contain_text("春香の見出し")
    expect(conflict).to_contain_text("Haruka")
    expect(headline.locator("[data-plain]")).to_have_value("翠の見出し")
    conflict.locator(f"[data-choose={how}]").click()
    expect(conflict).to_have_count(0)
    stays = {"mine": "翠の見出し", "theirs": "春香の見出し"}[how]
    expect(headline.locator("[data-plain]")).to_have_value(stays)
    midori.enter(headline)
    midori.page.keyboard.press("End")
    midori.page.keyboard.insert_text("！")
    assert midori.saved()["headline"].unit.target == f"{stays}！"
    assert midori.errors == []


def test_a_conflict_in_rich_text_leaves_a_box_that_one_goes_on_writing_in(come, release):
    midori, haruka = come(), come("haruka")
    haruka.enter(haruka.paragraph(0))
    haruka.page.keyboard.insert_text("春香の段落")
    haruka.page.wait_for_timeout(SAVED)
    paragraph = midori.paragraph(0)
    midori.enter(paragraph)
    midori.page.keyboard.insert_text("翠の段落")
    paragraph.locator("[data-choose=theirs]").click()
    expect(paragraph.locator(".public-DraftEditor-content")).to_have_text("春香の段落")
    midori.page.keyboard.press("End")
    midori.page.keyboard.insert_text("追記")
    assert "春香の段落追記" in (midori.saved() and stored(release))


def test_nothing_appears_under_a_caret(come, release):
    midori, haruka = come(), come("haruka")
    midori.enter(midori.row("headline"))
    haruka.row("headline").locator("[data-plain]").fill("春香の見出し")
    haruka.page.wait_for_timeout(SAVED)
    midori.page.evaluate(
        """() => { const area = document.querySelector('.desk-row[data-unit=lead] [data-plain]');
            area.value = 'リード'; area.dispatchEvent(new Event('input', {bubbles: true})); }"""
    )
    midori.page.wait_for_timeout(SAVED)
    expect(midori.row("headline").locator("[data-plain]")).to_have_value("")
    midori.enter(midori.row("lead"))
    expect(midori.row("headline").locator("[data-plain]")).to_have_value("春香の見出し")


def test_each_sees_that_the_other_is_there(come, release):
    come()
    haruka = come("haruka")
    expect(haruka.page.get_by_role("button", name="Midori")).to_be_visible(timeout=25_000)


# --- nothing typed is lost
def test_a_conflict_is_there_again_after_a_reload(come, release):
    midori, haruka = come(), come("haruka")
    haruka.row("headline").locator("[data-plain]").fill("春香の見出し")
    haruka.page.wait_for_timeout(SAVED)
    midori.row("headline").locator("[data-plain]").fill("翠の見出し")
    expect(midori.row("headline").locator(".desk-conflict")).to_be_visible()
    midori.open()
    expect(midori.row("headline").locator("[data-plain]")).to_have_value("春香の見出し")
    midori.row("headline").locator("[data-choose=mine]").click()
    expect(midori.row("headline").locator("[data-plain]")).to_have_value("翠の見出し")
    assert rows(release)["headline"].unit.target == "翠の見出し"


def test_what_is_typed_offline_is_saved_when_the_server_answers_again(come, release):
    screen = come()
    screen.page.context.set_offline(True)
    screen.row("headline").locator("[data-plain]").fill("圏外で書いた見出し")
    expect(screen.page.locator(".desk-said")).to_contain_text("kept in this browser")
    assert not rows(release)["headline"].unit.target
    screen.page.context.set_offline(False)
    assert screen.saved()["headline"].unit.target == "圏外で書いた見出し"


def test_what_a_closed_tab_left_behind_is_saved_at_the_next_visit(come, release, monkeypatch):
    screen = come()
    screen.page.context.set_offline(True)
    screen.row("headline").locator("[data-plain]").fill("閉じる前の見出し")
    screen.page.wait_for_timeout(500)
    screen.page.evaluate(
        """() => { for (const key of Object.keys(localStorage)) if (key.startsWith('press-desk:')) {
            const kept = JSON.parse(localStorage[key]);
            Object.values(kept).forEach((each) => { each.at -= 60000; });
            localStorage[key] = JSON.stringify(kept); } }"""
    )
    screen.page.close()
    context = screen.page.context
    context.set_offline(False)
    again = Screen(context.new_page(), release, screen.server).open()
    expect(again.row("headline").locator("[data-plain]")).to_have_value("閉じる前の見出し")
    assert rows(release)["headline"].unit.target == "閉じる前の見出し"


# --- what is asked, what is left
def test_figures_that_differ_are_asked_about_once(come, release):
    page = fetch(release).get_latest_revision_as_object()
    page.lead_en = "It costs 30 million pounds."
    page.save_revision()
    screen = come()
    lead = screen.row("lead")
    lead.locator("[data-plain]").fill("費用は2000万ポンドです。")
    screen.page.keyboard.press("Control+Enter")
    expect(lead.locator(".desk-figures")).to_contain_text("2000万ポンド")
    expect(lead).to_have_attribute("data-state", "check")
    screen.enter(lead)
    screen.page.keyboard.press("Control+Enter")
    expect(lead).to_have_attribute("data-state", "translated")
    assert screen.saved()["lead"].state.name == Name.TRANSLATED


def test_what_is_filled_is_confirmed_at_once_and_the_language_called_ready(come, release):
    screen = come()
    for area in screen.page.locator("[data-plain]").all():
        area.fill("訳文です。")
    for number in range(len(PARAGRAPHS)):
        screen.enter(screen.paragraph(number))
        screen.page.keyboard.insert_text("訳文です。")
    screen.page.get_by_role("button", name=re.compile("Confirm all filled")).click()
    ready = screen.page.get_by_role("button", name="Japanese is ready")
    ready.click()
    expect(screen.page.locator(".desk-ready")).to_be_visible()
    assert fetch(release).get_latest_revision_as_object().ready_ja


def test_a_text_is_left_out_on_purpose(come, release):
    screen = come()
    screen.enter(screen.paragraph(3))
    screen.paragraph(3).get_by_role("button", name="Leave out").click()
    expect(screen.paragraph(3)).to_have_attribute("data-state", "left-out")
    found = screen.saved()
    assert next(row for unit, row in found.items() if unit.endswith(":key03")).state.left_out


def test_a_quote_that_is_placed_in_the_source_is_carried_over_by_the_same_key(come, release):
    page = fetch(release).get_latest_revision_as_object()
    stream = page.body_en.get_prep_value()
    quote = {"type": "quote", "value": str(page.quotes.first().uid), "id": "11111111-2222-4333-8444-555555555555"}
    page.body_en = page._meta.get_field("body_en").to_python(json.dumps([*stream, quote]))
    page.body_ja = page._meta.get_field("body_ja").to_python(json.dumps([{**stream[0], "value": "両者の取り組み"}]))
    page.save_revision()
    screen = come()
    placed = screen.page.locator(".desk-row[data-placement]")
    expect(placed).to_contain_text("The tide is ours.")
    placed.get_by_role("button", name="Carry over").focus()
    screen.page.keyboard.press("Control+Enter")
    expect(placed).to_have_attribute("data-state", "translated")
    screen.saved()
    assert quote["value"] in json.dumps(fetch(release).latest_revision.content["body_ja"])


def test_a_reviewer_reads_with_the_same_key_and_a_translator_then_proposes(come, release, people):
    people["rowan"] = hire("rowan", "review_ja")
    midori = come()
    midori.row("headline").locator("[data-plain]").fill("潮流の覚書")
    midori.page.keyboard.press("Control+Enter")
    midori.page.wait_for_timeout(SAVED)
    rowan = come("rowan")
    rowan.enter(rowan.row("headline"))
    expect(rowan.row("headline").get_by_role("button", name="Mark as reviewed")).to_be_visible()
    rowan.page.keyboard.press("Control+Enter")
    expect(rowan.row("headline")).to_have_attribute("data-state", "reviewed")
    assert rowan.saved()["headline"].state.name == Name.REVIEWED
    midori.row("headline").locator("[data-plain]").fill("潮流の覚書を締結")
    expect(midori.row("headline").locator(".desk-conflict--proposal")).to_contain_text("waits for a reviewer")
    assert rows(release)["headline"].unit.target == "潮流の覚書"
    rowan.open()
    rowan.row("headline").get_by_role("button", name="Take the proposal").click()
    expect(rowan.row("headline").locator("[data-plain]")).to_have_value("潮流の覚書を締結")
    assert rows(release)["headline"].unit.target == "潮流の覚書を締結"


def test_the_filter_shows_what_is_to_do(come, release):
    screen = come()
    screen.row("headline").locator("[data-plain]").fill("見出し")
    screen.page.keyboard.press("Control+Enter")
    screen.page.get_by_role("button", name=re.compile("To do")).click()
    expect(screen.row("headline")).to_be_hidden()
    expect(screen.row("lead")).to_be_visible()
    screen.page.get_by_role("button", name=re.compile("^Outdated")).click()
    expect(screen.page.get_by_text("Nothing is left to do here.")).to_be_visible()


# --- for everybody
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_axe_finds_nothing_in_any_state(come, release, theme):
    page = fetch(release).get_latest_revision_as_object()
    screen = come(theme=theme, viewport={"width": 1280, "height": 900})
    screen.row("lead").locator("[data-plain]").fill("両者は観測データを共有します。")
    screen.page.keyboard.press("Control+Enter")
    screen.page.wait_for_timeout(SAVED)
    page = fetch(release).get_latest_revision_as_object()
    page.lead_en = "The two will share data on tidal streams."
    page.save_revision()
    haruka = come("haruka")
    haruka.row("headline").locator("[data-plain]").fill("春香の見出し")
    haruka.page.wait_for_timeout(SAVED)
    midori = screen
    midori.row("headline").locator("[data-plain]").fill("翠の見出し")
    expect(midori.row("headline").locator(".desk-conflict")).to_be_visible()
    assert violations(midori.page) == []
    midori.open()
    midori.enter(midori.paragraph(1))
    assert violations(midori.page) == []
    midori.page.get_by_role("button", name="Keys").click()
    assert violations(midori.page) == []


@pytest.mark.parametrize("language", ["en", "ja"])
def test_on_a_phone_nothing_is_wider_than_the_screen(come, release, language):
    screen = come(language=language, viewport={"width": 390, "height": 844})
    screen.enter(screen.row("headline"))
    screen.page.keyboard.insert_text("見出し")
    screen.page.wait_for_timeout(SAVED)
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= 390
    assert violations(screen.page) == []


def violations(page):
    page.wait_for_timeout(400)
    found = Axe().run(page, options={"runOnly": RULES}).response["violations"]
    return [
        (each["id"], each["nodes"][0]["target"], each["nodes"][0].get("failureSummary", "")[:200]) for each in found
    ]
