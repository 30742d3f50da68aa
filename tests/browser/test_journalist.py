"""A British journalist at a desk and a Japanese one with a telephone: each finds a release by a word, reads it, checks
a quotation, hears it, prints it, subscribes, and takes it into a system of their own."""

import json
from dataclasses import dataclass
from urllib.parse import urlsplit

import feedparser
import pytest
from playwright.sync_api import expect

from tests.browser.voices import VOICES
from tests.builders import make_draft, publish


@dataclass(frozen=True)
class Journalist:
    language: str
    theirs: str
    width: int
    word: str
    headline: str
    search: str
    show: str
    switch: str
    back: str
    original: str
    listen: str
    pause: str
    text: str


BRITISH = Journalist(
    language="en",
    theirs="ja",
    width=1440,
    word="tidal",
    headline="Centre and prefecture sign tidal memorandum",
    search="Search",
    show="Show",
    switch="日本語",
    back="English",
    original="Read the original",
    listen="Listen",
    pause="Pause",
    text="Plain text",
)
JAPANESE = Journalist(
    language="ja",
    theirs="en",
    width=390,
    word="潮流",
    headline="潮流エネルギーで覚書を締結",
    search="検索",
    show="表示",
    switch="English",
    back="日本語",
    original="原文を読む",
    listen="読み上げる",
    pause="一時停止",
    text="テキスト",
)


@pytest.mark.parametrize("who", [BRITISH, JAPANESE], ids=["British, desk", "Japanese, telephone"])
def test_a_journalist_finds_reads_checks_hears_prints_subscribes_and_takes_along(
    newsroom, page, live_server, clean, who
):
    publish(make_draft(newsroom))
    publish(make_draft(newsroom, slug="other", rows=False, headline_en="A garden opens", headline_ja="庭園を開設"))
    page.add_init_script(VOICES)
    page.add_init_script("install(['en-GB', true], ['ja-JP', true])")
    page.set_viewport_size({"width": who.width, "height": 844})
    article, html = page.locator("article"), page.locator("html")

    page.goto(f"{live_server.url}/{who.language}/newsroom/")
    page.get_by_label(who.search, exact=True).fill(who.word)
    page.get_by_role("button", name=who.show).click()
    expect(page.locator("mark").first).to_have_text(who.word, ignore_case=True)
    page.get_by_role("link", name=who.headline).click()
    expect(article.get_by_role("heading", level=1)).to_have_text(who.headline)
    address = page.url

    page.get_by_role("link", name=who.switch, exact=True).click()
    expect(html).to_have_attribute("lang", who.theirs)
    page.get_by_role("link", name=who.back, exact=True).click()
    expect(html).to_have_attribute("lang", who.language)
    expect(page).to_have_url(address)

    original = article.locator(f"blockquote[lang={who.theirs}]").first
    expect(original).to_be_hidden()
    article.get_by_text(who.original).first.click()
    expect(original).to_be_visible()

    player = page.locator(".press-listen")
    player.get_by_role("button", name=who.listen).click()
    expect(player.get_by_role("button", name=who.pause)).to_be_visible()

    page.emulate_media(media="print")
    expect(article.get_by_role("heading", level=1)).to_be_visible()
    expect(player).to_be_hidden()
    expect(page.get_by_role("link", name=who.switch, exact=True)).to_be_hidden()
    assert page.pdf().startswith(b"%PDF")
    page.emulate_media(media="screen")

    feed = page.locator('link[type="application/atom+xml"]').first.get_attribute("href")
    news = feedparser.parse(page.request.get(live_server.url + urlsplit(feed).path).body())
    assert urlsplit(address).path in {urlsplit(entry.link).path for entry in news.entries} and not news.bozo

    with page.expect_download() as taken:
        page.get_by_role("link", name=who.text, exact=True).click()
    assert who.headline in taken.value.path().read_text()
    (facts,) = [json.loads(each) for each in page.locator('[type="application/ld+json"]').all_text_contents()]
    assert who.headline in json.dumps(facts, ensure_ascii=False)
    assert clean == []
