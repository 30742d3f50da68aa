"""Where a line of a Japanese headline may end."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.press.phrases import phrases

NAMES = ("潮見県", "みなと市", "青空鉄道", "")


@pytest.mark.parametrize(
    "headline",
    [
        "潮見県と|オリン海洋エネルギーセンター、|潮流発電の|協力で|基本合意",
        "Aozora鉄道が|AIで|混雑予測、|2027年4月から",
        "総額12億5,000万円の|事業を|令和8年4月に|開始",
        "第3回|「潮流発電シンポジウム」を|11月24日（火）に|開催",
        "「スクア2」、|9か月間で|3,140メガワット時を|供給",
        "約2万人が|参加、|午前10時から",
        "再生可能エネルギー100%へ、|CO2を|50％削減",
        "みなと市と|青空鉄道、|地震発生後も|電車と|避難所を|動かし続ける|ための|包括連携協定を|締結",
        "2027年",
    ],
)
def test_a_line_ends_between_phrases(headline):
    assert list(phrases(headline.replace("|", ""), "ja", NAMES)) == headline.split("|")


@pytest.mark.parametrize(("text", "language"), [("Two sign memorandum", "en"), ("", "ja")])
def test_english_ends_at_its_spaces(text, language):
    assert phrases(text, language) == ()


@given(st.text(st.sampled_from("2027年4月第約億万円、。「」（）潮見県の協定をABかaー"), min_size=1))
def test_nothing_is_lost_and_no_number_or_name_is_cut(text):
    found = phrases(text, "ja", NAMES)
    assert "".join(found) == text
    seams = "|".join(found)
    assert not re.search(r"[0-9]\|", seams)
    assert not re.search(r"「\||\|[、。」]", seams)
    assert seams.count("潮見県") == text.count("潮見県")
