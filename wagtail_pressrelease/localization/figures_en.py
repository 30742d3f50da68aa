"""Figures in English text. Pure Python."""

from __future__ import annotations

import re
from fractions import Fraction

from .measures import MONEY, measure, words
from .quantities import Clock, Day, Number, Reader, Value, Weight

MONTHS = (
    *("January", "February", "March", "April", "May", "June"),
    *("July", "August", "September", "October", "November", "December"),
)
WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
SMALL = (
    *("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"),
    *("thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"),
)
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety")
WORDS = {word: number for number, word in enumerate(SMALL)} | {word: 10 * n for n, word in enumerate(TENS, 2)}
SCALES = {"thousand": 10**3, "million": 10**6, "billion": 10**9, "trillion": 10**12, "dozen": 12}
SCALES |= {"k": 10**3, "mn": 10**6, "bn": 10**9, "tn": 10**12}
PARTS = {"half": 2, "halves": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "eighth": 8, "tenth": 10}
SIGNS = {"¥": "yen", "￥": "yen", "$": "dollar", "US$": "dollar", "£": "pound", "€": "euro"}
# What says a number in passing. It is there for Japanese to find, and not looked for in Japanese.
ASIDE = {"once": 1, "twice": 2, "thrice": 3, "both": 2, "pair": 2, "couple": 2, "double": 2, "doubled": 2, "tripled": 3}
ASIDE |= {"a dozen": 12, "a hundred": 100, "a thousand": 1000, "a million": 10**6}
ASIDE |= {"first": 1, "second": 2, "fourth": 4, "seventh": 7, "ninth": 9, "eleventh": 11, "twelfth": 12}

_digits = r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?"
_one = "|".join(SMALL[1:10])
_word = rf"(?:{'|'.join(TENS)})(?:-(?:{_one}))?|{'|'.join(reversed(SMALL))}"
_words = rf"(?:(?:{_one}) hundred(?: and)? )?(?:{_word})|(?:{_one}) hundred"
_months = "|".join(MONTHS)
_month = "|".join(f"{name[:3]}(?:{name[3:]})?" if name != "May" else name for name in MONTHS) + "|Sept"
_weekday = "|".join(WEEKDAYS)
_span = "years?|months?|weeks?|days?|hours?|decade|century"
_ordinal = "(?:st|nd|rd|th)"

DATE = re.compile(
    rf"(?:\b(?P<weekday>{_weekday}),? )?(?:\bthe )?\b(?P<day>\d{{1,2}}){_ordinal}? (?:of )?"
    rf"(?P<month>{_month})\b(?:\.(?= \d))?"
    rf"(?:,? (?P<year>\d{{4}})\b)?"
)
DATE_AMERICAN = re.compile(
    rf"(?:\b(?P<weekday>{_weekday}),? )?\b(?P<month>{_month})\b(?:\.(?= \d))? (?P<day>\d{{1,2}}){_ordinal}?\b(?![:.]\d)"
    rf"(?:,? (?P<year>\d{{4}})\b)?"
)
DATE_ISO = re.compile(r"(?<![\d-])(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)(?![\d-])")
# The days before it, in the same month: Thursday 19 and Friday 20 November.
DAY_BEFORE = re.compile(
    rf"(?:\b(?P<weekday>{_weekday}) )?\b(?P<day>\d{{1,2}}){_ordinal}?(?=(?: and | to | or | until |, | ?[–-] ?)$)"
)
MONTH = re.compile(rf"\b(?P<month>{_months})\b(?:,? (?P<year>\d{{4}})\b)?")
# Else May, June and April may be people.
BEFORE_MONTH = re.compile(
    r"(?:\b(?:in|of|since|from|until|till|by|before|after|to|and|or|last|next|this|early|late|every|each|during|through)"
    r"|mid-|[–,(-])\s?$",
    re.IGNORECASE,
)
ERAS = {"Reiwa": 2018, "Heisei": 1988, "Showa": 1925, "Shōwa": 1925, "Taisho": 1911, "Taishō": 1911, "Meiji": 1867}
ERA = re.compile(rf"\b(?P<era>{'|'.join(ERAS)}) (?P<year>\d{{1,2}})(?![\w.])")
YEARS = re.compile(r"\b(?P<first>(?:19|20)\d\d)[-–/](?P<second>\d\d)(?![\d-])")
FISCAL = re.compile(r"\bFY ?(?P<year>\d{4})\b")
CLOCK = re.compile(
    r"(?<![\d.,:£$¥€])\b(?:(?P<from>\d{1,2})(?:[.:](?P<from_minute>\d\d))?(?: to | ?[–-] ?))?"
    r"(?P<hour>\d{1,2})(?:[.:](?P<minute>\d\d))? ?(?P<half>[ap])(?:m\b|\.m\.)",
    re.IGNORECASE,
)
CLOCK_24 = re.compile(r"(?<![\d.,:])(?P<hour>[01]?\d|2[0-4]):(?P<minute>[0-5]\d)(?![\d:])")
NOON = re.compile(r"\b(?:noon|midday|(?P<night>midnight))\b", re.IGNORECASE)
RATIO = re.compile(
    rf"\b(?P<over>{_one}|\d+) (?:in|out of) (?:every )?(?P<under>{_one}|ten|twenty|a hundred|\d+)\b", re.IGNORECASE
)
PART = re.compile(
    rf"\b(?<!and )(?<!and a )(?:(?:(?P<many>{_one}|an?)[ -])?"
    r"(?P<part>hal(?:f|ves)|(?:third|quarter|fifth|sixth|eighth|tenth)s?)"
    r"|(?P<over>\d)/(?P<under>\d{1,2}))\b(?P<hour>(?: of)? an hour|-hour)?(?![/\d])",
    re.IGNORECASE,
)
ASIDES = re.compile(rf"\b(?:an? (?P<span>{_span})(?P<half> and a half)?|(?P<word>{'|'.join(ASIDE)}))\b", re.IGNORECASE)
COUNT = re.compile(
    rf"(?:(?P<sign>\bUS\$|[¥￥$£€]) ?)?(?:(?<![\w.])(?<!(?-i:[A-Z])-)(?P<digits>{_digits})|\b(?P<words>{_words})\b)"
    rf"(?P<half> and a half)?(?:[ -]?(?P<scale>{'|'.join(SCALES)})(?:\b|(?=th\b)))?"
    rf"(?:[ -]?(?P<unit>{words('en')})(?![A-Za-z²³]))?(?:st|nd|rd|th|[’']?s)?(?P<odd>-odd\b)?(?![A-Za-z\d])",
    re.IGNORECASE,
)
# As a time, where neither am nor pm is said: at 9.30.
POINTED = re.compile(r"(?P<hour>1?\d|2[0-3])\.(?P<minute>[0-5]\d)")
YEAR = range(1800, 2200)


def read(reader: Reader) -> None:
    """Find the figures of an English text."""
    for find in (_dates, _clocks, _parts, _counts, _asides):
        find(reader)


def _number(word: str | None) -> int | None:
    return int(word) if word else None


def _dates(reader: Reader) -> None:
    for found in (each for pattern in (DATE, DATE_AMERICAN, DATE_ISO) for each in reader.all(pattern)):
        named = found.groupdict()
        month = int(found["month"]) if found["month"].isdigit() else _month_number(found["month"])
        reader.add(found, Day(_number(found["year"]), month, int(found["day"]), _weekday_number(named.get("weekday"))))
        while before := DAY_BEFORE.search(reader.left, 0, found.start()):
            reader.add(before, Day(None, month, int(before["day"]), _weekday_number(before["weekday"])))
            found = before
    for found in reader.all(MONTH):
        is_month = found["year"] or BEFORE_MONTH.search(reader.left, 0, found.start()) or _ends(reader, found)
        weight = Weight.STRONG if is_month else Weight.FREE
        reader.add(found, Day(_number(found["year"]), _month_number(found["month"])), weight=weight)
    for found in reader.all(YEARS):
        first = int(found["first"])
        reader.add(found, Day(first), Day(first - first % 100 + int(found["second"])))
    for found in reader.all(ERA):
        reader.add(found, Day(ERAS[found["era"]] + int(found["year"])))
    for found in reader.all(FISCAL):
        reader.add(found, Day(int(found["year"])))


def _ends(reader: Reader, month: re.Match[str]) -> bool:
    """Whether no capital letter follows, as it would in the name of April Jones."""
    return not re.match(r"\s[A-Z]", reader.left[month.end() :])


def _month_number(name: str) -> int:
    return next(number for number, month in enumerate(MONTHS, 1) if month[:3] == name[:3])


def _weekday_number(name: str | None) -> int | None:
    return WEEKDAYS.index(name) if name else None


def _clocks(reader: Reader) -> None:
    for found in reader.all(CLOCK):
        half = found["half"].lower()
        end = _clock(found["hour"], found["minute"], half)
        if found["from"]:
            start = _clock(found["from"], found["from_minute"], half)
            # From 11 to 1pm begins in the morning.
            early = half == "p" and start.hour > end.hour
            reader.add(found, end)
            reader.add(found, Clock(start.hour - 12, start.minute) if early else start)
        else:
            reader.add(found, end)
    for found in reader.all(CLOCK_24):
        reader.add(found, Clock(int(found["hour"]) % 24, int(found["minute"])))
    for found in reader.all(NOON):
        reader.add(found, Clock(0 if found["night"] else 12))


def _clock(hour: str, minute: str | None, half: str) -> Clock:
    return Clock(int(hour) % 12 + (12 if half == "p" else 0), int(minute or 0))


def _parts(reader: Reader) -> None:
    for found in reader.all(RATIO):
        over, under = (_said(found[name].lower()) for name in ("over", "under"))
        if under:
            # Nine in ten is 9割, but one in three is 3人に1人: the two numbers are read as well.
            left = reader.left
            reader.add(found, Number(Fraction(over, under), "part", places=None), weight=Weight.FREE)
            reader.left = left
    for found in reader.all(PART):
        if found["over"]:
            if int(found["under"]):
                reader.add(found, Number(Fraction(int(found["over"]), int(found["under"])), "part", places=None))
            continue
        many = WORDS.get((found["many"] or "").lower(), 1)
        name = found["part"].lower()
        under = PARTS[name if name in PARTS else name.removesuffix("s")]
        if many >= under:
            continue
        if found["hour"]:
            reader.add(found, Number(Fraction(many * 60, under), "second", Fraction(60)))
            continue
        # The third may be one of three, or the one after the second.
        others: tuple[Value, ...] = (Number(Fraction(under)),) if under > 2 and many == 1 else ()
        part = Number(Fraction(many, under), "part", places=None)
        reader.add(found, part, *others, weight=Weight.FREE if many == 1 else Weight.STRONG)


def _counts(reader: Reader) -> None:
    for found in reader.all(COUNT):
        number, others = _count(found)
        scale = SCALES[found["scale"].lower()] if found["scale"] else 1
        weight = Weight.FREE if found["odd"] else Weight.STRONG if number.unit in MONEY else None
        reader.add_count(found, number, scale, *others, weight=weight)


def _count(found: re.Match[str]) -> tuple[Number, list[Value]]:
    """What a number says, and what else it may."""
    digits, sign, unit = found["digits"], found["sign"], found["unit"]
    amount = Fraction(digits.replace(",", "")) if digits else _in_words(found["words"].lower())
    if found["half"]:
        amount += Fraction(1, 2)
    amount *= SCALES[found["scale"].lower()] if found["scale"] else 1
    places = len(digits.partition(".")[2]) if digits else 1 if found["half"] else 0
    money = SIGNS[sign.upper()] if sign else ""
    # £5m is five million; 5m is five metres, or perhaps five million after all.
    millions = Number(amount * 10**6, money, places=places)
    if unit and not money:
        kind = measure(unit, "en")
        number = Number(amount, kind.unit, kind.size, places, kind.rough)
        return number, [millions] if unit == "m" else []
    if money:
        return millions if unit == "m" else Number(amount, money, places=places), []
    others: list[Value] = []
    if digits and len(digits) == 4 and int(amount) in YEAR:
        others.append(Day(int(amount)))
    if digits and (time := POINTED.fullmatch(digits)):
        hour, minute = int(time["hour"]), int(time["minute"])
        others += [Clock(hour, minute), Clock((hour + 12) % 24, minute)]
    return Number(amount, places=places), others


def _said(word: str) -> int:
    return ASIDE.get(word) or WORDS.get(word) or (int(word) if word.isdigit() else 0)


def _in_words(text: str) -> Fraction:
    total = 0
    for word in re.split(r"[ -]", text):
        total = total * 100 if word == "hundred" else total + WORDS.get(word, 0)
    return Fraction(total)


def _asides(reader: Reader) -> None:
    for found in reader.all(ASIDES):
        if found["span"]:
            kind = measure(found["span"], "en")
            number = Number(Fraction(3 if found["half"] else 2, 2), kind.unit, kind.size)
        else:
            number = Number(Fraction(ASIDE[found["word"].lower()]))
        reader.add(found, number, weight=Weight.FREE)
