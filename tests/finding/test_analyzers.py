"""What is found in a text, and what is not, by either analyzer."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from wagtail_pressrelease.finding.bigrams import Bigrams, stem
from wagtail_pressrelease.finding.tokens import LONGEST_QUERY, find, pieces, wanted

FOUND = [
    ("東京都", "東京都の施設"),
    ("都", "東京都"),
    ("京都", "京都市"),
    ("サーバ", "サーバー管理"),
    ("サーバー", "サーバ管理"),
    ("引っ越し", "引越し業者"),
    ("引越し", "引越業者"),
    ("取り組み", "取組を進める"),
    ("申込", "申し込みは"),
    ("タイ", "タイとベトナム"),
    ("タイ", "タイ・ベトナム両国"),
    ("5月", "2026年5月14日"),
    ("2026年", "2026年5月14日"),
    ("5年間", "期間は5年間です"),
    ("ニール カーモード", "ニール・カーモード氏"),
    ("データ", "ビッグデータ"),
    ("CO2", "CO₂削減"),
    ("turbine", "Two turbines"),
    ("Turbines", "a turbine"),
    ("studies", "a study"),
    ("organization", "the organisation"),
    ("Harbor Center", "Harbour Centre"),
    ("centre's", "the centre’s tank"),
    ("e-mail", "an e-mail"),
    ('"tidal energy"', "Tidal energy works"),
    ("「覚書」", "覚書を結ぶ"),
    ("東京、大阪", "大阪と東京"),
    ("5,000", "5000人が参加"),
    ("5000", "5,000 people"),
    ("５，０００", "5,000 people"),
    ("5,000人", "約５，０００人"),
    ("12億5000万円", "事業費は12億5,000万円です"),
    ("1,234,567", "1234567"),
    ("2.5 knots", "It runs at 2.5 knots"),
    ("2014.5.1", "2014年5月1日（木）"),
    ("2014.15.1", "15 on 1 day of 2014"),
    ("2,014", "opened in 2014"),
    ("1 May 2014", "Signed on Thursday 1 May 2014"),
    ("May 2014 Orrin", "Orrin, 1 May 2014"),
]
FOUND_BY_LETTERS = [("都民", "東京都民"), ("人参", "人参加工場"), ("流発", "潮流発電")]
NOT_FOUND = [
    ("5,000", "20,000 and 3,000 people, 5 of them here"),
    ("000", "5,000 people"),
    ("100,200", "100 and 200"),
    ("2.5", "2 and 5"),
    ("1 May 2014", "In 2014, 1 in ten may come"),
    ("2013,2014", "20132014"),
    ("京都", "東京都の施設"),
    ("人参", "外国人参加者"),
    ("会議", "市議会議員"),
    ("カレー", "カレンダー"),
    ("タイ", "したいと考え、タイヤを"),
    ("サバ", "サーバー"),
    ("art", "start"),
    ("news", "new"),
    ('"energy tidal"', "Tidal energy works"),
    ("潮流 turbine", "潮流だけ"),
]


def sudachi():
    return pytest.importorskip("wagtail_pressrelease.finding.sudachi", exc_type=ImportError).Sudachi()


@pytest.fixture(params=[Bigrams, sudachi], ids=["bigrams", "sudachi"])
def analyzer(request):
    return request.param()


def holds(text, query, analyzer):
    tokens = analyzer.tokens(text)
    groups = wanted(query, analyzer)
    return bool(groups) and all(any(find(phrase, tokens) for phrase in phrases) for phrases in groups)


@pytest.mark.parametrize(("query", "text"), FOUND)
def test_finds(analyzer, query, text):
    assert holds(text, query, analyzer)


@pytest.mark.parametrize(("query", "text"), FOUND_BY_LETTERS)
def test_without_a_dictionary_every_part_of_a_word_is_found(query, text):
    assert holds(text, query, Bigrams())


@pytest.mark.parametrize(("query", "text"), NOT_FOUND)
def test_does_not_find(analyzer, query, text):
    assert not holds(text, query, analyzer)


@pytest.mark.parametrize("make", [Bigrams, sudachi])
@given(text=st.text())
def test_a_word_of_the_index_has_a_place_in_the_text_and_no_sign_that_a_database_reads(make, text):
    for token in make().tokens(text):
        assert token.word and not re.search(r"[\W_]", re.sub("[\U00020000-\U000323af\u4e00-\u9fff]", "", token.word))
        assert 0 <= token.start < token.end <= len(text)


@given(st.text(alphabet="東京都人参加外国サーバー引越しかきアイabcs 12・", min_size=2, max_size=30), st.data())
def test_bigrams_find_every_word_that_stands_between_spaces(text, data):
    words = text.split()
    if words:
        word = data.draw(st.sampled_from(words))
        if pieces(word) and wanted(word, Bigrams()):
            assert holds(text, word, Bigrams())


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        *(("parties", "party"), ("classes", "class"), ("boxes", "box"), ("glass", "glass"), ("status", "status")),
        *(
            ("news", "news"),
            ("gas", "gas"),
            ("hours", "hour"),
            ("four", "four"),
            ("store", "store"),
            ("colours", "color"),
        ),
        *(("raised", "raised"), ("centres", "center"), ("organisational", "organizational")),
    ],
)
def test_an_english_word_loses_its_plural_and_its_side_of_the_sea(word, expected):
    assert stem(word) == expected


def test_a_query_is_cut():
    assert sum(map(len, pieces("語" * 500))) == LONGEST_QUERY
