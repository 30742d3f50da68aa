"""What a policy means for a translation that is complete or not, declared ready or not, before the public or not."""

import pytest

from wagtail_pressrelease.localization.completeness import Lack
from wagtail_pressrelease.publishing.policy import Verdict, verdict

HOLDS, ISSUES, ANNOUNCES, NOTHING = (
    Verdict(holds=True),
    Verdict(issues=True),
    Verdict(announces=True),
    Verdict(),
)
LABELLED = Verdict(issues=True, labelled=True)
TICKED, PUBLIC = {"ticked": True}, {"public": True}
BEFORE = TICKED | PUBLIC


@pytest.mark.parametrize(
    ("policy", "how", "lacks", "expected"),
    [
        # Both together: a translation that lacks something holds the release.
        ("both", TICKED, [], ISSUES),
        ("both", TICKED, [Lack.MISSING], HOLDS),
        ("both", TICKED, [Lack.UNCONFIRMED], HOLDS),
        ("both", TICKED, [Lack.RETURNED], HOLDS),
        ("both", BEFORE, [Lack.OUTDATED], HOLDS),
        ("both", PUBLIC, [Lack.OUTDATED], HOLDS),
        ("both", PUBLIC, [], NOTHING),
        # A release in one language alone.
        ("both", {}, [], NOTHING),
        ("labelled", {}, [], NOTHING),
        # The source first: the translation waits, and readers are told so.
        ("first", TICKED, [], ISSUES),
        ("first", BEFORE, [], ISSUES),
        ("first", TICKED, [Lack.MISSING], ANNOUNCES),
        ("first", BEFORE, [Lack.OUTDATED], ANNOUNCES),
        ("first", PUBLIC, [Lack.OUTDATED], ANNOUNCES),
        ("first", PUBLIC, [], NOTHING),
        ("first", {}, [], ANNOUNCES),
        # Not reviewed, and labelled so; nothing else may be wrong with it.
        ("labelled", TICKED, [], LABELLED),
        ("labelled", TICKED, [Lack.UNCONFIRMED], LABELLED),
        ("labelled", TICKED, [Lack.MISSING], HOLDS),
        ("labelled", BEFORE, [Lack.OUTDATED], HOLDS),
        ("labelled", TICKED, [Lack.RETURNED], HOLDS),
    ],
)
def test_what_becomes_of_a_translation(policy, how, lacks, expected):
    given = {"ticked": False, "public": False} | how
    assert verdict(policy, **given, lacks=lacks, reviewed=False) == expected


@pytest.mark.parametrize("policy", ["both", "labelled"])
def test_a_reviewed_translation_goes_out_without_a_label(policy):
    assert verdict(policy, ticked=True, public=False, lacks=[], reviewed=True) == ISSUES
