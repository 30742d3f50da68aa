"""Two people have the same record of the register open: nothing of either is lost."""

import json

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse

from tests.admin.test_two_people import EVERYTHING, sign_in
from tests.builders import make_centre, make_governor, make_prefecture
from tests.forms import new_row, posted
from wagtail_pressrelease.localization.parking import Moved, choose
from wagtail_pressrelease.models import Appointment, Organization, Parked, Person, Topic

CHANGES = [f"change_{name}" for name in ("organization", "person", "topic")]


class Tab:
    """A browser's tab with the form of a record in it."""

    def __init__(self, user, record):
        self.record, self.client = record, Client()
        self.client.force_login(user)
        self.address = reverse(type(record).snippet_viewset.get_url_name("edit"), args=[record.pk])
        self.data = posted(self.client.get(self.address).context["form"])

    def save(self, **fields):
        self.data |= {name.replace("__", "-"): value for name, value in fields.items()}
        response = self.client.post(self.address, self.data, follow=True)
        assert response.redirect_chain, response.context["form"].errors
        self.record.refresh_from_db()
        return " ".join(str(each) for each in response.context["messages"])

    def panel(self):
        return next(each for each in self.client.get(self.address).context["side_panels"] if each.name == "kept")


@pytest.fixture
def centre(db):
    return make_centre()


@pytest.fixture
def governor(db):
    return make_governor(make_prefecture())


@pytest.fixture
def ada(db):
    return sign_in("ada", *EVERYTHING, *CHANGES)


@pytest.fixture
def bo(db):
    return sign_in("bo", *EVERYTHING, *CHANGES)


def titles(person):
    return [each.title_en for each in person.appointments.order_by("sort_order")]


def test_different_fields_are_both_kept(centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_ja="オリン海洋センター")
    assert "Their changes are kept" in other.save(name_en="Orrin Sea Centre", address_en="1 Quay")
    assert (centre.name_ja, centre.name_en, centre.address_en) == ("オリン海洋センター", "Orrin Sea Centre", "1 Quay")
    assert not Parked.objects.exists()


def test_of_the_same_field_both_texts_are_shown(centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_en="Ada's Centre")
    assert "yours is kept" in other.save(name_en="Bo's Centre")
    assert centre.name_en == "Ada's Centre"
    (parked,) = Parked.objects.all()
    assert (parked.record, parked.path, parked.value["mine"]) == ("organization:orrin", "form/name_en", "Bo's Centre")
    shown = other.client.get(other.address).content.decode()
    assert "<mark>Ada" in shown and "<mark>Bo" in shown and "Use mine" in shown
    assert "Texts to choose between" in shown


def test_of_two_who_clear_a_name_each_the_second_is_told_that_none_would_be_left(centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_en="")
    errors = other.client.post(other.address, other.data | {"name_ja": ""}).context["form"].errors
    assert errors.keys() == {"name_ja"} and "cleared the name in the other language" in str(errors)
    centre.refresh_from_db()
    assert centre.name_ja
    assert not Parked.objects.exists()


@pytest.mark.parametrize(("how", "name"), [("mine", "Bo's Centre"), ("theirs", "Ada's Centre")])
def test_one_of_them_is_chosen(how, name, centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_en="Ada's Centre")
    other.save(name_en="Bo's Centre")
    (kept,) = other.panel().kept
    assert other.client.post(kept.url(how)).headers["location"] == other.address
    centre.refresh_from_db()
    assert centre.name_en == name and not Parked.objects.exists()


def test_paragraphs_of_a_boilerplate(centre, ada, bo):
    text = "<p>One.</p><p>Two.</p>"
    Organization.objects.filter(pk=centre.pk).update(boilerplate_en=text)
    one, other = Tab(ada, centre), Tab(bo, centre)
    for tab, number, words in ((one, 0, "One, Ada's."), (other, 1, "Two, Bo's.")):
        state = json.loads(tab.data["boilerplate_en"])
        state["blocks"][number]["text"] = words
        tab.save(boilerplate_en=json.dumps(state))
    assert "One, Ada" in centre.boilerplate_en and "Two, Bo" in centre.boilerplate_en


def test_rows_of_a_person(governor, ada, bo):
    one, other = Tab(ada, governor), Tab(bo, governor)
    organization = one.data["appointments-0-organization"]
    one.data = new_row(one.data, "appointments", organization=organization, title_en="Ada's", title_ja="")
    one.save(**{"appointments-0-title_ja": "県知事"})
    other.data = new_row(other.data, "appointments", organization=organization, title_en="Bo's", title_ja="")
    other.save(**{"appointments-0-title_en": "The Governor"})
    assert titles(governor) == ["The Governor", "Ada's", "Bo's"]
    assert governor.appointments.first().title_ja == "県知事"
    assert Appointment.objects.count() == 3 and not Parked.objects.exists()


def test_a_row_that_one_deletes_and_another_changes(governor, ada, bo):
    one, other = Tab(ada, governor), Tab(bo, governor)
    one.save(**{"appointments-0-DELETE": "on"})
    other.save(**{"appointments-0-title_en": "The Governor"})
    assert titles(governor) == []
    choose(Parked.objects.get(), "mine", bo)
    assert titles(Person.objects.get()) == ["The Governor"]


def test_a_row_that_one_deletes_stays_deleted(governor, ada, bo):
    one, other = Tab(ada, governor), Tab(bo, governor)
    one.save(**{"appointments-0-DELETE": "on"})
    other.save(post_nominals_en="OBE")
    assert titles(governor) == [] and governor.post_nominals_en == "OBE"
    assert not Parked.objects.exists()


def test_a_row_that_one_changes_and_another_deletes(governor, ada, bo):
    one, other = Tab(ada, governor), Tab(bo, governor)
    one.save(**{"appointments-0-title_en": "The Governor"})
    other.save(**{"appointments-0-DELETE": "on"})
    assert titles(governor) == ["The Governor"]
    choose(Parked.objects.get(), "mine", bo)
    assert titles(governor) == []


def test_a_topic(db, ada, bo):
    topic = Topic.objects.create(key="sea", name_en="Sea")
    one, other = Tab(ada, topic), Tab(bo, topic)
    one.save(name_ja="海")
    other.save(name_en="The sea")
    assert (topic.name_ja, topic.name_en) == ("海", "The sea")


def test_a_translator_of_the_register_and_an_editor(centre, ada):
    translator = sign_in("cho", "edit_ja", "change_organization")
    one, other = Tab(translator, centre), Tab(ada, centre)
    other.save(name_en="Orrin Sea Centre")
    one.save(name_ja="海洋センター")
    assert (centre.name_en, centre.name_ja) == ("Orrin Sea Centre", "海洋センター")


def test_somebody_who_may_not_write_the_language_does_not_choose(centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_en="Ada's Centre")
    other.save(name_en="Bo's Centre")
    tab = Tab(sign_in("cho", "edit_ja", "change_organization"), centre)
    (kept,) = tab.panel().kept
    assert not kept.may_choose
    tab.client.post(kept.use_url)
    centre.refresh_from_db()
    assert centre.name_en == "Ada's Centre" and Parked.objects.count() == 1


def test_a_form_that_does_not_say_what_it_showed_is_refused(centre, ada):
    tab = Tab(ada, centre)
    tab.data |= {"press_shown": "forged", "name_en": "Forged"}
    response = tab.client.post(tab.address, tab.data)
    assert "load the page anew" in response.content.decode()
    centre.refresh_from_db()
    assert centre.name_en == "Orrin Tidal Centre"


def test_what_the_record_no_longer_allows_stays_kept(centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_en="Ada's Centre", website_en="https://example.org/")
    other.save(name_en="Bo's Centre")
    parked = Parked.objects.get()
    parked.value["mine"] = "x" * 300
    parked.save()
    with pytest.raises(ValidationError):
        choose(parked, "mine", bo)
    (kept,) = other.panel().kept
    assert other.client.post(kept.use_url, follow=True).status_code == 200
    assert Parked.objects.count() == 1


def test_what_is_kept_beside_a_deleted_record_is_let_go(centre, ada, bo):
    one, other = Tab(ada, centre), Tab(bo, centre)
    one.save(name_en="Ada's Centre")
    other.save(name_en="Bo's Centre")
    Organization.objects.all().delete()
    parked = Parked.objects.get()
    with pytest.raises(Moved):
        choose(parked, "mine", bo)
    assert other.client.post(reverse("press_kept", args=[parked.pk, "theirs"])).status_code == 302
    assert not Parked.objects.exists()
