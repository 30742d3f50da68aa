"""The press register: who may write what, how records are found, and what a key is."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.builders import make_centre, make_director, make_governor, make_prefecture
from tests.forms import new_row, posted
from wagtail_pressrelease.models import Appointment, Organization, Person, Topic


def url(model, view, *arguments):
    return reverse(model.snippet_viewset.get_url_name(view), args=arguments)


def signed_in(client, *permissions, language="en"):
    """Somebody who may use the admin and has the permissions named."""
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    user = get_user_model().objects.create_user("desk", "desk@example.org", "x")
    user.groups.add(group)
    client.force_login(user)
    return client


@pytest.fixture
def translator(client, db):
    """Writes Japanese only."""
    names = [f"{verb}_{model}" for verb in ("add", "change", "delete") for model in ("organization", "person", "topic")]
    return signed_in(client, "edit_ja", *names)


def form_at(client, address):
    response = client.get(address)
    assert response.status_code == 200
    return posted(response.context["form"])


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("model", "fields"),
    [
        (Organization, {"name_en": "Orrin Tidal Centre"}),
        (Organization, {"name_ja": "オリン潮流センター"}),
        (Person, {"family_name_en": "Grant"}),
        (Person, {"family_name_ja": "浜田"}),
        (Topic, {"name_ja": "海洋"}),
    ],
)
def test_a_record_needs_its_name_in_one_language_only(admin_client, model, fields):
    address = url(model, "add")
    data = form_at(admin_client, address)
    refused = admin_client.post(address, data)
    assert refused.status_code == 200
    assert not model.objects.exists()
    assert admin_client.post(address, {**data, **fields}).status_code == 302
    record = model.objects.get()
    assert {name: getattr(record, name) for name in fields} == fields
    assert record.key


@pytest.mark.django_db
def test_a_key_is_given_once_and_never_changed(admin_client):
    data = form_at(admin_client, url(Topic, "add"))
    admin_client.post(url(Topic, "add"), {**data, "name_en": "Sea", "key": "sea"})
    topic = Topic.objects.get(key="sea")
    response = admin_client.get(url(Topic, "edit", topic.pk))
    assert response.context["form"]["key"].field.disabled
    data = form_at(admin_client, url(Topic, "edit", topic.pk))
    admin_client.post(url(Topic, "edit", topic.pk), {**data, "name_en": "Seas", "key": "land"})
    topic.refresh_from_db()
    assert (topic.name_en, topic.key) == ("Seas", "sea")


@pytest.mark.django_db
def test_a_key_that_is_taken_is_refused_at_its_field(admin_client):
    Topic.objects.create(key="sea", name_en="Sea")
    data = form_at(admin_client, url(Topic, "add"))
    response = admin_client.post(url(Topic, "add"), {**data, "name_en": "Sea again", "key": "sea"})
    assert "key" in response.context["form"].errors


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("website", "kept"),
    [
        ("https://orrin.example", True),
        ("http://orrin.example/a?b=c", True),
        ("ftp://orrin.example", False),
        ("javascript:alert(1)", False),
        (" java\tscript:alert(1)", False),
        ("data:text/html,x", False),
    ],
)
def test_a_website_is_an_address_of_the_web(admin_client, website, kept):
    address = url(Organization, "add")
    data = form_at(admin_client, address) | {"name_en": "Orrin", "website_ja": website}
    response = admin_client.post(address, data)
    assert Organization.objects.filter(website_ja=website).exists() == kept
    if not kept:
        assert "website_ja" in response.context["form"].errors


@pytest.mark.django_db
def test_an_appointment_cannot_end_before_it_began(admin_client):
    centre = make_centre()
    address = url(Person, "add")
    data = new_row(
        form_at(admin_client, address),
        "appointments",
        organization=centre.pk,
        title_en="Director",
        held_from="2026-05-02",
        held_until="2026-05-01",
    )
    response = admin_client.post(address, {**data, "family_name_en": "Grant"})
    assert "held_until" in response.context["form"].formsets["appointments"].forms[0].errors
    response = admin_client.post(
        address, {**data, "family_name_en": "Grant", "appointments-0-held_until": "2026-05-02"}
    )
    assert response.status_code == 302
    appointment = Appointment.objects.get()
    assert (appointment.title_en, appointment.held_until) == ("Director", datetime.date(2026, 5, 2))


@pytest.mark.django_db
def test_a_translator_writes_one_language_whatever_is_posted(translator):
    centre = make_centre()
    address = url(Organization, "edit", centre.pk)
    data = form_at(translator, address)
    assert "name_ja" in data
    assert "name_en" not in data
    forged = {**data, "name_ja": "オリン海洋センター", "name_en": "Forged", "boilerplate_en": "<p>Forged.</p>"}
    assert translator.post(address, forged).status_code == 302
    centre.refresh_from_db()
    assert (centre.name_en, centre.name_ja) == ("Orrin Tidal Centre", "オリン海洋センター")
    assert centre.boilerplate_en == "<p>The centre tests tidal turbines.</p>"


@pytest.mark.django_db
def test_a_translator_is_told_of_a_name_that_is_missing(translator):
    response = translator.post(url(Topic, "add"), form_at(translator, url(Topic, "add")))
    assert response.status_code == 200
    assert "Enter the name in English or in Japanese" in response.context["form"].non_field_errors()[0]


@pytest.mark.django_db
def test_a_translator_changes_no_english_of_an_appointment(translator):
    person = make_director(make_centre())
    address = url(Person, "edit", person.pk)
    data = form_at(translator, address)
    forged = {"appointments-0-title_en": "Forged", "appointments-0-as_printed_en": "Forged"}
    assert translator.post(address, {**data, **forged, "appointments-0-title_ja": "センター長"}).status_code == 302
    appointment = person.appointments.get()
    assert (appointment.title_en, appointment.title_ja) == ("Director", "センター長")
    assert not appointment.as_printed_en
    # … nor by taking the row away.
    translator.post(address, {**data, "appointments-0-DELETE": "on"})
    assert Appointment.objects.filter(title_en="Director").exists()


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("Hamada", {"hamada"}),
        ("hama kei", {"hamada"}),
        ("浜田", {"hamada"}),
        ("浜田恵", {"hamada"}),
        ("浜田　恵", {"hamada"}),
        ("ハマダ", {"hamada"}),
        ("ﾊﾏﾀﾞ", {"hamada"}),
        ("はまだけい", {"hamada"}),
        ("アイラ・グラント", {"grant"}),
        ("田", {"hamada"}),
        ("grant", {"grant"}),
        ("浜田 grant", set()),
        ('"', set()),
        ("%", set()),
    ],
)
def test_people_are_found_in_both_scripts(admin_client, query, found):
    make_director(make_centre())
    make_governor(make_prefecture())
    response = admin_client.get(url(Person, "list"), {"q": query})
    assert {person.key for person in response.context["object_list"]} == found


@pytest.mark.django_db
def test_organizations_are_found_in_both_scripts(admin_client):
    make_centre()
    make_prefecture()
    for query in ("tidal", "潮流", "センター", "ｾﾝﾀｰ", "orrin"):
        response = admin_client.get(url(Organization, "list"), {"q": query})
        assert [each.key for each in response.context["object_list"]] == ["orrin"], query


@pytest.mark.django_db
def test_a_list_of_people_shows_both_names_and_the_office_in_few_queries(admin_client, django_assert_max_num_queries):
    for number in range(30):
        person = Person.objects.create(key=f"p{number}", family_name_en=f"Grant {number}", family_name_ja="グラント")
        Appointment.objects.create(
            person=person, organization=Organization.objects.first() or make_centre(), title_en="Director"
        )
    admin_client.get(url(Person, "list"))
    with django_assert_max_num_queries(20):
        page = admin_client.get(url(Person, "list")).content.decode()
    assert "Grant 2 / グラント" in page
    assert "Director, Orrin Tidal Centre" in page


@pytest.mark.django_db
def test_the_register_stands_in_the_menu(admin_client):
    page = admin_client.get(reverse("wagtailadmin_home")).content.decode()
    assert "Press register" in page
