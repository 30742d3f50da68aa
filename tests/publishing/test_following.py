"""What the ledger says of a translation when the release is to go out: held, waiting, or let through."""

import datetime
import io

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.utils import timezone

from tests.builders import fetch, make_draft, make_untranslated, publish
from tests.localization.people import hire
from tests.publishing.test_schedule import let_the_hour_come
from tests.staff import translate
from wagtail_pressrelease.localization.actions import mark_ready, unchanged
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.handover import return_unit
from wagtail_pressrelease.models import Confirmation, Edition, Overdue
from wagtail_pressrelease.publishing.gate import NotReady, reasons
from wagtail_pressrelease.publishing.issue import check

pytestmark = pytest.mark.django_db


@pytest.fixture
def midori(db):
    return hire("midori", "edit_ja", "review_ja")


@pytest.fixture
def untranslated(newsroom):
    return make_untranslated(newsroom)


@pytest.fixture
def translated(untranslated, midori):
    """Translated at the desk, and declared ready in both languages."""
    translate(untranslated, midori)
    mark_ready(untranslated, "ja", midori)
    return fetch(untranslated)


@pytest.fixture
def live(translated):
    return publish(translated)


def latest(page):
    return fetch(page).get_latest_revision_as_object()


def issued(page):
    return [
        (each.language, each.number, each.leaves_behind) for each in page.press_editions.order_by("language", "number")
    ]


def refused(page, **changes):
    with pytest.raises(NotReady) as refusal:
        publish(page, **changes)
    return refusal.value.reasons


def confirmed(page, midori):
    """The desk's translator brings the Japanese up to date."""
    translate(page, midori, text="改めました{number}。")
    mark_ready(page, "ja", midori)


# --- both together
def test_what_was_translated_at_the_desk_goes_out_in_both_languages_at_once(live):
    assert issued(live) == [("en", 1, False), ("ja", 1, False)]
    assert len(set(live.press_editions.values_list("public_from", flat=True))) == 1
    assert len(set(live.press_editions.values_list("revision", flat=True))) == 1


def test_each_text_that_is_not_done_is_named_with_its_language_field_and_unit(untranslated, midori):
    translate(untranslated, midori, only=["headline"])
    page = latest(untranslated)
    page.lead_ja = "両者は観測データを共有します。"
    page.tick("en", "ja")
    page.save_revision()
    found = refused(untranslated)
    (paragraph,) = [row.unit.id for row in read_desk(fetch(untranslated), "ja").rows if row.group == "body"]
    assert [(each.field, each.language, each.unit, str(each.message)) for each in found] == [
        ("body_ja", "ja", "", "Write the Japanese body."),
        (
            "lead_ja",
            "ja",
            "lead",
            "Lead “The two will share data on tidal curren…”: nobody has confirmed the Japanese yet.",
        ),
    ]
    page = latest(untranslated)
    page.body_ja = [("heading", "覚書")]
    page.tick("en", "ja")
    page.save_revision()
    found = refused(untranslated)
    assert ("body_ja", paragraph) in [(each.field, each.unit) for each in found]


def test_a_release_that_nobody_translated_at_the_desk_goes_out_as_it_is_ticked(draft):
    assert not Confirmation.objects.exists()
    assert issued(publish(draft)) == [("en", 1, False), ("ja", 1, False)]


def test_a_release_in_one_language_alone_asks_nothing_of_the_other(untranslated, midori):
    translate(untranslated, midori, only=["headline"])
    assert issued(publish(untranslated)) == [("en", 1, False)]


def test_a_text_that_was_sent_back_holds_the_release_when_it_is_scheduled(translated, midori):
    return_unit(translated, "ja", "lead", "Too stiff.", midori)
    (reason,) = refused(translated, embargo_until=timezone.now() + datetime.timedelta(days=1))
    assert str(reason.message).endswith(": a reviewer has sent the Japanese back.")


def test_it_is_asked_again_at_the_hour_and_neither_language_goes_out(translated, midori):
    page = publish(translated, embargo_until=timezone.now() + datetime.timedelta(days=1))
    return_unit(page, "ja", "lead", "Too stiff.", midori)
    let_the_hour_come(page)
    with pytest.raises(CommandError):
        call_command("publish_scheduled_releases", stdout=io.StringIO(), stderr=io.StringIO())
    assert not Edition.objects.exists()
    assert fetch(page).scheduled_revision is not None
    assert "a reviewer has sent the Japanese back." in Overdue.objects.get().why["en"][0]


# --- the faults of other ways of translating pages
def test_japanese_is_not_before_the_public_before_the_embargo_of_english(translated):
    page = publish(translated, embargo_until=timezone.now() + datetime.timedelta(days=1))
    assert not page.live and not Edition.objects.exists()
    let_the_hour_come(page)
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert {each.language for each in Edition.objects.in_force()} == {"en", "ja"}


def test_a_moved_embargo_moves_both_languages(translated):
    day = datetime.timedelta(days=1)
    publish(translated, embargo_until=timezone.now() + day)
    page = publish(translated, embargo_until=timezone.now() + 3 * day)
    for after, languages in ((2 * day, set()), (None, {"en", "ja"})):
        if after is None:
            let_the_hour_come(page)
        call_command("publish_scheduled_releases", stdout=io.StringIO())
        assert {each.language for each in Edition.objects.in_force(timezone.now() + (after or day * 0))} == languages


def test_a_text_that_was_left_behind_never_puts_english_on_the_japanese_page(client, live):
    page = publish(live, policy="first", headline_en="A new agreement", lead_en="It is new.")
    japanese = client.get(f"/ja/newsroom/{page.slug}/").content.decode()
    assert "A new agreement" not in japanese and "It is new." not in japanese
    assert live.headline_ja in japanese


# --- one language is corrected
def test_a_correction_that_leaves_the_other_language_behind_is_held(live):
    found = refused(live, headline_en="A new agreement")
    assert [(each.field, each.unit) for each in found] == [("headline_ja", "headline"), ("policy", "")]
    assert "has changed in English since it was translated into Japanese" in str(found[0].message)
    assert len(issued(live)) == 2


def test_a_correction_is_held_too_where_the_tick_of_the_other_language_was_taken_away(live):
    found = refused(live, headline_en="A new agreement", ready_ja=False)
    assert [each.field for each in found] == ["headline_ja", "policy"]


def test_the_publisher_may_let_the_source_go_first(live, midori):
    page = publish(live, headline_en="A new agreement", policy="first")
    assert issued(page) == [("en", 1, False), ("en", 2, True), ("ja", 1, False)]
    confirmed(page, midori)
    page = publish(page)
    assert issued(page) == [("en", 1, False), ("en", 2, True), ("ja", 1, False), ("ja", 2, False)]
    assert check(latest(page)) == {}, "nothing else is to be issued"


def test_what_nobody_has_to_translate_anew_is_announced_no_longer(live, midori):
    page = publish(live, headline_en="A new agreement", policy="first")
    emma = hire("emma", "edit_en")
    unchanged(page, "ja", ["headline"], emma)
    page = publish(page)
    assert issued(page)[2] == ("en", 3, False)


def test_a_correction_in_both_languages_goes_out_at_once(live, midori):
    page = latest(live)
    page.headline_en = "A new agreement"
    page.tick("en", "ja")
    page.save_revision()
    confirmed(live, midori)
    assert [each[:2] for each in issued(publish(live))] == [("en", 1), ("en", 2), ("ja", 1), ("ja", 2)]


# --- the source first
def test_where_the_newsroom_lets_the_source_go_first_the_translation_waits_for_what_it_lacks(untranslated, midori):
    untranslated.get_parent().specific.__class__.objects.update(policy="first")
    translate(untranslated, midori, only=["headline"])
    mark_ready(untranslated, "ja", midori)
    page = publish(untranslated)
    assert issued(page) == [("en", 1, True)]
    translate(page, midori)
    mark_ready(page, "ja", midori)
    assert issued(publish(page)) == [("en", 1, True), ("ja", 1, False)]


def test_a_promise_is_taken_back_where_the_release_stays_in_one_language(untranslated):
    page = publish(untranslated, policy="first")
    assert issued(page) == [("en", 1, True)]
    assert issued(publish(page)) == [("en", 1, True)]
    assert issued(publish(page, policy="both")) == [("en", 1, True), ("en", 2, False)]


def test_the_address_lends_no_words_of_a_language_that_waits(newsroom, midori):
    page = make_draft(
        newsroom, ready=("ja",), rows=False, source_language="ja", headline_en="", lead_en="", body_en=[], slug=""
    )
    emma = hire("emma", "edit_en")
    translate(page, emma, language="en", only=["headline"], text="Secret merger")
    mark_ready(page, "en", emma)
    assert "secret" not in publish(page, policy="first").slug


# --- what it costs
def test_the_number_of_queries_does_not_follow_the_number_of_texts(newsroom, midori):
    counted = []
    for paragraphs in (2, 20):
        body = [("paragraph", "".join(f"<p>Sentence {number}.</p>" for number in range(paragraphs)))]
        page = make_draft(
            newsroom,
            ready=("en",),
            rows=False,
            headline_ja="",
            lead_ja="",
            body_ja=[],
            body_en=body,
            slug=f"p{paragraphs}",
        )
        translate(page, midori)
        mark_ready(page, "ja", midori)
        revision = fetch(page).get_latest_revision()
        with CaptureQueriesContext(connection) as queries:
            revision.publish()
        counted.append(len(queries))
    assert counted[0] == counted[1]


def test_the_gate_asks_the_ledger_in_one_query(translated):
    page = latest(translated)
    page.newsroom.policy  # noqa: B018 (its newsroom is known already)
    with CaptureQueriesContext(connection) as queries:
        reasons(page)
    assert sum("confirmation" in query["sql"] for query in queries) == 1
