"""Addresses on the old site, which Wagtail's redirects lead to a release."""

from django.apps import apps

from .faults import _
from .lookup import batches


class Redirects:
    """The old paths of a file, and whose they are in the site."""

    def __init__(self, paths):
        self.model = (
            apps.get_model("wagtailredirects", "Redirect") if apps.is_installed("wagtail.contrib.redirects") else None
        )
        self.owners: dict[str, set] = {}
        if self.model:
            for batch in batches({self.model.normalise_path(path) for path in paths}):
                rows = self.model.objects.filter(old_path__in=batch)
                for path, page, link in rows.values_list("old_path", "redirect_page", "redirect_link"):
                    self.owners.setdefault(path, set()).add(page or link)

    def check(self, record, page_pk, at):
        for place, path in enumerate(record.old_paths):
            if self.model is None:
                at[place].fault(_("this site does not use Wagtail's redirects"))
            elif self.owners.get(self.model.normalise_path(path), set()) - {page_pk}:
                at[place].fault(_("“%(path)s” is redirected elsewhere already"), path=path)
            elif len(self.model.normalise_path(path)) > 255:
                at[place].fault(_("the path is too long"))

    def missing(self, record, page_pk) -> list[str]:
        """The old paths that do not lead to the page yet."""
        return [
            path for path in record.old_paths if page_pk not in self.owners.get(self.model.normalise_path(path), ())
        ]


def old_paths(pages) -> dict[int, list[str]]:
    """The paths that are redirected to each page."""
    found: dict[int, list[str]] = {}
    if apps.is_installed("wagtail.contrib.redirects"):
        redirects = apps.get_model("wagtailredirects", "Redirect").objects
        for batch in batches(sorted(pages)):
            rows = redirects.filter(redirect_page_id__in=batch).order_by("old_path")
            for page, path in rows.values_list("redirect_page_id", "old_path"):
                if path not in found.setdefault(page, []):
                    found[page].append(path)
    return found
