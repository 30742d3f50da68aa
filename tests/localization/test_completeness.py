"""What a text of a translation lacks, by its state."""

import pytest

from wagtail_pressrelease.localization.completeness import Lack, is_reviewed, lack_of
from wagtail_pressrelease.localization.states import Name, State

REVIEWED, TRANSLATED, LEFT_OUT = State(Name.REVIEWED), State(Name.TRANSLATED), State(Name.TRANSLATED, left_out=True)


@pytest.mark.parametrize(
    ("state", "lack"),
    [
        (State(Name.NEW), Lack.MISSING),
        (State(Name.CHECK), Lack.UNCONFIRMED),
        (State(Name.CHECK, returned=True), Lack.RETURNED),
        (State(Name.TRANSLATED, outdated=True), Lack.OUTDATED),
        (State(Name.REVIEWED, outdated=True), Lack.OUTDATED),
        (TRANSLATED, None),
        (REVIEWED, None),
        (LEFT_OUT, None),
    ],
)
def test_what_a_text_lacks(state, lack):
    assert lack_of(state) == lack


@pytest.mark.parametrize(
    ("states", "expected"),
    [
        ([REVIEWED, REVIEWED], True),
        ([REVIEWED, LEFT_OUT], True),
        ([REVIEWED, TRANSLATED], False),
        ([], False),
    ],
)
def test_a_translation_is_reviewed_where_every_text_of_it_is(states, expected):
    assert is_reviewed(states) == expected
