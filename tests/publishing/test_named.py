"""What an edition says where lists can ask: whom it names, and what was agreed. Editions of before learn it."""

import datetime
from importlib import import_module

import pytest
from django.apps import apps

from tests.builders import SIGNED, make_issued
from wagtail_pressrelease.models import Edition, Person

UNTIL = datetime.date(2031, 5, 13)


def columns():
    return {
        edition.language: (
            sorted(edition.people.values_list("key", flat=True)),
            sorted(edition.organizations.values_list("key", flat=True)),
            edition.agreement_kind,
            edition.signed_on,
            edition.valid_until,
        )
        for edition in Edition.objects.all()
    }


@pytest.fixture
def signed(newsroom):
    return make_issued(newsroom, agreement_valid_until=UNTIL)


EXPECTED = dict.fromkeys(("en", "ja"), (["grant", "hamada"], ["orrin", "shiomi"], "memorandum", SIGNED, UNTIL))


def test_an_edition_names_its_records_and_its_agreement(signed):
    assert columns() == EXPECTED
    release = Edition.objects.get(language="ja").release
    assert [row.person for row in (*release.signatories, *release.quotes)] == ["grant", "hamada"] * 2


def test_without_an_agreement_there_is_none_to_ask_for(newsroom):
    make_issued(newsroom, agreement_kind="")
    assert {edition.agreement_kind for edition in Edition.objects.filter(signed_on=None)} == {""}
    assert Edition.objects.filter(signed_on=None).count() == 2


def test_what_was_issued_before_is_filled_from_its_version(signed):
    before = {edition.pk: edition.data for edition in Edition.objects.all()}
    for edition in Edition.objects.all():
        for row in (*edition.data["signatories"], *edition.data["quotes"]):
            del row["person"]
        edition.agreement_kind, edition.signed_on, edition.valid_until = "", None, None
        edition.save()
        edition.people.clear()
    import_module("wagtail_pressrelease.migrations.0009_records").fill(apps, None)
    assert columns() == EXPECTED
    assert {edition.pk: edition.data for edition in Edition.objects.all()} == before


def test_a_person_who_is_gone_is_named_by_nothing(signed):
    missing = Person.objects.order_by("-pk").first().pk + 1
    for edition in Edition.objects.select_related("revision"):
        edition.revision.content["signatories"][0]["person"] = missing
        edition.revision.content["quotes"][0]["speaker"] = missing
        edition.revision.save()
    import_module("wagtail_pressrelease.migrations.0009_records").fill(apps, None)
    assert {tuple(edition.people.values_list("key", flat=True)) for edition in Edition.objects.all()} == {("hamada",)}
    assert [row["person"] for row in Edition.objects.first().data["signatories"]] == ["", "hamada"]
