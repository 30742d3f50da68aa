"""Days, hours and zones as each language prints them. No function takes a naive datetime."""

from datetime import UTC, date, datetime, tzinfo
from zoneinfo import ZoneInfo

from babel.dates import format_date, format_time, get_timezone_name

from wagtail_pressrelease.press.eras import era_style, era_year

from .language_page import LanguagePage
from .languages import PAGES, language_page

Zone = str | tzinfo


def date_line(day: date, language: str, era: str = "western") -> str:
    """A day with its weekday: Thursday 1 May 2014, 2014年5月1日（木）.

    `era` is `western`, `japanese` (平成26年5月1日（木）) or `both` (平成26年（2014年）5月1日（木）); English prints
    the western year always, Japanese before 1873, which no era reaches. A datetime is a ValueError: which day it is
    depends on the clock (see `local_day`).
    """
    page = language_page(language)
    return _with_year(day, page.weekday_and_day, page, era)


def short_date(day: date, language: str, era: str = "western") -> str:
    """A day without its weekday: 1 May 2014, 2014年5月1日."""
    page = language_page(language)
    return _with_year(day, page.day_and_month, page, era)


def day_of_year(day: date, language: str) -> str:
    """A day in a list of one year: Thursday 1 May, 5月1日（木）."""
    page = language_page(language)
    return _printed(day, page.weekday_and_day, page)


def date_range(start: date | None, end: date | None, language: str, era: str = "western") -> str:
    """From a day to a day, both included: 1 to 3 May 2014, 2014年5月1日から3日まで.

    What both ends share is said once. Either end may be open, both open is an empty string, and an end before its
    start is a ValueError.
    """
    page = language_page(language)
    if start is None or end is None:
        if start is not None:
            return page.range_from.format(start=short_date(start, language, era))
        return page.range_until.format(end=short_date(end, language, era)) if end is not None else ""
    if _day(end) < _day(start):
        raise ValueError(f"The range ends on {end.isoformat()}, before it starts on {start.isoformat()}.")
    era = era_style(era, start, end)  # both ends count their years alike
    lines = {"start": short_date(start, language, era), "end": short_date(end, language, era)}
    if start == end:
        return lines["start"]
    if _year(start, page, era) == _year(end, page, era):
        pattern = page.day_alone if start.month == end.month else page.day_and_month
        shortened = start if page.range_shortens == "start" else end
        lines[page.range_shortens] = _printed(shortened, pattern, page)
    return page.range_between.format(**lines)


def time_line(moment: datetime, language: str, zone: Zone | None = None) -> str:
    """The hour in a zone, which is named: 07:00 BST, 午後3時30分（日本時間）. Without a zone, that of the readers."""
    page = language_page(language)
    local = _local(moment, zone or page.zone)
    if (local.hour, local.minute) == (12, 0):
        time = page.noon
    else:
        time = format_time(local.time(), page.time if local.minute else page.time_on_the_hour, locale=page.locale)
    return page.time_in_zone.format(time=time, zone=_zone_name(local, page))


def moment_line(moment: datetime, language: str, zone: Zone | None = None, era: str = "western") -> str:
    """Day, hour and zone: 07:00 BST on Wednesday 1 July 2026, 2026年7月1日（水）午後3時（日本時間）."""
    page = language_page(language)
    zone = zone or page.zone
    day = date_line(local_day(moment, zone), language, era)
    return page.moment.format(date=day, time=time_line(moment, language, zone))


def recent_moment(moment: datetime, now: datetime, language: str, zone: Zone | None = None) -> str:
    """When something was done, for colleagues: 14:36 GMT on 25 November, 11月25日午後11時36分（日本時間）. The year is
    said where it is not this one."""
    page = language_page(language)
    zone = zone or page.zone
    day = local_day(moment, zone)
    is_this_year = day.year == local_day(now, zone).year
    date = _printed(day, page.day_and_month, page) if is_this_year else short_date(day, language)
    return page.moment.format(date=date, time=time_line(moment, language, zone))


def both_clocks(moment: datetime, language: str, zone: Zone | None = None, era: str = "western") -> str:
    """A moment by the readers' clock, then by the other of London and Tokyo.

    The other has its weekday where its day differs, and its year where that differs too. `zone` names the clock that
    leads, for an office that keeps its own.
    """
    page = language_page(language)
    lead = _zone(zone or page.zone)
    other = _other_zone(lead, page)
    own_day, other_day = local_day(moment, lead), local_day(moment, other)
    pattern = page.same_day if own_day == other_day else page.other_day
    if own_day.year == other_day.year:
        day = _printed(other_day, page.weekday_and_day, page)
    else:
        day = date_line(other_day, language, era)
    return page.both_clocks.format(
        own=moment_line(moment, language, lead, era),
        other=pattern.format(date=day, time=time_line(moment, language, other)),
    )


def embargo_line(moment: datetime, language: str, zone: Zone | None = None, era: str = "western") -> str:
    """Until when a release may not be used, by both clocks. For previews and press copies: readers never need it."""
    return language_page(language).embargo.format(moment=both_clocks(moment, language, zone, era))


def zone_label(moment: datetime, zone: Zone, language: str) -> str:
    """What a zone is called at that moment: GMT, BST or JST; 英国時間 or 日本時間."""
    return _zone_name(_local(moment, zone), language_page(language))


def local_day(moment: datetime, zone: Zone) -> date:
    """The day that it is in `zone` at that moment."""
    return _local(moment, zone).date()


def local_instants(wall: datetime, zone: Zone) -> tuple[datetime, ...]:
    """The instants, in UTC and in order, at which the clocks of `zone` show the naive time `wall`.

    None in the hour that is skipped when clocks go forward, two in the hour that comes twice when they go back,
    otherwise one. An aware datetime is a ValueError.
    """
    if wall.tzinfo is not None:
        raise ValueError("A wall time has no zone of its own: give a naive datetime and the zone.")
    wall, place = wall.replace(fold=0), _zone(zone)
    instants = set()
    for fold in (0, 1):
        try:
            instant = wall.replace(tzinfo=place, fold=fold).astimezone(UTC)
            shown = instant.astimezone(place).replace(tzinfo=None, fold=0)
        except OverflowError:  # In the first or last hours that a datetime can hold.
            continue
        if shown == wall:
            instants.add(instant)
    return tuple(sorted(instants))


def _day(day: date) -> date:
    if isinstance(day, datetime):
        raise ValueError("Give a day, not a datetime: which day it is depends on the clock (see local_day).")
    return day


def _year(day: date, page: LanguagePage, era: str) -> str:
    try:
        pattern = page.years[era_style(era, day)]
    except KeyError:
        raise ValueError(f"The era is {', '.join(page.years)}, not {era!r}.") from None
    return pattern.format(year=day.year, era=era_year(day) if "{era}" in pattern else "")


def _printed(day: date, pattern: str, page: LanguagePage) -> str:
    return format_date(_day(day), pattern, locale=page.locale)


def _with_year(day: date, pattern: str, page: LanguagePage, era: str) -> str:
    return page.day_and_year.format(day=_printed(day, pattern, page), year=_year(day, page, era))


def _zone(zone: Zone) -> tzinfo:
    return ZoneInfo(zone) if isinstance(zone, str) else zone


def _local(moment: datetime, zone: Zone) -> datetime:
    if moment.utcoffset() is None:
        raise ValueError(f"{moment.isoformat()} has no zone: a press release prints aware date-times only.")
    return moment.astimezone(_zone(zone))


def _other_zone(lead: tzinfo, page: LanguagePage) -> tzinfo:
    """Where an office leads with a third clock, its readers' own follows."""
    home = [page.zone, *(other.zone for other in PAGES.values() if other is not page)]
    if str(lead) not in home:
        return _zone(page.zone)
    return _zone(next(zone for zone in home if zone != str(lead)))


def _zone_name(local: datetime, page: LanguagePage) -> str:
    name = page.zones.get(str(local.tzinfo))
    if name is None and page.zones:
        name = get_timezone_name(local, width="long", locale=page.locale)
    if name is None:
        # CLDR has no "JST" in English, while the time zone database has it.
        name = local.tzname() or ""
    # Zones without an abbreviation are named there by their offset alone, as +04.
    return f"GMT{name}" if name[:1] in "+-" else name
