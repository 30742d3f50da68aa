"""Putting what was kept in its place, and what stands there now."""

import json

import pytest

from tests.localization.test_merge import CONTENT, body, changed, merged, p, quote, rows, text, uids, with_block
from wagtail_pressrelease.localization.merge import shown
from wagtail_pressrelease.localization.spots import put, shows, value_at


def both(one, other):
    """A conflict of two contents, and what stands there once mine has been put in its place."""
    result = merged(one, other)
    (conflict,) = result.conflicts
    return conflict, put(result.content, conflict.path, conflict.mine, conflict.after)


TABLE = {"first_row_is_table_header": True}


@pytest.mark.parametrize(
    ("theirs", "mine"),
    [
        (changed(headline_en="Theirs"), changed(headline_en="Mine")),
        (
            rows(quote("q1", text_en="Theirs"), quote("q2"), quote("q3")),
            rows(quote("q1", text_en="Mine"), quote("q2"), quote("q3")),
        ),
        (rows(quote("q1"), quote("q3")), rows(quote("q1"), quote("q2", text_en="Mine"), quote("q3"))),
        (rows(quote("q2"), quote("q3")), rows(quote("q1", text_en="Mine"), quote("q2"), quote("q3"))),
        (rows(quote("q1"), quote("q2", text_en="Theirs"), quote("q3")), rows(quote("q1"), quote("q3"))),
        (rows(quote("q3"), quote("q1"), quote("q2")), rows(quote("q2"), quote("q1"), quote("q3"))),
        (
            text(("a", "Theirs."), ("b", "Two <b>bold</b>."), ("c", "Three.")),
            text(("a", "<i>Mine</i>."), ("b", "Two <b>bold</b>."), ("c", "Three.")),
        ),
        (text(("a", "One."), ("c", "Three.")), text(("a", "One."), ("b", "Mine."), ("c", "Three."))),
        (with_block(0, "Theirs"), with_block(0, "Mine")),
        (
            with_block(2, {"image": 4, "alt": "Theirs", "caption": "Ebb"}),
            with_block(2, {"image": 4, "alt": "Mine", "caption": "Ebb"}),
        ),
        (
            with_block(4, {"data": [["Year", "MW"], ["2026", "5"]], **TABLE}),
            with_block(4, {"data": [["Year", "MW"], ["2026", "6"]], **TABLE}),
        ),
        (changed(body_en=json.dumps(body(CONTENT)[1:])), with_block(0, "Mine")),
    ],
)
def test_mine_in_its_place_is_the_content_as_i_sent_it(theirs, mine):
    conflict, content = both(theirs, mine)
    assert content == mine
    assert value_at(content, conflict.path) == value_at(mine, conflict.path)
    assert shows(shown(mine), conflict.path, conflict.print)
    assert value_at(merged(theirs, mine).content, conflict.path) == conflict.theirs
    if conflict.mine is not None:
        assert not shows(shown(theirs), conflict.path, conflict.print)


def test_what_the_order_does_not_know_stays_behind_what_it_stands_behind():
    content = put(rows(*(quote(uid) for uid in ("q3", "new", "q1"))), "quotes:order", ["q1", "q3"])
    assert [row["uid"] for row in content["quotes"]] == ["q1", "q3", "new"]


def test_what_stood_behind_something_gone_comes_last():
    content = put(rows(quote("q1")), "quotes:q9", quote("q9"), "q8")
    assert [row["uid"] for row in content["quotes"]] == ["q1", "q9"]


@pytest.mark.parametrize(
    "path", ["nothing", "quotes:q9", "quotes:q9:text_en", "body_en:x:y", "headline_en:x", "x:order"]
)
def test_nothing_stands_where_nothing_is(path):
    assert value_at(CONTENT, path) is None
    assert not shows(shown(CONTENT), path, "0123456789ab")


def test_a_place_within_what_is_gone_is_left_alone():
    assert put(CONTENT, "quotes:q9:text_en", "Mine") == CONTENT
    assert put(CONTENT, "headline_en:x", "Mine") == CONTENT
    assert p("a", "x") and uids(merged(CONTENT, CONTENT)) == ["q1", "q2", "q3"]
