"""The register: every record has a key, a name in one language at least, and composed text."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import translation

from wagtail_pressrelease.models import Appointment, Organization, Person, Topic

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("names", "key"),
    [
        ({"name_en": "Orrin Tidal Centre"}, "orrin-tidal-centre"),
        ({"name_en": "Æther & Söhne Ltd."}, "ther-s-hne-ltd"),
        ({"name_en": "A" * 200}, "a" * 80),
    ],
)
def test_a_key_is_made_of_the_english_name(names, key):
    assert Organization.objects.create(**names).key == key


def test_a_name_without_latin_letters_gets_a_key_by_chance():
    topic = Topic.objects.create(name_ja="潮流")
    topic.full_clean()
    assert len(topic.key) == 8


def test_a_key_is_given_once_in_the_site():
    keys = [Organization.objects.create(name_en="Port").key for _ in range(3)]
    assert keys == ["port", "port-2", "port-3"]


def test_a_key_stays_when_the_name_changes():
    topic = Topic.objects.create(name_en="Tide")
    topic.name_en = "Tides"
    topic.save()
    assert topic.key == "tide"


def test_a_persons_key_has_both_names():
    assert Person.objects.create(family_name_en="Grant", given_name_en="Isla").key == "grant-isla"


@pytest.mark.parametrize("key", ["Upper", "with space", "-dash", "dot.ted", "日本", "trailing\n"])
def test_a_key_that_files_could_not_name_is_refused(key):
    with pytest.raises(ValidationError, match="small Latin letters"):
        Organization(key=key, name_en="Port").full_clean()


@pytest.mark.parametrize(
    ("record", "field"), [(Organization(), "name_en"), (Topic(), "name_en"), (Person(), "family_name_en")]
)
def test_a_record_without_any_name_is_refused_at_its_name(record, field):
    with pytest.raises(ValidationError) as refused:
        record.full_clean()
    assert field in refused.value.message_dict


@pytest.mark.parametrize("language", ["en", "ja"])
def test_a_name_in_one_language_is_enough(language):
    Organization(**{f"name_{language}": "Port"}).full_clean()


def test_text_is_composed_when_it_is_saved_and_names_keep_their_kanji():
    person = Person.objects.create(family_name_ja="\ufa19田", kana_family="か\u3099ん")
    assert (person.family_name_ja, person.kana_family) == ("\ufa19田", "がん")


@pytest.mark.parametrize(
    ("language", "given", "shown"),
    [
        ("en", {"name_en": "Port", "name_ja": "港"}, "Port"),
        ("ja", {"name_en": "Port", "name_ja": "港"}, "港"),
        ("ja", {"name_en": "Port"}, "Port"),
        ("en", {"name_ja": "港"}, "港"),
        ("en", {"key": "port"}, "port"),
    ],
)
def test_staff_read_a_record_in_their_language_else_in_the_other(language, given, shown):
    with translation.override(language):
        assert str(Organization(**given)) == shown


@pytest.mark.parametrize(("language", "shown"), [("en", "Kei Hamada"), ("ja", "浜田 恵")])
def test_a_person_is_shown_in_the_order_of_the_language(language, shown):
    person = Person(family_name_en="Hamada", given_name_en="Kei", family_name_ja="浜田", given_name_ja="恵")
    with translation.override(language):
        assert str(person) == shown


def test_an_appointment_cannot_end_before_it_began():
    day = datetime.date(2026, 5, 14)
    with pytest.raises(ValidationError) as refused:
        Appointment(held_from=day, held_until=day - datetime.timedelta(days=1)).full_clean()
    assert "held_until" in refused.value.message_dict
    Appointment(held_from=day, held_until=day).clean()


@pytest.mark.parametrize(
    ("country", "fits"), [("GB", True), ("", True), ("gb", False), ("GBR", False), ("日本", False)]
)
def test_a_country_is_two_capital_letters(country, fits):
    organization = Organization(name_en="Port", country=country)
    if fits:
        organization.full_clean()
        return
    with pytest.raises(ValidationError) as refused:
        organization.full_clean()
    assert "country" in refused.value.message_dict
