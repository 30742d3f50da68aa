"""What the screen sends: saved as a draft and confirmed, refused with a sentence, and never a text lost."""

import json

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.admin.desk.conftest import Screen
from tests.builders import fetch, make_draft, make_newsroom
from tests.localization.people import hire
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Parked

pytestmark = pytest.mark.django_db

SAVE_AT_MOST = 65


def rows(page, language="ja"):
    return read_desk(fetch(page), language).by_id


def draft(page):
    return fetch(page).get_latest_revision_as_object()


def paragraphs(page):
    return [row.unit.id for row in rows(page).values() if row.unit.kind == "paragraph"]


def contentstate(*blocks):
    found = [
        {"key": f"k{n}", "type": "unstyled", "text": text, "depth": 0, "inlineStyleRanges": ranges, "entityRanges": []}
        for n, (text, ranges) in enumerate(blocks)
    ]
    return json.dumps({"blocks": found, "entityMap": {}})


def write(unit, value, **change):
    return {"unit": unit, "value": value, "base": "", **change}


# --- saving
def test_a_text_is_stored_as_a_draft_and_its_row_comes_back(screen, release):
    answer = screen.save(write("headline", "潮流の覚書"))
    assert draft(release).headline_ja == "潮流の覚書"
    assert 'data-state="check"' in answer["rows"]["headline"]


def test_a_confirmed_text_says_who_confirmed_it(screen):
    answer = screen.save(write("headline", "潮流の覚書", act="confirm"))
    assert 'data-state="translated"' in answer["rows"]["headline"]
    assert "Midori" in answer["rows"]["headline"]


def test_the_state_of_draftail_is_stored_as_the_html_of_a_paragraph(screen, release):
    unit = paragraphs(release)[1]
    state = contentstate(("新しいです。", [{"offset": 0, "length": 3, "style": "BOLD"}]))
    screen.save(write(unit, state, format="contentstate"))
    assert rows(release)[unit].unit.target == "<b>新しい</b>です。"


def test_enter_makes_a_second_paragraph_of_the_same_source(screen, release):
    unit = paragraphs(release)[0]
    state = contentstate(("費用は3000万ポンドです。", []), ("二。", []))
    screen.save(write(unit, state, format="contentstate", act="confirm"))
    row = rows(release)[unit]
    assert len(row.unit.elements) == 2 and row.state.name == Name.TRANSLATED
    assert "ポンドです。</p>" in draft(release).body_ja.get_prep_value()[0]["value"]


def test_an_empty_draftail_is_an_empty_text(screen, release):
    unit = paragraphs(release)[0]
    screen.save(write(unit, contentstate(("一。", [])), format="contentstate"))
    screen.save(write(unit, "null", format="contentstate", base=digest("一。")))
    assert rows(release)[unit].unit.target == ""


def test_leaving_out_confirms_that_there_is_nothing(screen, release):
    unit = paragraphs(release)[2]
    answer = screen.save(write(unit, "", act="confirm"))
    assert 'data-state="left-out"' in answer["rows"][unit]
    assert rows(release)[unit].state.left_out


def test_only_rows_that_the_screen_does_not_show_so_come_back(screen, release):
    seen = dict.fromkeys(rows(release), "something else")
    shown = screen.save(write("lead", "両者は協力します。"), seen=seen)
    assert shown["rows"].keys() == seen.keys() and shown["order"] is None
    marks = {unit: _attribute(html, "data-mark") for unit, html in shown["rows"].items()}
    assert screen.save(write("headline", "覚書"), seen=marks)["rows"].keys() == {"headline"}


def test_a_row_that_the_screen_does_not_know_comes_with_its_place(screen, release):
    answer = screen.save(seen={"headline": "x"})
    assert answer["order"]["top"][0] == "headline" and "lead" in answer["rows"]


def test_the_second_save_of_a_screen_writes_its_own_version_again(screen, release):
    first = screen.save(write("headline", "覚書"))["revision"]
    assert screen.save(write("headline", "覚書を締結", base=digest("覚書")))["revision"]["id"] == first["id"]


def test_a_screen_that_only_confirmed_never_writes_over_a_version_of_the_page_editor(screen, release, midori):
    draft(release).save_revision(user=midori)
    latest = fetch(release).latest_revision_id
    assert screen.save({"unit": "headline", "act": "confirm"})["revision"] is None
    screen.save(write("headline", "覚書"))
    assert fetch(release).latest_revision_id != latest


# --- reviewed texts, outdated texts
def test_a_reviewed_text_is_changed_by_a_proposal(screen, release, rowan):
    screen.save(write("headline", "覚書", act="confirm"))
    reviewer = Screen(Client(), rowan, release)
    reviewed = reviewer.save({"unit": "headline", "base": digest("覚書"), "act": "review"})
    assert 'data-state="reviewed"' in reviewed["rows"]["headline"]
    answer = screen.save(write("headline", "覚書を締結", base=digest("覚書")))
    assert answer["proposed"] == ["headline"] and "waits for a reviewer" in answer["rows"]["headline"]
    assert draft(release).headline_ja == "覚書"
    reviewer.post("choose", parked=Parked.objects.get().pk, how="mine")
    assert draft(release).headline_ja == "覚書を締結"


def test_no_change_of_meaning_is_for_who_writes_the_source(screen, release):
    screen.save(write("lead", "両者は協力します。", act="confirm"))
    page = draft(release)
    page.lead_en = "The two will be sharing data."
    page.save_revision()
    assert screen.post("unchanged", unit="lead").status_code == 403
    author = Screen(Client(), hire("edith", "edit_en"), release)
    answer = author.post("unchanged", unit="lead")
    assert 'data-state="translated"' in answer.json()["rows"]["lead"]


# --- figures
def test_figures_that_disagree_are_asked_about_once(screen, release):
    unit = paragraphs(release)[0]
    state = contentstate(("建設費は2000万ポンドです。", []))
    answer = screen.save(write(unit, state, format="contentstate", act="confirm"))
    assert answer["figures"] == [unit] and "data-figures" in answer["rows"][unit]
    assert rows(release)[unit].state.name == Name.CHECK
    again = {"unit": unit, "base": rows(release)[unit].unit and digest("建設費は2000万ポンドです。"), "act": "confirm"}
    assert screen.save({**again, "figures_seen": True})["figures"] == []
    assert rows(release)[unit].state.name == Name.TRANSLATED


def test_figures_that_agree_are_confirmed_at_once(screen, release):
    unit = paragraphs(release)[0]
    state = contentstate(("建設費は3000万ポンドです。", []))
    answer = screen.save(write(unit, state, format="contentstate", act="confirm"))
    assert answer["figures"] == [] and 'data-state="translated"' in answer["rows"][unit]


# --- ready
def test_a_language_is_called_ready_when_nothing_is_left_to_do(screen, release):
    refused = screen.post("ready")
    assert refused.status_code == 400 and "still to do" in refused.json()["error"]
    every = [
        write(unit, "訳", act="confirm", figures_seen=True) for unit, row in rows(release).items() if not row.entry
    ]
    screen.save(*every)
    assert screen.post("ready").json()["ready"]
    assert draft(release).ready_ja


# --- what no screen sends
def send(screen, body, content_type="application/json"):
    return screen.client.post(screen.address("press_translate_save"), body, content_type)


DANGLING = contentstate(("x", [])).replace(
    '"entityRanges": []', '"entityRanges": [{"offset": 0, "length": 1, "key": 7}]'
)
BAD = {
    "no JSON": "{",
    "a list": "[]",
    "changes that are none": '{"changes": 5}',
    "a change that is none": '{"changes": ["headline"]}',
    "a value that is no text": '{"changes": [{"unit": "headline", "value": 5}]}',
    "a unit that is no text": '{"changes": [{"unit": ["headline"], "value": "x"}]}',
    "an act that is none": '{"changes": [{"unit": "headline", "act": "publish"}]}',
    "marks that are none": '{"changes": [], "seen": {"headline": 5}}',
    "a state that is not Draftail's": '{"changes": [{"unit": "headline", "value": "[5]", "format": "contentstate"}]}',
    "a state with blocks that are none": (
        '{"changes": [{"unit": "lead", "format": "contentstate", "value": "{\\"blocks\\": [5], \\"entityMap\\": {}}"}]}'
    ),
    "a state with a link that is none": json.dumps(
        {"changes": [{"unit": "lead", "format": "contentstate", "value": DANGLING}]}
    ),
    "nesting without end": "[" * 100_000,
}


@pytest.mark.parametrize("body", BAD.values(), ids=BAD)
def test_what_no_screen_sends_is_refused_with_a_sentence_and_changes_nothing(screen, release, body):
    before = fetch(release).latest_revision_id
    answer = send(screen, body)
    assert answer.status_code == 400 and answer.json()["error"].endswith(".")
    assert fetch(release).latest_revision_id == before


def test_a_form_is_not_taken_for_json(screen):
    assert send(screen, "changes=[]", "application/x-www-form-urlencoded").status_code == 400


def test_more_than_a_release_holds_is_refused(screen, monkeypatch):
    monkeypatch.setattr("wagtail_pressrelease.admin.desk.asked.LARGEST", 1000)
    assert screen.post(changes=[write("headline", "長" * 2000)]).status_code == 400


def test_a_text_that_is_longer_than_its_place_is_refused_with_a_sentence(screen, release):
    before = draft(release).headline_ja
    answer = screen.save(write("headline", "あ" * 256, act="confirm"))
    assert answer["refused"] == {"headline": "This text has 256 characters. It may have 255."}
    assert draft(release).headline_ja == before
    assert 'maxlength="255"' in answer["rows"]["headline"]
    screen.save(write("headline", "あ" * 255))
    assert draft(release).headline_ja == "あ" * 255


def test_a_headline_that_was_pasted_in_lines_is_one_line(screen, release):
    screen.save(write("headline", "潮流の\r\n覚書"))
    assert draft(release).headline_ja == "潮流の 覚書"


@pytest.mark.parametrize("value", ["覚書\x00", "覚書\ud800"])
def test_what_no_database_takes_is_left_out_of_a_text(screen, release, value):
    screen.save(write("headline", value))
    assert draft(release).headline_ja == "覚書"


@pytest.mark.parametrize("value", ["<script>alert(1)</script>", '"><img src=x onerror=alert(1)>'])
def test_what_somebody_typed_comes_back_escaped(screen, haruka, release, value):
    Screen(Client(), haruka, release).save(write("headline", value))
    answer = screen.save(write("headline", f"{value}!"), write("lead", value))
    page = "".join(answer["rows"].values()) + screen.open().content.decode()
    assert "<script>alert" not in page and "<img src=x" not in page


def test_a_link_to_a_script_is_no_link(screen, release):
    unit = paragraphs(release)[1]
    entity = {"0": {"type": "LINK", "mutability": "MUTABLE", "data": {"url": "javascript:alert(1)"}}}
    state = json.loads(contentstate(("新", [])))
    state["blocks"][0]["entityRanges"] = [{"offset": 0, "length": 1, "key": 0}]
    screen.save(write(unit, json.dumps({**state, "entityMap": entity}), format="contentstate"))
    assert rows(release)[unit].unit.target == "新"


def test_a_text_of_another_release_is_refused(screen, newsroom, release):
    other = make_draft(newsroom, slug="other", ready=("en",), headline_ja="他の見出し", body_ja=[])
    unit = paragraphs(other)[0]
    answer = screen.save(write(unit, "よその段落"))
    assert unit in answer["refused"]
    assert "よその段落" not in json.dumps(fetch(other).latest_revision.content, ensure_ascii=False)
    assert "よその段落" not in json.dumps(fetch(release).latest_revision.content, ensure_ascii=False)


@pytest.mark.parametrize("verb", ["save", "choose", "ready"])
def test_who_may_not_write_the_language_changes_nothing(client, release, verb):
    stranger = Screen(client, hire("edith", "edit_en"), release)
    before = fetch(release).latest_revision_id
    answer = stranger.post(verb, changes=[write("headline", "覚書")], parked=1, how="mine", unit="headline")
    assert answer.status_code == 403 and answer.json()["error"]
    assert fetch(release).latest_revision_id == before


@pytest.mark.parametrize(("language", "status"), [("en", 403), ("fr", 400), ("ja-x", 400)])
def test_a_forged_language_is_refused(client, release, midori, language, status):
    forged = Screen(client, midori, release, language)
    assert forged.post(changes=[write("headline", "Forged")]).status_code == status
    assert draft(release).headline_en != "Forged"


def test_the_language_that_was_written_first_is_not_written_here(client, release):
    both = Screen(client, hire("edith", "edit_en", "edit_ja"), release, "en")
    assert both.post(changes=[write("headline", "Forged")]).status_code == 400


def test_a_page_that_is_no_release_is_not_translated(client, midori):
    assert Screen(client, midori, make_newsroom()).post(changes=[]).status_code == 400


# --- cost
def test_a_save_stays_below_its_ceiling_of_queries(screen, release):
    screen.save(write("headline", "一"))
    every = [
        write(unit, "訳", act="confirm", figures_seen=True)
        for unit, row in rows(release).items()
        if not row.entry and unit != "headline"
    ]
    with CaptureQueriesContext(connection) as queries:
        screen.save(*every)
    assert len(queries) <= SAVE_AT_MOST, [query["sql"][:120] for query in queries]


def _attribute(html, name):
    return html.partition(f'{name}="')[2].partition('"')[0]
