"""What a page of data about one language holds. The two pages are `language_en` and `language_ja`."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal


@dataclass(frozen=True, kw_only=True)
class LanguagePage:
    """Every pattern and fixed word with which one language prints a press release.

    Patterns of dates and times are Babel's (CLDR letters); all others are `str.format` templates.
    """

    code: str
    """The language as it stands in URLs and in field names: `en` or `ja`."""
    locale: str
    """Babel's locale."""
    zone: str
    """The clock of this language's readers, which leads in their lines."""
    country: str
    """The country of this language's readers, from which they telephone."""

    countries: Mapping[str, str]
    """Countries that press offices call otherwise than CLDR does."""

    # Dates
    weekday_and_day: str
    day_and_month: str
    day_alone: str
    day_and_year: str
    """Joins a printed `day` with a printed `year`."""
    years: Mapping[str, str]
    """How a year is printed in each style of era, from `year` (western) and `era` (as 平成26年)."""
    range_between: str
    range_from: str
    range_until: str
    range_shortens: Literal["start", "end"]
    """Which end of a range leaves out what both ends share."""

    # Times
    time: str
    time_on_the_hour: str
    noon: str
    time_in_zone: str
    zones: Mapping[str, str]
    """Zones that have a name of their own here; others are printed by their abbreviation."""
    moment: str
    both_clocks: str
    same_day: str
    other_day: str
    embargo: str

    # Lists
    list_separators: Mapping[str, tuple[str, str]]
    """For each style, what stands between items, and what stands before the last."""

    # People and quotations
    office: str
    person: str
    attribution: str
    """What leads to a quotation; what follows a Japanese name stands directly after it."""
    attribution_bare: str
    """Where only a name, or only an office, is known."""
    quote_marks: tuple[str, str]
    inner_quote_marks: tuple[str, str]
    repeats_opening_mark: bool
    """Whether a quotation of several paragraphs opens each of them and closes only the last."""

    # Numbers
    large_units: tuple[tuple[int, str], ...]
    currencies: Mapping[str, str]

    # Plain text
    dateline: str
    """What a British release's lead begins with, where its place is known."""
    labelled: str
    linked: str
    """Words with the address that they lead to."""
    noted: str
    """A remark of the office, in the text but none of it."""
    section: str
    subheading: str
    bullet: str
    numbered: str
    indent: str
    """What a paragraph begins with."""
    no_indent_before: str
    """The characters before which a paragraph is not indented."""
    listed_person: tuple[str, ...]
    """In which order a person in a list is named, by the fields of people.Somebody, and `between` them."""
    between: str
    columns: int
    """How many characters wide a line is, where something stands in its middle or at its end; 0 where nothing does."""

    # Reading time and telephones
    read_time: str
    extension: str

    labels: Mapping[str, str]
    """The fixed words of a release, by key. Both pages have the same keys."""
