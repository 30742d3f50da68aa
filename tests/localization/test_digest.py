"""Two texts have one print where they say the same in the same form."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.localization.units import digest, plain
from wagtail_pressrelease.press.text import composed


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("One two", "One  two"),
        ("One two", " One\u3000two\n"),
        ("One two", "One\u00a0two"),
        ("<p>One</p>", '<p data-block-key="x">One</p>'),
        ("Café", "Cafe\u0301"),
    ],
)
def test_white_space_keys_and_composing_make_no_difference(one, two):
    assert digest(one) == digest(two)
    assert len(digest(one)) == 16


@pytest.mark.parametrize(
    ("one", "two"),
    [
        ("One two", "Onetwo"),
        ("神", "\ufa19"),
        ("one", "One"),
        ("１", "1"),
        ("One", "<b>One</b>"),
        ('<a href="https://a.example">x</a>', '<a href="https://b.example">x</a>'),
    ],
)
def test_everything_else_does(one, two):
    assert digest(one) != digest(two)


def test_nothing_has_no_print():
    assert digest("") == digest(" \u3000\n") == digest(None) == ""


@given(st.text(), st.text())
def test_texts_of_other_words_differ(one, two):
    same = composed(one).split() == composed(two).split()
    assert (digest(one) == digest(two)) == same


def test_the_words_alone_stand_on_one_line():
    assert plain("<p>One <b>two</b></p>\n<p>three</p>") == "One two three"
    assert plain(None) == ""
