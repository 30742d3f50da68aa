"""How far each release is translated, for lists: one row per page and language, made anew whenever a version is
saved."""

from uuid import UUID

from django.utils import timezone

from wagtail_pressrelease.press.languages import other

from .desk import confirmed, pairs_of, table, values_of
from .shapes import schema_of
from .states import counts, states
from .units import digest, units


def summarize(page, content: dict, before: dict | None, user):
    """Write the summary of a content, and give it back. `before` is the version that stood until now: where a target
    differs from it, the user is from now on its last writer."""
    source = content["source_language"]
    target = other(source)
    ledger, schema = UUID(str(content["ledger"])), schema_of(page.specific_class)
    rows = confirmed([ledger], target)
    pairs = pairs_of(rows, ledger)
    found = units(content, source, target, schema, pairs)
    Summary = table("TranslationSummary")
    known = {each.language: each for each in Summary.objects.filter(page_id=page.pk)}
    summary = known.pop(target, None) or Summary(page_id=page.pk, language=target)
    summary.writers = _writers(summary.writers, found, before and _targets(before, target, schema, pairs), user)
    for stale in known.values():  # the language that was the target before the source was changed
        stale.delete()
    for name in ("reference", "headline_en", "headline_ja"):
        setattr(summary, name, content.get(name) or "")
    summary.hour = Summary._meta.get_field("hour").to_python(content.get("go_live_at"))
    return count(summary, counts(states(found, values_of(rows, ledger, {})).values()), user)


def count(summary, of, user):
    """Store a summary with these numbers, after the user has had a hand in them."""
    for name in ("total", "new", "to_check", "outdated", "translated", "reviewed"):
        setattr(summary, name, getattr(of, name))
    summary.save()
    if user:
        summary.people.add(user)
    return summary


def _targets(content, target, schema, pairs):
    found = units(content, other(target), target, schema, pairs)
    return {unit.id: digest(unit.target) for unit in found}


def _writers(writers, found, before, user):
    """By unit: who, when, and the digest of what."""
    now, kept = timezone.now().isoformat(timespec="seconds"), {}
    for unit in found:
        mine = digest(unit.target)
        last = writers.get(unit.id)
        if last and last[2] == mine:
            kept[unit.id] = last
        elif mine and (before is None or before.get(unit.id, "") != mine):
            kept[unit.id] = [user and user.pk, now, mine]
    return kept
