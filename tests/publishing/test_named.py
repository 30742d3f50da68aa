"""What an edition says where lists can ask: whom it names, and what was agreed."""

import datetime

import pytest

from tests.builders import SIGNED, make_issued
from wagtail_pressrelease.models import Edition

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
