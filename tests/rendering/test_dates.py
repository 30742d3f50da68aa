"""Days, hours and zones: each table shows the line that a reader sees."""

from datetime import UTC, date, datetime, timedelta, timezone
from zoneinfo import ZoneInfo

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from wagtail_pressrelease.rendering.dates import (
    both_clocks,
    date_line,
    date_range,
    embargo_line,
    local_day,
    local_instants,
    moment_line,
    recent_moment,
    short_date,
    time_line,
    zone_label,
)

LONDON, TOKYO = "Europe/London", "Asia/Tokyo"
ZONES = st.sampled_from([LONDON, TOKYO])
MOMENTS = st.datetimes(datetime(1970, 1, 1), datetime(2100, 1, 1), timezones=st.just(UTC))


def utc(*parts: int) -> datetime:
    return datetime(*parts, tzinfo=UTC)


@pytest.mark.parametrize(
    ("day", "language", "era", "line"),
    [
        (date(2026, 11, 24), "en", "western", "Tuesday 24 November 2026"),
        (date(2026, 11, 24), "ja", "western", "2026年11月24日（火）"),
        (date(2026, 11, 24), "ja", "japanese", "令和8年11月24日（火）"),
        (date(2026, 11, 24), "ja", "both", "令和8年（2026年）11月24日（火）"),
        (date(2019, 5, 1), "ja", "both", "令和元年（2019年）5月1日（水）"),
        (date(2014, 5, 1), "en", "western", "Thursday 1 May 2014"),
        (date(2014, 5, 1), "ja", "western", "2014年5月1日（木）"),
        (date(2014, 5, 1), "ja", "japanese", "平成26年5月1日（木）"),
        # English has western years only, and so needs no era for a day before them.
        (date(2014, 5, 1), "en", "japanese", "Thursday 1 May 2014"),
        (date(1868, 1, 1), "en", "both", "Wednesday 1 January 1868"),
        (date(1868, 1, 1), "ja", "western", "1868年1月1日（水）"),
    ],
)
def test_a_date_line_has_the_weekday(day, language, era, line):
    assert date_line(day, language, era) == line


@pytest.mark.parametrize(
    ("language", "era", "line"),
    [("en", "western", "1 May 2014"), ("ja", "western", "2014年5月1日"), ("ja", "both", "平成26年（2014年）5月1日")],
)
def test_a_short_date_has_no_weekday(language, era, line):
    assert short_date(date(2014, 5, 1), language, era) == line


def test_a_date_line_knows_two_languages_and_three_styles_of_era():
    with pytest.raises(ValueError, match="'fr'"):
        date_line(date(2014, 5, 1), "fr")
    with pytest.raises(ValueError, match="'heisei'"):
        date_line(date(2014, 5, 1), "ja", "heisei")


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("moment", [datetime(2014, 5, 1, 23), utc(2014, 5, 1, 23)])
def test_a_datetime_is_no_day(language, moment):
    for line in (date_line, short_date):
        with pytest.raises(ValueError, match="local_day"):
            line(moment, language)


@pytest.mark.parametrize(
    ("start", "end", "english", "japanese"),
    [
        (date(2014, 5, 1), date(2014, 5, 3), "1 to 3 May 2014", "2014年5月1日から3日まで"),
        (date(2014, 4, 30), date(2014, 5, 2), "30 April to 2 May 2014", "2014年4月30日から5月2日まで"),
        (date(2014, 5, 1), date(2017, 4, 30), "1 May 2014 to 30 April 2017", "2014年5月1日から2017年4月30日まで"),
        (date(2014, 5, 1), date(2015, 5, 1), "1 May 2014 to 1 May 2015", "2014年5月1日から2015年5月1日まで"),
        (date(2014, 5, 1), date(2014, 5, 1), "1 May 2014", "2014年5月1日"),
        (date(2014, 5, 1), None, "from 1 May 2014", "2014年5月1日から"),
        (None, date(2014, 5, 1), "until 1 May 2014", "2014年5月1日まで"),
        (None, None, "", ""),
    ],
)
def test_a_range_says_once_what_its_ends_share(start, end, english, japanese):
    assert date_range(start, end, "en") == english
    assert date_range(start, end, "ja") == japanese


def test_a_range_across_two_eras_names_both():
    assert date_range(date(2019, 4, 30), date(2019, 5, 3), "ja", "japanese") == "平成31年4月30日から令和元年5月3日まで"
    assert date_range(date(2019, 5, 1), date(2019, 5, 3), "ja", "japanese") == "令和元年5月1日から3日まで"


def test_a_range_does_not_end_before_it_starts():
    with pytest.raises(ValueError, match="before it starts"):
        date_range(date(2014, 5, 2), date(2014, 5, 1), "en")


@pytest.mark.parametrize(
    ("moment", "language", "zone", "line"),
    [
        (utc(2026, 7, 1, 6), "en", LONDON, "07:00 BST"),
        (utc(2026, 11, 24, 6), "en", LONDON, "06:00 GMT"),
        (utc(2026, 11, 24, 6), "en", TOKYO, "15:00 JST"),
        (utc(2026, 11, 24, 6), "ja", TOKYO, "午後3時（日本時間）"),
        (utc(2026, 11, 24, 6, 30), "ja", TOKYO, "午後3時30分（日本時間）"),
        (utc(2026, 11, 24, 6, 5), "ja", TOKYO, "午後3時5分（日本時間）"),
        (utc(2026, 7, 1, 6), "ja", LONDON, "午前7時（英国時間）"),
        (utc(2026, 11, 24, 3), "ja", TOKYO, "正午（日本時間）"),
        (utc(2026, 11, 24, 3, 30), "ja", TOKYO, "午後0時30分（日本時間）"),
        (utc(2026, 11, 24, 15), "ja", TOKYO, "午前0時（日本時間）"),
        (utc(2026, 11, 24, 15, 1), "ja", TOKYO, "午前0時1分（日本時間）"),
        (utc(2026, 11, 24, 12), "en", LONDON, "12:00 GMT"),
        (utc(2026, 11, 24, 0), "en", LONDON, "00:00 GMT"),
        (utc(2026, 11, 24, 6), "en", None, "06:00 GMT"),
        (utc(2026, 11, 24, 6), "ja", None, "午後3時（日本時間）"),
        # Zones that are not the press office's own still have a name.
        (utc(2026, 7, 1, 6), "en", "America/New_York", "02:00 EDT"),
        (utc(2026, 7, 1, 6), "en", "Asia/Dubai", "10:00 GMT+04"),
        (utc(2026, 7, 1, 6), "en", "UTC", "06:00 UTC"),
        (utc(2026, 7, 1, 6), "ja", "UTC", "午前6時（協定世界時）"),
        (utc(2026, 7, 1, 6), "ja", "Europe/Paris", "午前8時（中央ヨーロッパ夏時間）"),
    ],
)
def test_a_time_line_names_its_zone(moment, language, zone, line):
    assert time_line(moment, language, zone) == line


def test_a_zone_may_be_given_as_a_zone():
    assert time_line(utc(2026, 7, 1, 6), "en", ZoneInfo(LONDON)) == "07:00 BST"


def test_the_zone_that_a_datetime_carries_does_not_matter():
    moment = datetime(2026, 11, 24, 15, tzinfo=timezone(timedelta(hours=9)))
    assert embargo_line(moment, "en") == embargo_line(moment.astimezone(UTC), "en")


@pytest.mark.parametrize(
    ("moment", "zone", "english", "japanese"),
    [
        (utc(2026, 7, 1, 6), LONDON, "BST", "英国時間"),
        (utc(2026, 11, 24, 6), LONDON, "GMT", "英国時間"),
        (utc(2026, 7, 1, 6), TOKYO, "JST", "日本時間"),
        # The last second of summer time and the first of winter time.
        (utc(2026, 10, 25, 0, 59, 59), LONDON, "BST", "英国時間"),
        (utc(2026, 10, 25, 1), LONDON, "GMT", "英国時間"),
    ],
)
def test_a_zone_is_called_by_its_name_at_that_moment(moment, zone, english, japanese):
    assert zone_label(moment, zone, "en") == english
    assert zone_label(moment, zone, "ja") == japanese


def test_a_recent_moment_says_the_year_only_where_it_is_another_on_that_clock():
    moment = datetime(2026, 12, 31, 15, 30, tzinfo=UTC)  # New Year in Tokyo
    soon, later = moment + timedelta(minutes=1), moment + timedelta(days=1)
    assert recent_moment(moment, soon, "en", LONDON) == "15:30 GMT on 31 December"
    assert recent_moment(moment, later, "en", LONDON) == "15:30 GMT on 31 December 2026"
    assert recent_moment(moment, later, "ja", TOKYO) == "1月1日午前0時30分（日本時間）"


def test_a_moment_line_has_day_hour_and_zone():
    moment = utc(2026, 11, 24, 15, 30)
    assert moment_line(moment, "en", LONDON) == "15:30 GMT on Tuesday 24 November 2026"
    assert moment_line(moment, "en", TOKYO) == "00:30 JST on Wednesday 25 November 2026"
    assert moment_line(moment, "ja", TOKYO) == "2026年11月25日（水）午前0時30分（日本時間）"
    assert moment_line(moment, "ja", LONDON) == "2026年11月24日（火）午後3時30分（英国時間）"
    assert moment_line(moment, "ja", era="both") == "令和8年（2026年）11月25日（水）午前0時30分（日本時間）"


@pytest.mark.parametrize(
    ("moment", "language", "zone", "line"),
    [
        (utc(2026, 7, 1, 6), "en", None, "07:00 BST on Wednesday 1 July 2026 (15:00 JST)"),
        (utc(2026, 7, 1, 6), "ja", None, "2026年7月1日（水）午後3時（日本時間）／同日午前7時（英国時間）"),
        (utc(2026, 11, 24, 6), "en", TOKYO, "15:00 JST on Tuesday 24 November 2026 (06:00 GMT)"),
        (
            utc(2026, 11, 24, 15, 30),
            "en",
            TOKYO,
            "00:30 JST on Wednesday 25 November 2026 (15:30 GMT on Tuesday 24 November)",
        ),
        (
            utc(2026, 11, 24, 15, 30),
            "ja",
            LONDON,
            "2026年11月24日（火）午後3時30分（英国時間）／11月25日（水）午前0時30分（日本時間）",
        ),
        # At the turn of the year the other clock needs its year as well.
        (
            utc(2026, 12, 31, 16),
            "en",
            None,
            "16:00 GMT on Thursday 31 December 2026 (01:00 JST on Friday 1 January 2027)",
        ),
        (
            utc(2026, 12, 31, 16),
            "ja",
            None,
            "2027年1月1日（金）午前1時（日本時間）／2026年12月31日（木）午後4時（英国時間）",
        ),
        # An office with a third clock: the readers' own follows it.
        (utc(2026, 7, 1, 6), "en", "America/New_York", "02:00 EDT on Wednesday 1 July 2026 (07:00 BST)"),
    ],
)
def test_the_other_clock_follows_with_its_day_where_that_differs(moment, language, zone, line):
    assert both_clocks(moment, language, zone) == line


@pytest.mark.parametrize(
    ("moment", "language", "line"),
    [
        (utc(2026, 7, 1, 6), "en", "Embargoed until 07:00 BST on Wednesday 1 July 2026 (15:00 JST)"),
        (
            utc(2026, 11, 24, 15, 30),
            "en",
            "Embargoed until 15:30 GMT on Tuesday 24 November 2026 (00:30 JST on Wednesday 25 November)",
        ),
        (utc(2026, 11, 24, 6), "ja", "解禁日時：2026年11月24日（火）午後3時（日本時間）／同日午前6時（英国時間）"),
        (
            utc(2026, 11, 24, 15),
            "ja",
            "解禁日時：2026年11月25日（水）午前0時（日本時間）／11月24日（火）午後3時（英国時間）",
        ),
        # The wall time that comes twice: the zone tells the two apart.
        (utc(2026, 10, 25, 0, 30), "en", "Embargoed until 01:30 BST on Sunday 25 October 2026 (09:30 JST)"),
        (utc(2026, 10, 25, 1, 30), "en", "Embargoed until 01:30 GMT on Sunday 25 October 2026 (10:30 JST)"),
    ],
)
def test_an_embargo_line_says_it_by_both_clocks(moment, language, line):
    assert embargo_line(moment, language) == line


@pytest.mark.parametrize("line", [time_line, moment_line, both_clocks, embargo_line])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_naive_datetime_is_refused(line, language):
    with pytest.raises(ValueError, match="no zone"):
        line(datetime(2026, 7, 1, 6), language)


def test_a_naive_datetime_has_no_zone_and_no_day():
    with pytest.raises(ValueError, match="no zone"):
        zone_label(datetime(2026, 7, 1, 6), LONDON, "en")
    with pytest.raises(ValueError, match="no zone"):
        local_day(datetime(2026, 7, 1, 6), LONDON)


@pytest.mark.parametrize(
    ("wall", "zone", "instants"),
    [
        (datetime(2026, 7, 1, 7), LONDON, (utc(2026, 7, 1, 6),)),
        (datetime(2026, 10, 25, 1, 30), LONDON, (utc(2026, 10, 25, 0, 30), utc(2026, 10, 25, 1, 30))),
        (datetime(2026, 10, 25, 2), LONDON, (utc(2026, 10, 25, 2),)),
        (datetime(2026, 3, 29, 0, 59), LONDON, (utc(2026, 3, 29, 0, 59),)),
        (datetime(2026, 3, 29, 1), LONDON, ()),
        (datetime(2026, 3, 29, 1, 30), LONDON, ()),
        (datetime(2026, 3, 29, 2), LONDON, (utc(2026, 3, 29, 1),)),
        (datetime(2026, 10, 25, 1, 30), TOKYO, (utc(2026, 10, 24, 16, 30),)),
        # Before the first hour that can be held in UTC.
        (datetime.min, TOKYO, ()),
    ],
)
def test_a_wall_time_is_no_one_or_two_instants(wall, zone, instants):
    assert local_instants(wall, zone) == instants


def test_an_aware_datetime_is_no_wall_time():
    with pytest.raises(ValueError, match="naive"):
        local_instants(utc(2026, 7, 1, 6), LONDON)


@given(MOMENTS, ZONES, st.sampled_from([0, 1]))
@example(utc(2026, 10, 25, 0, 30), LONDON, 1)
@example(utc(2026, 10, 25, 1, 30), LONDON, 0)
def test_every_instant_is_found_again_from_its_wall_time(moment, zone, fold):
    wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=fold)
    found = local_instants(wall, zone)
    assert moment in found
    assert list(found) == sorted(set(found))


@given(MOMENTS, ZONES, st.sampled_from(["en", "ja"]))
def test_both_clocks_name_both_zones_once(moment, zone, language):
    line = both_clocks(moment, language, zone)
    for each in (LONDON, TOKYO):
        assert line.count(zone_label(moment, each, language)) == 1
    assert line.startswith(moment_line(moment, language, zone))
    assert ("同日" in line) == (language == "ja" and local_day(moment, LONDON) == local_day(moment, TOKYO))
