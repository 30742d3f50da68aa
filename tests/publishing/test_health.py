"""Whether releases go out at their hour, told to monitoring and, in names, to nobody who may not know."""

import datetime
import json

import pytest
from django.utils import timezone
from wagtail.models import Revision

from tests.builders import make_draft
from tests.leaks.states import filled, words
from wagtail_pressrelease.models import Organization, ScheduleRun
from wagtail_pressrelease.publishing.health import Health
from wagtail_pressrelease.publishing.schedule import publish_due

NOW = datetime.datetime(2026, 5, 14, 9, 0, tzinfo=datetime.UTC)
MINUTE = datetime.timedelta(minutes=1)
ADDRESS = "/en/press-schedule.json"


@pytest.mark.parametrize(
    ("minutes_ago", "overdue", "status"),
    [(None, 0, "stopped"), (None, 2, "stopped"), (0, 0, "ok"), (3, 0, "ok"), (4, 0, "stopped"), (1, 1, "overdue")],
)
def test_the_status_says_what_somebody_has_to_look_after_first(minutes_ago, overdue, status):
    last_run = None if minutes_ago is None else NOW - minutes_ago * MINUTE
    found = Health(NOW, last_run, overdue, 3 * MINUTE)
    assert found.status == status
    assert found.for_monitoring() == {
        "status": status,
        "last_run": None
        if minutes_ago is None
        else f"2026-05-14T08:{60 - minutes_ago}:00+00:00".replace("08:60", "09:00"),
        "seconds_since": None if minutes_ago is None else minutes_ago * 60,
        "overdue": overdue,
    }


def ask(client):
    response = client.get(ADDRESS)
    return response.status_code, response.json()


def schedule(page, ago):
    Revision.objects.filter(pk=page.latest_revision_id).update(approved_go_live_at=timezone.now() - ago)


def test_monitoring_needs_no_login_and_learns_whether_somebody_looks_after_the_schedule(client, db):
    assert ask(client) == (503, {"status": "stopped", "last_run": None, "seconds_since": None, "overdue": 0})
    publish_due()
    status, told = ask(client)
    assert (status, told["status"]) == (200, "ok")
    assert told["seconds_since"] < 60
    ScheduleRun.objects.update(at=timezone.now() - 10 * MINUTE)
    status, told = ask(client)
    assert (status, told["status"]) == (503, "stopped")
    assert 600 <= told["seconds_since"] < 660


def test_a_release_is_overdue_some_minutes_after_its_hour_until_it_is_out(client, newsroom):
    page = make_draft(newsroom)
    Organization.objects.update(name_ja="")
    schedule(page, MINUTE)
    publish_due()
    assert ask(client)[0] == 200
    schedule(page, 5 * MINUTE)
    status, told = ask(client)
    assert (status, told["status"], told["overdue"]) == (503, "overdue", 1)
    Organization.objects.update(name_ja="名")
    publish_due()
    assert ask(client)[0] == 200


def test_the_public_address_tells_nothing_of_a_release(client, newsroom):
    page = filled(newsroom)
    schedule(page, 7 * MINUTE)
    response = client.get(ADDRESS)
    assert set(json.loads(response.content)) == {"status", "last_run", "seconds_since", "overdue"}
    hour = Revision.objects.get(pk=page.latest_revision_id).approved_go_live_at
    secrets = words("en", "ja") | {page.reference, page.slug, hour.strftime("%H:%M"), str(page.pk)}
    assert [secret for secret in secrets if secret in response.content.decode()] == []
    assert "no-store" in response["Cache-Control"]


def test_the_public_address_is_only_looked_at(client, db):
    assert client.post(ADDRESS).status_code == 405
    assert client.head(ADDRESS).status_code == 503


def test_there_is_one_row_however_often_somebody_looks(db):
    publish_due()
    publish_due()
    assert ScheduleRun.objects.count() == 1
