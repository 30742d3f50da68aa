"""How the same text, or one like it, was translated in earlier releases."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Q
from wagtail.permission_policies.pages import PagePermissionPolicy

from .desk import table
from .likeness import likeness, sketch
from .translated import translated_models
from .units import digest, plain

CANDIDATES = 200
LEAST = 60
MOST = 5


@dataclass(frozen=True, slots=True)
class Match:
    """An earlier translation, and how much of its source is the same, in per cent."""

    source_text: str
    target_text: str
    percent: int
    release: str
    page_id: int
    at: datetime


def earlier(text: str, target: str, user, but_not_ledger=None) -> list[Match]:
    """The translations of texts that are at least 60 per cent like this one, the most alike first, five at most; from
    releases that the user may edit. Its queries do not follow the number of releases."""
    words = plain(text)
    if not words:
        return []
    like = Q()
    for number, value in enumerate(sketch(words), 1):
        like |= Q(**{f"sketch_{number}": value})
    rows = table("Confirmation").objects.filter(like, language=target).exclude(target_digest="")
    best = {}
    for row in rows.exclude(ledger=but_not_ledger).order_by("-pk")[:CANDIDATES]:
        percent = likeness(words, plain(row.source_text))
        key = (row.source_digest, row.target_digest)
        if percent >= LEAST and key not in best:
            best[key] = (percent, row)
    pages = _editable({row.ledger for _percent, row in best.values()}, user)
    found = [
        Match(row.source_text, row.target_text, percent, *pages[row.ledger], row.at)
        for percent, row in best.values()
        if row.ledger in pages
    ]
    seen, kept = set(), []
    for match in sorted(found, key=lambda match: (-match.percent, -match.at.timestamp())):
        if digest(match.target_text) not in seen:
            seen.add(digest(match.target_text))
            kept.append(match)
    return kept[:MOST]


def _editable(ledgers, user) -> dict:
    """Title and primary key of the releases behind ledgers, as far as the user may edit them."""
    found = {}
    if not ledgers:
        return found
    may = PagePermissionPolicy().instances_user_has_permission_for(user, "change")
    for model in translated_models():
        pages = model._default_manager.filter(ledger__in=ledgers, pk__in=may.values("pk"))
        found |= {ledger: (title, pk) for ledger, title, pk in pages.values_list("ledger", "draft_title", "pk")}
    return found
