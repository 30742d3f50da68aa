"""Which texts are translated follows from the models and their blocks, a site's own included."""

import pytest
from wagtail import blocks
from wagtail.images.blocks import ImageBlock

from tests.extending.models import SurveyRelease
from wagtail_pressrelease.localization.shapes import schema_of, shape_of
from wagtail_pressrelease.localization.units import Leaf, List, Stream, Struct
from wagtail_pressrelease.models import Appointment, Edition, Organization, PressReleasePage
from wagtail_pressrelease.press.release import TRANSLATED


def test_a_release():
    schema = schema_of(PressReleasePage)
    assert schema.names == TRANSLATED
    assert [name for name in schema.names if name not in schema.fields] == ["body", "notes"] == [*schema.streams]
    assert {relation: {*names} for relation, names in schema.rows.items()} == {
        "signatories": {"office"},
        "quotes": {"text", "office"},
        "contacts": {"department", "name"},
        "attachments": {"title"},
    }
    assert schema.streams["notes"] == {
        "heading": Leaf.TEXT,
        "paragraph": Leaf.RICH,
        "image": Struct({"image": Leaf.NEUTRAL, "alt": Leaf.TEXT, "caption": Leaf.TEXT, "credit": Leaf.TEXT}),
        "list": List(Leaf.TEXT),
        "table": Leaf.TABLE,
        "quote": Leaf.NEUTRAL,
        "document": Leaf.NEUTRAL,
        "embed": Leaf.NEUTRAL,
    }


def test_a_site_s_own_type_with_its_field_and_its_block():
    schema = schema_of(SurveyRelease)
    assert schema.names == (*TRANSLATED, "method")
    assert schema.streams["body"]["current"] == Struct({"place": Leaf.TEXT, "knots": Leaf.NEUTRAL})
    assert "current" not in schema.streams["notes"]
    assert schema.rows == schema_of(PressReleasePage).rows


def test_records():
    assert "boilerplate" in schema_of(Organization).fields
    assert schema_of(Organization).rich == {"boilerplate"}
    assert schema_of(Appointment).fields == ("title", "as_printed")
    assert schema_of(Edition).names == ()


def test_it_is_worked_out_once():
    assert schema_of(PressReleasePage) is schema_of(PressReleasePage)


@pytest.mark.parametrize(
    ("block", "shape"),
    [
        (blocks.CharBlock(), Leaf.TEXT),
        (blocks.TextBlock(), Leaf.TEXT),
        (blocks.BlockQuoteBlock(), Leaf.TEXT),
        (blocks.RichTextBlock(), Leaf.RICH),
        (blocks.URLBlock(), Leaf.NEUTRAL),
        (blocks.EmailBlock(), Leaf.NEUTRAL),
        (blocks.RawHTMLBlock(), Leaf.NEUTRAL),
        (blocks.ChoiceBlock(choices=[("a", "A")]), Leaf.NEUTRAL),
        (blocks.BooleanBlock(), Leaf.NEUTRAL),
        (blocks.PageChooserBlock(), Leaf.NEUTRAL),
        (blocks.StaticBlock(), Leaf.NEUTRAL),
        (blocks.ListBlock(blocks.DateBlock()), Leaf.NEUTRAL),
        (blocks.StructBlock([("day", blocks.DateBlock())]), Leaf.NEUTRAL),
        (blocks.ListBlock(blocks.TextBlock()), List(Leaf.TEXT)),
        (blocks.StreamBlock([("note", blocks.TextBlock())]), Stream({"note": Leaf.TEXT})),
        (ImageBlock(), Struct({"image": Leaf.NEUTRAL, "decorative": Leaf.NEUTRAL, "alt_text": Leaf.TEXT})),
    ],
)
def test_blocks(block, shape):
    assert shape_of(block) == shape
