"""Numbers and amounts of money, exactly: a figure that would have to be rounded is printed in full."""

from decimal import Decimal

from babel import Locale
from babel.numbers import get_currency_name

from .languages import language_page

ORDINAL_ENDINGS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}


def number_line(number: int | Decimal, language: str) -> str:
    """A number: 2,000, 10 million; 2,000, 1,000万, 1兆5,000億. A float is a TypeError, since it is never exact."""
    page = language_page(language)
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise TypeError(f"A printed number is an int or a Decimal, not {number!r}.")
    amount = Decimal(number)
    if not amount.is_finite():
        raise ValueError(f"{number!r} is no number that can be printed.")
    sign, amount = ("−" if amount < 0 else ""), abs(amount)
    whole = amount == amount.to_integral_value()
    if language == "ja" and whole:
        return sign + _in_myriads(int(amount), page.large_units)
    for size, name in page.large_units if language == "en" else ():
        scaled = amount / size
        if scaled >= 1 and scaled == round(scaled, 2):
            return f"{sign}{_plain(round(scaled, 2), trim=True)} {name}"
    return sign + _plain(amount, trim=whole)


def amount_line(amount: int | Decimal, language: str, currency: str = "JPY") -> str:
    """An amount of money: ¥1.25 billion, £12.50; 12億5,000万円, 1万2,000円. `currency` is an ISO 4217 code."""
    page = language_page(language)
    number = number_line(amount, language)
    sign = "−" if number.startswith("−") else ""
    pattern = page.currencies.get(currency)
    if pattern is None:
        name = get_currency_name(currency, locale=page.locale)
        pattern = "{amount}" + name if language == "ja" else currency + " {amount}"
    return sign + pattern.format(amount=number.removeprefix("−"))


def ordinal(number: int, language: str, counter: str = "回") -> str:
    """A place in a row: 1st, 2nd, 23rd; 第1回. `counter` is the Japanese word for what is counted."""
    page = language_page(language)
    if language == "ja":
        return f"第{number}{counter}"
    return f"{number}{ORDINAL_ENDINGS[Locale.parse(page.locale).ordinal_form(number)]}"


def _in_myriads(number: int, units: tuple[tuple[int, str], ...]) -> str:
    printed = ""
    for size, name in units:
        count, number = divmod(number, size)
        printed += f"{count:,}{name}" if count else ""
    return printed + (f"{number:,}" if number or not printed else "")


def _plain(number: Decimal, trim: bool) -> str:
    """Grouped digits; `trim` drops closing zeros after the point, else there are at least two places."""
    printed = f"{number:,f}"
    if "." in printed and trim:
        return printed.rstrip("0").rstrip(".")
    places = len(printed.partition(".")[2])
    return printed if trim or places >= 2 else f"{number:,.2f}"
