"""Which texts of the target belong to which of the source's: by marks, by what people confirmed, and by likeness."""

import pytest
from hypothesis import given

from tests.localization.texts import ENGLISH, JAPANESE, SCHEMA, bodies, p, paragraph, read, shown
from wagtail_pressrelease.localization.units import units


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


# --- bodies typed separately
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


@given(bodies(), bodies(ids="vwxyz"))
def test_what_was_proposed_and_confirmed_stays_as_it_is(source, target):
    found = read(source, target)
    again = read(source, target, pairs={unit.id: unit.elements for unit in found})
    assert [(u.id, u.source, u.target) for u in again] == [(u.id, u.source, u.target) for u in found]
    assert not any(unit.proposed for unit in again if unit.kind != "placement" and unit.source and unit.target)
