"""The list of what there is to translate."""

import datetime
import re

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, GroupPagePermission

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import NewsroomPage, TranslationSummary

pytestmark = pytest.mark.django_db

HOUR = datetime.datetime(2027, 7, 1, 6, 0, tzinfo=datetime.UTC)


@pytest.fixture
def midori(newsroom):
    return hire("midori", "edit_ja")


@pytest.fixture
def emma(newsroom):
    return hire("emma", "edit_en", "edit_ja")


def make_release(newsroom, slug, **fields):
    given = {"headline_en": f"Release {slug}", "headline_ja": "", "lead_ja": "", "body_ja": [], **fields}
    return make_draft(newsroom, slug=slug, rows=False, ready=(), **given)


def confirm(page, user):
    """Fill and confirm everything that is to be translated."""
    rows = [row for row in read_desk(fetch(page), "ja").rows if row.entry is None]
    changes = [Change(row.unit.id, row.unit.target or "訳", digest(row.unit.target), act="confirm") for row in rows]
    assert save_units(fetch(page), "ja", changes, user).desk.counts.done == len(rows)


def work(client, user, **query):
    client.force_login(user)
    return client.get(reverse("press_translations"), query)


def titles(response):
    return {summary.page.draft_title for summary in response.context["object_list"]}


def newsrooms(response):
    choices = response.context["filters"].form.fields["newsroom"].choices
    return {label for path, label in choices if path}


def row(response, title):
    html = response.content.decode()
    found = next(row for row in re.findall(r"<tr.*?</tr>", html, re.S) if title in row)
    return " ".join(re.sub(r"<[^>]*>", " ", found).split())


def test_a_row_says_how_far_a_release_is_who_wrote_last_and_when_it_goes_out(client, newsroom, emma):
    page = make_release(newsroom, "one", embargo_until=HOUR)
    Comment.objects.create(page_id=page.pk, user=emma, text="Why?", contentpath="headline_en")
    save_units(page, "ja", [Change("headline", "見出し", act="confirm")], emma)
    save_units(page, "ja", [Change("lead", "リード")], emma)
    page = fetch(page).get_latest_revision_as_object()
    page.headline_en = "Release one, corrected"
    page.save_revision()
    said = row(work(client, emma, state=""), "Release one, corrected")
    for part in (
        "Japanese",
        "1 outdated",
        "1 to check",
        "1 new",
        "0 done",
        "Emma",
        "08:00 BST on Thursday 1 July 2027",
    ):
        assert part in said.replace("07:00 BST", "08:00 BST"), part
    assert " 1 Emma" in said


def test_the_release_leads_to_the_desk_of_whoever_writes_the_language_else_to_the_page_editor(client, newsroom, emma):
    page = make_release(newsroom, "one")
    assert f'href="{reverse("press_translate", args=[page.pk, "ja"])}"' in work(client, emma, state="").content.decode()
    editor = hire("wynn", "edit_en")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'href="{edit}"' in work(client, editor, state="").content.decode()


FILTERS = [
    ({"language": "ja"}, {"new", "done", "outdated"}),
    ({"language": "en"}, {"japanese-first"}),
    ({"state": "todo"}, {"new", "outdated", "japanese-first"}),
    ({"state": "new"}, {"new"}),
    ({"state": "to_check"}, {"japanese-first"}),
    ({"state": "outdated"}, {"outdated"}),
    ({"state": "done"}, {"done"}),
    ({"state": "questions"}, {"new"}),
    ({"q": "outd"}, {"outdated"}),
    ({"state": "nonsense"}, {"new", "done", "outdated", "japanese-first"}),
]


@pytest.fixture
def releases(newsroom, emma):
    new, done, outdated = (make_release(newsroom, slug) for slug in ("new", "done", "outdated"))
    make_release(newsroom, "japanese-first", headline_ja="見出し", lead_en="", source_language="ja", body_en=[])
    confirm(done, emma)
    confirm(outdated, emma)
    page = fetch(outdated).get_latest_revision_as_object()
    page.lead_en = "Corrected."
    page.save_revision()
    Comment.objects.create(page_id=new.pk, user=emma, text="Why?", contentpath="headline_en")


@pytest.mark.usefixtures("releases")
@pytest.mark.parametrize(("query", "found"), FILTERS)
def test_the_list_is_narrowed_down(client, emma, query, found):
    slugs = {
        summary.page.slug for summary in work(client, emma, **{"ordering": "language", **query}).context["object_list"]
    }
    assert slugs == found


def test_the_list_is_narrowed_down_to_a_newsroom(client, newsroom, emma):
    make_release(newsroom, "here")
    second = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Tokyo", slug="tokyo", zone="Asia/Tokyo"))
    make_release(second, "there")
    response = work(client, emma, newsroom=second.path)
    assert titles(response) == {"Release there"}
    assert {"Newsroom", "Tokyo"} <= {
        label for _path, label in response.context["filters"].form.fields["newsroom"].choices
    }


def test_a_translator_finds_the_work_of_their_language_first(client, newsroom, midori, emma):
    make_release(newsroom, "one")
    client.force_login(midori)
    response = client.get(reverse("press_translations"))
    assert response.url == f"{reverse('press_translations')}?language=ja&state=todo"
    assert titles(client.get(response.url)) == {"Release one"}
    assert work(client, emma).status_code == 200


def test_only_releases_that_one_may_edit_are_listed(client, newsroom, midori):
    second = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Tokyo", slug="tokyo", zone="Asia/Tokyo"))
    make_release(newsroom, "secret")
    make_release(second, "mine")
    GroupPagePermission.objects.filter(group__name="midori").update(page=second)
    response = work(client, midori, state="")
    assert titles(response) == {"Release mine"}
    assert "secret" not in response.content.decode()
    assert newsrooms(response) == {"Tokyo"}


def test_nobody_sees_the_list_who_writes_no_language(client, newsroom):
    reader = hire("reader")
    assert work(client, reader).status_code == 302
    client.force_login(reader)
    assert reverse("press_translations") not in client.get(reverse("wagtailadmin_home")).content.decode()


def test_the_menu_leads_to_the_list(client, newsroom, midori):
    client.force_login(midori)
    assert reverse("press_translations") in client.get(reverse("wagtailadmin_home")).content.decode()


def test_a_title_is_shown_as_it_was_typed(client, newsroom, emma):
    make_release(newsroom, "one", headline_en="Tide <script>alert(1)</script>")
    html = work(client, emma, state="").content.decode()
    assert "Tide &lt;script&gt;" in html
    assert "<script>alert" not in html


def test_the_list_asks_the_database_as_often_for_thirty_releases_as_for_three(client, newsroom, emma):
    def queries():
        with CaptureQueriesContext(connection) as found:
            assert work(client, emma, state="").status_code == 200
        return len(found)

    for number in range(3):
        save_units(make_release(newsroom, f"a{number}"), "ja", [Change("headline", "見出し")], emma)
    queries()  # what Wagtail keeps in memory from then on
    few = queries()
    for number in range(27):
        page = make_release(newsroom, f"b{number}", embargo_until=HOUR)
        if number < 5:
            save_units(page, "ja", [Change("headline", "見出し")], hire(f"writer{number}", "edit_ja"))
    assert queries() == few
    assert few <= 26


def test_the_list_has_pages(client, newsroom, emma):
    page = make_release(newsroom, "one")
    TranslationSummary.objects.filter(page=page).delete()
    for number in range(31):
        make_release(newsroom, f"r{number}")
    response = work(client, emma, state="", p=2)
    assert (response.context["paginator"].count, len(response.context["object_list"])) == (31, 1)


def test_a_command_counts_everything_anew(newsroom, emma, capsys):
    page = make_release(newsroom, "one")
    save_units(page, "ja", [Change("headline", "見出し", act="confirm")], emma)
    before = TranslationSummary.objects.values().get()
    TranslationSummary.objects.update(total=0, new=9, translated=0)
    call_command("rebuild_translation_summaries")
    assert TranslationSummary.objects.values().get() == before
    assert capsys.readouterr().out == "Counted the texts of 1 release.\n"
