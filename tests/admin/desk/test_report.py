"""The report "No change of meaning"."""

import csv
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook
from wagtail.models import GroupPagePermission

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.admin.spreadsheets import no_formula
from wagtail_pressrelease.localization.actions import Change, save_units, unchanged
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import NewsroomPage

pytestmark = pytest.mark.django_db

REPORT = "press_unchanged"


@pytest.fixture
def emma(newsroom):
    return hire("emma", "edit_en", "edit_ja", "change_organization")


def declare(page, user, unit="lead", **fields):
    """Confirm a text, change its source, and say that this means nothing."""
    target = read_desk(fetch(page), "ja").by_id[unit].unit.target
    save_units(fetch(page), "ja", [Change(unit, target or "訳", digest(target), act="confirm")], user)
    page = fetch(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(page, name, value)
    page.save_revision()
    assert unchanged(fetch(page), "ja", [unit], user) == [unit]


@pytest.fixture
def declared(newsroom, emma):
    page = make_draft(newsroom, headline_en="Tide", lead_en="The two share data.")
    declare(page, emma, lead_en="The two share all data.")
    return page


def report(client, person, **query):
    client.force_login(person)
    return client.get(reverse(REPORT), query)


def exported(client, user, what):
    response = report(client, user, export=what)
    return b"".join(response.streaming_content)


def test_the_report_says_who_declared_it_when_where_and_what_had_changed(client, emma, declared):
    html = report(client, emma).content.decode()
    for part in ("Emma", "Tide", "Lead", "The two share <ins>all </ins>data."):
        assert part in html, part
    assert reverse("wagtailadmin_pages:edit", args=[declared.pk]) in html


def test_a_change_of_bold_alone_is_said_in_words(client, newsroom, emma):
    page = make_draft(newsroom, body_en=[("paragraph", '<p data-block-key="aaaaa">Five years.</p>')])
    unit = next(row.unit.id for row in read_desk(fetch(page), "ja").rows if row.group == "body")
    declare(page, emma, unit, body_en=[("paragraph", '<p data-block-key="aaaaa"><b>Five</b> years.</p>')])
    assert "Only bold, italics or links were changed." in report(client, emma).content.decode()


def test_only_what_one_may_edit_is_reported(client, newsroom, emma, declared):
    other = hire("midori", "edit_ja")
    second = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Tokyo", slug="tokyo", zone="Asia/Tokyo"))
    GroupPagePermission.objects.filter(group__name="midori").update(page=second)
    assert list(report(client, other).context["object_list"]) == []
    assert "Tide" not in report(client, other).content.decode()
    assert b"Tide" not in exported(client, other, "csv")
    assert report(client, hire("reader")).status_code == 302


def test_a_name_of_the_register_is_reported_to_those_who_may_change_it(client, newsroom, emma):
    page = make_draft(newsroom)
    organization = page.parties.first().organization
    unit = f"organization:{organization.pk}:name"
    save_units(page, "ja", [Change(unit, act="confirm")], emma)
    organization.name_en = "Orrin Tidal Energy Centre"
    organization.save()
    unchanged(fetch(page), "ja", [unit], emma)
    html = report(client, emma).content.decode()
    assert "Orrin Tidal Energy Centre" in html
    assert "Organization: name" in html
    assert list(report(client, hire("midori", "edit_ja")).context["object_list"]) == []


def test_the_report_is_narrowed_down(client, emma, declared):
    assert len(report(client, emma, language="ja", user=emma.pk).context["object_list"]) == 1
    assert len(report(client, emma, language="en").context["object_list"]) == 0
    assert len(report(client, emma, at_from="2030-01-01").context["object_list"]) == 0


def test_a_spreadsheet_runs_nothing_that_somebody_wrote(client, newsroom, emma):
    page = make_draft(newsroom, headline_en="=HYPERLINK(1)", lead_en="+1")
    declare(page, emma, lead_en="@SUM(1)")
    (row,) = csv.DictReader(io.StringIO(exported(client, emma, "csv").decode()))
    assert (row["Release or record"], row["Source before"], row["Source after"]) == (
        "'=HYPERLINK(1)",
        "'+1",
        "'@SUM(1)",
    )
    assert (row["Who"], row["Text"], row["Translation"]) == ("Emma", "Lead", "Japanese")
    sheet = load_workbook(io.BytesIO(exported(client, emma, "xlsx"))).active
    cells = {cell.value: cell.data_type for cell in sheet[2]}
    assert cells["=HYPERLINK(1)"] == cells["@SUM(1)"] == "s"


@pytest.mark.parametrize("text", ["=1", "+1", "-1", "@a", "\ta", "\ra"])
def test_a_cell_that_begins_like_a_formula_gets_an_apostrophe(text):
    assert no_formula(text) == f"'{text}"
    assert no_formula(f"a{text}") == f"a{text}"


def test_the_report_asks_the_database_as_often_for_eight_rows_as_for_two(client, newsroom, emma):
    def queries(**query):
        with CaptureQueriesContext(connection) as found:
            response = report(client, emma, **query)
            assert response.status_code == 200
            b"".join(response.streaming_content if response.streaming else [])
        return len(found)

    for number in range(2):
        declare(make_draft(newsroom, slug=f"a{number}"), emma, lead_en="Changed.")
    queries()  # what Wagtail keeps in memory from then on
    few = queries(), queries(export="csv")
    for number in range(6):
        declare(make_draft(newsroom, slug=f"b{number}"), emma, lead_en="Changed.")
    assert (queries(), queries(export="csv")) == few


def test_the_report_stands_in_the_menu_of_reports(client, emma):
    client.force_login(emma)
    assert reverse(REPORT) in client.get(reverse("wagtailadmin_home")).content.decode()
