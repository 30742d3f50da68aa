"""An embargo is the hour of going live: gated when it is set, asked again when it comes."""

import datetime
import io

import pytest
from django.core.management import call_command
from django.utils import timezone
from wagtail.models import Revision

from tests.builders import fetch, make_draft, make_issued, publish
from tests.forms import edit_url, on_screen
from tests.publishing.ways import Desk
from wagtail_pressrelease.models import Edition, Organization
from wagtail_pressrelease.publishing.gate import NotReady

HOUR = datetime.timedelta(hours=1)
DAY = datetime.timedelta(days=1)


@pytest.fixture
def desk(client, newsroom):
    return Desk(client, newsroom)


def at(moment, language="en"):
    return list(Edition.objects.in_force(moment).filter(language=language).values_list("headline", flat=True))


def scheduled():
    return Revision.objects.filter(approved_go_live_at__isnull=False)


def let_the_hour_come(page, ago=datetime.timedelta(minutes=1)):
    """As if the hour of the scheduled version had just passed."""
    revision = scheduled().get(object_id=str(page.pk))
    hour = timezone.now() - ago
    for name in ("released_at", "embargo_until", "go_live_at"):
        value = revision.content.get(name)
        if value and datetime.datetime.fromisoformat(value) > hour:
            revision.content[name] = hour.isoformat()
    revision.approved_go_live_at = hour
    revision.save()


@pytest.mark.parametrize(
    ("released", "embargo", "hour"),
    [(None, None, None), (1, None, 1), (None, 2, 2), (1, 2, 2), (3, 2, 3), (-5, 2, 2), (-5, -2, -2)],
)
def test_the_hour_is_the_later_of_release_and_embargo(newsroom, released, embargo, hour):
    now = timezone.now().replace(microsecond=0)

    def moment(days):
        return days and now + days * DAY

    page = make_draft(newsroom, released_at=moment(released), embargo_until=moment(embargo))
    assert page.hour == page.go_live_at == moment(hour)
    page.released_at = None
    page.save_revision()
    assert fetch(page).get_latest_revision_as_object().go_live_at == moment(embargo)


def test_a_release_before_its_hour_is_a_draft_and_is_published_at_it(newsroom):
    page = make_draft(newsroom, embargo_until=timezone.now() + DAY)
    page.get_latest_revision().publish()
    assert not fetch(page).live
    assert fetch(page).approved_schedule
    assert not Edition.objects.exists()
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert not fetch(page).live
    let_the_hour_come(page)
    out = io.StringIO()
    call_command("publish_scheduled_releases", stdout=out)
    assert fetch(page).live
    assert page.reference in out.getvalue()
    assert Edition.objects.in_force().count() == 2
    assert not scheduled().exists()


def test_released_at_left_blank_under_embargo_is_the_moment_of_publishing(newsroom):
    page = make_draft(newsroom, released_at=None, embargo_until=timezone.now() + DAY)
    page.get_latest_revision().publish()
    let_the_hour_come(page)
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert timezone.now() - fetch(page).released_at < datetime.timedelta(minutes=1)


@pytest.mark.parametrize("live", [False, True])
def test_nothing_is_public_before_the_hour_although_somebody_says_live(newsroom, live):
    page = make_draft(newsroom, embargo_until=timezone.now() + DAY)
    if live:
        page = make_issued(newsroom, slug="live", headline_en="Earlier")
        page.headline_en, page.embargo_until = "Later", timezone.now() + DAY
        page.tick("en")
    page.live = True
    with pytest.raises(NotReady, match="has not come yet"):
        page.save()
    assert at(None) == (["Earlier"] if live else [])


def test_a_scheduled_correction_leaves_the_earlier_text_until_its_hour(issued):
    later = timezone.now() + DAY
    released_at = issued.released_at
    page = publish(issued, headline_en="Corrected", embargo_until=later)
    assert page.live and page.released_at == released_at
    assert page.headline_en == "Centre and prefecture sign tidal memorandum"
    assert at(later + HOUR) == ["Centre and prefecture sign tidal memorandum"]
    let_the_hour_come(page)
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert at(None) == ["Corrected"]
    assert {edition.released_at for edition in page.press_editions.all()} == {released_at}
    assert [edition.public_until is None for edition in page.press_editions.order_by("language", "number")] == [
        False,
        True,
        True,
    ]


def from_before_the_first_issue(page):
    return page.revisions.order_by("pk").first().as_object()


def in_memory_since_before_the_first_issue(page):
    return page


@pytest.mark.parametrize(
    "which",
    [from_before_the_first_issue, in_memory_since_before_the_first_issue],
    ids=lambda which: which.__name__,
)
def test_scheduling_an_old_version_does_not_withdraw_what_is_before_the_public(newsroom, which):
    page = make_draft(newsroom)
    page.get_latest_revision().publish()
    page = which(page)
    page.headline_en, page.embargo_until = "Later", timezone.now() + DAY
    page.tick("en")
    page.save_revision().publish()
    assert fetch(page).live
    assert at(None) == ["Centre and prefecture sign tidal memorandum"]
    assert fetch(page).approved_schedule


def test_a_moved_embargo_is_one_schedule(newsroom):
    now = timezone.now().replace(microsecond=0)
    first, second = now + DAY, now + 2 * DAY
    page = make_draft(newsroom, embargo_until=first)
    page.get_latest_revision().publish()
    page = publish(page, embargo_until=second)
    assert [revision.approved_go_live_at for revision in scheduled()] == [second]
    assert not page.live


def test_a_later_draft_does_not_go_out_at_the_hour(newsroom):
    page = make_draft(newsroom, embargo_until=timezone.now() + DAY)
    page.get_latest_revision().publish()
    page = fetch(page)
    page.headline_en = "Half a sen"
    page.save_revision()
    let_the_hour_come(page)
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert at(None) == ["Centre and prefecture sign tidal memorandum"]
    assert fetch(page).get_latest_revision_as_object().headline_en == "Half a sen"
    assert fetch(page).has_unpublished_changes


def test_a_scheduled_release_stays_editable(desk):
    page = make_draft(desk.newsroom, embargo_until=timezone.now() + DAY)
    page.get_latest_revision().publish()
    page = fetch(page)
    assert page.get_lock() is None
    answer = desk.api("patch", f"{page.pk}/", {"lead_en": "", "ready_en": True})
    assert answer.status_code == 200, answer.content
    assert fetch(page).get_latest_revision_as_object().lead_en == ""
    assert scheduled().get().content["lead_en"] == "The two will share data on tidal currents."


# --- the gate stands before the schedule too
def by_publish(desk, page):
    with pytest.raises(NotReady):
        page.get_latest_revision().publish()


def by_v3(desk, page):
    response = desk.api("post", f"{page.pk}/actions/publish/")
    assert response.status_code == 422
    assert "Enter the Japanese name" in response.content.decode()


def by_admin_api(desk, page):
    url = f"/admin/api/main/pages/{page.pk}/action/publish/"
    response = desk.client.post(url, "{}", content_type="application/json")
    assert response.status_code == 400
    assert "Enter the Japanese name" in response.content.decode()


def by_admin(desk, page):
    data = on_screen(desk.client, page, **{"action-publish": "1"})
    response = desk.client.post(edit_url(page), data)
    assert "Enter the Japanese name" in response.content.decode()


@pytest.mark.parametrize("state", ["draft", "live", "scheduled before"])
@pytest.mark.parametrize("how", [by_publish, by_v3, by_admin_api, by_admin], ids=lambda how: how.__name__)
def test_what_is_not_ready_cannot_be_scheduled_and_an_earlier_schedule_stays(how, state, desk):
    page = make_issued(desk.newsroom) if state == "live" else make_draft(desk.newsroom)
    if state == "scheduled before":
        page = publish(page, embargo_until=timezone.now() + 2 * DAY)
    earlier = list(scheduled().values_list("pk", "approved_go_live_at"))
    assert len(earlier) == (state == "scheduled before")
    Organization.objects.update(name_ja="", short_name_ja="")
    page = fetch(page).get_latest_revision_as_object()
    page.embargo_until, page.headline_ja = timezone.now() + DAY, "新しい見出し"
    page.tick("en", "ja")
    page.save_revision()
    how(desk, fetch(page))
    assert list(scheduled().values_list("pk", "approved_go_live_at")) == earlier
    assert fetch(page).live == (state == "live")
