"""Postal addresses. They are typed in each language, in its own order; nothing here turns one into another."""

import re

from babel import Locale

from .languages import language_page

POSTCODE = re.compile(r"〒?\s*([0-9]{3})[-－‐−]?([0-9]{4})[\s　]*(?=\D)")


def address_lines(address: str, country: str, language: str) -> tuple[str, ...]:
    """An address, line by line: 〒850-8570　長崎県長崎市尾上町3-1; abroad with its country, last in English and first
    in Japanese: Japan, 英国. `country` is an ISO code; "" says nothing about it."""
    page = language_page(language)
    lines = [line.strip() for line in address.splitlines() if line.strip()]
    if not lines:
        return ()
    if language == "ja" and country == "JP":
        lines[0] = POSTCODE.sub(r"〒\1-\2　", lines[0], count=1) if POSTCODE.match(lines[0]) else lines[0]
    name = _name(country, language) if country and country != page.country else ""
    if not name or name in address:
        return tuple(lines)
    return (name, *lines) if language == "ja" else (*lines, name)


def _name(country: str, language: str) -> str:
    page = language_page(language)
    known: str = page.countries.get(country) or Locale.parse(page.locale).territories.get(country, "")
    return known
