"""Two people at one text of the translator's screen: both texts are kept until somebody chooses."""

import pytest
from django.test import Client

from tests.admin.desk.conftest import Screen
from tests.admin.desk.test_api import draft, rows, write
from tests.builders import make_draft
from wagtail_pressrelease.localization.states import Name
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.models import Parked


def test_a_text_that_somebody_changed_meanwhile_is_kept_beside_theirs(screen, release, haruka):
    other = Screen(Client(), haruka, release)
    other.save(write("headline", "春香の見出し"))
    answer = screen.save(write("headline", "翠の見出し"))
    assert answer["conflicts"] == ["headline"]
    html = answer["rows"]["headline"]
    assert "desk-conflict--conflict" in html and "Haruka" in html
    assert draft(release).headline_ja == "春香の見出し"
    assert Parked.objects.get().value == "翠の見出し"


def test_a_conflict_is_still_there_when_the_screen_is_opened_again(screen, release, haruka):
    Screen(Client(), haruka, release).save(write("headline", "春香の見出し"))
    screen.save(write("headline", "翠の見出し"))
    page = screen.open().content.decode()
    assert "desk-conflict--conflict" in page and "Take theirs" in page


def test_keeping_mine_replaces_just_the_text_that_was_shown(screen, release, haruka):
    other = Screen(Client(), haruka, release)
    other.save(write("headline", "春香の見出し"))
    kept = screen.save(write("headline", "翠の見出し"))["kept"]["headline"]
    other.save(write("headline", "春香の別の見出し", base=digest("春香の見出し")))
    again = screen.save(write("headline", "翠の見出し", force=digest("春香の見出し"), kept=kept))
    assert again["conflicts"] == ["headline"] and again["kept"] == {"headline": kept}
    screen.save(write("headline", "翠の見出し", force=digest("春香の別の見出し"), kept=kept))
    assert draft(release).headline_ja == "翠の見出し" and not Parked.objects.exists()


@pytest.mark.parametrize(("how", "stays"), [("mine", "翠の見出し"), ("theirs", "春香の見出し")])
def test_a_parked_text_is_taken_or_let_go(screen, release, haruka, how, stays):
    Screen(Client(), haruka, release).save(write("headline", "春香の見出し"))
    screen.save(write("headline", "翠の見出し"))
    answer = screen.post("choose", parked=Parked.objects.get().pk, how=how)
    assert answer.status_code == 200 and "desk-conflict" not in answer.json()["rows"]["headline"]
    assert draft(release).headline_ja == stays and not Parked.objects.exists()


def test_somebody_who_types_on_has_one_text_kept_and_another_window_of_theirs_one_more(screen, release, midori, haruka):
    Screen(Client(), haruka, release).save(write("headline", "春香の見出し"))
    kept = screen.save(write("headline", "翠"))["kept"]["headline"]
    assert screen.save(write("headline", "翠の見出し", kept=kept))["kept"] == {"headline": kept}
    window = Screen(Client(), midori, release)
    assert window.save(write("headline", "翠の二つ目"))["kept"]["headline"] != kept
    assert sorted(Parked.objects.values_list("value", flat=True)) == ["翠の二つ目", "翠の見出し"]
    # Taking one leaves the other, also that of somebody else.
    window.save(write("headline", "翠の二つ目", force=digest("春香の見出し"), kept=Parked.objects.latest("pk").pk))
    assert draft(release).headline_ja == "翠の二つ目"
    assert list(Parked.objects.values_list("value", flat=True)) == ["翠の見出し"]


def test_nobody_goes_on_from_what_is_kept_of_somebody_else(screen, release, haruka):
    other = Screen(Client(), haruka, release)
    other.save(write("headline", "春香の見出し"))
    kept = screen.save(write("headline", "翠の見出し"))["kept"]["headline"]
    other.save(write("headline", "春香の二つ目", kept=kept))
    assert sorted(Parked.objects.values_list("value", flat=True)) == ["春香の二つ目", "翠の見出し"]
    assert other.post("save", changes=[write("headline", "x", kept="1")]).status_code == 400


def test_a_text_that_moved_on_is_not_replaced_unseen(screen, release, haruka):
    other = Screen(Client(), haruka, release)
    other.save(write("headline", "春香の見出し"))
    screen.save(write("headline", "翠の見出し"))
    other.save(write("headline", "春香の別の見出し", base=digest("春香の見出し")))
    asked = {"parked": Parked.objects.get().pk, "how": "mine"}
    answer = screen.post("choose", theirs=digest("春香の見出し"), **asked).json()
    assert "changed this text again" in answer["refused"]["headline"]
    assert draft(release).headline_ja == "春香の別の見出し" and Parked.objects.exists()
    screen.post("choose", theirs=digest("春香の別の見出し"), **asked)
    assert draft(release).headline_ja == "翠の見出し" and not Parked.objects.exists()


def test_a_text_parked_for_another_release_is_not_chosen_here(screen, release, haruka, newsroom):
    other = make_draft(newsroom, slug="other", ready=("en",), rows=False)
    parked = Parked.objects.create(page=other, path="ja/headline", value="他", shown="他", user=haruka)
    assert screen.post("choose", parked=parked.pk, how="mine").status_code == 200
    assert Parked.objects.filter(pk=parked.pk).exists() and not draft(release).headline_ja


def test_confirming_does_not_confirm_what_somebody_wrote_meanwhile(screen, release, haruka):
    screen.save(write("headline", "翠の見出し"))
    Screen(Client(), haruka, release).save(write("headline", "春香の見出し", base=digest("翠の見出し")))
    answer = screen.save({"unit": "headline", "base": digest("翠の見出し"), "act": "confirm"})
    assert "meanwhile" in answer["refused"]["headline"]
    assert rows(release)["headline"].state.name == Name.CHECK
