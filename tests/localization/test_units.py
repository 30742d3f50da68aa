"""Every text of a page is a unit, in reading order, with its translation beside it."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.effort import calls
from tests.localization.texts import BLOCKS, BROKEN, SCHEMA, bodies, content, p, paragraph, read, shown
from wagtail_pressrelease.localization.units import Leaf, List, Schema, Stream, Struct, units


@pytest.mark.parametrize(("type", "value", "expected"), [(type, *each) for type, each in BLOCKS.items()], ids=BLOCKS)
def test_the_units_of_a_block(type, value, expected):
    block = {"type": type, "value": value, "id": "x"}
    assert shown(read([block])) == [(*each, "") for each in expected]
    same = [(*each, each[-1]) for each in expected if each[1] != "placement"]
    assert shown(read([block], [block])) == same
    assert all(unit.block == type for unit in read([block]))


def test_fields_streams_and_rows_come_in_reading_order():
    schema = Schema(
        ("headline", "lead", "history"),
        {"body": SCHEMA.streams["body"]},
        {"quotes": ("text", "office", "background")},
        frozenset({"history", "quotes.background"}),
        ("headline", "lead", "body", "history"),
    )
    found = read(
        [{"type": "heading", "value": "H", "id": "h"}],
        schema=schema,
        headline_en="One",
        headline_ja="一",
        lead_en=None,
        lead_ja=" ",
        history_en=p("k", "Then"),
        history_ja="",
        quotes=[
            {"uid": "u1", "text_en": "Said", "text_ja": None, "office_en": "", "office_ja": None},
            {"uid": "u2", "text_en": "", "text_ja": "言", "background_en": p("z", "B"), "background_ja": None},
        ],
    )
    assert shown(found) == [
        ("headline", "headline", "One", "一"),
        ("body:h", "heading", "H", ""),
        ("history:k", "paragraph", "Then", ""),
        ("quotes:u1:text", "text", "Said", ""),
        ("quotes:u2:text", "text", "", "言"),
        ("quotes:u2:background:z", "paragraph", "B", ""),
    ]
    assert [unit.id for unit in found if unit.rich] == ["history:k", "quotes:u2:background:z"]


def test_a_row_for_readers_of_one_language_is_not_translated():
    schema = Schema(rows={"contacts": ("name",)})
    rows = [{"uid": n, "name_en": n, "for_en": n != "ja", "for_ja": n != "en"} for n in ("en", "ja", "both")]
    assert [unit.id for unit in read(schema=schema, contacts=rows)] == ["contacts:both:name"]


def test_either_language_may_be_the_source():
    both = content([paragraph(p("a", "One"))], [paragraph(p("a", "一"))])
    assert shown(units(both, "ja", "en", SCHEMA)) == [("body:p:a", "paragraph", "一", "One")]


# --- values that are the same in every language
@pytest.mark.parametrize(
    ("source", "target", "expected"),
    [
        ([("quote", "u", "x")], [("quote", "u", "y")], []),
        ([("quote", "u", "x"), ("quote", "v", "y")], [("quote", "v", "1"), ("quote", "u", "2")], []),
        ([("quote", "u", "x")], [], [("body:x", "u", "")]),
        ([], [("embed", "https://a.example", "y")], [("body:y", "", "https://a.example")]),
        ([("document", 5, "x")], [("document", 6, "x")], [("body:x", "5", "6")]),
        ([("image", {"image": 5}, "x")], [], [("body:x", '{"image": 5}', "")]),
        ([("image", {"image": 5}, "x")], [("image", {"image": 5}, "y")], []),
        (
            [("image", {"image": 5, "alt": "A"}, "x")],
            [("image", {"image": 6, "alt": "a"}, "x")],
            [("body:x:image", "5", "6")],
        ),
        (
            [("table", {"data": [["12", "3%"]]}, "x")],
            [("table", {"data": [["12", "4%"]]}, "x")],
            [("body:x:r0c1", "3%", "4%")],
        ),
        ([("list", [], "x"), ("heading", "", "y"), ("image", {"image": None}, "z")], [], []),
    ],
)
def test_placements(source, target, expected):
    def blocks(given):
        return [{"type": type, "value": value, "id": mark} for type, value, mark in given]

    found = [unit for unit in read(blocks(source), blocks(target)) if unit.kind == "placement"]
    assert [(unit.id, unit.source, unit.target) for unit in found] == expected


def test_a_figure_that_became_words_is_a_text():
    source, target = ({"type": "table", "value": {"data": [[cell]]}, "id": "x"} for cell in ("12", "12年"))
    assert shown(read([source], [target])) == [("body:x:r0c0", "cell", "12", "12年")]


# --- whatever is stored
@given(bodies(), bodies() | bodies(ids="vwxyz"))
def test_every_text_of_the_target_is_in_exactly_one_unit(source, target):
    found = read(source, target)
    ids = [unit.id for unit in found]
    elements = [element for unit in found for element in unit.elements]
    alone = [unit.id for unit in units({"body_ja": target}, "ja", "en", SCHEMA) if unit.kind != "placement"]
    assert len(set(ids)) == len(ids)
    assert len(set(elements)) == len(elements)
    assert set(alone) <= set(elements)


@given(bodies(), bodies(ids="vwxyz"))
def test_units_stand_in_the_order_of_the_source(source, target):
    alone = [unit.id for unit in read(source)]
    ids = [unit.id for unit in read(source, target)]
    assert [id for id in ids if id in alone] == [id for id in alone if id in ids]


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | BROKEN,
    lambda inner: (
        st.lists(inner, max_size=3)
        | st.dictionaries(
            st.sampled_from(["type", "value", "id", "data", "image", "alt", "table_caption", "title"]), inner
        )
        | st.fixed_dictionaries(
            {"type": st.sampled_from([*SCHEMA.streams["body"], "gone"]), "value": inner, "id": BROKEN}
        )
    ),
    max_leaves=8,
)


@given(JSON, JSON, st.booleans())
def test_whatever_is_stored_can_be_read(en, ja, text):
    dump = json.dumps if text else lambda value: value
    units({"body_en": dump(en), "body_ja": dump(ja)}, "en", "ja", SCHEMA)
    units({"body_en": "[broken", "body_ja": None}, "en", "ja", SCHEMA)


def test_a_body_twice_as_long_is_twice_the_work():
    def stored(paragraphs):
        def body(words):
            return [
                paragraph("".join(p(f"k{n}x{m}", f"{words} <b>{n}</b> {m}") for m in range(10)), f"p{n}")
                for n in range(paragraphs)
            ]

        return content(
            body("The centre and the prefecture signed. " * 6), body("センターと県は覚書に署名しました。" * 6)
        )

    once, twice = stored(10), stored(20)
    assert len(units(twice, "en", "ja", SCHEMA)) == 200
    assert calls(lambda: units(twice, "en", "ja", SCHEMA)) < 2.2 * calls(lambda: units(once, "en", "ja", SCHEMA))


def test_nested_streams_and_lists_of_structs():
    schema = Schema(streams={"body": {"box": Stream({"note": Leaf.TEXT, "rows": List(Struct({"name": Leaf.TEXT}))})}})
    rows = [{"type": "item", "value": {"name": "N"}, "id": "r"}]
    box = [{"type": "note", "value": "T", "id": "n"}, {"type": "rows", "value": rows, "id": "s"}]
    found = read([{"type": "box", "value": box, "id": "b"}], schema=schema)
    assert shown(found) == [("body:b:n", "text", "T", ""), ("body:b:s:r:name", "text", "N", "")]
