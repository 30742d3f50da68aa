"""Where on an axis of years things stand."""

from datetime import date

import pytest

from wagtail_pressrelease.rendering.timeline import MOST_TICKS, Bar, Span, timeline

TODAY = date(2026, 7, 2)


def line(*spans, era="western"):
    return timeline(spans, TODAY, era)


@pytest.mark.parametrize(
    ("spans", "years"),
    [
        ([Span(signed=date(2024, 5, 1))], (2024, 2027)),
        ([Span(start=date(2024, 5, 1), end=date(2030, 1, 1))], (2024, 2031)),
        ([Span(start=date(2024, 5, 1), end=date(2099, 1, 1))], (2024, 2037)),
        ([Span(signed=date(2028, 1, 1))], (2026, 2029)),
        ([Span(date(1871, 1, 1)), Span(date(2020, 1, 1))], (1871, 2027)),
    ],
    ids=["until today", "until the last end", "not beyond ten years", "from today", "from long ago"],
)
def test_the_axis_holds_all_of_them_and_today(spans, years):
    found = line(*spans)
    assert (found.first, found.last) == years


def test_without_a_day_there_is_no_axis():
    assert line(Span()) is None


@pytest.mark.parametrize("first", [2026, 2021, 2019, 2000, 1950, 1000, 1])
def test_no_more_years_are_named_than_there_is_room_for(first):
    ticks = line(Span(signed=date(first, 3, 1))).ticks
    assert 1 <= len(ticks) <= MOST_TICKS
    assert ticks == tuple(sorted(ticks, key=lambda tick: float(tick.x.rstrip("%"))))


@pytest.mark.parametrize(
    ("era", "names"),
    [
        ("western", ["2018", "2020", "2022", "2024", "2026"]),
        ("japanese", ["平成30", "令和2", "令和4", "令和6", "令和8"]),
    ],
)
def test_years_are_named_as_the_newsroom_counts_them(era, names):
    assert [tick.name for tick in line(Span(signed=date(2018, 5, 1)), era=era).ticks] == names


def test_years_before_the_eras_have_their_western_number():
    assert line(Span(signed=date(1850, 1, 1)), era="japanese").ticks[0].name == "1850"


@pytest.mark.parametrize(
    ("span", "bar"),
    [
        (Span(signed=date(2025, 1, 1)), Bar(point="0.00%")),
        (Span(start=date(2025, 1, 1), end=date(2026, 1, 1)), Bar(x="0.00%", width="50.00%")),
        (Span(date(2026, 1, 1), date(2026, 1, 1)), Bar("50.00%", "50.00%", "50.00%", fades=True)),
        (Span(start=date(2025, 1, 1), end=date(2025, 1, 1)), Bar(x="0.00%", width="0.80%")),
        (Span(), Bar()),
    ],
    ids=["a signing", "to its last day", "without a last day", "of one day", "of which nothing is known"],
)
def test_places_are_parts_of_the_width(span, bar):
    assert line(Span(signed=date(2025, 1, 1))).bar(span) == bar


def test_a_bar_that_ends_beyond_the_axis_is_cut_there_and_fades():
    far = Span(start=date(2026, 1, 1), end=date(2099, 1, 1))
    assert line(far).bar(far) == Bar(x="0.00%", width="100.00%", fades=True)


def test_today_has_its_place():
    assert (line(Span(date(2026, 1, 1))).now, line(Span(date(2026, 1, 1))).now_is_late) == ("49.86%", False)
    assert line(Span(date(2020, 1, 1))).now_is_late
