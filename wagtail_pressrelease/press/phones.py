"""Telephone numbers, as somebody at home or abroad has to dial them. Pure Python."""

import re
from collections.abc import Iterator

import phonenumbers
from phonenumbers import PhoneNumber, PhoneNumberFormat, PhoneNumberType

HOME = {"en": "GB", "ja": "JP"}
"""The country of each language's readers, from which they telephone."""

# Kinds of numbers that cannot be dialled from another country: freephone (0120, 0800), charged services, and in
# Japan the navigation numbers (0570). The UK's 03 numbers are of that last kind too, but do work.
HOME_ONLY = {PhoneNumberType.TOLL_FREE, PhoneNumberType.PREMIUM_RATE, PhoneNumberType.SHARED_COST}
HOME_ONLY_IN_JAPAN = HOME_ONLY | {PhoneNumberType.UAN}
JAPAN = 81


def dialled(typed: str, home: str, country: str = "") -> tuple[str, str]:
    """A number as somebody in `home` dials it, and the extension that was typed with it: 045-210-1111 in Japan,
    +81 45-210-1111 elsewhere.

    `typed` is international (+81…) or as dialled within `country`; both countries are ISO codes. A number that cannot
    be dialled from there is an empty string. What is no telephone number comes out as typed.
    """
    typed = typed.strip()
    found = parsed(typed, country)
    if found is None:
        return typed, ""
    if is_of(found, home):
        # Numbers that no exchange has given out have no grouping of their own: keep the typist's.
        keep = not phonenumbers.is_valid_number(found) and not typed.startswith("+") and not found.extension
        line = typed if keep else _formatted(found, PhoneNumberFormat.NATIONAL)
    elif stays_home(found):
        return "", ""
    else:
        line = _formatted(found, PhoneNumberFormat.INTERNATIONAL)
    return line, found.extension or ""


def spellings(typed: str, country: str = "") -> Iterator[str]:
    """How else somebody may write a number: as it was typed, as it is dialled at home and from abroad, and as digits
    alone."""
    spelt = [typed]
    if found := parsed(typed, country):
        spelt += [_formatted(found, style) for style in (PhoneNumberFormat.INTERNATIONAL, PhoneNumberFormat.NATIONAL)]
    for each in spelt:
        yield each
        yield "".join(filter(str.isdigit, each))


def parsed(typed: str, country: str = "") -> PhoneNumber | None:
    """What is dialled; None where that is no telephone number."""
    text = re.sub(r"[\s（(]*内線[\s:：]*(\d+)[\s）)]*$", r" ext. \1", typed.strip())
    try:
        number = phonenumbers.parse(text, country or None)
    except phonenumbers.NumberParseException:
        return None
    return number if phonenumbers.is_possible_number(number) else None


def is_of(number: PhoneNumber, country: str) -> bool:
    """Whether it is a number of the country."""
    return number.country_code == phonenumbers.country_code_for_region(country)


def stays_home(number: PhoneNumber) -> bool:
    """Whether it cannot be dialled from another country."""
    kinds = HOME_ONLY_IN_JAPAN if number.country_code == JAPAN else HOME_ONLY
    return phonenumbers.number_type(number) in kinds


def _formatted(number: PhoneNumber, style: int) -> str:
    plain = PhoneNumber()
    plain.merge_from(number)
    plain.extension = None
    return phonenumbers.format_number(plain, style)
