"""What is measured and counted in, in both languages. Pure Python."""

from __future__ import annotations

import re
from dataclasses import dataclass
from fractions import Fraction
from functools import cache


@dataclass(frozen=True, slots=True)
class Measure:
    """A measure: how much of its unit it is, and the words for it, as alternatives of a regular expression. `rough`: a
    text in the other language gives another measure for it, rounded."""

    unit: str
    factor: str
    english: str
    japanese: str
    rough: bool = False

    @property
    def size(self) -> Fraction:
        return Fraction(self.factor)

    def words(self, language: str) -> str:
        return self.japanese if language == "ja" else self.english


MONEY = ("yen", "dollar", "pound", "euro")
SPANS = ("month", "second")
MEASURES = (
    # The first that fits is taken, so the longer words come first.
    Measure("part", "1/100", "per cent|percent|percentage points?|%", "パーセント|ポイント|%|％"),
    Measure("yen", "1", "yen|JPY", "円"),
    Measure("dollar", "1", "(?:US )?dollars?|USD", "(?:米|アメリカ)?ドル"),
    Measure("pound", "1", "pounds?|GBP", "(?:英)?ポンド"),
    Measure("euro", "1", "euros?|EUR", "ユーロ"),
    Measure("Wh", "1e3", "kilowatt[- ]hours?|kWh", "キロワット(?:時|アワー)|kWh"),
    Measure("Wh", "1e6", "megawatt[- ]hours?|MWh", "メガワット(?:時|アワー)|MWh"),
    Measure("Wh", "1e9", "gigawatt[- ]hours?|GWh", "ギガワット(?:時|アワー)|GWh"),
    Measure("W", "1", "watts?|W", "ワット|W"),
    Measure("W", "1e3", "kilowatts?|kW", "キロワット|kW"),
    Measure("W", "1e6", "megawatts?|MW", "メガワット|MW"),
    Measure("W", "1e9", "gigawatts?|GW", "ギガワット|GW"),
    Measure("m2", "1", "square met(?:re|er)s?|sq m|m2|m²|㎡", "平方メートル|平米|m2|m²|㎡"),
    Measure("m2", "1e4", "hectares?|ha", "ヘクタール|ha"),
    Measure("m2", "1e6", "square kilomet(?:re|er)s?|sq km|km2|km²", "平方キロメートル|平方キロ|km2|km²|㎢"),
    Measure("m2", "4046.856", "acres?", "エーカー", rough=True),
    Measure("m2", "0.092903", "square f(?:ee|oo)t|sq ft", "平方フィート", rough=True),
    Measure("m2", "2589988", "square miles?", "平方マイル", rough=True),
    Measure("m3", "1", "cubic met(?:re|er)s?|m3|m³", "立方メートル|m3|m³"),
    Measure("m3", "1e-3", "lit(?:re|er)s?", "リットル"),
    Measure("m", "1e-3", "millimet(?:re|er)s?|mm", "ミリメートル|ミリ|mm|㎜"),
    Measure("m", "1e-2", "centimet(?:re|er)s?|cm", "センチメートル|センチ|cm|㎝"),
    Measure("m", "1", "met(?:re|er)s?|m", "メートル|m"),
    Measure("m", "1e3", "kilomet(?:re|er)s?|km", "キロメートル|km|㎞"),
    Measure("m", "1609.344", "miles?", "マイル", rough=True),
    Measure("m", "1852", "nautical miles?", "海里", rough=True),
    Measure("m", "0.3048", "feet|foot|ft", "フィート", rough=True),
    Measure("g", "1", "grams?|grammes?|g", "グラム|g"),
    Measure("g", "1e3", "kilograms?|kilos?|kg", "キログラム|kg|㎏"),
    Measure("g", "1e6", "tonnes?|tons?", "トン"),
    Measure("month", "1", "months?", "(?:か|ヶ|カ|ヵ|ケ|箇|個)月間?"),
    Measure("month", "12", "years?", "年間?"),
    Measure("month", "120", "decades?", ""),
    Measure("month", "1200", "century|centuries", ""),
    Measure("second", "1", "seconds?", "秒間?"),
    Measure("second", "60", "minutes?|mins?", "分間?"),
    Measure("second", "3600", "hours?|hrs?", "時間"),
    Measure("second", "86400", "days?", "日間"),
    Measure("second", "604800", "weeks?", "週間"),
    Measure("second", "1209600", "fortnights?", ""),
    # Kilometres or kilograms, and times or degrees: the number alone is compared.
    Measure("", "1", "°C|℃|°|degrees?(?: Celsius)?", "キロ|°C|℃|度"),
)


@cache
def words(language: str) -> str:
    """The words for all measures, as one alternative of a regular expression."""
    return "|".join(each.words(language) for each in MEASURES if each.words(language))


@cache
def measure(word: str, language: str) -> Measure:
    """The measure that a word found by `words` stands for."""
    return next(each for each in MEASURES if re.fullmatch(each.words(language) or "(?!)", word, re.IGNORECASE))
