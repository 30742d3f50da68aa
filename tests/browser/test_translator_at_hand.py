"""The translator's screen on a tablet, how long a text is, and who else is there."""

import pytest
from playwright.sync_api import expect

from tests.browser.test_together import SEEN, SETTLED
from tests.browser.test_translator import violations
from tests.builders import make_draft
from tests.localization.people import hire
from wagtail_pressrelease.models import Person

TABLET = {"width": 820, "height": 1180}


@pytest.fixture
def into():
    return "ja"


@pytest.fixture
def release(newsroom, into):
    source = "en" if into == "ja" else "ja"
    nothing = {f"headline_{into}": "", f"lead_{into}": "", f"body_{into}": []}
    return make_draft(newsroom, ready=(source,), source_language=source, **nothing)


@pytest.fixture
def people(release):
    everything = ("edit_en", "edit_ja", "edit_facts", "change_person")
    return {name: hire(name, *everything) for name in ("midori", "edith")}


# As a reader counts: a mark that goes with its letter is none, and a space is no character.
LENGTHS = {
    "ja": [("潮", "1 character"), ("潮流 エネルキ\u3099ー", "7 characters"), ("", "0 characters")],
    "en": [("Tides", "1 word"), ("The tide is  ours.", "4 words"), ("", "0 words")],
}


@pytest.mark.parametrize("into", LENGTHS)
def test_on_a_tablet_everything_has_its_place_and_each_text_its_length(come, release, into):
    screen = come(into=into, viewport=TABLET)
    headline = screen.row("headline")
    for text, shown in LENGTHS[into]:
        headline.locator("[data-plain]").fill(text)
        expect(headline.locator("[data-length]")).to_have_text(shown)
    paragraph = screen.paragraph_of("five" if into == "ja" else "覚書の期間")
    screen.enter(paragraph)
    assert screen.page.evaluate("document.documentElement.scrollWidth") <= TABLET["width"]
    assert violations(screen.page) == []
    assert screen.errors == []


def test_each_sees_that_the_other_is_there_on_whichever_screen(come, enter, people, release, live_server):
    midori, edith = come("midori"), enter(people["edith"])
    edith.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    record = f"{live_server.url}/admin/snippets/wagtail_pressrelease/person/edit/{Person.objects.first().pk}/"
    hers, his = midori.page.context.new_page(), edith.context.new_page()
    hers.goto(record)
    his.goto(record)
    his.wait_for_timeout(SETTLED)
    for page, name in ((midori.page, "Edith"), (edith, "Midori"), (hers, "Edith"), (his, "Midori")):
        there = page.locator("#w-editing-sessions [data-controller=w-tooltip]")
        expect(there).to_have_count(1, timeout=SEEN)
        there.focus()
        expect(page.locator(".tippy-content", has_text=name)).to_be_visible()
