"""What has changed of a release since somebody looked at it who is about to approve it."""

from django.utils.translation import gettext as _

from wagtail_pressrelease.localization.applying import keys_of_rows
from wagtail_pressrelease.localization.handover import enumerated
from wagtail_pressrelease.localization.merge import shown
from wagtail_pressrelease.localization.pieces import Print, same
from wagtail_pressrelease.publishing.content import own_fields

from .headings import place


def sentence(changed: list[str]) -> str:
    """What somebody is told who wants to approve."""
    sentence = _("The release has changed since you looked at it: %(texts)s. Read that again, then try once more.")
    return sentence % {"texts": enumerated(changed)}


def since(seen: Print, content: dict, model) -> list[str]:
    """What the places are called where a content differs from what somebody saw; a row counts as one place."""
    now, found = shown(content, keys_of_rows(model)), []
    for name in (field.name for field in model._meta.get_fields() if field.name in content):
        before, after = seen.get(name), now[name]
        if same({name: before}, {name: after}):
            continue
        if not model._meta.get_field(name).one_to_many:
            found.append(name)
            continue
        rows, known = dict(map(tuple, after)), dict(map(tuple, before or ()))
        changed = [key for key in rows if key not in known or not same(rows[key], known[key])]
        found += [f"{name}:{key}" for key in changed] or [name]
    return [place(model, content, path) for path in found]


def between(revision, page) -> list[str]:
    """The same for a version that a piece of work began with, and the latest one of its page."""
    model = page.specific_class
    then, latest = own_fields(revision.content), page.get_latest_revision()
    return since(shown(then, keys_of_rows(model)), own_fields(latest.content), model)
