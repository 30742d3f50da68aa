"""A quote that was taken out of a release goes out of every language at once: a language that is not issued anew is
issued once more as it was, without the quote."""

from dataclasses import replace

from .content import digest
from .editions import add_edition, editions, with_quotes


def withdraw(page, issued_now, now, public_from) -> list:
    """The next editions of the languages that are before the public, are not `issued_now`, and have a quote that the
    page has no longer."""
    public = editions().objects.in_force(now).filter(page_id=page.pk).exclude(language__in=issued_now)
    kept = {str(row.uid) for row in page.quotes.all()}
    return [
        _without(edition, kept, now, public_from)
        for edition in public.select_related("page", "revision")
        if any(quote.uid not in kept for quote in edition.release.quotes)
    ]


def _without(edition, kept, now, public_from):
    release = replace(
        edition.release,
        quotes=tuple(quote for quote in edition.release.quotes if quote.uid in kept),
        unplaced_quotes=tuple(uid for uid in edition.release.unplaced_quotes if uid in kept),
    )
    content = with_quotes(edition.revision.content, release.quotes)
    return add_edition(
        edition.issued_page(),
        release,
        public_from,
        {
            "organizations": edition.organizations.all(),
            "people": edition.people.filter(key__in=release.people),
            "topics": edition.topics.all(),
        },
        now,
        revision_id=edition.revision_id,
        released_at=edition.released_at,
        digest=digest({**content, "unreviewed": release.unreviewed or None}, edition.language),
        leaves_behind=edition.leaves_behind,
    )
