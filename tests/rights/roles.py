"""Who tries: people in the groups that the command makes, somebody who may enter the admin and do nothing there, and
somebody whom nobody knows. The administrator is the control: what is tried works where it is allowed."""

from dataclasses import dataclass, field

from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from wagtail.models import APIToken

from wagtail_pressrelease.admin.groups import create_groups
from wagtail_pressrelease.press.languages import other

JAPANESE, ENGLISH, REVIEWER = "Japanese translator", "English translator", "reviewer"
EDITOR, PUBLISHER = "press editor", "publisher"
VISITOR, ANONYMOUS, ADMINISTRATOR = "visitor", "anonymous", "administrator"
ROLES = (JAPANESE, ENGLISH, REVIEWER, PUBLISHER, VISITOR, ANONYMOUS)
# The editor, who may do most of it, has a table of their own: editor.py.
OUTSIDERS = (VISITOR, ANONYMOUS)

GROUPS = {
    JAPANESE: ("Japanese translators",),
    ENGLISH: ("English translators",),
    REVIEWER: ("English reviewers", "Japanese reviewers"),
    EDITOR: ("Press editors",),
    PUBLISHER: ("Press publishers",),
    VISITOR: ("Visitors",),
}


def of_language(language):
    """What somebody who writes a language may change, wherever they try: its texts, what is said about them, that a
    change of them leaves their translation as good as it was, and the steps of the workflow that are theirs."""
    said = {"parked", "comments", "submitted", "workflow", "profiles"}
    return {language, f"records {language}", f"ledger {language}", f"unchanged {other(language)}", *said}


# In the words of snapshot.py. No row of the table may allow a role more than this.
MAY = {
    JAPANESE: of_language("ja"),
    ENGLISH: of_language("en"),
    REVIEWER: of_language("ja") | of_language("en"),
    PUBLISHER: {
        *("live", "editions", "schedule", "versions", "order", "privacy", "workflow", "redirects"),
        *("comments", "submitted", "profiles"),
    },
    VISITOR: {"profiles"},
    ANONYMOUS: set(),
}


@dataclass
class Person:
    """A browser that is signed in, and the headers of a program that works for the same user."""

    client: Client
    headers: dict = field(default_factory=dict)


def hire(newsroom):
    """`{role: Person}`, the administrator among them."""
    create_groups([newsroom])
    visitors = Group.objects.create(name="Visitors")
    visitors.permissions.add(Permission.objects.get(codename="access_admin"))
    people = {ANONYMOUS: _person(None)}
    for role, groups in GROUPS.items():
        user = get_user_model().objects.create_user(role.replace(" ", "-"), f"{len(people)}@example.org", "x")
        user.groups.set(Group.objects.filter(name__in=groups))
        people[role] = _person(user)
    people[ADMINISTRATOR] = _person(get_user_model().objects.create_superuser("root", "root@example.org", "x"))
    return people


def _person(user):
    client = Client(raise_request_exception=False)
    if user is None:
        return Person(client)
    client.force_login(user)
    _token, secret = APIToken.create_token(user=user, name="test")
    return Person(client, {"authorization": f"Bearer {secret}"})
