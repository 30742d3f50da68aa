"""What a version of a release says, as plain data: compared with another version, and in one language."""

import hashlib
import json
import re
from contextlib import suppress
from functools import cache

from django.utils import timezone
from wagtail.models import Page

from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.stored import as_stored, moments

KEPT_PAGE_FIELDS = frozenset({"slug", "seo_title", "search_description"})
NOT_IN_A_DIGEST = frozenset(
    {"slug", "ready_en", "ready_ja", "embargo_until", "reference", "policy", "page_ptr", "ledger"}
)
KEYS_OF_ROWS = frozenset({"pk", "page", "sort_order"})
BLANK = (None, "", "[]", [])
# The body is JSON inside JSON, so that its quotation marks stand escaped twice.
BLOCK_KEY = re.compile(r'\s*data-block-key=\\*"[^"\\]*\\*"')


@cache
def page_fields() -> frozenset[str]:
    """The names that a revision's content holds of Wagtail's page, and not of the release."""
    return frozenset(field.name for field in Page._meta.get_fields()) - KEPT_PAGE_FIELDS


def content_of(page) -> dict:
    """What a revision of the page as it stands in memory would hold."""
    return as_stored(page.serializable_data())


def waits(content: dict) -> bool:
    """Whether a version has an hour that is still to come."""
    now = timezone.now()
    return any(moment > now for moment in moments(content, "released_at", "embargo_until", "go_live_at"))


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
