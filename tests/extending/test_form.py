"""The editor's form of a site's own page type: the plugin's, with its own tab beside."""

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission

from tests.extending.builders import fetch, make_survey, publish
from tests.extending.models import SurveyRelease
from tests.forms import add_url, edit_url, on_screen, posted
from wagtail_pressrelease.models import Edition


@pytest.fixture
def survey(newsroom):
    return make_survey(newsroom)


def test_what_is_added_is_saved_in_both_languages(admin_client, survey):
    data = on_screen(
        admin_client, survey, vessel="Gannet", method_en="From the sea bed.", method_ja="海底から測定しました。"
    )
    assert admin_client.post(edit_url(survey), data).status_code == 302
    page = fetch(survey).get_latest_revision_as_object()
    assert (page.vessel, page.method_en, page.method_ja) == ("Gannet", "From the sea bed.", "海底から測定しました。")


def test_is_published_from_the_form(admin_client, survey):
    data = on_screen(admin_client, survey, **{"action-publish": "1"})
    assert admin_client.post(edit_url(survey), data).status_code == 302
    assert set(Edition.objects.filter(page=survey).values_list("language", flat=True)) == {"en", "ja"}


def test_is_refused_with_the_reason_at_its_field(admin_client, survey):
    answer = admin_client.post(edit_url(survey), on_screen(admin_client, survey, lead_en="", **{"action-publish": "1"}))
    assert answer.status_code == 200
    assert answer.context["form"].errors["lead_en"]
    assert not fetch(survey).live


def test_is_begun_in_a_newsroom(admin_client, newsroom):
    address = add_url(newsroom, "extending", "surveyrelease")
    data = posted(admin_client.get(address).context["form"], headline_ja="調査を開始", vessel="Heron")
    assert admin_client.post(address, data).status_code == 302
    page = SurveyRelease.objects.get()
    assert (page.title, page.source_language, page.vessel) == ("調査を開始", "ja", "Heron")
    assert not page.live


def test_a_translator_may_write_the_added_text_of_their_language_alone(client, survey, django_user_model):
    translator = django_user_model.objects.create_user("translator", password="pw")
    wanted = ("access_admin", "edit_ja")
    translator.user_permissions.set(Permission.objects.filter(codename__in=wanted))
    translator.groups.add(Group.objects.create(name="Translators"))
    GroupPagePermission.objects.create(
        group=translator.groups.get(),
        page=survey.get_parent(),
        permission=Permission.objects.get(codename="change_page"),
    )
    client.force_login(translator)
    forged = {"vessel": "Forged", "method_en": "Forged.", "method_ja": "海底から。"}
    assert client.post(edit_url(survey), on_screen(client, survey) | forged).status_code == 302
    kept = {"vessel": "Heron", "method_en": "Measured from the surface."}
    assert added_to(survey) == {**kept, "method_ja": "海底から。"}


def test_its_versions_are_compared(admin_client, survey):
    publish(survey)
    page = fetch(survey)
    page.vessel = "Gannet"
    page.save_revision()
    first, last = page.revisions.order_by("pk").first(), page.revisions.order_by("pk").last()
    answer = admin_client.get(f"/admin/pages/{page.pk}/revisions/compare/{first.pk}...{last.pk}/")
    assert "Gannet" in answer.content.decode()


def added_to(page):
    """The added fields of the latest draft."""
    draft = fetch(page).get_latest_revision_as_object()
    return {name: getattr(draft, name) for name in ("vessel", "method_en", "method_ja")}
