"""The list of what there is to translate, and the picture of it."""

import csv
import datetime
import io

import pytest
from django.urls import reverse
from django.utils import timezone
from openpyxl import load_workbook
from wagtail.models import Comment, GroupPagePermission

from tests.admin.desk.worklists import (
    HOUR,
    confirm,
    correct,
    exported,
    make_release,
    newsrooms,
    numbers,
    slugs,
    titles,
    work,
)
from tests.localization.people import hire
from tests.staff import begin, hire_all
from wagtail_pressrelease.admin.desk.worklist import WorkList
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.models import DueTaskState, NewsroomPage

pytestmark = pytest.mark.django_db

AT_MOST = 15


# --- whose it is
def test_a_translator_finds_the_work_of_their_language_first(client, newsroom, midori, emma):
    make_release(newsroom, "one")
    client.force_login(midori)
    response = client.get(reverse("press_translations"))
    assert response.url == f"{reverse('press_translations')}?language=ja&state=todo"
    assert titles(client.get(response.url)) == {"Release one"}
    assert work(client, emma).status_code == 200


def test_only_releases_that_one_may_edit_are_listed_counted_and_exported(client, newsroom, midori):
    second = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Tokyo", slug="tokyo", zone="Asia/Tokyo"))
    make_release(newsroom, "secret")
    make_release(second, "mine")
    GroupPagePermission.objects.filter(group__name="midori").update(page=second)
    for name in ("press_translations", "press_translations_picture"):
        response = work(client, midori, name, state="all")
        assert titles(response) == {"Release mine"}
        assert numbers(response)["All"] == 1
        assert "secret" not in response.content.decode()
        assert newsrooms(response) == {"Tokyo"}
    assert b"secret" not in exported(client, midori, "csv")
    assert titles(work(client, midori, newsroom=newsroom.path)) == {"Release mine"}


def test_nobody_sees_the_list_who_does_not_work_on_releases(client, newsroom):
    reader = hire("reader")
    for name in ("press_translations", "press_translations_results", "press_translations_picture"):
        assert work(client, reader, name).status_code == 302
    assert work(client, reader, export="csv").status_code == 302
    assert reverse("press_translations") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_leads_to_the_list(client, newsroom, midori):
    client.force_login(midori)
    assert reverse("press_translations") in client.get(reverse("wagtailadmin_home")).content.decode()


# --- in which order
@pytest.fixture
def three(newsroom, emma):
    """Whose numbers differ in every column."""
    hire_all(newsroom)
    now = timezone.now()
    b, a, c = (
        make_release(newsroom, slug, embargo_until=now + datetime.timedelta(days=days))
        for slug, days in (("b", 3), ("a", 2), ("c", 1))
    )
    confirm(a, emma)
    save_units(b, "ja", [Change("headline", "見出し", act="confirm")], emma)
    Comment.objects.create(page_id=c.pk, user=emma, text="Why?", contentpath="headline_en")
    for page, days in ((b, 1), (c, 2)):
        begin(page, emma)
        DueTaskState.objects.filter(workflow_state__object_id=str(page.pk)).update(
            due_at=now + datetime.timedelta(days=days)
        )


ORDERS = {
    "page__draft_title": "abc",
    "-page__draft_title": "cba",
    "progress": "cba",
    "-progress": "abc",
    "-questions": "cab",
    "due": "bca",
    "-due": "cba",
    "goes_out": "cab",
    "-goes_out": "bac",
    "nonsense": "bac",
}


@pytest.mark.usefixtures("three")
def test_the_list_is_sorted_and_what_has_no_hour_comes_last(client, emma):
    found = {order: slugs(work(client, emma, ordering=order)) for order in ORDERS}
    assert {order: "".join(each) for order, each in found.items()} == ORDERS


@pytest.mark.usefixtures("three")
def test_what_is_due_or_goes_out_soon_begins_with_the_nearest_hour(client, emma):
    assert slugs(work(client, emma, state="due")) == ["b", "c"]
    assert slugs(work(client, emma, state="soon")) == ["c", "a", "b"]
    assert slugs(work(client, emma, state="soon", ordering="-goes_out")) == ["b", "a", "c"]


# --- what it costs
ASKED = [
    ("press_translations", {}),
    ("press_translations", {"q": "見出し", "state": "todo", "ordering": "due"}),
    ("press_translations", {"export": "csv"}),
    ("press_translations_results", {"state": "mine"}),
    ("press_translations_picture", {}),
]


def test_fifty_releases_cost_as_many_queries_as_five_and_fifteen_at_most(
    client, newsroom, django_assert_max_num_queries
):
    people = hire_all(newsroom)

    def make(numbers):
        for number in numbers:
            page = make_release(newsroom, f"a{number}", embargo_until=HOUR)
            writer = people.midori if number % 2 else people.haruka
            save_units(page, "ja", [Change("headline", "見出し")], writer)
            Comment.objects.create(page_id=page.pk, user=writer, text="Why?", contentpath="headline_en")
            begin(page, people.edith)

    def queries(name, query):
        client.get(reverse(name), {"language": "ja", **query})  # what Wagtail keeps in memory from then on
        with django_assert_max_num_queries(AT_MOST) as found:
            response = client.get(reverse(name), {"language": "ja", **query})
            assert response.status_code == 200
            b"".join(response.streaming_content if response.streaming else [])
        return len(found)

    client.force_login(people.midori)
    make(range(5))
    few = [queries(*each) for each in ASKED]
    make(range(5, 50))
    assert [queries(*each) for each in ASKED] == few
    assert len(client.get(reverse("press_translations"), {"language": "ja"}).context["object_list"]) == 50


def test_the_list_has_pages(client, newsroom, emma, monkeypatch):
    monkeypatch.setattr(WorkList, "paginate_by", 2)
    for number in range(3):
        make_release(newsroom, f"r{number}")
    first, second = (work(client, emma, state="", p=number) for number in (1, 2))
    assert (first.context["paginator"].count, len(slugs(first)), len(slugs(second))) == (3, 2, 1)
    assert set(slugs(first) + slugs(second)) == {"r0", "r1", "r2"}


# --- to take home
def table(text):
    return list(csv.DictReader(io.StringIO(text.decode())))


def test_an_export_holds_all_that_the_filters_leave_in_both_languages(client, newsroom, emma, monkeypatch):
    monkeypatch.setattr(WorkList, "paginate_by", 1)
    page = make_release(newsroom, "one", reference="26-7", embargo_until=HOUR)
    make_release(newsroom, "two")
    save_units(page, "ja", [Change("headline", "見出し"), Change("lead", "リード", act="confirm")], emma)
    rows = {each["Headline in English"]: each for each in table(exported(client, emma, "csv"))}
    assert rows.keys() == {"Release one", "Release two"}
    found = rows["Release one"]
    assert (
        found.items()
        >= {
            **{"Reference": "26-7", "Headline in Japanese": "見出し", "Newsroom": "Newsroom", "Into": "Japanese"},
            **{"Texts": "3", "Translated": "1", "To check": "1", "New": "1", "Written last by": "Emma"},
            **{"Goes out": "07:00 BST on Thursday 1 July 2027 (15:00 JST)"},
        }.items()
    )
    assert b"Release two" not in exported(client, emma, "csv", q="見出し")


def test_hours_are_hours_in_a_spreadsheet(client, newsroom, emma):
    make_release(newsroom, "one", embargo_until=HOUR)
    heads, cells = load_workbook(io.BytesIO(exported(client, emma, "xlsx"))).active.rows
    found = {head.value: cell.value for head, cell in zip(heads, cells, strict=True)}
    assert found["Goes out (UTC)"] == HOUR.replace(tzinfo=None)


def test_a_spreadsheet_runs_nothing_that_somebody_wrote(client, newsroom, emma):
    emma.first_name = "=Emma"
    emma.save()
    page = make_release(newsroom, "one", headline_en="=HYPERLINK(1)", headline_ja="+1", reference="@26")
    correct(page, emma, headline_ja="-1")
    (found,) = table(exported(client, emma, "csv"))
    told = ("Headline in English", "Headline in Japanese", "Reference", "Written last by")
    assert [found[each] for each in told] == ["'=HYPERLINK(1)", "'-1", "'@26", "'=Emma"]
    sheet = load_workbook(io.BytesIO(exported(client, emma, "xlsx"))).active
    cells = {cell.value: cell.data_type for cell in sheet[2]}
    assert {cells[each] for each in ("=HYPERLINK(1)", "-1", "@26", "=Emma")} == {"s"}


# --- the picture
def test_the_picture_shows_each_release_under_its_language_and_its_length_beside_the_longest(client, newsroom, emma):
    make_release(newsroom, "long")
    make_release(newsroom, "short", lead_en="", body_en=[])
    make_release(newsroom, "japanese", headline_en="", headline_ja="見出し", source_language="ja")
    response = work(client, emma, "press_translations_picture")
    assert {each.page.slug: each.length for each in response.context["object_list"]}["short"] == "33.33%"
    html = response.content.decode()
    english, japanese = html.index("Into English</h2>"), html.index("Into Japanese</h2>")
    assert english < html.rindex("見出し") < japanese < html.index("Release long")
    assert "Into Japanese, 2 releases" in html


def test_the_list_and_the_picture_lead_to_each_other_with_the_same_filters(client, newsroom, emma):
    make_release(newsroom, "one")
    looks = work(client, emma, language="ja", state="new").context["looks"]
    assert [each["is_current"] for each in looks] == [True, False]
    picture = client.get(looks[1]["url"])
    assert slugs(picture) == ["one"]
    assert picture.context["looks"][0]["url"] == looks[0]["url"]
