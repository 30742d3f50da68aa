"""A draft that was not issued, when a file is imported over it: its changes are kept, in a draft over the file's."""

from dataclasses import dataclass

from wagtail_pressrelease.localization.merge import merge, shown
from wagtail_pressrelease.localization.parking import park
from wagtail_pressrelease.localization.pieces import same
from wagtail_pressrelease.publishing.content import own_fields

from .standing import standings


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft with changes that no export carries. `base` is what an export would have said."""

    base: dict
    content: dict
    user: object

    def begin(self, page):
        """The release as an export would have said it: what was not issued is not published with the file."""
        return page.with_content_json(self.base)

    def keep(self, page, user):
        """Bring the changes back, in a further draft over what the file said; where both changed the same, the file's
        stays and the draft's is parked."""
        page = type(page)._default_manager.get(pk=page.pk)
        latest = page.get_latest_revision().content
        merged = merge(shown(own_fields(self.base)), own_fields(latest), own_fields(self.content))
        if not same(shown(merged.content), shown(own_fields(latest))):
            draft = page.with_content_json({**latest, **merged.content})
            draft.save_revision(user=user, log_action=True, clean=False)
        park(merged.conflicts, page, self.user)


def unissued(page, published: bool) -> Draft | None:
    """What the latest draft of a release says beyond what an export would say of it; None where that is nothing."""
    ((_page, standing),) = standings([page], drafts=not published)
    latest = page.latest_revision
    if same(shown(own_fields(standing.content)), shown(own_fields(latest.content))):
        return None
    return Draft(standing.content, latest.content, latest.user)
