"""From translated to reviewed to published: whose step it is, what it refuses, and where it goes next."""

import datetime

import pytest
from django.contrib.auth.models import Permission
from django.core.exceptions import PermissionDenied, ValidationError
from wagtail.models import Comment, Workflow, WorkflowState

from tests.builders import fetch, make_draft, make_untranslated
from tests.staff import begin, do, hire_all, translate
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.assignments import assignments_of
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.handover import NotDone, perform, piece_of, return_unit, send_to_review
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import DueTaskState, ReviewTask, TranslationTask

pytestmark = pytest.mark.django_db


@pytest.fixture
def people(newsroom):
    return hire_all(newsroom)


@pytest.fixture
def release(newsroom):
    """Written in English: a headline, a lead, a paragraph; of the Japanese nothing."""
    return make_untranslated(newsroom)


def step(page):
    """The kind and the language of the step that a release is at."""
    found = assignments_of([page.pk]).get(page.pk)
    return found and (str(found.kind), found.language)


def states(page):
    rows = read_desk(fetch(page), "ja").rows
    return {row.unit.id: row.state.name for row in rows if row.entry is None}


@pytest.fixture
def in_review(release, people):
    begin(release, people.edith)
    translate(release, people.midori)
    send_to_review(release, "ja", people.midori)
    return fetch(release)


# --- the way through
def test_a_release_is_translated_reviewed_and_approved_as_a_whole(release, people):
    begin(release, people.edith)
    assert step(release) == ("translate", "ja")
    translate(release, people.midori)
    send_to_review(release, "ja", people.midori)
    assert step(release) == ("review", "ja")
    do(release, "approve", people.rowan)
    assert step(release) == ("publish", "")
    do(release, "approve", people.kei)
    assert step(release) is None
    assert fetch(release).live
    assert {edition.language for edition in fetch(release).press_editions.all()} == {"en", "ja"}


def test_what_is_complete_goes_straight_to_review(release, people):
    translate(release, people.midori)
    begin(release, people.edith)
    assert step(release) == ("review", "ja")


def test_a_translator_who_finishes_outside_a_workflow_begins_it(release, people):
    translate(release, people.midori)
    send_to_review(release, "ja", people.midori)
    assert step(release) == ("review", "ja")


def test_what_was_reviewed_already_waits_for_its_approval_as_a_whole(release, people):
    translate(release, people.midori)
    changes = [Change(unit, act="review") for unit in states(release)]
    save_units(release, "ja", changes, people.rowan)
    begin(release, people.edith)
    assert step(release) == ("publish", "")


def test_a_release_written_in_japanese_is_translated_into_english(newsroom, people):
    page = make_draft(
        newsroom, ready=("ja",), rows=False, source_language="ja", headline_en="", lead_en="", body_en=[], slug="ja"
    )
    begin(page, people.edith)
    assert step(page) == ("translate", "en")


def test_an_editor_goes_on_without_the_other_language(release, people):
    begin(release, people.edith)
    with pytest.raises(PermissionDenied):
        do(release, "skip", people.midori)
    do(release, "skip", people.edith)
    assert step(release) == ("publish", "")


# --- what is refused
def test_a_translation_with_texts_to_do_is_not_sent_to_review(release, people):
    begin(release, people.edith)
    translate(release, people.midori, but=2)
    with pytest.raises(NotDone) as refused:
        send_to_review(release, "ja", people.midori)
    assert refused.value.messages == ["2 texts are still to do: Lead, Paragraph."]
    assert step(release) == ("translate", "ja")


def test_a_translation_whose_source_has_moved_on_is_not_approved(in_review, people):
    draft = in_review.get_latest_revision_as_object()
    draft.lead_en = "Something else."
    draft.save_revision(user=people.edith)
    with pytest.raises(NotDone, match="1 text is still to do: Lead"):
        do(in_review, "approve", people.rowan)


@pytest.mark.parametrize("name", ["edith", "rowan", "kei"])
def test_only_translators_into_the_language_send_to_review(release, people, name):
    begin(release, people.edith)
    translate(release, people.midori)
    with pytest.raises(PermissionDenied):
        do(release, "send", getattr(people, name))


@pytest.mark.parametrize("action", ["approve", "reject"])
@pytest.mark.parametrize("name", ["edith", "midori", "kei"])
def test_only_reviewers_of_the_language_approve_and_send_back(in_review, people, name, action):
    with pytest.raises(PermissionDenied):
        do(in_review, action, getattr(people, name), comment="No.")


def test_a_member_of_the_group_without_the_right_does_nothing(in_review, people):
    people.rowan.groups.get(name="Japanese reviewers").permissions.filter(codename="review_ja").delete()
    with pytest.raises(PermissionDenied):
        do(in_review, "approve", people.rowan)


def test_a_step_that_somebody_has_done_meanwhile_is_not_done_again(in_review, people):
    piece = piece_of(in_review)
    perform(piece, "approve", people.rowan)
    with pytest.raises(NotDone):
        perform(piece, "approve", people.rowan)


# --- both work at the same time
def test_nobody_is_locked_out_at_any_step(in_review, people):
    for user in vars(people).values():
        lock = in_review.get_lock()
        assert not lock.for_user(user)


# --- approving
def test_approving_reviews_every_text_and_makes_the_language_ready(in_review, people):
    do(in_review, "approve", people.rowan)
    assert set(states(in_review).values()) == {Name.REVIEWED}
    assert fetch(in_review).get_latest_revision_as_object().ready_ja


@pytest.fixture
def chief(django_user_model):
    """May do everything, and reviews no word of their own either."""
    return django_user_model.objects.create_superuser("chief", "chief@example.org", "x")


def mend(page, unit, text, user):
    before = read_desk(fetch(page), "ja").by_id[unit].unit.target
    save_units(page, "ja", [Change(unit, text, base=digest(before), act="confirm")], user)


@pytest.mark.parametrize("name", ["rowan", "chief"])
def test_nobody_approves_their_own_last_words(in_review, people, chief, name):
    user = getattr(people, name, chief)
    mend(in_review, "headline", "直した見出し", user)
    with pytest.raises(NotDone) as refused:
        do(in_review, "approve", user)
    assert refused.value.messages == ["You wrote 1 text last, which somebody else reviews: Headline."]
    assert step(in_review) == ("review", "ja")
    assert set(states(in_review).values()) == {Name.TRANSLATED}
    assert not fetch(in_review).get_latest_revision_as_object().ready_ja


def test_who_has_written_everything_is_told_each_text(release, people):
    translate(release, people.rowan)
    begin(release, people.edith)
    with pytest.raises(NotDone, match="You wrote 3 texts last, which somebody else reviews: Headline, Lead, Paragraph"):
        do(release, "approve", people.rowan)


def test_where_somebody_else_has_reviewed_them_one_approves_ones_own_words(in_review, people, chief):
    mend(in_review, "headline", "直した見出し", people.rowan)
    save_units(in_review, "ja", [Change("headline", act="review")], chief)
    do(in_review, "approve", people.rowan)
    assert step(in_review) == ("publish", "")


def test_a_setting_lets_a_reviewer_approve_their_own_words(in_review, people, settings):
    settings.WAGTAIL_PRESSRELEASE = {"REVIEW_OWN_WORK": True}
    mend(in_review, "headline", "直した見出し", people.rowan)
    do(in_review, "approve", people.rowan)
    assert set(states(in_review).values()) == {Name.REVIEWED}


# --- sending back
def test_a_review_that_is_sent_back_is_translated_again_and_reviewed_again(in_review, people):
    do(in_review, "reject", people.rowan, comment="Read the names again.")
    assert step(in_review) == ("translate", "ja")
    send_to_review(in_review, "ja", people.haruka)
    assert step(in_review) == ("review", "ja")
    done = DueTaskState.objects.filter(workflow_state__object_id=str(in_review.pk)).order_by("pk")
    assert [each.status for each in done] == ["approved", "rejected", "approved", "in_progress"]
    assert done[1].comment == "Read the names again."


def test_without_a_translation_in_the_workflow_it_is_as_wagtail_has_it(in_review, people):
    Workflow.objects.get(name="Bilingual release").workflow_tasks.filter(
        task__in=TranslationTask.objects.all()
    ).delete()
    do(in_review, "reject", people.rowan, comment="No.")
    assert WorkflowState.objects.get().status == WorkflowState.STATUS_NEEDS_CHANGES


def test_one_text_is_sent_back_with_a_sentence_and_is_to_be_done_again(in_review, people):
    return_unit(in_review, "ja", "lead", "The governor's title is wrong.", people.rowan)
    assert states(in_review)["lead"] == Name.CHECK
    assert read_desk(in_review, "ja").by_id["lead"].state.returned
    assert Comment.objects.get().text == "The governor's title is wrong."
    with pytest.raises(NotDone):
        do(in_review, "approve", people.rowan)
    save_units(in_review, "ja", [Change("lead", "直した前文。", base=digest("訳文1。"), act="confirm")], people.midori)
    assert states(in_review)["lead"] == Name.TRANSLATED
    do(in_review, "approve", people.rowan)
    assert step(in_review) == ("publish", "")


def test_only_a_reviewer_sends_a_text_back_and_only_one_that_is_done(in_review, release, people):
    with pytest.raises(PermissionDenied):
        return_unit(in_review, "ja", "lead", "No.", people.midori)
    with pytest.raises(ValidationError):
        return_unit(in_review, "ja", "lead", "  ", people.rowan)
    return_unit(in_review, "ja", "lead", "No.", people.rowan)
    with pytest.raises(ValidationError):
        return_unit(in_review, "ja", "lead", "No.", people.rowan)
    with pytest.raises(LookupError):
        return_unit(in_review, "ja", "nowhere", "No.", people.rowan)


# --- when it is due
def test_an_editor_sets_another_due_date(release, people):
    begin(release, people.edith)
    do(release, "due", people.edith, day="2026-07-01")
    assert piece_of(release).due_at == datetime.datetime(2026, 7, 1, 16, tzinfo=datetime.UTC)
    with pytest.raises(NotDone):
        do(release, "due", people.edith, day="soon")
    with pytest.raises(PermissionDenied):
        do(release, "due", people.midori, day="2026-07-01")


def test_what_a_browser_sends_beside_its_comment_is_not_listened_to(in_review, people):
    piece = piece_of(in_review)
    piece.task.specific.on_action(piece, people.rowan, "approve", update=False, status="rejected")
    assert step(in_review) == ("publish", "")


def test_the_approval_of_the_whole_takes_the_right_to_publish(in_review, people):
    do(in_review, "approve", people.rowan)
    task = ReviewTask.objects.get(language="")
    task.groups.add(*people.midori.groups.all())
    with pytest.raises(PermissionDenied):
        do(in_review, "approve", people.midori)


def test_who_may_not_edit_the_page_plans_nothing_of_it(release, people, django_user_model):
    begin(release, people.edith)
    stranger = django_user_model.objects.create_user("stranger")
    stranger.user_permissions.add(Permission.objects.get(codename="edit_facts"))
    for action, day in (("skip", None), ("due", "2031-05-14")):
        with pytest.raises(PermissionDenied):
            perform(piece_of(release), action, stranger, day=day)
    assert step(release) == ("translate", "ja")
