"""What readers are told while one language waits for the other: when, and in their own way of writing a date."""

import datetime
from types import SimpleNamespace

import pytest
from wagtail.models import PageViewRestriction

from tests.builders import fetch, make_untranslated, publish
from tests.localization.people import hire
from tests.staff import translate
from wagtail_pressrelease.localization.actions import mark_ready
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.rendering.alternates import not_available
from wagtail_pressrelease.rendering.waiting import Waiting, waiting, waiting_line

# Late in the evening in London: in Tokyo it is the next day.
CORRECTED = datetime.datetime(2026, 6, 3, 22, 30, tzinfo=datetime.UTC)
ENGLISH, JAPANESE = "/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"


def edition(pk, leaves_behind=False):
    return SimpleNamespace(pk=pk, leaves_behind=leaves_behind, public_from=CORRECTED)


@pytest.mark.parametrize(
    ("editions", "expected"),
    [
        ({"en": edition(1)}, None),
        ({"en": edition(1), "ja": edition(2)}, None),
        ({"en": edition(1, True)}, Waiting("ja")),
        ({"ja": edition(1, True)}, Waiting("en")),
        ({"en": edition(3, True), "ja": edition(2)}, Waiting("ja", CORRECTED)),
        ({"en": edition(2), "ja": edition(3, True)}, Waiting("en", CORRECTED)),
        ({"en": edition(3, True), "ja": edition(4)}, None),
    ],
)
def test_which_language_is_waited_for(editions, expected):
    assert waiting(editions) == expected


@pytest.mark.parametrize(
    ("waits", "language", "expected"),
    [
        (Waiting("ja"), "en", "The Japanese version is in preparation."),
        (Waiting("en"), "en", "The English version is in preparation."),
        (Waiting("ja"), "ja", "日本語版は準備中です。"),
        (Waiting("en"), "ja", "英語版は準備中です。"),
        (
            Waiting("ja", CORRECTED),
            "en",
            "The English was corrected on Wednesday 3 June 2026; the Japanese is being updated.",
        ),
        (
            Waiting("en", CORRECTED),
            "en",
            "The Japanese was corrected on Wednesday 3 June 2026; the English is being updated.",
        ),
        (Waiting("ja", CORRECTED), "ja", "英語版は2026年6月4日（木）に訂正されました。日本語版は現在更新中です。"),
        (Waiting("en", CORRECTED), "ja", "日本語版は2026年6月4日（木）に訂正されました。英語版は現在更新中です。"),
    ],
)
def test_it_is_said_in_the_readers_language_with_the_day_on_their_clock(waits, language, expected):
    assert waiting_line(waits, language) == expected


def test_years_are_those_of_the_house():
    assert "令和8年6月4日" in waiting_line(Waiting("ja", CORRECTED), "ja", "japanese")


# --- on the page
@pytest.fixture
def midori(db):
    return hire("midori", "edit_ja")


@pytest.fixture
def untranslated(newsroom):
    return make_untranslated(newsroom)


def bring_up_to_date(page, midori, text="訳文{number}。"):
    translate(page, midori, text=text)
    mark_ready(page, "ja", midori)
    return publish(page)


def said(page):
    return [" ".join(each.get_text().split()) for each in page.select(".press-notice")]


def test_readers_are_told_that_japanese_follows_until_it_does(untranslated, midori, read):
    page = publish(untranslated, policy="first")
    english = read(ENGLISH)
    assert said(english) == ["The Japanese version is in preparation."]
    (japanese,) = [each for each in english.select("nav a") if each["hreflang"] == "ja"]
    assert japanese.small.get_text() == f"（{not_available('ja', awaited=True)}）"
    bring_up_to_date(page, midori)
    assert said(read(ENGLISH)) == said(read(JAPANESE)) == []


def test_whoever_comes_for_the_japanese_is_told_that_it_is_in_preparation(untranslated, read):
    page = publish(untranslated, policy="first")
    missing = read(JAPANESE, status=404)
    assert missing.h1.get_text() == "日本語版は準備中です。"
    assert untranslated.headline_en not in missing.get_text()
    PageViewRestriction.objects.create(page=page, restriction_type="login")
    assert "準備中" not in read(JAPANESE, status=404).get_text()


def test_whoever_comes_for_the_japanese_is_told_so_over_the_english(untranslated, read, settings):
    settings.WAGTAIL_PRESSRELEASE = {"OTHER_LANGUAGE": "notice"}
    publish(untranslated, policy="first")
    japanese = read(JAPANESE)
    assert said(japanese) == ["日本語版は準備中です。"]
    assert japanese.select_one(".press-notice")["lang"] == "ja"


def test_readers_of_both_languages_are_told_of_a_correction_until_the_other_is_up_to_date(untranslated, midori, read):
    page = bring_up_to_date(untranslated, midori)
    page = publish(page, policy="first", headline_en="Corrected headline")
    Edition.objects.filter(leaves_behind=True).update(public_from=CORRECTED - datetime.timedelta(days=365))
    english, japanese = read(ENGLISH), read(JAPANESE)
    assert english.h1.get_text() == "Corrected headline"
    assert said(english) == ["The English was corrected on Tuesday 3 June 2025; the Japanese is being updated."]
    assert said(japanese) == ["英語版は2025年6月4日（水）に訂正されました。日本語版は現在更新中です。"]
    assert "Corrected headline" not in japanese.get_text()
    page = bring_up_to_date(fetch(page), midori, text="改訳{number}。")
    assert said(read(ENGLISH)) == said(read(JAPANESE)) == []


def test_nothing_is_said_of_a_release_in_one_language_alone(untranslated, read):
    publish(untranslated)
    assert said(read(ENGLISH)) == []
