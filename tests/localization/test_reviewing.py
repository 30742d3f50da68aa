"""Who reviews what: nobody their own last edit, and a reviewed text is changed by a reviewer only, whichever way
somebody saves."""

import json

import pytest
from django.core.exceptions import PermissionDenied
from wagtail.models import APIToken

from tests.builders import fetch, make_draft
from tests.forms import edit_url, on_screen
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, choose_unit, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Parked

pytestmark = pytest.mark.django_db
BODY = '<p data-block-key="aaaaa">{}</p><p data-block-key="bbbbb">{}</p>'
ALL = ("edit_en", "edit_ja", "edit_facts")


@pytest.fixture
def release(newsroom):
    """Written in English and in Japanese; nothing is confirmed yet."""
    return make_draft(
        newsroom,
        body_en=[("paragraph", BODY.format("First.", "Second."))],
        body_ja=[("paragraph", BODY.format("一つ目。", "二つ目。"))],
    )


@pytest.fixture
def midori(db):
    return hire("midori", "edit_ja")


@pytest.fixture
def rowan(db):
    return hire("rowan", "edit_ja", "review_ja")


@pytest.fixture
def other_reviewer(db):
    return hire("linklater", "edit_ja", "review_ja")


def row(page, unit):
    return read_desk(fetch(page), "ja").by_id[unit]


def first_paragraph(page):
    return next(row.unit.id for row in read_desk(fetch(page), "ja").rows if row.unit.kind == "paragraph")


def save(page, unit, value, user, act=""):
    base = digest(row(page, unit).unit.target)
    return save_units(page, "ja", [Change(unit, value, base=base, act=act)], user)


def reviewed(page, user, *units):
    outcome = save_units(page, "ja", [Change(unit, act="review") for unit in units], user)
    assert not outcome.refused, outcome.refused
    return page


def latest(page):
    return fetch(page).get_latest_revision_as_object()


# --- reviewing
def test_a_reviewer_reviews_what_somebody_else_wrote(release, midori, rowan):
    save(release, "headline", "潮流の覚書", midori)
    reviewed(release, rowan, "headline")
    state = row(release, "headline").state
    assert (state.name, state.by_id) == (Name.REVIEWED, rowan.pk)


def test_a_translator_does_not_review(release, midori, rowan):
    save(release, "headline", "潮流の覚書", rowan)
    outcome = save_units(release, "ja", [Change("headline", act="review")], midori)
    assert outcome.refused["headline"] == "You may not review this language."
    assert row(release, "headline").state.name == Name.CHECK


def test_who_reviews_one_language_does_not_review_the_other(release, newsroom):
    english_only = hire("english", "edit_en", "review_en", "edit_ja")
    outcome = save_units(release, "ja", [Change("headline", act="review")], english_only)
    assert "headline" in outcome.refused


@pytest.mark.parametrize("way", ["desk", "page"])
def test_nobody_reviews_their_own_last_edit_wherever_they_made_it(release, midori, rowan, other_reviewer, way):
    save(release, "headline", "潮流の覚書", midori)
    if way == "desk":
        save(release, "headline", "潮流覚書", rowan)
    else:
        page = latest(release)
        page.headline_ja = "潮流覚書"
        page.save_revision(user=rowan)
    outcome = save_units(release, "ja", [Change("headline", act="review")], rowan)
    assert "Somebody else reviews it" in outcome.refused["headline"]
    reviewed(release, other_reviewer, "headline")


def test_a_text_is_not_written_and_reviewed_in_one_go(release, rowan):
    outcome = save(release, "headline", "潮流の覚書", rowan, act="review")
    assert "Somebody else reviews it" in outcome.refused["headline"]
    assert row(release, "headline").unit.target == "潮流の覚書"
    assert row(release, "headline").state.name == Name.CHECK


def test_confirming_ones_own_text_first_makes_it_nobody_elses(release, rowan):
    save(release, "headline", "潮流の覚書", rowan, act="confirm")
    assert "headline" in save_units(release, "ja", [Change("headline", act="review")], rowan).refused


def test_a_setting_lets_reviewers_review_their_own_work(release, rowan, settings):
    settings.WAGTAIL_PRESSRELEASE = {"REVIEW_OWN_WORK": True}
    save(release, "headline", "潮流の覚書", rowan)
    reviewed(release, rowan, "headline")


def test_nothing_is_reviewed_where_there_is_no_text(newsroom, rowan):
    page = make_draft(newsroom, headline_ja="", ready=("en",))
    assert "no text to review" in save_units(page, "ja", [Change("headline", act="review")], rowan).refused["headline"]


def test_a_reviewed_text_is_not_confirmed_down(release, midori, rowan):
    reviewed(release, rowan, "headline")
    assert "headline" in save_units(release, "ja", [Change("headline", act="confirm")], midori).refused
    assert row(release, "headline").state.name == Name.REVIEWED


def test_a_reviewer_changes_a_reviewed_text_and_it_is_reviewed_no_longer(release, rowan, other_reviewer):
    reviewed(release, rowan, "headline")
    save(release, "headline", "潮流覚書", other_reviewer)
    assert row(release, "headline").unit.target == "潮流覚書"
    assert row(release, "headline").state.name == Name.CHECK


# --- what was reviewed stays, whichever way a translator saves
def on_the_desk(client, page, user, unit, value):
    save(page, unit, value, user)


def in_the_editor(client, page, user, unit, value):
    client.force_login(user)
    change = {"headline_ja": value} if unit == "headline" else {"body_ja-0-value": contentstate(value)}
    response = client.post(edit_url(page), on_screen(client, page, **change), follow=True)
    assert "waits for a reviewer" in response.content.decode()


def by_autosave(client, page, user, unit, value):
    client.force_login(user)
    change = {"headline_ja": value} if unit == "headline" else {"body_ja-0-value": contentstate(value)}
    answer = client.post(edit_url(page), on_screen(client, page, **change), HTTP_ACCEPT="application/json").json()
    assert answer["success"], answer


def by_a_program(client, page, user, unit, value):
    body = {"headline_ja": value} if unit == "headline" else {"body_ja": new_body(page, value)}
    _token, secret = APIToken.create_token(user=user, name="test")
    headers = {"authorization": f"Bearer {secret}"}
    response = client.patch(f"/api/v3/pages/{page.pk}/", json.dumps(body), "application/json", headers=headers)
    assert response.status_code == 200, response.content


def contentstate(text):
    blocks = [
        {"key": key, "text": words, "type": "unstyled", "depth": 0, "inlineStyleRanges": [], "entityRanges": []}
        for key, words in (("aaaaa", text), ("bbbbb", "二つ目。"))
    ]
    return json.dumps({"blocks": blocks, "entityMap": {}})


def new_body(page, text):
    block = latest(page).body_ja.get_prep_value()[0]
    return [{**block, "value": BODY.format(text, "二つ目。")}]


WAYS = (on_the_desk, in_the_editor, by_autosave, by_a_program)


@pytest.mark.parametrize("which", ["headline", "paragraph"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_translator_only_proposes_another_text(client, release, midori, rowan, way, which):
    unit = first_paragraph(release) if which == "paragraph" else which
    reviewed(release, rowan, unit)
    before = latest(release).serializable_data()
    way(client, release, midori, unit, "別の文。")
    assert row(release, unit).unit.target == ("一つ目。" if which == "paragraph" else before["headline_ja"])
    assert row(release, unit).state.name == Name.REVIEWED
    proposal = Parked.objects.get(page_id=release.pk)
    assert (proposal.why, proposal.path, proposal.shown, proposal.user) == (
        "proposal",
        f"ja/{unit}",
        "別の文。",
        midori,
    )
    with pytest.raises(PermissionDenied):
        choose_unit(proposal, "mine", midori)
    choose_unit(proposal, "mine", rowan)
    assert row(release, unit).unit.target == "別の文。"
    assert not Parked.objects.exists()


@pytest.mark.parametrize("permissions", [("edit_ja",), ALL], ids=["translator", "editor"])
def test_what_was_not_reviewed_is_stored_in_the_same_save(client, release, rowan, permissions):
    reviewed(release, rowan, "headline")
    client.force_login(hire("somebody", *permissions))
    data = on_screen(client, release, headline_ja="別の見出し", lead_ja="別の前文。")
    assert client.post(edit_url(release), data).status_code == 302
    assert latest(release).lead_ja == "別の前文。"
    assert latest(release).headline_ja == "潮流エネルギーで覚書を締結"


def test_a_reviewer_changes_it_in_the_editor_too(client, release, rowan, other_reviewer):
    reviewed(release, rowan, "headline")
    client.force_login(other_reviewer)
    client.post(edit_url(release), on_screen(client, release, headline_ja="別の見出し"))
    assert latest(release).headline_ja == "別の見出し"
    assert not Parked.objects.exists()


def test_a_translator_who_goes_back_brings_no_older_text_in_the_place_of_a_reviewed_one(client, release, midori, rowan):
    old = fetch(release).latest_revision
    save(release, "headline", "潮流の覚書", midori)
    reviewed(release, rowan, "headline")
    _token, secret = APIToken.create_token(user=midori, name="test")
    headers = {"authorization": f"Bearer {secret}"}
    address = f"/api/v3/pages/{release.pk}/actions/revert/"
    assert client.post(address, {"revision_id": old.pk}, "application/json", headers=headers).status_code == 200
    assert latest(release).headline_ja == "潮流の覚書"
    assert Parked.objects.get().shown == "潮流エネルギーで覚書を締結"


def test_the_text_that_it_was_translated_from_is_for_everybody_who_writes_it(client, release, rowan):
    reviewed(release, rowan, "headline")
    client.force_login(hire("author", *ALL))
    client.post(edit_url(release), on_screen(client, release, headline_en="Another headline"))
    assert latest(release).headline_en == "Another headline"
    state = row(release, "headline").state
    assert (state.name, state.outdated) == (Name.REVIEWED, True)
    assert not Parked.objects.exists()


def test_a_text_that_is_reviewed_but_out_of_date_is_for_reviewers_too(client, release, midori, rowan):
    reviewed(release, rowan, "headline")
    page = latest(release)
    page.headline_en = "Another headline"
    page.save_revision()
    in_the_editor(client, release, midori, "headline", "別の見出し")
    assert latest(release).headline_ja == "潮流エネルギーで覚書を締結"


def test_autosave_goes_on_with_one_proposal(client, release, midori, rowan):
    reviewed(release, rowan, "headline")
    for text in ("別", "別の", "別の文"):
        by_autosave(client, release, midori, "headline", text)
    assert [each.shown for each in Parked.objects.all()] == ["別の文"]


def test_choosing_a_text_that_lost_a_race_does_not_pass_a_review_by(release, midori, rowan):
    parked = Parked.objects.create(page=release, path="ja/headline", value="別の文", shown="別の文", user=midori)
    reviewed(release, rowan, "headline")
    choose_unit(parked, "mine", midori)
    assert row(release, "headline").unit.target == "潮流エネルギーで覚書を締結"
    assert [(each.why, each.shown) for each in Parked.objects.all()] == [("proposal", "別の文")]


def test_an_import_is_the_site_itself(release, rowan):
    reviewed(release, rowan, "headline")
    page = latest(release)
    page.headline_ja = "別の見出し"
    page.save_revision()
    assert latest(release).headline_ja == "別の見出し"
