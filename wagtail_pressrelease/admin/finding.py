"""Finding records and releases by words in either script.

The search index sees a run of Japanese as one word, so staff's lists ask the columns themselves.
"""

import itertools
import unicodedata

from django.db.models import Q, TextField, Value
from django.db.models.functions import Concat

HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
KATAKANA = {code - 0x60: code for code in HIRAGANA}
# What parts the words of a query. A middle dot stands inside a foreign name, whose parts have a column each.
SEPARATORS = str.maketrans("・･，、,", "     ")
LONGEST_QUERY = 200
# Names keep forms of a character that a keyboard offers last: whoever types 高瀬 means 髙瀬 as well.
FORMS = (
    "高髙",
    "崎﨑",
    "瀬瀨",
    "浜濱濵",
    "辺邊邉",
    "斎齋斉齊",
    "桜櫻",
    "沢澤",
    "広廣",
    "国國",
    "島嶋",
    "柳栁",
    "徳德",
    "真眞",
    "恵惠",
    "渋澁",
    "富冨",
    "吉𠮷",
)
OTHER_FORMS = {character: forms for forms in FORMS for character in forms}
MOST_SPELLINGS = 32


def spellings(word):
    """A word as it was typed, at normal width, in both kana, in either of which readings are stored, and in the other
    forms of its characters."""
    plain = unicodedata.normalize("NFKC", word)
    forms = itertools.product(*(OTHER_FORMS.get(character, character) for character in plain))
    found = {unicodedata.normalize("NFC", word), plain, plain.translate(HIRAGANA), plain.translate(KATAKANA)}
    return found | {"".join(each) for each in itertools.islice(forms, MOST_SPELLINGS)}


def find(queryset, query, columns, joined=()):
    """Those of a queryset that hold every word of the query, each in one of the columns or in columns that are joined:
    浜田恵 stands in a column for the family's name and one for the given."""
    names = [*columns]
    for number, parts in enumerate(joined):
        name = f"_joined_{number}"
        queryset = queryset.alias(**{name: Concat(*parts, Value(""), output_field=TextField())})
        names.append(name)
    for word in query[:LONGEST_QUERY].translate(SEPARATORS).split():
        found = Q()
        for spelling in spellings(word):
            for name in names:
                found |= Q(**{f"{name}__icontains": spelling})
        queryset = queryset.filter(found)
    return queryset
