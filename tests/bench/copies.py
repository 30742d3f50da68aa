"""Copies the releases that were imported until there are as many as asked for: the same tables, and the same index of
words, as an import of them all would fill, in a tenth of the time."""

import sys
from copy import copy
from datetime import timedelta
from itertools import islice
from time import perf_counter
from uuid import uuid4

import django

django.setup()

from django.db import transaction  # noqa: E402
from wagtail.models import Page, Revision  # noqa: E402
from wagtail.search.backends import get_search_backend  # noqa: E402

from wagtail_pressrelease.models import Edition, NewsroomPage, PressReleasePage  # noqa: E402

AT_A_TIME = 500
RELATIONS = ("organizations", "people", "topics")


def again(row, **changes):
    """The same row, not stored yet."""
    other = copy(row)
    other.pk, other._state = None, copy(row._state)
    other._state.adding = True
    for name, value in changes.items():
        setattr(other, name, value)
    return other


def copied(models, first):
    """Pages, versions, editions and what these name, of the releases that follow the `first` so many."""
    newsroom = NewsroomPage.objects.get()
    rows = {page.pk: page for page in Page.objects.filter(pk__in=[model.pk for model in models])}
    numbered = list(enumerate(models, first + 1))
    pages = [
        again(
            rows[model.pk],
            path=newsroom._get_path(newsroom.path, newsroom.depth + 1, number),
            slug=f"copy-{number}",
            url_path=f"{newsroom.url_path}copy-{number}/",
            translation_key=uuid4(),
        )
        for number, model in numbered
    ]
    Page.objects.bulk_create(pages)
    revisions = Revision.objects.in_bulk({page.live_revision_id for page in pages})
    made = Revision.objects.bulk_create(
        again(revisions[page.live_revision_id], object_id=str(page.pk)) for page in pages
    )
    for page, revision in zip(pages, made, strict=True):
        page.live_revision = page.latest_revision = revision
    Page.objects.bulk_update(pages, ["live_revision", "latest_revision"])
    for (number, model), page in zip(numbered, pages, strict=True):
        release = again(model, page_ptr_id=page.pk, pk=page.pk, reference=f"C-{number:06}", ledger=uuid4())
        release.save_base(raw=True, force_insert=True)
    editions, named = [], []
    for (number, model), page in zip(numbered, pages, strict=True):
        for edition in Edition.objects.filter(page_id=model.pk).prefetch_related(*RELATIONS):
            named.append({name: [each.pk for each in getattr(edition, name).all()] for name in RELATIONS})
            words, ago = edition.words.replace(model.reference, f"C-{number:06}"), timedelta(minutes=number)
            moments = {"released_at": edition.released_at - ago, "public_from": edition.public_from - ago}
            editions.append(again(edition, page=page, revision=page.live_revision, words=words, **moments))
    Edition.objects.bulk_create(editions)
    for name in RELATIONS:
        through, column = getattr(Edition, name).through, f"{getattr(Edition, name).rel.model._meta.model_name}_id"
        through.objects.bulk_create(
            through(edition=edition, **{column: key})
            for edition, names in zip(editions, named, strict=True)
            for key in names[name]
        )
    get_search_backend().add_bulk(Edition, editions)


def main(count):
    started = perf_counter()
    models = list(PressReleasePage.objects.live().order_by("pk"))
    first = PressReleasePage.objects.count()
    missing = count - first
    endless = (model for _time in range(-(-count // len(models))) for model in models)
    while missing > 0 and (some := list(islice(endless, min(AT_A_TIME, missing)))):
        with transaction.atomic():
            copied(some, first)
        first, missing = first + len(some), missing - len(some)
    Page.objects.filter(pk=NewsroomPage.objects.get().pk).update(numchild=first)
    took = perf_counter() - started
    print(f"{first} releases, {Edition.objects.count()} editions; copied in {took:.0f} s", flush=True)


main(int(sys.argv[1]))
