"""Keys and ids follow their words, whatever an editor's browser made of them."""

import copy
import json
from collections import Counter

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, rule

from tests.effort import calls
from tests.localization.texts import BROKEN, SCHEMA, TYPES, bodies
from wagtail_pressrelease.localization.keys import keep_keys
from wagtail_pressrelease.localization.paragraphs import read
from wagtail_pressrelease.localization.units import plain, units


def paragraphs(*lines, mark="p"):
    html = "".join(f'<p data-block-key="{key}">{words}</p>' if key else f"<p>{words}</p>" for key, words in lines)
    return {"type": "paragraph", "value": html, "id": mark}


def heading(words, mark):
    return {"type": "heading", "value": words, "id": mark}


def keys(block):
    return [(line.key, line.text) for line in read(block["value"])]


ONE = "The centre and the prefecture will share data."
TWO = "It runs for five years, to May 2031."
THREE = "Further partners may join."
OLD = (("one", ONE), ("two", TWO), ("three", THREE))


@pytest.mark.parametrize(
    ("now", "kept"),
    [
        (OLD, OLD),
        ((("one", ONE + " More."), *OLD[1:]), (("one", ONE + " More."), *OLD[1:])),
        # Enter at the start of a paragraph leaves its key on the empty line.
        ((("one", ""), ("new", ONE), *OLD[1:]), ((None, ""), *OLD)),
        ((("one", "A first line."), ("new", ONE), *OLD[1:]), ((None, "A first line."), *OLD)),
        # A line that is cut gives its key to the next one.
        ((("one", TWO), ("three", THREE)), OLD[1:]),
        ((("one", TWO), ("three", THREE), ("new", ONE)), (*OLD[1:], OLD[0])),
        ((("one", TWO + " And more."), ("three", THREE)), (("two", TWO + " And more."), OLD[2])),
        # What is copied stays where it was, and what is pasted is new.
        ((*OLD, ("new", ONE)), (*OLD, ("new", ONE))),
        ((*OLD, ("one", ONE)), (*OLD, (None, ONE))),
        (
            (("one", "Something else altogether now"), *OLD[1:], ("new", ONE)),
            ((None, "Something else altogether now"), *OLD[1:], OLD[0]),
        ),
        # Everything is selected and pasted over.
        ((("x", ONE), ("y", TWO), ("z", THREE)), OLD),
        (
            (("x", ONE), ("y", "It runs for six years, to May 2032."), ("z", THREE)),
            (OLD[0], ("two", "It runs for six years, to May 2032."), OLD[2]),
        ),
        ((("x", ONE), ("y", "Rewritten"), ("z", THREE)), (OLD[0], ("two", "Rewritten"), OLD[2])),
        # Split, joined, cleared, begun.
        (
            (("one", "The centre and the prefecture"), ("new", "will share data."), *OLD[1:]),
            (("one", "The centre and the prefecture"), ("new", "will share data."), *OLD[1:]),
        ),
        ((("one", ONE + TWO), ("three", THREE)), (("one", ONE + TWO), OLD[2])),
        ((("one", ""), *OLD[1:]), (("one", ""), *OLD[1:])),
        ((*OLD, ("", "No key yet")), (*OLD, (None, "No key yet"))),
        ((("one", f"<b>{ONE}</b>"), *OLD[1:]), (("one", f"<b>{ONE}</b>"), *OLD[1:])),
        (
            (("new", ONE.replace(" ", "  ").replace("e", "e&#x200b;", 0)), *OLD[1:]),
            (("one", ONE.replace(" ", "  ")), *OLD[1:]),
        ),
    ],
)
def test_paragraphs(now, kept):
    (block,) = keep_keys([paragraphs(*OLD)], [paragraphs(*now)])
    found = keys(block)
    assert [text for _, text in found] == [text for _, text in kept]
    assert [key for key, _ in kept if key] == [found[n][0] for n, (key, _) in enumerate(kept) if key]
    fresh = [found[n][0] for n, (key, _) in enumerate(kept) if not key]
    assert all(fresh)
    assert not {*fresh} & {key for key, _ in OLD}


def test_a_paragraph_takes_its_key_along_to_another_block():
    before = [paragraphs(*OLD), paragraphs(("four", "Four"), mark="q")]
    after = [paragraphs(OLD[0], OLD[2]), paragraphs(("four", "Four"), ("new", TWO), mark="q")]
    assert [keys(block) for block in keep_keys(before, after)] == [
        [("one", ONE), ("three", THREE)],
        [("four", "Four"), ("two", TWO)],
    ]


def test_a_block_that_is_split_keeps_its_id_and_all_keys():
    first, second = keep_keys([paragraphs(*OLD)], [paragraphs(*OLD[:2]), paragraphs(("x", THREE), mark="new")])
    assert (first["id"], second["id"]) == ("p", "new")
    assert keys(first) + keys(second) == list(OLD)


BLOCKS = [heading("One", "a"), heading("Two", "b"), paragraphs(*OLD), {"type": "embed", "value": "u", "id": "e"}]


@pytest.mark.parametrize(
    ("after", "ids"),
    [
        (BLOCKS, ["a", "b", "p", "e"]),
        (BLOCKS[::-1], ["e", "p", "b", "a"]),
        # Taken out and pasted again, or sent by a program that knows no ids.
        ([{**block, "id": f"new{n}"} for n, block in enumerate(BLOCKS)], ["a", "b", "p", "e"]),
        ([{"type": block["type"], "value": block["value"]} for block in BLOCKS], ["a", "b", "p", "e"]),
        ([{**BLOCKS[1], "id": "a"}, *BLOCKS[2:]], ["b", "p", "e"]),
        ([heading("One, and further", "new"), *BLOCKS[1:]], ["a", "b", "p", "e"]),
        ([BLOCKS[0], {**BLOCKS[0], "id": "new"}, *BLOCKS[1:]], ["a", "new", "b", "p", "e"]),
        ([heading("", "a"), heading("One", "new"), *BLOCKS[1:]], [None, "a", "b", "p", "e"]),
        ([{"type": "paragraph", "value": "<p>One</p>", "id": "a"}, *BLOCKS[1:]], [None, "b", "p", "e"]),
    ],
)
def test_blocks(after, ids):
    found = [block["id"] for block in keep_keys(BLOCKS, after)]
    assert [id for id in ids if id] == [found[n] for n, id in enumerate(ids) if id]
    assert len({*found}) == len(found)
    assert all(found)


def test_items_of_a_list_keep_their_ids():
    def block(*items):
        return [{"type": "list", "value": [{"type": "item", "value": v, "id": i} for i, v in items], "id": "l"}]

    (found,) = keep_keys(block(("a", "One"), ("b", "Two")), block(("x", "Two"), ("a", ""), ("y", "One")))
    assert [item["id"] for item in found["value"]][::2] == ["b", "a"]
    assert len({item["id"] for item in found["value"]}) == 3


def test_marks_are_given_once():
    bare = [{"type": "paragraph", "value": "<p>One</p><p>Two</p>"}, {"type": "heading", "value": "H"}]
    given_once = keep_keys(None, bare)
    assert all(block["id"] for block in given_once)
    assert all(key for key, _ in keys(given_once[0]))
    assert keep_keys(given_once, given_once) == given_once
    assert keep_keys(given_once, bare) == given_once


def test_html_that_is_not_rich_text_is_left_alone():
    raw = [{"type": "raw", "value": "<p>One</p>", "id": "r"}]
    assert keep_keys(None, raw, {**TYPES}) == raw


def test_what_was_given_is_not_changed():
    before, after = [paragraphs(*OLD)], [paragraphs(("", ONE))]
    copies = copy.deepcopy((before, after))
    keep_keys(before, after)
    assert (before, after) == copies


def ids_of(blocks):
    return [unit.id for unit in units({"body_en": json.dumps(blocks)}, "en", "ja", SCHEMA)]


@given(bodies(), st.booleans())
def test_a_body_reads_the_same_before_and_after_its_marks_are_stored(body, with_shapes):
    bare = json.loads(json.dumps(body))
    for block in bare:
        if block["type"] == "paragraph":
            block["value"] = block["value"].replace(' data-block-key="aparagraph', ' data-x="')
            block.pop("id")
    assert ids_of(keep_keys(None, bare, TYPES if with_shapes else None)) == ids_of(bare)


@given(bodies())
def test_a_body_with_all_its_marks_stays_as_it_is(body):
    assert keep_keys(None, body) == keep_keys(body, body) == keep_keys([], body, TYPES) == body


@given(BROKEN, BROKEN)
def test_broken_markup_does_not_matter(before, after):
    old, new = ([{"type": "paragraph", "value": value, "id": "x"}] for value in (before, f"<p>{after}"))
    (block,) = keep_keys(old, new)
    assert [line.text for line in read(block["value"])] == [line.text for line in read(new[0]["value"])]


def test_a_body_twice_as_long_is_twice_the_work():
    def change(count):
        before = [
            paragraphs(*((f"k{n}x{m}", f"{ONE} {n} {m} {TWO * 3}") for m in range(10)), mark=f"p{n}")
            for n in range(count)
        ]
        after = copy.deepcopy(before)
        after[3]["value"] = after[3]["value"].replace("k3x", "z").replace("May", "June", 3)
        return before, after

    once, twice = change(10), change(20)
    assert keep_keys(*twice)[3]["value"].count("k3x") == 10
    assert calls(lambda: keep_keys(*twice)) < 2.2 * calls(lambda: keep_keys(*once))


# --- any series of changes
WORDS = st.sampled_from([ONE, TWO, THREE, "同じ言葉。", "別の言葉。", "Short.", "", "x"])


class Editing(RuleBasedStateMachine):
    """An editor types, cuts, pastes, splits and clears; the browser loses keys; every save keeps them."""

    @initialize(lines=st.lists(WORDS, min_size=1, max_size=4), more=st.lists(WORDS, max_size=2))
    def begin(self, lines, more):
        self.stored = keep_keys(None, [paragraphs(*(("", line) for line in each), mark="") for each in (lines, more)])
        self.screen = copy.deepcopy(self.stored)
        self.number = 0

    def lines(self, block):
        return keys(self.screen[block])

    def show(self, block, lines):
        self.screen[block] = paragraphs(*lines, mark=self.screen[block]["id"])

    def new(self):
        self.number += 1
        return f"n{self.number}"

    @rule(block=st.integers(0, 1), place=st.integers(0, 5), words=WORDS, lose=st.booleans())
    def type(self, block, place, words, lose):
        lines = self.lines(block)
        if place < len(lines):
            lines[place] = (self.new() if lose else lines[place][0], words)
        else:
            lines.append((self.new(), words))
        self.show(block, lines)

    @rule(
        block=st.integers(0, 1),
        place=st.integers(0, 5),
        shift=st.booleans(),
        to=st.integers(0, 1),
        copied=st.booleans(),
    )
    def move(self, block, place, shift, to, copied):
        lines = self.lines(block)
        if place >= len(lines):
            return
        words = lines[place][1]
        if not copied:
            if shift and place + 1 < len(lines):
                lines[place + 1] = (lines[place][0], lines[place + 1][1])
            del lines[place]
            self.show(block, lines)
        self.show(to, [*self.lines(to), (self.new(), words)])

    @rule(block=st.integers(0, 1), place=st.integers(0, 5))
    def enter_at_the_start(self, block, place):
        lines = self.lines(block)
        if place < len(lines):
            lines[place : place + 1] = [(lines[place][0], ""), (self.new(), lines[place][1])]
            self.show(block, lines)

    @rule(block=st.integers(0, 1))
    def paste_over_all(self, block):
        self.show(block, [(self.new(), words) for _, words in self.lines(block)])

    @rule()
    def save(self):
        before, self.stored = self.stored, keep_keys(self.stored, self.screen)
        self.screen = copy.deepcopy(self.stored)
        earlier = [line for block in before for line in keys(block) if plain(line[1])]
        later = [line for block in self.stored for line in keys(block)]
        assert len({key for key, _ in later}) == len(later)
        once = {words for words, n in Counter(words for _, words in earlier).items() if n == 1}
        of_words = {words: key for key, words in earlier}
        for words in once:
            if words in [text for _, text in later]:
                assert of_words[words] in [key for key, text in later if text == words]
        moved = {key for key, words in later if words and of_words.get(words) == key}
        assert not {key for key, words in later if not words} & moved

    @invariant()
    def words_stay(self):
        found = keep_keys(self.stored, self.screen)
        assert [[text for _, text in keys(block)] for block in found] == [self_lines(block) for block in self.screen]


def self_lines(block):
    return [text for _, text in keys(block)]


TestEditing = Editing.TestCase
TestEditing.settings = settings(max_examples=60, stateful_step_count=20)
