"""Alike texts are found by their sketches, and told apart by per cents."""

from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.likeness import likeness, sketch

SENTENCE = "The two sides will measure tidal currents at 12 points and compare what they find."


@given(st.text())
def test_equal_texts_have_equal_sketches(text):
    assert sketch(text) == sketch(f"  {text}\n")
    assert all(-(2**63) <= number < 2**63 for number in sketch(text))
    assert likeness(text, text) == 100


def test_a_text_with_one_figure_changed_shares_a_number_of_the_sketch():
    assert set(sketch(SENTENCE)) & set(sketch(SENTENCE.replace("12", "14")))
    assert not set(sketch(SENTENCE)) & set(sketch("潮流の観測データを共有します。"))


def test_likeness_is_a_percentage():
    assert 90 < likeness(SENTENCE, SENTENCE.replace("12", "14")) < 100
    assert likeness(SENTENCE, "Nothing of the kind") < 50
