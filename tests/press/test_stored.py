"""What a version holds, read without its model."""

import datetime

import pytest

from wagtail_pressrelease.press.stored import moments

NINE = datetime.datetime(2026, 4, 1, 9, tzinfo=datetime.UTC)


@pytest.mark.parametrize(
    ("content", "expected"),
    [
        ({"released_at": "2026-04-01T09:00:00Z"}, [NINE]),
        ({"released_at": "2026-04-01T09:00:00Z", "embargo_until": "2026-04-01T18:00:00+09:00"}, [NINE, NINE]),
        ({"released_at": None, "embargo_until": ""}, []),
        ({}, []),
        ({"released_at": "soon", "embargo_until": "2026-13-01T09:00:00Z"}, []),
        ({"released_at": "2026-02-30T09:00:00Z", "embargo_until": "2026-04-01T09:00:00Z"}, [NINE]),
    ],
)
def test_the_hours_of_a_version_are_those_that_can_be_read(content, expected):
    assert moments(content, "released_at", "embargo_until") == expected
