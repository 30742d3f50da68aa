"""People at work on one release, each in a window of their own, for tests: every word that anybody types is one that
nobody else types, so that it shows where it went."""

import json
import re

from django.contrib.messages.storage.fallback import FallbackStorage
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.utils.crypto import get_random_string

from tests.builders import fetch
from tests.forms import edit_url, posted
from wagtail_pressrelease.admin.going_back import as_of
from wagtail_pressrelease.admin.views import ReleaseEditView, ReleaseRevertView
from wagtail_pressrelease.localization import actions, parking
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Parked
from wagtail_pressrelease.publishing.content import own_fields

WORD = re.compile(r"w\d+x")
BODIES = ("body_en-0-value", "body_ja-0-value")


def words(value) -> set:
    return set(WORD.findall(json.dumps(value, ensure_ascii=False, default=str)))


class Newsroom:
    """One release, and what is known of its words."""

    def __init__(self, page, users):
        self.page, self.users, self.count = page, users, 0
        self.windows = []
        self.steps = 0

    def word(self):
        self.count += 1
        return f"w{self.count}x"

    def content(self):
        return own_fields(fetch(self.page).get_latest_revision().content)

    def there(self) -> set:
        """Every word that is in the draft, or parked beside it."""
        return words(self.content()) | words([each.value for each in Parked.objects.filter(page=self.page)])

    def check(self, before, seen, typed, what):
        """Whatever is gone was in sight of whoever took it out, and whatever was acknowledged is there."""
        now = self.there()
        lost = before - now - seen
        assert not lost, f"{what} took out {sorted(lost)}, which nobody had shown them"
        assert typed <= now, f"{what} was acknowledged, and {sorted(typed - now)} is nowhere"


class Window:
    """The editor of a release in somebody's browser, or an older version of it that they are about to go back to."""

    def __init__(self, newsroom, user, revision=None):
        self.newsroom, self.user, self.revision = newsroom, user, revision
        self.open()

    def open(self):
        page = fetch(self.newsroom.page)
        latest = page.latest_revision
        shown = as_of(self.revision, self.user) if self.revision else page.get_latest_revision_as_object()
        shown.latest_revision = latest
        form = (
            type(page)
            .get_edit_handler()
            .get_form_class()(instance=shown, for_user=self.user, parent_page=page.get_parent())
        )
        self.data, self.made = posted(form), None
        self.seen = words(self.data) | (words(own_fields(latest.content)) if self.revision else set())
        self.typed = set()

    # --- what somebody does without saving
    def type(self, place):
        names = [
            name for name in self.data if re.fullmatch(r"(headline|lead|place)_(en|ja)|quotes-\d+-text_(en|ja)", name)
        ]
        name = names[place % len(names)]
        word = self.newsroom.word()
        self._forget(self.data[name])
        self.data[name] = word
        self._typed(word)

    def type_in_body(self, which, place):
        name = BODIES[which % 2]
        state = json.loads(self.data.get(name) or "null")
        if not state or not state["blocks"]:
            return
        word, blocks = self.newsroom.word(), state["blocks"]
        number, act = place % len(blocks), place % 5
        if act == 0:  # Enter at the start of a paragraph: the key stays on the empty line
            blocks.insert(number + 1, {**blocks[number], "key": get_random_string(5)})
            blocks[number] = {**blocks[number], "text": word, "inlineStyleRanges": [], "entityRanges": []}
        elif act == 1 and len(blocks) > 1:  # a line is deleted
            self._forget(blocks.pop(number)["text"])
            word = None
        elif act == 2:  # a line is cut, and pasted at the end
            line = blocks.pop(number)
            blocks.append({**line, "key": get_random_string(5)})
            word = None
        else:
            self._forget(blocks[number]["text"])
            blocks[number] |= {"text": word, "inlineStyleRanges": [], "entityRanges": []}
        self.data[name] = json.dumps(state)
        if word:
            self._typed(word)

    def add_quote(self):
        number = int(self.data["quotes-TOTAL_FORMS"])
        word = self.newsroom.word()
        speaker = self.data.get("quotes-0-speaker") or str(self.newsroom.speaker.pk)
        row = {"id": "", "uid": "", "ORDER": number + 1, "speaker": speaker, "original_language": "en"}
        row |= {"text_en": word, "text_ja": "", "organization": "", "office_en": "", "office_ja": ""}
        self.data |= {f"quotes-{number}-{name}": str(value) for name, value in row.items()}
        self.data["quotes-TOTAL_FORMS"] = str(number + 1)
        self._typed(word)

    def delete_quote(self, place):
        if total := int(self.data["quotes-TOTAL_FORMS"]):
            number = place % total
            for name in ("text_en", "text_ja"):
                self._forget(self.data.get(f"quotes-{number}-{name}", ""))
            self.data[f"quotes-{number}-DELETE"] = "on"

    def reorder(self, place):
        total = int(self.data["quotes-TOTAL_FORMS"])
        for number in range(total):
            self.data[f"quotes-{number}-ORDER"] = str((number + place) % total + 1)

    def _typed(self, word):
        self.typed.add(word)
        self.seen.add(word)

    def _forget(self, text):
        self.typed -= words(text)

    # --- saving
    def send(self, how):
        """Save, as a browser does. Whether it was acknowledged."""
        before = self.newsroom.there()
        data = {**self.data, **({f"action-{how}": "1"} if how in ("publish", "submit") else {})}
        json_wanted = how == "autosave" and not self.revision
        if json_wanted and self.made:
            data["overwrite_revision_id"] = self.made
        headers = {"HTTP_ACCEPT": "application/json"} if json_wanted else {}
        request = RequestFactory().post(edit_url(self.newsroom.page), data, **headers)
        request.user, request.session = self.user, {}
        request._messages = FallbackStorage(request)
        view = ReleaseRevertView if self.revision else ReleaseEditView
        named = {"revision_id": self.revision.pk} if self.revision else {}
        response = view.as_view()(request, page_id=self.newsroom.page.pk, **named)
        if response.status_code == 302 or (json_wanted and json.loads(response.content)["success"]):
            self.newsroom.check(before, self.seen, self.typed, f"{self.user}'s {how}")
            if json_wanted:
                answer = json.loads(response.content)
                self.made = str(answer["revision_id"])
                self.data |= {name: value for name, value in answer["field_updates"].items() if name in self.data}
            else:
                self.revision = None
                self.open()
            return True
        # Refused, with the reasons in the form: nothing has changed.
        assert self.newsroom.there() == before
        return False


class Desk:
    """The translation desk in somebody's browser."""

    def __init__(self, newsroom, user, language):
        self.newsroom, self.user, self.language = newsroom, user, language
        rows = read_desk(fetch(newsroom.page), language, user).rows
        self.shown = {row.unit.id: row.unit for row in rows if row.entry is None and row.unit.kind != "placement"}

    def send(self, place):
        """Type into one text, and let the desk save it."""
        if not self.shown:
            return
        before, word = self.newsroom.there(), self.newsroom.word()
        unit = sorted(self.shown.values(), key=lambda each: each.id)[place % len(self.shown)]
        change = actions.Change(unit.id, word, base=digest(unit.target), source=digest(unit.source))
        try:
            outcome = actions.save_units(fetch(self.newsroom.page), self.language, [change], self.user)
        except PermissionDenied:  # somebody has submitted the release, which locks it: nothing was acknowledged
            self.newsroom.check(before, set(), set(), f"{self.user}'s desk, locked")
            return
        seen = words(unit.target)
        typed = set() if unit.id in outcome.refused and not outcome.conflicts else {word}
        self.newsroom.check(before, seen, typed, f"{self.user}'s desk, {unit.id}")


def choose(newsroom, place, how, user):
    """Somebody chooses about a parked text, both of which are in sight."""
    found = list(Parked.objects.filter(page=newsroom.page).order_by("pk"))
    if not found:
        return
    parked, before = found[place % len(found)], newsroom.there()
    content = newsroom.content()
    path = parked.path.removeprefix(parking.FORM)
    theirs = parking.value_at(content, path) if parked.path.startswith(parking.FORM) else content
    mine = words(parked.value)
    parking.choose(parked, how, user)
    seen = words(theirs) if how == "mine" else mine
    newsroom.check(before, seen | mine if how == "mine" else seen, mine if how == "mine" else set(), f"choosing {how}")
