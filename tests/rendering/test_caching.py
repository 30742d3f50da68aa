"""How long what is shown may be kept: never beyond the moment when something appears or goes."""

from datetime import UTC, datetime, timedelta

import pytest

from wagtail_pressrelease.rendering.caching import hour, seconds

NOW = datetime(2026, 5, 14, 8, 59, 30, tzinfo=UTC)


def after(number):
    return NOW + timedelta(seconds=number)


@pytest.mark.parametrize(
    ("moments", "longest", "expected"),
    [
        ([], 60, 60),
        ([None, None], 60, 60),
        ([after(3600)], 60, 60),
        ([after(61)], 60, 60),
        ([after(60.5)], 60, 59),
        ([after(40)], 60, 39),
        ([after(40), None, after(20.9)], 60, 19),
        ([after(1)], 60, 0),
        ([after(0.1)], 60, 0),
        ([after(-5)], 60, 0),
        ([after(40)], 0, 0),
        ([after(4000)], 86400, 3999),
    ],
)
def test_until_the_first_moment_less_what_an_answer_takes_on_its_way(moments, longest, expected):
    assert seconds(NOW, moments, longest) == expected


def test_an_hour_begins_when_days_begin_by_either_clock():
    assert hour(NOW) == datetime(2026, 5, 14, 8, tzinfo=UTC)
