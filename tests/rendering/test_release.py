"""A release's page: everything that it is made of, as each language prints it."""

import datetime

import pytest
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from tests.builders import fetch, make_draft, publish
from tests.rendering.growing import a_document
from wagtail_pressrelease.models import Attachment, MediaContact, Organization, Person, Signatory, Topic

ENGLISH, JAPANESE = "/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"
QUOTES = ".press-quote, .press-comment"
RELEASED = datetime.datetime(2026, 11, 25, 1, 0, tzinfo=datetime.UTC)
SIGNED_AT = datetime.datetime(2026, 6, 30, 22, 0, tzinfo=datetime.UTC)


@pytest.fixture
def image(db):
    return get_image_model().objects.create(
        title="Turbine", description="A turbine", file=get_test_image_file(size=(1600, 900))
    )


@pytest.fixture
def rich(newsroom, image):
    """A release with everything that a release may have."""
    page = make_draft(
        newsroom,
        reference="R-7",
        released_at=RELEASED,
        subheadline_en="A standfirst",
        subheadline_ja="副題",
        place_en="Kirkholm",
        place_ja="カークホルム",
        addressee_ja="報道関係各位",
        agreement_signed_at=SIGNED_AT,
        agreement_signed_on=None,
        agreement_place_en="Town hall",
        agreement_place_ja="市役所",
        agreement_summary_en="Sharing data",
        agreement_summary_ja="データの共有",
        agreement_press_access_en="Open to the press",
        agreement_press_access_ja="取材できます",
        agreement_valid_from=datetime.date(2026, 7, 1),
        agreement_valid_until=datetime.date(2031, 6, 30),
        notes_en=[("heading", "Background"), ("paragraph", "<p>A note.</p>")],
        notes_ja=[("paragraph", "<p>補足です。</p>")],
    )
    centre, prefecture = Organization.objects.get(key="orrin"), Organization.objects.get(key="shiomi")
    prefecture.website_ja = "https://shiomi.example.jp/"
    prefecture.save()
    page.signatories.add(Signatory(person=Person.objects.get(key="hamada"), capacity="witness"))
    page.contacts = [
        MediaContact(
            organization=prefecture,
            department_ja="広報課",
            name_ja="佐藤",
            reading="さとう",
            phone="045-210-1111",
            for_en=False,
        ),
        MediaContact(
            organization=centre,
            name_en="Ann Muir",
            name_ja="アン・ミューア",
            phone="01856 852060",
            extension="12",
            email="press@orrin.example",
            for_ja=False,
        ),
    ]
    both, english = a_document("Plan"), a_document("Summary")
    page.attachments = [
        Attachment(document=both, title_en="The plan", title_ja="計画"),
        Attachment(document=english, title_en="The summary", for_ja=False),
    ]
    page.topics = [Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")]
    director = page.quotes.all()[0]
    for language in ("en", "ja"):
        body = getattr(page, f"body_{language}")
        body.append(("quote", str(director.uid)))
        body.append(("image", {"image": image, "alt": f"Alt {language}", "caption": "Caption", "credit": "Credit"}))
        body.append(("list", ["One", "Two"]))
        body.append(
            (
                "table",
                {
                    "data": [["Site", "Knots"], ["Skerry", "8"]],
                    "first_row_is_table_header": True,
                    "table_caption": "Speeds",
                },
            )
        )
        body.append(("document", both))
    page.image = get_image_model().objects.create(title="Sea", file=get_test_image_file("sea.png", size=(800, 600)))
    page.tick("en", "ja")
    page.save_revision()
    return publish(page)


def test_is_one_article_in_its_language(rich, read):
    for address, language in ((ENGLISH, "en"), (JAPANESE, "ja")):
        page = read(address)
        assert (page.html["lang"], page.answer["Content-Language"]) == (language, language)
        assert [article["lang"] for article in page.select("main article")] == [language]
        assert len(page.select("h1")) == 1


PRINTED = {
    ENGLISH: {
        "h1": "Centre and prefecture sign tidal memorandum",
        ".press-subheadline": "A standfirst",
        ".press-addressee": "",
        ".press-lead": "The two will share data on tidal currents.",
        ".press-kicker b": "Press release",
        ".press-usable": "For immediate release",
        ".press-issued-by": "Issued by Orrin Tidal Centre",
        ".press-place": "Kirkholm",
        ".press-read-time": "1 min read",
        ".press-facts h2": "The agreement at a glance",
        ".press-fact-kind dd": "Memorandum of understanding",
        ".press-fact-signed dd": "23:00 BST on Tuesday 30 June 2026 (07:00 JST on Wednesday 1 July)",
        ".press-fact-place dd": "Town hall",
        ".press-fact-valid dd": "1 July 2026 to 30 June 2031",
        ".press-ends": "ENDS",
        ".press-notes h2": "Notes to editors",
        ".press-notes h3": "Background",
        ".press-about h2": "About Orrin Tidal Centre",
        ".press-contacts h2": "Media contacts",
        ".press-topics a": "Energy",
    },
    JAPANESE: {
        "h1": "潮流エネルギーで覚書を締結",
        ".press-addressee": "報道関係各位",
        ".press-kicker b": "報道発表資料",
        ".press-read-time": "約1分で読めます",
        ".press-imprint": "発表日 2026年11月25日（水） 発表者 オリン潮流センター 発表番号 R-7",
        ".press-particulars h2": "記",
        ".press-fact-signed": "締結日時 2026年7月1日（水）午前7時（日本時間）／6月30日（火）午後11時（英国時間）",
        ".press-fact-summary": "覚書の内容 データの共有",
        ".press-fact-valid": "有効期間 2026年7月1日から2031年6月30日まで",
        ".press-ends": "以上",
        ".press-notes h2": "補足",
        ".press-profiles h2": "団体概要",
        ".press-about h3": "オリン潮流センター",
        ".press-contacts h2": "本件に関するお問い合わせ先",
        ".press-topics a": "エネルギー",
    },
}


@pytest.mark.parametrize("address", PRINTED)
def test_prints(rich, read, words, address):
    page = read(address)
    assert {selector: words(page.select_one(selector)) for selector in PRINTED[address]} == PRINTED[address]


def test_its_date_is_the_newsrooms_day(newsroom, read, words):
    publish(
        make_draft(newsroom, released_at=datetime.datetime(2014, 4, 30, 23, 30, tzinfo=datetime.UTC), agreement_kind="")
    )
    for address, day in ((ENGLISH, "Thursday 1 May 2014"), (JAPANESE, "2014年5月1日（木）")):
        time = read(address).select_one("header time")
        assert (words(time), time["datetime"]) == (day, "2014-05-01T00:30+01:00")


class TestQuotes:
    def test_stand_where_the_body_places_them_and_the_others_follow(self, rich, read, words):
        body = read(ENGLISH).select_one(".press-body")
        assert [words(quote.blockquote) for quote in body.select("figure.press-quote")] == [
            "“The tide is ours.”",
            "“We look forward.”",
        ]
        assert body.select_one("figure.press-quote").find_next("img")

    def test_say_who_spoke_in_the_order_of_each_language(self, rich, read, words):
        english, japanese = (
            [f"{words(quote.figcaption)} {words(quote.blockquote)}" for quote in read(address).select(QUOTES)]
            for address in (ENGLISH, JAPANESE)
        )
        assert english == [
            "Isla Grant, Director, Orrin Tidal Centre, said: “The tide is ours.”",
            "Kei Hamada, Governor of Shiomi Prefecture, said: “We look forward.”",
        ]
        assert japanese == [
            "オリン潮流センター 所長のアイラ・グラント（Isla Grant）は次のように述べています。 "
            "「潮は私たちのものです。」",
            "潮見県知事 浜田恵（はまだ けい） 「期待しています。」",
        ]

    def test_mark_the_language_of_the_original_of_a_name(self, rich, read):
        assert [aid.get_text() for aid in read(JAPANESE).select("figcaption [lang=en]")] == ["Isla Grant"]

    def test_say_that_they_are_translated_and_show_the_original_in_its_language(self, rich, read, words):
        english, japanese = (read(address).select(QUOTES) for address in (ENGLISH, JAPANESE))
        assert not english[0].select(".press-original, .press-translated")
        assert words(english[1].summary) == "Translated from Japanese Read the original"
        assert words(japanese[0].summary) == "英語からの翻訳 原文を読む"
        originals = [quote.select_one(".press-original blockquote") for quote in (english[1], japanese[0])]
        assert [(each["lang"], words(each)) for each in originals] == [
            ("ja", "「期待しています。」"),
            ("en", "“The tide is ours.”"),
        ]

    def test_show_no_original_that_readers_may_not_see_yet(self, rich, read, words):
        rich.press_editions.filter(language="en").update(public_until=timezone.now())
        (quote, _mine) = read(JAPANESE).select(QUOTES)
        assert words(quote.select_one(".press-translated")) == "英語からの翻訳"
        assert "The tide" not in str(quote)

    def test_of_several_paragraphs_go_on_after_their_speaker(self, rich, read, words, client):
        quote = fetch(rich).get_latest_revision_as_object().quotes.first()
        quote.text_en = "The tide is ours. We waited.\nNow we build."
        publish(rich, quotes=[quote])
        (shown,) = read(ENGLISH).select(QUOTES)
        lines = ["“The tide is ours,” said Isla Grant, Director, Orrin Tidal Centre. “We waited.", "“Now we build.”"]
        assert [words(each) for each in shown.select(".press-resumed p")] == lines
        assert not shown.select("figcaption")
        assert "\n".join(lines) in client.get(f"{ENGLISH}release.txt").content.decode()

    def test_buttons_say_whose_words_they_copy(self, rich, read):
        called = [button["aria-label"] for button in read(JAPANESE).select(f":is({QUOTES}) .press-copy")]
        assert called == [
            "アイラ・グラントのコメントをコピー（原文）",
            "アイラ・グラントのコメントをコピー",
            "浜田恵のコメントをコピー",
        ]

    def test_are_copied_with_speaker_day_and_address_in_either_language(self, rich, read):
        original, translation = (
            button["data-press-copy"] for button in read(JAPANESE).select(QUOTES)[0].select("button")
        )
        assert original.splitlines() == [
            "“The tide is ours.”",
            "— Isla Grant, Director, Orrin Tidal Centre, 25 November 2026.",
            f"http://localhost{ENGLISH}",
        ]
        assert translation.splitlines() == [
            "「潮は私たちのものです。」",
            "（オリン潮流センター　所長　アイラ・グラント、2026年11月25日、英語からの翻訳）",
            f"http://localhost{JAPANESE}",
        ]

    def test_one_that_is_gone_is_left_out(self, rich, read):
        publish(rich, quotes=[])
        assert not read(ENGLISH).select(".press-quote")


def test_signatories_and_witnesses(rich, read, words):
    english, japanese = read(ENGLISH), read(JAPANESE)
    people = [words(person) for person in japanese.select(".press-particulars li li")]
    assert people == ["オリン潮流センター 所長 アイラ・グラント", "潮見県知事 浜田 恵", "潮見県知事 浜田 恵"]
    assert [words(heading) for heading in english.select(".press-signatories h2")] == ["Signatories", "Witnesses"]
    assert words(english.select_one(".press-witnesses li")) == "Governor of Shiomi Prefecture Kei Hamada"


def test_parties_lead_to_what_else_they_announced(rich, read):
    links = read(JAPANESE).select(".press-parties a")
    assert [link["href"] for link in links] == [f"/ja/newsroom/organizations/{key}/" for key in ("orrin", "shiomi")]
    read(links[0]["href"])
    assert read(ENGLISH).select_one(".press-topics a")["href"] == "/en/newsroom/?topic=energy"


def test_a_partys_facts_are_in_the_language_or_left_out(rich, read, words):
    assert words(read(JAPANESE).select(".press-about")[1].select_one("dd a")) == "shiomi.example.jp"
    assert not read(ENGLISH).select(".press-about dd")


class TestContacts:
    def test_those_who_speak_the_readers_language_come_first(self, rich, read, words):
        english, japanese = (
            [words(each) for each in read(address).select(".press-contacts address")] for address in (ENGLISH, JAPANESE)
        )
        assert english == [
            "Orrin Tidal Centre Ann Muir Telephone 01856 852060 ext. 12 Email press@orrin.example",
            "Shiomi Prefecture Telephone +81 45-210-1111 Languages Japanese",
        ]
        assert japanese[0] == "潮見県 広報課 佐藤（さとう） 電話 045-210-1111"
        assert japanese[1].startswith("オリン潮流センター アン・ミューア（Ann Muir） 電話 +44 1856 852060（内線12）")

    def test_a_foreign_name_is_told_with_its_original_on_a_japanese_page_and_in_its_text(self, rich, read, client):
        (original,) = read(JAPANESE).select(".press-contact-name [lang=en]")
        assert original.get_text() == "Ann Muir"
        assert not read(ENGLISH).select(".press-contact-name [lang]")
        assert "\nアン・ミューア（Ann Muir）\n" in client.get(f"{JAPANESE}release.txt").content.decode()

    def test_can_be_called_and_written_to(self, rich, read):
        assert [link["href"] for link in read(ENGLISH).select(".press-contacts address")[0].select("a")] == [
            "tel:+44-1856-852060;ext=12",
            "mailto:press@orrin.example",
        ]


class TestFilesAndPictures:
    def test_attachments_are_those_of_the_language(self, rich, read, words):
        assert [words(link) for link in read(ENGLISH).select(".press-attachments a")] == ["The plan", "The summary"]
        assert [words(link) for link in read(JAPANESE).select(".press-attachments a")] == ["計画"]

    def test_pictures_have_size_alternative_caption_and_credit(self, rich, read, words):
        main, other = read(ENGLISH).select("article img")
        assert (main["width"], main["height"], main["alt"], main.get("loading")) == ("800", "600", "", None)
        assert (other["width"], other["height"], other["alt"], other["loading"]) == ("1200", "675", "Alt en", "lazy")
        assert words(other.parent.figcaption) == "Caption Credit"
        assert read(JAPANESE).select("article img")[1]["alt"] == "Alt ja"

    def test_a_main_picture_that_the_body_shows_is_not_shown_twice(self, rich, image, read):
        publish(rich, image=image)
        page = read(ENGLISH)
        assert len(page.select("article img")) == 1
        assert page.select_one("meta[property='og:image']")["content"].startswith("http://localhost/media/images/")
        assert page.select_one("meta[name='twitter:card']")["content"] == "summary_large_image"

    @pytest.mark.parametrize(("described", "language"), [("The sea", "en"), ("穏やかな海", "ja")])
    def test_the_description_of_a_picture_says_which_language_it_is_in(self, rich, image, read, described, language):
        get_image_model().objects.update(description=described)
        for address, read_in in ((ENGLISH, "en"), (JAPANESE, "ja")):
            main = read(address).select_one("article .press-main-image img")
            assert (main["alt"], main.get("lang", read_in)) == (described, language)

    def test_renditions_that_were_lost_are_made_again(self, rich, image, read):
        read(ENGLISH)
        image.renditions.all().delete()
        assert len(read(ENGLISH).select("article img")) == 2

    def test_a_deleted_image_is_left_out(self, rich, read):
        get_image_model().objects.all().delete()
        assert not read(ENGLISH).select("img")

    def test_a_deleted_file_of_an_image_is_left_out(self, rich, image, read):
        image.file.storage.delete(image.file.name)
        assert len(read(ENGLISH).select("img")) == 1

    def test_a_deleted_document_is_left_out(self, rich, read):
        Attachment.objects.all().delete()
        get_document_model().objects.all().delete()
        page = read(ENGLISH)
        assert not page.select(".press-attachments, .press-document")

    def test_a_table_scrolls_in_a_region_of_its_own(self, rich, read, words):
        region = read(ENGLISH).select_one(".press-table")
        assert (region["role"], region["tabindex"], region["aria-label"]) == ("region", "0", "Speeds")
        assert [words(cell) for cell in region.select("th[scope=col]")] == ["Site", "Knots"]


def test_deleted_records_stay_as_they_were_issued(rich, read, words):
    page = fetch(rich)
    page.contacts, page.topics, page.signatories, page.quotes, page.parties = [], [], [], [], []
    page.body_en = [("paragraph", "<p>New.</p>")]
    page.save_revision()
    MediaContact.objects.all().delete()
    Topic.objects.all().delete()
    assert words(read(ENGLISH).select_one(".press-topics a")) == "Energy"
    assert len(read(ENGLISH).select(".press-contacts address")) == 2


def test_fields_that_are_empty_leave_nothing_behind(newsroom, read):
    publish(make_draft(newsroom, rows=False, agreement_kind="", reference="R-1"))
    page = read(ENGLISH)
    assert not page.select(
        ".press-facts, .press-signatories, .press-about, .press-notes, .press-contacts, .press-attachments,"
        " .press-parties, .press-subheadline, .press-place, .press-quote, .press-topics, .press-embargo,"
        " .press-notice, figure"
    )
    assert "None" not in page.get_text()


def test_readers_never_see_an_embargo_line(newsroom, read):
    publish(make_draft(newsroom, embargo_until=timezone.now() - datetime.timedelta(minutes=1)))
    assert not read(ENGLISH).select(".press-embargo")


class TestHead:
    def test_speaks_of_this_language_and_names_the_other(self, rich, read):
        page = read(JAPANESE)
        said = {meta["property"]: meta["content"] for meta in page.select("meta[property]")}
        assert page.title.get_text() == "潮流エネルギーで覚書を締結 | 報道発表"
        assert said["og:title"] == "潮流エネルギーで覚書を締結"
        assert said["og:type"] == "article"
        assert said["og:url"] == f"http://localhost{JAPANESE}"
        assert (said["og:locale"], said["og:locale:alternate"]) == ("ja_JP", "en_GB")
        assert datetime.datetime.fromisoformat(said["article:published_time"]) == rich.released_at
        assert page.select_one("meta[name=description]")["content"] == "両者は潮流の観測データを共有します。"
        assert page.select_one("link[rel=canonical]")["href"] == f"http://localhost{JAPANESE}"

    def test_needs_no_cookie_and_varies_by_nothing(self, rich, read):
        answer = read(ENGLISH).answer
        assert not answer.cookies
        assert "Cookie" not in answer.get("Vary", "")
        assert "Accept-Language" not in answer.get("Vary", "")


def test_a_private_release_asks_to_sign_in(issued, client):
    PageViewRestriction.objects.create(page=issued, restriction_type="login")
    answer = client.get(ENGLISH)
    assert answer.status_code == 302
    assert "no-store" in answer["Cache-Control"]


def test_a_release_that_stands_outside_a_newsroom_is_read_all_the_same(issued, newsroom, read):
    issued.move(newsroom.get_parent(), "last-child")
    page = read("/ja/tidal-memorandum/")
    assert page.h1.get_text() == "潮流エネルギーで覚書を締結"
    assert page.select_one(".press-switch a")["href"] == "/en/tidal-memorandum/"
    read("/en/tidal-memorandum/more/", status=404)
