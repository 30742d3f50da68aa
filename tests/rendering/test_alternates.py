"""From one language to the other: the switch, what search engines are told, a release in one language only."""

import pytest

from tests.builders import fetch, make_draft, make_issued, publish
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.rendering import alternates

ENGLISH, JAPANESE = "/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"


def hreflangs(page):
    return {link["hreflang"]: link["href"].removeprefix("http://localhost") for link in page.select("link[hreflang]")}


@pytest.fixture
def english_only(newsroom):
    """English is out; Japanese is half done."""
    return make_issued(
        newsroom, ready=("en",), headline_ja="書きかけの見出し", lead_ja="", search_summary_ja="書きかけ"
    )


class TestBothLanguages:
    def test_the_switch_stays_on_the_release(self, issued, read, words):
        for here, there, language, name in ((ENGLISH, JAPANESE, "ja", "日本語"), (JAPANESE, ENGLISH, "en", "English")):
            link = read(here).select_one(".press-switch a")
            assert (link["href"], link["lang"], link["hreflang"], words(link)) == (there, language, language, name)
            read(link["href"])

    def test_the_language_that_is_read_is_marked_and_no_link(self, issued, read, words):
        current = read(JAPANESE).select_one(".press-switch [aria-current]")
        assert (current.name, current["lang"], words(current)) == ("span", "ja", "日本語")

    def test_every_version_names_every_version_and_itself(self, issued, read):
        expected = {"en": ENGLISH, "ja": JAPANESE, "x-default": ENGLISH}
        assert hreflangs(read(ENGLISH)) == hreflangs(read(JAPANESE)) == expected
        assert len(read(ENGLISH).select("link[hreflang=x-default]")) == 1
        for language in ("en", "ja"):
            assert read(expected[language]).html["lang"] == language

    def test_readers_of_another_language_are_sent_to_the_original(self, newsroom, read):
        make_issued(newsroom, source_language="ja")
        assert hreflangs(read(ENGLISH))["x-default"] == JAPANESE


class TestOneLanguage:
    def test_the_other_is_not_found_by_default(self, english_only, read):
        page = read(JAPANESE, status=404)
        assert "Centre and prefecture" not in str(page)
        assert "書きかけ" not in str(page)

    def test_the_switch_says_so_and_leads_to_the_other_newsroom(self, english_only, read, words):
        link = read(ENGLISH).select_one(".press-switch a")
        assert (link["href"], link["lang"], link["hreflang"]) == ("/ja/newsroom/", "ja", "ja")
        assert words(link.small)

    def test_no_translation_is_claimed(self, english_only, read):
        page = read(ENGLISH)
        assert hreflangs(page) == {"en": ENGLISH, "x-default": ENGLISH}
        assert not page.select("meta[property='og:locale:alternate']")

    def test_nothing_tells_what_is_under_way(self, english_only, read):
        before = str(read(ENGLISH))
        page = fetch(english_only)
        page.lead_ja = "さらに書きかけ"
        page.save_revision()
        assert str(read(ENGLISH)) == before


class TestNotice:
    @pytest.fixture(autouse=True)
    def wanted(self, settings):
        settings.WAGTAIL_PRESSRELEASE = {"OTHER_LANGUAGE": "notice"}

    def test_shows_the_other_languages_text_and_says_which_it_is(self, english_only, read, words):
        page = read(JAPANESE)
        assert (page.html["lang"], page.answer["Content-Language"]) == ("ja", "ja")
        assert page.select_one(".press-notice")["lang"] == "ja"
        article = page.article
        assert article["lang"] == "en"
        assert words(article.h1) == "Centre and prefecture sign tidal memorandum"
        assert words(article.select_one(".press-facts h2")) == "The agreement at a glance"
        assert words(article.select_one(".press-body p")) == "The memorandum runs for five years."
        assert "書きかけ" not in str(page)

    def test_the_original_is_canonical_and_no_translation_is_claimed(self, english_only, read):
        page = read(JAPANESE)
        assert page.select_one("link[rel=canonical]")["href"] == f"http://localhost{ENGLISH}"
        assert page.select_one("meta[property='og:locale']")["content"] == "en_GB"
        assert hreflangs(page) == {}
        assert hreflangs(read(ENGLISH)) == {"en": ENGLISH, "x-default": ENGLISH}

    def test_the_switch_leads_to_the_original(self, english_only, read):
        assert read(JAPANESE).select_one(".press-switch a")["href"] == ENGLISH

    def test_lists_stay_in_their_language(self, english_only, read):
        assert not read("/ja/newsroom/").select(".press-entry")

    def test_a_release_in_both_languages_needs_none(self, issued, read):
        assert not read(JAPANESE).select(".press-notice")

    def test_a_draft_is_not_found_in_either(self, newsroom, read):
        make_draft(newsroom)
        read(JAPANESE, status=404)


def test_the_language_left_behind_keeps_what_was_issued(issued, read):
    page = fetch(issued)
    page.headline_ja = "次の見出し"
    page.save_revision()  # the Japanese tick falls
    publish(page, headline_en="Corrected")
    assert read(ENGLISH).h1.get_text() == "Corrected"
    assert read(JAPANESE).h1.get_text() == "潮流エネルギーで覚書を締結"
    assert Edition.objects.filter(language="ja").count() == 1


@pytest.mark.parametrize(
    ("languages", "expected"),
    [
        ([("en", "E"), ("ja", "J")], {"en": "en", "ja": "ja"}),
        ([("ja", "J"), ("fr", "F"), ("en", "E")], {"en": "en", "ja": "ja"}),
        ([("en-gb", "E"), ("ja", "J")], {"en": "en-gb", "ja": "ja"}),
    ],
)
def test_a_site_may_write_its_languages_otherwise(settings, languages, expected):
    settings.LANGUAGES = languages
    assert {language: alternates.site_language(language) for language in ("en", "ja")} == expected
