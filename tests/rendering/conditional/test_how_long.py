"""For how long browsers, and caches on the way, may keep a page: not past the moment when it may be another."""

import datetime

import pytest
from django.utils import timezone

from wagtail_pressrelease.models import Edition, NewsroomPage
from wagtail_pressrelease.rendering import conditional

from .conftest import RELEASE

SOON = datetime.timedelta(seconds=40)


@pytest.fixture
def ages(client):
    """How many seconds each may be kept: a release, and the newsroom that lists it."""

    def read():
        answers = [client.get(f"/en/{path}") for path in (RELEASE, "newsroom/")]
        return [int(answer.headers["Cache-Control"].removeprefix("public, max-age=")) for answer in answers]

    return read


def test_a_minute(ages, issued):
    assert ages() == [60, 60]


def test_not_past_the_hour_of_a_correction(ages, issued):
    issued.embargo_until, issued.headline_en = timezone.now() + SOON, "Corrected"
    issued.tick("en", "ja")
    issued.save_revision().publish()
    assert all(30 < age < 40 for age in ages())


@pytest.mark.parametrize(
    "change",
    [
        lambda moment: Edition.objects.filter(language="ja").update(public_from=moment),
        lambda moment: Edition.objects.update(public_until=moment),
        lambda moment: NewsroomPage.objects.get().get_children().update(expire_at=moment),
    ],
    ids=["an edition to come", "an edition's end", "the page's end"],
)
def test_nor_past(ages, issued, change):
    change(timezone.now() + SOON)
    assert all(30 < age < 40 for age in ages())


def test_nor_past_the_full_hour_since_a_day_may_begin_with_it(ages, issued, monkeypatch):
    begins = timezone.now() + SOON
    monkeypatch.setattr(conditional, "hour", lambda moment: begins - conditional.HOUR)
    assert all(30 < age < 40 for age in ages())


def test_as_long_as_the_site_wants(ages, issued, settings):
    settings.WAGTAIL_PRESSRELEASE = {"CACHE_SECONDS": 300}
    assert ages() == [300, 300]


def test_a_page_is_not_kept_past_the_hour_of_one_that_it_links_to(ages, rich, linked):
    linked.embargo_until = timezone.now() + SOON
    linked.save_revision().publish()
    assert 30 < ages()[0] < 40
