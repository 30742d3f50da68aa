"""The state of a unit follows from its words and from what was confirmed, and from nothing else."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.states import Act, Confirmed, Name, State, counts, state_of
from wagtail_pressrelease.localization.units import Unit, digest

SOURCE, TARGET = "Two ports open.", "二つの港が開く。"


def unit(source=SOURCE, target=TARGET):
    return Unit("lead", "lead", source, target)


def row(source=SOURCE, target=TARGET, act=Act.CONFIRM, user="Midori"):
    return Confirmed("lead", act, "person", user, 1, None, digest(source), digest(target), source, target)


@pytest.mark.parametrize(
    ("unit", "rows", "expected"),
    [
        (unit(target=""), [], State(Name.NEW)),
        (unit(), [], State(Name.CHECK)),
        (unit(), [row()], State(Name.TRANSLATED, "person", by="Midori", by_id=1)),
        (unit(), [row(), row(act=Act.REVIEW, user="Rowan")], State(Name.REVIEWED, "person", by="Rowan", by_id=1)),
        (
            unit(source="Three ports open."),
            [row()],
            State(Name.TRANSLATED, "person", outdated=True, by="Midori", by_id=1, source_then=SOURCE),
        ),
        (unit(target="港が開く。"), [row()], State(Name.CHECK)),
        (unit("Three ports open.", "三つの港が"), [row()], State(Name.CHECK, source_then=SOURCE)),
        (
            unit(target=""),
            [row(target="")],
            State(Name.TRANSLATED, "person", left_out=True, by="Midori", by_id=1),
        ),
        (unit("ISO 14001", "ISO 14001"), [], State(Name.CHECK)),
        (
            unit("ISO 14001", "ISO 14001"),
            [row("ISO 14001", "ISO 14001")],
            State(Name.TRANSLATED, "person", same=True, by="Midori", by_id=1),
        ),
    ],
)
def test_the_state(unit, rows, expected):
    assert state_of(unit, rows) == expected


def test_no_change_of_meaning_leaves_a_reviewed_text_reviewed():
    rows = [row(), row(act=Act.REVIEW), row("Two ports now open.", act=Act.UNCHANGED, user="Edith")]
    assert state_of(unit("Two ports now open."), rows).name == Name.REVIEWED
    assert state_of(unit("Two ports now open."), [row(), *rows[2:]]).name == Name.TRANSLATED


def test_a_text_that_was_confirmed_again_has_to_be_reviewed_again():
    assert state_of(unit(), [row(act=Act.REVIEW), row()]).name == Name.TRANSLATED


def test_each_unit_counts_once():
    found = counts([State(Name.NEW), State(Name.CHECK), State(Name.TRANSLATED, outdated=True), State(Name.REVIEWED)])
    assert (found.total, found.new, found.to_check, found.outdated, found.translated, found.reviewed) == (
        4,
        1,
        1,
        1,
        0,
        1,
    )
    assert found.done == 1


texts = st.sampled_from(["", "a", "b", "c"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("source"), texts.filter(bool)),
        st.tuples(st.just("target"), texts),
        st.tuples(st.sampled_from(Act), st.just("")),
    ),
    max_size=30,
)


@given(steps)
def test_nothing_is_translated_that_nobody_confirmed(steps):
    source, target, rows = "a", "", []
    for what, text in steps:
        if what == "source":
            source = text
        elif what == "target":
            target = text
        elif what != Act.UNCHANGED or state_of(unit(source, target), rows).outdated:
            rows.append(row(source, target, act=what))
        state = state_of(unit(source, target), rows)
        pairs = {(each.source_digest, each.target_digest) for each in rows}
        confirmed = (digest(source), digest(target)) in pairs
        assert (state.name in (Name.TRANSLATED, Name.REVIEWED) and not state.outdated) == confirmed
        if state.outdated:
            assert digest(target) in {pair[1] for pair in pairs} and digest(state.source_then) != digest(source)


@given(steps, texts.filter(bool))
def test_going_back_to_the_confirmed_source_clears_outdated(steps, detour):
    rows = [row("a", "b")]
    assert not state_of(unit("a", "b"), rows).outdated
    assert state_of(unit(detour, "b"), rows).outdated == (detour != "a")
    assert state_of(unit("a", "b"), rows) == state_of(unit("a", "b"), list(rows))


@pytest.mark.parametrize(
    "same", ["Two  ports\nopen. ", '<p data-block-key="abcde">Two ports open.</p>', "Two ports open.\u3000"]
)
def test_white_space_and_keys_are_no_change(same):
    confirmed = '<p data-block-key="zzzzz">Two ports open.</p>' if same.startswith("<") else SOURCE
    assert not state_of(unit(same), [row(confirmed)]).outdated


def test_composed_and_decomposed_are_the_same_and_another_kanji_is_not():
    assert not state_of(unit("か\u3099"), [row("が")]).outdated
    assert state_of(unit("\ufa19戸"), [row("神戸")]).outdated
