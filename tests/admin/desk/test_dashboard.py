"""The translations on Wagtail's first page."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.admin.desk.worklists import confirm, make_release
from tests.localization.people import hire
from tests.staff import begin, hire_all
from wagtail_pressrelease.admin.desk.dashboard import NEXT, TranslationsPanel
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.handover import send_to_review
from wagtail_pressrelease.models import DueTaskState

pytestmark = pytest.mark.django_db


def home(client, user):
    client.force_login(user)
    return client.get(reverse("wagtailadmin_home")).content.decode()


def panel(client, user):
    """The panel's texts, each heading and link on a line of its own."""
    (found,) = re.findall(r'<section[^>]*id="press-translations.*?</section>', home(client, user), re.S)
    lines = re.sub(r"<[^>]*>", " ", re.sub(r"</(?:a|h\d|dt|p)>", "|", found)).split("|")
    return [" ".join(line.split()) for line in lines]


def context(user, rf):
    request = rf.get("/")
    request.user = user
    return TranslationsPanel().get_context_data({"request": request})


def test_it_counts_what_waits_for_the_reader_and_leads_there(client, newsroom, emma):
    make_release(newsroom, "one")
    confirm(make_release(newsroom, "two"), emma)
    assert {"To do 1", "Mine 1", "Free for me 1", "Outdated 0", "Due within 7 days 0", "All 2"} <= set(
        panel(client, emma)
    )
    assert f'href="{reverse("press_translations")}?state=mine"' in home(client, emma)


def test_it_shows_how_far_each_language_is(client, newsroom, emma):
    confirm(make_release(newsroom, "one"), emma)
    make_release(newsroom, "two")
    said = panel(client, emma)
    assert said[said.index("Into Japanese, 2 releases") + 1] == "3 translated and 3 new"
    assert not [line for line in said if line.startswith("Into English")]


def test_what_is_next_comes_by_its_hour_whether_it_is_due_or_goes_out(newsroom, emma, rf):
    people, now = hire_all(newsroom), timezone.now()
    hours = {"third": 3, "first": 1}
    for slug, days in hours.items():
        make_release(newsroom, slug, embargo_until=now + datetime.timedelta(days=days))
    second = make_release(newsroom, "second", embargo_until=now + datetime.timedelta(days=9))
    begin(second, people.edith)
    DueTaskState.objects.update(due_at=now + datetime.timedelta(days=2))
    make_release(newsroom, "at-any-time")
    confirm(make_release(newsroom, "done", embargo_until=now + datetime.timedelta(hours=1)), emma)
    assert [each.page.slug for each in context(emma, rf)["next"]] == ["first", "second", "third"]


def test_what_is_next_for_a_reviewer_is_what_waits_for_their_review_too(newsroom, rf):
    people = hire_all(newsroom)
    page = make_release(newsroom, "one")
    begin(page, people.edith)
    confirm(page, people.midori)
    send_to_review(page, "ja", people.midori)
    assert [each.page.slug for each in context(people.rowan, rf)["next"]] == ["one"]
    assert context(people.midori, rf)["next"] == []


def test_it_shows_only_what_is_nearest(newsroom, emma, rf):
    hour = timezone.now() + datetime.timedelta(days=1)
    for number in range(NEXT + 1):
        make_release(newsroom, f"r{number}", embargo_until=hour)
    assert len(context(emma, rf)["next"]) == NEXT


def test_who_does_not_work_on_releases_sees_none_of_it(client, newsroom):
    make_release(newsroom, "one")
    assert "press-translations" not in home(client, hire("reader"))


def test_it_costs_as_many_queries_for_many_releases_as_for_few(newsroom, rf, django_assert_num_queries):
    people, hour = hire_all(newsroom), timezone.now() + datetime.timedelta(days=1)
    for numbers in (range(2), range(2, 12)):
        for number in numbers:
            page = make_release(newsroom, f"r{number}", embargo_until=hour)
            save_units(page, "ja", [Change("headline", "見出し")], people.haruka if number % 2 else people.midori)
            begin(page, people.edith)
        user = type(people.rowan).objects.get(pk=people.rowan.pk)
        context(user, rf)
        with django_assert_num_queries(5):
            context(user, rf)
