"""The office that is shown beside a signatory or a speaker is the one that will be printed."""

import datetime
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse

from tests.builders import fetch, make_centre, make_director, make_draft, make_governor, make_newsroom, make_prefecture
from tests.forms import add_url, edit_url
from wagtail_pressrelease.models import Appointment, Person
from wagtail_pressrelease.publishing.compile import compile_release
from wagtail_pressrelease.rendering.lines import office_line


def ask(client, **query):
    query.setdefault("facts", "shown")
    return client.get(reverse("wagtail_pressrelease_office"), query)


def shown(response):
    """The two lines, by language."""
    return dict(re.findall(r'<dd lang="(..)">(.*?)</dd>', response.content.decode()))


@pytest.fixture
def register(db):
    centre, prefecture = make_centre(), make_prefecture()
    return {
        "centre": centre,
        "prefecture": prefecture,
        "grant": make_director(centre),
        "hamada": make_governor(prefecture),
    }


def test_both_languages_are_shown_as_they_are_printed(admin_client, register):
    assert shown(ask(admin_client, person=register["hamada"].pk, agreement_signed_on="2026-05-14")) == {
        "en": "Governor of Shiomi Prefecture",
        "ja": "潮見県知事",
    }
    assert shown(ask(admin_client, person=register["grant"].pk)) == {
        "en": "Director, Orrin Tidal Centre",
        "ja": "オリン潮流センター　所長",
    }


def test_what_is_shown_is_what_the_release_prints(admin_client, newsroom):
    page = make_draft(newsroom)
    for number, person in enumerate(("grant", "hamada")):
        answer = shown(
            ask(
                admin_client,
                page=page.pk,
                person=Person.objects.get(key=person).pk,
                agreement_signed_on=str(page.agreement_signed_on),
            )
        )
        for language, line in answer.items():
            row = compile_release(page, language).signatories[number]
            assert line == office_line(row.title, row.organization, language, row.as_printed)


@pytest.mark.parametrize(
    ("facts", "title"),
    [
        ({"agreement_signed_on": "2026-03-31"}, "Engineer"),
        ({"agreement_signed_on": "2026-04-01"}, "Director"),
        # A moment decides by the newsroom's clock: 23:30 in London is the next day in Tokyo.
        ({"released_at": "2026-03-31T23:30", "released_at_zone": "Europe/London"}, "Engineer"),
        ({"released_at": "2026-04-01T07:00", "released_at_zone": "Asia/Tokyo"}, "Engineer"),
        ({"released_at": "2026-04-01T08:00", "released_at_zone": "Europe/London"}, "Director"),
        ({"agreement_signed_at": "2026-04-01T07:00", "agreement_signed_at_zone": "Asia/Tokyo"}, "Engineer"),
        # The signing goes before the release.
        ({"agreement_signed_on": "2026-03-31", "released_at": "2026-05-01T09:00"}, "Engineer"),
        # What is half typed is not given.
        ({"agreement_signed_on": "2026-", "released_at": "x"}, "Director"),
    ],
)
def test_the_office_is_that_of_the_day(admin_client, newsroom, register, facts, title):
    sato = Person.objects.create(key="sato", family_name_en="Sato")
    appointment = {"person": sato, "organization": register["centre"]}
    Appointment.objects.create(**appointment, title_en="Engineer", held_until=datetime.date(2026, 3, 31))
    Appointment.objects.create(**appointment, title_en="Director", held_from=datetime.date(2026, 4, 1))
    answer = shown(ask(admin_client, page=newsroom.pk, person=sato.pk, **facts))
    assert answer["en"] == f"{title}, Orrin Tidal Centre"


@pytest.mark.parametrize(
    ("facts", "day"),
    [("2026-03-31T23:30", "1 April 2026"), ("2026-03-31T12:00", "31 March 2026")],
)
def test_the_newsrooms_own_clock_says_which_day_it_is(admin_client, db, register, facts, day):
    newsroom = make_newsroom(zone="Asia/Tokyo")
    answer = ask(
        admin_client,
        page=newsroom.pk,
        person=register["grant"].pk,
        released_at=facts,
        released_at_zone="Europe/London",
    )
    assert day in answer.content.decode()


def test_several_offices_on_the_day_ask_for_the_organization(admin_client, register):
    Appointment.objects.create(person=register["grant"], organization=register["prefecture"], title_en="Adviser")
    grant = register["grant"].pk
    assert "held several offices on the day" in ask(admin_client, person=grant).content.decode()
    answer = ask(admin_client, person=grant, organization=register["prefecture"].pk)
    assert "several offices" not in answer.content.decode()
    assert shown(answer)["en"] == "Adviser, Shiomi Prefecture"
    # A party of the release decides as well.
    answer = ask(admin_client, person=grant, parties=[register["centre"].pk])
    assert "several offices" not in answer.content.decode()
    assert shown(answer)["en"] == "Director, Orrin Tidal Centre"


def test_what_is_typed_in_the_row_goes_first(admin_client, register):
    answer = ask(admin_client, person=register["grant"].pk, office_en="Acting Director")
    assert shown(answer)["en"] == "Acting Director, Orrin Tidal Centre"
    assert shown(answer)["ja"] == "オリン潮流センター　所長"


def test_a_person_without_an_office_asks_for_one_in_each_language(admin_client, db):
    sato = Person.objects.create(key="sato", family_name_en="Sato", family_name_ja="佐藤")
    page = ask(admin_client, person=sato.pk).content.decode()
    assert "Enter the office of Sato in English" in page
    assert "Enter the office of Sato in Japanese" in page
    assert not shown(ask(admin_client, person=sato.pk))


@pytest.mark.parametrize("person", ["", "0", "x", "999999", "1' OR 1"])
def test_nobody_chosen_shows_nothing(admin_client, register, person):
    response = ask(admin_client, person=person)
    assert (response.status_code, response.content) == (200, b"")


def test_what_is_typed_is_escaped(admin_client, register):
    answer = ask(admin_client, person=register["grant"].pk, office_en="<script>alert(1)</script>")
    assert "<script>" not in answer.content.decode()


@pytest.mark.parametrize(
    ("permissions", "may"),
    [
        (("access_admin", "edit_ja"), True),
        (("access_admin", "view_person"), True),
        (("access_admin",), False),
        ((), False),
    ],
)
def test_only_people_who_work_on_releases_see_people(client, register, permissions, may):
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename__in=permissions))
    user = get_user_model().objects.create_user("desk", "desk@example.org", "x")
    user.groups.add(group)
    client.force_login(user)
    response = ask(client, person=register["grant"].pk)
    assert ("Director" in response.content.decode()) == may


def test_visitors_see_nothing(client, register):
    assert ask(client, person=register["grant"].pk).status_code == 302


def test_somebody_without_the_facts_sees_the_office_of_the_stored_version(admin_client, newsroom):
    page = make_draft(newsroom, agreement_signed_on=datetime.date(2020, 1, 1))
    hamada = Person.objects.get(key="hamada")
    answer = admin_client.get(reverse("wagtail_pressrelease_office"), {"person": hamada.pk, "page": page.pk})
    assert "1 January 2020" in answer.content.decode()


def test_rows_of_the_form_show_it_new_ones_too(admin_client, newsroom):
    page = make_draft(newsroom)
    for address in (edit_url(fetch(page)), add_url(newsroom)):
        form = admin_client.get(address).content.decode()
        assert form.count('data-controller="press-office"') == 6 if address == edit_url(page) else 2
        assert 'data-press-office-row-value="signatories-__prefix__"' in form
        assert 'data-press-office-person-value="speaker"' in form
        assert "press-office.js" in form


def test_it_takes_few_queries(admin_client, newsroom, django_assert_max_num_queries):
    page = make_draft(newsroom)
    ask(admin_client, person=Person.objects.get(key="grant").pk, page=page.pk)
    with django_assert_max_num_queries(16):
        ask(admin_client, person=Person.objects.get(key="grant").pk, page=page.pk)
