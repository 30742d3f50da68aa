"""The register of agreements: what public releases record, as issued, in the reader's language."""

import datetime
from unittest.mock import patch

import pytest
from django.utils import timezone

from tests.builders import make_draft, make_issued, make_newsroom, publish
from tests.rendering.growing import grow
from wagtail_pressrelease.models import Edition

TODAY = datetime.date(2026, 7, 1)


@pytest.fixture(autouse=True)
def today():
    """Noon in London on the day that these tests speak of."""
    noon = datetime.datetime(2026, 7, 1, 11, tzinfo=datetime.UTC)
    with patch("wagtail_pressrelease.rendering.agreements.timezone.now", return_value=noon):
        yield


def agreed(newsroom, slug, signed_on, valid_until=None, **fields):
    return make_issued(
        newsroom,
        **{
            "slug": slug,
            "rows": False,
            "headline_en": slug,
            "headline_ja": f"件名{slug}",
            "agreement_signed_on": signed_on,
            "agreement_valid_until": valid_until,
            "released_at": datetime.datetime(2026, 5, 1, tzinfo=datetime.UTC),
            **fields,
        },
    )


def cells(row, words):
    """The words of a row, without the names of columns that telephones show."""
    for name in row.select(".press-cell"):
        name.decompose()
    return [words(cell) for cell in row.select("th, td")]


def listed(page):
    return [link.get_text() for link in page.select(".press-register tbody th a")]


@pytest.fixture
def three(newsroom):
    """One that ended yesterday, one in its last hours, one to be signed."""
    agreed(newsroom, "ended", TODAY.replace(year=2021), datetime.date(2026, 6, 30), agreement_kind="contract")
    agreed(newsroom, "ending", TODAY.replace(year=2023), TODAY)
    agreed(newsroom, "coming", datetime.date(2026, 7, 2))


def test_tells_of_each_agreement_what_its_release_recorded(newsroom, read, words):
    page = make_issued(
        newsroom,
        agreement_valid_from=datetime.date(2026, 6, 1),
        agreement_valid_until=datetime.date(2031, 5, 31),
        agreement_place_en="Kazahaya",
        agreement_place_ja="風早市",
    )
    english, japanese = (read(f"/{language}/newsroom/agreements/") for language in ("en", "ja"))
    (row,) = english.select(".press-register tbody tr")
    assert [link["href"] for link in row.select("a")] == [
        "/en/newsroom/tidal-memorandum/",
        "/en/newsroom/organizations/orrin/",
        "/en/newsroom/organizations/shiomi/",
    ]
    assert row.time["datetime"] == "2026-05-14"
    assert row["id"] == f"agreement-{page.pk}"
    assert cells(row, words) == [
        "Memorandum of understanding Centre and prefecture sign tidal memorandum",
        "Orrin Tidal Centre Shiomi Prefecture",
        "14 May 2026 Kazahaya",
        "In force",
        "from 1 June 2026 until 31 May 2031",
    ]
    assert cells(japanese.select_one(".press-register tbody tr"), words) == [
        "覚書 潮流エネルギーで覚書を締結",
        "オリン潮流センター 潮見県",
        "2026年5月14日 風早市",
        "有効",
        "2026年6月1日から 2031年5月31日まで",
    ]


@pytest.mark.parametrize(
    ("language", "states"),
    [
        ("en", ["To be signed on 2 July 2026", "Expires today", "Expired"]),
        ("ja", ["2026年7月2日締結予定", "本日で有効期間満了", "有効期間満了"]),
    ],
)
def test_says_how_each_stands_the_latest_first(three, read, words, language, states):
    rows = read(f"/{language}/newsroom/agreements/").select(".press-register tbody tr")
    assert [words(row.select_one(".press-state")) for row in rows] == states
    assert [row.get("class") for row in rows] == [None, None, ["press-expired"]]


def test_days_are_those_of_the_newsrooms_clock(db, read, words):
    newsroom = make_newsroom(zone="Asia/Tokyo")
    agreed(newsroom, "ending", datetime.date(2023, 7, 1), TODAY)
    evening = datetime.datetime(2026, 7, 1, 15, tzinfo=datetime.UTC)  # midnight in Tokyo
    with patch("wagtail_pressrelease.rendering.agreements.timezone.now", return_value=evening):
        assert words(read("/en/newsroom/agreements/").select_one(".press-state")) == "Expired"


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("", ["coming", "ending", "ended"]),
        ("kind=contract", ["ended"]),
        ("kind=memorandum", ["coming", "ending"]),
        ("state=expired", ["ended"]),
        ("state=current", ["coming", "ending"]),
        ("state=expired&kind=memorandum", []),
        ("kind=nonsense", []),
        ("state=nonsense", []),
        ("kind=&state=", ["coming", "ending", "ended"]),
    ],
)
def test_is_narrowed_by_kind_and_by_state(three, read, words, query, expected):
    page = read(f"/en/newsroom/agreements/?{query}")
    assert listed(page) == expected
    if not expected:
        assert words(page.select_one(".press-empty")) == "No agreement fits these filters."


def test_offers_the_kinds_that_there_are(three, read):
    page = read("/en/newsroom/agreements/?kind=contract")
    options = page.select("select[name=kind] option[value]:not([value=''])")
    assert [option["value"] for option in options] == ["memorandum", "contract"]
    assert [option["value"] for option in page.select("option[selected]")] == ["contract"]
    assert page.select_one(".press-switch a")["href"] == "/ja/newsroom/agreements/?kind=contract"


def test_a_correction_takes_the_place_of_what_it_corrects(issued, read, words):
    publish(issued, agreement_valid_until=datetime.date(2026, 6, 1))
    assert [words(state) for state in read("/en/newsroom/agreements/").select(".press-state")] == ["Expired"]


def test_tells_nothing_that_is_not_before_the_public(newsroom, read, words):
    make_draft(newsroom, slug="draft", rows=False)
    embargoed = make_draft(
        newsroom, slug="embargoed", rows=False, embargo_until=timezone.now() + datetime.timedelta(days=1)
    )
    embargoed.save_revision().publish()
    agreed(newsroom, "withdrawn", TODAY).unpublish()
    page = read("/en/newsroom/agreements/")
    assert not page.select(".press-register")
    assert words(page.select_one(".press-empty"))
    assert not page.select("link[hreflang]")


def test_releases_without_an_agreement_are_not_in_it(newsroom, read):
    agreed(newsroom, "news", None, agreement_kind="")
    assert not read("/en/newsroom/agreements/").select(".press-register")


def test_each_language_has_what_was_issued_in_it(newsroom, read):
    agreed(newsroom, "english", TODAY, ready=("en",))
    assert listed(read("/en/newsroom/agreements/")) == ["english"]
    japanese = read("/ja/newsroom/agreements/")
    assert "english" not in str(japanese.main)
    assert [link["hreflang"] for link in japanese.select("link[hreflang]")] == ["en", "x-default"]


def test_the_newsroom_leads_to_it_where_there_is_one(newsroom, read):
    agreed(newsroom, "english", TODAY, ready=("en",))
    links = {language: str(read(f"/{language}/newsroom/").select_one(".press-more")) for language in ("en", "ja")}
    assert "/en/newsroom/agreements/" in links["en"]
    assert "agreements" not in links["ja"]


@pytest.mark.parametrize("address", ["agreements/2026/", "agreements/?page=3", "agreements/?page=0"])
def test_what_there_is_not_is_not_found(issued, client, address):
    answer = client.get(f"/en/newsroom/{address}")
    assert (answer.status_code, answer["Cache-Control"]) == (404, "no-store")


class TestMany:
    @pytest.fixture
    def many(self, issued):
        grow(issued, 59, without_japanese=20)
        Edition.objects.update(agreement_kind="memorandum", signed_on=datetime.date(2026, 5, 14))

    def test_fifty_stand_on_a_page(self, many, read):
        first, second = (read(f"/en/newsroom/agreements/{query}") for query in ("", "?page=2"))
        assert [len(listed(page)) for page in (first, second)] == [50, 10]
        assert first.select_one("a[rel=next]")["href"] == "/en/newsroom/agreements/?page=2"
        assert second.select_one(".press-switch a")["href"] == "/ja/newsroom/agreements/"
        assert [link["hreflang"] for link in second.select("link[hreflang]")] == ["en", "x-default"]

    @pytest.mark.parametrize("query", ["", "?page=2", "?kind=memorandum&state=current"])
    def test_costs_eleven_queries_at_most(self, many, client, query, django_assert_max_num_queries):
        client.get(f"/en/newsroom/agreements/{query}")
        with django_assert_max_num_queries(11):
            assert client.get(f"/en/newsroom/agreements/{query}").status_code == 200


@pytest.mark.parametrize(("language", "years"), [("en", {"2026", "2028"}), ("ja", {"令和8", "令和10"})])
@pytest.mark.parametrize("address", ["agreements/", "organizations/orrin/"])
def test_its_axis_counts_by_eras_in_japanese_alone(db, read, language, years, address):
    newsroom = make_newsroom(era="japanese")
    agreed(newsroom, "pact", datetime.date(2024, 5, 1), datetime.date(2034, 7, 1), rows=True)
    names = {each.get_text() for each in read(f"/{language}/newsroom/{address}").select(".press-axis text")}
    assert years <= names
