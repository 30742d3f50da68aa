"""A translator changes each field of their language and no other: field by field, in the form of the page editor with
its rows, and through the API. The fields are those of the administrator's form, so that a new one is tried by
itself."""

import pytest

from tests.forms import posted
from wagtail_pressrelease.models import PressReleasePage
from wagtail_pressrelease.press.rows import ROWS

from .forging import KEPT, forged
from .programs import BODIES
from .roles import ADMINISTRATOR, ENGLISH, JAPANESE
from .snapshot import language_of

pytestmark = pytest.mark.django_db

WRITES = {JAPANESE: "ja", ENGLISH: "en"}
by_each = pytest.mark.parametrize("role", WRITES)


def form(stage, role):
    with stage.undone():
        return stage.get(role, path(stage)).context["form"]


def path(stage):
    return f"/admin/pages/{stage.scene['draft']}/edit/"


def every_field(stage):
    """Of the form and its rows: the name of each field on its model, and where a browser sends it."""
    whole = form(stage, ADMINISTRATOR)
    for each in (whole, *(row for relation in ROWS for row in whole.formsets[relation].forms)):
        for name in each.fields:
            if name not in KEPT and not name.startswith(("press_shown", "comment")):
                yield name, each.add_prefix(name)


def part(data, key):
    """What a browser sends of one field: the blocks of a body and the clock of a moment stand below its name."""
    return {name: value for name, value in data.items() if name == key or name.startswith((f"{key}-", f"{key}_"))}


def with_one(data, other, key):
    """What a browser sends, with one field as in the other form."""
    return {name: value for name, value in data.items() if name not in part(data, key)} | part(other, key)


def with_these(data, other, keys):
    """What a browser sends, with some fields as in the other form."""
    for key in keys:
        data = with_one(data, other, key)
    return data


def unmoved(stage, role, keys):
    """Which of these fields are as they were in the form that the administrator opens after the role has sent them
    all, forged; and what was changed."""
    before = form(stage, ADMINISTRATOR)
    shown = before if role == ADMINISTRATOR else form(stage, role)
    with stage.undone():
        stage.send(role, path(stage), "post", with_these(posted(shown), forged(before), keys))
        changed = stage.changed()
        after = posted(form(stage, ADMINISTRATOR))
    return [key for key in keys if part(posted(before), key) == part(after, key)], changed


@by_each
def test_each_field_of_the_form_in_their_language_is_theirs(stage, role):
    own = [key for name, key in every_field(stage) if language_of(name) == WRITES[role]]
    assert unmoved(stage, role, own) == ([], {WRITES[role]})


def assert_unheard(stage, role, sent, other):
    """Nothing of this is stored. One text that is theirs, beside it, shows that such a form is taken."""
    theirs = next(key for name, key in every_field(stage) if language_of(name) == WRITES[role])
    for data, expected in ((sent, set()), (with_one(sent, other, theirs), {WRITES[role]})):
        with stage.undone():
            stage.send(role, path(stage), "post", data)
            assert stage.changed() == expected


@by_each
def test_no_other_field_of_the_form_is(stage, role):
    """All at once: the administrator's test tells that each is tried with something else."""
    own, other = posted(form(stage, role)), forged(form(stage, ADMINISTRATOR))
    keys = [key for name, key in every_field(stage) if language_of(name) != WRITES[role]]
    assert_unheard(stage, role, with_these(own, other, keys), other)


@by_each
@pytest.mark.parametrize("how", ["delete", "reorder", "add", "leave out"])
def test_the_rows_stay_the_rows_that_they_are(stage, role, how):
    """Those of every kind at once."""
    own, other = posted(form(stage, role)), forged(form(stage, ADMINISTRATOR))
    changes = {}
    for relation in ROWS:
        total = int(own[f"{relation}-TOTAL_FORMS"])
        if how == "delete":
            changes |= {f"{relation}-{number}-DELETE": "on" for number in range(total)}
        elif how == "reorder":
            changes |= {f"{relation}-{number}-ORDER": str(total - number) for number in range(total)}
        elif how == "add":
            changes |= {f"{relation}-TOTAL_FORMS": str(total + 1), f"{relation}-{total}-ORDER": "0"}
            changes |= {f"{relation}-{total}-{name}": "1" for name in ("organization", "person", "speaker", "document")}
            changes |= {f"{relation}-{total}-{name}": "偽造" for name in ("text_ja", "text_en", "office_ja", "name_en")}
        else:
            changes |= {f"{relation}-TOTAL_FORMS": "0", f"{relation}-INITIAL_FORMS": "0"}
    assert_unheard(stage, role, {**own, **changes}, other)


def other_values():
    """What a program would write into each field, from the table of addresses and from the texts."""
    for name in PressReleasePage.api_writable:
        given = next((body[name] for body in BODIES if name in body), None)
        if given is not None:
            yield name, given
        elif language_of(name):
            yield name, [] if name.startswith(("body", "notes")) else None if name.startswith("audio") else "偽造"


@by_each
def test_each_field_of_the_api_is_changed_only_by_who_writes_its_language(stage, role):
    found, address = [], f"/api/v3/pages/{stage.scene['draft']}/"
    for name, value in other_values():
        with stage.undone():
            response = stage.send(role, address, "patch json", {name: value})
            changed = stage.changed()
        if changed - {WRITES[role]} or (changed and language_of(name) != WRITES[role]) or response.status_code >= 500:
            found.append(f"{role}: {name} changes {changed}, answers {response.status_code}")
    assert found == []


def test_every_field_that_is_tried_is_changed_by_an_administrator(stage):
    """So that nothing above stays as it was by accident."""
    keys = [key for _name, key in every_field(stage)]
    assert unmoved(stage, ADMINISTRATOR, keys)[0] == []


def test_every_value_that_is_tried_of_the_api_too(stage):
    address = f"/api/v3/pages/{stage.scene['draft']}/"
    unmoved = []
    for name, value in other_values():
        with stage.undone():
            status = stage.send(ADMINISTRATOR, address, "patch json", {name: value}).status_code
            if not stage.changed():
                unmoved.append((name, status))
    assert [each for each in unmoved if each[0] not in ("audio_en", "audio_ja")] == []
