"""Many things looked up with few queries."""

from wagtail.models import Page

MANY = 500  # keys that one query asks for


def batches(items, size=MANY):
    items = list(items)
    return (items[start : start + size] for start in range(0, len(items), size))


def references_by_page(pks) -> dict[int, str]:
    """The references of the releases among some pages."""
    found = {}
    for batch in batches(sorted(pks)):
        for page in Page.objects.filter(pk__in=batch).specific():
            if reference := getattr(page, "reference", ""):
                found[page.pk] = reference
    return found


def reference_of(pk) -> str | None:
    """The reference of the release that a page is; None where it is another kind of page, or gone."""
    return references_by_page([pk]).get(pk)
