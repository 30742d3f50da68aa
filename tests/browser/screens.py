"""The page editor and the translator's screen as somebody has them before them, for tests."""

import json
import re

from playwright.sync_api import expect

from tests.builders import fetch
from wagtail_pressrelease.localization.desk import read_desk

# Idle time after which the screen saves, with room for a busy machine.
SAVED = 2500
INSIDE = "document.activeElement.matches('textarea, [contenteditable=true]')"


def write_paragraph(page, language, words):
    """Add a paragraph to the body as an editor does: by the block chooser, then typing."""
    body = page.locator(f"[data-contentpath=body_{language}]")
    body.get_by_role("button", name=re.compile("Insert a block|ブロックを挿入")).first.click()
    page.get_by_role("option", name=re.compile("Paragraph|段落")).click()
    box = body.locator("[contenteditable=true]").first
    box.click()
    box.press_sequentially(words)


def save_draft(page, said=re.compile(r"\S")):
    """Press the editor's button, and wait for what it answers: an autosave may have changed the address before."""
    page.locator("footer button[type=submit]").first.click()
    expect(page.locator(".messages")).to_contain_text(said)


def errors_of(page) -> list[str]:
    """What the page's scripts raise or complain of from now on; a test asserts that it is nothing."""
    errors = []
    page.on("pageerror", lambda error: errors.append(str(error)))
    page.on("console", lambda said: errors.append(said.text) if is_complaint(said) else None)
    return errors


def is_complaint(said) -> bool:
    # An answer that is no page, as a refusal that a test asks for, is no fault of a script.
    return said.type == "error" and not said.text.startswith("Failed to load resource")


class Screen:
    """One person's browser, with the translator's screen of a release."""

    def __init__(self, page, release, server, language="ja"):
        self.page, self.release, self.server, self.language = page, release, server, language
        self.saves, self.errors = [], errors_of(page)
        page.on("request", lambda request: self.saves.append(request) if request.url.endswith("/save/") else None)

    @property
    def address(self):
        return f"{self.server.url}/admin/press-releases/{self.release.pk}/translate/{self.language}/"

    def open(self):
        self.page.goto(self.address)
        self.page.wait_for_function("'deskReady' in document.body.dataset")
        return self

    def row(self, unit):
        return self.page.locator(f'.desk-row[data-unit="{unit}"]')

    def paragraph(self, number):
        return self.page.locator(f'.desk-row[data-unit$=":key{number:02}"]')

    def paragraph_of(self, words):
        """The row whose source has these words."""
        return self.page.locator(".desk-row", has=self.page.locator("[data-source-text]", has_text=words))

    def enter(self, row):
        """Click into a row's box; where it is rich text, Draftail has opened then."""
        row.locator("[data-plain], [data-still]").first.click()
        self.page.wait_for_timeout(150)

    def focused(self):
        return self.page.evaluate("document.activeElement.closest('.desk-row')?.dataset.unit")

    def tab_to_the_next_text(self):
        """By Tab alone, past the buttons of a row."""
        before = self.focused()
        for _number in range(12):
            self.page.keyboard.press("Tab")
            self.page.wait_for_timeout(60)
            if self.focused() != before and self.page.evaluate(INSIDE):
                return

    def saved(self):
        self.page.wait_for_timeout(SAVED)
        return rows(self.release, self.language)


def rows(release, language="ja"):
    return read_desk(fetch(release), language).by_id


def stored(release):
    return json.dumps(fetch(release).latest_revision.content, ensure_ascii=False)
