"""The one verb: issue what a page holds. `IssuedMixin.save` calls it, whichever way somebody published."""

import hashlib
import json
import logging
import re
from contextlib import suppress
from dataclasses import dataclass
from functools import cache

from django.apps import apps
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wagtail_pressrelease.press.languages import LANGUAGES, other, text
from wagtail_pressrelease.press.office_of import appointments_at_hand
from wagtail_pressrelease.press.stored import as_stored

from . import value
from .compile import compile_release
from .editions import close
from .gate import NotReady, Reason, reasons
from .words import words

logger = logging.getLogger(__name__)

KEPT_PAGE_FIELDS = frozenset({"slug", "seo_title", "search_description"})
NOT_IN_A_DIGEST = frozenset({"slug", "ready_en", "ready_ja", "embargo_until", "reference", "page_ptr", "ledger"})
KEYS_OF_ROWS = frozenset({"pk", "page", "sort_order"})
BLANK = (None, "", "[]", [])
# The body is JSON inside JSON, so that its quotation marks stand escaped twice.
BLOCK_KEY = re.compile(r'\s*data-block-key=\\*"[^"\\]*\\*"')


def editions():
    """The table of editions."""
    return apps.get_model("wagtail_pressrelease", "Edition")


@cache
def page_fields() -> frozenset[str]:
    """The names that a revision's content holds of Wagtail's page, and not of the release."""
    return frozenset(field.name for field in Page._meta.get_fields()) - KEPT_PAGE_FIELDS


def content_of(page) -> dict:
    """What a revision of the page as it stands in memory would hold."""
    return as_stored(page.serializable_data())


def own_fields(content: dict) -> dict:
    """What in a content is the release's own, as it is stored: not where its page stands, nor its status."""
    left_out = page_fields() | {"pk", "page_ptr"}
    return {name: item for name, item in content.items() if name not in left_out}


def own_content(content: dict) -> dict:
    """What a revision's content says of the release itself: without the tree, the status, the rows' keys and numbers
    (they stand in their order), and what is blank, which is nothing or an empty text depending on who saved."""
    kept = {name: _in_one_order(item) for name, item in own_fields(content).items() if item not in BLANK}
    for name, rows in kept.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            kept[name] = [
                {key: item for key, item in row.items() if key not in KEYS_OF_ROWS and item not in BLANK}
                for row in rows
            ]
    return kept


def _in_one_order(item):
    """A stream is JSON text in a version; PostgreSQL keeps the keys of its blocks in an order other than Wagtail's."""
    if isinstance(item, str) and item.startswith('[{"'):
        with suppress(ValueError):
            return json.dumps(json.loads(item), sort_keys=True, ensure_ascii=False)
    return item


def digest(content: dict, language: str) -> str:
    """What decides whether two contents are the same issue in one language: its own words and the shared facts. Names
    that live in the register do not count, so that renaming an organization does not re-issue what was issued years
    ago."""
    left_out = f"_{other(language)}"

    def wanted(fields):
        return {
            name: item for name, item in fields.items() if not name.endswith(left_out) and name not in NOT_IN_A_DIGEST
        }

    kept = wanted(own_content(content))
    for name, rows in kept.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            kept[name] = [wanted(row) for row in rows]
    words = BLOCK_KEY.sub("", json.dumps(kept, sort_keys=True, ensure_ascii=False))
    return hashlib.blake2b(words.encode(), digest_size=16).hexdigest()


def differs(page, revision) -> bool:
    """Whether a page in memory says something else than a revision of it."""
    # A revision that was just made holds its dates as it was given them.
    return revision is None or own_content(content_of(page)) != own_content(as_stored(revision.content))


def words_in(language: str, content: dict) -> str:
    """The words of one language in a content, in one form that can be compared."""
    kept = own_content(content)
    own = {name: item for name, item in kept.items() if name.endswith(f"_{language}")}
    own.pop(f"ready_{language}", None)
    for name, rows in kept.items():
        if isinstance(rows, list) and rows and isinstance(rows[0], dict):
            own[name] = [
                {key: item for key, item in row.items() if key == "uid" or key.endswith(f"_{language}")} for row in rows
            ]
    return BLOCK_KEY.sub("", json.dumps(own, sort_keys=True, ensure_ascii=False))


def text_changed(page, revision, language: str) -> bool:
    """Whether the words of one language are other ones than in a revision."""
    return words_in(language, content_of(page)) != words_in(language, revision.content)


def due(page, force=False) -> dict[str, str]:
    """The languages that publishing this page would issue, each with its digest; {} where all of it is issued
    already."""
    content = content_of(page)
    latest = {
        edition.language: edition
        for edition in editions().objects.filter(page_id=page.pk).defer("data").order_by("number")
    }
    found = {}
    for language in page.ready_languages:
        mine = digest(content, language)
        known = latest.get(language)
        if force or known is None or known.public_until is not None or known.digest != mine:
            found[language] = mine
    return found


@dataclass(frozen=True, slots=True)
class Due:
    """One language that is to be issued: the digest of its content, and the release as it will be read."""

    digest: str
    release: value.Release


def check(page, force=False) -> dict[str, Due]:
    """What publishing would issue, by language; raises NotReady with every reason where it may not be."""
    languages = due(page, force)
    if not languages and editions().objects.filter(page_id=page.pk).exists():
        return {}
    with appointments_at_hand(page):
        if found := reasons(page):
            raise NotReady(found)
        return {language: Due(digest, _compiled(page, language)) for language, digest in languages.items()}


def issue(page, due_now: dict[str, Due]) -> list:
    """One edition per language that is due, from the page's live revision."""
    now, issued = timezone.now(), []
    everything = editions().objects.filter(page_id=page.pk)
    first = not everything.exists()
    hour = page.hour
    for language, ready in due_now.items():
        mine = everything.filter(language=language)
        latest = mine.order_by("-number").first()
        # The first issue counts from the release's own hour, which an import may set years back; a later one from
        # today.
        public_from = (hour or now) if first else max(now, page.embargo_until or now)
        close(mine, now, public_from)
        edition = editions()(
            page_id=page.pk,
            language=language,
            number=latest.number + 1 if latest else 1,
            revision_id=page.live_revision_id,
            headline=ready.release.headline,
            summary=ready.release.summary,
            released_at=page.released_at or now,
            public_from=public_from,
            digest=ready.digest,
            data=value.dump(ready.release),
            words=words(page, ready.release),
        )
        edition.save()
        edition.organizations.set({row.organization_id for row in page.parties.all()})
        edition.topics.set([topic.pk for topic in page.topics.all()])
        issued.append(edition)
    return issued


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
