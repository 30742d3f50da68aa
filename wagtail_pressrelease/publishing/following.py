"""The language that a release is translated into, at the moment when the release is to go out."""

from dataclasses import dataclass

from wagtail_pressrelease.localization.completeness import Lack, is_reviewed, lack_of
from wagtail_pressrelease.localization.desk import confirmed, pairs_of, values_of
from wagtail_pressrelease.localization.shapes import schema_of
from wagtail_pressrelease.localization.states import states
from wagtail_pressrelease.localization.units import Unit, units
from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.press.policies import Policy

from .content import content_of
from .editions import editions
from .policy import Verdict, verdict


@dataclass(frozen=True, slots=True)
class Following:
    """What becomes of the translation, and what it lacks. `left_behind`: readers have an earlier issue of it."""

    language: str
    verdict: Verdict
    lacks: tuple[tuple[Unit, Lack], ...] = ()
    left_behind: bool = False

    def labels(self, language: str) -> bool:
        """Whether readers of a language are told that nobody has reviewed it."""
        return self.verdict.labelled and language == self.language

    def going_out(self, page) -> list[str]:
        """The languages that are ticked, without a translation that waits while its source goes out."""
        waits = not (self.verdict.issues or self.verdict.holds)
        return [language for language in page.ready_languages if language != self.language or not waits]


def following(page) -> Following:
    """What the policy and the ledger say of the translation of a page as it stands in memory.

    Where the ledger knows nothing of it, as of a release both languages of which an editor typed, the editor's tick
    decides alone.
    """
    target = other(page.source_language)
    ticked = target in page.ready_languages
    public = bool(page.live) and editions().objects.in_force().filter(page_id=page.pk, language=target).exists()
    lacks, reviewed = _asked_of_the_ledger(page, target) if ticked or public else ((), False)
    decided = verdict(
        policy_of(page), ticked=ticked, public=public, lacks={lack for _unit, lack in lacks}, reviewed=reviewed
    )
    return Following(target, decided, lacks, public and bool(lacks))


def as_ticked(page) -> Following:
    """The translation where nothing but the tick decides: a file says itself what it publishes."""
    target = other(page.source_language)
    return Following(target, Verdict(issues=target in page.ready_languages))


def policy_of(page) -> str:
    """The release's own, else that of its newsroom."""
    return page.policy or getattr(page.newsroom, "policy", "") or Policy.BOTH


def _asked_of_the_ledger(page, target):
    rows = confirmed([page.ledger], target)
    if not rows:
        return (), False
    content, schema = content_of(page), schema_of(type(page))
    found = units(content, page.source_language, target, schema, pairs_of(rows, page.ledger))
    known = states(found, values_of(rows, page.ledger, {}))
    lacks = tuple((unit, lack) for unit in found if (lack := lack_of(known[unit.id])))
    return lacks, is_reviewed(known.values())
