"""The state of a unit follows from its words and from what was confirmed, and from nothing else."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.states import Act, Confirmed, Name, State, counts, state_of, states
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


def test_the_row_about_just_these_texts_decides_though_there_are_newer_ones():
    rows = [row(act=Act.REVIEW, user="Rowan"), row("Three ports open.", user="Haruka")]
    assert (state_of(unit(), rows).name, state_of(unit(), rows).by) == (Name.REVIEWED, "Rowan")
    assert state_of(unit("Three ports open."), rows).name == Name.TRANSLATED


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


def test_whose_it_was_stays_said_when_an_author_says_that_nothing_changed():
    machine = replace(row(user="Machine"), origin="machine")
    found = state_of(
        unit("Two ports now open."), [machine, row("Two ports now open.", act=Act.UNCHANGED, user="Edith")]
    )
    assert (found.name, found.origin, found.by, found.outdated) == (Name.TRANSLATED, "machine", "Machine", False)


def test_that_nothing_changed_confirms_nothing():
    assert state_of(unit(), [row(act=Act.UNCHANGED)]).name == Name.CHECK


def test_a_text_that_only_the_target_has_is_confirmed_against_nothing():
    assert state_of(unit(source=""), []).name == Name.CHECK
    assert state_of(unit(source=""), [row()]).outdated
    found = state_of(unit(source=""), [row(source="")])
    assert found.name == Name.TRANSLATED and not found.outdated and not found.same


def test_what_was_left_out_is_outdated_when_the_source_moves_on_and_new_without_a_row():
    left_out = state_of(unit("Three ports open.", ""), [row(target="")])
    assert left_out.left_out and left_out.outdated and left_out.todo and left_out.source_then == SOURCE
    assert state_of(unit(target=""), [row()]) == State(Name.NEW)


class Known:
    """What is known about two texts, kept as things happen: who watches all the time needs no ledger."""

    def __init__(self):
        self.source, self.target = "a", ""
        self.rows = []
        self.past = [("a", "")]
        self.confirmed = {}
        self.last = {}

    def act(self, act):
        pair = (self.source, self.target)
        if act == Act.UNCHANGED:
            if pair in self.confirmed or self.target not in self.last:
                return
            self.confirmed[pair] = self.last[self.target]
        elif act == Act.RETURN:
            self.last.pop(self.target, None)
            self.confirmed = {each: name for each, name in self.confirmed.items() if each[1] != self.target}
        else:
            self.last[self.target] = Name.REVIEWED if act == Act.REVIEW else Name.TRANSLATED
            self.confirmed[pair] = self.last[self.target]
        self.rows.append(row(*map(spelt, pair), act=act))

    def go(self, source, target):
        self.source, self.target = source, target
        self.past.append((source, target))

    @property
    def expected(self):
        pair = (self.source, self.target)
        if pair in self.confirmed:
            return self.confirmed[pair], False
        if self.target in self.last:
            return self.last[self.target], True
        return (Name.CHECK if self.target else Name.NEW), False


def spelt(text, spelling=0):
    """A text, spelt in one of three ways that make no difference."""
    return [text and f"か\u3099 {text}", text and f" が\n{text}", text and f"が {text}\u3000"][spelling]


words = st.sampled_from(["", "a", "b", "c"])
steps = st.lists(
    st.one_of(
        st.tuples(st.just("source"), words),
        st.tuples(st.just("target"), words),
        st.tuples(st.just("revert"), st.integers(0, 5)),
        st.tuples(st.sampled_from(Act), st.just("")),
    ),
    max_size=30,
)


@given(steps, st.integers(0, 2))
def test_any_series_of_steps_gives_the_state_that_content_and_ledger_say(steps, spelling):
    known = Known()
    for what, value in steps:
        if what == "source":
            known.go(value, known.target)
        elif what == "target":
            known.go(known.source, value)
        elif what == "revert":
            known.go(*known.past[-1 - value % len(known.past)])
        else:
            known.act(what)
        shown = unit(spelt(known.source, spelling), spelt(known.target, spelling))
        state = state_of(shown, known.rows)
        assert (state.name, state.outdated) == known.expected
        if state.name in (Name.TRANSLATED, Name.REVIEWED) and not state.outdated:
            assert (known.source, known.target) in known.confirmed
        if state.outdated:
            assert digest(state.source_then) != digest(shown.source)
            (pair,) = {pair for pair in known.confirmed if digest(spelt(pair[0])) == digest(state.source_then)} & {
                pair for pair in known.confirmed if pair[1] == known.target
            }
            # Going back to the source of then clears it.
            assert not state_of(unit(spelt(pair[0]), shown.target), known.rows).outdated


@pytest.mark.parametrize(
    "same", ["Two  ports\nopen. ", '<p data-block-key="abcde">Two ports open.</p>', "Two ports open.\u3000"]
)
def test_white_space_and_keys_are_no_change(same):
    confirmed = '<p data-block-key="zzzzz">Two ports open.</p>' if same.startswith("<") else SOURCE
    assert not state_of(unit(same), [row(confirmed)]).outdated


def test_composed_and_decomposed_are_the_same_and_another_kanji_is_not():
    assert not state_of(unit("か\u3099"), [row("が")]).outdated
    assert state_of(unit("\ufa19戸"), [row("神戸")]).outdated


@pytest.mark.parametrize(
    ("rows", "expected"),
    [
        ([row(), row(act=Act.RETURN)], Name.CHECK),
        ([row(), row(act=Act.REVIEW), row(act=Act.RETURN)], Name.CHECK),
        ([row(), row(act=Act.RETURN), row("Two ports now open.", act=Act.UNCHANGED)], Name.CHECK),
        ([row(), row(act=Act.RETURN), row()], Name.TRANSLATED),
        ([row(), row(target="港が開く。"), row(act=Act.RETURN, target="港が開く。")], Name.TRANSLATED),
    ],
    ids=["confirmed", "reviewed", "no change of meaning", "confirmed again", "another text"],
)
def test_a_text_that_was_sent_back_is_to_be_checked_until_somebody_confirms_it_again(rows, expected):
    assert state_of(unit(), rows).name == expected


def at(id, source=SOURCE, target=TARGET):
    return replace(unit(source, target), id=id)


def known(**rows):
    """The rows of a ledger, by unit."""
    return {id: [replace(each, unit=id) for each in found] for id, found in rows.items()}


@pytest.mark.parametrize(
    ("units", "rows", "expected"),
    [
        ([at("new")], known(old=[row()]), [Name.TRANSLATED]),
        ([at("new")], known(old=[row(), row(act=Act.REVIEW)]), [Name.REVIEWED]),
        ([at("new")], known(new=[row(target="別の訳。")], old=[row()]), [Name.TRANSLATED]),
        ([at("new")], known(old=[row(), row(act=Act.RETURN)]), [Name.CHECK]),
        ([at("new", "Three ports open.")], known(old=[row()]), [Name.CHECK]),
        ([at("new", target="港が開く。")], known(old=[row()]), [Name.CHECK]),
        ([at("new", target="")], known(old=[row(target="")]), [Name.NEW]),
        ([at("old"), at("new")], known(old=[row()]), [Name.TRANSLATED, Name.CHECK]),
    ],
    ids=[
        "confirmed",
        "reviewed",
        "its own were other words",
        "sent back",
        "another source",
        "another target",
        "left out",
        "still in its place",
    ],
)
def test_what_was_confirmed_of_a_text_goes_with_it_where_it_is_moved_to(units, rows, expected):
    assert [state.name for state in states(units, rows).values()] == expected


def test_a_moved_text_says_who_confirmed_it():
    found = states([at("new")], known(old=[row()]))["new"]
    assert (found.by, found.outdated) == ("Midori", False)
