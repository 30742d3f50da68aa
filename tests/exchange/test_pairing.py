"""Which paragraph keeps its id and keys, and which shares them with the other language."""

import pytest

from wagtail_pressrelease.exchange import pairing, richtext
from wagtail_pressrelease.exchange.faults import At
from wagtail_pressrelease.exchange.pairing import Piece


def paragraph(html, mark="", keys=None):
    return Piece("paragraph", tokens=richtext.parse(html, At("", [])), id=mark, keys=keys)


def heading(words, mark=""):
    return Piece("heading", value=words, id=mark)


def old():
    return [
        heading("Title", "h1"),
        paragraph("<p>One</p>", "p1", ["aaaaa"]),
        paragraph("<ul><li>x</li><li>y</li></ul>", "p2", ["bbbbb", "ccccc"]),
        paragraph("<p>Two</p>", "p3", ["ddddd"]),
    ]


H1, P1, P2, P3 = ("h1", []), ("p1", ["aaaaa"]), ("p2", ["bbbbb", "ccccc"]), ("p3", ["ddddd"])
CHANGES = {
    "nothing": (lambda a, b, c, d: [a, b, c, d], [H1, P1, P2, P3]),
    "other words in the same place": (lambda a, b, c, d: [a, b, c, paragraph("<p>Mended</p>")], [H1, P1, P2, P3]),
    "a paragraph before": (lambda a, b, c, d: [a, paragraph("<p>New</p>"), b, c, d], [H1, ("", None), P1, P2, P3]),
    "a paragraph less": (lambda a, b, c, d: [a, c, d], [H1, P2, P3]),
    "an item more": (
        lambda a, b, c, d: [a, b, paragraph("<ul><li>x</li><li>new</li><li>y</li></ul>"), d],
        [H1, P1, ("p2", ["bbbbb", "", "ccccc"]), P3],
    ),
}


@pytest.mark.parametrize(("change", "marks"), CHANGES.values(), ids=CHANGES)
def test_a_paragraph_keeps_its_marks(change, marks):
    new = change(*old())
    for piece in new:
        piece.id, piece.keys = "", None
    pairing.keep(new, old())
    assert [(piece.id, piece.keys) for piece in new] == marks


def test_what_has_no_marks_gets_new_ones():
    pieces = [paragraph("<p>a</p><p>b</p>", "p1", ["aaaaa", ""]), heading("x")]
    pairing.complete(pieces)
    assert pieces[0].id == "p1"
    assert pieces[0].keys[0] == "aaaaa"
    assert len(pieces[0].keys[1]) == 5
    assert pieces[1].id


def test_bodies_of_the_same_shape_share_their_marks():
    second = [heading("題"), paragraph("<p>一</p>"), paragraph("<ul><li>あ</li></ul>"), paragraph("<p>二</p>")]
    pairing.share(second, old())
    assert [piece.id for piece in second] == ["h1", "p1", "p2", "p3"]
    assert second[1].keys == ["aaaaa"]
    assert second[2].keys is None  # another number of items: nobody knows which is which


def test_bodies_of_another_shape_share_nothing():
    second = [heading("題"), paragraph("<p>一</p>")]
    pairing.share(second, old())
    assert [piece.id for piece in second] == ["", ""]


def test_items_of_a_list_keep_their_ids():
    before = [{"type": "item", "value": "a", "id": "1"}, {"type": "item", "value": "b", "id": "2"}]
    assert pairing.grafted(["x"], before) == ["x"]
    now = pairing.marked([{"type": "item", "value": "a"}, {"type": "item", "value": "c"}])
    assert [item["id"] for item in pairing.grafted(now, before)] == ["1", "2"]
    assert pairing.unmarked(before) == [{"type": "item", "value": "a"}, {"type": "item", "value": "b"}]
