"""Whatever two to four people do to one release and the records that it names, on whichever screen and in whichever
order: every change that was acknowledged is in the latest draft or the register, or parked where both texts are shown.
Zero lost."""

import os

import pytest
from django.contrib.auth.models import Group
from django.db import transaction
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, rule, run_state_machine_as_test

from tests.admin.test_two_on_a_record import CHANGES
from tests.admin.test_two_people import EVERYTHING, sign_in
from tests.builders import fetch, make_centre, make_director, make_draft
from wagtail_pressrelease.admin.groups import create_groups
from wagtail_pressrelease.admin.workflow import NAME
from wagtail_pressrelease.models import Organization, Person, Quote, ReleaseParty

from .hands import Newsroom, Tally, Window, draw_nothing
from .other_hands import Desk, File, Record, choose, hand_on

STEPS = int(os.environ.get("MANY_HANDS_STEPS", "2000"))
RANDOM = "MANY_HANDS_RANDOM" in os.environ  # the command tries ever new ways
EACH = 50
PLACES = st.integers(0, 99)
BODY = "<p>w900001x</p><p>w900002x</p><p>w900003x</p>"
# What people do, as often as it stands here.
TYPING = [*["type"] * 10, *["type in the body"] * 6, *["change rows"] * 3]
SAVING = {
    **{"autosave": 3, "save": 1, "publish": 1, "submit": 1, "revert": 1, "step": 2},
    **{"desk": 7, "name": 4, "record": 4, "choose": 2, "import": 1},
}
OTHERWISE = [*["load anew"] * 2, *["open the desk"] * 3, "go back", "export", "open a record"]
STRIDE = 7
ACTS = [*TYPING, *(act for act, often in SAVING.items() for _time in range(often)), *OTHERWISE]


@pytest.fixture
def at_work(newsroom, monkeypatch):
    """A release in the package's own workflow, and four people who may do everything."""
    draw_nothing(monkeypatch)
    centre = make_centre()
    director = make_director(centre)
    page = make_draft(
        newsroom,
        rows=False,
        parties=[ReleaseParty(organization=centre, role="lead")],
        quotes=[Quote(speaker=director, text_en=text, text_ja=text) for text in ("w900004x", "w900005x")],
        policy="first",
        body_en=[("paragraph", BODY)],
        body_ja=[("paragraph", BODY.replace("9", "8"))],
    )
    create_groups([newsroom])
    assert fetch(page).get_workflow().name == NAME
    users = [sign_in(f"hand{number}", *EVERYTHING, *CHANGES) for number in range(4)]
    for user in users:
        user.groups.add(*Group.objects.all())
    return page, users


def machine(page, users, folder, tally):
    class Hands(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.savepoint = transaction.atomic()
            self.savepoint.__enter__()
            self.newsroom = Newsroom(page, users)

        def teardown(self):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

        @initialize(count=st.integers(2, 4))
        def sit_down(self, count):
            self.windows = [Window(self.newsroom, user) for user in users[:count]]
            self.desks = [Desk(self.newsroom, user, "ja") for user in users[:2]]
            named = [Organization.objects.get(key="orrin"), Person.objects.get(key="grant")]
            self.records = [Record(self.newsroom, user, each) for each in named for user in users[:2]]
            self.files = []

        @rule(act=st.integers(0, len(ACTS) - 1), who=PLACES, place=PLACES, other=PLACES)
        def act(self, act, who, place, other):
            # What is drawn is often the same, or the first: the turn of everybody and of the next act comes anyway.
            turn = len(self.newsroom.log)
            step = (ACTS[(act + STRIDE * turn) % len(ACTS)], who + turn, place + turn, other + turn)
            self.newsroom.log.append(step)
            if (done := self.perform(*step)) is not None:
                tally.note(step[0], done)

        def perform(self, act, who, place, other):
            """Whether it was acknowledged; None where there was nothing to do."""
            window = self.windows[who % len(self.windows)]
            match act:
                case "type":
                    window.type(place)
                case "type in the body":
                    window.type_in_body(other, place)
                case "change rows":
                    window.change_rows(other, place)
                case "load anew":
                    window.leave()
                    window.revision = None
                case "go back":
                    revisions = list(fetch(page).revisions.order_by("pk"))
                    window.go_back(revisions[place % len(revisions)])
                case "revert":
                    begun = next((each for each in self.windows if each.revision), None)
                    if begun is None:
                        begun = window
                        self.perform("go back", who, place, other)
                    return begun.send("save")
                case "save" | "autosave" | "publish" | "submit":
                    return window.send(act)
                case "open the desk":
                    desk = Desk(self.newsroom, window.user, ("en", "ja", "ja")[other % 3])
                    self.desks[place % 2] = desk
                case "desk" | "name":
                    return self.desks[who % 2].send(place, names=act == "name")
                case "open a record":
                    self.records[who % 4].leave()
                case "record":
                    record = self.records[who % 4]
                    record.type(place)
                    return record.send()
                case "export":
                    self.files = [File(self.newsroom, window.user, folder / "file.json", drafts=bool(other % 2))]
                case "import":
                    return self.files[0].send(place, published=bool(other % 3)) if self.files else None
                case "choose":
                    return choose(self.newsroom, window.user, place, ("mine", "theirs")[other % 2])
                case "step":
                    return hand_on(self.newsroom, window.user, place)
            return True

    return Hands


def test_nobody_loses_a_word(at_work, tmp_path):
    tally, series = Tally(), 0
    while (left := STEPS - tally.taken.total()) > 0:
        run_state_machine_as_test(
            (seed(series) if not RANDOM else lambda each: each)(machine(*at_work, tmp_path, tally)),
            settings=settings(
                max_examples=max(1, left // EACH),
                stateful_step_count=EACH,
                deadline=None,
                suppress_health_check=list(HealthCheck),
                database=None,
                phases=[Phase.generate],  # a failing series is told as it is: to shorten it takes minutes
                derandomize=False,
            ),
        )
        series += 1
    print(f"{tally.taken.total()} steps: {tally}")
    assert tally.taken.total() >= STEPS
    if STEPS >= 2000:
        missing = set(ACTS) - {act for act, number in tally.acknowledged.items() if number}
        assert not missing, f"never acknowledged: {sorted(missing)}"
    saves = sum(tally.acknowledged[act] for act in SAVING)
    assert saves >= STEPS // 5 and saves >= 0.8 * sum(tally.taken[act] for act in SAVING), tally
