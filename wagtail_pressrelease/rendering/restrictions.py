"""Whether a page, or a file, is for everybody."""

from collections.abc import Iterable

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import Collection, CollectionViewRestriction, PageViewRestriction


def is_private(path: str) -> Exists:
    """True where the page, or one above it, asks readers for a password or to sign in.

    `path` names the column that holds the page's place in the tree. For a few pages only: over thousands, `public_now`
    is far quicker.
    """
    restrictions = PageViewRestriction.objects.alias(below=ExpressionWrapper(OuterRef(path), CharField()))
    return Exists(restrictions.filter(below__startswith=F("page__path")))


def private_collections(keys: Iterable[int]) -> set[int]:
    """Of these collections, those whose files not everybody may have."""
    paths = tuple(CollectionViewRestriction.objects.values_list("collection__path", flat=True))
    if not paths:
        return set()
    found = Collection.objects.filter(pk__in=set(keys)).values_list("pk", "path")
    return {pk for pk, path in found if path.startswith(paths)}
