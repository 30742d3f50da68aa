"""What the body of a release is made of. A block is a class and a template; a site adds its own by adding to `BODY`."""

from django import forms
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail import blocks
from wagtail.api.rich_text import APIRichText
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.documents.blocks import DocumentChooserBlock
from wagtail.embeds.blocks import EmbedBlock
from wagtail.images.blocks import ImageChooserBlock
from wagtail.rich_text import expand_db_html

from .fetched import FetchedTogether
from .records import RICH_TEXT

TEMPLATES = "wagtail_pressrelease/blocks"


class QuotePlacementBlock(blocks.FieldBlock):
    """Places a quote of the release. Its value is the quote's `uid` as a string; the words stand on the quote alone."""

    widget_class = forms.TextInput

    def __init__(self, required=True, help_text=None, **kwargs):
        self.field_options = {"required": required, "help_text": help_text}
        super().__init__(**kwargs)

    @cached_property
    def field(self):
        # In the browser a list of the release's quotes stands in its place; the value itself stays in this input.
        attrs = {"data-controller": "press-quote-placement", "data-missing": _("A quote that is not in this release")}
        return forms.CharField(widget=self.widget_class(attrs=attrs), **self.field_options)

    def get_prep_value(self, value):
        return str(value or "")

    class Meta:
        icon = "openquote"
        label = _("Quote of this release")
        template = f"{TEMPLATES}/quote.html"


class PictureBlock(FetchedTogether, ImageChooserBlock):
    pass


class FileBlock(FetchedTogether, DocumentChooserBlock):
    pass


class ParagraphBlock(blocks.RichTextBlock):
    def get_api_representation(self, value, context=None):
        """As Wagtail's, but in Markdown links lead where they do in HTML. Wagtail would take their addresses from the
        pages' own columns, also those of releases that are not before the public."""
        request = context and context.get("request")
        asked = APIRichText.resolve_format(request.GET.get("rich_text_format") if request else None)
        if asked != APIRichText.FORMAT_MARKDOWN:
            return super().get_api_representation(value, context)
        return APIRichText.serialize(expand_db_html(value.source), format=asked)


# Migrations know them as the blocks that they extend.
DECONSTRUCT_ALIASES = {
    ParagraphBlock: "wagtail.blocks.RichTextBlock",
    PictureBlock: "wagtail.images.blocks.ImageChooserBlock",
    FileBlock: "wagtail.documents.blocks.DocumentChooserBlock",
}


class FigureBlock(blocks.StructBlock):
    """A picture with what a reader who cannot see it is told, its caption and whose it is."""

    image = PictureBlock(required=False, label=_("Image"))
    alt = blocks.CharBlock(required=False, label=_("Text alternative"), help_text=_("What the picture shows."))
    caption = blocks.CharBlock(required=False, label=_("Caption"))
    credit = blocks.CharBlock(required=False, label=_("Credit"))

    class Meta:
        icon = "image"
        label = _("Image")
        template = f"{TEMPLATES}/image.html"


class PressBlocks(blocks.StreamBlock):
    """The body and the notes of a release."""

    heading = blocks.CharBlock(icon="title", label=_("Heading"), template=f"{TEMPLATES}/heading.html")
    paragraph = ParagraphBlock(
        features=list(RICH_TEXT), icon="pilcrow", label=_("Paragraph"), template=f"{TEMPLATES}/paragraph.html"
    )
    image = FigureBlock()
    list = blocks.ListBlock(
        blocks.CharBlock(label=_("Item")), icon="list-ul", label=_("List"), template=f"{TEMPLATES}/list.html"
    )
    table = TableBlock(icon="table", label=_("Table"), template=f"{TEMPLATES}/table.html")
    quote = QuotePlacementBlock()
    document = FileBlock(icon="doc-full", label=_("Document"), template=f"{TEMPLATES}/document.html")
    embed = EmbedBlock(icon="media", label=pgettext_lazy("block", "Embed"), template=f"{TEMPLATES}/embed.html")

    class Meta:
        required = False
