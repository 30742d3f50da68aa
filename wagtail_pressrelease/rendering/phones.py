"""Telephone numbers, as somebody at home or abroad has to dial them."""

import re

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

from .languages import language_page

# Kinds of numbers that cannot be dialled from another country: freephone (0120, 0800), charged services, and in
# Japan the navigation numbers (0570). The UK's 03 numbers are of that last kind too, but do work.
HOME_ONLY = {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
HOME_ONLY_IN_JAPAN = HOME_ONLY | {PhoneNumberType.UAN}
JAPAN = 81


def phone_line(number: str, language: str, country: str = "", extension: str = "") -> str:
    """A number as readers of that language dial it: 045-210-1111 at home, +81 45-210-1111 abroad.

    `number` is international (+81…) or as typed at home in `country` (an ISO code). A number that cannot be dialled
    from the readers' country is an empty string: do not offer it. What is no telephone number comes out as typed.
    """
    page = language_page(language)
    typed = (number or "").strip()
    parsed = _parsed(typed, country)
    if parsed is None:
        line, inner = typed, ""
    elif _is_home(parsed, language):
        # Numbers that no exchange has given out have no grouping of their own: keep the typist's.
        keep = not phonenumbers.is_valid_number(parsed) and not typed.startswith("+") and not parsed.extension
        line = typed if keep else _formatted(parsed, PhoneNumberFormat.NATIONAL)
        inner = parsed.extension or ""
    elif _stays_home(parsed):
        return ""
    else:
        line, inner = _formatted(parsed, PhoneNumberFormat.INTERNATIONAL), parsed.extension or ""
    inner = extension.strip() or inner
    return page.extension.format(phone=line, extension=inner) if line and inner else line


def phone_link(number: str, language: str, country: str = "", extension: str = "") -> str:
    """The address of a link that dials: tel:+81-45-210-1111. Empty where there is nothing that can be dialled."""
    language_page(language)
    parsed = _parsed((number or "").strip(), country)
    if parsed is None or (not _is_home(parsed, language) and _stays_home(parsed)):
        return ""
    if extension.strip().isascii() and extension.strip().isdigit():
        parsed.extension = extension.strip()
    return phonenumbers.format_number(parsed, PhoneNumberFormat.RFC3966)


def _parsed(typed: str, country: str) -> PhoneNumber | None:
    text = re.sub(r"[\s（(]*内線[\s:：]*(\d+)[\s）)]*$", r" ext. \1", typed)
    try:
        parsed = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return None
    return parsed if phonenumbers.is_possible_number(parsed) else None


def _formatted(number: PhoneNumber, style: int) -> str:
    plain = PhoneNumber()
    plain.merge_from(number)
    plain.extension = None
    return phonenumbers.format_number(plain, style)


def _is_home(number: PhoneNumber, language: str) -> bool:
    return number.country_code == phonenumbers.country_code_for_region(language_page(language).country)


def _stays_home(number: PhoneNumber) -> bool:
    kinds = HOME_ONLY_IN_JAPAN if number.country_code == JAPAN else HOME_ONLY
    return phonenumbers.number_type(number) in kinds
