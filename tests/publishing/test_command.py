"""The command that publishes at the hour: one that fails stops no other, keeps its schedule and is told about."""

import io

import pytest
from django.core.management import CommandError, call_command
from django.utils import timezone
from wagtail.models import Revision

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft
from tests.publishing.test_schedule import DAY, HOUR, let_the_hour_come, scheduled
from tests.publishing.ways import schedule_in_the_past
from wagtail_pressrelease.models import Edition, Organization
from wagtail_pressrelease.publishing import schedule


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
    publish_one = schedule._publish

    def fails_for_the_second(pk, page):
        if page.pk == pages[1].pk:
            raise OSError("disk full")
        return publish_one(pk, page)

    monkeypatch.setattr(schedule, "_publish", fails_for_the_second)
    run = schedule.publish_due()
    assert [page.pk for page in run.published] == [pages[0].pk, pages[2].pk]
    assert [(page.pk, why) for page, why in run.failed] == [(pages[1].pk, "OSError: disk full")]
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


def test_a_version_that_somebody_else_published_or_took_back_meanwhile_is_left_alone(draft):
    schedule_in_the_past(draft)
    pk = draft.latest_revision_id
    Revision.objects.update(approved_go_live_at=None)
    assert schedule._publish(pk, draft) is False
    assert schedule._publish(pk + 1000, draft) is False
    assert not fetch(draft).live


def test_other_pages_are_left_to_wagtail(newsroom):
    revision = newsroom.save_revision()
    Revision.objects.filter(pk=revision.pk).update(approved_go_live_at=timezone.now() - HOUR)
    assert schedule.publish_due().published == []


def test_two_runs_at_the_same_time_publish_once(committed):
    from concurrent.futures import ThreadPoolExecutor

    from django.db import connection

    from tests.builders import make_newsroom

    page = make_draft(make_newsroom())
    schedule_in_the_past(page)

    def run(_):
        try:
            return schedule.publish_due()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        runs = list(pool.map(run, range(2)))
    assert sum(len(each.published) for each in runs) == 1
    assert [each.failed for each in runs] == [[], []]
    assert Edition.objects.count() == 2
