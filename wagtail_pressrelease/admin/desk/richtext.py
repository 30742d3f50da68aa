"""Rich text between what is stored, what Draftail edits, and what is read on the screen."""

import json
import re
from html import unescape

from django.db.models import OuterRef, Subquery
from django.db.models.functions import Length, Substr
from django.urls import reverse
from django.utils.functional import cached_property
from django.utils.html import format_html, format_html_join
from django.utils.safestring import mark_safe
from draftjs_exporter.error import ExporterException
from wagtail.admin.rich_text.converters.contentstate import ContentstateConverter
from wagtail.admin.rich_text.editors.draftail import DraftailRichTextArea
from wagtail.models import Page

from wagtail_pressrelease.localization.paragraphs import read
from wagtail_pressrelease.rendering.links import linked_pages

PARAGRAPH = ("bold", "italic", "link")
WHOLE = (*PARAGRAPH, "ol", "ul")
# A site's own blocks may allow more. Draftail drops what it has no feature for, so a text that has it brings it along.
FURTHER = {
    "superscript": re.compile(r"<sup\b"),
    "subscript": re.compile(r"<sub\b"),
    "strikethrough": re.compile(r"<s\b"),
    "code": re.compile(r"<code\b"),
    "document-link": re.compile(r'linktype="document"'),
}
ANCHOR = re.compile(r"<a\b([^>]*)>")
HREF = re.compile(r'\bhref="([^"]*)"')
PAGE_LINK = re.compile(r'<a\b(?=[^>]*\blinktype="page")[^>]*\bid="(\d+)"[^>]*>')
# While Draftail's form is made, a link to a page is one to this address: Wagtail would ask the database for each.
STAND_IN = "press-page:"


# What Wagtail's converter raises over data that Draftail never made.
UNREADABLE = (
    ArithmeticError,
    AssertionError,
    AttributeError,
    ExporterException,
    LookupError,
    RecursionError,
    TypeError,
    ValueError,
)


class NotReadable(ValueError):
    """What was sent is not what Draftail makes."""


def stored(contentstate: str) -> str:
    """What Draftail holds, as HTML of paragraphs."""
    try:
        if json.loads(contentstate) is None:  # Draftail's form of an empty text
            return ""
        return ContentstateConverter([*WHOLE, *FURTHER]).to_database_format(contentstate)
    except UNREADABLE as error:
        raise NotReadable from error


def shown(html: str) -> str:
    """As readers see it. A link names its address but leads nowhere: on this screen one writes."""
    lines = read(html or "")
    if len(lines) == 1 and not lines[0].lists:
        return _links_at_rest(lines[0].text)
    pieces = (("desk-bullet" if line.lists else "", _links_at_rest(line.text)) for line in lines)
    return format_html_join("", '<p class="{}">{}</p>', pieces)


def _links_at_rest(inner: str) -> str:
    def at_rest(match):
        href = HREF.search(match[1])
        return format_html('<a title="{}">', unescape(href[1]) if href else "")

    # What read() gives holds nothing but what a paragraph may hold.
    return mark_safe(ANCHOR.sub(at_rest, inner))  # noqa: S308


class Editor:
    """Draftail for the rich texts of one screen, which may hold `texts`."""

    def __init__(self, texts):
        self.texts = list(texts)

    @cached_property
    def further(self):
        return [name for name, markup in FURTHER.items() if any(markup.search(text) for text in self.texts)]

    @cached_property
    def widgets(self):
        """For a paragraph, and for a text that is made of several."""
        return {
            "paragraph": DraftailRichTextArea(features=[*PARAGRAPH, *self.further]),
            "whole": DraftailRichTextArea(features=[*WHOLE, *self.further]),
        }

    @property
    def media(self):
        return self.widgets["whole"].media

    def options(self):
        """What the two editors are started with."""
        return {name: widget.options for name, widget in self.widgets.items()}

    def contentstate(self, html: str, is_whole: bool) -> str:
        """A stored text as Draftail holds it."""
        html = (html or "").replace("\n<p", "<p")
        if not html.startswith("<p") and not is_whole:
            html = f"<p>{html}</p>"
        converter = self.widgets["whole" if is_whole else "paragraph"].converter
        state = json.loads(converter.from_database_format(PAGE_LINK.sub(rf'<a href="{STAND_IN}\1">', html)))
        for entity in state["entityMap"].values():
            address = entity["data"].get("url") or ""
            if address.startswith(STAND_IN):
                entity["data"] = self._page(int(address.removeprefix(STAND_IN)))
        return json.dumps(state, ensure_ascii=False)

    def _page(self, pk):
        parent = self.pages.get(pk)
        url = reverse("wagtailadmin_pages:edit", args=[pk]) if pk in self.pages else None
        return {"id": pk, "url": url, "parentId": parent}

    @cached_property
    def pages(self):
        """The parent of every page that is linked to, by the page."""
        keys = linked_pages(*self.texts)
        if not keys:
            return {}
        above = Substr(OuterRef("path"), 1, Length(OuterRef("path")) - Page.steplen)
        parents = Page.objects.filter(path=above).values("pk")
        return dict(Page.objects.filter(pk__in=keys).values_list("pk", Subquery(parents)))
