"""What a release's page says to other programs, read as they read it."""

import datetime
import json

import extruct
import pytest
from bs4 import BeautifulSoup
from django.utils import timezone

from tests.builders import make_draft, make_issued, make_newsroom, publish
from wagtail_pressrelease.models import Appointment, Edition, NewsroomPage, Organization, Topic

ENGLISH, JAPANESE = (f"http://localhost/{language}/newsroom/tidal-memorandum/" for language in ("en", "ja"))


@pytest.fixture
def article(client):
    """The one thing that a page describes."""

    def read(language="en", query=""):
        answer = client.get(f"/{language}/newsroom/tidal-memorandum/{query}")
        assert answer.status_code == 200
        found = extruct.extract(answer.content, base_url=ENGLISH, syntaxes=["json-ld"])
        (described,) = found["json-ld"]
        return described

    return read


def test_a_release_is_a_news_article_in_its_language(article, issued):
    publish(
        issued,
        place_ja="潮見市",
        search_summary_ja="覚書の要約",
        topics=[Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")],
    )
    found = article("ja")
    assert (found["@context"], found["@type"]) == ("https://schema.org", "NewsArticle")
    assert found["@id"] == found["url"] == found["mainEntityOfPage"] == JAPANESE
    assert found["inLanguage"] == "ja"
    assert found["headline"] == "潮流エネルギーで覚書を締結"
    assert found["description"] == "覚書の要約"
    assert found["dateline"] == "潮見市"
    assert found["identifier"] == issued.reference
    assert found["keywords"] == ["エネルギー"]
    assert found["publisher"] == {"@type": "Organization", "name": "報道発表", "url": "http://localhost/ja/newsroom/"}
    assert [each["name"] for each in found["author"]] == ["オリン潮流センター", "潮見県"]


@pytest.mark.parametrize(("zone", "offset"), [("Europe/London", "+01:00"), ("Asia/Tokyo", "+09:00")])
def test_dates_are_by_the_newsrooms_clock_and_say_so(article, db, zone, offset):
    released = datetime.datetime(2026, 7, 1, 12, tzinfo=datetime.UTC)
    make_issued(make_newsroom(zone=zone), released_at=released)
    Edition.objects.update(public_from=released + datetime.timedelta(days=1))
    found = article()
    assert found["datePublished"].endswith(offset)
    assert datetime.datetime.fromisoformat(found["datePublished"]) == released
    assert datetime.datetime.fromisoformat(found["dateModified"]) == released + datetime.timedelta(days=1)


def test_the_original_and_its_translation_know_each_other(article, issued):
    english, japanese = article("en"), article("ja")
    assert english["workTranslation"] == {"@type": "NewsArticle", "@id": JAPANESE, "url": JAPANESE, "inLanguage": "ja"}
    assert japanese["translationOfWork"] == {"@type": "NewsArticle", "@id": ENGLISH, "url": ENGLISH, "inLanguage": "en"}
    assert "translationOfWork" not in english
    assert "workTranslation" not in japanese


def test_the_newsroom_answers_for_a_translation_and_no_person_is_named(article, issued):
    assert article("ja")["translator"] == article("ja")["publisher"]
    assert "translator" not in article("en")


def test_the_newsrooms_own_organization_publishes_as_it_was_issued(article, newsroom, issued):
    own = Organization.objects.get(key="shiomi")
    NewsroomPage.objects.filter(pk=newsroom.pk).update(organization=own)
    Organization.objects.filter(pk=own.pk).update(name_en="Tomorrow", website_en="https://tomorrow.example/")
    found = article()["publisher"]
    assert (found["@type"], found["name"]) == ("Organization", "Shiomi Prefecture")
    assert article("ja")["publisher"]["name"] == article("ja")["translator"]["name"] == "潮見県"
    assert found["url"].startswith("http") and "tomorrow" not in found["url"]
    Organization.objects.filter(pk=own.pk).update(website_en="https://shiomi.example/en/")
    publish(issued, lead_en="Another.")
    assert article()["publisher"]["url"] == "https://shiomi.example/en/"


def test_an_organization_that_is_no_party_publishes_nothing(article, newsroom, issued):
    secret = Organization.objects.create(key="secret", name_en="Not announced yet", name_ja="未発表")
    NewsroomPage.objects.filter(pk=newsroom.pk).update(organization=secret)
    assert article()["publisher"]["name"] == "Newsroom"


def test_of_two_official_texts_neither_is_a_translation(article, issued):
    publish(issued, text_status="official")
    for language in ("en", "ja"):
        assert not {"translationOfWork", "workTranslation", "translator"} & set(article(language))


def test_no_translation_is_claimed_where_readers_may_see_none(article, newsroom):
    make_issued(newsroom, ready=("en",))
    found = article("en")
    assert not {"translationOfWork", "workTranslation", "translator"} & set(found)
    assert "期待しています" not in json.dumps(found, ensure_ascii=False)


def test_a_quotation_says_who_spoke_in_what_office_and_in_which_language(article, issued):
    own, translated = article("en")["hasPart"]
    assert own == {
        "@type": "Quotation",
        "text": "The tide is ours.",
        "inLanguage": "en",
        "spokenByCharacter": {
            "@type": "Person",
            "name": "Isla Grant",
            "jobTitle": "Director",
            "affiliation": {"@type": "Organization", "name": "Orrin Tidal Centre"},
        },
    }
    assert translated["text"] == "We look forward."
    assert translated["spokenByCharacter"]["name"] == "Kei Hamada"
    assert translated["translationOfWork"] == {"@type": "Quotation", "inLanguage": "ja", "text": "期待しています。"}


def test_a_person_keeps_the_office_of_the_day(article, issued):
    Appointment.objects.update(title_en="Adviser", title_ja="顧問", as_printed_en="", as_printed_ja="")
    assert [person["jobTitle"] for person in article("en")["mentions"]] == ["Director", "Governor"]
    assert [person["jobTitle"] for person in article("ja")["mentions"]] == ["所長", "知事"]


def test_what_is_not_known_is_left_out(article, newsroom):
    make_issued(newsroom, rows=False)
    assert not {"dateline", "alternativeHeadline", "image", "author", "hasPart", "mentions"} & set(article())


def test_both_languages_at_once_are_described_once(article, issued):
    assert article("en", "?view=parallel") == article("en")


def test_what_people_typed_ends_no_script(client, article, newsroom):
    evil = '</script><script>alert("1")</script><!-- & 日本'
    make_issued(newsroom, headline_en=evil, lead_en=evil, place_en=evil)
    page = BeautifulSoup(client.get("/en/newsroom/tidal-memorandum/").content, "html.parser")
    assert [script.get("type") for script in page.select("script:not([src])")] == ["application/ld+json"]
    found = article()
    assert found["headline"] == found["dateline"] == evil


def test_neither_a_newsroom_nor_what_is_missing_is_described(client, newsroom):
    make_draft(newsroom, embargo_until=timezone.now() + datetime.timedelta(hours=1)).save_revision().publish()
    for path in ("", "tidal-memorandum/"):
        assert b"ld+json" not in client.get(f"/en/newsroom/{path}").content
