"""A text that was reviewed is changed by a reviewer only, whichever way somebody saves: it stays, and what somebody
else made of it waits for a reviewer."""

from uuid import UUID

from django.db.models import Q

from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.stored import as_stored

from .applying import say
from .desk import confirmed, pairs_of, table, values_of
from .rights import may_review
from .shapes import schema_of
from .states import Name, states
from .storing import park_unit
from .units import digest, units
from .writing import put


def keep_reviewed(page, before: dict | None, user) -> list[str]:
    """Put the reviewed texts of the version before back into a page that is about to be saved, where the user may not
    change them; theirs are proposed. The units that this concerned. None as the user is the site itself."""
    target = other(page.source_language)
    if before is None or may_review(target, user) or before["source_language"] != page.source_language:
        return []
    known = table("TranslationSummary").objects.filter(page_id=page.pk, language=target)
    if not known.filter(Q(reviewed__gt=0) | Q(outdated__gt=0)).exists():
        return []
    changed = _changed(page, before, target)
    proposed = {each.path: each for each in table("Parked").objects.filter(page_id=page.pk, user=user, why="proposal")}
    for unit, (_reviewed, mine) in changed.items():
        park_unit(page, target, unit, mine, "proposal", user, proposed.get(f"{target}/{unit}"[:200]))
    return [*changed]


def _changed(page, before, target):
    """What the user changed of what was reviewed, as `{unit: (reviewed, mine)}`, once the page has it as reviewed."""
    source, schema = page.source_language, schema_of(type(page))
    content, ledger = as_stored(page.serializable_data()), UUID(str(before["ledger"]))
    rows = confirmed([ledger], target)
    pairs = pairs_of(rows, ledger)
    now = {unit.id: unit.target for unit in units(content, source, target, schema, pairs)}
    changed, found = {}, units(before, source, target, schema, pairs)
    stands = states(found, values_of(rows, ledger, {}))
    for unit in found:
        mine = now.get(unit.id)
        if mine is None or digest(mine) == digest(unit.target):
            continue
        if stands[unit.id].name == Name.REVIEWED:
            changed[unit.id] = unit.target, mine
    values = {unit: reviewed for unit, (reviewed, _mine) in changed.items()}
    for name, value in put(content, source, target, schema, values, pairs).items():
        if value != content[name]:
            say(page, name, value, content[name])
    return changed
