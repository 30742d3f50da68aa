"""How the same text, or one like it, was translated in earlier releases."""

from dataclasses import dataclass
from datetime import datetime

from django.db.models import Case, Max, Q, Value, When
from wagtail.models import get_page_models
from wagtail.permission_policies.pages import PagePermissionPolicy

from .desk import table
from .likeness import likeness, sketch
from .states import Act
from .translated import TranslatedMixin
from .units import digest, plain

CANDIDATES = 100
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
    releases that the user may edit. One that was replaced there by another, for the same source, is none any more. Its
    queries do not follow the number of releases."""
    words = plain(text)
    if not words:
        return []
    pages = _editable(user)
    rows = _alike(words, target, pages, but_not_ledger)
    percents = {row.pk: likeness(words, plain(row.source_text)) for row in rows}
    rows = [row for row in rows if percents[row.pk] >= LEAST]
    rows.sort(key=lambda row: (percents[row.pk], row.pk), reverse=True)
    rows = _one_of_each(_still_used(rows, target))[:MOST]
    named = _named({row.ledger for row in rows}, pages)
    return [
        Match(row.source_text, row.target_text, percents[row.pk], *named[row.ledger], row.at)
        for row in rows
        if row.ledger in named
    ]


def _editable(user) -> list:
    """The releases that a user may edit, a query for each table that holds a ledger."""
    may = PagePermissionPolicy().instances_user_has_permission_for(user, "change").values("pk")
    return [
        model._default_manager.filter(pk__in=may)
        for model in get_page_models()
        if issubclass(model, TranslatedMixin) and model._meta.get_field("ledger").model is model
    ]


def _alike(words: str, target: str, pages: list, but_not_ledger) -> list:
    """Rows of the ledger whose source shares a part of its sketch, those that share most first, then the newest. Where
    many releases translate the same by the same, the newest speaks for all."""
    shared = [Q(**{f"sketch_{number}": value}) for number, value in enumerate(sketch(words), 1)]
    any_shared, allowed, hits = Q(), Q(), Value(0)
    for each in shared:
        any_shared |= each
        hits += Case(When(each, then=1), default=0)
    for each in pages:
        allowed |= Q(ledger__in=each.values("ledger"))
    rows = table("Confirmation").objects.filter(any_shared, allowed, language=target)
    rows = rows.exclude(target_digest="").exclude(act=Act.RETURN.value)
    newest = (
        rows.exclude(ledger=but_not_ledger)
        .values("source_digest", "target_digest", hits=hits)
        .annotate(newest=Max("pk"))
        .order_by("-hits", "-newest")[:CANDIDATES]
    )
    return list(table("Confirmation").objects.filter(pk__in=[each["newest"] for each in newest]))


def _still_used(rows: list, target: str) -> list:
    """Without those that somebody replaced by another translation of the same source, or sent back."""
    of_units = table("Confirmation").objects.filter(
        language=target, ledger__in={row.ledger for row in rows}, unit__in={row.unit for row in rows}
    )
    newest = {
        (ledger, unit, source): "" if act == Act.RETURN else found
        for ledger, unit, source, found, act in of_units.order_by("pk").values_list(
            "ledger", "unit", "source_digest", "target_digest", "act"
        )
    }
    return [row for row in rows if newest[row.ledger, row.unit, row.source_digest] == row.target_digest]


def _one_of_each(rows: list) -> list:
    """The first row with each translation."""
    kept = {}
    for row in rows:
        kept.setdefault(digest(row.target_text), row)
    return list(kept.values())


def _named(ledgers: set, pages: list) -> dict:
    """Title and primary key of the releases behind ledgers."""
    return {
        ledger: (title, pk)
        for each in pages
        for ledger, title, pk in each.filter(ledger__in=ledgers).values_list("ledger", "draft_title", "pk")
    }
