"""How much of one description of a release stands in another."""

import pytest

from wagtail_pressrelease.exchange.comparing import in_common
from wagtail_pressrelease.exchange.format import Release
from wagtail_pressrelease.exchange.parts import Block, Bodies, Pair


def release(headline="", paragraphs="", topics=()):
    body = tuple(Block("paragraph", f"<p>{letter}</p>") for letter in paragraphs)
    return Release(source_language="", headline=Pair(en=headline), body=Bodies(en=body), topics=topics)


@pytest.mark.parametrize(
    ("one", "other", "number", "share"),
    [
        (release(), release("A"), 0, 0),
        (release("A"), release("A"), 1, 1),
        (release("A"), release("B"), 0, 0),
        (release("A", "xy"), release("B", "xyz"), 2, 2 / 3),
        (release("A", "yx"), release("A", "xy"), 3, 1),
        (release("A", "xx"), release("A", "x"), 2, 1),
        (release("A", "x"), release("A", "xyzuvw"), 2, 1),
        (release("x"), release(topics=("x",)), 0, 0),
        (release("A", topics=("x", "y")), release("B", topics=("y",)), 1, 1 / 2),
    ],
)
def test_two_descriptions_have_so_much_in_common(one, other, number, share):
    assert in_common(one, other) == in_common(other, one) == (number, pytest.approx(share))
