"""Merging what two people did to one content: nothing of either is lost."""

import copy
import json

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from wagtail_pressrelease.localization import elements
from wagtail_pressrelease.localization.merge import Kind, merge, shown
from wagtail_pressrelease.localization.pieces import same


def p(key, words):
    return f'<p data-block-key="{key}">{words}</p>'


def paragraph(block, *texts):
    return {"type": "paragraph", "value": "".join(p(key, words) for key, words in texts), "id": block}


def stream(*blocks):
    return json.dumps(blocks, ensure_ascii=False)


def quote(uid, **fields):
    return {"pk": None, "uid": uid, "text_en": f"{uid} en", "text_ja": f"{uid} ja", **fields}


CONTENT = {
    "headline_en": "Tides",
    "headline_ja": "潮",
    "embargo_until": None,
    "topics": [1, 2],
    "quotes": [quote("q1"), quote("q2"), quote("q3")],
    "body_en": stream(
        {"type": "heading", "value": "Five years", "id": "h"},
        paragraph("p", ("a", "One."), ("b", "Two <b>bold</b>."), ("c", "Three.")),
        {"type": "image", "value": {"image": 4, "alt": "A strait", "caption": "Ebb"}, "id": "i"},
        {
            "type": "list",
            "value": [{"type": "item", "value": "Reach", "id": "l1"}, {"type": "item", "value": "Bay", "id": "l2"}],
            "id": "l",
        },
        {
            "type": "table",
            "value": {"data": [["Year", "MW"], ["2026", "4"]], "first_row_is_table_header": True},
            "id": "t",
        },
    ),
}


def changed(**changes):
    return {**copy.deepcopy(CONTENT), **changes}


def body(content):
    return json.loads(content["body_en"])


def with_block(number, value, content=CONTENT):
    blocks = body(content)
    blocks[number]["value"] = value
    return {**copy.deepcopy(content), "body_en": stream(*blocks)}


def text(*texts, content=CONTENT):
    return with_block(1, "".join(p(key, words) for key, words in texts), content)


def merged(theirs, mine, base=CONTENT):
    return merge(shown(base), theirs, mine)


def kinds(result):
    return [(each.path, each.kind.value) for each in result.conflicts]


# --- fields
def test_what_each_changed_is_kept():
    result = merged(changed(headline_ja="潮流"), changed(headline_en="Currents"))
    assert (result.content["headline_en"], result.content["headline_ja"]) == ("Currents", "潮流")
    assert result.conflicts == []


def test_of_what_both_changed_theirs_stays_and_mine_is_handed_back():
    result = merged(changed(headline_en="Currents"), changed(headline_en="Streams"))
    assert result.content["headline_en"] == "Currents"
    (conflict,) = result.conflicts
    assert (conflict.path, conflict.kind, conflict.mine, conflict.theirs) == (
        *("headline_en", Kind.BOTH, "Streams", "Currents"),
    )


def test_the_same_change_twice_is_no_conflict():
    assert merged(changed(headline_en="Currents"), changed(headline_en="Currents")).conflicts == []


@pytest.mark.parametrize("blank", [None, "", []])
def test_blank_is_blank_however_it_is_stored(blank):
    base = {"lead_en": blank}
    assert merge(shown(base), {"lead_en": "x"}, {"lead_en": ""}).content["lead_en"] == "x"


def test_of_several_chosen_records_each_is_a_change_of_its_own():
    assert merged(changed(topics=[1, 2, 3]), changed(topics=[4, 2])).content["topics"] == [4, 2, 3]


def test_line_ends_of_browsers_are_no_change():
    base = {"lead_en": "One\nTwo"}
    assert merge(shown(base), {"lead_en": "Three"}, {"lead_en": "One\r\nTwo "}).content["lead_en"] == "Three"


# --- rows
def rows(*found):
    return changed(quotes=list(found))


def uids(result):
    return [row["uid"] for row in result.content["quotes"]]


def test_two_fields_of_one_row():
    one = rows(quote("q1", text_en="New"), quote("q2"), quote("q3"))
    two = rows(quote("q1", text_ja="新"), quote("q2"), quote("q3"))
    result = merged(one, two)
    assert (result.content["quotes"][0]["text_en"], result.content["quotes"][0]["text_ja"]) == ("New", "新")
    assert result.conflicts == []


def test_one_field_of_one_row():
    one, two = (rows(quote("q1", text_en=words), quote("q2"), quote("q3")) for words in ("Theirs", "Mine"))
    assert kinds(merged(one, two)) == [("quotes:q1:text_en", "both")]


def test_both_add_a_row():
    result = merged(rows(*CONTENT["quotes"], quote("t")), rows(quote("q1"), quote("m"), quote("q2"), quote("q3")))
    assert uids(result) == ["q1", "m", "q2", "q3", "t"]


def test_rows_are_numbered_in_the_order_that_comes_out():
    base = rows(*({**row, "sort_order": number} for number, row in enumerate(CONTENT["quotes"])))
    theirs = rows(base["quotes"][2], *base["quotes"][:2])
    mine = {**base, "quotes": [*base["quotes"], quote("m", sort_order=3)]}
    result = merged(theirs, mine, base)
    assert [(row["uid"], row["sort_order"]) for row in result.content["quotes"]] == [
        *(("q3", 0), ("q1", 1), ("q2", 2), ("m", 3)),
    ]


def test_both_add_a_row_at_the_end():
    assert uids(merged(rows(*CONTENT["quotes"], quote("t")), rows(*CONTENT["quotes"], quote("m"))))[3:] == ["t", "m"]


@pytest.mark.parametrize("mine_deletes", [True, False])
def test_a_row_that_one_deletes_and_nobody_changes_is_gone(mine_deletes):
    deleted = rows(quote("q1"), quote("q3"))
    other = rows(quote("q1", text_en="New"), quote("q2"), quote("q3"))
    result = merged(other, deleted) if mine_deletes else merged(deleted, other)
    assert uids(result) == ["q1", "q3"] and result.content["quotes"][0]["text_en"] == "New"


def test_deleted_there_and_changed_here():
    result = merged(rows(quote("q1"), quote("q3")), rows(quote("q1"), quote("q2", text_en="Mine"), quote("q3")))
    assert uids(result) == ["q1", "q3"]
    (conflict,) = result.conflicts
    assert (conflict.path, conflict.kind, conflict.after) == ("quotes:q2", Kind.GONE, "q1")
    assert conflict.mine["text_en"] == "Mine"


def test_deleted_here_and_changed_there():
    result = merged(rows(quote("q1"), quote("q2", text_en="Theirs"), quote("q3")), rows(quote("q1"), quote("q3")))
    assert uids(result) == ["q1", "q2", "q3"]
    (conflict,) = result.conflicts
    assert (conflict.path, conflict.kind, conflict.mine) == ("quotes:q2", Kind.DELETED, None)
    assert conflict.theirs["text_en"] == "Theirs"


def test_one_reorders_and_the_other_writes():
    turned = rows(quote("q3"), quote("q1"), quote("q2"))
    written = rows(quote("q1", text_en="New"), quote("q2"), quote("q3"), quote("q4"))
    for result in (merged(turned, written), merged(written, turned)):
        assert [each for each in uids(result) if each != "q4"] == ["q3", "q1", "q2"] and "q4" in uids(result)
        assert result.content["quotes"][1]["text_en"] == "New"
        assert result.conflicts == []


def test_both_reorder():
    result = merged(rows(quote("q3"), quote("q1"), quote("q2")), rows(quote("q2"), quote("q1"), quote("q3")))
    assert uids(result) == ["q3", "q1", "q2"]
    (conflict,) = result.conflicts
    assert (conflict.path, conflict.kind, conflict.mine) == ("quotes:order", Kind.ORDER, ["q2", "q1", "q3"])


# --- bodies
def html(result, number=1):
    return body(result.content)[number]["value"]


def test_two_paragraphs_of_one_block():
    one = text(("a", "One, theirs."), ("b", "Two <b>bold</b>."), ("c", "Three."))
    two = text(("a", "One."), ("b", "Two <b>bold</b>."), ("c", "Three, mine."))
    result = merged(one, two)
    assert html(result) == p("a", "One, theirs.") + p("b", "Two <b>bold</b>.") + p("c", "Three, mine.")
    assert result.conflicts == []


def test_one_paragraph():
    one, two = (text(("a", words), ("b", "Two <b>bold</b>."), ("c", "Three.")) for words in ("Theirs.", "Mine."))
    result = merged(one, two)
    assert kinds(result) == [("body_en:p:a", "both")]
    assert html(result).startswith(p("a", "Theirs."))
    assert result.conflicts[0].mine == p("a", "Mine.")


def test_formatting_is_a_change():
    one = text(("a", "One."), ("b", "Two bold."), ("c", "Three."))
    assert kinds(merged(one, text(("a", "One."), ("b", "<i>Two</i> <b>bold</b>."), ("c", "Three.")))) == [
        ("body_en:p:b", "both")
    ]


def test_new_keys_and_other_spellings_of_marks_are_no_change():
    mine = text(("x", "One."), ("y", "Two  <strong>bold</strong>."), ("z", "Three."))
    theirs = text(("a", "One."), ("b", "Two <b>bold</b>."), ("c", "Three, theirs."))
    assert merged(theirs, mine).content == theirs


def test_an_empty_line_takes_the_key_and_the_words_are_known_by_themselves():
    """Enter at the start of a paragraph leaves its key on the empty line."""
    mine = text(("a", "One."), ("b", ""), ("n", "Two <b>bold</b>."), ("c", "Three."))
    theirs = text(("a", "One."), ("b", "Two, <b>theirs</b>."), ("c", "Three."))
    result = merged(theirs, mine)
    assert "Two, <b>theirs</b>." in html(result) and result.conflicts == []
    keys = [each.key for each in elements.split(html(result)) if each.key]
    assert len(keys) == len(set(keys))


def test_a_paragraph_that_is_cut_and_pasted_elsewhere_takes_the_others_words_along():
    mine = text(("b", "Two <b>bold</b>."), ("c", "Three."), ("n", "One."))
    theirs = text(("a", "One, theirs."), ("b", "Two <b>bold</b>."), ("c", "Three."))
    result = merged(theirs, mine)
    assert html(result).endswith(p("a", "One, theirs.")) and result.conflicts == []


def test_everything_pasted_over_is_a_change_of_each():
    mine = text(("x", "Uno."), ("y", "Dos."), ("z", "Tres."))
    theirs = text(("a", "One, theirs."), ("b", "Two <b>bold</b>."), ("c", "Three."))
    result = merged(theirs, mine)
    assert kinds(result) == [("body_en:p:a", "both")]
    assert html(result) == p("a", "One, theirs.") + p("b", "Dos.") + p("c", "Tres.")


def test_keys_given_twice_are_the_same_paragraphs():
    """A text without keys is given keys by each of two forms."""
    base = with_block(1, "<p>One.</p><p>Two.</p>")
    theirs = text(("a", "One, theirs."), ("b", "Two."))
    mine = text(("x", "One."), ("y", "Two, mine."))
    first = merged(theirs, mine, base)
    assert html(first) == p("a", "One, theirs.") + p("b", "Two, mine.")
    again = merge(shown(mine), first.content, text(("x", "One."), ("y", "Two, mine again.")))
    assert html(again) == p("a", "One, theirs.") + p("b", "Two, mine again.") and again.conflicts == []


def test_members_of_a_structure_items_and_cells_are_changes_of_their_own():
    result = merged(
        with_block(2, {"image": 5, "alt": "A strait", "caption": "Ebb"}),
        with_block(2, {"image": 4, "alt": "A strait", "caption": "Flow"}),
    )
    assert html(result, 2) == {"image": 5, "alt": "A strait", "caption": "Flow"}
    item = {"type": "item", "value": "Reach", "id": "l1"}
    bay = {"type": "item", "value": "Bay", "id": "l2"}
    theirs, mine = with_block(3, [{**item, "value": "R"}, bay]), with_block(3, [item, {**bay, "value": "B"}])
    assert [each["value"] for each in html(merged(theirs, mine), 3)] == ["R", "B"]
    table = {"first_row_is_table_header": True}
    theirs = with_block(4, {"data": [["Year", "MW"], ["2026", "5"]], **table})
    mine = with_block(4, {"data": [["Year", "GW"], ["2026", "4"]], **table})
    assert html(merged(theirs, mine), 4)["data"] == [["Year", "GW"], ["2026", "5"]]
    wider = with_block(4, {"data": [["Year", "MW", "x"], ["2026", "4", "y"]], **table})
    assert kinds(merged(theirs, wider)) == [("body_en:t:data", "both")]


def test_blocks_are_added_deleted_and_moved_like_rows():
    blocks = body(CONTENT)
    theirs = changed(body_en=stream(*blocks[1:], {"type": "heading", "value": "Theirs", "id": "t2"}))
    mine = changed(body_en=stream(blocks[0], {"type": "heading", "value": "Mine", "id": "m"}, *blocks[1:][::-1]))
    result = merged(theirs, mine)
    assert [each["id"] for each in body(result.content)] == ["m", "t", "l", "i", "p", "t2"]
    assert result.conflicts == []


def test_a_first_body_from_both():
    base = changed(body_en="[]")
    theirs, mine = (changed(body_en=stream(paragraph(id, (id, id)))) for id in ("t", "m"))
    assert [each["id"] for each in body(merged(theirs, mine, base).content)] == ["t", "m"]


@pytest.mark.parametrize(
    "html",
    [
        "<p>One</p><ul><li>a</li><li>b<ul><li>c</li></ul></li></ul><p>Two</p>",
        '<ol><li data-block-key="x">a</li></ol><ul><li>b<ol><li>c</li></ol></li><li>d</li></ul>',
        "<h2>H</h2><hr/><p>a<br/>b &amp; <a linktype='page' id='3'>c</a></p>",
        '<p></p><embed alt="" embedtype="image" format="left" id="3"/>',
    ],
)
def test_rich_text_is_put_together_as_it_was(html):
    found = elements.split(html)
    assert found and elements.join(found) == html


@pytest.mark.parametrize(
    "html", ["bare", "<div><p>x</p></div>", "<p>a", "<ul><p>x</p></ul>", "<li>x</li>", "<p>a</ul>"]
)
def test_what_is_no_row_of_elements_stays_one_piece(html):
    assert elements.split(html) is None


# --- whatever two people do
WORDS = st.integers(0, 10**9)
PLACES = st.integers(0, 30)
EDITS = st.lists(
    st.tuples(st.sampled_from(["edit", "edit", "add", "delete", "move", "rekey"]), PLACES, PLACES), max_size=5
)


class Hand:
    """Somebody who changes a content, each time with words of their own."""

    def __init__(self, content, name):
        self.content, self.name, self.count = copy.deepcopy(content), name, 0
        self.body = body(self.content)

    def word(self):
        self.count += 1
        return f"{self.name}{self.count}x"

    def leaves(self):
        for field in ("headline_en", "headline_ja"):
            yield self.content, field
        for row in self.content["quotes"]:
            yield row, "text_en"
            yield row, "text_ja"
        for block in self.body:
            if block["type"] == "heading":
                yield block, "value"
            elif block["type"] == "image":
                yield block["value"], "alt"
                yield block["value"], "caption"
            elif block["type"] == "list":
                yield from ((item, "value") for item in block["value"])
            elif block["type"] == "table":
                yield from ((row, place) for row in block["value"]["data"] for place in range(len(row)))

    def sequences(self):
        yield self.content["quotes"], lambda: quote(self.word())
        yield self.body, lambda: {"type": "heading", "value": (word := self.word()), "id": word}
        for block in self.body:
            if block["type"] == "list":
                yield block["value"], lambda: {"type": "item", "value": (word := self.word()), "id": word}

    def texts(self):
        return [block for block in self.body if block["type"] == "paragraph"]

    def do(self, act, one, two):
        in_text = two % 2 and self.texts()
        if in_text:
            block = self.texts()[0]
            items = elements.split(block["value"]) or []
            make = lambda: elements.Element("p", (word := self.word()), f' data-block-key="{word}"')  # noqa: E731
            if act == "edit" and items:
                place = one % len(items)
                items[place] = elements.Element("p", self.word(), items[place].attributes)
            elif act == "rekey":
                items = [each.keyed(self.word()) for each in items]
            else:
                self.rearrange(items, make, act, one, two)
            block["value"] = elements.join(items)
        elif act == "edit":
            leaves = list(self.leaves())
            holder, key = leaves[one % len(leaves)]
            holder[key] = self.word()
        else:
            found = list(self.sequences())
            self.rearrange(*found[one % len(found)], act, one, two)

    @staticmethod
    def rearrange(items, make, act, one, two):
        if act == "add":
            items.insert(two % (len(items) + 1), make())
        elif act == "delete" and items:
            items.pop(two % len(items))
        elif act == "move" and items:
            items.insert(one % len(items), items.pop(two % len(items)))

    def result(self):
        return {**self.content, "body_en": stream(*self.body)}


def changed_by(name, edits, base=CONTENT):
    hand = Hand(base, name)
    for edit in edits:
        hand.do(*edit)
    return hand.result()


def words_of(content):
    """Every text that stands in a content, keys and ids apart."""
    found = []

    def walk(value):
        if isinstance(value, dict):
            for name, member in value.items():
                if name not in ("id", "uid", "type", "pk", "sort_order"):
                    walk(member)
        elif isinstance(value, list):
            for each in value:
                walk(each)
        elif isinstance(value, str) and value.startswith("[{"):
            walk(json.loads(value))
        elif isinstance(value, str) and value.startswith("<"):
            found.extend(each.inner for each in elements.split(value))
        elif value is not None:
            found.append(str(value))

    walk(content)
    return set(found) - {""}


@settings(max_examples=300, deadline=None)
@given(EDITS, EDITS)
def test_nothing_of_anybody_is_lost(theirs, mine):
    there, here = changed_by("t", theirs), changed_by("m", mine)
    result = merged(there, here)
    now, handed_back = words_of(result.content), words_of([each.mine for each in result.conflicts])
    assert words_of(there) - words_of(CONTENT) <= now, "what they wrote is in the content"
    assert words_of(here) - words_of(CONTENT) <= now | handed_back, "what I wrote is in the content, or handed back"
    gone_there = words_of(CONTENT) - words_of(there)
    assert not gone_there & now, "what they took out is out"
    kept = words_of([each.theirs for each in result.conflicts])
    assert (words_of(CONTENT) - words_of(here)) & now <= kept, "what I took out is out, or I am told"


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_nobody_else_wrote_then_it_is_mine(edits):
    mine = changed_by("m", edits)
    result = merged(CONTENT, mine)
    assert same(shown(result.content), shown(mine)) and result.conflicts == []


@settings(max_examples=150, deadline=None)
@given(EDITS)
def test_i_wrote_nothing_then_it_is_theirs(edits):
    theirs = changed_by("t", edits)
    result = merged(theirs, CONTENT)
    assert result.content == theirs and result.conflicts == []


@settings(max_examples=200, deadline=None)
@given(EDITS, EDITS)
def test_sending_the_same_again_changes_nothing_more(theirs, mine):
    here = changed_by("m", mine)
    once = merged(changed_by("t", theirs), here)
    twice = merged(once.content, here)
    assert words_of(twice.content) == words_of(once.content)
    # What the form shows is the base of what it sends next.
    later = merge(shown(here), once.content, here)
    assert later.content == once.content and later.conflicts == []


def in_language(content, language):
    """Somebody who writes one language: fields and rows' fields."""
    content = copy.deepcopy(content)
    content[f"headline_{language}"] += "!"
    for row in content["quotes"]:
        row[f"text_{language}"] += "!"
    return content


@settings(max_examples=50, deadline=None)
@given(EDITS)
def test_another_language_never_conflicts(edits):
    base = changed_by("b", edits)
    result = merged(in_language(base, "en"), in_language(base, "ja"), base)
    assert result.content == in_language(in_language(base, "en"), "ja") and result.conflicts == []
