"""A figure of one language as the other prints it."""

import pytest

from tests.localization.test_figures import AGREE
from wagtail_pressrelease.localization.figures import figures
from wagtail_pressrelease.localization.quantities import says
from wagtail_pressrelease.rendering.figures import figure_line

LINES = [
    ("¥30 billion", "300億円"),
    ("30 billion yen", "300億円"),
    ("£2.5m", "250万ポンド"),
    ("US$3 million", "300万米ドル"),
    ("450 megawatts", "45万キロワット"),
    ("1.5 megawatts", "1.5メガワット"),
    ("35 per cent", "35％"),
    ("2,300", "2,300"),
    ("14 May 2026", "2026年5月14日"),
    ("14 May", "5月14日"),
    ("in 2031", "2031年"),
    ("May 2026", "2026年5月"),
    ("9am", "午前9時"),
    ("5:30pm", "午後5時30分"),
    ("noon", "正午"),
    ("midnight", "午前0時"),
    ("five years", "5年"),
    ("three months", "3か月"),
    ("500 kg", "500キログラム"),
    ("30 miles", ""),
    ("two-thirds", ""),
    ("31 June 2026", ""),
]
BACK = [
    ("300億円", "¥30 billion"),
    ("250万ポンド", "£2.5 million"),
    ("45万キロワット", "450,000 kilowatts"),
    ("35％", "35 per cent"),
    ("令和8年5月14日（木）", "14 May 2026"),
    ("5月14日", "14 May"),
    ("2026年5月", "May 2026"),
    ("2031年度", "2031"),
    ("午後5時半", "5:30pm"),
    ("午前0時", "12am"),
    ("1時間", "1 hour"),
    ("5年間", "5 years"),
]


@pytest.mark.parametrize(("english", "japanese"), LINES)
def test_an_english_figure_in_japanese(english, japanese):
    (figure,) = figures(english, "en")
    assert figure_line(figure, "ja") == japanese


@pytest.mark.parametrize(("japanese", "english"), BACK)
def test_a_japanese_figure_in_english(japanese, english):
    (figure,) = figures(japanese, "ja")
    assert figure_line(figure, "en") == english


@pytest.mark.parametrize(("english", "japanese"), AGREE)
def test_what_is_printed_says_what_was_read(english, japanese):
    for text, language, other in ((english, "en", "ja"), (japanese, "ja", "en")):
        for figure in figures(text, language):
            line = figure_line(figure, other)
            assert not line or any(says(figure, each) for each in figures(line, other)), (figure.text, line)
