"""What a newsroom's policy means for one release: whether its translation goes out, waits, or holds the release."""

from collections.abc import Collection
from dataclasses import dataclass

from wagtail_pressrelease.localization.completeness import Lack
from wagtail_pressrelease.press.policies import Policy


@dataclass(frozen=True, slots=True)
class Verdict:
    """`holds`: nothing goes out before the translation is complete. `issues`: the translation goes out. `announces`:
    readers are told that it follows, or is being updated. `labelled`: readers are told that nobody has reviewed it."""

    holds: bool = False
    issues: bool = False
    announces: bool = False
    labelled: bool = False


def verdict(policy: str, *, ticked: bool, public: bool, lacks: Collection[Lack], reviewed: bool) -> Verdict:
    """`ticked`: an editor has declared the translation ready. `public`: readers have an earlier issue of it."""
    lacking = set(lacks) - ({Lack.UNCONFIRMED} if policy == Policy.LABELLED else set())
    if policy == Policy.FIRST:
        return Verdict(issues=ticked and not lacking, announces=bool(lacking) or not (ticked or public))
    if lacking and (ticked or public):
        return Verdict(holds=True)
    return Verdict(issues=ticked, labelled=ticked and policy == Policy.LABELLED and not reviewed)
