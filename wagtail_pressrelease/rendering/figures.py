"""A figure that was read in one language, as the other prints it. Pure Python."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from fractions import Fraction

from wagtail_pressrelease.localization.quantities import Clock, Day, Figure, Number

from .dates import short_date
from .numbers import amount_line, number_line

CURRENCIES = {"yen": "JPY", "dollar": "USD", "pound": "GBP", "euro": "EUR"}
# What one of each is in its unit, and the words for one and for several.
MEASURES = {
    ("Wh", 10**3): ("kilowatt-hour", "kilowatt-hours", "キロワット時"),
    ("Wh", 10**6): ("megawatt-hour", "megawatt-hours", "メガワット時"),
    ("Wh", 10**9): ("gigawatt-hour", "gigawatt-hours", "ギガワット時"),
    ("W", 1): ("watt", "watts", "ワット"),
    ("W", 10**3): ("kilowatt", "kilowatts", "キロワット"),
    ("W", 10**6): ("megawatt", "megawatts", "メガワット"),
    ("W", 10**9): ("gigawatt", "gigawatts", "ギガワット"),
    ("m2", 1): ("square metre", "square metres", "平方メートル"),
    ("m2", 10**4): ("hectare", "hectares", "ヘクタール"),
    ("m2", 10**6): ("square kilometre", "square kilometres", "平方キロメートル"),
    ("m3", 1): ("cubic metre", "cubic metres", "立方メートル"),
    ("m3", Fraction(1, 1000)): ("litre", "litres", "リットル"),
    ("m", Fraction(1, 1000)): ("millimetre", "millimetres", "ミリメートル"),
    ("m", Fraction(1, 100)): ("centimetre", "centimetres", "センチメートル"),
    ("m", 1): ("metre", "metres", "メートル"),
    ("m", 10**3): ("kilometre", "kilometres", "キロメートル"),
    ("g", 1): ("gram", "grams", "グラム"),
    ("g", 10**3): ("kilogram", "kilograms", "キログラム"),
    ("g", 10**6): ("tonne", "tonnes", "トン"),
    ("month", 1): ("month", "months", "か月"),
    ("month", 12): ("year", "years", "年"),
    ("second", 1): ("second", "seconds", "秒"),
    ("second", 60): ("minute", "minutes", "分"),
    ("second", 3600): ("hour", "hours", "時間"),
    ("second", 86400): ("day", "days", "日間"),
    ("second", 604800): ("week", "weeks", "週間"),
}
TEN_MEGAWATTS = 10**7


def figure_line(figure: Figure, language: str) -> str:
    """The figure as a text in the language gives it: ¥30 billion, 300億円; 14 May 2026, 2026年5月14日. "" for what each
    language says in its own way, as a third of something, or miles."""
    # 2031 alone is rather a year than a number.
    value = next((each for each in figure.others if isinstance(each, Day)), figure.value)
    if isinstance(value, Day):
        return _day(value, language)
    if isinstance(value, Clock):
        return _clock(value, language)
    return _number(value, language)


def _number(number: Number, language: str) -> str:
    written = _exact(number.written)
    if written is None or number.rough:
        return ""
    if currency := CURRENCIES.get(number.unit):
        return amount_line(written, language, currency)
    if number.unit == "part":
        share = _exact(number.amount * 100)
        return "" if share is None or number.places is None else _share(share, language)
    if not number.unit:
        return number_line(written, language)
    return _measured(number, language)


def _measured(number: Number, language: str) -> str:
    factor = number.factor
    if language == "ja" and number.unit == "W" and number.amount >= TEN_MEGAWATTS:
        factor = Fraction(1000)  # 45万キロワット, as Japan counts power stations
    names, written = MEASURES.get((number.unit, factor)), _exact(number.amount / factor)
    if names is None or written is None:
        return ""
    one, many, japanese = names
    line = number_line(written, language)
    return f"{line}{japanese}" if language == "ja" else f"{line} {one if written == 1 else many}"


def _share(share: Decimal, language: str) -> str:
    return f"{number_line(share, language)}％" if language == "ja" else f"{number_line(share, language)} per cent"


def _day(day: Day, language: str) -> str:
    year, month, of_month = day.year, day.month, day.day
    if year and month and of_month:
        return _if_there_is_one(year, month, of_month, language)
    if language == "ja":
        parts = ((year, "年"), (month, "月"), (of_month, "日"))
        return "".join(f"{number}{name}" for number, name in parts if number)
    name = short_date(date(2000, month, 1), "en").split()[1] if month and 1 <= month <= 12 else ""
    return " ".join(filter(None, (str(of_month or ""), name, str(year or ""))))


def _if_there_is_one(year: int, month: int, day: int, language: str) -> str:
    try:
        return short_date(date(year, month, day), language)
    except ValueError:  # 31 June was written
        return ""


def _clock(clock: Clock, language: str) -> str:
    hour, minute = clock.hour, clock.minute
    if (hour, minute) == (12, 0):
        return "正午" if language == "ja" else "noon"
    if language == "ja":
        half = "午前" if hour < 12 else "午後"
        return f"{half}{hour % 12}時" + (f"{minute}分" if minute else "")
    half = "am" if hour < 12 else "pm"
    return f"{hour % 12 or 12}" + (f":{minute:02}" if minute else "") + half


def _exact(number: Fraction) -> Decimal | None:
    """A number that can be written out; None for a third."""
    rest = number.denominator
    for factor in (2, 5):
        while rest % factor == 0:
            rest //= factor
    return Decimal(number.numerator) / Decimal(number.denominator) if rest == 1 else None
