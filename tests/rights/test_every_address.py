"""Every address of the admin and of the APIs, tried by every role: nothing changes that the role may not change,
nothing fails, and nobody without rights reads a word that is not out yet.

The table is in `pages.py`, `library.py`, `settings.py`, `desk.py` and `programs.py`; what its rows mean in
`addresses.py`.
"""

import pytest
from wagtail.admin.views.bulk_action.registry import bulk_action_registry

from wagtail_pressrelease.admin.pages_api import PagesAPI

from . import desk, library, pages, programs, settings
from .addresses import Try, routes
from .roles import ADMINISTRATOR, MAY, OUTSIDERS, ROLES
from .scene import SECRETS
from .stage import leads_astray, text_of

TABLES = (pages, library, settings, desk, programs)
ROWS = {route: row for table in TABLES for route, row in table.ROWS.items()}


# --- the table itself
def test_every_address_has_a_row():
    missing = set(routes()) - set(ROWS)
    assert missing == set(), "Say in a table of tests/rights who may do what at these addresses."
    assert set(ROWS) - set(routes()) == set(), "These addresses are gone: take their rows out of tests/rights."


def test_no_row_stands_in_two_tables():
    assert len(ROWS) == sum(len(table.ROWS) for table in TABLES)


def test_no_row_allows_a_role_more_than_it_may():
    found = [
        (route, role, words - MAY[role])
        for route, row in ROWS.items()
        for one in row
        for role, words in one.may.items()
    ]
    assert [each for each in found if each[2]] == []


def test_at_every_address_of_ours_somebody_succeeds():
    """An address that refuses everybody would pass all that is below."""
    refused = {route for route, row in desk.ROWS.items() if not any(one.opens or one.may for one in row)}
    assert refused == set(desk.FOR_NOBODY)


def test_every_bulk_action_is_tried():
    bulk_action_registry._scan_for_bulk_actions()
    known = {
        (app, model, action)
        for app, models in bulk_action_registry.actions.items()
        for model, actions in models.items()
        for action in actions
    }
    (route,) = [route for route in ROWS if route.startswith("admin/bulk/")]
    assert known == {tuple(name.removeprefix("=") for name in one.at.split()) for one in ROWS[route]}


def test_every_action_of_the_admins_api_is_tried():
    (route,) = [route for route in ROWS if route.endswith("action/<str:action_name>/")]
    assert set(PagesAPI.actions) == {one.at.split("=")[1] for one in ROWS[route]}


# --- the addresses
@pytest.mark.django_db
@pytest.mark.parametrize("route", ROWS)
def test_at_every_address_a_role_changes_and_reads_only_what_it_may(stage, route):
    looked = set()
    found = []
    for one in ROWS[route]:
        path = stage.address(route, one)
        if path not in looked:
            looked.add(path)
            found += look(stage, path, one)
        wrong, is_open = control(stage, path, one)
        found += wrong
        if is_open:
            found += do(stage, path, one)
    assert found == []


def look(stage, path, one: Try, roles=ROLES, noted=frozenset()):
    """What is wrong with what is shown. `noted` may be changed by looking."""
    for role in roles:
        with stage.undone():
            response = stage.get(role, path)
            if response.status_code >= 500 and not one.fails:
                yield f"{role}: GET {path} fails"
            if (response.status_code == 200) != (role in one.opens):
                yield f"{role}: GET {path} answers {response.status_code}"
            if changed := stage.changed() - noted:
                yield f"{role}: GET {path} changes {changed}"
            yield from leaks(role, path, response, one)


def control(stage, path, one: Try):
    """What is wrong with what is changed for an administrator: where `works`, all of it together changes something. And
    whether anybody can post there at all."""
    works, only_looked_at = False, True
    for data in tries(stage, path, one):
        with stage.undone():
            status = stage.send(ADMINISTRATOR, path, one.verb, data).status_code
            works, only_looked_at = bool(stage.changed()) or works, only_looked_at and status == 405
    wrong = [f"{one.verb} {path} changes {'something' if works else 'nothing'} for an administrator"]
    return wrong if works != one.works else [], not only_looked_at


def tries(stage, path, one: Try):
    """Each that is sent there."""
    base = stage.forgery(f"/{one.form.format(**stage.scene)}" if one.form else path) if one.verb == "post" else {}
    return [{**base, **post} for post in one.posts]


def do(stage, path, one: Try, roles=ROLES):
    """What is wrong with what is changed."""
    for role in roles:
        changed = set()
        for data in tries(stage, path, one):
            with stage.undone():
                response = stage.send(role, path, one.verb, data)
                changed |= stage.changed()
                if response.status_code >= 500 and not one.fails:
                    yield f"{role}: {one.verb} {path} fails"
                if leads_astray(response):
                    yield f"{role}: {one.verb} {path} leads away to another site"
                yield from leaks(role, path, response, one, str(data))
        if changed != one.may.get(role, set()):
            yield f"{role}: {one.verb} {path} changes {changed}"


def leaks(role, path, response, one: Try, said=""):
    """What somebody reads who may read nothing; what they said themselves does not count."""
    if role not in OUTSIDERS:
        return
    text = text_of(response).replace(path, "")
    told = {word for word in SECRETS if word in text and word not in path + said}
    if (told != one.tells and role == "visitor") or told - one.tells:
        yield f"{role}: {path} tells {told}"
