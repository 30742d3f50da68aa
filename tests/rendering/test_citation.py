"""What somebody takes along of a quotation."""

import datetime

import pytest

from wagtail_pressrelease.publishing.value import PersonName, Quote
from wagtail_pressrelease.rendering.citation import citation

DAY = datetime.date(2019, 5, 2)
HANAKO = {"en": PersonName("Yamada", "Hanako"), "ja": PersonName("山田", "花子", kana_family="やまだ")}
GOVERNOR = {"en": "Governor of Shiomi Prefecture", "ja": "潮見県知事"}


@pytest.mark.parametrize(
    ("language", "spoken", "text", "lines"),
    [
        (
            "en",
            "en",
            "Yes.",
            ["“Yes.”", "— Hanako Yamada, Governor of Shiomi Prefecture, 2 May 2019.", "https://a.example/"],
        ),
        (
            "en",
            "ja",
            "One.\n\nTwo.",
            [
                "“One.",
                "“Two.”",
                "— Hanako Yamada, Governor of Shiomi Prefecture, 2 May 2019. Translated from Japanese.",
                "https://a.example/",
            ],
        ),
        ("ja", "ja", "はい。", ["「はい。」", "（潮見県知事　山田花子、2019年5月2日）", "https://a.example/"]),
        (
            "ja",
            "en",
            "はい。",
            ["「はい。」", "（潮見県知事　山田花子、2019年5月2日、英語からの翻訳）", "https://a.example/"],
        ),
    ],
)
def test_says_the_words_who_said_them_when_and_where(language, spoken, text, lines):
    quote = Quote("1", text, HANAKO[language], as_printed=GOVERNOR[language], original_language=spoken)
    assert citation(quote, language, DAY, "https://a.example/").splitlines() == lines


def test_has_the_year_of_the_house_and_no_line_for_an_address_that_is_not_known():
    quote = Quote("1", "はい。", HANAKO["ja"], as_printed=GOVERNOR["ja"], original_language="ja")
    assert citation(quote, "ja", DAY, era="japanese") == "「はい。」\n（潮見県知事　山田花子、令和元年5月2日）"
