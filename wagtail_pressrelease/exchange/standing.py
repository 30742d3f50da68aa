"""How a release stands in the site: which content of it a file is to carry."""

from dataclasses import dataclass

from django.utils import timezone

from wagtail_pressrelease.press.languages import LANGUAGES, other
from wagtail_pressrelease.publishing.content import content_of, own_content
from wagtail_pressrelease.publishing.editions import editions

from .lookup import batches


@dataclass(frozen=True, slots=True)
class Standing:
    """One content of a release, as a revision holds it; the languages that go with it; and whether it is public or will
    be. `revision` is that of what was not issued yet."""

    content: dict
    languages: tuple[str, ...]
    published: bool
    editions: tuple = ()
    revision: object = None


def standings(pages, drafts=False):
    """`(page, its standing)` for each page, a few hundred at a time."""
    for batch in batches(pages):
        yield from _standings(batch, drafts)


def _standings(batch, drafts):
    known = {page.pk: [] for page in batch}
    for edition in editions().objects.filter(page_id__in=known).select_related("revision").order_by("number"):
        known[edition.page_id].append(edition)
    for page in batch:
        yield page, (drafts and draft_of(page)) or issued(page, known[page.pk]) or scheduled(page) or draft(page)


def issued(page, known) -> Standing | None:
    """What is before the public, each language from its own edition; of a withdrawn release what was last."""
    now = timezone.now()
    shown = {}
    for edition in known:
        ended = edition.public_until is not None and edition.public_until <= edition.public_from
        if not ended and (not page.live or edition.public_from <= now):
            shown[edition.language] = edition
    if not shown:
        return None
    latest = max(shown.values(), key=lambda edition: (edition.revision_id, edition.pk))
    content = latest.revision.content
    left_behind = shown.get(other(latest.language))
    if left_behind and left_behind.revision_id != latest.revision_id:
        content = with_language(content, left_behind.revision.content, left_behind.language)
    return Standing(
        content,
        tuple(name for name in LANGUAGES if name in shown),
        page.live,
        tuple(shown[name] for name in sorted(shown)),
    )


def scheduled(page) -> Standing | None:
    """What goes out at its hour."""
    revision = page.revisions.filter(approved_go_live_at__isnull=False).order_by("-pk").first()
    return Standing(revision.content, ticked(revision.content), True, revision=revision) if revision else None


def draft(page) -> Standing:
    content = page.latest_revision.content if page.latest_revision_id else content_of(page)
    return Standing(content, ticked(content), False, revision=page.latest_revision)


def draft_of(page) -> Standing | None:
    """The draft, where it is another one than what was issued or is scheduled."""
    revision = page.latest_revision
    if revision is None or revision.approved_go_live_at:
        return None
    if page.live and page.live_revision and own_content(revision.content) == own_content(page.live_revision.content):
        return None
    return draft(page)


def ticked(content) -> tuple[str, ...]:
    return tuple(name for name in LANGUAGES if content.get(f"ready_{name}"))


def with_language(content: dict, older: dict, language: str) -> dict:
    """A content with one language's texts as they are in another one; rows are the same where their `uid` is."""
    ending = f"_{language}"

    def merged(mine, its):
        return {
            **mine,
            **{name: value for name, value in its.items() if name.endswith(ending) and not name.startswith("ready")},
        }

    found = merged(content, older)
    for name, rows in content.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            # Comments, which Wagtail keeps among the rows, have no `uid`.
            before = {row["uid"]: row for row in older.get(name) or () if "uid" in row}
            found[name] = [
                merged(row, {key: value for key, value in before[row["uid"]].items() if not key.startswith("for_")})
                if row.get("uid") in before
                else row
                for row in rows
            ]
    return found
