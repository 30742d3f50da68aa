"""A release is read aloud by a voice on the reader's own machine, and nobody sees a button that does nothing."""

import pytest
from django.core.files.base import ContentFile
from playwright.sync_api import expect
from wagtail.documents import get_document_model

from tests.browser.voices import VOICES
from tests.builders import make_draft, publish

ENGLISH, JAPANESE = (f"/{language}/newsroom/tidal-memorandum/" for language in ("en", "ja"))


@pytest.fixture
def release(newsroom):
    page = make_draft(newsroom, subheadline_en="A memorandum for five years")
    page.body_en.append(("list", ["Cables in March", "Turbines in April"]))
    page.body_en.append(("table", {"data": [["Year", "Turbines"], ["2027", "2"]], "first_row_is_table_header": True}))
    page.tick("en", "ja")
    page.save_revision()
    return publish(page)


@pytest.fixture
def listen(page, live_server, release, clean):
    """Open a release in a browser with these voices: a language, and whether it speaks on this machine."""

    def listen(path, *voices):
        page.add_init_script(VOICES)
        page.add_init_script(f"install(...{list(map(list, voices))})".replace("True", "true").replace("False", "false"))
        page.goto(live_server.url + path)
        return page.locator(".press-listen")

    yield listen
    assert clean == []


@pytest.mark.parametrize(
    ("path", "voices"),
    [
        (ENGLISH, []),
        (ENGLISH, [("en-GB", False)]),  # it would send the text to somebody else
        (ENGLISH, [("ja-JP", True)]),
        (JAPANESE, [("en-GB", True), ("ja-JP", False)]),
        (f"{ENGLISH}?view=parallel", [("en-GB", True), ("ja-JP", True)]),
    ],
)
def test_without_a_voice_of_its_own_for_the_language_nothing_is_shown(listen, path, voices):
    expect(listen(path, *voices).locator(":visible")).to_have_count(0)


@pytest.mark.parametrize("path", [ENGLISH, JAPANESE])
def test_a_browser_without_voices_shows_nothing(page, live_server, release, path):
    page.goto(live_server.url + path)
    assert page.evaluate("speechSynthesis.getVoices().length") == 0
    expect(page.locator(".press-listen")).to_be_hidden()


def test_without_a_script_nothing_is_shown(browser, live_server, release):
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(live_server.url + ENGLISH)
    expect(page.locator(".press-listen")).to_be_hidden()
    context.close()


def test_a_voice_that_is_named_later_brings_the_button_and_takes_it_away(page, listen):
    player = listen(ENGLISH)
    expect(player).to_be_hidden()
    page.evaluate("install(['en_US', true])")
    expect(player.get_by_role("button", name="Listen")).to_be_visible()
    page.evaluate("install()")
    expect(player).to_be_hidden()


def test_headline_lead_text_and_quotations_are_read_in_order_and_marked(page, listen):
    player = listen(ENGLISH, ("de-DE", True), ("en-GB", True))
    player.get_by_role("button", name="Listen").click()
    marks = []
    while page.evaluate("isSpeaking()"):
        marks.append(page.locator(".press-spoken").inner_text())
        page.evaluate("end()")
    said = page.evaluate("said")
    assert [each["text"] for each in said] == [
        "Centre and prefecture sign tidal memorandum",
        "A memorandum for five years",
        "The two will share data on tidal currents.",
        "The memorandum runs for five years.",
        "Cables in March",
        "Turbines in April",
        "Isla Grant, Director, Orrin Tidal Centre, said:",
        "“The tide is ours.”",
        "Kei Hamada, Governor of Shiomi Prefecture, said:",
        "“We look forward.”",
    ]
    assert marks == [each["text"] for each in said]
    assert {(each["lang"], each["rate"]) for each in said} == {("en-GB", 1)}
    expect(page.locator(".press-spoken")).to_have_count(0)
    expect(player.get_by_role("status")).to_have_text("Read to the end")
    expect(player.get_by_role("button")).to_have_text(["Listen"])


def test_pause_resume_speed_and_stop_by_keyboard(page, listen):
    player = listen(ENGLISH, ("en-GB", True))
    status = player.get_by_role("status")
    main = player.get_by_role("button").first
    main.focus()
    page.keyboard.press("Enter")
    expect(main).to_have_text("Pause")
    page.evaluate("comeTo(11)")
    page.keyboard.press("Space")
    assert not page.evaluate("isSpeaking()")
    expect(status).to_have_text("Paused")
    expect(main).to_have_text("Resume")

    page.keyboard.press("Enter")
    assert page.evaluate("said.at(-1).text") == "prefecture sign tidal memorandum"
    expect(main).to_have_text("Pause")

    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    expect(player.get_by_label("Speed")).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate("said.at(-1)") == {"text": "prefecture sign tidal memorandum", "lang": "en-GB", "rate": 1.5}

    page.keyboard.press("Shift+Tab")
    expect(player.get_by_role("button", name="Stop")).to_be_focused()
    page.keyboard.press("Enter")
    assert not page.evaluate("isSpeaking()")
    expect(status).to_have_text("Stopped")
    expect(main).to_have_text("Listen")
    expect(main).to_be_focused()
    expect(player.get_by_role("button")).to_have_count(1)

    page.keyboard.press("Enter")
    assert page.evaluate("said.at(-1).text") == "Centre and prefecture sign tidal memorandum"


def test_japanese_reads_names_as_they_are_pronounced_and_skips_what_no_voice_can_say(page, listen):
    player = listen(JAPANESE, ("ja-JP", True))
    page.get_by_text("原文を読む").first.click()  # an original in English, for which there is no voice
    player.get_by_role("button", name="読み上げる").click()
    left_out = []
    while page.evaluate("isSpeaking()"):
        left_out.append(player.get_by_role("status").inner_text())
        page.evaluate("end()")
    said = page.evaluate("said.map(each => each.text)")
    words = "".join(said)
    assert "はまだ けい" in words and "浜田恵" not in words
    assert "アイラ・グラント" in words and "Isla Grant" not in words and "The tide" not in words
    assert "この端末に音声がない言語の箇所は省きます" in left_out


def test_an_original_that_was_opened_is_read_by_a_voice_of_its_language(page, listen):
    player = listen(JAPANESE, ("ja-JP", True), ("en-GB", True))
    page.get_by_text("原文を読む").first.click()
    player.get_by_role("button", name="読み上げる").click()
    while page.evaluate("isSpeaking()"):
        page.evaluate("end()")
    said = {each["text"]: each["lang"] for each in page.evaluate("said")}
    assert said["“The tide is ours.”"] == "en-GB"
    assert said["潮流エネルギーで覚書を締結"] == "ja-JP"


def test_long_paragraphs_are_said_in_pieces_and_nothing_is_lost(page, listen, release):
    sentence = "The cable, which is eleven kilometres long, will be laid in March if the weather allows it. "
    publish(release, lead_en=sentence * 4 + "word " * 60 + "x" * 300)
    player = listen(ENGLISH, ("en-GB", True))
    player.get_by_role("button", name="Listen").click()
    while page.evaluate("isSpeaking()"):
        page.evaluate("end()")
    said = page.evaluate("said.map(each => each.text)")
    assert max(map(len, said)) <= 130
    assert said.count(sentence.strip()) == 4
    assert "".join(said).count("word") == 60
    assert "x" * 300 in "".join(said)


def test_it_falls_silent_when_the_reader_leaves(page, listen):
    player = listen(ENGLISH, ("en-GB", True))
    player.get_by_role("button", name="Listen").click()
    page.evaluate("window.dispatchEvent(new PageTransitionEvent('pagehide', {persisted: true}))")
    assert not page.evaluate("isSpeaking()")
    expect(player.get_by_role("button")).to_have_text(["Listen"])


def test_a_voice_that_fails_is_said_to_have_failed(page, listen):
    player = listen(ENGLISH, ("en-GB", True))
    page.evaluate("window.isDumb = true")
    player.get_by_role("button", name="Listen").click()
    expect(player.get_by_role("status")).to_have_text("This device’s voice could not be started")
    expect(player.get_by_role("button")).to_have_text(["Listen"])


def test_it_is_not_printed(page, listen):
    player = listen(ENGLISH, ("en-GB", True))
    player.get_by_role("button", name="Listen").click()
    page.emulate_media(media="print")
    expect(player).to_be_hidden()
    spoken = page.locator(".press-spoken")
    assert spoken.evaluate("each => getComputedStyle(each).backgroundColor") == "rgba(0, 0, 0, 0)"


def test_a_recording_of_the_language_is_played_instead(page, listen, release):
    document = get_document_model()(title="Recording")
    document.file.save("recording.mp3", ContentFile(b"sound"))
    document.save()
    publish(release, audio_ja=document)
    voices = [("en-GB", True), ("ja-JP", True)]
    expect(listen(JAPANESE, *voices)).to_have_count(0)
    recording = page.locator("audio")
    expect(recording).to_have_attribute("preload", "none")
    expect(recording).to_have_attribute("lang", "ja")
    assert recording.get_attribute("src") == document.url
    expect(page.get_by_role("link", name="音声をダウンロード")).to_have_attribute("href", document.url)
    expect(listen(ENGLISH, *voices)).to_be_visible()
    expect(page.locator("audio")).to_have_count(0)
