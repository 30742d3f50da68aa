"""A translator asks at a text, the author reads it in the page editor and answers on the desk, the translator reads the
answer; and what stands beside a text while it is written."""

import re

import pytest
from django.contrib.auth import get_user_model
from playwright.sync_api import expect

from tests.browser.screens import errors_of
from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.questions import ask

SETTLED = 2500


@pytest.fixture
def release(newsroom):
    return make_draft(
        newsroom,
        ready=("en",),
        lead_en="On 14 May 2026 Isla Grant promised ¥30 billion.",
        lead_ja="",
        body_en=[("paragraph", '<p data-block-key="aaaaa">The plant opens in April.</p>')],
        body_ja=[],
    )


@pytest.fixture
def as_(enter):
    """A browser of their own for each person."""
    return lambda name: enter(get_user_model().objects.get(username=name))


def open_desk(page, live_server, release, query=""):
    page.goto(f"{live_server.url}/admin/press-releases/{release.pk}/translate/ja/{query}")
    page.locator("body[data-desk-ready]").wait_for()
    return page.locator("aside.desk-rail")


def row(page, unit):
    return page.locator(f'.desk-row[data-unit="{unit}"]')


def test_a_question_is_asked_read_in_the_editor_answered_and_the_answer_read(release, live_server, as_, mailoutbox):
    hire("midori", "edit_ja")
    get_user_model().objects.create_superuser("emma", "emma@example.org", first_name="Emma")
    owned = fetch(release)
    owned.owner = get_user_model().objects.get(username="emma")
    owned.save(update_fields=["owner"])
    unit = next(each.unit.id for each in read_desk(owned, "ja").rows if each.group == "body")

    translator = as_("midori")
    rail = open_desk(translator, live_server, release)
    row(translator, unit).locator("[data-still]").click()
    rail.get_by_label("Your question about").fill("Is it April of this year?")
    rail.get_by_label("Your question about").press("Control+Enter")
    expect(rail.locator("[data-question]")).to_contain_text("Is it April of this year?")
    expect(row(translator, unit).locator("[data-asked]")).to_contain_text("1")
    assert [mail.to for mail in mailoutbox] == [["emma@example.org"]]

    author = as_("emma")
    errors = errors_of(author)
    (address,) = re.findall(r"/admin/press-releases/\S+", mailoutbox[0].body)
    author.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    author.wait_for_timeout(SETTLED)
    author.get_by_role("button", name="Toggle comments").click()
    expect(author.locator("#comments")).to_contain_text("Is it April of this year?")
    expect(author.locator("[data-contentpath=body_en] [data-annotation]")).to_have_count(1)
    assert errors == []

    late = []  # what was asked for before the answer was sent, and comes after it
    author.route("**/beside/", lambda route: late.append((route, route.fetch())))
    author.goto(f"{live_server.url}{address}")
    beside = author.locator("aside.desk-rail")
    expect(row(author, unit)).to_have_class(re.compile("is-active"))
    author.wait_for_timeout(SETTLED)
    assert len(late) == 1
    beside.get_by_role("button", name="Answer", exact=True).click()
    beside.get_by_label("Your answer").fill("Yes, of 2027.")
    beside.get_by_role("button", name="Send the answer").click()
    expect(beside.locator(".desk-questions__answer")).to_contain_text("Yes, of 2027.")
    assert mailoutbox[-1].to == ["midori@example.org"]
    for route, found in late:
        with author.expect_response("**/beside/"):
            route.fulfill(response=found)
    author.wait_for_timeout(200)
    expect(beside.locator(".desk-questions__answer")).to_contain_text("Yes, of 2027.")

    rail = open_desk(translator, live_server, release)
    expect(rail.locator(".desk-questions__answer")).to_contain_text("Yes, of 2027.")
    row(translator, "headline").locator("textarea").click()
    expect(rail.locator("[data-question]")).to_be_hidden()
    row(translator, unit).locator("[data-asked]").click()
    expect(rail.locator("[data-question]")).to_be_visible()
    rail.get_by_role("button", name="Settled").click()
    expect(rail.locator("[data-question]")).to_have_count(0)
    expect(row(translator, unit).locator("[data-asked]")).to_have_count(0)


def test_a_question_about_a_row_or_a_name_of_the_register_stands_with_the_facts(release, live_server, as_):
    midori = hire("midori", "edit_ja")
    get_user_model().objects.create_superuser("emma", "emma@example.org")
    party = release.parties.first().organization_id
    ask(release, "ja", f"quotes:{release.quotes.first().uid}:text", "In which tone?", midori)
    ask(release, "ja", f"organization:{party}:name", "Is this the official name?", midori)
    author = as_("emma")
    author.goto(f"{live_server.url}/admin/pages/{release.pk}/edit/")
    author.wait_for_timeout(SETTLED)
    author.get_by_role("tab", name="Facts").click()
    author.get_by_role("button", name="Toggle comments").click()
    for words in ("In which tone?", "Is this the official name?"):
        expect(author.locator("#comments").get_by_text(words)).to_be_visible()


def test_what_a_translation_lacks_is_inserted_with_a_click_and_counts_at_once(release, live_server, as_):
    hire("midori", "edit_ja")
    translator = as_("midori")
    errors = errors_of(translator)
    rail = open_desk(translator, live_server, release)
    box = row(translator, "lead").locator("textarea")
    box.click()
    expect(rail.locator(".desk-found__missing")).to_have_count(3)
    rail.get_by_role("button", name="Insert 2026年5月14日").click()
    box.press_sequentially("、")
    rail.get_by_role("button", name="Insert アイラ・グラント").click()
    expect(box).to_have_value("2026年5月14日、アイラ・グラント")
    expect(box).to_be_focused()
    expect(rail.locator(".desk-found__there")).to_have_count(2)
    expect(rail.locator(".desk-found__missing")).to_contain_text("300億円")
    assert errors == []


def test_who_only_passes_through_texts_asks_the_server_for_nothing(release, live_server, as_):
    hire("midori", "edit_ja")
    translator = as_("midori")
    open_desk(translator, live_server, release)
    asked = []
    translator.on("request", lambda request: asked.append(request.url) if "/beside/" in request.url else None)
    row(translator, "headline").locator("textarea").click()
    for _number in range(4):
        translator.keyboard.press("Alt+ArrowDown")
    translator.wait_for_timeout(1500)
    assert len(asked) == 1
