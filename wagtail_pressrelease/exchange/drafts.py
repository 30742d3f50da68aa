"""A draft that was not issued, when a file is imported over it: its changes are kept, in a draft over the file's."""

from dataclasses import dataclass

from wagtail.models import PageLogEntry

from wagtail_pressrelease.localization.merge import merge, shown
from wagtail_pressrelease.localization.parking import park
from wagtail_pressrelease.localization.pieces import same
from wagtail_pressrelease.publishing.content import own_fields

from .standing import Standing, standings

IMPORTED = "wagtail_pressrelease.import"
"""What the log calls a version that an import made."""


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with changes that no file is known to have carried. `known` is what a file may be taken to have known:
    nothing, where nobody can tell. `base` is the content that the file's is put into."""

    known: dict
    base: dict
    content: dict
    user: object

    def begin(self, page):
        """The release as a file knew it: what was not issued is not published with the file."""
        return page.with_content_json(self.base)

    def keep(self, page, user):
        """Bring the changes back, in a further draft over what the file said; where both changed the same, the file's
        stays and the draft's is parked."""
        page = type(page)._default_manager.get(pk=page.pk)
        latest = page.get_latest_revision().content
        merged = merge(shown(self.known), own_fields(latest), own_fields(self.content))
        if not same(shown(merged.content), shown(own_fields(latest))):
            draft = page.with_content_json({**latest, **merged.content})
            draft.save_revision(user=user, log_action=True, clean=False)
        park(merged.conflicts, page, self.user)


def last_import(page):
    """The version that the last import of a release made, as far as it is still there."""
    imported = PageLogEntry.objects.filter(page=page.pk, action=IMPORTED).values("revision_id")
    return page.revisions.filter(pk__in=imported).order_by("-pk").first()


def brought_in(page, standing: Standing) -> dict | None:
    """What the last import of a release brought, where nothing was issued since."""
    imported = last_import(page)
    issued = max((edition.revision_id for edition in standing.editions), default=0)
    return imported.content if imported and imported.pk > issued else None


def unissued(page) -> Draft | None:
    """What the latest draft of a release says beyond what whoever wrote a file can have known for certain: what was
    issued, of which an edition stays, or what the last import brought. None where that is nothing; of a draft that no
    file is known to have carried, it is all of it."""
    ((_page, standing),) = standings([page])
    known = brought_in(page, standing) or (standing.content if standing.editions else {})
    latest = page.latest_revision
    if known and same(shown(own_fields(known)), shown(own_fields(latest.content))):
        return None
    return Draft(own_fields(known), known or standing.content, latest.content, latest.user)
