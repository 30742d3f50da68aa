"""Much to read: releases by the hundred, written to the tables directly, and files."""

import datetime
from uuid import uuid4

from django.core.files.base import ContentFile
from wagtail.documents import get_document_model
from wagtail.models import Page
from wagtail.search.backends import get_search_backend

from wagtail_pressrelease.models import Edition, PressReleasePage


def grow(issued, count, without_japanese=0, bare=False):
    """`count` more releases beside the issued one; the last few of them in English only. Each is a copy,
    a day older than the one before. Those that are `bare` have nothing to read or to search."""
    newsroom = issued.get_parent(update=True)
    model = Page.objects.get(pk=issued.pk)
    pages = Page.objects.bulk_create(
        Page(
            path=newsroom._get_path(newsroom.path, newsroom.depth + 1, newsroom.numchild + number),
            depth=model.depth,
            title=f"Release {number}",
            slug=f"release-{number}",
            url_path=f"{newsroom.url_path}release-{number}/",
            live=True,
            content_type_id=model.content_type_id,
            locale_id=model.locale_id,
        )
        for number in range(1, count + 1)
    )
    Page.objects.filter(pk=newsroom.pk).update(numchild=newsroom.numchild + count)
    editions = []
    for language in ("en", "ja"):
        edition = Edition.objects.in_force().get(page=issued, language=language)
        for number, page in enumerate(pages[: count - (without_japanese if language == "ja" else 0)], 1):
            earlier = edition.released_at - datetime.timedelta(days=number % 3000)
            editions.append(
                Edition(
                    page=page,
                    language=language,
                    number=1,
                    revision_id=edition.revision_id,
                    headline=page.title,
                    summary=edition.summary,
                    released_at=earlier,
                    public_from=earlier,
                    digest="",
                    data={} if bare else edition.data,
                    words="" if bare else edition.words,
                    agreement_kind=edition.agreement_kind,
                    signed_on=edition.signed_on,
                    valid_until=edition.valid_until,
                )
            )
    editions = Edition.objects.bulk_create(editions)
    if bare:
        _make_specific(PressReleasePage.objects.get(pk=issued.pk), pages)
        return
    get_search_backend().add_bulk(Edition, editions)
    for relation in ("organizations", "people", "topics"):
        through = getattr(Edition, relation).through
        column = f"{getattr(Edition, relation).rel.model._meta.model_name}_id"
        keys = set(through.objects.filter(edition__page=issued).values_list(column, flat=True))
        through.objects.bulk_create(through(edition=edition, **{column: key}) for key in keys for edition in editions)


def _make_specific(model, pages):
    """Each page as a release, which Django writes one by one where tables inherit."""
    fields = [field for field in model._meta.local_concrete_fields if not field.generated]
    own = {field.attname: getattr(model, field.attname) for field in fields}
    rows = []
    for page in pages:
        row = PressReleasePage(**own | {"page_ptr_id": page.pk, "reference": f"B-{page.pk}", "ledger": uuid4()})
        rows.append(row)
    for start in range(0, len(rows), 500):
        PressReleasePage._base_manager._insert(rows[start : start + 500], fields=fields, using=model._state.db)


def a_document(title):
    """A document with a file of its own."""
    document = get_document_model()(title=title)
    document.file.save(f"{title}.txt", ContentFile(b"text"))
    document.save()
    return document
