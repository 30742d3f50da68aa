"""Texts that are put into a body stand where the source's order puts them, with the source's ids and keys."""

import copy

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.localization.putting import all_translated, body, read, write
from tests.localization.texts import ENGLISH, JAPANESE, TABLE, bodies, content, p, paragraph
from wagtail_pressrelease.localization.units import Leaf, Schema, Struct


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
