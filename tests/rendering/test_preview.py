"""Previews: the draft, through the functions that serve what was issued."""

import datetime

import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.builders import fetch, make_draft
from wagtail_pressrelease.models import NewsroomPage, PressReleasePage


@pytest.fixture
def preview(words):
    def show(page, mode):
        answer = page.make_preview_request(preview_mode=mode)
        assert answer.status_code == 200
        return BeautifulSoup(answer.content, "html.parser")

    return show


@pytest.mark.parametrize("language", ["en", "ja"])
def test_is_what_readers_will_get(issued, preview, read, language):
    served = read(f"/{language}/newsroom/tidal-memorandum/")
    shown = preview(fetch(issued).get_latest_revision_as_object(), language)
    for page in (served, shown):
        page.select_one(".press-downloads").extract()  # a draft has no files yet
        for link in page.select(".press-quiet-link"):
            link.unwrap()  # and those whom it names may have no pages yet
            page.smooth()
        for link in page.select(".press-parties a"):
            del link["href"]
    assert str(shown.article) == str(served.article)
    assert shown.html["lang"] == language


def test_side_by_side_shows_both(draft, preview, words):
    page = preview(draft, "both")
    assert [article["lang"] for article in page.select("article")] == ["en", "ja"]
    assert [words(heading) for heading in page.select("h1")] == [
        "Centre and prefecture sign tidal memorandum",
        "潮流エネルギーで覚書を締結",
    ]
    assert len(page.select("html, head, body")) == 3
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))


def test_the_embargo_stands_above_until_its_hour(newsroom, preview, words):
    hour = datetime.datetime(2035, 7, 1, 6, 0, tzinfo=datetime.UTC)
    page = make_draft(newsroom, embargo_until=hour)
    assert (
        words(preview(page, "en").select_one(".press-embargo"))
        == "Embargoed until 07:00 BST on Sunday 1 July 2035 (15:00 JST)"
    )
    assert (
        words(preview(page, "ja").select_one(".press-embargo"))
        == "解禁日時：2035年7月1日（日）午後3時（日本時間）／同日午前7時（英国時間）"
    )
    assert len(preview(page, "both").select(".press-embargo")) == 2
    page.embargo_until = timezone.now() - datetime.timedelta(hours=1)
    assert not preview(page, "en").select(".press-embargo")


def test_a_release_without_a_date_is_dated_with_the_hour_at_which_it_will_go_out(newsroom, preview, words):
    hour = datetime.datetime(2035, 7, 1, 6, 0, tzinfo=datetime.UTC)
    page = make_draft(newsroom, released_at=None, embargo_until=hour)
    assert words(preview(page, "en").select_one(".press-kicker time")) == "Sunday 1 July 2035"


@pytest.mark.parametrize("mode", ["en", "ja", "both"])
def test_a_draft_with_nothing_in_a_language_can_be_looked_at(newsroom, preview, mode):
    page = make_draft(
        newsroom,
        ready=("en",),
        headline_ja="",
        lead_ja="",
        body_ja=None,
        agreement_kind="",
        rows=False,
        released_at=None,
    )
    preview(page, mode)


@pytest.mark.parametrize("mode", ["en", "ja", "both"])
def test_a_release_that_was_never_saved_can_be_looked_at(newsroom, preview, mode):
    page = PressReleasePage(headline_ja="見出し", source_language="ja", slug="new")
    page.path, page.depth = newsroom.path + "0001", newsroom.depth + 1
    page.set_url_path(newsroom)
    preview(page, mode)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_newsroom_can_be_looked_at(newsroom, issued, preview, words, language):
    newsroom.name_en, newsroom.name_ja = "New name", "新しい名前"
    assert words(preview(newsroom, language).h1) == {"en": "New name", "ja": "新しい名前"}[language]
    assert NewsroomPage.objects.get().name_en == "Newsroom"
