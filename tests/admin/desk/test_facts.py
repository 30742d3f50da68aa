"""The facts on which both languages must agree, and what of them stands in a text."""

import datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import translation

from tests.builders import SIGNED, fetch, make_draft, make_newsroom
from wagtail_pressrelease.admin.desk.facts import facts_of, found_in
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.models import Appointment, Organization, Person

pytestmark = pytest.mark.django_db

HOUR = datetime.datetime(2026, 7, 1, 6, 0, tzinfo=datetime.UTC)


@pytest.fixture
def release(newsroom):
    return make_draft(newsroom, released_at=HOUR, embargo_until=HOUR + datetime.timedelta(days=1))


def desk(page, language="ja"):
    return read_desk(fetch(page), language)


def facts(page, language="ja"):
    return {
        heading: [(each.source, each.target) for each in found] for heading, found in facts_of(desk(page, language))
    }


def test_the_facts_are_those_that_each_language_prints(release):
    assert facts(release) == {
        "Parties": [("Orrin Tidal Centre", "オリン潮流センター"), ("Shiomi Prefecture", "潮見県")],
        "Signatories": [
            ("Isla Grant, Director, Orrin Tidal Centre", "オリン潮流センター　所長　アイラ・グラント"),
            ("Kei Hamada, Governor of Shiomi Prefecture", "潮見県知事　浜田恵"),
        ],
        "Agreement": [("Memorandum of understanding", "覚書")],
        "Dates": [
            ("Thursday 14 May 2026", "2026年5月14日（木）"),
            (
                "07:00 BST on Wednesday 1 July 2026 (15:00 JST)",
                "2026年7月1日（水）午後3時（日本時間）／同日午前7時（英国時間）",
            ),
            (
                "07:00 BST on Thursday 2 July 2026 (15:00 JST)",
                "2026年7月2日（木）午後3時（日本時間）／同日午前7時（英国時間）",
            ),
        ],
    }


def test_a_release_that_japan_wrote_first_goes_the_other_way(newsroom):
    page = make_draft(newsroom, source_language="ja")
    assert facts(page, "en")["Parties"] == [
        ("オリン潮流センター", "Orrin Tidal Centre"),
        ("潮見県", "Shiomi Prefecture"),
    ]


def test_the_office_is_that_of_the_day(release):
    governor = Person.objects.get(key="hamada")
    Appointment.objects.filter(person=governor).update(held_until=SIGNED - datetime.timedelta(days=1))
    Appointment.objects.create(
        person=governor,
        organization=Organization.objects.get(key="shiomi"),
        title_en="Adviser",
        title_ja="顧問",
        held_from=SIGNED,
    )
    assert ("Kei Hamada, Adviser, Shiomi Prefecture", "潮見県　顧問　浜田恵") in facts(release)["Signatories"]


def test_somebody_who_speaks_without_signing_is_a_speaker(release):
    page = fetch(release).get_latest_revision_as_object()
    page.signatories = [page.signatories.all()[0]]
    page.save_revision()
    assert [source for source, _target in facts(release)["Speakers"]] == ["Kei Hamada, Governor of Shiomi Prefecture"]


def test_a_name_that_the_register_does_not_know_in_the_other_language_is_blank(release):
    Organization.objects.filter(key="orrin").update(name_ja="")
    assert facts(release)["Parties"][0] == ("Orrin Tidal Centre", "")


def test_a_deleted_record_is_left_out(release):
    content = desk(release)
    content.known.records.organizations.pop()
    assert [fact.source for fact in facts_of(content)[0][1]] == ["Orrin Tidal Centre"]


@pytest.mark.parametrize("signed", [SIGNED, None])
def test_the_facts_cost_no_query(newsroom, signed):
    content = desk(make_draft(newsroom, agreement_signed_on=signed))
    with CaptureQueriesContext(connection) as queries:
        facts_of(content)
    assert not queries


FOUND = [
    ("Orrin Tidal Centre will test it.", "オリン潮流センターが試験します。", [("Orrin Tidal Centre", True)]),
    ("Orrin Tidal Centre will test it.", "センターが試験します。", [("Orrin Tidal Centre", False)]),
    ("Kei Hamada agreed.", "浜田　恵が合意した。", [("Kei Hamada", True)]),
    ("Kei Hamada agreed.", "浜田氏が合意した。", [("Kei Hamada", True)]),
    ("Hamada agreed.", "知事が合意した。", [("Hamada", False)]),
    ("GRANT agreed.", "グラント氏が合意した。", [("GRANT", True)]),
    ("The grantee agreed.", "受給者が合意した。", []),
    (
        "The Governor of Shiomi Prefecture spoke.",
        "潮見県知事が話した。",
        [("Governor of Shiomi Prefecture", True)],
    ),
    ("It costs ¥30 billion.", "費用は300億円です。", [("¥30 billion", True)]),
    ("It costs ¥30 billion.", "費用は200億円です。", [("¥30 billion", False), ("¥20 billion", False)]),
    ("On 14 May 2026, ¥30 billion.", "", [("14 May 2026", False), ("¥30 billion", False)]),
    ("It has <b>¥30 billion</b>.", "<b>300億円</b>です。", [("¥30 billion", True)]),
    ("Nothing of the kind.", "何もない。", []),
]


@pytest.mark.parametrize(("source", "target", "expected"), FOUND)
def test_what_stands_in_a_text_is_looked_for_in_its_translation(release, source, target, expected):
    content = desk(release)
    known = [fact for _heading, found in facts_of(content) for fact in found]
    assert [(each.source, each.is_there) for each in found_in(source, target, known, content)] == expected


def test_what_is_missing_comes_as_it_can_be_inserted(release):
    content = desk(release)
    known = [fact for _heading, found in facts_of(content) for fact in found]
    found = found_in("On 14 May 2026 Isla Grant promised ¥30 billion.", "", known, content)
    assert [each.target for each in found] == ["アイラ・グラント", "2026年5月14日", "300億円"]


def test_a_figure_of_the_translation_alone_is_told(release):
    (found,) = found_in("It costs a lot.", "費用は200億円です。", [], desk(release))
    assert (found.source, found.target, found.is_extra) == ("¥20 billion", "200億円", True)


def test_the_headings_are_in_the_readers_language(release):
    with translation.override("ja"):
        assert "Parties" not in dict(facts_of(desk(release)))


def test_a_tokyo_newsroom_dates_by_its_own_clock(db):
    late = datetime.datetime(2026, 7, 1, 15, 30, tzinfo=datetime.UTC)  # the 2nd in Tokyo
    page = make_draft(make_newsroom(zone="Asia/Tokyo"), released_at=late, agreement_signed_on=None)
    Appointment.objects.filter(person__key="hamada").update(held_from=datetime.date(2026, 7, 2))
    assert ("Kei Hamada, Governor of Shiomi Prefecture", "潮見県知事　浜田恵") in facts(page)["Signatories"]
