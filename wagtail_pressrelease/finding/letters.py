"""The letters of a text as the search index has them, and where each stood. Pure Python.

Folded are width, case, accents, the two kana, a long vowel at the end of a word, forms of a character, and the kana
inside compound verbs; commas that group digits are left out: 5,000 is 5000. What is stored and shown is never changed.
"""

import re
import unicodedata
from typing import NamedTuple

CJK = "々〇\u3041-\u3096ー\u30a1-\u30fa\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"
KANJI = "々〇\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U000323af"

HIRAGANA = {code: code - 0x60 for code in range(ord("ァ"), ord("ヶ") + 1)}
# Small kana that one writer writes small and another does not: ウィスキー, ウイスキー; 三ヶ所, 三ケ所.
LARGE = str.maketrans("ぁぃぅぇぉゎゕゖ", "あいうえおわかけ")
# The forms of a character, the one in use first: whoever types 高瀬 means 髙瀬 as well.
FORMS = (
    *(
        "高髙",
        "崎﨑嵜",
        "瀬瀨",
        "浜濱濵",
        "辺邊邉",
        "斎齋斉齊",
        "桜櫻",
        "沢澤",
        "広廣",
        "国國",
        "島嶋嶌",
        "柳栁",
        "徳德",
    ),
    *(
        "真眞",
        "恵惠",
        "渋澁",
        "富冨",
        "吉𠮷",
        "会會",
        "学學",
        "円圓",
        "県縣",
        "鉄鐵",
        "竜龍",
        "駅驛",
        "団團",
        "芸藝",
        "万萬",
    ),
    *(
        "与與",
        "栄榮",
        "黒黑",
        "塩鹽",
        "実實",
        "亀龜",
        "来來",
        "礼禮",
        "総總",
        "検檢",
        "剣劍",
        "図圖",
        "関關",
        "蔵藏",
        "横橫",
    ),
    *(
        "滝瀧",
        "館舘",
        "峰峯",
        "巌巖",
        "薫薰",
        "彦彥",
        "頼賴",
        "豊豐",
        "壮壯",
        "静靜",
        "条條",
        "焼燒",
        "応應",
        "尭堯",
        "説說",
    ),
    *("戸戶", "曽曾", "桧檜", "籠篭"),
)
PLAIN = {ord(form): forms[0] for forms in FORMS for form in forms[1:]}

# A letter and what is set upon it: half-width ｶﾞ is two characters, and so may か゛ and é be.
LETTER = re.compile("[^\u0300-\u036f\u3099\u309a\uff9e\uff9f][\u0300-\u036f\u3099\u309a\uff9e\uff9f]*|.", re.DOTALL)
LATIN_ACCENTS = re.compile("[\u0300-\u036f]")

OKURIGANA = "いえきけしせちみめりれぎげじぜびべっ"
DROPPED = re.compile(
    # The kana between the verbs of a compound: 引っ越し, 引越し; 取り組み, 取組み; 問い合わせ, 問合せ.
    f"(?<=[{KANJI}])[{OKURIGANA}](?=[{KANJI}][{OKURIGANA}むすくぐうつぶるわん])"
    f"|(?<=[{KANJI}])わ(?=[りるれせすっ])"
    # A long vowel at the end of a foreign word: サーバー, サーバ. Of a short one it is a part: カレー.
    "|(?<=[ァ-ヺー]{3})ー(?![ァ-ヺー])"
    # What parts a foreign name, and a name from the next.
    f"|(?<=[{CJK}])[・･]+(?=[ァ-ヺ])|(?<=[{CJK}])[ \u3000]+(?=[{CJK}])"
)
PARTING = "・･ \u3000"
# Three months are 3か月, 3ヶ月, 3カ月 and 3箇月.
COUNTER = re.compile("(?<=[0-9〇一二三四五六七八九十百千数何])[かヶヵケカ箇](?=[所月国年条村点])")
V_SOUNDS = re.compile("ヴ[ァィェォ]")
B_SOUNDS = dict(zip("ァィェォ", "バビベボ", strict=True))


# A foreign word so short that its kana stand inside many others: タイ, not したい; ガス, not ますが.
SHORT = re.compile("(?<![ァ-ヺー])[ァ-ヺー]{1,2}(?![ァ-ヺー])")


# What parts thousands, in either width: the comma of 12億5,000万円, none of those of 2013,2014 or 1,2,3.
GROUPED = re.compile(r"(?<![\d,，])\d{1,3}(?:[,，]\d{3})+(?!\d)")
GROUPING = re.compile("[,，]")


class Letters(NamedTuple):
    """A folded text, whose letter `n` stood at `spans[n]`, from a place up to another; and its short words in katakana,
    each with its place."""

    folded: str
    spans: list[tuple[int, int]]
    short: list[tuple[str, int, int]]


def ungrouped(text: str) -> str:
    """A text without the commas that group digits."""
    return GROUPED.sub(lambda number: GROUPING.sub("", number[0]), text)


def plain(text: str) -> tuple[list[str], list[tuple[int, int]]]:
    """The letters of a text at normal width and in lower case, without accents, in their usual form and without the
    commas of numbers; and where each stood."""
    found: list[str] = []
    spans: list[tuple[int, int]] = []
    commas = {comma.start() for number in GROUPED.finditer(text) for comma in GROUPING.finditer(text, *number.span())}
    for match in LETTER.finditer(text):
        if match.start() in commas:
            continue
        usual = unicodedata.normalize("NFKC", match[0]).lower().translate(PLAIN)
        if usual and "\u00bf" < usual[0] < "\u2000":
            usual = LATIN_ACCENTS.sub("", unicodedata.normalize("NFKD", usual))
        found.extend(usual)
        spans.extend([match.span()] * len(usual))
    return found, spans


def letters(text: str) -> Letters:
    """A text as the index has it."""
    found, spans = plain(text)
    whole = "".join(found)
    short = [(match[0], spans[match.start()][0], spans[match.end() - 1][1]) for match in SHORT.finditer(whole)]
    gone = {place for match in DROPPED.finditer(whole) for place in range(*match.span())}
    for match in V_SOUNDS.finditer(whole):
        found[match.start()] = B_SOUNDS[match[0][1]]
        gone.add(match.start() + 1)
    for match in COUNTER.finditer(whole):
        found[match.start()] = "か"
    for place in sorted(gone, reverse=True):
        if place and whole[place] not in PARTING:  # a dropped kana is marked with the letter before it
            spans[place - 1] = spans[place - 1][0], spans[place][1]
    kept = [place for place in range(len(found)) if place not in gone]
    folded = "".join(found[place] for place in kept).translate(HIRAGANA).translate(LARGE)
    return Letters(folded, [spans[place] for place in kept], short)
