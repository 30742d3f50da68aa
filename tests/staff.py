"""The people of a newsroom in the groups, and with the workflow, that the command makes."""

from types import SimpleNamespace

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from wagtail.users.models import UserProfile

from tests.builders import fetch
from wagtail_pressrelease.admin.groups import create_groups
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.handover import perform, piece_of
from wagtail_pressrelease.localization.units import digest

PASSWORD = "newsroom"
GROUPS = {
    "edith": ["Press editors"],
    "midori": ["Japanese translators"],
    "haruka": ["Japanese translators"],
    "rowan": ["Japanese reviewers", "English reviewers"],
    "kei": ["Press publishers"],
}


def hire_all(newsroom, japanese=("midori", "haruka")):
    """An editor, two translators into Japanese, a reviewer and a publisher, by their first names."""
    create_groups([newsroom])
    people = {}
    for name, groups in GROUPS.items():
        user = get_user_model().objects.create_user(name, f"{name}@example.org", PASSWORD, first_name=name.capitalize())
        user.groups.set(Group.objects.filter(name__in=groups))
        profile = UserProfile.get_for_user(user)
        profile.preferred_language = "ja" if name in japanese else "en"
        profile.save()
        people[name] = user
    return SimpleNamespace(**people)


def begin(page, user):
    """Send a release to translation, as the page editor does."""
    page = fetch(page)
    return page.get_workflow().start(page, user)


def translate(page, user, but=0, only=None, language="ja", text="訳文{number}。"):
    """Translate and confirm all texts, all but some, or only these units."""
    rows = [row for row in read_desk(fetch(page), language, user).rows if row.entry is None]
    changes = [
        Change(row.unit.id, text.format(number=number), base=digest(row.unit.target), act="confirm")
        for number, row in enumerate(rows)
        if only is None or row.unit.id in only
    ]
    save_units(page, language, changes[: len(changes) - but], user)


def do(page, action, user, **said):
    """What the step that a release is at offers."""
    perform(piece_of(page), action, user, **said)


def sent_to_review(page, people):
    """Translated by Midori, and at its review."""
    begin(page, people.edith)
    translate(page, people.midori)
    do(page, "send", people.midori)
    return fetch(page)
