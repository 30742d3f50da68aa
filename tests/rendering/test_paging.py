"""Which page of a list is asked for, and the links between pages."""

import pytest

from wagtail_pressrelease.rendering.paging import page_links, page_number, paging


@pytest.mark.parametrize(
    ("number", "shown"),
    [(1, "1 2 … 9"), (3, "1 2 3 4 … 9"), (5, "1 … 4 5 6 … 9"), (7, "1 … 6 7 8 9"), (9, "1 … 8 9")],
)
def test_leaves_gaps_in_a_long_row_of_pages(number, shown):
    links = page_links(number, 9, lambda each: f"?page={each}")
    assert " ".join(str(link.number or "…") for link in links) == shown
    assert [link.url for link in links if link.current] == [f"?page={number}"]


@pytest.mark.parametrize(
    ("query", "number"),
    [({}, 1), ({"page": "7"}, 7), ({"page": ""}, None), ({"page": "0"}, None), ({"page": "１"}, None)],
)
def test_a_page_is_asked_for_by_its_number(query, number):
    assert page_number(query) == number


@pytest.mark.parametrize(
    ("number", "last", "expected"),
    [(1, 0, (0, "", "")), (1, 1, (0, "", "")), (1, 2, (2, "", "/2")), (2, 2, (2, "/1", ""))],
)
def test_the_first_page_has_none_before_it_and_the_last_none_after(number, last, expected):
    found = paging(number, last, lambda each: f"/{each}")
    assert (len(found["pages"]), found["previous_url"], found["next_url"]) == expected
