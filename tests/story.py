"""One person's story: sixteen texts in English alone are opened at the desk, all translated, and published in both
languages. Tests and benchmark count what it asks of the server."""

import json

from tests.builders import make_draft
from wagtail_pressrelease.localization.desk import read_desk

PLACES = (
    *("tides", "quays", "boats", "schools", "museums", "winds", "harbours"),
    *("cables", "divers", "visitors", "nets", "gulls", "masts"),
)
LETTERS = "いろはにほへとちりぬるをわかよたれそ"
PUBLIC = "In English and Japanese the release is public now."


def make_story(newsroom, **fields):
    """A headline, a lead, a heading and thirteen paragraphs."""
    paragraphs = "".join(f'<p data-block-key="k{number:04}">Of {word}.</p>' for number, word in enumerate(PLACES))
    body = [("heading", "What the two will do"), ("paragraph", paragraphs)]
    texts = {"headline_ja": "", "lead_ja": "", "body_en": body, "body_ja": []}
    return make_draft(newsroom, ready=("en",), rows=False, **texts, **fields)


def translations(story):
    """What the screen sends of a person who translates and confirms every text."""
    units = [row.unit.id for row in read_desk(story, "ja").rows]
    return [{"unit": unit, "value": f"訳文{LETTERS[n]}。", "act": "confirm"} for n, unit in enumerate(units)]


def open_translate_publish(screen, changes):
    """Three requests; what the last one says."""
    look = json.loads(screen.open().context["look"])
    screen.save(*changes)
    return screen.post("publish", look=look).json()["why"]
