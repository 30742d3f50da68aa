"""How much of one description of a release stands in another."""

import pytest

from wagtail_pressrelease.exchange.comparing import share
from wagtail_pressrelease.exchange.format import Release
from wagtail_pressrelease.exchange.parts import Block, Bodies, Pair


def release(headline="", paragraphs="", topics=()):
    body = tuple(Block("paragraph", f"<p>{letter}</p>") for letter in paragraphs)
    return Release(source_language="", headline=Pair(en=headline), body=Bodies(en=body), topics=topics)


@pytest.mark.parametrize(
    ("mine", "its", "expected"),
    [
        (release(), release("A"), 0),
        (release("A"), release("A"), 1),
        (release("A"), release("B"), 0),
        (release("A", "xy"), release("B", "xyz"), 2 / 3),
        (release("A", "yx"), release("A", "xy"), 1),
        (release("A", "xx"), release("A", "x"), 2 / 3),
        (release("x"), release(topics=("x",)), 0),
        (release("A", topics=("x", "y")), release(topics=("y",)), 1 / 3),
    ],
)
def test_of_what_a_description_says_so_much_stands_in_another(mine, its, expected):
    assert share(mine, its) == pytest.approx(expected)
