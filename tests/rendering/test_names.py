"""People and their offices, as each language prints them."""

from dataclasses import replace
from datetime import date

import pytest

from wagtail_pressrelease.publishing.value import PersonName
from wagtail_pressrelease.rendering.names import (
    first_mention,
    full_name,
    name_with_reading,
    office_line,
    person_line,
    second_mention,
    surname,
    titles_note,
)

HANAKO_EN = PersonName(family="Yamada", given="Hanako", other="山田花子")
HANAKO_JA = PersonName(family="山田", given="花子", kana_family="やまだ", kana_given="はなこ", other="Hanako Yamada")
KEITH_JA = PersonName(family="イグザンプル", given="キース", other="Keith Example")
SARAH_EN = PersonName(family="van der Berg", given="Sarah", prefix="Dame", post_nominals="DBE")
SARAH_JA = PersonName(family="ファン・デル・バーグ", given="サラ", prefix="デイム", other="Sarah van der Berg")


@pytest.mark.parametrize(
    ("name", "line"),
    [
        (HANAKO_EN, "Hanako Yamada"),
        (replace(HANAKO_EN, latin_order="family-first"), "Yamada Hanako"),
        (replace(HANAKO_EN, latin_order="family-first", latin_capitals=True), "YAMADA Hanako"),
        (replace(HANAKO_EN, latin_capitals=True), "Hanako YAMADA"),
        (SARAH_EN, "Dame Sarah van der Berg DBE"),
        (PersonName(given="Madonna"), "Madonna"),
        (PersonName(family=" Example ", given="  "), "Example"),
        (PersonName(), ""),
    ],
)
def test_an_english_name(name, line):
    assert full_name(name, "en") == line
    assert full_name(name, "en", spaced=True) == line
    assert first_mention(name, "en") == line


@pytest.mark.parametrize(
    ("name", "running", "spaced", "first"),
    [
        (HANAKO_JA, "山田花子", "山田　花子", "山田花子（やまだ はなこ）"),
        (replace(HANAKO_JA, kana_family="", kana_given=""), "山田花子", "山田　花子", "山田花子"),
        (replace(HANAKO_JA, kana_given=""), "山田花子", "山田　花子", "山田花子（やまだ）"),
        (PersonName(family="例", given="太郎"), "例太郎", "例　太郎", "例太郎"),
        # A katakana given name with a kanji family name is a Japanese name.
        (PersonName(family="鈴木", given="マリ"), "鈴木マリ", "鈴木　マリ", "鈴木マリ"),
        (PersonName(family="さくら", given="ももこ"), "さくらももこ", "さくら　ももこ", "さくらももこ"),
        (replace(HANAKO_JA, post_nominals="博士"), "山田花子博士", "山田　花子博士", "山田花子博士（やまだ はなこ）"),
        (KEITH_JA, "キース・イグザンプル", "キース・イグザンプル", "キース・イグザンプル（Keith Example）"),
        (replace(KEITH_JA, other=""), "キース・イグザンプル", "キース・イグザンプル", "キース・イグザンプル"),
        (
            replace(KEITH_JA, post_nominals="OBE"),
            "キース・イグザンプル OBE",
            "キース・イグザンプル OBE",
            "キース・イグザンプル OBE（Keith Example）",
        ),
        (
            SARAH_JA,
            "デイム・サラ・ファン・デル・バーグ",
            "デイム・サラ・ファン・デル・バーグ",
            "デイム・サラ・ファン・デル・バーグ（Sarah van der Berg）",
        ),
        # Names that stand family first in their own language keep that order in katakana.
        (
            PersonName(family="キム", given="レイ", latin_order="family-first"),
            "キム・レイ",
            "キム・レイ",
            "キム・レイ",
        ),
        # Not put into katakana yet: the Latin name stands as it is.
        (PersonName(family="Example", given="Keith", other="Keith Example"), *["Keith Example"] * 3),
        (PersonName(), "", "", ""),
    ],
)
def test_a_japanese_name(name, running, spaced, first):
    assert full_name(name, "ja") == running
    assert full_name(name, "ja", spaced=True) == spaced
    assert first_mention(name, "ja") == first


@pytest.mark.parametrize("kanji", ["﨑", "神", "髙", "塚", "𠮷", "葛\U000e0100"])
def test_the_kanji_of_a_name_stay_as_typed(kanji):
    name = PersonName(family=kanji, given="花子", kana_family="かな", kana_given="はなこ")
    assert full_name(name, "ja") == f"{kanji}花子"
    assert first_mention(name, "ja") == f"{kanji}花子（かな はなこ）"
    assert person_line(full_name(name, "ja", spaced=True), "市長", "ja") == f"市長　{kanji}　花子"


def test_later_mentions_are_by_surname():
    assert surname(SARAH_EN, "en") == second_mention(SARAH_EN, "en") == "van der Berg"
    assert surname(HANAKO_JA, "ja") == "山田"
    assert second_mention(HANAKO_JA, "ja", "氏") == "山田氏"
    assert second_mention(HANAKO_JA, "ja", "市長") == "山田市長"
    assert second_mention(HANAKO_JA, "ja") == "山田花子"
    assert second_mention(HANAKO_EN, "en", "Mayor") == "Yamada"
    assert surname(PersonName(given="Madonna"), "en") == "Madonna"


@pytest.mark.parametrize(
    ("title", "organization", "as_printed", "language", "line"),
    [
        ("CEO", "Example Centre", "", "en", "CEO, Example Centre"),
        ("代表取締役社長", "株式会社例", "", "ja", "株式会社例　代表取締役社長"),
        ("Mayor", "Minato City", "Mayor of Minato City", "en", "Mayor of Minato City"),
        ("知事", "神奈川県", "神奈川県知事", "ja", "神奈川県知事"),
        ("Mayor", "", "", "en", "Mayor"),
        ("", "みなと市", "", "ja", "みなと市"),
        ("", "", " ", "en", ""),
    ],
)
def test_an_office_is_printed_as_prescribed_or_put_together(title, organization, as_printed, language, line):
    assert office_line(title, organization, language, as_printed) == line


@pytest.mark.parametrize(
    ("name", "office", "language", "line"),
    [
        ("Hanako Yamada", "Mayor of Minato City", "en", "Hanako Yamada, Mayor of Minato City"),
        ("Keith Example", "CEO, Example Centre", "en", "Keith Example, CEO, Example Centre"),
        ("山田　花子", "みなと市長", "ja", "みなと市長　山田　花子"),
        ("例　太郎", "株式会社例　代表取締役社長", "ja", "株式会社例　代表取締役社長　例　太郎"),
        ("Hanako Yamada", "", "en", "Hanako Yamada"),
        ("", "みなと市長", "ja", "みなと市長"),
    ],
)
def test_an_office_follows_an_english_name_and_leads_a_japanese_one(name, office, language, line):
    assert person_line(name, office, language) == line


def test_a_contact_has_a_reading_in_japanese_only():
    assert name_with_reading("大橋友博", "おおはし ともひろ", "ja") == "大橋友博（おおはし ともひろ）"
    assert name_with_reading("大橋友博", "", "ja") == "大橋友博"
    assert name_with_reading("Tomohiro Ohashi", "おおはし ともひろ", "en") == "Tomohiro Ohashi"
    assert name_with_reading("", "おおはし", "ja") == ""


def test_titles_may_have_changed_since():
    assert titles_note(date(2014, 5, 2), "en") == "Titles as at 2 May 2014"
    assert titles_note(date(2014, 5, 2), "ja") == "※肩書は発表当時のものです"


def test_names_are_printed_in_two_languages():
    with pytest.raises(ValueError, match="'de'"):
        full_name(HANAKO_EN, "de")
