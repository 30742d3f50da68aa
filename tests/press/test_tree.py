"""Pages are told where they stand in one file: what it touches is private to treebeard."""

from pathlib import Path

import wagtail_pressrelease
from tests.builders import fetch
from wagtail_pressrelease.models import NewsroomPage, PressReleasePage
from wagtail_pressrelease.press.tree import imagine_below, parent_path, paths_down_to, stands_below, uproot

PACKAGE = Path(wagtail_pressrelease.__file__).parent


def test_nobody_else_touches_what_is_private_to_treebeard():
    holders = [path for path in PACKAGE.rglob("*.py") if "_cached_parent_obj" in path.read_text()]
    assert [path.relative_to(PACKAGE).as_posix() for path in holders] == ["press/tree.py"]


def test_a_page_that_was_told_its_parent_asks_nobody(draft, newsroom, django_assert_num_queries):
    page = stands_below(fetch(draft), newsroom)
    with django_assert_num_queries(0):
        assert page.get_parent() is newsroom


def test_a_page_that_is_imagined_in_a_newsroom_goes_by_its_clock_and_can_be_added_there(newsroom):
    newsroom.zone = "Asia/Tokyo"
    page = imagine_below(PressReleasePage(headline_en="Imagined"), newsroom)
    assert str(page.zone) == "Asia/Tokyo"
    assert not NewsroomPage.objects.get(pk=newsroom.pk).get_children().exists()
    newsroom.add_child(instance=uproot(page))
    assert fetch(page).get_parent().pk == newsroom.pk


def test_a_path_leads_from_the_root_down():
    assert paths_down_to("000100020003") == ["0001", "00010002", "000100020003"]
    assert parent_path("000100020003") == "00010002"
    assert parent_path("0001") == ""
