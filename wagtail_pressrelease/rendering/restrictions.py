"""Whether a page is for everybody, as a part of another query."""

from django.db.models import CharField, Exists, ExpressionWrapper, F, OuterRef
from wagtail.models import PageViewRestriction


def is_private(path: str) -> Exists:
    """True where the page, or one above it, asks readers for a password or to sign in.

    `path` names the column that holds the page's place in the tree. For a few pages only: over thousands, `public_now`
    is far quicker.
    """
    restrictions = PageViewRestriction.objects.alias(below=ExpressionWrapper(OuterRef(path), CharField()))
    return Exists(restrictions.filter(below__startswith=F("page__path")))
