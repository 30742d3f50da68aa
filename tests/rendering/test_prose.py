"""Texts without their markup."""

import pytest
from wagtail import blocks

from tests.rendering.growing import a_document
from wagtail_pressrelease.press.blocks import PressBlocks
from wagtail_pressrelease.rendering.prose import Passage, marked, rich_passages, stream_passages


@pytest.mark.parametrize(
    ("html", "passages"),
    [
        ("", []),
        ("<p></p><hr/>", []),
        ("<p>One &amp; <b>two</b>.</p><p>Three.</p>", [("paragraph", "One & two."), ("paragraph", "Three.")]),
        ("<p>One<br/>two</p>", [("paragraph", "One\ntwo")]),
        ("<h3>Next</h3><p>Words</p>", [("heading", "Next"), ("paragraph", "Words")]),
        ("<p>&lt;script&gt;</p>", [("paragraph", "<script>")]),
        (
            "<ul><li>One</li><li>Two</li></ul><ol><li>First</li><li>Second</li></ol>",
            [("list", "• One\n• Two"), ("list", "1. First\n2. Second")],
        ),
        (
            "<ol><li>One<ul><li>inner</li></ul></li><li>Two</li></ol>",
            [("list", "1. One\n  • inner\n2. Two")],
        ),
        ('<p><a linktype="page" id="7">a release</a> now</p>', [("paragraph", "a release now")]),
        ('<p><a href="/about/">about us</a></p>', [("paragraph", "about us")]),
        (
            '<p>See <a href="https://example.org/a/">our data</a>.</p>',
            [("paragraph", "See our data (https://example.org/a/).")],
        ),
        ('<p><a href="https://example.org/">example.org</a></p>', [("paragraph", "example.org")]),
        ('<p><a href="mailto:a@example.org">a@example.org</a></p>', [("paragraph", "a@example.org")]),
        ('<p><a href="mailto:a@example.org">Write to us</a></p>', [("paragraph", "Write to us (a@example.org)")]),
    ],
)
def test_rich_text(html, passages):
    assert rich_passages(html, "en") == [Passage(*each) for each in passages]


def test_rich_text_in_japanese():
    html = '<ul><li>一</li></ul><ol><li>二</li></ol><p><a href="https://example.org/">資料</a></p>'
    assert [each.text for each in rich_passages(html, "ja")] == ["・一", "１　二", "資料（https://example.org/）"]


@pytest.mark.parametrize(("number", "language", "mark"), [(1, "en", "1. "), (9, "ja", "９　"), (10, "ja", "10　")])
def test_numbers_are_as_wide_as_the_letters_in_japanese(number, language, mark):
    assert marked(number, language) == mark


class OwnBlocks(PressBlocks):
    """What a site adds."""

    current = blocks.StructBlock([("name", blocks.CharBlock()), ("knots", blocks.CharBlock())])
    aside = blocks.RichTextBlock()
    things = blocks.ListBlock(blocks.RichTextBlock())


def passages(*raw, kind=PressBlocks, address="https://example.org/en/newsroom/tidal/"):
    stream = kind().to_python([{"type": name, "value": value} for name, value in raw])
    return [(each.kind, each.text) for each in stream_passages(stream, "en", address)]


@pytest.mark.django_db
class TestStreams:
    def test_every_block(self):
        table = {"data": [["Year", "Turbines"], ["2027", " 2\n(more)"], [None, None]], "table_caption": "Plan"}
        assert passages(
            ("heading", "Next"),
            ("paragraph", "<p>Words</p>"),
            ("image", {"image": None, "alt": "Sea", "caption": "The sea", "credit": "N. N."}),
            ("list", ["One", "", "Two"]),
            ("table", table),
            ("quote", "q1"),
            ("embed", "https://video.example.org/1"),
            ("document", None),
        ) == [
            ("heading", "Next"),
            ("paragraph", "Words"),
            ("list", "• One\n• Two"),
            ("paragraph", "Plan"),
            ("table", "Year\tTurbines\n2027\t2 (more)"),
            ("quote", "q1"),
            ("other", "https://video.example.org/1"),
        ]

    def test_a_document_has_its_whole_address(self):
        document = a_document("outline")
        ((_kind, text),) = passages(("document", document.pk))
        assert text == f"{document.title} (https://example.org{document.url})"

    def test_a_sites_own_blocks_give_their_words(self):
        assert passages(
            ("current", {"name": "Race", "knots": "7"}),
            ("aside", "<p>By the way</p>"),
            ("things", ["<p>One</p>"]),
            kind=OwnBlocks,
        ) == [("paragraph", "Race\n7"), ("paragraph", "By the way"), ("paragraph", "One")]

    def test_nothing_is_nothing(self):
        assert stream_passages(None, "en") == []
