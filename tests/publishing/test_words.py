"""What a release is found by, and what of that readers are shown."""

import datetime
from dataclasses import replace
from types import SimpleNamespace

import pytest

from wagtail_pressrelease.finding.parts import is_shown, parted
from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.words import words

NAME = value.PersonName("浜田", "恵", kana_family="はまだ", kana_given="けい", other="Kei Hamada")
RELEASE = value.Release(
    language="ja",
    source_language="ja",
    reference="2019-001",
    headline="覚書を締結",
    addressee="報道関係各位",
    zone="Asia/Tokyo",
    released_at=datetime.datetime(2019, 4, 30, 15, tzinfo=datetime.UTC),
    parties=(value.Party("shiomi", "潮見県", "潮見", boilerplate="<p>海に<b>面した</b>県です。</p>", address="港町1"),),
    agreement=value.Agreement("memorandum", valid_until=datetime.date(2024, 4, 30)),
    signatories=(value.Signatory("u1", NAME, "知事", "潮見県"),),
    contacts=(value.Contact("潮見県", "広報課", "佐藤", "さとう", phone="045-210-1111", country="JP"),),
)
PAGE = SimpleNamespace(searched=())


def lines(release):
    first, aside = parted(words(PAGE, release))
    return {
        (name, shown): [line.strip("\x1e") for line in part.split("\n") if line and is_shown(line) is shown]
        for name, part in (("first", first), ("aside", aside))
        for shown in (True, False)
    }


def test_readers_are_shown_what_is_printed():
    found = lines(RELEASE)
    assert found["first", True] == ["覚書を締結", "潮見県", "2019-001"]
    assert found["aside", True] == ["報道関係各位", "海に面した県です。", "港町1", "広報課", "佐藤", "045-210-1111"]


def test_other_spellings_are_found_alone():
    found = lines(RELEASE)
    assert found["first", False][:2] == ["潮見県知事、浜田 恵、浜田知事、はまだけい、Kei Hamada", "潮見"]
    assert found["aside", False] == ["さとう", "0452101111", "+81 45-210-1111", "81452101111"]


@pytest.mark.parametrize(
    ("language", "days"),
    [
        ("ja", ["2019年5月1日", "令和元年5月1日", "2024年4月30日", "令和6年4月30日"]),
        ("en", ["1 May 2019", "30 April 2024"]),
    ],
)
def test_the_days_of_a_release_are_spelt_as_they_are_typed(language, days):
    found = lines(replace(RELEASE, language=language))
    assert found["first", False][2:] == days


TWO = value.Contact("潮見県", phone="0120-123-456", fax="03-1234-5678", reading="さとう", country="JP")


@pytest.mark.parametrize(
    ("language", "shown", "otherwise"),
    [
        (
            "ja",
            ["0120-123-456", "03-1234-5678"],
            ["0120123456", "+81 120-123-456", "81120123456", "0312345678", "+81 3-1234-5678", "81312345678"],
        ),
        ("en", ["+81 3-1234-5678"], ["03-1234-5678", "0312345678", "81312345678"]),
    ],
)
def test_of_telephone_numbers_those_are_found_that_are_printed(language, shown, otherwise):
    """A freephone number is not given to readers abroad, nor a reading without its name."""
    found = lines(replace(RELEASE, language=language, contacts=(TWO,)))
    assert [line for line in found["aside", True] if line[-1].isdigit() and "港" not in line] == shown
    assert found["aside", False] == otherwise


def test_a_name_in_katakana_is_found_by_the_original_that_is_printed_beside_it():
    contact = value.Contact("潮見県", name="キース・ノーブル", original="Keith Noble")
    assert "Keith Noble" in lines(replace(RELEASE, contacts=(contact,)))["aside", True]


def test_what_is_no_telephone_number_stops_nothing():
    contact = value.Contact("潮見県", phone="ask at the desk")
    assert "ask at the desk" in lines(replace(RELEASE, contacts=(contact,)))["aside", True]
