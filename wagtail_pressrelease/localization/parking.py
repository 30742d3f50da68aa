"""What somebody wrote and could not be stored without taking somebody else's text away: it is parked beside the draft
until somebody chooses."""

import json

from django.apps import apps
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils import timezone
from django.utils.html import strip_tags
from django.utils.translation import gettext as _
from wagtail.log_actions import log
from wagtail.models import Page

from wagtail_pressrelease.press.languages import LANGUAGES

from .actions import choose_unit
from .applying import keys_of_rows, said_by, say
from .desk import read_desk
from .merge import Conflict, Kind
from .pieces import KEYS_OF_ROWS, digest
from .rights import APP, may_review, may_write
from .spots import put, shows, value_at
from .storing import locked, save_content
from .translated import TranslatedMixin

FORM = "form/"
NOT_WORDS = frozenset({"for_en", "for_ja"})


class Moved(Exception):
    """The text that somebody chose to replace is another one by now. Its message is a sentence for people."""


def table():
    return apps.get_model("wagtail_pressrelease", "Parked")


def beside(record) -> dict:
    """What a parked text says of the release or record of the register that it is parked beside."""
    return {"page_id": record.pk} if isinstance(record, Page) else {"record": f"{record._meta.model_name}:{record.key}"}


def park(conflicts: list[Conflict], record, user, base=None) -> list:
    """Park what a merge handed back. Where the form showed what was parked before, as `base` tells, the same person has
    only gone on writing."""
    where = beside(record)
    before = list(table().objects.filter(**where, user=user, path__startswith=FORM)) if conflicts else []
    found = []
    for conflict in conflicts:
        path = f"{FORM}{conflict.path}"
        same_text = [each for each in before if each.path == path and shows(base, conflict.path, each.value["print"])]
        parked = same_text[0] if same_text else table()(**where, user=user, path=path)
        parked.why = parked.Why.GONE if conflict.kind == Kind.GONE else parked.Why.CONFLICT
        parked.value = {
            "kind": conflict.kind.value,
            "mine": conflict.mine,
            "print": conflict.print,
            "after": conflict.after,
        }
        parked.shown = readable(conflict.mine)
        parked.at = timezone.now()
        parked.save()
        found.append(parked)
    return found


def readable(value) -> str:
    """The words of a value, for lists and mails."""
    if isinstance(value, dict) and {"type", "value"} <= value.keys():
        return readable(value["value"])
    if isinstance(value, dict):
        return " ".join(filter(None, (readable(each) for name, each in value.items() if name not in KEYS_OF_ROWS)))
    if isinstance(value, list):
        return " ".join(filter(None, (readable(each) for each in value)))
    return strip_tags(value) if isinstance(value, str) else ""


def language_of(path: str) -> str:
    """The language whose words stand at a place of a form; "" for a fact, a row as a whole and an order."""
    names = path.removeprefix(FORM).split(":")
    name = names[-1] if len(names) == 3 and names[0][-3:] not in ("_en", "_ja") else names[0]
    return name[-2:] if name[-3:] in ("_en", "_ja") and name not in NOT_WORDS else ""


def record_of(parked):
    """The release as its latest draft has it, or the record of the register; None where it is gone."""
    if parked.page_id:
        return parked.page.specific_deferred
    model, _colon, key = parked.record.partition(":")
    return apps.get_model("wagtail_pressrelease", model).objects.filter(key=key).first()


def may_choose(parked, user) -> bool:
    """Whether somebody may write the place that a parked text belongs to."""
    if user is None:
        return True
    if parked.page_id and not parked.page.permissions_for_user(user).can_edit():
        return False
    if parked.record and not user.has_perm(f"{APP}.change_{parked.record.partition(':')[0]}"):
        return False
    if not parked.path.startswith(FORM):
        return may_write(parked.path[:2], user)
    language = language_of(parked.path)
    if parked.why == parked.Why.PROPOSAL:
        return may_review(language, user)
    return may_write(language, user) if language else user.has_perm(f"{APP}.edit_facts")


def parked_for(record, user=None) -> list:
    """What is parked beside a release or a record, the oldest first; with a user, only what they may choose about."""
    found = table().objects.filter(**beside(record)).select_related("user", "page").order_by("at", "pk")
    return [each for each in found if may_choose(each, user)]


def stamp(value) -> str:
    """By what a choice says which text it saw."""
    return digest(json.dumps(value, sort_keys=True, ensure_ascii=False))


@transaction.atomic
def choose(parked, how: str, user, seen: str | None = None):
    """A parked text takes its place ("mine"), or is let go ("theirs"). `seen` is the stamp of the text that it was to
    replace: where somebody has changed that again, `Moved` is raised. Raises PermissionDenied."""
    if not may_choose(parked, user):
        raise PermissionDenied(_("You may not choose between these texts."))
    if not parked.path.startswith(FORM):
        return choose_unit(parked, how, user, seen)
    if how == "mine" and parked.page_id:
        page = locked(parked.page)
        content = _taken(parked, page.latest_revision.content, seen, page.specific_class, page)
        _save_page(page, content, user)
    elif how == "mine":
        _write_record(parked, user, seen)
    parked.delete()
    return None


def _taken(parked, content, seen, model, page=None):
    """The content with the parked text in its place."""
    path, keys = parked.path.removeprefix(FORM), keys_of_rows(model)
    if seen is not None and seen != stamp(value_at(content, path, keys)):
        raise Moved(_("Somebody has changed this text again meanwhile. Look at it, and choose once more."))
    value = parked.value["mine"]
    if page and parked.value["kind"] == Kind.GONE and isinstance(value, dict) and path.count(":") == 1:
        value = _row_before(page, path) | value
    return put(content, path, value, parked.value["after"], keys)


def _save_page(page, content, user):
    """As a new version. Raises ValidationError of a newsroom, which no gate asks later."""
    if issubclass(page.specific_class, TranslatedMixin):
        save_content(read_desk(page, LANGUAGES[0], user), content, user)
        return
    draft = page.specific_deferred.with_content_json({**content, "live_revision": None})
    draft.check_name()
    draft.save_revision(user=user, log_action=True)


def _write_record(parked, user, seen):
    record = record_of(parked)
    if record is None:
        raise Moved(_("The record that this text belongs to was deleted."))
    model = type(record)
    record = model.objects.select_for_update().get(pk=record.pk)
    before = said_by(record)
    content = _taken(parked, before, seen, model)
    for name in content:
        if content[name] != before.get(name):
            say(record, name, content[name], before.get(name))
    record.full_clean()
    record.save()
    log(record, "wagtail.edit", user=user)


def _row_before(page, path):
    """A row as it stood before it was deleted: somebody may have been shown but a part of it."""
    relation, identity = path.split(":")
    for revision in page.revisions.order_by("-created_at", "-pk").iterator():
        for row in revision.content.get(relation) or ():
            if isinstance(row, dict) and row.get("uid") == identity:
                return {**row, "pk": None}
    return {}
