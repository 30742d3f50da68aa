"""Figures in Japanese text. Pure Python."""

from __future__ import annotations

import re
from fractions import Fraction

from .measures import MONEY, measure, words
from .quantities import Clock, Day, Number, Reader, Value, Weight, number_weight

ERAS = {"令和": 2018, "平成": 1988, "昭和": 1925, "大正": 1911, "明治": 1867}
KANJI = {kanji: number for number, kanji in enumerate("〇一二三四五六七八九")} | {"元": 1}
TENS = {"十": 10, "百": 100, "千": 1000}
MYRIADS = {"万": 10**4, "億": 10**8, "兆": 10**12}
WEEKDAYS = "月火水木金土日"
SIGNS = {"¥": "yen", "$": "dollar", "£": "pound", "€": "euro"}
# Words with kanji for numbers mean little unless something is counted: 一部, 三重県, 六本木.
COUNTERS = "つ|人|名|社|校|件|倍|歳|回|か国|カ国|ヶ国|か所|カ所|ヶ所"
# What says a number in passing. It is there for English to find, and not looked for in English.
ASIDE = {"両": 2, "双方": 2, "倍増": 2, "単独": 1}
YEAR = range(1800, 2200)

_digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_kanji = "(?<!数)[〇一二三四五六七八九十百千]++"
_plain = rf"(?:(?>{_digits})|{_kanji})"
_hundreds = rf"{_plain}(?:[千百]{_plain})*[千百]?"
_large = rf"(?:{_hundreds}[万億兆])*{_hundreds}[万億兆]?"
_day = rf"(?P<day>{_plain})(?:日|(?=[〜～・、–-]\d{{1,2}}日))"
_free = r"(?<![\d.,A-Za-z])(?<!(?-i:[A-Z])-)"
_weekday = r"(?:\((?P<weekday>[月火水木金土日])(?:曜日?)?(?:[・･][祝休])?\)|(?P<weekday_bare>[月火水木金土日])曜日?)?"
_eras = "|".join(ERAS)
# The same year as others count it: 令和8年(2026年), 2026(令和8)年.
_other_year = rf"(?:\((?:{_eras})?\w{{1,4}}年?\))?"

DATE = re.compile(
    rf"{_free}(?:(?P<era>{_eras}) ?)?(?P<year>元|{_plain}){_other_year}年度?(?!間|生|来){_other_year}"
    rf"(?:(?P<month>{_plain})月(?:{_day})?)?{_weekday}"
)
DATE_DIGITS = re.compile(
    r"(?<![\d.])(?P<year>\d{4})(?P<between>[./-])(?P<month>\d{1,2})(?P=between)(?P<day>\d{1,2})(?!\d)"
)
MONTH = re.compile(rf"{_free}(?P<month>{_plain})月(?:{_day})?{_weekday}")
DAY = re.compile(rf"{_free}(?P<day>\d{{1,2}})日(?![間本常系]){_weekday}")
CLOCK = re.compile(
    rf"(?P<half>午前|午後|深夜|夜)?(?<![\d.,])(?P<hour>\d{{1,2}}|{_kanji})時(?![間期点代刻限])(?:(?P<minute>{_plain})分|(?P<thirty>半))?"
    r"|(?P<noon>正午)"
)
CLOCK_24 = re.compile(r"(?P<half>午前|午後)?(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])")
UNTIL = re.compile(r"(?:から|より|～|〜|-|–|―|－|、|・|と|同日|\s)*$")
PART = re.compile(
    rf"{_free}(?:(?P<under>{_plain})分の(?P<over>{_plain})|(?P<tenths>{_plain})割(?:(?P<rest>{_plain})分)?)"
)
HALF = re.compile(r"半(?:分|額|数|減|ば|世紀)|折半")
COUNT = re.compile(
    rf"(?P<sign>[¥$£€])?{_free}(?P<number>{_large})(?![数〇一二三四五六七八九十百千])(?P<half>半)?"
    rf"(?:(?P<unit>{words('ja')})(?![A-Za-z²³])(?P<more>半)?|(?P<counter>{COUNTERS}))?(?![A-Za-z\d])",
    re.IGNORECASE,
)
ASIDES = re.compile("|".join(ASIDE))
WIDE = str.maketrans("０１２３４５６７８９．，：％￥＄（）", "0123456789.,:%¥$()")


def read(reader: Reader) -> None:
    """Find the figures of a Japanese text."""
    reader.left = reader.left.translate(WIDE)
    for find in (_dates, _clocks, _parts, _counts):
        find(reader)
    for found in reader.all(ASIDES):
        reader.add(found, Number(Fraction(ASIDE[found[0]])), weight=Weight.FREE)


def number(text: str) -> Fraction:
    """What a number of digits and kanji says: 12億5,000万, 二〇二六, 二千五百, 元."""
    total, part, digits = Fraction(0), Fraction(0), ""
    for character in [*text.replace(",", ""), ""]:
        if character in KANJI:
            digits += str(KANJI[character])
        elif character.isdigit() or character == ".":
            digits += character
        elif character in TENS:
            part += Fraction(digits or 1) * TENS[character]
            digits = ""
        else:
            part += Fraction(digits or 0)
            digits = ""
            if character:
                total += (part or 1) * MYRIADS[character]
                part = Fraction(0)
    return total + part


def _whole(text: str | None) -> int | None:
    return int(number(text)) if text else None


def _weekday_of(found: re.Match[str]) -> int | None:
    named = found["weekday"] or found["weekday_bare"]
    return WEEKDAYS.index(named) if named else None


def _dates(reader: Reader) -> None:
    for found in reader.all(DATE_DIGITS):
        reader.add(found, Day(int(found["year"]), int(found["month"]), int(found["day"])))
    for found in reader.all(DATE):
        year, month = int(number(found["year"])), _whole(found["month"])
        if found["era"]:
            year += ERAS[found["era"]]
        if year in YEAR or month:
            known = year if year in YEAR else None
            reader.add(found, Day(known, month, _whole(found["day"]), _weekday_of(found)))
    for found in reader.all(MONTH):
        if 1 <= (month := int(number(found["month"]))) <= 12:
            reader.add(found, Day(None, month, _whole(found["day"]), _weekday_of(found)))
    for found in reader.all(DAY):
        day = int(found["day"])
        count = Number(Fraction(day), "second", Fraction(86400))
        weight = Weight.STRONG if _weekday_of(found) is not None else number_weight(count)
        reader.add(found, Day(day=day, weekday=_weekday_of(found)), count, weight=weight)


def _clocks(reader: Reader) -> None:
    half, end = "", 0
    for found in reader.all(CLOCK):
        if found["noon"]:
            reader.add(found, Clock(12))
            continue
        if found["half"]:
            half = found["half"]
        elif not UNTIL.fullmatch(reader.left, end, found.start()):
            half = ""
        end = found.end()
        hour, minute = int(number(found["hour"])), 30 if found["thirty"] else _whole(found["minute"]) or 0
        # 一時 alone is "for a time".
        if found["hour"].isdigit() or half:
            _add_clock(reader, found, half, hour, minute)
    for found in reader.all(CLOCK_24):
        _add_clock(reader, found, found["half"] or "24", int(found["hour"]), int(found["minute"]))


def _add_clock(reader: Reader, found: re.Match[str], half: str, hour: int, minute: int) -> None:
    if half in ("午後", "夜") and hour <= 12:
        hour += 12 if hour < 12 else 0 if half == "午後" else 12
    later = (Clock((hour + 12) % 24, minute),) if not half and hour <= 12 else ()
    reader.add(found, Clock(hour % 24, minute), *later)


def _parts(reader: Reader) -> None:
    for found in reader.all(PART):
        if found["tenths"]:
            share = number(found["tenths"]) * 10 + number(found["rest"] or "0")
            reader.add(found, Number(share, "part", Fraction(1, 100)))
        elif under := number(found["under"]):
            reader.add(found, Number(number(found["over"]) / under, "part", places=None))
    for found in reader.all(HALF):
        reader.add(found, Number(Fraction(1, 2), "part", places=None), weight=Weight.FREE)


def _counts(reader: Reader) -> None:
    for found in reader.all(COUNT):
        text, unit = found["number"], found["unit"]
        amount = number(text)
        places = len(text.partition(".")[2]) if not re.search("[万億兆]", text) else 0
        if found["half"] or found["more"]:
            amount, places = amount + Fraction(1, 2), places or 1
        others: tuple[Value, ...] = ()
        if found["sign"]:
            value = Number(amount, SIGNS[found["sign"]], places=places)
        elif unit:
            kind = measure(unit, "ja")
            value = Number(amount, kind.unit, kind.size, places, kind.rough)
            if unit == "キロ":
                others = tuple(Number(amount, each, Fraction(1000), places) for each in ("m", "g"))
        else:
            value = Number(amount, places=places)
            if len(text) == 4 and text.isdigit() and int(amount) in YEAR:
                others = (Day(int(amount)),)
        reader.add_count(found, value, MYRIADS.get(text[-1], 1), *others, weight=_weight(found, value))


def _weight(found: re.Match[str], value: Number) -> Weight:
    if value.unit in MONEY:
        return Weight.STRONG
    weight = number_weight(value)
    if re.search(r"\d|[万億兆]", found["number"]):
        return weight
    # Kanji: 十分 is "enough", 一部 "some", 三重 a prefecture.
    counted = found["counter"] or (found["unit"] and found["unit"] not in ("分", "年", "度"))
    return min(weight, Weight.SMALL) if counted else Weight.FREE
