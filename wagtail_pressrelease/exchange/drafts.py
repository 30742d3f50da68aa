"""A draft that was not issued, when a file is imported over it: its changes are kept, in a draft over the file's.

A file does not say which version of a draft whoever wrote it had before them. The log of the site does: it says which
version an import brought, and which one an export took out.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib.contenttypes.models import ContentType
from django.utils import timezone
from wagtail.models import PageLogEntry

from wagtail_pressrelease.localization.merge import merge, shown
from wagtail_pressrelease.localization.parking import park
from wagtail_pressrelease.localization.pieces import same
from wagtail_pressrelease.publishing.content import own_fields

from .lookup import batches
from .standing import Standing, standings

IMPORTED = "wagtail_pressrelease.import"
"""What the log calls a version that an import made."""
EXPORTED = "wagtail_pressrelease.export"
"""What the log calls a version, not issued by then, that an export took out."""
HALF = 0.5
"""A file is taken for one that was written from a draft where they have more than that in common. The file may be much
longer, where a few words were written out in it, or much shorter."""


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


@dataclass(frozen=True, slots=True)
class Taken:
    """A version that an export takes out: of which release, and when it was made, since an autosave may write another
    text into it afterwards."""

    model: type
    page: int
    title: str
    revision: int
    made: str

    @classmethod
    def of(cls, page, revision) -> "Taken":
        return cls(type(page), page.pk, page.get_admin_display_title(), revision.pk, _made(revision))


def note_exported(taken: list[Taken], user=None) -> None:
    """Put down in the log which drafts a file has taken out, each version once, however often it is exported."""
    for batch in batches(taken):
        logged = PageLogEntry.objects.filter(action=EXPORTED, revision_id__in=[each.revision for each in batch])
        known = {(revision, data.get("made")) for revision, data in logged.values_list("revision_id", "data")}
        PageLogEntry.objects.bulk_create(
            PageLogEntry(
                content_type=ContentType.objects.get_for_model(each.model),
                label=each.title,
                action=EXPORTED,
                timestamp=timezone.now(),
                user=user,
                page_id=each.page,
                revision_id=each.revision,
                data={"made": each.made},
            )
            for each in batch
            if (each.revision, each.made) not in known
        )


def carried(page, standing: Standing) -> list[dict]:
    """What whoever writes a file may have had before them, the oldest first. That is what the last import brought, or
    what was issued since, or nothing ({}) where it is neither; and each draft that was exported since, as far as it is
    still there as it was."""
    issued = max((edition.revision_id for edition in standing.editions), default=0)
    logged = PageLogEntry.objects.filter(page=page.pk, action__in=(IMPORTED, EXPORTED), revision_id__gt=issued)
    logged = list(logged.values_list("action", "revision_id", "data"))
    imported = max((revision for action, revision, data in logged if action == IMPORTED), default=0)
    exported = {(revision, data.get("made")) for action, revision, data in logged if action == EXPORTED}
    versions = page.revisions.filter(pk__gte=imported, pk__in=[revision for _action, revision, _data in logged])
    found = {version.pk: version for version in versions.order_by("pk")}
    first = found.pop(imported, None)
    known = first.content if first else standing.content if standing.editions else {}
    return [known, *(each.content for each in found.values() if (each.pk, _made(each)) in exported)]


def _made(revision) -> str:
    return revision.created_at.isoformat()


def unissued(page, in_common: Callable[[dict], tuple[int, float]]) -> Draft | None:
    """What the latest draft of a release says beyond what whoever wrote a file had before them; None where that is
    nothing. Of a draft that no file is known to have carried, it is all of it.

    Where several versions were carried, `in_common` tells how much of each stands in the file. It is taken to be
    written from the one of which most does, and from the older one where two have as much, since that leaves people
    more. What is deleted by that stands in the page's history."""
    ((_page, standing),) = standings([page])
    known, *exported = carried(page, standing)
    if not known:
        exported = [content for content in exported if in_common(content)[1] > HALF]
    if exported:
        known = max([known, *exported], key=lambda content: in_common(content)[0] if content else -1)
    latest = page.latest_revision
    if known and same(shown(own_fields(known)), shown(own_fields(latest.content))):
        return None
    return Draft(own_fields(known), known or standing.content, latest.content, latest.user)
