"""A newsroom is called by its name in the language that its releases are written in first."""

import pytest

from wagtail_pressrelease.models import NewsroomPage


@pytest.mark.parametrize(
    ("fields", "title"),
    [
        ({"name_en": "Newsroom", "name_ja": "報道発表"}, "Newsroom"),
        ({"name_en": "Newsroom", "name_ja": "報道発表", "default_source_language": "ja"}, "報道発表"),
        ({"name_ja": "報道発表"}, "報道発表"),
        ({"title": "As before"}, "As before"),
    ],
)
def test_its_title_follows_its_name(newsroom, fields, title):
    page = newsroom.add_sibling(instance=NewsroomPage(slug="other", **fields))
    assert page.title == title
    page.save_revision().publish()
    assert NewsroomPage.objects.get(pk=page.pk).title == title


def test_its_clock_is_one_of_two(newsroom):
    assert str(newsroom.zone_info) == "Europe/London"
    newsroom.zone = "Asia/Tokyo"
    assert str(newsroom.zone_info) == "Asia/Tokyo"
