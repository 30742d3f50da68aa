"""What was issued keeps the names of its day; today's come in on purpose only."""

import pytest
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from wagtail.models import PageLogEntry

from tests.builders import fetch, publish
from wagtail_pressrelease.models import Edition, Organization
from wagtail_pressrelease.publishing.actions import reissue


def rename():
    centre = Organization.objects.get(key="orrin")
    centre.name_en = "Orrin Ocean Institute"
    centre.save()


def parties(edition):
    return [party.name for party in edition.release.parties]


def test_a_renamed_record_comes_in_by_issuing_again_only(issued):
    rename()
    fetch(issued).save()
    publish(issued)
    assert Edition.objects.count() == 2
    user = get_user_model().objects.create_superuser("publisher", "p@example.org", "pw")
    new = reissue(issued, user)
    assert [(edition.language, edition.number) for edition in new] == [("en", 2), ("ja", 2)]
    assert parties(new[0])[0] == "Orrin Ocean Institute"
    assert parties(issued.press_editions.get(language="en", number=1))[0] == "Orrin Tidal Centre"
    assert PageLogEntry.objects.filter(action="wagtail_pressrelease.reissue", user=user, page=issued.pk).exists()
    assert fetch(issued).issue_again is False


def test_only_publishers_issue_again(issued):
    user = get_user_model().objects.create_user("reader", "r@example.org", "pw")
    with pytest.raises(PermissionDenied):
        reissue(issued, user)
    assert Edition.objects.count() == 2


def test_a_draft_is_not_issued_again(draft):
    assert reissue(draft) == []
    assert not Edition.objects.exists()


def test_a_draft_opens_although_an_organization_that_it_alone_named_is_gone(issued):
    page = fetch(issued)
    gone = Organization.objects.create(key="gone", name_en="Gone", name_ja="消滅")
    page.parties.add(type(page.parties.first())(organization=gone))
    contact = page.contacts.model(organization=gone, email="press@example.org")
    page.contacts.add(contact)
    page.save_revision()
    gone.delete()
    again = fetch(issued).get_latest_revision_as_object()
    assert [party.organization.key for party in again.parties.all()] == ["orrin", "shiomi"]
    assert [(each.organization, each.email) for each in again.contacts.all()] == [(None, "press@example.org")]
