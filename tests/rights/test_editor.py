"""A press editor at every address of the admin and of the APIs: whatever they may do, no release goes before the public
by it, nor anything of the site's own."""

import pytest

from . import editor
from .roles import EDITOR
from .test_every_address import ROWS, do, look

# A number of a live release is given away at once, which is what "live" says where they change one.
NEVER = {"editions", "privacy", "order", "lock"}


def test_the_table_speaks_of_addresses_that_are_there():
    assert {*editor.CHANGES, *editor.OPENS, *editor.KEPT_FROM_THEM, *editor.NOTED} - set(ROWS) == set()
    assert [words & NEVER for row in editor.CHANGES.values() for words in row if words & NEVER] == []


@pytest.mark.django_db
@pytest.mark.parametrize("route", ROWS)
def test_at_every_address_an_editor_changes_and_sees_what_the_table_says(stage, route):
    looked, found = set(), []
    for one in editor.as_editor(route, ROWS[route]):
        path = stage.address(route, one)
        if path not in looked:
            looked.add(path)
            found += look(stage, path, one, (EDITOR,), noted=editor.NOTED.get(route, set()))
        found += do(stage, path, one, (EDITOR,))
    assert found == []
