"""Where a page stands in the tree, told to it by whoever knows.

Treebeard keeps a page's parent in a private attribute, and Wagtail's own code sets it from outside too. Nobody else
here touches it.
"""

from wagtail.models import Page

NO_PLACE = "0" * Page.steplen  # the end of a path that no page has


def parent_path(path: str) -> str:
    """The path of the page above."""
    return path[: -Page.steplen]


def paths_down_to(path: str) -> list[str]:
    """The paths of a page and of all above it, from the root."""
    return [path[:end] for end in range(Page.steplen, len(path) + 1, Page.steplen)]


def stands_below(page, parent):
    """Tell a page its parent, so that it asks nobody else. The page."""
    page._cached_parent_obj = parent
    return page


def imagine_below(page, parent):
    """Let a page that is not stored stand below a parent, whose clock then is its own. The page."""
    page.path, page.depth = f"{parent.path}{NO_PLACE}", parent.depth + 1
    return stands_below(page, parent)


def uproot(page):
    """Undo `imagine_below`, so that the page can be given its place. The page."""
    page.path, page.depth = "", None
    del page._cached_parent_obj
    return page


def free_slug(slug: str, siblings) -> str:
    """A slug, or with a number at its end where one of these pages has it."""
    taken = set(siblings.filter(slug__startswith=slug).values_list("slug", flat=True))
    free, number = slug, 2
    while free in taken:
        free, number = f"{slug}-{number}", number + 1
    return free
