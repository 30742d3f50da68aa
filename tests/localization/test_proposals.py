"""Texts that nobody has paired are proposed for one another by order, length, figures and names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.proposals import Item, align


def items(*texts, run=1):
    return [Item("heading" if text == "A" else "paragraph", text, run) for text in texts]


ONE = "The centre and the prefecture signed a memorandum on tidal energy."
TWO = "It runs for five years, to May 2031."
THREE = "EMEC Ltd of Stromness tested the first turbine in 2003."
FIRST, SECOND, THIRD = (
    "センターと県は潮流エネルギーの覚書に署名した。",
    "期間は2031年5月まで。",
    "EMECは2003年に試験を始めた。",
)


@pytest.mark.parametrize(
    ("source", "target", "pairs"),
    [
        (items(ONE, TWO), items(FIRST, SECOND), {0: [0], 1: [1]}),
        (items(ONE, TWO), items("短い。", "長い" * 90), {0: [0], 1: [1]}),
        (items(ONE, TWO, THREE), items(SECOND), {1: [0]}),
        (items(ONE, TWO, THREE), items(FIRST, THIRD), {0: [0], 2: [1]}),
        (items(TWO), items(FIRST, SECOND, THIRD), {0: [1]}),
        (items(ONE * 2, THREE), items(FIRST, FIRST, THIRD), {0: [0, 1], 1: [2]}),
        (items("A", TWO), items(SECOND), {1: [0]}),
        (items("A"), items(SECOND), {}),
        ([], items(FIRST), {}),
    ],
)
def test_what_goes_with_what(source, target, pairs):
    assert {place: list(others) for place, others in align(source, target)} == pairs


ITEMS = st.lists(
    st.builds(Item, st.sampled_from("ab"), st.text("ab 12東京", max_size=20), st.sampled_from([None, 1])), max_size=60
)


@given(ITEMS, ITEMS)
def test_pairs_rise_in_both_and_nothing_is_doubled(source, target):
    found = align(source, target)
    assert [place for place, _ in found] == sorted({place for place, _ in found})
    others = [other for _, each in found for other in each]
    assert others == sorted(set(others))
    assert all(source[place].fit == target[other].fit for place, each in found for other in each)
