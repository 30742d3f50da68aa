"""Finding records and releases by words in either script without an index: staff's lists ask the columns themselves,
and so does a newsroom whose site has no index for Japanese."""

import itertools
import re
import unicodedata

from django.db.models import Q, TextField, Value
from django.db.models.functions import Concat

from .letters import FORMS, HIRAGANA, ungrouped
from .tokens import LONGEST_QUERY

KATAKANA = {code - 0x60: code for code in HIRAGANA}
# What parts the words of a query. A middle dot stands inside a foreign name, whose parts have a column each.
SEPARATORS = str.maketrans("・･，、,", "     ")
OTHER_FORMS = {character: forms for forms in FORMS for character in forms}
MOST_SPELLINGS = 32
# No telephone number and no reference begins with a nought by chance.
THOUSANDS = re.compile(r"(?<![0-9])[1-9][0-9]{3,}")


def spellings(word):
    """A word as it was typed, at normal width, in both kana, in either of which readings are stored, in the other forms
    of its characters, and with the commas of its numbers."""
    plain = unicodedata.normalize("NFKC", word)
    forms = itertools.product(*(OTHER_FORMS.get(character, character) for character in plain))
    found = {unicodedata.normalize("NFC", word), plain, plain.translate(HIRAGANA), plain.translate(KATAKANA)}
    grouped = THOUSANDS.sub(lambda number: f"{int(number[0]):,}", plain)
    return found | {grouped} | {"".join(each) for each in itertools.islice(forms, MOST_SPELLINGS)}


def find(queryset, query, columns, joined=()):
    """Those of a queryset that hold every word of the query, each in one of the columns or in columns that are joined:
    浜田恵 stands in a column for the family's name and one for the given."""
    names = [*columns]
    for number, parts in enumerate(joined):
        name = f"_joined_{number}"
        queryset = queryset.alias(**{name: Concat(*parts, Value(""), output_field=TextField())})
        names.append(name)
    for word in ungrouped(query[:LONGEST_QUERY]).translate(SEPARATORS).split():
        found = Q()
        for spelling in spellings(word):
            for name in names:
                found |= Q(**{f"{name}__icontains": spelling})
        queryset = queryset.filter(found)
    return queryset
