"""The demo loader: what it sets up, and that a second run leaves everything alone."""

import datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import pytest
from django.conf import settings
from django.contrib.auth import get_user_model
from django.core.management import CommandError, call_command
from django.db import transaction
from django.utils import timezone, translation
from wagtail.models import Page, Revision

from example_site.home.people import JOBS, PASSWORD
from tests.example_site.conftest import load_demo_after_migrations
from wagtail_pressrelease.models import Edition, NewsroomPage, Organization, PressReleasePage

pytestmark = pytest.mark.django_db


@pytest.fixture(scope="module")
def loaded(django_db_setup, django_db_blocker, tmp_path_factory):
    """Once for all of a file: what its tests do is undone."""
    with django_db_blocker.unblock(), pytest.MonkeyPatch.context() as patched, transaction.atomic():
        patched.setattr(settings, "MEDIA_ROOT", tmp_path_factory.mktemp("media"))
        patched.setattr(settings, "DEBUG", True)
        for index in (
            "wagtail.signal_handlers.update_reference_index_task",
            "modelsearch.signal_handlers.insert_or_update_object_task",
        ):
            patched.setattr(index, SimpleNamespace(enqueue=lambda *_: None))
        with translation.override("en"):
            load_demo_after_migrations()
        yield
        transaction.set_rollback(True)


@pytest.fixture
def demo(loaded, db):
    return NewsroomPage.objects.get()


def values(data, name):
    """Every value under the name, however deep."""
    if isinstance(data, dict):
        return [each for key, value in data.items() for each in ([value] if key == name else values(value, name))]
    return [each for value in data for each in values(value, name)] if isinstance(data, list) else []


def release(reference):
    return PressReleasePage.objects.get(reference=reference)


def languages_in_force(reference):
    return set(Edition.objects.in_force().filter(page=release(reference)).values_list("language", flat=True))


def counts():
    models = (Page, Revision, Edition, Organization, PressReleasePage, get_user_model())
    return [model.objects.count() for model in models]


def test_without_debug_it_refuses_and_leaves_nothing():
    assert not settings.DEBUG
    before = counts()

    with pytest.raises(CommandError, match="DEBUG"):
        call_command("load_demo", verbosity=0)

    assert counts() == before
    assert not get_user_model().objects.filter(username__in=JOBS).exists()


def test_every_kind_of_release_is_in_the_state_that_it_is_to_show(demo):
    assert demo.url_path.endswith("/newsroom/")
    assert demo.get_children().count() == PressReleasePage.objects.count() == 19

    assert languages_in_force("2026-024") == {"en", "ja"}
    assert languages_in_force("2024-040") == {"en"}
    assert languages_in_force("2025-003") == {"ja"}

    half = release("2026-006")
    assert languages_in_force("2026-006") == {"en"}
    assert half.get_latest_revision_as_object().lead_ja
    assert half.get_latest_revision().user.username == "translator"

    summary = half.press_summaries.get(language="ja")
    assert summary.translated and summary.new and not summary.outdated

    corrected = release("2026-039")
    assert corrected.press_summaries.get(language="en").outdated == 1
    assert corrected.live
    assert corrected.has_unpublished_changes
    assert corrected.get_latest_revision_as_object().lead_ja != corrected.lead_ja

    tokyo = ZoneInfo("Asia/Tokyo")
    embargoed = release("2026-047")
    hour = embargoed.scheduled_revision.approved_go_live_at.astimezone(tokyo)
    assert not embargoed.live
    assert hour.date() == timezone.now().astimezone(tokyo).date() + datetime.timedelta(days=1)
    assert hour.time() == datetime.time(9)
    assert languages_in_force("2026-047") == set()

    others = PressReleasePage.objects.exclude(reference="2026-047")
    assert all(page.live for page in others)
    assert {page.reference for page in others if page.has_unpublished_changes} == {"2026-006", "2026-039"}

    for reference, office in (("2022-018", "潮見県知事"), ("2025-016", "前潮見県知事")):
        data = Edition.objects.in_force().get(page=release(reference), language="ja").data
        assert {"潮見県知事", "前潮見県知事"} & set(values(data, "as_printed")) == {office}


def test_a_second_run_changes_nothing_and_keeps_what_people_did(demo, django_assert_max_num_queries):
    page = release("2024-021").get_latest_revision_as_object()
    page.headline_en = "Changed by hand"
    page.save_revision()
    admin = get_user_model().objects.get(username="admin")
    admin.set_password("another")
    admin.save()
    before = counts()

    with django_assert_max_num_queries(40):
        call_command("load_demo", verbosity=0)

    assert counts() == before
    assert release("2024-021").get_latest_revision_as_object().headline_en == "Changed by hand"
    admin.refresh_from_db()
    assert admin.check_password("another")


def test_everybody_can_sign_in_and_do_their_own_job(demo, client):
    page = release("2026-024")
    may = {}
    for username in JOBS:
        assert client.login(username=username, password=PASSWORD)
        assert client.get("/admin/").status_code == 200
        assert client.get(f"/admin/pages/{page.pk}/edit/").status_code == 200
        client.logout()
        user = get_user_model().objects.get(username=username)
        on_page = page.permissions_for_user(user)
        may[username] = {
            codename
            for codename in ("edit_en", "edit_ja", "review_en", "review_ja", "edit_facts")
            if user.has_perm(f"wagtail_pressrelease.{codename}")
        } | ({"publish"} if on_page.can_publish() else set())

    assert may == {
        "editor": {"edit_en", "edit_ja", "edit_facts"},
        "translator": {"edit_ja"},
        "reviewer": {"edit_en", "edit_ja", "review_en", "review_ja"},
        "publisher": {"publish"},
        "admin": {"edit_en", "edit_ja", "review_en", "review_ja", "edit_facts", "publish"},
    }


def test_what_the_front_page_leads_to_is_there(demo, client):
    for language in ("en", "ja"):
        page = client.get(f"/{language}/", headers={"host": "localhost"}).content.decode()
        links = {part.split('"')[0] for part in page.split('href="') if part.startswith(("/en/newsr", "/ja/newsr"))}
        answers = {link: client.get(link, headers={"host": "localhost"}).status_code for link in links}

        assert {link for link, status in answers.items() if status != 200} == {
            f"/{language}/newsroom/first-developers-kazahaya-strait/"
        }
