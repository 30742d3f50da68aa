"""The command that publishes at the hour: one that fails stops no other, keeps its schedule and is told about."""

import io
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from django.utils import timezone
from wagtail.models import PageLogEntry, Revision

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft, make_newsroom
from tests.publishing.test_schedule import DAY, HOUR, let_the_hour_come, scheduled
from tests.publishing.ways import schedule_in_the_past
from wagtail_pressrelease.models import Edition, Organization, PressReleasePage
from wagtail_pressrelease.publishing import issued, schedule


def test_the_gate_is_asked_again_at_the_hour_and_a_refusal_keeps_the_schedule(newsroom):
    page = make_draft(newsroom, embargo_until=timezone.now() + DAY)
    page.get_latest_revision().publish()
    let_the_hour_come(page)
    Organization.objects.update(name_ja="", short_name_ja="")
    error = io.StringIO()
    with pytest.raises(CommandError, match="1 release was not published at its hour") as raised:
        call_command("publish_scheduled_releases", stderr=error)
    assert raised.value.returncode == 1
    assert page.reference in error.getvalue() and "Enter the Japanese name" in error.getvalue()
    assert scheduled().exists() and not fetch(page).live
    Organization.objects.update(name_ja="名")
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert fetch(page).live


def test_one_that_fails_stops_no_other(newsroom, monkeypatch):
    pages = [make_draft(newsroom, slug=f"release-{number}") for number in range(3)]
    for page in pages:
        schedule_in_the_past(page)
    publish_one = PressReleasePage.publish_version

    def fails_for_the_second(page, *args, **kwargs):
        if page.pk == pages[1].pk:
            raise OSError("disk full")
        return publish_one(page, *args, **kwargs)

    monkeypatch.setattr(PressReleasePage, "publish_version", fails_for_the_second)
    outcomes = [(outcome.page_id, outcome.why) for outcome in schedule.publish_due()]
    assert outcomes == [(pages[0].pk, ""), (pages[1].pk, "OSError: disk full"), (pages[2].pk, "")]
    assert [fetch(page).live for page in pages] == [True, False, True]


def test_stock_publish_scheduled_beside_our_command_does_no_harm(newsroom):
    page = make_draft(newsroom)
    schedule_in_the_past(page)
    call_command("publish_scheduled")
    call_command("publish_scheduled_releases", stdout=io.StringIO())
    assert Edition.objects.count() == 2 and fetch(page).live


def test_a_release_that_is_refused_does_not_stop_wagtails_own_command(newsroom):
    refused, other = (
        make_draft(newsroom, slug="refused"),
        newsroom.add_sibling(instance=HomePage(title="Other", live=False)),
    )
    Organization.objects.update(name_ja="")
    other.save_revision()
    for page in (refused, other):
        schedule_in_the_past(page)
    call_command("publish_scheduled")
    assert not fetch(refused).live
    assert scheduled().get().object_id == str(refused.pk)
    assert HomePage.objects.get(pk=other.pk).live


@pytest.mark.parametrize("moment", [None, DAY], ids=["published or taken back", "moved"])
def test_a_version_whose_schedule_changed_meanwhile_is_left_alone(draft, moment):
    schedule_in_the_past(draft)
    scheduled_before = scheduled().get()
    Revision.objects.update(approved_go_live_at=moment and timezone.now() + moment)
    assert schedule.publish_scheduled(scheduled_before) is None
    assert not fetch(draft).live


def test_other_pages_are_left_to_wagtail(newsroom):
    revision = newsroom.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - HOUR)
    assert schedule.publish_due() == []


def wagtails_own():
    call_command("publish_scheduled")
    return []


@pytest.mark.parametrize("other", [schedule.publish_due, wagtails_own], ids=["ours", "Wagtail's own"])
def test_two_runs_at_the_same_time_publish_once(committed, monkeypatch, other):
    schedule_in_the_past(make_draft(make_newsroom()))
    found, publish = Barrier(2, timeout=60), schedule.publish_scheduled

    def when_both_have_found_it(revision):
        found.wait()
        return publish(revision)

    for module in (schedule, issued):
        monkeypatch.setattr(module, "publish_scheduled", when_both_have_found_it)

    def run(command):
        try:
            return [outcome.why for outcome in command()]
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        first, second = pool.map(run, [schedule.publish_due, other])
    assert first + second in ([], [""])
    assert [(edition.language, edition.number) for edition in Edition.objects.order_by("language")] == [
        ("en", 1),
        ("ja", 1),
    ]
    assert PageLogEntry.objects.filter(action="wagtail.publish.scheduled").count() == 1
    assert not scheduled().exists()
