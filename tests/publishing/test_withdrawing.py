"""A quote that is withdrawn disappears from both languages at once, whatever else holds one of them back."""

import pytest
from django.db import DatabaseError

from tests.builders import fetch, make_draft, publish
from tests.localization.people import hire
from tests.staff import translate
from wagtail_pressrelease.localization.actions import mark_ready
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.publishing.issue import check

ADDRESSES = {"en": "/en/newsroom/tidal-memorandum/", "ja": "/ja/newsroom/tidal-memorandum/"}
SAID = {"en": "The tide is ours.", "ja": "潮は私たちのものです。"}


def place_quotes(page):
    """The first quote stands in the body, in both languages; the second follows it."""
    page = fetch(page).get_latest_revision_as_object()
    first = str(page.quotes.first().uid)
    for language in ("en", "ja"):
        getattr(page, f"body_{language}").append(("quote", first))
    page.tick("en", "ja")
    page.save_revision()
    return publish(page)


def withdraw_first(page, **changes):
    draft = fetch(page).get_latest_revision_as_object()
    draft.quotes = list(draft.quotes.all())[1:]
    for name, value in changes.items():
        setattr(draft, name, value)
    draft.tick(*draft.ready_languages)
    draft.save_revision().publish()
    return fetch(page)


def in_force(page):
    return {edition.language: edition for edition in Edition.objects.in_force().filter(page_id=page.pk)}


def texts(page):
    return {language: [quote.text for quote in each.release.quotes] for language, each in in_force(page).items()}


@pytest.fixture
def quoting(draft):
    return place_quotes(draft)


def gone(client):
    for language, address in ADDRESSES.items():
        answer = client.get(address).content.decode()
        if SAID[language] in answer:
            return False
    return True


def test_it_is_gone_from_both_languages_where_both_are_issued(client, quoting):
    assert not gone(client)
    withdraw_first(quoting)
    assert gone(client)


def test_it_is_gone_too_from_a_language_that_is_not_issued_anew(client, quoting):
    before = in_force(quoting)["ja"]
    page = withdraw_first(quoting, ready_ja=False, lead_ja="書きかけ")
    assert gone(client)
    after = in_force(page)["ja"]
    assert texts(page) == {"en": ["We look forward."], "ja": ["期待しています。"]}
    assert (after.number, after.revision_id, after.headline) == (before.number + 1, before.revision_id, before.headline)
    assert after.release.lead == before.release.lead, "nothing of the draft came with it"
    assert SAID["ja"] not in after.words
    assert [str(row.text_ja) for row in after.issued_page().quotes.all()] == ["期待しています。"]
    assert set(after.organizations.all()) == set(before.organizations.all()) != set()
    assert set(after.people.all()) == set(before.people.all()) != set(), "who is not quoted any more has signed"


def test_who_only_spoke_is_not_named_any_more(quoting):
    publish(quoting, signatories=[])
    withdraw_first(quoting, ready_ja=False)
    named = {language: list(each.people.values_list("key", flat=True)) for language, each in in_force(quoting).items()}
    assert named == {"en": ["hamada"], "ja": ["hamada"]}


def test_both_disappear_at_the_same_moment(quoting):
    page = withdraw_first(quoting, ready_ja=False)
    assert len({edition.public_from for edition in in_force(page).values()}) == 1
    assert {each.public_until for each in page.press_editions.filter(number=1)} == {
        edition.public_from for edition in in_force(page).values()
    }


def test_both_disappear_or_neither(client, quoting, monkeypatch):
    def fails(*args, **fields):
        raise DatabaseError("gone away")

    monkeypatch.setattr("wagtail_pressrelease.publishing.issue.add_edition", fails)
    with pytest.raises(DatabaseError):
        withdraw_first(quoting, ready_ja=False)
    assert texts(quoting) == {
        "en": ["The tide is ours.", "We look forward."],
        "ja": ["潮は私たちのものです。", "期待しています。"],
    }


def test_one_that_waits_to_be_updated_loses_it_and_is_announced_still(client, newsroom):
    page = make_draft(newsroom)
    midori = hire("midori", "edit_ja")
    translate(page, midori)
    mark_ready(page, "ja", midori)
    page = publish(page)
    page = withdraw_first(page, headline_en="Corrected", policy="first")
    english = in_force(page)["en"]
    assert english.leaves_behind and english.headline == "Corrected"
    assert {language: len(found) for language, found in texts(page).items()} == {"en": 1, "ja": 1}
    assert "現在更新中です" in client.get(ADDRESSES["ja"]).content.decode()


def test_what_was_issued_without_it_is_not_issued_once_more(quoting):
    page = withdraw_first(quoting, ready_ja=False)
    again = page.get_latest_revision_as_object()
    again.tick("en", "ja")
    again.save_revision()
    assert check(fetch(page).get_latest_revision_as_object()) == {}


def test_a_language_that_has_no_such_quote_stays_as_it_is(quoting):
    page = publish(quoting, ready_ja=False, headline_en="Corrected")
    assert page.press_editions.filter(language="ja").count() == 1
