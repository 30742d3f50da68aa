"""Where a question stands among Wagtail's comments, both ways."""

import json

import pytest

from wagtail_pressrelease.localization.places import place, unit_of
from wagtail_pressrelease.localization.schema import Leaf, List, Schema, Struct
from wagtail_pressrelease.localization.units import Unit

SCHEMA = Schema(
    fields=("headline", "history"),
    streams={
        "body": {
            "heading": Leaf.TEXT,
            "paragraph": Leaf.RICH,
            "list": List(Leaf.TEXT),
            "image": Struct({"caption": Leaf.TEXT}),
            "table": Leaf.TABLE,
        }
    },
    rows={"quotes": ("text", "office")},
    rich=frozenset({"history"}),
)
UNITS = [
    Unit("headline", "headline", "Sea and wind", "海と風"),
    Unit("history:k0", "paragraph", "Founded in 2001.", "2001年設立。", rich=True, elements=("history:j0",)),
    Unit("body:b1", "heading", "A base", "拠点", elements=("body:b1",), block="heading"),
    Unit("body:b2:aaaaa", "paragraph", "One <b>two</b>.", "一二", True, ("body:t2:zzzzz",), block="paragraph"),
    Unit("body:b2:bbbbb", "paragraph", "Three.", "", True, block="paragraph"),
    Unit("body:b3:i1", "item", "First", "第一", elements=("body:b3:i1",), block="list"),
    Unit("body:b4:caption", "caption", "The quay", "岸壁", elements=("body:b4:caption",), block="image"),
    Unit("body:b5:r0c1", "cell", "Wind", "風", elements=("body:b5:r0c1",), block="table"),
    Unit("body:t9:yyyyy", "paragraph", "", "補足。", True, ("body:t9:yyyyy",), block="paragraph"),
    Unit("quotes:u1:text", "text", "Yes.", "はい。"),
    Unit("organization:3:name", "organization_name", "Centre", "センター"),
    Unit("appointment:4:title", "appointment_title", "Director", "所長"),
]
BY_ID = {unit.id: unit for unit in UNITS}

PLACES = [
    ("headline", "headline_en", None),
    ("history:k0", "history_en", {"key": "k0", "start": 0, "end": 16}),
    ("body:b1", "body_en.b1", None),
    ("body:b2:aaaaa", "body_en.b2", {"key": "aaaaa", "start": 0, "end": 8}),
    ("body:b3:i1", "body_en.b3.i1", None),
    ("body:b4:caption", "body_en.b4.caption", None),
    ("body:b5:r0c1", "body_en.b5", {"unit": "body:b5:r0c1"}),
    ("body:t9:yyyyy", "body_ja.t9", {"key": "yyyyy", "start": 0, "end": 3}),
    ("quotes:u1:text", "quotes", {"unit": "quotes:u1:text"}),
    ("organization:3:name", "parties", {"unit": "organization:3:name"}),
    ("appointment:4:title", "signatories", {"unit": "appointment:4:title"}),
]


def about(path, position=""):
    return unit_of(path, position, UNITS, "en", "ja")


@pytest.mark.parametrize(("unit", "path", "mark"), PLACES)
def test_a_unit_has_a_place_that_the_page_editor_knows(unit, path, mark):
    where, position = place(BY_ID[unit], "en", "ja", SCHEMA)
    assert where == path
    assert (json.loads(position) if position else None) == (mark and [mark])


@pytest.mark.parametrize("unit", UNITS, ids=lambda unit: unit.id)
def test_what_is_asked_about_a_unit_is_found_at_it_again(unit):
    assert about(*place(unit, "en", "ja", SCHEMA)) == unit.id


ELSEWHERE = [
    ("on the translation of a field", "headline_ja", "", "headline"),
    ("on the translation of a heading", "body_ja.b1", "", "body:b1"),
    ("on a translation with other keys", "body_ja.t2", '[{"key": "zzzzz", "start": 1, "end": 2}]', "body:b2:aaaaa"),
    ("on a paragraph that has gone", "body_en.b2", '[{"key": "gone0", "start": 0, "end": 9}]', "body:b2:aaaaa"),
    ("on a whole block", "body_en.b2", "", "body:b2:aaaaa"),
    ("on a whole picture", "body_en.b4", "", "body:b4:caption"),
    ("on two paragraphs", "body_en.b2", '[{"key": "bbbbb"}, {"key": "aaaaa"}]', "body:b2:bbbbb"),
    ("on what is not translated", "embargo_until", "", ""),
    ("on a block that has gone", "body_en.b77", "", ""),
    ("on all rows of a kind", "quotes", "", ""),
    ("on a row that has gone", "quotes", '[{"unit": "quotes:u9:text"}]', ""),
    ("at a broken position", "headline_en", "[[", "headline"),
    ("at a position that is none", "headline_en", '"x"', "headline"),
]


@pytest.mark.parametrize(
    ("path", "position", "unit"), [row[1:] for row in ELSEWHERE], ids=[row[0] for row in ELSEWHERE]
)
def test_a_comment_made_in_the_page_editor_is_found_at_its_unit(path, position, unit):
    assert about(path, position) == unit
