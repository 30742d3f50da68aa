"""What was issued stays as it was issued, byte for byte, whatever happens to the draft, the records and the tree."""

import json

import pytest
from django.contrib.auth import get_user_model
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.management.commands.purge_revisions import purge_revisions
from wagtail.models import Revision

from tests.builders import fetch, make_draft, make_newsroom, publish
from wagtail_pressrelease.models import Edition, NewsroomPage, Organization, PressReleasePage


def issue_of(edition):
    """Everything of an edition that a reader can see: the rebuilt page's own content, and the JSON."""
    edition = Edition.objects.select_related("page", "revision").get(pk=edition.pk)
    content = edition.issued_page().serializable_data()
    tree = {"path", "depth", "numchild", "url_path", "slug"}
    status = {name for name in content if name.startswith(("latest_revision", "draft_", "has_", "live", "last_"))}
    kept = {name: value for name, value in content.items() if name not in tree | status}
    return json.dumps([kept, edition.data], ensure_ascii=False, sort_keys=True, default=str)


@pytest.fixture
def image(db):
    return get_image_model().objects.create(title="Turbine", file=get_test_image_file())


@pytest.fixture
def editor(db):
    return get_user_model().objects.create_superuser("editor", "editor@example.org", "pw")


@pytest.fixture
def edition(newsroom, image, editor):
    page = make_draft(newsroom)
    page.body_en.append(("image", {"image": image, "alt": "A turbine", "caption": "", "credit": ""}))
    page.tick("en")
    page.save_revision(user=editor).publish()
    return Edition.objects.get(language="en")


def somebody_elses_autosave(edition, editor, **_):
    page = fetch(edition.page)
    page.headline_en = "Half a sen"
    page.save_revision(user=editor, overwrite_revision=page.get_latest_revision())


def a_move(edition, **_):
    home = edition.page.get_parent().get_parent()
    fetch(edition.page).move(home.add_child(instance=NewsroomPage(name_en="Other", slug="other")), "last-child")


def a_revert(edition, **_):
    page = fetch(edition.page)
    page.headline_en = "Second"
    page.save_revision()
    fetch(page).get_latest_revision_as_object().save_revision(previous_revision=edition.revision)


def a_correction(edition, **_):
    publish(fetch(edition.page), headline_en="Corrected")


def a_renamed_record(edition, **_):
    for organization in Organization.objects.all():
        organization.name_en, organization.boilerplate_en = "Renamed", "<p>New.</p>"
        organization.save()
    fetch(edition.page).save()


def a_deleted_image(edition, image, **_):
    image.delete()


def a_purge(edition, **_):
    publish(fetch(edition.page), headline_en="Corrected")
    purge_revisions()
    assert Revision.objects.filter(pk=edition.revision_id).exists()


@pytest.mark.parametrize(
    "what",
    [
        somebody_elses_autosave,
        a_move,
        a_revert,
        a_correction,
        a_renamed_record,
        a_deleted_image,
        a_purge,
    ],
    ids=lambda what: what.__name__,
)
def test_an_edition_is_the_same_after(what, edition, image, editor):
    before = issue_of(edition)
    what(edition, image=image, editor=editor)
    assert issue_of(edition) == before


def test_a_scheduled_version_is_not_overwritten_by_an_autosave(newsroom, editor):
    import datetime

    from django.utils import timezone

    page = make_draft(newsroom, embargo_until=timezone.now() + datetime.timedelta(days=1))
    page.save_revision(user=editor).publish()
    page = fetch(page)
    scheduled = page.scheduled_revision
    assert scheduled
    page.headline_en = "Half a sen"
    page.save_revision(user=editor, overwrite_revision=scheduled)
    scheduled.refresh_from_db()
    assert scheduled.content["headline_en"] == "Centre and prefecture sign tidal memorandum"


def test_a_deleted_page_takes_its_editions_along(edition):
    fetch(edition.page).delete()
    assert not Edition.objects.exists()
    assert not PressReleasePage.objects.exists()
    make_newsroom()
