"""Numbers and amounts of money, exactly: a figure that would have to be rounded is printed in full."""

from decimal import Decimal

from babel import Locale
from babel.numbers import get_currency_name

from .languages import language_page

ORDINAL_ENDINGS = {"one": "st", "two": "nd", "few": "rd", "other": "th"}


def number_line(number: int | Decimal, language: str) -> str:
    """A number: 2,000, 10 million, 0.5; 2,000, 1,000万, 1兆5,000億. A float is a TypeError, since it is never exact."""
    return _printed(_checked(number), language)


def amount_line(amount: int | Decimal, language: str, currency: str = "JPY") -> str:
    """An amount of money: ¥1.25 billion, £12.50; 12億5,000万円, 1万2,000円. `currency` is an ISO 4217 code."""
    page = language_page(language)
    number = _checked(amount)
    pattern = page.currencies.get(currency)
    if pattern is None:
        name = get_currency_name(currency, locale=page.locale)
        pattern = "{amount}" + name if language == "ja" else currency + " {amount}"
    sign = "−" if number < 0 else ""
    return sign + pattern.format(amount=_printed(number.copy_abs(), language, places=2))


def ordinal(number: int, language: str, counter: str = "回") -> str:
    """A place in a row: 1st, 2nd, 23rd; 第1回. `counter` is the Japanese word for what is counted."""
    page = language_page(language)
    if language == "ja":
        return f"第{number}{counter}"
    return f"{number}{ORDINAL_ENDINGS[Locale.parse(page.locale).ordinal_form(number)]}"


def _checked(number: int | Decimal) -> Decimal:
    if isinstance(number, bool) or not isinstance(number, int | Decimal):
        raise TypeError(f"A printed number is an int or a Decimal, not {number!r}.")
    if not Decimal(number).is_finite():
        raise ValueError(f"{number!r} is no number that can be printed.")
    return Decimal(number)


def _printed(number: Decimal, language: str, places: int = 0) -> str:
    """The number in words and digits; a fraction has at least `places` digits."""
    units = language_page(language).large_units
    sign = "−" if number < 0 else ""
    whole, fraction = _parts(number.copy_abs())
    if fraction:
        return f"{sign}{whole:,}.{fraction.ljust(places, '0')}"
    return sign + (_in_myriads(whole, units) if language == "ja" else _in_millions(whole, units))


def _parts(number: Decimal) -> tuple[int, str]:
    """The whole part, and the digits after the point without closing zeros."""
    whole, _, fraction = f"{number:f}".partition(".")
    return int(whole), fraction.rstrip("0")


def _in_millions(number: int, units: tuple[tuple[int, str], ...]) -> str:
    """English: 1.25 billion where two places say it exactly, else all digits."""
    for size, name in units:
        if number >= size and number % (size // 100) == 0:
            whole, hundredths = divmod(number // (size // 100), 100)
            return f"{whole:,}.{hundredths:02}".rstrip("0").rstrip(".") + f" {name}"
    return f"{number:,}"


def _in_myriads(number: int, units: tuple[tuple[int, str], ...]) -> str:
    """Japanese: groups of four digits with their names, and no group of noughts."""
    printed = ""
    for size, name in units:
        count, number = divmod(number, size)
        printed += f"{count:,}{name}" if count else ""
    return printed + (f"{number:,}" if number or not printed else "")
