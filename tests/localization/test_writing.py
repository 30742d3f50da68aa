"""Texts are put into the target, where the source's order puts them, and nothing else of a content changes."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.localization.test_units import BLOCKS, ENGLISH, JAPANESE, TABLE, content, p, paragraph
from tests.localization.texts import BROKEN, SCHEMA, WORDS, bodies, inline
from wagtail_pressrelease.localization.units import Leaf, Schema, Struct, units
from wagtail_pressrelease.localization.writing import cleaned, put


def read(stored, pairs=None, schema=SCHEMA):
    return units(stored, "en", "ja", schema, pairs or {})


def write(stored, values, pairs=None, schema=SCHEMA):
    return put(stored, "en", "ja", schema, values, pairs or {})


def body(stored):
    return json.loads(stored["body_ja"])


def targets(stored):
    return {unit.id: unit.target for unit in read(stored)}


def all_translated(stored):
    return {unit.id: "yes" if unit.kind == "placement" else f"訳{unit.source}" for unit in read(stored)}


# --- each kind of block
@pytest.mark.parametrize("type", BLOCKS)
def test_a_block_that_is_filled_has_the_source_s_marks_and_shape(type):
    block = {"type": type, "value": BLOCKS[type][0], "id": "x"}
    filled = write(content([block]), all_translated(content([block])))
    assert [(made["type"], made["id"]) for made in body(filled)] == [(type, "x")]
    back = write({"body_en": filled["body_ja"], "body_ja": "[]"}, {unit.id: unit.source for unit in read(filled)})
    assert [unit.id for unit in read(filled)] == [id for id, *_ in BLOCKS[type][1] if type not in PLACED]
    assert all(unit.target == f"訳{unit.source}" for unit in read(filled))
    assert [made["id"] for made in body(back)] in ([], ["x"])


PLACED = ("quote", "document", "embed")


def test_figures_of_a_table_and_its_headers_come_with_its_first_text():
    (made,) = body(write(content([{"type": "table", "value": TABLE, "id": "x"}]), {"body:x:r1c0": "電力"}))
    assert made["value"] == {"data": [["", "2027"], ["電力", ""]], "table_caption": "", "table_header_choice": "row"}


def test_a_table_grows_to_hold_a_cell():
    small = {"type": "table", "value": {"data": [["年"]]}, "id": "x"}
    made = write(content([{"type": "table", "value": TABLE, "id": "x"}], [small]), {"body:x:r1c1": "2GW"})
    assert body(made)[0]["value"]["data"] == [["年", ""], ["", "2GW"]]


def test_a_picture_of_a_list_comes_without_its_words():
    value = {"title": "T", "pictures": [{"type": "item", "value": {"image": 3, "text": p("a", "A")}, "id": "i"}]}
    made = write(content([{"type": "gallery", "value": value, "id": "x"}]), {"body:x:title": "題"})
    assert body(made)[0]["value"] == {
        "title": "題",
        "pictures": [{"type": "item", "value": {"image": 3, "text": ""}, "id": "i"}],
    }


# --- fields and rows
def test_fields_and_rows():
    schema = Schema(
        ("headline", "history"), rows={"quotes": ("text", "history")}, rich=frozenset({"history", "quotes.history"})
    )
    row = {"uid": "u", "text_en": "Said", "text_ja": None, "history_en": p("k", "H"), "history_ja": "", "speaker": 4}
    stored = {"headline_en": "One", "headline_ja": None, "history_en": p("k", "Then"), "quotes": [row, {"uid": "v"}]}
    values = {
        "headline": "か\u3099",
        "history:k": "昔",
        "quotes:u:text": "言",
        "quotes:u:history:k": "史",
        "quotes:w:text": "x",
        "title": "x",
    }
    assert write(stored, values, schema=schema) == {
        **stored,
        "headline_ja": "が",
        "history_ja": p("k", "昔"),
        "quotes": [{**row, "text_ja": "言", "history_ja": p("k", "史")}, {"uid": "v"}],
    }


def test_texts_can_be_taken_away():
    stored = content(
        [paragraph(p("a", "One") + p("b", "Two")), {"type": "heading", "value": "H", "id": "h"}],
        [paragraph(p("a", "一") + p("b", "二")), {"type": "heading", "value": "題", "id": "h"}],
        headline_en="N",
        headline_ja="名",
    )
    assert body(write(stored, {"body:p:a": ""}))[0]["value"] == p("b", "二")
    assert [block["id"] for block in body(write(stored, {"body:p:a": "", "body:p:b": " "}))] == ["h"]
    assert [block["id"] for block in body(write(stored, {"body:h": ""}))] == ["p"]
    assert write(stored, {"headline": ""})["headline_ja"] == ""


def test_the_last_item_takes_its_list_with_it():
    block = {"type": "list", "value": BLOCKS["list"][0], "id": "x"}
    one = write(content([block], [block]), {"body:x:i1": ""})
    assert [item["id"] for item in body(one)[0]["value"]] == ["i2"]
    assert body(write(one, {"body:x:i2": ""})) == []


def test_an_item_that_holds_a_list_leaves_the_list():
    html = '<ul><li data-block-key="a">A<ul><li data-block-key="b">B</li></ul></li></ul>'
    made = write(content([paragraph(html)], [paragraph(html)]), {"body:p:a": ""})
    assert body(made)[0]["value"] == html.replace(">A<", "><")
    assert targets(made) == {"body:p:a": "", "body:p:b": "B"}


# --- several paragraphs for one
def test_a_text_of_several_paragraphs_keeps_the_first_key_and_finds_the_others_again():
    stored = content([paragraph(p("a", "One and two") + p("b", "Three"))], [])
    split = write(stored, {"body:p:a": "<p>一</p>\n<p>二</p>", "body:p:b": "三"})
    first, second = read(split)
    assert (first.target, second.target) == ("<p>一</p>\n<p>二</p>", "三")
    assert first.elements[0] == "body:p:a"
    joined = write(split, {"body:p:a": "一と二"})
    assert body(joined)[0]["value"] == p("a", "一と二") + p("b", "三")


def test_a_second_half_stays_one_where_the_next_paragraph_has_no_text_yet():
    stored = content([paragraph(p("a", "One and two") + p("b", "Three"))], [])
    first, second = read(write(stored, {"body:p:a": "<p>一</p><p>二</p>"}))
    assert (len(first.elements), second.target) == (2, "")


def test_of_three_paragraphs_two_can_stay():
    stored = content([paragraph(p("a", "One"))], [paragraph(p("a", "一") + p("x", "二") + p("y", "三"))])
    made = write(stored, {"body:p:a": "<p>一</p><p>四</p>"})
    assert body(made)[0]["value"] == p("a", "一") + p("x", "四")


# --- places
@given(st.permutations(range(6)))
def test_paragraphs_stand_in_the_source_s_order_whichever_is_written_first(order):
    html = (
        p("a", "A")
        + '<ul><li data-block-key="b">B<ul><li data-block-key="c">C</li></ul></li><li data-block-key="d">D</li></ul>'
        + '<ol><li data-block-key="e">E</li></ol>'
        + p("f", "F")
    )
    stored = content([paragraph(html)])
    ids = [unit.id for unit in read(stored)]
    for number in order:
        stored = write(stored, {ids[number]: read(stored)[number].source})
    assert body(stored)[0]["value"] == html


@settings(max_examples=50)
@given(bodies(), st.randoms(use_true_random=False))
def test_a_body_comes_out_the_same_whatever_is_written_first(source, random):
    stored = content(source)
    values = list(all_translated(stored).items())
    whole = write(stored, dict(values))
    random.shuffle(values)
    one_by_one = stored
    for id, value in values:
        one_by_one = write(one_by_one, {id: value})
    assert body(one_by_one) == body(whole)


def test_a_new_paragraph_goes_to_its_neighbours_in_a_body_typed_separately():
    pairs = {unit.id: unit.elements for unit in read(content(ENGLISH, JAPANESE))}
    english = copy.deepcopy(ENGLISH)
    english[1]["value"] += p("new", "A third.")
    english.insert(1, {"type": "heading", "value": "Between", "id": "between"})
    stored = content(english, JAPANESE)
    made = body(write(stored, {"body:e:new": "三つ目。", "body:between": "間"}, pairs))
    assert [block["id"] for block in made] == ["j1", "between", *(block["id"] for block in JAPANESE[1:])]
    assert made[3]["value"] == p("j3", "期間は2031年までです。") + p("new", "三つ目。")


def test_a_text_of_a_body_typed_separately_is_written_where_it_stands():
    stored = content(ENGLISH, JAPANESE)
    made = body(write(stored, {"body:e:e3": "2031年まで。", "body:e4:alt": "風車", "body:e5:i2": "弐"}))
    expected = copy.deepcopy(JAPANESE)
    expected[2]["value"] = p("j3", "2031年まで。")
    expected[3]["value"]["alt"] = "風車"
    expected[4]["value"][1]["value"] = "弐"
    assert made == expected


# --- pictures, quotes, documents, embeds
MIXED = [
    {"type": "quote", "value": "u", "id": "q"},
    {"type": "heading", "value": "H", "id": "h"},
    {"type": "image", "value": {"image": 5, "alt": "A"}, "id": "i"},
    {"type": "embed", "value": "https://a.example", "id": "e"},
    {"type": "table", "value": TABLE, "id": "t"},
]


def test_the_first_text_of_a_body_brings_what_is_the_same_in_every_language():
    made = body(write(content(MIXED), {"body:h": "題"}))
    assert [block["id"] for block in made] == ["q", "h", "i", "e"]
    assert made[2]["value"] == {"image": 5, "alt": ""}


def test_save_what_is_left_out_in_the_same_breath():
    made = body(write(content(MIXED), {"body:h": "題", "body:q": ""}))
    assert [block["id"] for block in made] == ["h", "i", "e"]


def test_later_texts_bring_nothing():
    stored = content(MIXED, [{"type": "heading", "value": "題", "id": "h"}])
    assert [block["id"] for block in body(write(stored, {"body:h": "題名"}))] == ["h"]


@pytest.mark.parametrize(
    ("before", "value", "after"),
    [
        ([], "yes", [("q", "u")]),
        ([], "", []),
        ([("q", "v")], "u", [("q", "u")]),
        ([("q", "v")], "", []),
        ([("other", "v")], "yes", [("other", "v"), ("q", "u")]),
    ],
)
def test_a_placement_is_carried_over_or_left_out(before, value, after):
    target = [{"type": "quote", "value": value, "id": mark} for mark, value in before]
    made = write(content(MIXED[:1], target), {"body:q": value})
    assert [(block["id"], block["value"]) for block in body(made)] == after


def test_what_only_the_target_has_is_left_out():
    made = write(content([], MIXED), {"body:q": "", "body:e": "yes", "body:h": ""})
    assert [block["id"] for block in body(made)] == ["i", "e", "t"]


def test_a_value_in_a_block_follows_the_source_s():
    schema = Schema(streams={"body": {"current": Struct({"place": Leaf.TEXT, "knots": Leaf.NEUTRAL})}})
    source, target = (
        {"type": "current", "value": {"place": place, "knots": knots}, "id": "c"}
        for place, knots in (("Sound", "9"), ("海峡", "8"))
    )
    stored = content([source], [target])
    (changed,) = [unit for unit in read(stored, schema=schema) if unit.kind == "placement"]
    assert (changed.source, changed.target) == ("9", "8")
    made = write(stored, {changed.id: changed.source}, schema=schema)
    assert body(made)[0]["value"] == {"place": "海峡", "knots": "9"}


# --- what gets in
@pytest.mark.parametrize(
    ("sent", "stored"),
    [
        ('<p data-block-key="zz">一<script>x</script></p>', "一"),
        ('<a href="javascript:x">一</a>', "一"),
        ("<p>一</p><p></p><p>二</p>", "<p>一</p>\n<p>二</p>"),
        ("<ul><li>一</li><li>二</li></ul>", "<p>一</p>\n<p>二</p>"),
        ("x<sub>2</sub>", "x2"),
    ],
)
def test_only_what_paragraphs_may_hold_is_stored(sent, stored):
    made = write(content([paragraph(p("a", "One"))]), {"body:p:a": sent})
    assert targets(made) == {"body:p:a": stored}
    assert cleaned(sent, rich=True) == stored


def test_further_markup_of_the_source_is_carried_into_the_target():
    made = write(content([paragraph(p("a", "CO<sub>2</sub>"))]), {"body:p:a": "二酸化炭素<sub>2</sub><u>x</u>"})
    assert targets(made) == {"body:p:a": "二酸化炭素<sub>2</sub>x"}


def test_a_plain_text_is_stored_as_it_is_written():
    assert cleaned("R&D <b> か\u3099", rich=False) == "R&D <b> が"
    made = write(content([{"type": "heading", "value": "H", "id": "h"}]), {"body:h": "R&D <b>"})
    assert targets(made) == {"body:h": "R&D <b>"}


# --- whatever is stored
TEXTS = st.lists(inline(), min_size=1, max_size=3).map(
    lambda texts: texts[0] if len(texts) == 1 else "\n".join(f"<p>{text}</p>" for text in texts)
)


@given(st.data())
def test_what_is_put_is_read_back_and_no_other_unit_changes(data):
    stored = content(data.draw(bodies()), data.draw(bodies() | bodies(ids="vwxyz")), headline_ja="名")
    pairs = {unit.id: unit.elements for unit in read(stored) if unit.elements}
    before = {unit.id: unit for unit in read(stored, pairs)}
    texts = [unit for unit in before.values() if unit.kind != "placement" and unit.id != "headline"]
    if not texts:
        return
    unit = data.draw(st.sampled_from(texts))
    # A text that only the target has is one paragraph; and a cell with nothing but figures is no text.
    rich = TEXTS if unit.source else inline()
    value = data.draw(rich if unit.rich else WORDS.map(lambda words: f"東{words}"))
    made = write(stored, {unit.id: value}, pairs)
    after = {each.id: each for each in read(made, pairs)}
    assert after.pop(unit.id).target == value
    assert made["body_en"] == stored["body_en"] and made["headline_ja"] == "名"
    kept = {id: each for id, each in before.items() if id != unit.id and each.kind != "placement"}
    assert {id: (after[id].source, after[id].target) for id in kept} == {
        id: (each.source, each.target) for id, each in kept.items()
    }
    blocks = {block["id"]: block for block in body(made)}
    assert len([block for block in body(stored) if blocks[block["id"]] != block]) <= 1


@given(bodies(), bodies() | bodies(ids="vwxyz"))
def test_putting_what_is_there_changes_nothing(source, target):
    stored = content(source, target)
    assert write(stored, {unit.id: unit.target for unit in read(stored)}) == stored
    assert write(stored, {}) == stored


@given(bodies(), bodies() | bodies(ids="vwxyz"), st.data())
def test_what_is_taken_away_is_gone_and_the_rest_is_there(source, target, data):
    stored = content(source, target)
    filled = [unit for unit in read(stored) if unit.target and unit.kind != "placement"]
    if not filled:
        return
    pairs = {unit.id: unit.elements for unit in read(stored)}
    unit = data.draw(st.sampled_from(filled))
    made = write(stored, {unit.id: ""}, pairs)
    gone = {element for each in filled for element in each.elements} - {
        element for each in read(made, {**pairs, unit.id: ()}) for element in each.elements
    }
    assert gone == set(unit.elements)


@given(BROKEN, BROKEN, BROKEN)
def test_whatever_is_stored_and_sent_can_be_put(source, target, value):
    stored = content([paragraph(source)], [paragraph(target)])
    for unit in read(stored):
        made = write(stored, {unit.id: value})
        assert cleaned(value, unit.rich) in [each.target for each in read(made)] + [""]
