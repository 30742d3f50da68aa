"""Where a page stands, by its path."""

from wagtail_pressrelease.press.tree import parent_path, paths_down_to


def test_a_path_leads_from_the_root_down():
    assert paths_down_to("000100020003") == ["0001", "00010002", "000100020003"]
    assert parent_path("000100020003") == "00010002"
    assert parent_path("0001") == ""
