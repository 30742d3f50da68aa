"""Whatever is done to a release, in whichever order: the state of each text is what its words and the ledger say, and
nothing is called translated that nobody confirmed."""

import json
import re

import pytest
from django.db import transaction
from hypothesis import HealthCheck, Phase, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, invariant, rule, run_state_machine_as_test

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, save_units, unchanged
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name, counts
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import TranslationSummary
from wagtail_pressrelease.publishing.gate import NotReady

PLACES, WORDS = st.integers(0, 50), st.sampled_from(["alpha", "beta", "gamma", "delta"])
LANGUAGES = st.sampled_from(["en", "ja"])
PARAGRAPH = re.compile(r"<p[^>]*>.*?</p>", re.S)
TEXT = re.compile(r"(<p[^>]*>)(.*)</p>", re.S)
SERIES, EACH = 8, 30


@pytest.fixture
def release(newsroom):
    body = [("paragraph", "<p>One.</p><p>Two.</p><p>Three.</p>"), ("paragraph", "<p>Four.</p>")]
    return make_draft(newsroom, ready=("en",), rows=False, headline_ja="", lead_ja="", body_en=body, body_ja=[])


def machine(release, midori, edith):
    class AnySeries(RuleBasedStateMachine):
        def __init__(self):
            super().__init__()
            self.savepoint = transaction.atomic()
            self.savepoint.__enter__()
            self.page, self.taken = release, set()

        def teardown(self):
            transaction.set_rollback(True)
            self.savepoint.__exit__(None, None, None)

        def desk(self):
            return read_desk(fetch(self.page), "ja", midori)

        def edit(self, **texts):
            page = fetch(self.page).get_latest_revision_as_object()
            for name, text in texts.items():
                setattr(page, name, page._meta.get_field(name).to_python(text))
            page.save_revision()

        def body(self, language, change):
            """Do something to the paragraphs of a body, which come as one list for each of its blocks."""
            stored = json.loads(fetch(self.page).latest_revision.content[f"body_{language}"] or "[]")
            blocks = [PARAGRAPH.findall(block["value"]) for block in stored]
            if any(blocks):
                change(blocks)
                for block, paragraphs in zip(stored, blocks, strict=True):
                    block["value"] = "".join(paragraphs)
                self.edit(**{f"body_{language}": json.dumps(stored)})

        # --- what an editor does
        @rule(language=LANGUAGES, word=WORDS)
        def write_a_headline(self, language, word):
            self.edit(**{f"headline_{language}": word})

        @rule(language=LANGUAGES, place=PLACES, word=WORDS)
        def rewrite(self, language, place, word):
            def change(blocks):
                block = one_of([each for each in blocks if each], place)
                number = place % len(block)
                block[number] = re.sub(r">.*<", f">{word}<", block[number], count=1, flags=re.S)

            self.body(language, change)

        @rule(language=LANGUAGES, place=PLACES, word=WORDS)
        def put_in(self, language, place, word):
            self.body(language, lambda blocks: one_of(blocks, place).insert(place % 3, f"<p>{word}</p>"))

        @rule(language=LANGUAGES, place=PLACES)
        def split(self, language, place):
            def change(blocks):
                block = one_of([each for each in blocks if each], place)
                number = place % len(block)
                opening, words = TEXT.match(block[number]).groups()
                half = len(words) // 2
                block[number : number + 1] = [f"{opening}{words[:half]}</p>", f"<p>{words[half:]}</p>"]

            self.body(language, change)

        @rule(language=LANGUAGES, place=PLACES)
        def merge(self, language, place):
            def change(blocks):
                block = one_of([each for each in blocks if each], place)
                number = place % len(block)
                opening, _words = TEXT.match(block[number]).groups()
                words = [TEXT.match(each)[2] for each in block[number : number + 2]]
                block[number : number + 2] = [f"{opening}{''.join(words)}</p>"]

            self.body(language, change)

        @rule(language=LANGUAGES, place=PLACES, to=PLACES)
        def move(self, language, place, to):
            def change(blocks):
                block = one_of([each for each in blocks if each], place)
                one_of(blocks, to).append(block.pop(place % len(block)))

            self.body(language, change)

        @rule(language=LANGUAGES, place=PLACES)
        def take_out(self, language, place):
            def change(blocks):
                block = one_of([each for each in blocks if each], place)
                block.pop(place % len(block))

            self.body(language, change)

        @rule(place=PLACES)
        def say_that_nothing_changed_in_meaning(self, place):
            rows = [row for row in self.desk().rows if row.entry is None]
            row = one_of(rows, place)
            if unchanged(self.page, "ja", [row.unit.id], edith):
                self.taken.add(pair(row.unit))

        # --- what a translator does
        @rule(place=PLACES, word=WORDS, act=st.sampled_from(["", "confirm", "confirm"]))
        def translate(self, place, word, act):
            unit = one_of([row for row in self.desk().rows if row.entry is None], place).unit
            if unit.kind == "placement":
                return
            change = Change(unit.id, word, base=digest(unit.target), source=digest(unit.source), act=act)
            self.note(save_units(fetch(self.page), "ja", [change], midori), act)

        @rule(place=PLACES)
        def confirm_as_it_is(self, place):
            unit = one_of([row for row in self.desk().rows if row.entry is None], place).unit
            self.note(save_units(fetch(self.page), "ja", [Change(unit.id, act="confirm")], midori), "confirm", unit.id)

        def note(self, outcome, act, *units):
            if act and not outcome.refused:
                self.taken |= {pair(row.unit) for row in outcome.desk.rows if row.state.at and not row.state.outdated}

        # --- what becomes of versions
        @rule(place=PLACES)
        def go_back(self, place):
            revision = one_of(list(fetch(self.page).revisions.order_by("pk")), place)
            older = revision.as_object()
            older.slug = fetch(self.page).latest_revision.content["slug"]  # a copy's older versions have its original's
            older.save_revision(previous_revision=revision)

        @rule()
        def copy(self):
            before = stands(self.desk())
            self.page = fetch(self.page).copy(update_attrs={"slug": fetch(self.page).slug_of_a_copy()})
            assert stands(self.desk()) == before

        @rule()
        def publish(self):
            before = stands(self.desk())
            page = fetch(self.page).get_latest_revision_as_object()
            page.tick("en")
            try:
                page.save_revision().publish()
            except NotReady:
                return
            assert stands(self.desk()) == before

        # --- what always holds
        @invariant()
        def nothing_is_translated_that_nobody_confirmed(self):
            targets = {target for _source, target in self.taken}
            for row in self.desk().rows:
                if row.entry is None and row.state.name == Name.TRANSLATED:
                    assert pair(row.unit) in self.taken or row.state.outdated, row
                    assert digest(row.unit.target) in targets, row

        @invariant()
        def the_list_counts_what_the_words_and_the_ledger_say(self):
            found = counts(row.state for row in self.desk().rows if row.entry is None)
            summary = TranslationSummary.objects.get(page_id=self.page.pk)
            names = ("total", "new", "to_check", "outdated", "translated", "reviewed")
            assert [getattr(summary, name) for name in names] == [getattr(found, name) for name in names]

    return AnySeries


def one_of(found, place):
    return found[place % len(found)]


def pair(unit):
    return digest(unit.source), digest(unit.target)


def stands(desk):
    return [(row.unit, row.state) for row in desk.rows if row.entry is None]


def test_any_series_leaves_the_states_that_words_and_ledger_say(release):
    run_state_machine_as_test(
        machine(release, hire("midori", "edit_ja"), hire("edith", "edit_en")),
        settings=settings(
            max_examples=SERIES,
            stateful_step_count=EACH,
            deadline=None,
            suppress_health_check=list(HealthCheck),
            database=None,
            phases=[Phase.generate],  # a failing series is told as it is: to shorten it takes minutes
            derandomize=True,
        ),
    )
