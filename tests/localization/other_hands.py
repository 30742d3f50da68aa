"""People at work on a release elsewhere than in its editor: at the translation desk, in the register, with a file, at a
step of its workflow."""

import json
import re

from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse

from tests.builders import fetch
from tests.forms import posted
from wagtail_pressrelease.exchange.actions import export_newsroom, import_file
from wagtail_pressrelease.exchange.faults import Refused
from wagtail_pressrelease.localization import actions, handover, parking
from wagtail_pressrelease.localization.applying import said_by
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Edition, Parked
from wagtail_pressrelease.publishing.content import own_fields
from wagtail_pressrelease.publishing.gate import NotReady

from .hands import Form, post, words


class Record(Form):
    """The form of a record of the register in somebody's browser."""

    TEXTS = re.compile(
        r"(name|representative|address|family_name|prefix)_(en|ja)|appointments-\d+-(title|as_printed)_(en|ja)"
    )

    def __init__(self, newsroom, user, record):
        self.record = record
        super().__init__(newsroom, user)

    def load(self):
        record = type(self.record).objects.get(pk=self.record.pk)
        form = type(record).snippet_viewset._edit_handler.get_form_class()
        return posted(form(instance=record, for_user=self.user))

    def send(self):
        viewset = type(self.record).snippet_viewset
        address = reverse(viewset.get_url_name("edit"), args=[self.record.pk])
        response = post(viewset.edit_view, self.user, address, self.data, pk=str(self.record.pk))
        if response.status_code != 302:
            self.newsroom.check_untouched(f"{self.user}'s record")
            return False
        self.newsroom.check(self.seen, self.typed, f"{self.user}'s record")
        self.leave()
        return True


class Desk:
    """The translation desk in somebody's browser."""

    def __init__(self, newsroom, user, language):
        self.newsroom, self.user, self.language = newsroom, user, language
        rows = [row for row in read_desk(fetch(newsroom.page), language, user).rows if row.unit.kind != "placement"]
        self.texts = {row.unit.id: row.unit for row in rows if row.entry is None}
        self.names = {row.unit.id: row.unit for row in rows if row.entry is not None}

    def send(self, place, names=False):
        """Type into one text, and let the desk save it."""
        shown = self.names if names else self.texts
        word = self.newsroom.word()
        unit = shown[sorted(shown)[place % len(shown)]]
        change = actions.Change(unit.id, word, base=digest(unit.target), source=digest(unit.source))
        try:
            outcome = actions.save_units(fetch(self.newsroom.page), self.language, [change], self.user)
        except PermissionDenied:
            self.newsroom.check_untouched(f"{self.user}'s desk, {unit.id}")
            return False
        kept = unit.id not in outcome.refused or unit.id in outcome.kept
        self.newsroom.check(words(unit.target), {word} if kept else set(), f"{self.user}'s desk, {unit.id}")
        return kept


class File:
    """A file that somebody exported, goes on with in an editor of theirs, and brings in later."""

    def __init__(self, newsroom, user, path, drafts):
        self.newsroom, self.user, self.path = newsroom, user, path
        export_newsroom(fetch(newsroom.page).get_parent().specific, path, drafts=drafts)
        self.told = json.loads(path.read_text())
        self.seen = words(self.told)

    def send(self, which, published):
        word, release = self.newsroom.word(), self.told["releases"][0]
        texts = [(release["headline"], "en"), (release["headline"], "ja"), (release["lead"], "ja")]
        texts += [(quote["text"], "en") for quote in release.get("quotes", ())]
        texts += [(each, "html") for each in release["body"].get("en", ())[:1] if "html" in each]
        where, name = texts[which % len(texts)]
        where[name] = f"<p>{word}</p>" if name == "html" else word
        release["published"] = published
        self.path.write_text(json.dumps(self.told))
        # What was issued stays as it was issued; the file takes its place in the draft, which its author means to do.
        issued = words([own_fields(each.revision.content) for each in Edition.objects.select_related("revision")])
        try:
            import_file(self.path, fetch(self.newsroom.page).get_parent().specific)
        except Refused:
            self.newsroom.check_untouched("an import")
            return False
        self.newsroom.check(self.seen | issued, {word}, "an import")
        self.seen.add(word)
        return True


def choose(newsroom, user, place, how):
    """Somebody chooses about a parked text, both of which are in sight."""
    found = list(Parked.objects.order_by("pk"))
    if not found:
        return None
    parked = found[place % len(found)]
    mine, theirs = words(parked.value), words(_beside(newsroom, parked))
    try:
        parking.choose(parked, how, user)
    except (ValidationError, parking.Moved):
        newsroom.check_untouched("a choice")
        return False
    if how == "mine":
        newsroom.check(mine | theirs, mine, "choosing mine")
    else:
        newsroom.check(mine, set(), "choosing theirs")
    return True


def _beside(newsroom, parked):
    """The text that a parked one would take the place of."""
    if not parked.path.startswith(parking.FORM):
        language, _slash, unit = parked.path.partition("/")
        row = read_desk(fetch(newsroom.page), language).by_id.get(unit)
        return row.unit.target if row else ""
    content = newsroom.content() if parked.page_id else said_by(parking.record_of(parked))
    return parking.value_at(content, parked.path.removeprefix(parking.FORM))


def hand_on(newsroom, user, place):
    """Somebody does one of the things that the step of the workflow offers."""
    page = fetch(newsroom.page)
    piece = handover.piece_of(page)
    offered = [name for name, *_rest in piece.task.specific.get_actions(page, user)] if piece else []
    offered = [name for name in offered if name != "due"]
    if not offered:
        return None
    action = offered[place % len(offered)]
    try:
        handover.perform(piece, action, user, "Once more.")
    except (handover.NotDone, NotReady):
        newsroom.check_untouched(f"the step {action}")
        return False
    newsroom.check(set(), set(), f"the step {action}")
    return True
