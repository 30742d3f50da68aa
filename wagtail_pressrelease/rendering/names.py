"""People and their offices. Names are stored in parts, in each language; nothing here guesses one from another."""

from datetime import date
from typing import Protocol

from wagtail_pressrelease.press.text import JAPANESE_SCRIPT, KATAKANA

from .dates import short_date
from .languages import label, language_page


class NameParts(Protocol):
    """A person's name in one language, in its parts; any may be blank."""

    @property
    def family(self) -> str: ...
    @property
    def given(self) -> str: ...
    @property
    def prefix(self) -> str: ...
    @property
    def post_nominals(self) -> str: ...
    @property
    def kana_family(self) -> str: ...
    @property
    def kana_given(self) -> str: ...
    @property
    def latin_order(self) -> str: ...
    @property
    def latin_capitals(self) -> bool: ...
    @property
    def other(self) -> str: ...


def full_name(name: NameParts, language: str, spaced: bool = False) -> str:
    """A name in full: Dame Sarah van der Berg DBE, YAMADA Hanako, 山田花子, ニール・カーモード.

    `spaced` parts a Japanese family and given name, 山田　花子, as lists of signatories do. A name without any
    Japanese letters is printed in the Latin manner on a Japanese page too.
    """
    language_page(language)
    parts = name.family + name.given
    if language == "en" or not JAPANESE_SCRIPT.search(parts):
        return _latin_name(name)
    if KATAKANA.fullmatch(parts):
        ordered = (name.family, name.given) if name.latin_order == "family-first" else (name.given, name.family)
        prefix = name.prefix if KATAKANA.fullmatch(name.prefix) else ""
        core = _joined("・", prefix, *ordered)
        return _joined("　", "" if prefix else name.prefix, core) + _suffix(name.post_nominals)
    core = _joined("　" if spaced else "", name.family, name.given)
    return _joined("　", name.prefix, core) + _suffix(name.post_nominals)


def first_mention(name: NameParts, language: str, spaced: bool = False) -> str:
    """A name as it first stands in a text: in Japanese with its reading, or with the original of a foreign name.

    山田花子（やまだ はなこ）, ニール・カーモード（Neil Kermode）; in English the name in full.
    """
    full = full_name(name, language, spaced)
    if language != "ja":
        return full
    parts = name.family + name.given
    if KATAKANA.fullmatch(parts):
        aid = name.other
    else:
        aid = _joined(" ", name.kana_family, name.kana_given) if JAPANESE_SCRIPT.search(parts) else ""
    return f"{full}（{aid}）" if aid and aid != full else full


def surname(name: NameParts, language: str) -> str:
    """The family name, or the given name of somebody who has no other."""
    language_page(language)
    return name.family.strip() or name.given.strip()


def second_mention(name: NameParts, language: str, honorific: str = "") -> str:
    """A name as it stands later in a text: Yamada; 山田市長 or 山田氏. A Japanese family name that nothing follows is
    rude, so that without an honorific it is the name in full: 山田花子."""
    if language == "ja":
        return surname(name, language) + honorific if honorific else full_name(name, language)
    return surname(name, language)


def office_line(title: str, organization: str, language: str, as_printed: str = "") -> str:
    """An office: `as_printed` where somebody has said how, else CEO, Example Centre; 株式会社例　代表取締役社長."""
    page = language_page(language)
    if as_printed.strip():
        return as_printed.strip()
    title, organization = title.strip(), organization.strip()
    if not (title and organization):
        return title or organization
    return page.office.format(title=title, organization=organization)


def person_line(name_text: str, office_line: str, language: str) -> str:
    """A person with an office: Hanako Yamada, Mayor of Minato City; みなと市長　山田　花子."""
    page = language_page(language)
    if not (name_text and office_line):
        return name_text or office_line
    return page.person.format(name=name_text, office=office_line)


def name_with_reading(name_text: str, reading: str, language: str) -> str:
    """A name as a list of contacts prints it: 佐藤（さとう） in Japanese; English has no use for the reading."""
    language_page(language)
    name_text, reading = name_text.strip(), reading.strip()
    return f"{name_text}（{reading}）" if language == "ja" and name_text and reading else name_text


def titles_note(day: date, language: str) -> str:
    """Says that offices may have changed since: Titles as at 2 May 2014; ※肩書は発表当時のものです."""
    return label("titles_then", language, date=short_date(day, language))


def _latin_name(name: NameParts) -> str:
    family = name.family.upper() if name.latin_capitals else name.family
    ordered = (family, name.given) if name.latin_order == "family-first" else (name.given, family)
    return _joined(" ", name.prefix, *ordered, name.post_nominals)


def _suffix(post_nominals: str) -> str:
    """Latin letters after a Japanese name take a space, 博士 does not."""
    text = post_nominals.strip()
    return f" {text}" if text and text.isascii() else text


def _joined(separator: str, *parts: str) -> str:
    return separator.join(part.strip() for part in parts if part.strip())
