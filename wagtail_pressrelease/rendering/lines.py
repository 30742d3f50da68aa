"""The lines of a press release in each language: what templates call.

Every line takes the language (`en` or `ja`) and prints facts; none translates. The words themselves are data, in
`language_en` and `language_ja`.
"""

from wagtail_pressrelease.press.eras import era_year

from .addresses import address_lines
from .dates import (
    both_clocks,
    date_line,
    date_range,
    day_of_year,
    embargo_line,
    local_day,
    local_instants,
    moment_line,
    recent_moment,
    short_date,
    time_line,
    zone_label,
)
from .languages import label
from .lists import list_line
from .names import (
    first_mention,
    full_name,
    name_with_reading,
    office_line,
    person_line,
    second_mention,
    surname,
    titles_note,
)
from .numbers import amount_line, number_line, ordinal
from .phones import phone_line, phone_link
from .quotes import attribution, quoted, quoted_with_speaker
from .readtime import read_time, read_time_line

__all__ = [
    "address_lines",
    "amount_line",
    "attribution",
    "both_clocks",
    "date_line",
    "date_range",
    "day_of_year",
    "embargo_line",
    "era_year",
    "first_mention",
    "full_name",
    "label",
    "list_line",
    "local_day",
    "local_instants",
    "moment_line",
    "name_with_reading",
    "number_line",
    "office_line",
    "ordinal",
    "person_line",
    "phone_line",
    "phone_link",
    "quoted",
    "quoted_with_speaker",
    "read_time",
    "read_time_line",
    "recent_moment",
    "second_mention",
    "short_date",
    "surname",
    "time_line",
    "titles_note",
    "zone_label",
]
