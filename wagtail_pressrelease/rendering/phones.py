"""Telephone numbers, as readers of each language are given them. Pure Python."""

import phonenumbers
from phonenumbers import PhoneNumberFormat

from wagtail_pressrelease.press.phones import dialled, is_of, parsed, stays_home

from .languages import language_page


def phone_line(number: str, language: str, country: str = "", extension: str = "") -> str:
    """A number as readers of that language dial it: 045-210-1111 at home, +81 45-210-1111 abroad.

    `number` is international (+81…) or as typed at home in `country` (an ISO code). A number that cannot be dialled
    from the readers' country is an empty string: do not offer it. What is no telephone number comes out as typed.
    """
    page = language_page(language)
    line, inner = dialled(number or "", page.country, country)
    inner = extension.strip() or inner
    return page.extension.format(phone=line, extension=inner) if line and inner else line


def phone_link(number: str, language: str, country: str = "", extension: str = "") -> str:
    """The address of a link that dials: tel:+81-45-210-1111. Empty where there is nothing that can be dialled."""
    page = language_page(language)
    found = parsed(number or "", country)
    if found is None or (not is_of(found, page.country) and stays_home(found)):
        return ""
    if extension.strip().isascii() and extension.strip().isdigit():
        found.extension = extension.strip()
    return phonenumbers.format_number(found, PhoneNumberFormat.RFC3966)
