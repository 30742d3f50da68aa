"""A rich text is read into its paragraphs and list items, and written as it was."""

import pytest
from hypothesis import example, given

from tests.localization.texts import BROKEN, bodies
from wagtail_pressrelease.localization.paragraphs import read, write

NESTED = (
    '<p data-block-key="a">One</p><ul><li data-block-key="b">x<ol><li data-block-key="c">y</li></ol></li>'
    '<li data-block-key="d">z</li></ul><ol><li data-block-key="e">w</li></ol><h2 data-block-key="f">H</h2>'
)


def outline(html):
    return [(line.tag, "".join(tag[0] for tag, _ in line.lists), line.key, line.text) for line in read(html)]


@pytest.mark.parametrize(
    ("html", "lines"),
    [
        ("", []),
        (
            NESTED,
            [
                ("p", "", "a", "One"),
                ("li", "u", "b", "x"),
                ("li", "uo", "c", "y"),
                ("li", "u", "d", "z"),
                ("li", "o", "e", "w"),
                ("h2", "", "f", "H"),
            ],
        ),
        ("words alone", [("", "", "", "words alone")]),
        ("<p>a</p> \n<p>b</p>", [("p", "", "", "a"), ("p", "", "", "b")]),
        ("<p>a<p>b", [("p", "", "", "a"), ("p", "", "", "b")]),
        (
            "<p>a</p><hr/><embed embedtype='media' url='x'/>b",
            [*outline("<p>a</p>"), ("",) * 4, ("",) * 4, ("",) * 3 + ("b",)],
        ),
        ("<ul><li><p>a</p><p>b</p></li></ul>", [("li", "u", "", "a<br/>b")]),
        ("<li data-block-key='k'>a</li>", [("li", "u", "k", "a")]),
        ('<p data-block-key="a:b">a</p><p data-block-key=\'"\'>b</p>', [("p", "", "", "a"), ("p", "", "", "b")]),
    ],
)
def test_lines(html, lines):
    assert outline(html) == lines


@pytest.mark.parametrize(
    "html",
    [NESTED, '<p data-block-key="a" class="x">a &quot;b&quot; <span>c</span></p><hr/><p data-block-key="b"><br></p>'],
)
def test_what_is_not_touched_is_written_as_it_was(html):
    assert write(read(html)) == html


@given(bodies())
def test_what_wagtail_stores_is_written_as_it_was(body):
    for block in body:
        if block["type"] == "paragraph":
            assert write(read(block["value"])) == block["value"]


@given(BROKEN)
@example("<ul><ul><li>a</ul>b")
@example("<p>a<ul><li>b</p>c")
def test_broken_markup_keeps_its_texts_when_it_is_written(html):
    once = write(read(html))
    assert [text for *_, text in outline(once) if text] == [text for *_, text in outline(html) if text]


def test_a_changed_line_is_written_in_its_one_form():
    lines = read("<p data-block-key='a'>a <span>b</span></p>words")
    lines[0].change("c")
    lines[1].change("words")
    assert write(lines) == '<p data-block-key="a">c</p>words'
