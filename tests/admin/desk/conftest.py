"""A release half translated, and people who work on it at the translator's screen."""

import json

import pytest
from django.urls import reverse

from tests.builders import fetch, make_draft
from tests.localization.people import hire


@pytest.fixture
def release(newsroom):
    """Written in English: a headline, a lead, three paragraphs, two quotes; of the Japanese nothing."""
    page = make_draft(
        newsroom,
        ready=("en",),
        headline_ja="",
        lead_ja="",
        body_ja=[],
        body_en=[
            (
                "paragraph",
                '<p data-block-key="aaaaa">The plant costs 30 million pounds.</p>'
                '<p data-block-key="bbbbb">It is <b>new</b>.</p><p data-block-key="ccccc">It opens in April.</p>',
            )
        ],
    )
    for quote in page.quotes.all():
        quote.text_ja = ""
        quote.save()
    draft = fetch(page).get_latest_revision_as_object()
    for quote in draft.quotes.all():
        quote.text_ja = ""
    draft.save_revision()
    return fetch(page)


@pytest.fixture
def midori(db):
    """A translator into Japanese."""
    return hire("midori", "edit_ja")


@pytest.fixture
def emma(db):
    """Who writes both languages."""
    return hire("emma", "edit_en", "edit_ja")


@pytest.fixture
def haruka(db):
    return hire("haruka", "edit_ja")


@pytest.fixture
def rowan(db):
    """A reviewer."""
    return hire("rowan", "review_ja")


class Screen:
    """One person's screen: what it shows, and what it sends."""

    def __init__(self, client, user, page, language="ja"):
        client.force_login(user)
        self.client, self.page, self.language = client, page, language
        self.overwrite = None

    def address(self, name="press_translate"):
        return reverse(name, args=[self.page.pk, self.language])

    def open(self):
        return self.client.get(self.address())

    def post(self, verb="save", **fields):
        body = {"changes": [], "seen": {}, "overwrite": self.overwrite, **fields}
        return self.client.post(self.address(f"press_translate_{verb}"), json.dumps(body), "application/json")

    def save(self, *changes, **fields):
        answer = self.post(changes=list(changes), **fields)
        assert answer.status_code == 200, answer.content
        self.overwrite = answer.json()["revision"] or self.overwrite
        return answer.json()


@pytest.fixture
def screen(client, release, midori):
    """The translator's."""
    return Screen(client, midori, release)
