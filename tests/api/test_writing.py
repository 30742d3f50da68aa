"""Programs write releases through version 3 of the API, within what their user may change."""

import datetime

import pytest
from django.contrib.auth.models import Group, Permission
from wagtail.models import GroupPagePermission, Page

from tests.builders import fetch, make_centre, make_director, make_draft, without_keys
from tests.publishing.ways import TYPE, Desk, v3_release
from wagtail_pressrelease.models import PressReleasePage, Topic


@pytest.fixture
def desk(client, newsroom):
    return Desk(client, newsroom)


def limit(desk, *permissions):
    """Let the desk's user change pages of the newsroom, with these permissions only."""
    group = Group.objects.create(name="Limited")
    group.permissions.set(Permission.objects.filter(codename__in=[*permissions, "access_admin"]))
    for codename in ("change_page", "add_page"):
        GroupPagePermission.objects.create(
            group=group,
            page=Page.objects.get(pk=desk.newsroom.pk),
            permission=Permission.objects.get(content_type__app_label="wagtailcore", codename=codename),
        )
    desk.user.is_superuser = False
    desk.user.save()
    desk.user.groups.add(group)


def latest(page):
    return fetch(page).get_latest_revision().as_object()


def test_a_whole_release_is_created_as_a_draft_and_read_back(desk):
    centre = make_centre()
    director = make_director(centre)
    topic = Topic.objects.create(key="tide", name_en="Tide", name_ja="潮流")
    body = v3_release(
        desk.newsroom,
        meta={"type": TYPE, "parent_id": desk.newsroom.pk},
        released_at="2026-05-14T10:30:00+09:00",
        agreement_kind="memorandum",
        agreement_signed_on="2026-05-14",
        topics=[topic.pk],
        parties=[{"organization_id": centre.pk, "role": "lead"}],
        signatories=[{"person_id": director.pk}],
        quotes=[
            {"speaker_id": director.pk, "text_en": "Ours.", "text_ja": "私たちのもの。", "original_language": "en"}
        ],
        contacts=[{"email": "press@example.org", "department_ja": "広報課", "for_en": False, "for_ja": True}],
    )
    response = desk.api("post", "", body)
    assert response.status_code == 201, response.content
    page = latest(PressReleasePage.objects.get())
    assert not page.live
    assert page.released_at == datetime.datetime(2026, 5, 14, 1, 30, tzinfo=datetime.UTC)
    assert page.slug == "memorandum-signed"
    assert page.reference
    assert page.ready_languages == ["en", "ja"]
    assert [(row.speaker, row.text_ja) for row in page.quotes.all()] == [(director, "私たちのもの。")]
    assert [(row.department_ja, row.for_en) for row in page.contacts.all()] == [("広報課", False)]
    assert list(page.topics.all()) == [topic]
    answer = response.json()
    assert answer["headline_ja"] == "覚書を締結"
    assert answer["quotes"][0]["text_en"] == "Ours."
    assert answer["issued"] == {}


def test_a_change_leaves_everything_else_as_it_was(desk):
    page = make_draft(desk.newsroom)
    before = latest(page).serializable_data()
    assert desk.api("patch", f"{page.pk}/", {"lead_ja": "改めました。"}).status_code == 200
    after = latest(page).serializable_data()
    changed = {name for name in after if after[name] != before[name]} - {
        "latest_revision",
        "latest_revision_created_at",
    }
    assert changed == {"lead_ja", "ready_ja"}


def test_rows_are_replaced_by_those_that_are_sent(desk):
    page = make_draft(desk.newsroom)
    _first, second = page.quotes.all()
    rows = [{"id": second.pk, "text_en": "Changed."}]
    assert desk.api("patch", f"{page.pk}/", {"quotes": rows}).status_code == 200
    assert [(row.pk, row.text_en, row.text_ja, row.uid) for row in latest(page).quotes.all()] == [
        (second.pk, "Changed.", second.text_ja, second.uid)
    ]


def test_a_naive_time_is_refused(desk):
    page = make_draft(desk.newsroom)
    response = desk.api("patch", f"{page.pk}/", {"released_at": "2026-05-14T10:30:00"})
    assert response.status_code == 422
    assert "offset from UTC" in response.content.decode()


def test_an_embargo_is_written_and_is_the_hour(desk):
    page = make_draft(desk.newsroom)
    assert desk.api("patch", f"{page.pk}/", {"embargo_until": "2031-05-14T10:30:00+09:00"}).status_code == 200
    assert latest(page).go_live_at == datetime.datetime(2031, 5, 14, 1, 30, tzinfo=datetime.UTC)


@pytest.mark.parametrize("name", ["title", "go_live_at", "expire_at", "live", "owner"])
def test_what_people_cannot_enter_programs_cannot_either(desk, name):
    page = make_draft(desk.newsroom)
    before = getattr(latest(page), name)
    desk.api("patch", f"{page.pk}/", {name: "2031-05-14T10:30:00+09:00"})
    assert getattr(latest(page), name) == before


# --- permissions per language
@pytest.mark.parametrize(
    ("permission", "changes", "status"),
    [
        ("edit_ja", {"headline_ja": "訳しました"}, 200),
        ("edit_ja", {"headline_ja": "訳しました", "ready_ja": True}, 200),
        ("edit_ja", {"headline_en": "Forged"}, 422),
        ("edit_ja", {"headline_ja": "訳しました", "headline_en": "Forged"}, 422),
        ("edit_ja", {"released_at": "2031-05-14T10:30:00+09:00"}, 422),
        ("edit_ja", {"slug": "forged"}, 422),
        ("edit_ja", {"ready_en": False}, 422),
        ("edit_en", {"headline_en": "Written"}, 200),
        ("edit_en", {"headline_ja": "偽造"}, 422),
        ("edit_facts", {"released_at": "2031-05-14T10:30:00+09:00"}, 200),
        ("edit_facts", {"headline_ja": "偽造"}, 422),
    ],
)
def test_only_what_a_person_may_change_is_changed(desk, permission, changes, status):
    page = make_draft(desk.newsroom)
    limit(desk, permission)
    before = latest(page).serializable_data()
    response = desk.api("patch", f"{page.pk}/", changes)
    assert response.status_code == status, response.content
    after = latest(page).serializable_data()
    if status == 422:
        assert "You may not change" in response.content.decode()
        assert after == before
    else:
        assert after != before


def test_a_translator_changes_no_row_beyond_their_language(desk):
    page = make_draft(desk.newsroom)
    first, second = page.quotes.all()
    limit(desk, "edit_ja")
    rows = [{"id": first.pk, "text_ja": "訳しました。", "text_en": "Forged."}]
    assert desk.api("patch", f"{page.pk}/", {"quotes": rows}).status_code == 200
    found = [(row.text_en, row.text_ja) for row in latest(page).quotes.all()]
    assert found == [(first.text_en, "訳しました。"), (second.text_en, second.text_ja)]


@pytest.mark.parametrize(("permission", "status"), [("edit_en", 403), ("edit_ja", 403), ("edit_facts", 201)])
def test_only_people_who_may_enter_facts_begin_a_release(desk, permission, status):
    limit(desk, permission, "edit_ja")
    body = {"meta": {"type": TYPE, "parent_id": desk.newsroom.pk}, "source_language": "ja", "headline_ja": "訳"}
    for given in (body, {name: value for name, value in body.items() if name != "source_language"}):
        assert desk.api("post", "", given).status_code == status
    assert PressReleasePage.objects.exists() == (status == 201)


def test_a_translator_publishes_nothing(desk):
    page = make_draft(desk.newsroom)
    limit(desk, "edit_ja")
    assert desk.api("post", f"{page.pk}/actions/publish/").status_code == 403
    response = desk.api("patch", f"{page.pk}/", {"meta": {"type": TYPE, "action": "publish"}, "lead_ja": "訳。"})
    assert response.status_code == 403
    assert not fetch(page).live


def test_a_translator_who_goes_back_brings_their_own_language_back_only(desk):
    page = make_draft(desk.newsroom)
    old = page.get_latest_revision()
    draft = latest(page)
    draft.headline_en, draft.headline_ja = "New", "新しい見出し"
    draft.body_en, draft.body_ja = ([("paragraph", f"<p>{words}</p>")] for words in ("New text.", "新しい本文。"))
    draft.save_revision()
    limit(desk, "edit_ja")
    assert desk.api("post", f"{page.pk}/actions/revert/", {"revision_id": old.pk}).status_code == 200
    now = latest(page)
    assert (now.headline_en, now.headline_ja) == ("New", "潮流エネルギーで覚書を締結")
    assert [without_keys(block.value) for block in now.body_en] == ["<p>New text.</p>"]
    assert [without_keys(block.value) for block in now.body_ja] == ["<p>覚書の期間は<b>5</b>年間です。</p>"]
    assert now.quotes.count() == 2
