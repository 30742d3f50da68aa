"""Numbers and money: every figure is exact."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.rendering.numbers import amount_line, number_line, ordinal


@pytest.mark.parametrize(
    ("amount", "english", "japanese"),
    [
        (0, "¥0", "0円"),
        (5_000, "¥5,000", "5,000円"),
        (12_000, "¥12,000", "1万2,000円"),
        (100_000_000, "¥100 million", "1億円"),
        (12_345_678, "¥12,345,678", "1,234万5,678円"),
        (1_250_000_000, "¥1.25 billion", "12億5,000万円"),
        (1_500_000_000_000, "¥1.5 trillion", "1兆5,000億円"),
        (1_000_000_000_001, "¥1,000,000,000,001", "1兆1円"),
        (10**30, "¥1,000,000,000,000,000,000 trillion", "1,000,000,000,000,000,000兆円"),
        (10**30 + 1, "¥1,000,000,000,000,000,000,000,000,000,001", "1,000,000,000,000,000,000兆1円"),
        (-12_000, "−¥12,000", "−1万2,000円"),
        (Decimal("1250000000.00"), "¥1.25 billion", "12億5,000万円"),
        (Decimal("1.25E+9"), "¥1.25 billion", "12億5,000万円"),
    ],
)
def test_an_amount_in_yen(amount, english, japanese):
    assert amount_line(amount, "en") == english
    assert amount_line(amount, "ja") == japanese


@pytest.mark.parametrize(
    ("amount", "currency", "english", "japanese"),
    [
        (Decimal("12.5"), "GBP", "£12.50", "12.50ポンド"),
        (Decimal("1234.567"), "GBP", "£1,234.567", "1,234.567ポンド"),
        (2_500_000, "GBP", "£2.5 million", "250万ポンド"),
        (3_000_000, "USD", "US$3 million", "300万米ドル"),
        (300, "EUR", "€300", "300ユーロ"),
        (1_500_000, "CHF", "CHF 1.5 million", "150万スイス フラン"),
    ],
)
def test_an_amount_in_another_currency(amount, currency, english, japanese):
    assert amount_line(amount, "en", currency) == english
    assert amount_line(amount, "ja", currency) == japanese


@pytest.mark.parametrize(
    ("number", "english", "japanese"),
    [
        (2_000, "2,000", "2,000"),
        (10_000_000, "10 million", "1,000万"),
        (Decimal("0.5"), "0.5", "0.5"),
        (Decimal("-0.50"), "−0.5", "−0.5"),
        (Decimal("0E+3"), "0", "0"),
    ],
)
def test_a_number(number, english, japanese):
    assert number_line(number, "en") == english
    assert number_line(number, "ja") == japanese


@pytest.mark.parametrize("line", [number_line, amount_line])
@pytest.mark.parametrize("language", ["en", "ja"])
def test_what_is_no_exact_number_is_refused(line, language):
    for value in (1.5, "5", None, True):
        with pytest.raises(TypeError, match="int or a Decimal"):
            line(value, language)
    for value in (Decimal("NaN"), Decimal("Infinity")):
        with pytest.raises(ValueError, match="no number"):
            line(value, language)


@given(st.integers(min_value=0, max_value=10**20))
def test_no_figure_is_lost(number):
    units = {"兆": 10**12, "億": 10**8, "万": 10**4}
    rest, total = number_line(number, "ja").replace(",", ""), 0
    for unit, size in units.items():
        if unit in rest:
            count, rest = rest.split(unit)
            total += int(count) * size
    assert total + int(rest or 0) == number

    figure, _, unit = number_line(number, "en").replace(",", "").partition(" ")
    size = {"": 1, "million": 10**6, "billion": 10**9, "trillion": 10**12}[unit]
    assert Decimal(figure) * size == number


@pytest.mark.parametrize(
    ("number", "english"),
    [
        *zip((1, 2, 3, 4, 11, 12, 13), ("1st", "2nd", "3rd", "4th", "11th", "12th", "13th"), strict=True),
        *zip((21, 22, 23, 101, 111, 112), ("21st", "22nd", "23rd", "101st", "111th", "112th"), strict=True),
    ],
)
def test_an_ordinal(number, english):
    assert ordinal(number, "en") == english
    assert ordinal(number, "ja") == f"第{number}回"


def test_japanese_counts_with_a_word_for_the_thing():
    assert ordinal(3, "ja", counter="号") == "第3号"
