"""How a word that staff search for may be spelt where it stands."""

import pytest

from wagtail_pressrelease.finding.columns import MOST_SPELLINGS, spellings


@pytest.mark.parametrize(
    ("typed", "stored"),
    [
        ("高瀬", "髙瀬"),
        ("髙瀨", "高瀬"),
        ("山崎", "山﨑"),
        ("斉藤", "齋藤"),
        ("タカセ", "たかせ"),
        ("たかせ", "タカセ"),
        ("ﾀｶｾ", "たかせ"),
        ("Ｔａｋａｓｅ", "Takase"),
        ("12億5000万円", "12億5,000万円"),
    ],
)
def test_a_name_is_found_however_it_is_typed(typed, stored):
    assert stored in spellings(typed)


def test_another_name_is_not_found():
    assert spellings("高田") == {"高田", "髙田"}


@pytest.mark.parametrize("typed", ["0120", "0001", "2026-0007"])
def test_a_number_that_begins_with_a_nought_keeps_it(typed):
    assert {each.replace(",", "") for each in spellings(typed)} == {typed}


def test_a_run_of_such_characters_does_not_make_a_query_without_end():
    assert len(spellings("斎" * 40)) <= MOST_SPELLINGS + 5
