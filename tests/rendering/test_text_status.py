"""What each text is to the other, as its readers see it, with the way to the other."""

import pytest

from tests.builders import make_draft, make_untranslated, publish
from tests.localization.people import hire
from tests.staff import translate
from wagtail_pressrelease.localization.actions import Change, mark_ready, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.press.policies import standing_of

ADDRESSES = {"en": "/en/newsroom/tidal-memorandum/", "ja": "/ja/newsroom/tidal-memorandum/"}


@pytest.mark.parametrize(
    ("status", "is_source", "expected"),
    [
        ("", True, ""),
        ("", False, ""),
        ("reference", True, "original"),
        ("reference", False, "translation_for_reference"),
        ("provisional", True, "original"),
        ("provisional", False, "provisional_translation"),
        ("official", True, "both_official"),
        ("official", False, "both_official"),
    ],
)
def test_the_source_is_the_original_unless_both_are_official(status, is_source, expected):
    assert standing_of(status, is_source) == expected


def said(page):
    found = page.select_one(".press-status")
    if found is None:
        return None
    link = found.a
    return [each.get_text() for each in found.select("b")], link and (link.get_text(), link["href"], link["hreflang"])


@pytest.mark.parametrize(
    ("status", "source", "english", "japanese"),
    [
        ("", "en", None, None),
        (
            "reference",
            "en",
            (["Original"], "Read the Japanese text"),
            (["参考訳"], "原文（英語）を読む"),
        ),
        (
            "provisional",
            "ja",
            (["Provisional translation"], "Read the original in Japanese"),
            (["原文"], "英語版を読む"),
        ),
        (
            "official",
            "en",
            (["Both language versions are official"], "Read the Japanese text"),
            (["両言語とも正文"], "英語版を読む"),
        ),
    ],
)
def test_each_text_says_what_it_is_and_leads_to_the_other(newsroom, read, status, source, english, japanese):
    publish(make_draft(newsroom, text_status=status, source_language=source))
    for language, expected, theirs in (("en", english, "ja"), ("ja", japanese, "en")):
        expected = expected and (expected[0], (expected[1], ADDRESSES[theirs], theirs))
        assert said(read(ADDRESSES[language])) == expected


def test_an_original_without_a_translation_says_nothing(newsroom, read):
    publish(make_draft(newsroom, ready=("en",), text_status="reference"))
    assert said(read(ADDRESSES["en"])) is None


def test_another_standing_is_issued_in_both_languages(issued):
    assert publish(issued, text_status="official").press_editions.count() == 4


# --- not reviewed, and labelled so
LABEL = "This translation has not been reviewed", "この翻訳は校閲前のものです"


def test_a_translation_that_nobody_reviewed_says_so_until_somebody_has(newsroom, read):
    page = make_untranslated(newsroom, policy="labelled")
    midori, rowan = hire("midori", "edit_ja"), hire("rowan", "edit_ja", "review_ja")
    translate(page, midori)
    mark_ready(page, "ja", midori)
    page = publish(page)
    assert said(read(ADDRESSES["en"])) is None
    assert said(read(ADDRESSES["ja"])) == ([LABEL[1]], ("原文（英語）を読む", ADDRESSES["en"], "en"))
    units = [row.unit.id for row in read_desk(page, "ja").rows if row.entry is None]
    save_units(page, "ja", [Change(unit, act="review") for unit in units], rowan)
    page = publish(page)
    assert said(read(ADDRESSES["ja"])) is None
    assert list(page.press_editions.values_list("language", "number").order_by("language", "number")) == [
        ("en", 1),
        ("ja", 1),
        ("ja", 2),
    ]


def test_a_preview_says_so_too(newsroom, rf):
    page = make_draft(newsroom, policy="labelled")
    answer = page.get_latest_revision_as_object().make_preview_request(preview_mode="ja")
    assert LABEL[1] in answer.content.decode()
