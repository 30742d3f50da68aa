"""The translator's screen as it is opened: who may, what it shows, in which language, and at what cost."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.contenttypes.models import ContentType
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.admin.models import EditingSession
from wagtail.models import Page
from wagtail.users.models import UserProfile

from tests.admin.desk.conftest import Screen
from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.models import Parked

pytestmark = pytest.mark.django_db

OPEN_AT_MOST = 15


def confirm(page, unit, value, user):
    save_units(page, "ja", [Change(unit, value, act="confirm")], user)


def edit(page, **changes):
    page = fetch(page).get_latest_revision_as_object()
    for name, value in changes.items():
        setattr(page, name, value)
    page.save_revision()


def row(screen, unit):
    html = screen.open().content.decode()
    found = re.search(rf'<article[^>]*data-unit="{re.escape(unit)}".*?</article>', html, re.S)
    return found[0]


# --- who
def test_a_translator_opens_the_screen(screen):
    answer = screen.open()
    assert answer.status_code == 200
    assert "Translate into Japanese" in answer.content.decode()


def test_the_header_shows_which_release_it_is(screen):
    """Wagtail shows the last of the breadcrumbs alone until one opens them."""
    last = screen.open().context["breadcrumbs_items"][-1]
    assert last["label"] == "Centre and prefecture sign tidal memorandum"


@pytest.mark.parametrize("codename", ["edit_ja", "review_ja"])
def test_who_may_write_or_review_the_language_opens_it(client, release, codename):
    assert Screen(client, hire("somebody", codename), release).open().status_code == 200


def test_who_may_not_is_sent_away_before_anything_is_read(client, release, monkeypatch):
    def read(*args):
        raise AssertionError("It was read.")

    monkeypatch.setattr("wagtail_pressrelease.admin.desk.views.read_desk", read)
    answer = Screen(client, hire("edith", "edit_facts"), release).open()
    assert answer.status_code == 302 and answer.url.endswith("/admin/")


def test_the_right_to_a_language_is_nothing_without_the_right_to_the_page(client, release):
    user = hire("midori", "edit_ja")
    user.groups.first().page_permissions.all().delete()
    assert Screen(client, user, release).open().status_code == 302


def test_a_locked_release_says_so_and_takes_nothing(screen, release, haruka):
    Page.objects.filter(pk=release.pk).update(locked=True, locked_by=haruka)
    html = screen.open().content.decode()
    assert "This release is locked" in html and "data-plain" not in html


def test_presence_is_noted_where_the_page_editor_looks_for_it(screen, release, midori):
    screen.open()
    session = EditingSession.objects.get()
    assert session.user == midori and session.object_id == str(release.pk)
    assert session.content_type == ContentType.objects.get_for_model(Page)


# --- ways in
def test_the_page_editor_leads_to_the_screen(client, release):
    edith = hire("edith", "edit_en", "edit_ja", "edit_facts")
    client.force_login(edith)
    html = client.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    assert reverse("press_translate", args=[release.pk, "ja"]) in html
    assert reverse("press_translate", args=[release.pk, "en"]) not in html


def test_who_may_not_translate_is_not_led_there(client, release):
    client.force_login(hire("edith", "edit_facts"))
    html = client.get(reverse("wagtailadmin_pages:edit", args=[release.pk])).content.decode()
    assert "/translate/" not in html


def test_a_listing_leads_to_the_screen(client, release, midori):
    client.force_login(midori)
    html = client.get(reverse("wagtailadmin_explore", args=[release.get_parent().pk])).content.decode()
    assert reverse("press_translate", args=[release.pk, "ja"]) in html


# --- what it shows
def test_source_and_target_stand_side_by_side_each_in_its_language(screen, release, midori):
    confirm(release, "headline", "潮流の覚書", midori)
    html = row(screen, "headline")
    assert re.search(r'lang="en"[^>]*>\s*Centre and prefecture sign', html)
    assert re.search(r'<textarea[^>]*lang="ja"[^>]*>潮流の覚書', html)
    assert 'data-state="translated"' in html and "Midori" in html


def test_progress_is_told_in_numbers(screen, release, midori):
    confirm(release, "headline", "潮流の覚書", midori)
    save_units(release, "ja", [Change("lead", "両者は協力します。")], midori)
    html = screen.open().content.decode()
    total = read_desk(fetch(release), "ja").counts.total
    assert re.search(r'data-count="check">1</b>', html)
    assert re.search(rf'data-count="new">{total - 2}</b>', html)
    assert re.search(r'data-count="done">1</b>', html)


def test_an_outdated_text_keeps_its_translation_and_shows_what_changed(screen, release, midori):
    confirm(release, "lead", "両者は観測データを共有します。", midori)
    edit(release, lead_en="The two will share data on tidal turbines.")
    html = row(screen, "lead")
    assert 'data-state="outdated"' in html and "両者は観測データを共有します。" in html
    assert "<del>currents</del>" in html and "<ins>turbines</ins>" in html
    assert "Still correct" in html


def test_a_change_of_formatting_alone_is_told_in_words(screen, release, midori):
    unit = next(each for each in read_desk(fetch(release), "ja").by_id if each.endswith(":bbbbb"))
    confirm(release, unit, "<b>新しい</b>です。", midori)
    stream = fetch(release).get_latest_revision_as_object().body_en.get_prep_value()
    stream[0]["value"] = stream[0]["value"].replace("<b>new</b>", "new")
    edit(release, body_en=release._meta.get_field("body_en").to_python(json.dumps(stream)))
    html = row(screen, unit)
    assert "The words are the same" in html and "<del>" not in html


def test_a_paragraph_that_only_the_translation_has_is_a_row_of_its_own(screen, release, midori):
    edit(release, body_ja=[("paragraph", '<p data-block-key="zzzzz">日本の読者への補足です。</p>')])
    html = screen.open().content.decode()
    assert "Only the translation has this." in html or "paired because they look alike" in html


def test_names_of_the_register_are_fixed_for_who_may_not_change_them(screen):
    html = screen.open().content.decode()
    register = html.partition('data-rows="register"')[2]
    assert "Names from the register" in register and "data-plain" not in register
    assert "You may not change this record of the register." in register


def test_a_text_whose_place_was_deleted_is_shown_at_the_end(screen, release, midori):
    Parked.objects.create(
        page=release, path="ja/body:gone:zzzzz", why="gone", value="消えた段落", shown="消えた段落", user=midori
    )
    assert "消えた段落" in screen.open().content.decode()


def test_the_interface_speaks_the_users_language_and_the_texts_their_own(client, release, midori):
    profile = UserProfile.get_for_user(midori)
    profile.preferred_language = "ja"
    profile.save()
    html = Screen(client, midori, release).open().content.decode()
    assert '<html lang="ja"' in html
    assert re.search(r'lang="en"[^>]*>\s*Centre and prefecture sign', html)


# --- preview
@pytest.mark.parametrize(("mode", "shows"), [("ja", "潮流の覚書"), ("en", "Centre and prefecture"), ("", "潮流の覚書")])
def test_the_newest_draft_is_previewed_in_either_language(screen, release, midori, mode, shows):
    confirm(release, "headline", "潮流の覚書", midori)
    address = screen.address("press_translate_preview")
    assert screen.client.post(address).json() == {"is_valid": True, "is_available": True}
    answer = screen.client.get(address, {"mode": mode} if mode else {})
    assert answer.status_code == 200 and shows in answer.content.decode()


def test_the_preview_is_for_who_works_on_either_language(client, release):
    stranger = Screen(client, hire("edith", "edit_facts"), release)
    assert client.get(stranger.address("press_translate_preview")).status_code == 302


# --- cost
def test_opening_stays_below_its_ceiling_of_queries(screen):
    screen.open()
    with CaptureQueriesContext(connection) as queries:
        screen.open()
    assert len(queries) <= OPEN_AT_MOST, [query["sql"][:120] for query in queries]


def test_links_to_pages_cost_the_same_however_many_there_are(screen, release, newsroom):
    other = make_draft(newsroom, slug="other", rows=False)
    links = [f'<a linktype="page" id="{page.pk}">there</a>' for page in (newsroom, other, newsroom.get_parent())]
    body = "".join(f"<p>{link}</p>" for link in links)
    edit(release, body_en=[("paragraph", links[0])], body_ja=[("paragraph", links[0])])
    screen.open()
    with CaptureQueriesContext(connection) as one:
        screen.open()
    edit(release, body_en=[("paragraph", body)], body_ja=[("paragraph", body)])
    with CaptureQueriesContext(connection) as three:
        screen.open()
    assert len(three) <= len(one)


def test_somebody_who_may_everything_opens_it_too(release):
    client = Client()
    Screen(client, get_user_model().objects.create_superuser("ada", "ada@example.org", "pw"), release)
    assert client.get(reverse("press_translate", args=[release.pk, "ja"])).status_code == 200
