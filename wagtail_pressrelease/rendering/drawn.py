"""What a release's page draws from elsewhere: pictures, files and the pages that it links to, a query each where there
are any."""

from dataclasses import dataclass

from django.db.models import BigIntegerField, F, QuerySet, Subquery, Sum, Value
from django.db.models.functions import Cast, Coalesce
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from wagtail_pressrelease.publishing import value
from wagtail_pressrelease.publishing.compile import stream_data

from . import images

OWN_BLOCKS = frozenset({"heading", "paragraph", "image", "list", "table", "quote", "document"})
"""The blocks that print nothing beyond what is drawn here and what was issued."""

APART = 1_000_003
"""So that in a sum of keys and sizes neither makes up for the other."""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Primary keys of images, documents and pages; `more` where a block may print what nobody here knows of."""

    pictures: frozenset[int]
    files: frozenset[int]
    targets: frozenset[int]
    more: bool = False


def drawn(*sides) -> Drawn:
    """What the sides of a page draw, each the page as it was issued with its release."""
    from . import links  # Wagtail's own handler, which it extends, is there only once all models are

    pictures, files, targets, kinds = set(), set(), set(), set()
    for page, release in sides:
        body, notes = stream_data(texts(page, release, "body")), stream_data(texts(page, release, "notes"))
        pictures.add(page.image_id)
        files.add(getattr(page, f"audio_{release.language}_id"))
        files |= {attachment.document for attachment in release.attachments}
        for block in (*body, *notes):
            kinds.add(block["type"])
            if block["type"] == "image":
                pictures.add((block["value"] or {}).get("image"))
            elif block["type"] == "document":
                files.add(block["value"])
        targets |= links.linked_pages(body, notes, *(party.boilerplate for party in release.parties))
    found = (frozenset(each - {None, ""}) for each in (pictures, files, targets))
    return Drawn(*found, more=not kinds <= OWN_BLOCKS)


def texts(page, release: value.Release, name: str):
    """A stream of the page in the language of the release."""
    return getattr(page, f"{name}_{release.language}")


def records(found: Drawn, targets=None) -> dict:
    """Everything that is drawn, for `press.fetched`; `targets` are the pages linked to, where they are known."""
    from . import links

    tags = links.opening_tags(found.targets) if targets is None else links.tags_of(found.targets, targets)
    return {
        **images.fetch_pictures(found.pictures),
        **images.fetch_files(found.files),
        links.ReleaseLinkHandler: {0: links.NOWHERE, **tags},
    }


def stamps(found: Drawn) -> dict[str, Subquery]:
    """A number for the pictures and one for the files, for `annotate`: another one when one of them has gone, or has
    another file."""
    Rendition = get_image_model().get_rendition_model()
    pictures = Rendition.objects.filter(image_id__in=found.pictures, filter_spec=images.size(), focal_point_key="")
    files = get_document_model().objects.filter(pk__in=found.files)
    asked = {}
    if found.pictures:
        asked["pictures"] = _sum(pictures, F("width") + F("height"))
    if found.files:
        asked["files"] = _sum(files, Coalesce("file_size", 0))
    return asked


def _sum(rows: QuerySet, size) -> Subquery:
    number = Cast("pk", BigIntegerField()) * APART + Cast(size, BigIntegerField())
    return Subquery(rows.order_by().values(all=Value(1)).annotate(sum=Sum(number)).values("sum"))
