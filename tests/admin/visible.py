"""What a person sees or hears of a page of the admin, and which of our English sentences are among it."""

import json
import re
from html.parser import HTMLParser

from tests.test_catalogue import PLACEHOLDER

SEEN_IN = {"aria-label", "title", "placeholder", "alt", "label", "aria-description", "content"}
# Rows and blocks that a script adds later wait in these.
NESTED = {"text/django-form-template", "text/template"}


class Pieces(HTMLParser):
    """The texts of a page, each in one piece: between tags, in attributes that are shown, and in those for scripts."""

    def __init__(self):
        super().__init__()
        self.found, self._script = [], None

    def handle_starttag(self, tag, attrs):
        given = dict(attrs)
        self._script = given.get("type", "text/javascript") if tag in ("script", "style") else None
        for name, value in attrs:
            if not value:
                continue
            if name in SEEN_IN or (name == "value" and given.get("type") in ("submit", "button", "reset")):
                self.found.append(value)
            elif name.startswith("data-"):
                self.found += strings_of(value)

    def handle_endtag(self, tag):
        self._script = None

    def handle_data(self, data):
        if self._script in NESTED:
            self.found += pieces(data)
        elif self._script == "application/json":
            self.found += strings_of(data)
        elif self._script is None:
            self.found.append(data)


def strings_of(value: str) -> list[str]:
    """The texts in an attribute or script that holds JSON or HTML, or is itself a text."""
    try:
        found = list(_leaves(json.loads(value)))
    except ValueError:
        found = [value]
    return [piece for each in found for piece in (pieces(each) if "<" in each else [each])]


def _leaves(value):
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict | list):
        for each in value.values() if isinstance(value, dict) else value:
            yield from _leaves(each)


def pieces(html: str) -> list[str]:
    parser = Pieces()
    parser.feed(html)
    parser.close()
    return [text for each in parser.found if (text := " ".join(each.split()))]


def patterns(msgids) -> dict[str, re.Pattern]:
    """How each English string is recognized: a sentence wherever it stands, a single word where it stands alone."""
    found = {}
    for msgid in msgids:
        first, *rest = (re.escape(part) for part in PLACEHOLDER.split(msgid))
        if first:  # labels begin with a capital, whatever the string begins with
            first = f"[{first[0]}{first[0].upper()}]{first[1:]}" if first[0].isalpha() else first
        words = re.findall(r"[A-Za-z]{2,}", PLACEHOLDER.sub("", msgid))
        if len(words) > 1:
            found[msgid] = re.compile(".{1,60}?".join([first, *rest]))
        elif words and len(words[0]) > 2:
            # In small letters alone it is as often a name for scripts.
            found[msgid] = re.compile(rf"\A{re.escape(msgid[0].upper() + msgid[1:])}[\s:：*]*\Z")
    return found


def english_in(html: str, known: dict[str, re.Pattern]) -> dict[str, str]:
    """Our English strings that somebody sees on a page, each with the text that it stands in."""
    texts = dict.fromkeys(pieces(html))
    return {msgid: text[:120] for msgid, pattern in known.items() for text in texts if pattern.search(text)}
