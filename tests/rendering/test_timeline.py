"""Agreements drawn on a line of time."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.rendering.timeline import MOST_TICKS, SHORTEST, WIDTH, Span, timeline

TODAY = date(2026, 7, 1)
days = st.dates(date(1900, 1, 1), date(2100, 12, 31))


def drawn(*spans, **options):
    return timeline([Span(str(number), *each) for number, each in enumerate(spans)], TODAY, **options)


def test_without_agreements_there_is_no_picture():
    assert timeline([], TODAY) is None


def test_goes_from_the_first_year_to_the_end_of_the_last():
    found = drawn((date(2025, 1, 1), date(2026, 12, 31)))
    (bar,) = found.bars
    assert (bar.left, bar.width, bar.runs_on) == (0, WIDTH - 1, False)
    assert [(tick.year, tick.left) for tick in found.ticks] == [(2025, 0), (2026, WIDTH // 2)]
    assert found.now == 748


def test_what_has_no_end_runs_on_to_the_edge_and_what_ends_far_away_too():
    open_end, far = drawn((date(2024, 1, 1),), (date(2025, 1, 1), date(2999, 1, 1))).bars
    assert open_end.left + open_end.width == far.left + far.width == WIDTH
    assert open_end.runs_on and far.runs_on


def test_today_is_in_the_picture_though_everything_ended_before():
    assert drawn((date(2001, 1, 1), date(2002, 1, 1))).now == 981


def test_a_single_day_is_seen():
    (bar,) = drawn((date(2026, 12, 31), date(2026, 12, 31))).bars
    assert bar.width == SHORTEST
    assert bar.left + bar.width == WIDTH


@pytest.mark.parametrize(("packed", "rows"), [(False, [0, 1, 2]), (True, [0, 0, 1])])
def test_packed_what_follows_something_shares_its_row(packed, rows):
    found = drawn(
        (date(2020, 1, 1), date(2021, 1, 1)),
        (date(2022, 1, 1), date(2024, 1, 1)),
        (date(2023, 1, 1), date(2024, 1, 1)),
        packed=packed,
    )
    assert [bar.row for bar in found.bars] == rows
    assert found.rows == max(rows) + 1


@pytest.mark.parametrize(
    ("first", "years"), [(2026, [2026]), (2019, list(range(2019, 2027))), (2018, [2018, 2020, 2022, 2024, 2026])]
)
def test_years_are_named_as_far_as_there_is_room(first, years):
    assert [tick.year for tick in drawn((date(first, 3, 1),)).ticks] == years


@given(st.lists(st.tuples(days, st.none() | days), min_size=1, max_size=30), days, st.booleans())
def test_every_bar_lies_in_the_picture_and_on_no_other(spans, today, packed):
    found = timeline([Span(str(number), *each) for number, each in enumerate(spans)], today, packed)
    assert len(found.ticks) <= MOST_TICKS + 1
    assert found.now is None or 0 <= found.now < WIDTH
    ends = {}
    for bar in sorted(found.bars, key=lambda bar: (bar.row, bar.left)):
        assert bar.left >= 0 and bar.left + bar.width <= WIDTH and bar.width >= SHORTEST
        assert bar.left >= ends.get(bar.row, 0)
        ends[bar.row] = bar.left + bar.width
    assert set(ends) == set(range(found.rows))
