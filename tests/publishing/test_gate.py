"""What a release needs before it may go out: each rule says what is missing, in which language, and which field cures
it."""

import datetime

import pytest
from django.utils import translation

from tests.builders import fetch, make_draft
from wagtail_pressrelease.models import Appointment, Organization, Person, Quote, Signatory
from wagtail_pressrelease.publishing.gate import NotReady, reasons


def said(page):
    return [(reason.field, reason.language, str(reason.message)) for reason in reasons(page)]


def in_memory(page):
    """The release with its rows, as the form has it."""
    return fetch(page).get_latest_revision().as_object()


def test_a_complete_release_has_nothing_in_its_way(draft):
    assert said(draft) == []


@pytest.mark.parametrize(
    ("field", "value", "sentence"),
    [
        ("headline_en", "", "Write the English headline."),
        ("headline_ja", " ", "Write the Japanese headline."),
        ("lead_en", "", "Write the English lead."),
        ("lead_ja", "\u3000\n", "Write the Japanese lead."),
        ("body_en", [], "Write the English body."),
        ("body_ja", [], "Write the Japanese body."),
    ],
)
def test_text_that_is_missing_is_named_with_its_field(draft, field, value, sentence):
    setattr(draft, field, value)
    assert said(draft) == [(field, field[-2:], sentence)]


@pytest.mark.parametrize(
    ("language", "sentence"),
    [
        ("en", "Enter the English name of the organization “オリン潮流センター”."),
        ("ja", "Enter the Japanese name of the organization “Orrin Tidal Centre”."),
    ],
)
def test_a_party_needs_its_name_in_each_language_that_is_ready(draft, language, sentence):
    Organization.objects.filter(key="orrin").update(**{f"name_{language}": ""})
    assert ("parties", language, sentence) in said(fetch(draft))


def test_a_language_that_is_not_ready_needs_nothing(newsroom):
    page = make_draft(newsroom, ready=("en",), headline_ja="", lead_ja="", body_ja=[])
    Organization.objects.update(name_ja="")
    assert said(fetch(page)) == []


@pytest.mark.parametrize(
    ("source", "ready", "field"), [("en", ("ja",), "ready_en"), ("ja", ("en",), "ready_ja"), ("en", (), "ready_en")]
)
def test_the_source_language_goes_out_at_least(newsroom, source, ready, field):
    page = make_draft(newsroom, ready=ready, source_language=source)
    assert [name for name, _language, _message in said(page)] == [field]


@pytest.mark.parametrize(("relation", "key"), [("signatories", "grant"), ("quotes", "hamada")])
def test_people_need_a_name_and_an_office(draft, relation, key):
    person = Person.objects.get(key=key)
    Person.objects.filter(pk=person.pk).update(family_name_ja="", given_name_ja="")
    assert relation in [field for field, language, _ in said(fetch(draft)) if language == "ja"]
    Appointment.objects.filter(person=person).delete()
    sentences = [message for field, language, message in said(fetch(draft)) if (field, language) == (relation, "en")]
    assert sentences == [f"Enter the office of {person} in English: none is known for the day."]


def test_an_office_typed_in_the_row_cures_a_missing_appointment(draft):
    Appointment.objects.filter(person__key="grant").delete()
    page = in_memory(draft)
    for row in (*page.signatories.all(), *page.quotes.all()):
        person = getattr(row, "person", None) or row.speaker
        if person.key == "grant":
            row.office_en, row.office_ja = "Director of the Orrin Tidal Centre", "オリン潮流センター所長"
    assert said(page) == []


def test_two_offices_on_the_day_ask_which_is_meant(draft):
    governor = Person.objects.get(key="hamada")
    port = Organization.objects.create(key="port", name_en="Shiomi Port", name_ja="潮見港")
    Appointment.objects.create(person=governor, organization=port, title_en="President", title_ja="理事長")
    page = in_memory(draft)
    page.parties.add(type(page.parties.first())(organization=port))
    found = said(page)
    assert [(field, language) for field, language, _ in found] == [("signatories", ""), ("quotes", "")]
    assert "held several offices on the day" in found[0][2]
    for row in (*page.signatories.all(), *page.quotes.all()):
        person = getattr(row, "person", None) or row.speaker
        if person.key == "hamada":
            row.organization = port
    assert said(page) == []


def test_a_quote_needs_its_words(draft):
    page = in_memory(draft)
    page.quotes.first().text_ja = ""
    assert said(page) == [("quotes", "ja", "Enter the Japanese text of the quote by Isla Grant.")]


def test_the_same_sentence_is_said_once(draft):
    centre = Organization.objects.create(key="unnamed", name_en="Unnamed")
    draft.parties.add(*(type(draft.parties.first())(organization=centre) for _ in range(2)))
    assert len(said(draft)) == 1


def test_the_refusal_is_an_error_at_each_field(draft):
    draft.headline_en, draft.lead_ja = "", ""
    refused = NotReady(reasons(draft))
    assert refused.message_dict == {
        "headline_en": ["Write the English headline."],
        "lead_ja": ["Write the Japanese lead."],
    }


def test_the_sentences_are_said_in_the_language_of_whoever_reads_them(draft):
    draft.headline_en = ""
    (reason,) = reasons(draft)
    with translation.override("ja"):
        assert str(reason.message) != "" and reason.message is not str(reason.message)


def test_the_office_is_that_of_the_day_of_signing(draft):
    person = Person.objects.get(key="hamada")
    Appointment.objects.filter(person=person).update(held_from=datetime.date(2026, 5, 15))
    assert {field for field, _, _ in said(fetch(draft))} == {"signatories", "quotes"}
    page = fetch(draft)
    page.agreement_signed_on = datetime.date(2026, 5, 15)
    assert said(page) == []


def test_rows_of_people_without_texts_are_each_their_own_reason(draft):
    person = Person.objects.create(key="nobody", family_name_en="Nobody", family_name_ja="誰何")
    draft.signatories.add(Signatory(person=person))
    draft.quotes.add(Quote(speaker=person))
    fields = [field for field, language, _ in said(draft) if language == "en"]
    assert fields == ["signatories", "quotes", "quotes"]
