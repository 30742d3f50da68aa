"""People at work on one release, each in a window of their own, for tests: every word that anybody types is one that
nobody else types, so that it shows where it went."""

import json
import re
from collections import Counter

from django.contrib.messages.storage.fallback import FallbackStorage
from django.http import HttpResponse
from django.test import RequestFactory
from django.utils.crypto import get_random_string
from django.utils.http import urlencode
from wagtail.admin.panels import ObjectList

from tests.builders import fetch
from tests.forms import edit_url, posted
from wagtail_pressrelease.admin.going_back import as_of
from wagtail_pressrelease.admin.records import RecordEditView
from wagtail_pressrelease.admin.views import ReleaseEditView, ReleaseRevertView
from wagtail_pressrelease.localization.register import FIELDS
from wagtail_pressrelease.models import Appointment, Organization, Parked, Person
from wagtail_pressrelease.publishing.content import own_fields

WORD = re.compile(r"w\d+x")
BODIES = ("body_en-0-value", "body_ja-0-value")
TEXTS = re.compile(r"(headline|lead|place)_(en|ja)|quotes-\d+-text_(en|ja)")
RECORDS = {"organization": Organization, "person": Person, "appointment": Appointment}


def words(value) -> set:
    return set(WORD.findall(json.dumps(value, ensure_ascii=False, default=str)))


def draw_nothing(monkeypatch):
    """What a browser would show is not drawn, and the classes of forms are made once."""
    make, made = ObjectList.get_form_class, {}
    monkeypatch.setattr(
        "wagtail.admin.panels.Panel.get_form_class", lambda self: made.get(self) or made.setdefault(self, make(self))
    )
    monkeypatch.setattr(ReleaseEditView, "render_partials", lambda self: "")
    for view in (ReleaseEditView, ReleaseRevertView, RecordEditView):
        monkeypatch.setattr(view, "get_context_data", lambda self, **kwargs: {"form": self.form or kwargs.get("form")})
        monkeypatch.setattr(view, "render_to_response", lambda self, context, **kwargs: HttpResponse("refused"))


def post(view, user, address, data, accept="", **named):
    """The answer of a view to somebody's browser."""
    headers = {"HTTP_ACCEPT": accept} if accept else {}
    body = urlencode(data, doseq=True)
    request = RequestFactory().post(address, body, content_type="application/x-www-form-urlencoded", **headers)
    request.user, request.session = user, {}
    request._messages = FallbackStorage(request)
    return view(request, **named)


class Newsroom:
    """One release with the records that it names, and what is known of its words."""

    def __init__(self, page, users):
        self.page, self.users = page, users
        self.speaker = Person.objects.first()
        self.count, self.known = 0, None
        self.log = []

    def word(self):
        self.count += 1
        return f"w{self.count}x"

    def content(self):
        return own_fields(fetch(self.page).get_latest_revision().content)

    def there(self) -> set:
        """Every word that is in the draft or the register, or parked beside them."""
        records = [
            list(
                model.objects.values_list(*(f"{name}_{language}" for name in FIELDS[kind] for language in ("en", "ja")))
            )
            for kind, model in RECORDS.items()
        ]
        return words([self.content(), records, list(Parked.objects.values_list("value"))])

    def before(self) -> set:
        """What was there after the last step: nobody else writes here."""
        if self.known is None:
            self.known = self.there()
        return self.known

    def check(self, seen, typed, what):
        """Whatever is gone was in sight of whoever took it out, and whatever was acknowledged is there."""
        before, self.known = self.before(), self.there()
        lost = before - self.known - seen
        told = f"; after {self.log}"
        assert not lost, f"{what} took out {sorted(lost)}, which nobody had shown them{told}"
        assert typed <= self.known, f"{what} was acknowledged, and {sorted(typed - self.known)} is nowhere{told}"

    def check_untouched(self, what):
        """What was refused has changed nothing."""
        before, self.known = self.before(), self.there()
        assert before == self.known, f"{what} was refused, and {sorted(before ^ self.known)} came or went"


class Form:
    """A form in somebody's browser, loaded anew when it is next looked at."""

    def __init__(self, newsroom, user):
        self.newsroom, self.user = newsroom, user
        self.leave()

    def leave(self):
        self._data = None

    @property
    def data(self):
        if self._data is None:
            self.seen, self.typed = set(), set()
            self._data = self.load()
            self.seen |= words(self._data)
        return self._data

    def put(self, name, value):
        self._forget(self.data.get(name, ""))
        self.data[name] = value
        self._typed(value)

    def type(self, place):
        names = [name for name in self.data if self.TEXTS.fullmatch(name) and not self._is_deleted(name)]
        self.put(names[place % len(names)], self.newsroom.word())

    def _is_deleted(self, name):
        return f"{'-'.join(name.split('-')[:2])}-DELETE" in self.data

    def _typed(self, text):
        self.typed |= words(text)
        self.seen |= words(text)

    def _forget(self, text):
        self.typed -= words(text)


class Window(Form):
    """The editor of a release in somebody's browser, or an older version of it that they are about to go back to."""

    TEXTS = TEXTS
    revision = made = None

    def go_back(self, revision):
        self.leave()
        self.revision = revision

    def load(self):
        page = fetch(self.newsroom.page)
        latest = page.latest_revision
        shown = as_of(self.revision, self.user) if self.revision else page.get_latest_revision_as_object()
        shown.latest_revision = latest
        form = type(page).get_edit_handler().get_form_class()
        self.made = None
        self.seen = words(own_fields(latest.content)) if self.revision else set()
        return posted(form(instance=shown, for_user=self.user, parent_page=page.get_parent()))

    # --- what somebody does without saving
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
            word = ""
        elif act == 2:  # a line is cut, and pasted at the end
            line = blocks.pop(number)
            blocks.append({**line, "key": get_random_string(5)})
            word = ""
        else:
            self._forget(blocks[number]["text"])
            blocks[number] |= {"text": word, "inlineStyleRanges": [], "entityRanges": []}
        self.data[name] = json.dumps(state)
        self._typed(word)

    def change_rows(self, which, place):
        (self.add_quote, self.delete_quote, self.reorder)[which % 3](place)

    def add_quote(self, place):
        number = int(self.data["quotes-TOTAL_FORMS"])
        word = self.newsroom.word()
        speaker = self.data.get("quotes-0-speaker") or str(self.newsroom.speaker.pk)
        row = {"id": "", "uid": "", "ORDER": number + 1, "speaker": speaker, "original_language": "en"}
        row |= {"text_en": word, "text_ja": "", "organization": "", "office_en": "", "office_ja": ""}
        self.data.update({f"quotes-{number}-{name}": str(value) for name, value in row.items()})
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

    # --- saving
    def send(self, how):
        """Save, as a browser does. Whether it was acknowledged."""
        data = {**self.data, **({f"action-{how}": "1"} if how in ("publish", "submit") else {})}
        json_wanted = how == "autosave" and not self.revision
        if json_wanted and self.made:
            data["overwrite_revision_id"] = self.made
        view = ReleaseRevertView if self.revision else ReleaseEditView
        named = {"revision_id": self.revision.pk} if self.revision else {}
        accept = "application/json" if json_wanted else ""
        pk = self.newsroom.page.pk
        response = post(view.as_view(), self.user, edit_url(self.newsroom.page), data, accept, page_id=pk, **named)
        answer = json.loads(response.content) if json_wanted else {}
        if response.status_code != 302 and not answer.get("success"):
            self.newsroom.check_untouched(f"{self.user}'s {how}")
            return False
        self.newsroom.check(self.seen, self.typed, f"{self.user}'s {how}")
        if json_wanted:
            self.made = str(answer["revision_id"])
            self.data.update({name: value for name, value in answer["field_updates"].items() if name in self.data})
            self.typed = set()  # whoever sees it may change it from now on
        else:
            self.revision = None
            self.leave()
        return True


class Tally:
    """How many steps of each kind were taken, and how many were acknowledged."""

    def __init__(self):
        self.taken, self.acknowledged = Counter(), Counter()

    def note(self, kind, done):
        self.taken[kind] += 1
        self.acknowledged[kind] += bool(done)

    def __repr__(self):
        return ", ".join(f"{kind}: {self.acknowledged[kind]} of {self.taken[kind]}" for kind in sorted(self.taken))
