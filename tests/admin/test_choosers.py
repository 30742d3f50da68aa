"""Choosing organizations and people: found in either script, entered on the spot, within what somebody may write."""

import datetime
import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from django.utils import translation

from tests.builders import make_centre, make_director, make_governor, make_prefecture
from wagtail_pressrelease.admin.choosers import RecordChooser
from wagtail_pressrelease.models import Appointment, Organization, Person, Signatory, Topic


def url(model, view, *arguments):
    return reverse(model.snippet_viewset.chooser_viewset.get_url_name(view), args=arguments)


def new(**fields):
    return {f"new-record-{name}": value for name, value in fields.items()}


@pytest.fixture
def register(db):
    centre, prefecture = make_centre(), make_prefecture()
    return centre, prefecture, make_director(centre), make_governor(prefecture)


@pytest.mark.parametrize(
    ("model", "query", "found"),
    [
        (Organization, "tidal", ["orrin"]),
        (Organization, "潮流", ["orrin"]),
        (Organization, "潮見", ["shiomi"]),
        (Organization, "", ["orrin", "shiomi"]),
        (Organization, "nobody", []),
        (Person, "浜田恵", ["hamada"]),
        (Person, "はまだ", ["hamada"]),
        (Person, "アイラ・グラント", ["grant"]),
        (Person, "Isla Grant", ["grant"]),
    ],
)
@pytest.mark.parametrize("view", ["choose", "choose_results"])
def test_the_search_box_finds_both_scripts(admin_client, register, view, model, query, found):
    response = admin_client.get(url(model, view), {"q": query})
    assert [each.key for each in response.context["results"]] == found


def test_the_list_shows_both_names_and_the_office_of_today(admin_client, register):
    page = admin_client.get(url(Person, "choose_results")).content.decode()
    assert "Isla Grant / アイラ・グラント" in page
    assert "Director, Orrin Tidal Centre" in page


def test_what_was_chosen_is_called_by_both_names(admin_client, register):
    answer = json.loads(admin_client.get(url(Organization, "chosen", register[0].pk)).content)
    assert answer["result"]["string"] == "Orrin Tidal Centre / オリン潮流センター"


@pytest.mark.parametrize(
    ("model", "fields", "called"),
    [
        (Organization, {"name_en": "Brae Harbour", "name_ja": "ブレイ港"}, "Brae Harbour / ブレイ港"),
        (Organization, {"name_ja": "ブレイ港"}, "ブレイ港"),
        (Topic, {"name_en": "Sea"}, "Sea"),
        (Person, {"family_name_ja": "佐藤", "given_name_ja": "葵"}, "佐藤葵"),
    ],
)
def test_a_record_is_entered_on_the_spot(admin_client, db, model, fields, called):
    answer = json.loads(admin_client.post(url(model, "create"), new(**fields)).content)
    record = model.objects.get()
    assert answer["step"] == "chosen"
    assert answer["result"] | {"edit_url": ""} == {"id": str(record.pk), "string": called, "edit_url": ""}
    assert record.key


def test_a_person_is_entered_with_an_office(admin_client, register):
    fields = {
        "family_name_en": "Sato",
        "family_name_ja": "佐藤",
        "organization": register[0].pk,
        "title_en": "Engineer",
        "title_ja": "技師",
        "held_from": "2026-04-01",
    }
    admin_client.post(url(Person, "create"), new(**fields))
    appointment = Appointment.objects.get(person__family_name_en="Sato")
    assert (appointment.organization, appointment.title_en, appointment.title_ja) == (register[0], "Engineer", "技師")
    assert appointment.held_from == datetime.date(2026, 4, 1)


@pytest.mark.parametrize(
    ("fields", "field"),
    [({}, "family_name_en"), ({"family_name_en": "Sato", "title_en": "Engineer"}, "organization")],
)
def test_a_half_entered_person_comes_back_with_the_reason(admin_client, register, fields, field):
    before = Person.objects.count()
    answer = json.loads(admin_client.post(url(Person, "create"), new(**fields)).content)
    assert answer["step"] == "reshow_creation_form"
    assert f"new-record-{field}" in answer["htmlFragment"]
    assert "error-message" in answer["htmlFragment"]
    assert Person.objects.count() == before


@pytest.fixture
def desk(client, db):
    """Makes somebody who may use the admin and has the permissions named."""

    def make(*permissions):
        group = Group.objects.create(name="Desk")
        group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
        user = get_user_model().objects.create_user("desk", "desk@example.org", "x")
        user.groups.add(group)
        client.force_login(user)
        return client

    return make


def test_somebody_who_may_add_no_record_gets_no_form(desk, register):
    client = desk("edit_ja")
    assert "creation_form" not in client.get(url(Organization, "choose")).context
    assert client.post(url(Organization, "create"), new(name_en="Forged")).status_code == 302
    assert not Organization.objects.filter(name_en="Forged").exists()


def test_somebody_who_writes_japanese_enters_japanese_only(desk, register):
    client = desk("edit_ja", "add_person", "add_organization")
    form = client.get(url(Person, "choose")).context["creation_form"]
    assert "family_name_ja" in form.fields
    assert not [name for name in form.fields if name.endswith("_en")]
    forged = new(name_en="Forged", name_ja="港")
    client.post(url(Organization, "create"), forged)
    assert not Organization.objects.get(name_ja="港").name_en
    answer = json.loads(client.post(url(Organization, "create"), new(name_en="Forged")).content)
    assert answer["step"] == "reshow_creation_form"


def test_forms_use_the_choosers_of_the_register(register):
    for name in ("person", "organization"):
        from wagtail.admin.panels import get_form_for_model

        form = get_form_for_model(Signatory, fields=[name])()
        assert isinstance(form.fields[name].widget, RecordChooser)


def test_choosing_takes_few_queries_however_many_there_are(admin_client, register, django_assert_max_num_queries):
    for number in range(40):
        person = Person.objects.create(key=f"p{number}", family_name_en=f"Grant {number}")
        Appointment.objects.create(person=person, organization=register[0], title_en="Director")
    admin_client.get(url(Person, "choose_results"))
    with django_assert_max_num_queries(12):
        admin_client.get(url(Person, "choose_results"))


def test_the_buttons_are_in_the_readers_language(register):
    with translation.override("en"):
        widget = RecordChooser(model=Person)
        made = Person.snippet_viewset.chooser_viewset.widget_class()
    with translation.override("ja"):
        texts = [made.choose_one_text, made.choose_another_text, made.link_to_chosen_text]
        assert not [text for text in map(str, texts) if text.isascii()]
    assert not {"choose_one_text", "choose_another_text"} & widget.__dict__.keys()
