"""Whatever two to four people do to one release, in whichever order: every change that was acknowledged is in the
latest draft, or parked where both texts are shown. Zero lost."""

import os

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, precondition, rule, run_state_machine_as_test

from tests.admin.test_two_people import EVERYTHING, sign_in
from tests.builders import fetch, make_draft
from wagtail_pressrelease.admin.views import ReleaseEditView
from wagtail_pressrelease.models import Parked, Person

from .hands import Desk, Newsroom, Window, choose

STEPS = int(os.environ.get("MANY_HANDS_STEPS", "2000"))
EACH = 50
PLACES = st.integers(0, 99)
BODY = "<p>w900001x</p><p>w900002x</p><p>w900003x</p>"


@pytest.fixture
def at_work(newsroom, monkeypatch):
    """A release and four people; what a save shows beside the form is not drawn."""
    monkeypatch.setattr(ReleaseEditView, "render_partials", lambda self: "")
    page = make_draft(newsroom, body_en=[("paragraph", BODY)], body_ja=[("paragraph", BODY.replace("9", "8"))])
    return page, [sign_in(f"hand{number}", *EVERYTHING) for number in range(4)]


def machine(page, users):
    class Hands(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.savepoint = transaction.atomic()
            self.savepoint.__enter__()
            self.newsroom = Newsroom(page, users)
            self.newsroom.speaker = Person.objects.first()
            self.windows, self.desks = [], []

        def teardown(self):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

        def window(self, which):
            return self.windows[which % len(self.windows)]

        @initialize(count=st.integers(2, 4))
        def open_windows(self, count):
            self.windows = [Window(self.newsroom, user) for user in users[:count]]

        @rule(which=PLACES, place=PLACES)
        def type(self, which, place):
            self.window(which).type(place)

        @rule(which=PLACES, body=PLACES, place=PLACES)
        def type_in_body(self, which, body, place):
            self.window(which).type_in_body(body, place)

        @rule(which=PLACES, place=PLACES, act=st.sampled_from(["add", "delete", "reorder"]))
        def change_rows(self, which, place, act):
            window = self.window(which)
            if act == "add":
                window.add_quote()
            elif act == "delete":
                window.delete_quote(place)
            else:
                window.reorder(place)

        @rule(which=PLACES, how=st.sampled_from(["save", "autosave", "autosave", "publish", "submit"]))
        def send(self, which, how):
            self.window(which).send(how)

        @rule(which=PLACES)
        def load_anew(self, which):
            self.window(which).open()

        @rule(which=PLACES, place=PLACES)
        def begin_to_go_back(self, which, place):
            revisions = list(fetch(page).revisions.order_by("pk"))
            window = self.window(which)
            window.revision = revisions[place % len(revisions)]
            window.open()

        @rule(which=PLACES, language=st.sampled_from(["en", "ja"]))
        def open_desk(self, which, language):
            self.desks = [*self.desks[-2:], Desk(self.newsroom, users[which % len(self.windows)], language)]

        @precondition(lambda self: self.desks)
        @rule(which=PLACES, place=PLACES)
        def translate(self, which, place):
            self.desks[which % len(self.desks)].send(place)

        @precondition(lambda self: Parked.objects.exists())
        @rule(which=PLACES, place=PLACES, how=st.sampled_from(["mine", "theirs"]))
        def choose(self, which, place, how):
            choose(self.newsroom, place, how, users[which % len(self.windows)])

    return Hands


def test_nobody_loses_a_word(at_work):
    examples = max(1, STEPS // EACH)
    run_state_machine_as_test(
        machine(*at_work),
        settings=settings(
            max_examples=examples,
            stateful_step_count=EACH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            derandomize="MANY_HANDS_RANDOM" not in os.environ,  # the command tries ever new ways
        ),
    )
