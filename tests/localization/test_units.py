"""Every text of a page is a unit, in reading order, with its translation beside it."""

import json
import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.localization.texts import BROKEN, SCHEMA, bodies
from wagtail_pressrelease.localization.units import Leaf, List, Schema, Stream, Struct, digest, plain, units


def content(en=(), ja=(), **fields):
    return {"body_en": json.dumps(en), "body_ja": json.dumps(ja), **fields}


def paragraph(html, mark="p"):
    return {"type": "paragraph", "value": html, "id": mark}


def p(key, words):
    return f'<p data-block-key="{key}">{words}</p>'


def read(*args, schema=SCHEMA, pairs=None, **kwargs):
    return units(content(*args, **kwargs), "en", "ja", schema, pairs or {})


def shown(found):
    return [(unit.id, unit.kind, unit.source, unit.target) for unit in found]


LIST = [{"type": "item", "value": "One", "id": "i1"}, {"type": "item", "value": "Two", "id": "i2"}]
TABLE = {"data": [["Year", "2027"], ["Power", "2 GW"]], "table_caption": "Plan", "table_header_choice": "row"}
BLOCKS = {
    "heading": ("Title", [("body:x", "heading", "Title")]),
    "paragraph": (
        f'{p("a", "One <b>two</b>")}<ul><li data-block-key="b">x<ol><li data-block-key="c">y</li></ol></li></ul>'
        '<h3 data-block-key="d">Z</h3>',
        [
            ("body:x:a", "paragraph", "One <b>two</b>"),
            ("body:x:b", "item", "x"),
            ("body:x:c", "item", "y"),
            ("body:x:d", "heading", "Z"),
        ],
    ),
    "image": (
        {"image": 5, "alt": "A turbine", "caption": "At sea", "credit": ""},
        [("body:x:alt", "alt", "A turbine"), ("body:x:caption", "caption", "At sea")],
    ),
    "list": (LIST, [("body:x:i1", "item", "One"), ("body:x:i2", "item", "Two")]),
    "table": (
        TABLE,
        [
            ("body:x:caption", "caption", "Plan"),
            ("body:x:r0c0", "cell", "Year"),
            ("body:x:r1c0", "cell", "Power"),
            ("body:x:r1c1", "cell", "2 GW"),
        ],
    ),
    "quote": ("a-uid", [("body:x", "placement", "a-uid")]),
    "document": (7, [("body:x", "placement", "7")]),
    "embed": ("https://video.example/1", [("body:x", "placement", "https://video.example/1")]),
    "gallery": (
        {"title": "Views", "pictures": [{"type": "item", "value": {"image": 1, "text": p("a", "Sea")}, "id": "i"}]},
        [("body:x:title", "text", "Views"), ("body:x:pictures:i:text:a", "paragraph", "Sea")],
    ),
}


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


# --- several paragraphs for one, and texts on one side only
def test_a_paragraph_that_follows_a_translation_belongs_to_it():
    (unit,) = read([paragraph(p("a", "One and two"))], [paragraph(p("a", "一") + p("z", "二"))])
    assert (unit.target, unit.elements) == ("<p>一</p>\n<p>二</p>", ("body:p:a", "body:p:z"))


def test_unless_somebody_confirmed_it_as_a_text_of_its_own():
    body = [paragraph(p("a", "One"))], [paragraph(p("a", "一") + p("z", "二"))]
    found = read(*body, pairs={"body:p:z": ("body:p:z",)})
    assert shown(found) == [("body:p:a", "paragraph", "One", "一"), ("body:p:z", "paragraph", "", "二")]


def test_a_heading_or_an_item_is_no_second_half_of_a_paragraph():
    target = p("a", "一") + '<ul><li data-block-key="z">二</li></ul>'
    assert shown(read([paragraph(p("a", "One"))], [paragraph(target)])) == [
        ("body:p:a", "paragraph", "One", "一"),
        ("body:p:z", "item", "", "二"),
    ]


def test_two_paragraphs_that_one_translates_leave_one_without():
    found = read([paragraph(p("a", "One") + p("b", "Two"))], [paragraph(p("a", "一と二"))])
    assert shown(found) == [("body:p:a", "paragraph", "One", "一と二"), ("body:p:b", "paragraph", "Two", "")]


def test_what_only_the_target_has_stands_where_it_stands_there():
    blocks = [{"type": "heading", "value": words, "id": words} for words in ("A", "B", "C")]
    only = {"type": "heading", "value": "追加", "id": "z"}
    found = read(blocks, [only, blocks[0], only | {"id": "y"}, blocks[1], blocks[2]])
    assert [(unit.id, unit.source) for unit in found] == [
        ("body:z", ""),
        ("body:A", "A"),
        ("body:y", ""),
        ("body:B", "B"),
        ("body:C", "C"),
    ]


# --- whom a person paired
def test_what_a_person_paired_comes_first():
    source = [paragraph(p("a", "One") + p("b", "Two"))]
    target = [paragraph(p("a", "二") + p("b", "一") + p("c", "一の続き"))]
    found = read(source, target, pairs={"body:p:a": ("body:p:b", "body:p:c"), "body:p:b": ("body:p:a",)})
    assert [unit.target for unit in found] == ["<p>一</p>\n<p>一の続き</p>", "二"]
    assert not any(unit.proposed for unit in found)


def test_what_a_person_left_out_gets_no_proposal():
    source, target = [paragraph(p("a", "One") + p("b", "Two"))], [paragraph(p("x", "一と二"), "q")]
    assert [unit.target for unit in read(source, target, pairs={"body:p:a": ()})] == ["", "一と二"]


def test_two_texts_under_one_id_stay_two_units():
    source, target = [paragraph(p("a", "One"))], [paragraph(p("x", "一") + '<h2 data-block-key="a">題</h2>')]
    found = read(source, target, pairs={"body:p:a": ("body:p:x",)})
    assert [(unit.id, unit.target) for unit in found] == [("body:p:a", "一"), ("body:p:a+", "題")]


def test_a_paragraph_that_moved_to_another_block_keeps_its_translation():
    source = [paragraph(p("a", "One")), paragraph(p("b", "Two"), "new")]
    (_, moved) = read(source, [paragraph(p("a", "一") + p("b", "二"))])
    assert (moved.id, moved.target, moved.proposed) == ("body:new:b", "二", False)


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


# --- bodies typed separately
ENGLISH = [
    {"type": "heading", "value": "The plan", "id": "e1"},
    paragraph(
        p("e2", "The centre and the prefecture signed a memorandum on 14 May 2026.") + p("e3", "It runs to 2031."), "e"
    ),
    {"type": "image", "value": {"image": 4, "alt": "The turbine", "caption": ""}, "id": "e4"},
    {"type": "list", "value": LIST, "id": "e5"},
    {"type": "quote", "value": "uid", "id": "e6"},
    paragraph(p("e7", "More at the EMEC site."), "e8"),
]
JAPANESE = [
    {"type": "heading", "value": "計画", "id": "j1"},
    paragraph(p("j2", "センターと県は2026年5月14日、覚書に署名しました。"), "j"),
    paragraph(p("j3", "期間は2031年までです。"), "jj"),
    {"type": "image", "value": {"image": 4, "alt": "タービン", "caption": ""}, "id": "j4"},
    {
        "type": "list",
        "value": [{"type": "item", "value": "一", "id": "j5"}, {"type": "item", "value": "二", "id": "j6"}],
        "id": "jl",
    },
    {"type": "quote", "value": "uid", "id": "j7"},
    paragraph(p("j8", "詳しくはEMECのサイトへ。"), "j9"),
]


def test_bodies_typed_separately_are_paired_in_order_as_proposals():
    found = read(ENGLISH, JAPANESE)
    assert [(unit.source[:12], unit.target[:6]) for unit in found] == [
        ("The plan", "計画"),
        ("The centre a", "センターと県"),
        ("It runs to 2", "期間は203"),
        ("The turbine", "タービン"),
        ("One", "一"),
        ("Two", "二"),
        ("More at the ", "詳しくはEM"),
    ]
    assert all(unit.proposed for unit in found)


@pytest.mark.parametrize("missing", range(len(JAPANESE)))
def test_a_block_less_moves_no_other_pair(missing):
    whole = {unit.source: unit.target for unit in read(ENGLISH, JAPANESE)}
    part = {unit.source: unit.target for unit in read(ENGLISH, JAPANESE[:missing] + JAPANESE[missing + 1 :])}
    assert {source for source in whole if part.get(source) and part[source] != whole[source]} == set()


def test_a_paragraph_more_on_either_side_finds_its_place():
    long = "The turbine is to deliver 20 megawatts to the islands from the spring of 2027 onwards."
    source = [paragraph(p("a", "Short first words.") + p("b", long) + p("c", "Contact EMEC."), "e")]
    target = [paragraph(p("x", "2027年春から20メガワットの電力を島々に供給する予定です。") + p("y", "EMECまで。"), "j")]
    assert [bool(unit.target) for unit in read(source, target)] == [False, True, True]
    found = units({"body_en": target, "body_ja": source}, "en", "ja", SCHEMA)
    assert [bool(unit.source) for unit in found] == [False, True, True]


def test_one_long_paragraph_for_two_is_proposed_as_both():
    source = [paragraph(p("a", "The first half says this at length. " * 3), "e"), paragraph(p("b", "End of 7."), "f")]
    halves = "前半はこのことを長々と述べています。" * 2
    target = [paragraph(p("x", halves) + p("y", halves), "j"), paragraph(p("z", "7の終わり。"), "k")]
    first, second = read(source, target)
    assert (first.elements, second.elements) == (("body:j:x", "body:j:y"), ("body:k:z",))


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


@given(bodies(), bodies(ids="vwxyz"))
def test_what_was_proposed_and_confirmed_stays_as_it_is(source, target):
    found = read(source, target)
    again = read(source, target, pairs={unit.id: unit.elements for unit in found})
    assert [(u.id, u.source, u.target) for u in again] == [(u.id, u.source, u.target) for u in found]
    assert not any(unit.proposed for unit in again if unit.kind != "placement" and unit.source and unit.target)


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


def test_a_large_body_is_read_within_50_milliseconds():
    def body(words):
        return [
            paragraph("".join(p(f"k{n}x{m}", f"{words} <b>{n}</b> {m}") for m in range(10)), f"p{n}") for n in range(20)
        ]

    stored = content(body("The centre and the prefecture signed. " * 6), body("センターと県は覚書に署名しました。" * 6))
    started = time.process_time()
    assert len(units(stored, "en", "ja", SCHEMA)) == 200
    assert time.process_time() - started < 0.05


# --- prints of texts
@pytest.mark.parametrize(
    "same",
    ["One  two", " One\u3000two\n", "One\u00a0two", '<p data-block-key="x">One two</p>', "Cafe\u0301"],
)
def test_white_space_keys_and_composing_make_no_difference(same):
    plainer = {"Cafe\u0301": "Café", '<p data-block-key="x">One two</p>': "<p>One two</p>"}.get(same, "One two")
    assert digest(same) == digest(plainer)
    assert len(digest(same)) == 16


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("One two", "Onetwo"),
        ("神", "\ufa19"),
        ("one", "One"),
        ("１", "1"),
        ("One", "<b>One</b>"),
        ('<a href="https://a.example">x</a>', '<a href="https://b.example">x</a>'),
    ],
)
def test_everything_else_does(one, two):
    assert digest(one) != digest(two)


def test_nothing_has_no_print():
    assert digest("") == digest(" \u3000\n") == digest(None) == ""


@given(st.text(), st.text())
def test_texts_of_other_words_differ(one, two):
    from wagtail_pressrelease.press.text import composed

    same = composed(one).split() == composed(two).split()
    assert (digest(one) == digest(two)) == same


def test_the_words_alone_stand_on_one_line():
    assert plain("<p>One <b>two</b></p>\n<p>three</p>") == "One two three"
    assert plain(None) == ""


def test_nested_streams_and_lists_of_structs():
    schema = Schema(streams={"body": {"box": Stream({"note": Leaf.TEXT, "rows": List(Struct({"name": Leaf.TEXT}))})}})
    rows = [{"type": "item", "value": {"name": "N"}, "id": "r"}]
    box = [{"type": "note", "value": "T", "id": "n"}, {"type": "rows", "value": rows, "id": "s"}]
    found = read([{"type": "box", "value": box, "id": "b"}], schema=schema)
    assert shown(found) == [("body:b:n", "text", "T", ""), ("body:b:s:r:name", "text", "N", "")]
