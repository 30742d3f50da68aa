"""Wagtail's first page tells those who may publish what did not go out at its hour, and that nothing does."""

import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.builders import make_draft
from tests.publishing.test_alarms import DAY, MINUTE, allow, due, refuse
from tests.staff import hire_all
from wagtail_pressrelease.models import NewsroomPage, ScheduleRun
from wagtail_pressrelease.publishing.health import missed
from wagtail_pressrelease.publishing.schedule import publish_due

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom, japanese=())


@pytest.fixture
def release(newsroom):
    page = make_draft(newsroom, headline_en="Tides & <turns>")
    due(page, MINUTE)
    return page


@pytest.fixture
def told(client):
    """What the first page says to somebody of it; "" where nothing."""

    def told(person):
        client.force_login(person)
        page = client.get(reverse("wagtailadmin_home")).content.decode()
        found = re.search(r'<section[^>]*id="press-missed.*?</section>', page, re.S)
        return " ".join(re.sub(r"<[^a/][^>]*>|</[^a][^>]*>", " ", found[0]).split()) if found else ""

    return told


def test_a_refused_release_is_named_at_once_with_what_is_missing_and_leads_to_its_form(release, people, told):
    refuse()
    publish_due()
    said = told(people.kei)
    assert f'<a href="{reverse("wagtailadmin_pages:edit", args=[release.pk])}">Tides &amp; &lt;turns&gt;</a>' in said
    assert "Enter the Japanese name of the organization" in said
    assert "do not go out by themselves" not in said
    allow()
    publish_due()
    assert told(people.kei) == ""


@pytest.mark.parametrize(("ago", "named"), [(2 * MINUTE, False), (4 * MINUTE, True)])
def test_without_a_reason_a_release_is_named_when_it_is_late(release, people, told, ago, named):
    publish_due()
    due(release, ago)
    assert ("Tides" in told(people.kei)) is named


def test_where_nobody_looks_after_the_schedule_it_says_so_and_since_when(release, people, told):
    due(release, -DAY)
    assert "The schedule has never been checked." in told(people.kei)
    publish_due()
    assert told(people.kei) == ""
    ScheduleRun.objects.update(at=timezone.now() - 4 * MINUTE)
    assert "The schedule was last checked at this time:" in told(people.kei)


def test_where_nothing_is_scheduled_nobody_need_look_after_it(newsroom, people, told):
    assert told(people.kei) == ""


def test_who_may_not_publish_the_release_hears_nothing(newsroom, release, people, told):
    due(release, 4 * MINUTE)
    for person in (people.edith, people.midori, people.rowan):
        assert told(person) == ""
    elsewhere = newsroom.add_sibling(instance=NewsroomPage(name_en="Other", name_ja="別", slug="other"))
    due(make_draft(elsewhere, slug="secret", headline_en="Secret"), 4 * MINUTE)
    assert "Tides" in told(people.kei) and "Secret" not in told(people.kei)


def test_it_takes_the_same_queries_however_many_releases(newsroom, django_assert_num_queries):
    from wagtail.models import Page

    for number in range(3):
        due(make_draft(newsroom, slug=f"late-{number}"), 4 * MINUTE)
        missed(Page.objects.all())  # content types are known from now on
        with django_assert_num_queries(3):
            assert len(missed(Page.objects.all())) == number + 1
