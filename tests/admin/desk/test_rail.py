"""What stands beside a text: facts and figures, earlier translations."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import GroupPagePermission

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest

pytestmark = pytest.mark.django_db

LEAD = "On 14 May 2026 Isla Grant of Orrin Tidal Centre promised ¥30 billion."


@pytest.fixture
def release(newsroom):
    return make_draft(newsroom, ready=("en",), lead_en=LEAD, lead_ja="")


@pytest.fixture
def midori(newsroom):
    return hire("midori", "edit_ja")


def beside(client, page, user, language="ja", **fields):
    client.force_login(user)
    address = reverse("press_translate_beside", args=[page.pk, language])
    body = json.dumps({"unit": "lead", "parts": "here", **fields})
    # A site may send whoever asks for what is not there on to an address with a language, which is not there either.
    return client.post(address, body, "application/json", follow=True)


def states(answer):
    """What the list of facts says: source text and whether it is there, missing or extra."""
    html = answer.json()["here"]
    found = re.findall(r'<li class="desk-found__(\w+)".*?</li>', html, re.S)
    words = re.findall(r'desk-found__words">\s*<(?:span|strong) lang="\w+">(.*?)</', html, re.S)
    return list(zip(words, found, strict=True))


def confirm(page, unit, value, user):
    base = digest(read_desk(fetch(page), "ja").by_id[unit].unit.target)
    save_units(fetch(page), "ja", [Change(unit, value, base, act="confirm")], user)


def test_the_screen_shows_the_facts_in_both_languages(client, release, midori):
    client.force_login(midori)
    html = client.get(reverse("press_translate", args=[release.pk, "ja"])).content.decode()
    rail = html.partition('<aside class="desk-rail"')[2]
    for part in ("潮見県知事　浜田恵", "Kei Hamada, Governor of Shiomi Prefecture", "2026年5月14日（木）", "覚書"):
        assert part in rail, part


def test_a_text_is_told_what_its_translation_must_have(client, release, midori):
    answer = beside(client, release, midori)
    assert states(answer) == [
        ("Isla Grant", "missing"),
        ("Orrin Tidal Centre", "missing"),
        ("14 May 2026", "missing"),
        ("¥30 billion", "missing"),
    ]
    assert 'data-insert="300億円"' in answer.json()["here"]


def test_what_is_typed_counts_before_it_is_saved(client, release, midori):
    answer = beside(client, release, midori, text="2026年5月14日、グラント氏が200億円を約束した。")
    assert states(answer) == [
        ("Isla Grant", "there"),
        ("Orrin Tidal Centre", "missing"),
        ("14 May 2026", "there"),
        ("¥30 billion", "missing"),
        ("200億円", "extra"),
    ]
    assert "The source does not say this." in answer.json()["here"]


def test_a_release_that_japan_wrote_first_goes_the_other_way(client, newsroom):
    page = make_draft(newsroom, source_language="ja", lead_ja="潮見県は300億円を投じます。", lead_en="")
    answer = beside(client, page, hire("kenji", "edit_en"), "en")
    assert states(answer) == [("潮見県", "missing"), ("300億円", "missing")]
    assert 'data-insert="¥30 billion"' in answer.json()["here"]


def test_the_same_text_of_another_release_offers_its_translation(client, newsroom, release, midori):
    confirm(make_draft(newsroom, slug="before", lead_en=LEAD, lead_ja=""), "lead", "前回の訳。", midori)
    html = beside(client, release, midori, parts="all").json()["earlier"]
    assert "100%" in html and 'data-insert="前回の訳。"' in html
    assert "<ins>" not in html


def test_a_similar_text_says_how_similar_and_what_differs(client, newsroom, release, midori):
    before = LEAD.replace("14 May", "12 May")
    confirm(make_draft(newsroom, slug="before", lead_en=before, lead_ja=""), "lead", "前回の訳。", midori)
    html = beside(client, release, midori, parts="all").json()["earlier"]
    assert "<del>12</del><ins>14</ins>" in html
    assert "100%" not in html and "前回の訳。" in html


def test_nothing_of_a_release_is_offered_that_one_may_not_edit(client, newsroom, release, midori):
    confirm(make_draft(newsroom, slug="before", lead_en=LEAD, lead_ja=""), "lead", "秘密。", midori)
    kenji = hire("kenji", "edit_ja")
    GroupPagePermission.objects.filter(group__name="kenji").update(page=release)
    assert "秘密" not in beside(client, release, kenji, parts="all").json()["earlier"]


def test_only_what_was_asked_for_is_looked_up(client, release, midori):
    assert {*beside(client, release, midori).json()} == {"here"}
    assert {*beside(client, release, midori, parts="all").json()} == {"here", "earlier", "questions"}


def test_what_somebody_wrote_is_shown_and_never_run(client, newsroom, midori):
    hostile = "<script>alert(1)</script>"
    page = make_draft(newsroom, lead_en="It costs ¥30 billion.", lead_ja="", headline_en=f"Tide {hostile}")
    other = make_draft(newsroom, slug="b", lead_en="It costs ¥30 billion.", lead_ja="", headline_en=f"Wind {hostile}")
    confirm(other, "lead", f"訳{hostile}", midori)
    answer = beside(client, page, midori, parts="all", text=f"200億円{hostile}").json()
    assert "<script>" not in "".join(answer.values())
    assert "Wind &lt;script&gt;" in answer["earlier"]


REFUSED = [
    ({"unit": "quotes:none:text"}, 404),
    ({"unit": 5}, 400),
    ({"unit": None}, 400),
    ({"text": ["x"]}, 400),
    ({"text": "x" * 60_000}, 400),
]


@pytest.mark.parametrize(("fields", "status"), REFUSED)
def test_a_forged_request_is_refused(client, release, midori, fields, status):
    assert beside(client, release, midori, **fields).status_code == status


def test_what_is_no_json_is_refused(client, release, midori):
    client.force_login(midori)
    address = reverse("press_translate_beside", args=[release.pk, "ja"])
    assert client.post(address, {"unit": "lead"}).status_code == 400
    assert client.get(address).status_code == 405


def test_whoever_may_not_translate_the_release_learns_nothing(client, newsroom, release, midori):
    assert beside(client, release, hire("emma", "edit_en")).status_code == 403
    assert beside(client, release, midori, "en").status_code == 403
    assert beside(client, newsroom, midori).status_code == 404
    client.logout()
    address = reverse("press_translate_beside", args=[release.pk, "ja"])
    assert client.post(address, "{}", "application/json").status_code == 302


def test_the_rail_asks_the_database_as_often_whatever_there_is(client, newsroom, release, midori):
    def queries(parts):
        with CaptureQueriesContext(connection) as found:
            assert beside(client, release, midori, parts=parts).status_code == 200
        return len(found)

    confirm(make_draft(newsroom, slug="a", lead_en=LEAD, lead_ja=""), "lead", "訳。", midori)
    queries("all")  # what Wagtail keeps in memory from then on
    few = queries("here"), queries("all")
    for number in range(6):
        page = make_draft(newsroom, slug=f"b{number}", lead_en=f"{LEAD} {number}", lead_ja="")
        confirm(page, "lead", f"訳{number}。", midori)
    assert (queries("here"), queries("all")) == few
    assert few[0] <= 16 and few[1] <= 24
