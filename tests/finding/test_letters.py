"""How a text is folded for the index, and that every folded letter knows where it stood."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.finding.letters import letters


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Ｔｏｋｙｏ　２０２６", "tokyo 2026"),
        ("ﾊﾞｽ", "バス"),
        ("か\u3099す", "がす"),
        ("Ōsaka café", "osaka cafe"),
        ("㈱", "(株)"),
        ("リンゴ", "りんご"),
        ("サーバー", "サーバ"),
        ("サーバー管理", "サーバ管理"),
        ("ウィスキー", "ウイスキー"),
        ("ヴァイオリン", "バイオリン"),
        ("ニール・カーモード", "ニールカーモード"),
        ("山田　花子", "山田花子"),
        ("髙瀨", "高瀬"),
        ("引っ越し", "引越し"),
        ("取り組む", "取組む"),
        ("問い合わせ", "問合せ"),
        ("3ヶ月", "3か月"),
        ("三カ所", "三箇所"),
        ("5,000円", "５，０００円"),
        ("12億5,000万円", "12億5000万円"),
        ("1,234,567", "1234567"),
    ],
)
def test_two_ways_of_writing_are_one(one, other):
    assert letters(one).folded == letters(other).folded


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("カレー", "カレ"),
        ("データ", "デタ"),
        ("祭り会場", "祭会場"),
        ("高い所", "高所"),
        ("が", "か"),
        ("人々", "人"),
        ("ō", "お"),
        ("2013,2014", "20132014"),
        ("1,2,3", "123"),
        ("100、200人", "100200人"),
        ("5, 000", "5000"),
    ],
)
def test_two_words_are_not(one, other):
    assert letters(one).folded != letters(other).folded


@given(st.text())
def test_every_letter_has_a_place_in_the_text(text):
    folded, spans, short = letters(text)
    assert len(folded) == len(spans)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert spans == sorted(spans)
    assert all(0 <= start < end <= len(text) for _word, start, end in short)
