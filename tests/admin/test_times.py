"""Times in the editor's form: those of the newsroom's clock, whoever types them."""

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from wagtail.users.models import UserProfile

from tests.builders import fetch, make_draft, make_newsroom, publish
from tests.forms import edit_url, on_screen
from wagtail_pressrelease.admin.moments import MomentField
from wagtail_pressrelease.admin.widgets import both_times, on_the_wall

LONDON, TOKYO = "Europe/London", "Asia/Tokyo"


def at(*when):
    return datetime(*when, tzinfo=UTC)


# --- the field, without a form or a database
@pytest.mark.parametrize(
    ("wall", "zone", "which", "instant"),
    [
        ("2026-01-15T09:00", LONDON, "", at(2026, 1, 15, 9)),
        ("2026-07-15T09:00", LONDON, "", at(2026, 7, 15, 8)),
        ("2026-07-15 09:00", LONDON, "", at(2026, 7, 15, 8)),
        ("2026-07-15T09:00", TOKYO, "", at(2026, 7, 15, 0)),
        ("2026-07-15T09:00", TOKYO, "1", at(2026, 7, 15, 0)),
        ("2026-07-15T09:00", "", "", at(2026, 7, 15, 0)),
        ("2026-03-29T00:59", LONDON, "", at(2026, 3, 29, 0, 59)),
        ("2026-03-29T02:00", LONDON, "", at(2026, 3, 29, 1)),
        ("2026-10-25T01:30", LONDON, "0", at(2026, 10, 25, 0, 30)),
        ("2026-10-25T01:30", LONDON, "1", at(2026, 10, 25, 1, 30)),
        ("2026-10-25T02:00", LONDON, "", at(2026, 10, 25, 2)),
        ("2026-10-25T01:30", TOKYO, "", at(2026, 10, 24, 16, 30)),
        ("", LONDON, "", None),
    ],
)
def test_a_time_on_a_wall_is_an_instant(wall, zone, which, instant):
    field = MomentField(required=False)
    field.keep_to(TOKYO, None)
    assert field.clean([wall, zone, which]) == instant


@pytest.mark.parametrize(
    ("wall", "zone", "which", "sentence"),
    [
        ("2026-03-29T01:30", LONDON, "", "01:30 does not exist in London time"),
        ("2026-03-29T01:00", LONDON, "0", "01:00 does not exist in London time"),
        ("2026-10-25T01:30", LONDON, "", "01:30 comes twice in London time"),
        ("2026-10-25T01:00", LONDON, "", "01:00 comes twice in London time"),
        ("tomorrow", LONDON, "", "Enter a date and a time."),
        ("2026-07-15T09:00+09:00", LONDON, "", "Enter a date and a time."),
        ("2026-02-30T09:00", LONDON, "", "Enter a date and a time."),
    ],
)
def test_a_time_that_is_none_or_two_is_asked_about(wall, zone, which, sentence):
    with pytest.raises(ValidationError, match=sentence):
        MomentField(required=False).clean([wall, zone, which])


def test_seconds_that_nobody_saw_are_kept():
    field, stored = MomentField(required=False), at(2026, 7, 15, 8, 0, 12, 345)
    field.keep_to(LONDON, stored)
    assert field.clean(["2026-07-15T09:00", LONDON, ""]) == stored
    assert not field.has_changed(stored, ["2026-07-15T17:00", TOKYO, ""])
    assert field.clean(["2026-07-15T09:01", LONDON, ""]) == at(2026, 7, 15, 8, 1)
    assert not field.has_changed(None, ["", LONDON, ""])


@pytest.mark.parametrize("instant", [at(2026, 10, 25, 0, 30), at(2026, 10, 25, 1, 30)])
def test_an_instant_of_the_hour_that_comes_twice_comes_back_as_itself(instant):
    wall, which = on_the_wall(instant, LONDON)
    assert wall == "2026-10-25T01:30"
    assert MomentField().clean([wall, LONDON, which]) == instant


def test_both_instants_are_offered_by_their_names():
    assert both_times("2026-10-25T01:30", LONDON) == [("0", "01:30 BST"), ("1", "01:30 GMT")]
    assert both_times("2026-10-25T01:30", TOKYO) == both_times("nonsense", LONDON) == both_times("", LONDON) == []


# --- in the form
@pytest.fixture
def far_away(admin_user, admin_client):
    """Somebody whose own profile says New York."""
    profile = UserProfile.get_for_user(admin_user)
    profile.current_time_zone = "America/New_York"
    profile.save()
    return admin_client


@pytest.mark.parametrize(("zone", "shown"), [(LONDON, "2026-07-15T09:00"), (TOKYO, "2026-07-15T17:00")])
def test_a_time_is_shown_on_the_newsrooms_clock(zone, shown, far_away, db):
    page = make_draft(make_newsroom(zone=zone), released_at=at(2026, 7, 15, 8))
    data = on_screen(far_away, page)
    assert (data["released_at"], data["released_at_zone"]) == (shown, zone)


def test_a_time_is_stored_as_the_chosen_clock_shows_it_and_sets_the_hour(far_away, draft):
    times = {"embargo_until": "2030-07-15T09:00", "embargo_until_zone": TOKYO, "go_live_at": "2029-01-01 00:00"}
    assert far_away.post(edit_url(draft), on_screen(far_away, draft, **times)).status_code == 302
    page = fetch(draft).get_latest_revision_as_object()
    assert page.embargo_until == page.go_live_at == at(2030, 7, 15)


def test_the_form_has_no_schedule_of_wagtails(far_away, draft):
    names = set(far_away.get(edit_url(draft)).context["form"].fields)
    assert not names & {"go_live_at", "expire_at", "title", "seo_title"}


def test_a_time_that_does_not_exist_is_refused_at_its_field(far_away, draft):
    times = {"released_at": "2026-03-29T01:30", "released_at_zone": LONDON}
    form = far_away.post(edit_url(draft), on_screen(far_away, draft, **times)).context["form"]
    assert "does not exist" in form.errors["released_at"][0]


def test_a_time_that_comes_twice_is_offered_as_two(far_away, draft):
    times = {"released_at": "2026-10-25T01:30", "released_at_zone": LONDON}
    response = far_away.post(edit_url(draft), on_screen(far_away, draft, **times))
    assert "comes twice" in response.context["form"].errors["released_at"][0]
    text = response.content.decode()
    assert ">01:30 BST</option>" in text
    assert ">01:30 GMT</option>" in text
    chosen = on_screen(far_away, draft, **times, released_at_which="1")
    assert far_away.post(edit_url(draft), chosen).status_code == 302
    assert fetch(draft).get_latest_revision_as_object().released_at == at(2026, 10, 25, 1, 30)


def test_publishing_an_untouched_form_again_issues_nothing(far_away, draft):
    page = publish(draft, released_at=at(2026, 5, 14, 8, 0, 31, 5000))
    far_away.post(edit_url(page), on_screen(far_away, page, **{"action-publish": "1"}))
    assert fetch(page).press_editions.count() == 2
    assert fetch(page).released_at == at(2026, 5, 14, 8, 0, 31, 5000)


def test_the_hour_of_the_signing_is_one_of_the_newsrooms_clock_too(far_away, draft):
    times = {"agreement_signed_at": "2026-05-14T11:00", "agreement_signed_at_zone": TOKYO}
    far_away.post(edit_url(draft), on_screen(far_away, draft, **times))
    assert fetch(draft).get_latest_revision_as_object().agreement_signed_at == at(2026, 5, 14, 2)
