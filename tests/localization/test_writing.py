"""Texts are put into the target, where the source's order puts them, and nothing else of a content changes."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.localization.putting import all_translated, body, read, targets, write
from tests.localization.texts import BLOCKS, BROKEN, TABLE, WORDS, bodies, content, inline, p, paragraph
from wagtail_pressrelease.localization.units import Schema
from wagtail_pressrelease.localization.writing import cleaned


# --- each kind of block
@pytest.mark.parametrize("type", BLOCKS)
def test_a_block_that_is_filled_has_the_source_s_marks_and_shape(type):
    block = {"type": type, "value": BLOCKS[type][0], "id": "x"}
    filled = write(content([block]), all_translated(content([block])))
    assert [(made["type"], made["id"]) for made in body(filled)] == [(type, "x")]
    assert [unit.id for unit in read(filled)] == [id for id, kind, _ in BLOCKS[type][1] if kind != "placement"]
    assert all(unit.target == f"訳{unit.source}" for unit in read(filled))


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


def test_a_cell_goes_into_a_table_of_its_own_where_another_table_was_taken_for_its_own():
    def table(id, *rows):
        return {"type": "table", "value": {"data": [list(row) for row in rows], "table_caption": ""}, "id": id}

    source = [table("b", ("0", "12")), table("d", ("a", "12"), ("0", "12"))]
    stored = content(source, [table("b", ("0", ""), ("000が", "12"))])
    made = write(stored, {"body:d:r0c0": "東"})
    assert {unit.id: unit.target for unit in read(made)}["body:d:r0c0"] == "東"


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
        said = [each.target for each in read(made)]
        # A second paragraph of what only the target has is a text of its own.
        assert cleaned(value, unit.rich, like=unit.target) in [*said, "", "\n".join(f"<p>{each}</p>" for each in said)]
