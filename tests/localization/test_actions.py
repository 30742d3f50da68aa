"""The desk's verbs: a text is stored as a draft, confirmed, and never taken away from somebody else."""

import pytest
from django.core.exceptions import PermissionDenied

from tests.builders import fetch, make_draft, publish, without_keys
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, choose_unit, mark_ready, save_units, unchanged
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Confirmation, Organization, Parked, TranslationSummary

pytestmark = pytest.mark.django_db


@pytest.fixture
def release(newsroom):
    """Written in English; the Japanese is yet to be done."""
    return make_draft(
        newsroom,
        ready=("en",),
        headline_ja="",
        lead_ja="",
        body_ja=[],
        body_en=[("paragraph", '<p data-block-key="aaaaa">First.</p><p data-block-key="bbbbb">Second.</p>')],
    )


@pytest.fixture
def midori(db):
    return hire("midori", "edit_ja")


@pytest.fixture
def haruka(db):
    return hire("haruka", "edit_ja")


@pytest.fixture
def rowan(db):
    return hire("rowan", "edit_ja", "review_ja")


def desk(page, user=None):
    return read_desk(fetch(page), "ja", user)


def row(page, unit):
    return desk(page).by_id[unit]


def write(page, unit, value, user, **change):
    """Save a text as a screen would that shows what there is now."""
    base = digest(row(page, unit).unit.target)
    return save_units(page, "ja", [Change(unit, value, **{"base": base, **change})], user)


def confirm(page, unit, value, user, **change):
    return write(page, unit, value, user, act="confirm", **change)


def paragraphs(page):
    return [row.unit.id for row in desk(page).rows if row.unit.kind == "paragraph"]


def edit_source(page, user=None, **changes):
    page = fetch(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision(user=user)


def test_a_text_is_stored_as_a_draft_and_is_to_be_checked(release, midori):
    outcome = write(release, "headline", "潮流の覚書", midori)
    assert fetch(release).get_latest_revision_as_object().headline_ja == "潮流の覚書"
    assert outcome.revision == fetch(release).latest_revision
    assert outcome.desk.by_id["headline"].state.name == Name.CHECK
    assert outcome.desk.by_id["headline"].writer[0] == "Midori"


def test_a_confirmed_text_says_who_confirmed_it(release, midori):
    confirm(release, "headline", "潮流の覚書", midori)
    state = row(release, "headline").state
    assert state.name == Name.TRANSLATED and state.by == "Midori" and not state.outdated


def test_paragraphs_are_written_one_by_one_in_the_order_of_the_source(release, midori):
    first, second = paragraphs(release)
    confirm(release, second, "二。", midori)
    confirm(release, first, "<b>一</b>。", midori)
    body = fetch(release).get_latest_revision_as_object().body_ja
    html = body.get_prep_value()[0]["value"]
    assert html.index("<b>一</b>。") < html.index("二。")
    assert [each.state.name for each in desk(release).rows if each.unit.kind == "paragraph"] == [Name.TRANSLATED] * 2


def test_a_change_of_the_source_makes_a_confirmed_text_outdated_and_going_back_clears_it(release, midori):
    confirm(release, "lead", "両者は協力します。", midori)
    before = fetch(release).get_latest_revision_as_object().lead_en
    edit_source(release, lead_en="The three will share data.")
    state = row(release, "lead").state
    assert state.name == Name.TRANSLATED and state.outdated and state.source_then == before
    edit_source(release, lead_en=before)
    assert not row(release, "lead").state.outdated


def test_still_correct_confirms_the_text_as_it_is(release, midori):
    confirm(release, "lead", "両者は協力します。", midori)
    edit_source(release, lead_en="Both will share data.")
    save_units(release, "ja", [Change("lead", act="confirm")], midori)
    state = row(release, "lead").state
    assert state.name == Name.TRANSLATED and not state.outdated


def test_a_source_that_moved_on_meanwhile_is_not_confirmed(release, midori):
    seen = digest(row(release, "lead").unit.source)
    edit_source(release, lead_en="The three will share data.")
    outcome = confirm(release, "lead", "両者は協力します。", midori, source=seen)
    assert "changed meanwhile" in outcome.refused["lead"]
    assert row(release, "lead").unit.target == "両者は協力します。"
    assert row(release, "lead").state.name == Name.CHECK


def test_no_change_of_meaning_is_said_by_who_may_write_the_source(release, midori):
    edith = hire("edith", "edit_en")
    confirm(release, "lead", "両者は協力します。", midori)
    edit_source(release, lead_en="The two will be sharing data.")
    with pytest.raises(PermissionDenied):
        unchanged(release, "ja", ["lead"], midori)
    assert unchanged(release, "ja", ["lead", "headline", "nonsense"], edith) == ["lead"]
    state = row(release, "lead").state
    assert state.name == Name.TRANSLATED and not state.outdated
    assert Confirmation.objects.last().act == "unchanged" and Confirmation.objects.last().user == edith


def test_left_out_on_purpose_is_done(release, midori):
    outcome = save_units(release, "ja", [Change("lead", "", act="confirm")], midori)
    assert outcome.desk.by_id["lead"].state.left_out and not outcome.desk.by_id["lead"].state.todo


def test_two_translators_of_one_text_lose_nothing(release, midori, haruka):
    shown = digest("")
    save_units(release, "ja", [Change("headline", "翠の見出し", base=shown)], midori)
    outcome = save_units(release, "ja", [Change("headline", "遥の見出し", base=shown, act="confirm")], haruka)
    conflict = outcome.conflicts["headline"]
    assert (conflict.mine, conflict.theirs, conflict.by) == ("遥の見出し", "翠の見出し", "Midori")
    assert row(release, "headline").unit.target == "翠の見出し"
    assert row(release, "headline").state.name == Name.CHECK
    [parked] = row(release, "headline").parked
    assert parked.value == "遥の見出し" and parked.user == haruka


@pytest.mark.parametrize(("how", "left"), [("mine", "遥の見出し"), ("theirs", "翠の見出し")])
def test_somebody_chooses_between_two_texts(release, midori, haruka, how, left):
    save_units(release, "ja", [Change("headline", "翠の見出し", base="")], midori)
    save_units(release, "ja", [Change("headline", "遥の見出し", base="")], haruka)
    choose_unit(Parked.objects.get(), how, haruka)
    assert row(release, "headline").unit.target == left
    assert not Parked.objects.exists()


def test_a_reviewed_text_is_changed_by_a_reviewer_only(release, midori, rowan):
    confirm(release, "headline", "潮流の覚書", midori)
    save_units(release, "ja", [Change("headline", act="review")], rowan)
    assert row(release, "headline").state.name == Name.REVIEWED
    outcome = write(release, "headline", "潮流の覚書を締結", midori)
    assert outcome.proposed == ["headline"]
    assert row(release, "headline").unit.target == "潮流の覚書"
    proposal = Parked.objects.get()
    with pytest.raises(PermissionDenied):
        choose_unit(proposal, "mine", midori)
    choose_unit(proposal, "mine", rowan)
    assert row(release, "headline").unit.target == "潮流の覚書を締結"


def test_nobody_reviews_what_they_wrote_last(release, rowan, settings):
    write(release, "headline", "潮流の覚書", rowan)
    outcome = save_units(release, "ja", [Change("headline", act="review")], rowan)
    assert "Somebody else" in outcome.refused["headline"]
    settings.WAGTAIL_PRESSRELEASE = {"REVIEW_OWN_WORK": True}
    save_units(release, "ja", [Change("headline", act="review")], rowan)
    assert row(release, "headline").state.name == Name.REVIEWED


def test_only_who_may_write_the_language_saves(release):
    edith = hire("edith", "edit_en")
    with pytest.raises(PermissionDenied):
        save_units(release, "ja", [Change("headline", "見出し")], edith)
    assert not row(release, "headline").unit.target


def test_the_screens_own_version_is_written_again_and_nobody_elses(release, midori, haruka):
    first = write(release, "headline", "一", midori).revision
    made = (first.pk, first.created_at.isoformat())
    again = save_units(release, "ja", [Change("headline", "二", base=digest("一"))], midori, overwrite=made).revision
    assert again.pk == first.pk
    theirs = save_units(release, "ja", [Change("lead", "三")], haruka, overwrite=made).revision
    assert theirs.pk != first.pk


def test_an_issued_version_is_never_written_again(newsroom, midori):
    page = publish(make_draft(newsroom))
    issued = page.latest_revision
    made = (issued.pk, issued.created_at.isoformat())
    base = digest(row(page, "headline").unit.target)
    outcome = save_units(page, "ja", [Change("headline", "別の見出し", base=base)], midori, overwrite=made)
    assert outcome.revision.pk != issued.pk
    assert fetch(page).headline_ja != "別の見出し"


def test_names_of_the_register_are_written_there(release, newsroom):
    centre = Organization.objects.get(key="orrin")
    Organization.objects.filter(pk=centre.pk).update(name_ja="")
    clerk = hire("clerk", "edit_ja", "change_organization")
    unit = f"organization:{centre.pk}:name"
    outcome = save_units(release, "ja", [Change(unit, "オリン潮流研究所", act="confirm")], clerk)
    centre.refresh_from_db()
    assert centre.name_ja == "オリン潮流研究所" and centre.name_en == "Orrin Tidal Centre"
    assert outcome.desk.by_id[unit].state.name == Name.TRANSLATED
    other_release = make_draft(newsroom, slug="another")
    assert row(other_release, unit).state.name == Name.TRANSLATED


def test_a_paragraph_of_an_organization_keeps_the_paragraphs_around_it(release):
    centre = Organization.objects.get(key="orrin")
    centre.boilerplate_en = "<p>The centre tests turbines.</p><ul><li>Tides</li><li>Waves</li></ul>"
    centre.boilerplate_ja = ""
    centre.save()
    clerk = hire("clerk", "edit_ja", "change_organization")
    units = [
        each.unit.id for each in desk(release).rows if each.unit.id.startswith(f"organization:{centre.pk}:boilerplate")
    ]
    assert len(units) == 3
    save_units(release, "ja", [Change(units[2], "波"), Change(units[0], "タービンの<b>試験</b>施設です。")], clerk)
    centre.refresh_from_db()
    assert without_keys(centre.boilerplate_ja) == "<p>タービンの<b>試験</b>施設です。</p><ul><li>波</li></ul>"


def test_names_of_the_register_are_not_for_everybody(release, midori):
    centre = Organization.objects.get(key="orrin")
    unit = f"organization:{centre.pk}:name"
    outcome = write(release, unit, "別の名", midori)
    assert unit in outcome.refused
    centre.refresh_from_db()
    assert centre.name_ja == "オリン潮流センター"


def test_a_copy_keeps_its_states(release, midori):
    confirm(release, "headline", "潮流の覚書", midori)
    copy = fetch(release).copy(update_attrs={"slug": "copy"})
    assert row(copy, "headline").state.name == Name.TRANSLATED


def test_an_older_version_has_the_states_of_its_words(release, midori):
    confirm(release, "headline", "潮流の覚書", midori)
    good = fetch(release).latest_revision
    write(release, "headline", "書きかけ", midori)
    assert row(release, "headline").state.name == Name.CHECK
    good.as_object().save_revision(previous_revision=good)
    assert row(release, "headline").state.name == Name.TRANSLATED


def test_a_paragraph_that_is_moved_to_another_block_in_both_languages_stays_confirmed(release, midori):
    first, second = paragraphs(release)
    confirm(release, first, "一。", midori)
    confirm(release, second, "二。", midori)
    body = fetch(release).get_latest_revision_as_object()
    body.body_en = [("paragraph", "<p>First.</p>"), ("heading", "Then"), ("paragraph", "<p>Second.</p>")]
    body.body_ja = [("paragraph", "<p>一。</p>"), ("paragraph", "<p>二。</p>")]
    body.save_revision()
    found = {each.unit.source: each.state.name for each in desk(release).rows if each.group == "body"}
    assert (found["First."], found["Second."]) == (Name.TRANSLATED, Name.TRANSLATED)
    assert TranslationSummary.objects.get(page_id=release.pk).translated == 2


def test_the_summary_follows_every_save(release, midori):
    summary = TranslationSummary.objects.get(page_id=release.pk)
    assert summary.language == "ja" and summary.new == summary.total - summary.to_check > 0
    before = summary.new
    confirm(release, "headline", "潮流の覚書", midori)
    summary.refresh_from_db()
    assert (summary.new, summary.translated) == (before - 1, 1)
    edit_source(release, headline_en="Another headline")
    summary.refresh_from_db()
    assert summary.outdated == 1


def test_ready_holds_for_the_text_that_it_was_said_of(release, midori):
    write(release, "headline", "潮流の覚書", midori)
    mark_ready(release, "ja", midori)
    assert fetch(release).get_latest_revision_as_object().ready_ja
    write(release, "headline", "潮流", midori)
    assert not fetch(release).get_latest_revision_as_object().ready_ja


def test_the_slug_follows_an_english_headline_that_a_translator_writes(newsroom):
    page = make_draft(
        newsroom, ready=("ja",), source_language="ja", headline_en="", lead_en="", body_en=[], slug="", title="x"
    )
    ewan = hire("ewan", "edit_en")
    save_units(page, "en", [Change("headline", "Tidal memorandum signed")], ewan)
    assert fetch(page).get_latest_revision_as_object().slug == "tidal-memorandum-signed"


def test_a_row_of_the_ledger_is_never_changed(release, midori):
    confirm(release, "headline", "潮流の覚書", midori)
    row = Confirmation.objects.get()
    with pytest.raises(TypeError):
        row.save()
    with pytest.raises(TypeError):
        Confirmation.objects.update(unit="lead")
    with pytest.raises(TypeError):
        Confirmation.objects.all().delete()
