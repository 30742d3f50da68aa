"""The pages of language data: each says everything that the other says."""

from string import Formatter

import pytest

from wagtail_pressrelease.rendering.language_en import ENGLISH
from wagtail_pressrelease.rendering.language_ja import JAPANESE
from wagtail_pressrelease.rendering.languages import label, language_page


@pytest.mark.parametrize(
    ("key", "english", "japanese"),
    [
        ("press_release", "Press release", "報道発表資料"),
        ("media_contacts", "Media contacts", "本件に関するお問い合わせ先"),
        ("notes", "Notes to editors", "補足"),
        ("ends", "ENDS", "以上"),
        ("memorandum", "Memorandum of understanding", "覚書"),
        ("contract", "Contract", "契約"),
        ("partnership", "Partnership agreement", "連携協定"),
        ("other", "Agreement", "協定"),
        ("signatories", "Signatories", "締結者"),
        ("witnesses", "Witnesses", "立会人"),
        ("signed_on", "Signed on", "締結日"),
        ("place", "Place", "締結場所"),
        ("translated_from_ja", "Translated from Japanese", "日本語からの翻訳"),
        ("translated_from_en", "Translated from English", "英語からの翻訳"),
        ("original", "Original", "原文"),
        ("translation_for_reference", "Translation for reference", "参考訳"),
        ("provisional_translation", "Provisional translation", "仮訳"),
        ("correction", "Correction", "訂正"),
        ("retraction", "Retraction", "取り消し"),
    ],
)
def test_a_label_is_a_fixed_word(key, english, japanese):
    assert label(key, "en") == english
    assert label(key, "ja") == japanese


def test_a_label_may_name_somebody():
    assert label("about", "en", name="Minato City") == "About Minato City"
    assert label("about", "ja", name="みなと市") == "みなと市について"
    assert label("about", "en", name="{Braces}") == "About {Braces}"


def test_an_unknown_label_or_language_is_an_error():
    with pytest.raises(KeyError, match="colophon"):
        label("colophon", "en")
    with pytest.raises(ValueError, match="'fr'"):
        label("place", "fr")


def test_both_languages_have_the_same_labels():
    assert ENGLISH.labels.keys() == JAPANESE.labels.keys()
    assert all(text.strip() for page in (ENGLISH, JAPANESE) for text in page.labels.values())


def test_no_japanese_label_is_left_in_english():
    def latin(text):
        literal = "".join(part for part, *_ in Formatter().parse(text))
        return literal and literal.isascii()

    assert {key for key, text in JAPANESE.labels.items() if latin(text)} == {"fax", "pdf"}


def test_a_japanese_label_asks_for_no_value_that_the_english_one_lacks():
    def values(text):
        return {field for _, field, *_ in Formatter().parse(text) if field}

    for key, text in JAPANESE.labels.items():
        assert values(text) <= values(ENGLISH.labels[key]), key


def test_both_pages_have_the_same_styles():
    assert ENGLISH.years.keys() == JAPANESE.years.keys()
    assert ENGLISH.list_separators.keys() == JAPANESE.list_separators.keys()
    assert ENGLISH.currencies.keys() == JAPANESE.currencies.keys()


def test_a_page_is_found_by_its_code():
    assert language_page("en") is ENGLISH
    assert language_page("ja") is JAPANESE
