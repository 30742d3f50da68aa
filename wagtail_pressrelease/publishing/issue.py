"""The one verb: issue what a page holds. `IssuedMixin.save` calls it, whichever way somebody published."""

import logging
from dataclasses import dataclass, replace

from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_pressrelease.press.languages import LANGUAGES, other, text
from wagtail_pressrelease.press.office_of import appointments_at_hand

from . import value
from .compile import compile_release
from .content import content_of, digest
from .editions import add_edition, editions
from .following import Following, following
from .gate import NotReady, Reason, reasons
from .withdrawing import withdraw

logger = logging.getLogger(__name__)


def due(page, translation: Following, force=False) -> dict[str, str]:
    """The languages that publishing this page would issue, each with its digest; {} where all of it is issued
    already."""
    content = content_of(page)
    latest = {
        edition.language: edition
        for edition in editions().objects.filter(page_id=page.pk).defer("data").order_by("number")
    }
    found, digests = {}, {}
    for language in translation.going_out(page):
        label = translation.labels(language) or None  # nothing else leaves no trace in a digest
        mine = digests[language] = digest({**content, "unreviewed": label}, language)
        known = latest.get(language)
        if force or known is None or known.public_until is not None or known.digest != mine:
            found[language] = mine
    source = page.source_language
    if source in digests and translation.language not in found and _says_otherwise(latest, translation):
        found[source] = digests[source]
    return found


def _says_otherwise(latest: dict, translation: Following) -> bool:
    """Whether readers are told that the translation follows where it does not, or the other way round. That one which
    they have is being updated is said only when its source is issued anew."""
    source, known = latest.get(other(translation.language)), latest.get(translation.language)
    announced = bool(source and source.leaves_behind and not (known and known.pk > source.pk))
    announces = translation.verdict.announces and (announced or known is None)
    return announced != announces


@dataclass(frozen=True, slots=True)
class Due:
    """One language that is to be issued: the digest of its content, the release as it will be read, and whether the
    other language is left behind."""

    digest: str
    release: value.Release
    leaves_behind: bool = False


def check(page, force=False) -> dict[str, Due]:
    """What publishing would issue, by language; raises NotReady with every reason where it may not be."""
    translation = following(page)
    languages = due(page, translation, force)
    if not languages and editions().objects.filter(page_id=page.pk).exists():
        return {}
    with appointments_at_hand(page):
        if found := reasons(page, translation):
            raise NotReady(found)
        return {
            language: Due(
                digest,
                replace(_compiled(page, language), unreviewed=translation.labels(language)),
                translation.verdict.announces and language == page.source_language,
            )
            for language, digest in languages.items()
        }


def issue(page, due_now: dict[str, Due], names: dict[str, set[int]], first: bool) -> list:
    """One edition per language that is due, from the page's live revision; and one of a language that is not, where a
    quote was withdrawn. `names` are the records that the release names; `first` says that none was issued before."""
    now, issued = timezone.now(), []
    # The first issue counts from the release's own hour, which an import may set years back; a later one from today.
    public_from = (page.hour or now) if first else max(now, page.embargo_until or now)
    if due_now and not first:
        # Before its source, which may leave it behind still.
        issued += withdraw(page, due_now, now, public_from)
    for ready in due_now.values():
        edition = add_edition(
            page,
            ready.release,
            public_from,
            names,
            now,
            first,
            revision_id=page.live_revision_id,
            released_at=page.released_at or now,
            digest=ready.digest,
            leaves_behind=ready.leaves_behind,
        )
        issued.append(edition)
    return issued


def named(page) -> dict[str, set[int]]:
    """The records that a release names, by primary key."""
    return {
        "organizations": {row.organization_id for row in page.parties.all()},
        "people": {row.person_id for row in page.signatories.all()} | {row.speaker_id for row in page.quotes.all()},
        "topics": {topic.pk for topic in page.topics.all()},
    }


def _compiled(page, language):
    try:
        return compile_release(page, language)
    except Exception as error:  # broken content is a reason that an editor can act on, never a server error
        logger.exception("Page %s could not be put together in %s", page.pk, language)
        sentence = (
            _("The English text could not be put together. Check the body and the rows, and publish again.")
            if language == "en"
            else _("The Japanese text could not be put together. Check the body and the rows, and publish again.")
        )
        raise NotReady([Reason(f"body_{language}", sentence, language)]) from error


def languages_with_text(page) -> list[str]:
    """The languages that have headline, lead and body: what an import publishes where a file does not say."""
    return [
        language
        for language in LANGUAGES
        if text(page, "headline", language) and text(page, "lead", language) and getattr(page, f"body_{language}")
    ]
