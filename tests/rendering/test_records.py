"""The pages of organizations and people: there where a public release names them, and saying nothing else."""

import datetime
import json

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.builders import make_draft, make_issued, publish
from tests.rendering.growing import grow
from wagtail_pressrelease.models import Appointment, Edition, Organization, Person

pytestmark = pytest.mark.search_index

ORGANIZATION, PERSON = "organizations/shiomi/", "people/hamada/"
PAGES = [f"/{language}/newsroom/{page}" for language in ("en", "ja") for page in (ORGANIZATION, PERSON)]
DAY = datetime.timedelta(days=1)


# --- where they are
@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize("address", PAGES)
def test_who_is_named_in_public_has_a_page_in_both_languages(read, address):
    page = read(address)
    assert page.answer.headers["Content-Language"] == page.html["lang"] == address[1:3]
    assert page.select_one("link[rel=canonical]")["href"] == f"http://localhost{address}"
    assert {each["hreflang"] for each in page.select("link[rel=alternate][hreflang]")} == {"en", "ja", "x-default"}
    other = address.replace("/en/", "/ja/") if "/en/" in address else address.replace("/ja/", "/en/")
    assert page.select_one(".press-switch a")["href"] == other


@pytest.mark.parametrize("address", PAGES)
def test_who_is_named_by_a_draft_is_as_unknown_as_nobody(client, draft, address):
    unknown = address.replace("shiomi", "nobody").replace("hamada", "nobody")
    answers = [client.get(each) for each in (address, unknown)]
    assert [each.status_code for each in answers] == [404, 404]
    assert {each.headers["Cache-Control"] for each in answers} == {"no-store"}
    assert answers[0].content.replace(address.encode(), unknown.encode()) == answers[1].content


@pytest.mark.parametrize("state", ["scheduled", "withdrawn", "private", "elsewhere"])
def test_who_is_named_by_nothing_public_has_no_page(client, newsroom, state):
    page = make_draft(newsroom, embargo_until=timezone.now() + DAY if state == "scheduled" else None)
    page = publish(page)
    if state == "withdrawn":
        page.unpublish()
    if state == "private":
        PageViewRestriction.objects.create(page=page, restriction_type="login")
    if state == "elsewhere":
        other = newsroom.add_sibling(instance=type(newsroom)(name_en="Other", slug="other"))
        page.move(other, "last-child")
        assert client.get(f"/en/other/{PERSON}").status_code == 200
    assert [client.get(address).status_code for address in PAGES] == [404] * 4


@pytest.mark.parametrize("page", [ORGANIZATION, PERSON])
def test_in_a_language_without_a_release_there_is_none_and_the_switch_says_so(read, newsroom, page):
    make_issued(newsroom, ready=("en",))
    english = read(f"/en/newsroom/{page}")
    assert "日本語版はありません" in english.select_one(".press-switch a").get_text()
    assert not english.select("link[rel=alternate][hreflang=ja]")
    read(f"/ja/newsroom/{page}", status=404)


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    "below",
    ["organizations/", "people/", "organizations/SHIOMI/", "organizations/hamada/", "people/hamada/more/", "people/-/"],
)
def test_beside_them_there_is_nothing(read, below):
    read(f"/en/newsroom/{below}", status=404)


# --- what they say
@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize(
    ("address", "expected"),
    [
        (PAGES[0], ["Shiomi Prefecture", "潮見県", "A prefecture by the sea.", "Kei Hamada", "Governor"]),
        (PAGES[2], ["潮見県", "Shiomi Prefecture", "海に面した県です。", "浜田　恵", "知事"]),
        (PAGES[1], ["Kei Hamada", "浜田恵（はまだ　けい）", "Governor of Shiomi Prefecture", "“We look forward.”"]),
        (PAGES[3], ["浜田　恵", "はまだ　けい", "Kei Hamada", "潮見県知事", "「期待しています。」"]),
    ],
)
def test_they_say_what_was_issued(read, words, address, expected):
    said = words(read(address).main)
    assert [each for each in expected if " ".join(each.split()) not in said] == []


@pytest.mark.usefixtures("issued")
def test_the_name_in_the_other_language_is_marked_as_such(read):
    assert read(PAGES[0]).select_one(".press-also")["lang"] == "ja"
    assert read(PAGES[2]).select_one(".press-also")["lang"] == "en"
    assert read(PAGES[3]).select_one(".press-also [lang=en]").get_text() == "Kei Hamada"


@pytest.mark.usefixtures("issued")
@pytest.mark.parametrize("address", PAGES)
def test_nothing_of_todays_register_comes_in(client, address):
    before = client.get(address).content
    Organization.objects.update(
        name_en="Secret", name_ja="秘密", website_en="https://secret.example.org", boilerplate_en="<p>Secret</p>"
    )
    Person.objects.update(family_name_en="Secret", family_name_ja="秘密", kana_family="ひみつ")
    for person in Person.objects.all():
        Appointment.objects.create(
            person=person, organization=Organization.objects.first(), title_en="Secret", title_ja="秘密"
        )
    assert client.get(address).content == before


def test_a_new_name_is_there_once_a_release_is_issued_with_it(read, newsroom, issued):
    Organization.objects.filter(key="shiomi").update(name_en="Greater Shiomi")
    soon = make_issued(newsroom, slug="soon", embargo_until=timezone.now() + DAY)
    assert read(PAGES[0]).h1.get_text() == "Shiomi Prefecture"
    publish(soon, embargo_until=None, released_at=timezone.now() - datetime.timedelta(minutes=1))
    assert read(PAGES[0]).h1.get_text() == "Greater Shiomi"


def test_agreements_stand_on_a_time_line(read, words, newsroom):
    today = timezone.now().date()
    ended = {"agreement_valid_from": today - 400 * DAY, "agreement_valid_until": today - 30 * DAY}
    make_issued(newsroom, slug="ended", agreement_signed_on=today - 410 * DAY, **ended)
    make_issued(newsroom, slug="open", agreement_signed_on=today, agreement_valid_from=today)
    page = read(PAGES[2])
    rows = page.select(".press-agreed > li")
    assert ["有効期間満了" in words(row) for row in rows] == [False, True]
    assert words(rows[0]).startswith("オリン潮流センターとの覚書")
    assert "press-bar-open" in rows[0].svg.rect["class"] and "press-bar-open" not in rows[1].svg.rect["class"]
    assert rows[1].a["href"] == "/ja/newsroom/ended/"
    assert all(drawing["aria-hidden"] == "true" for drawing in page.select(".press-agreements svg"))


def test_a_person_has_the_agreements_that_they_signed(read, newsroom):
    make_issued(newsroom)
    publish(make_draft(newsroom, slug="spoke"), signatories=[])
    assert [each["href"] for each in read(PAGES[1]).select(".press-agreed a")] == ["/en/newsroom/tidal-memorandum/"]
    assert len(read(PAGES[1]).select(".press-entry")) == 2


@pytest.mark.usefixtures("issued")
def test_they_lead_to_each_other_and_to_the_feed(read):
    organization, person = read(PAGES[0]), read(PAGES[1])
    assert organization.select_one(".press-colleagues a")["href"] == PAGES[1]
    assert person.select_one(".press-offices a")["href"] == PAGES[0]
    description = person.select_one("meta[name=description]")["content"]
    assert person.select_one(".press-offices li > span").text == description  # an office is printed in one way
    feed = organization.select_one(".press-feeds a")["href"]
    assert feed == "http://localhost/en/newsroom/feed.atom?organization=shiomi"
    assert [each["href"] for each in organization.select("link[type='application/atom+xml']")] == [feed]


@pytest.mark.usefixtures("issued")
def test_whose_record_was_deleted_is_named_and_not_linked(read):
    through = Edition.people.through.objects
    through.filter(person__key="hamada", edition__language="en").delete()
    page = read(PAGES[0])
    assert "Kei Hamada" in page.select_one(".press-colleagues").get_text()
    assert not page.select(".press-colleagues a")
    read(PAGES[1], status=404)


@pytest.mark.usefixtures("issued")
def test_other_programs_read_them_too(read):
    organization, person = (
        json.loads(read(each).select_one("script[type='application/ld+json']").string) for each in PAGES[:2]
    )
    assert (organization["@type"], organization["name"]) == ("Organization", "Shiomi Prefecture")
    assert organization["alternateName"] == ["潮見県"]
    assert person["@type"] == "ProfilePage"
    about = person["mainEntity"]
    assert (about["@type"], about["name"], about["jobTitle"]) == ("Person", "Kei Hamada", "Governor")
    assert about["affiliation"] == {"@type": "Organization", "name": "Shiomi Prefecture"}


# --- how many
@pytest.mark.parametrize("page", [ORGANIZATION, PERSON])
def test_their_releases_come_twenty_at_a_time(read, issued, page):
    grow(issued, 20, without_japanese=5)
    address = f"/en/newsroom/{page}"
    first, second = read(address), read(f"{address}?page=2")
    assert [len(each.select(".press-entry")) for each in (first, second)] == [20, 1]
    assert first.select_one("a[rel=next]")["href"] == f"{address}?page=2"
    assert second.select_one("link[rel=canonical]")["href"].endswith(f"{address}?page=2")
    assert second.select_one(".press-switch a")["href"] == f"/ja/newsroom/{page}", "where there is one page only"
    assert not second.select("link[rel=alternate][hreflang=ja]")
    for number in ("3", "0", "x", "99999999999"):
        read(f"{address}?page={number}", status=404)


@pytest.mark.parametrize("address", [*PAGES, f"{PAGES[0]}?page=2", f"{PAGES[1]}?page=2"])
def test_they_cost_eleven_queries_at_most(client, issued, address, django_assert_max_num_queries):
    grow(issued, 40)
    client.get(address)
    with django_assert_max_num_queries(11):
        assert client.get(address).status_code == 200
