"""Versions, comparing, going back, copying and moving lose nothing in either language."""

import json
import re

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.urls import reverse
from wagtail.models import APIToken, GroupPagePermission, Page, Revision

from tests.builders import fetch, make_draft, make_issued, publish
from tests.forms import posted
from wagtail_pressrelease.models import Edition, NewsroomPage, PressReleasePage, Quote

NOT_OF_THE_RELEASE = re.compile(
    r"^(pk|(first|last)_published_at|latest_revision.*|live.*|path|depth|numchild|url_path|slug|has_unpublished_changes|"
    r"translation_key|draft_title|alias_of|owner|locale|content_type|wagtail_admin_comments|go_live_at|page_ptr)$"
)


def as_data(content):
    """A content with its streams as data: databases keep the keys of a block in orders of their own."""
    streams = {name: json.loads(value) for name, value in content.items() if str(value).startswith('[{"')}
    return {**content, **streams}


def words(page):
    """Everything that a release says: its own fields and its rows', without keys of tables and of the text editor."""

    def kept(fields):
        if not isinstance(fields, dict):
            return fields
        return {
            name: [kept(row) for row in value] if isinstance(value, list) and value else "" if value is None else value
            for name, value in fields.items()
            if name not in ("pk", "page", "sort_order")
        }

    content = {name: value for name, value in page.serializable_data().items() if not NOT_OF_THE_RELEASE.match(name)}
    text = json.dumps(kept(content), sort_keys=True, ensure_ascii=False, default=str)
    return json.loads(re.sub(r'\s*data-block-key=\\*"[^"\\]*\\*"', "", text))


def latest(page):
    return fetch(page).get_latest_revision_as_object()


def edited(page):
    """A further version: words in both languages, a shared fact, and every kind of change to rows."""
    page = latest(page)
    page.headline_en, page.headline_ja = "Memorandum on tides signed", "潮汐に関する覚書を締結"
    page.body_en = [("heading", "Five years"), ("paragraph", "<p>The memorandum runs for <b>ten</b> years.</p>")]
    page.body_ja = [("heading", "5年間"), ("paragraph", "<p>覚書の期間は<b>10</b>年間です。</p>")]
    page.agreement_place_en, page.agreement_place_ja = "Orrin Harbour", "オリン港"
    grant, hamada = page.quotes.all()
    grant.text_en, grant.text_ja = "The sea is ours.", "海は私たちのものです。"
    page.quotes = [
        grant,
        Quote(speaker=hamada.speaker, text_en="A new quote.", text_ja="新しい発言。", sort_order=1),
    ]
    page.signatories = list(page.signatories.all())[::-1]
    page.save_revision()
    page.save()
    return fetch(page)


def compare(client, page, first, second):
    address = reverse("wagtailadmin_pages:revisions_compare", args=[page.pk, first.pk, second.pk])
    response = client.get(address)
    assert response.status_code == 200
    return response


def test_comparing_shows_both_languages_and_the_rows(admin_client, draft):
    first = fetch(draft).get_latest_revision()
    second = edited(draft).get_latest_revision()
    shown = compare(admin_client, draft, first, second).content.decode()
    plain = " ".join(re.sub(r"<[^>]*>", "", shown).split())
    for word in ("Memorandum on tides", "潮汐に関する", "ten", "Orrin Harbour", "オリン港", "sea is ours"):
        assert word in plain or word in shown, word
    for word in ("海", "A new quote.", "新しい発言。", "We look forward.", "期待しています。"):
        assert word in plain, word
    labels = {str(each.field_label()) for each in compare(admin_client, draft, first, second).context["comparison"]}
    assert len(labels) == len([*compare(admin_client, draft, first, second).context["comparison"]]), labels


def test_equal_versions_have_no_differences(admin_client, draft):
    first = fetch(draft).get_latest_revision()
    second = latest(draft).save_revision()
    assert compare(admin_client, draft, first, second).context["comparison"] == []


def test_comparing_prints_markup_as_text(admin_client, draft):
    first = fetch(draft).get_latest_revision()
    page = latest(draft)
    page.headline_en = page.headline_ja = page.lead_en = page.lead_ja = "<script>alert(1)</script>"
    for quote in page.quotes.all():
        quote.text_en = quote.text_ja = "<script>alert(1)</script>"
    page.body_en = page.body_ja = [("heading", "<script>alert(1)</script>")]
    shown = compare(admin_client, draft, first, page.save_revision()).content.decode()
    assert "<script>alert(1)" not in shown
    assert "alert(1)" in shown


@pytest.mark.parametrize("language", ["en", "ja"])
def test_going_back_brings_both_languages_and_every_row_back(admin_client, admin_user, draft, language):
    """Whichever language the person reads."""
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": language})
    old = fetch(draft).get_latest_revision()
    before = words(latest(draft))
    edited(draft)
    assert words(latest(draft)) != before
    address = reverse("wagtailadmin_pages:revisions_revert", args=[draft.pk, old.pk])
    response = admin_client.get(address)
    assert response.status_code == 200
    data = posted(response.context["form"])
    ticks = {f"ready_{each}": "on" for each in ("en", "ja")}
    response = admin_client.post(response.context["action_url"], {**data, **ticks})
    assert response.status_code == 302, response.context["form"].errors
    after = words(latest(draft))
    assert {name: (before[name], after[name]) for name in before if after[name] != before[name]} == {}
    assert [row["uid"] for row in after["quotes"]] == [row["uid"] for row in before["quotes"]]


def test_going_back_leaves_what_was_issued(admin_client, newsroom):
    page = make_issued(newsroom)
    issued = {edition.language: edition.data for edition in Edition.objects.filter(page_id=page.pk)}
    old = fetch(page).live_revision
    page = latest(page)
    page.headline_en = "Another headline"
    page.save_revision()
    response = admin_client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, old.pk]))
    assert admin_client.post(response.context["action_url"], posted(response.context["form"])).status_code == 302
    assert {edition.language: edition.data for edition in Edition.objects.filter(page_id=page.pk)} == issued
    assert latest(page).headline_en == fetch(page).headline_en


WAYS_BACK = ("view", "api 3", "admin api")


@pytest.mark.parametrize("way", WAYS_BACK)
@pytest.mark.parametrize("forged", [False, True])
def test_somebody_who_writes_japanese_brings_back_japanese_only(client, draft, way, forged):
    user = translator(draft)
    old = fetch(draft).get_latest_revision()
    before = words(latest(draft))
    edited(draft)
    now = words(latest(draft))
    data = {"headline_en": "Forged", "agreement_place_en": "Forged"} if forged else {}
    go_back(client, user, draft, old, way, data)
    after = words(latest(draft))
    assert after["headline_ja"] == before["headline_ja"]
    assert after["body_ja"] == before["body_ja"]
    assert after["quotes"][0]["text_ja"] == "潮は私たちのものです。"
    kept = [name for name in now if not name.endswith("_ja") and name != "quotes"]
    assert {name: after[name] for name in kept} == {name: now[name] for name in kept}
    english = [(row["uid"], row["text_en"]) for row in now["quotes"]]
    assert [(row["uid"], row["text_en"]) for row in after["quotes"]] == english


def translator(page):
    group = Group.objects.create(name="Desk")
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", "edit_ja"]))
    permission = Permission.objects.get(codename="change_page", content_type__app_label="wagtailcore")
    GroupPagePermission.objects.create(group=group, page=page.get_parent(), permission=permission)
    user = get_user_model().objects.create_user("desk", "desk@example.org", "x")
    user.groups.add(group)
    return user


def go_back(client, user, page, revision, way, data):
    if way == "api 3":
        _token, secret = APIToken.create_token(user=user, name="test")
        address = reverse("wagtailapi_v3:pages_actions_revert", args=[page.pk])
        headers = {"authorization": f"Bearer {secret}"}
        response = client.post(address, {"revision_id": revision.pk}, "application/json", headers=headers)
        assert response.status_code == 200, response.content
        return
    client.force_login(user)
    if way == "admin api":
        address = reverse("wagtailadmin_api:pages:action", args=[page.pk, "revert_to_page_revision"])
        response = client.post(address, {"revision_id": revision.pk}, "application/json")
        assert response.status_code == 200, response.content
        return
    response = client.get(reverse("wagtailadmin_pages:revisions_revert", args=[page.pk, revision.pk]))
    answer = client.post(response.context["action_url"], {**posted(response.context["form"]), **data})
    assert answer.status_code == 302, answer.context["form"].errors


def copy(client, page, parent, **fields):
    address = reverse("wagtailadmin_pages:copy", args=[page.pk])
    data = {
        "new_title": page.title,
        "new_slug": "a-copy",
        "new_parent_page": str(parent.pk),
        "copy_subpages": "",
        "publish_copies": "on",
        **fields,
    }
    response = client.post(address, data)
    assert response.status_code == 302, response.context["form"].errors
    return PressReleasePage.objects.get(slug="a-copy")


@pytest.mark.parametrize("which", ["draft", "issued"])
def test_a_copy_is_another_release_with_every_word(admin_client, newsroom, which):
    page = make_issued(newsroom) if which == "issued" else make_draft(newsroom)
    twin = copy(admin_client, page, newsroom)
    assert not twin.live
    assert not Edition.objects.filter(page_id=twin.pk).exists()
    assert twin.reference
    assert twin.reference != fetch(page).reference
    assert (twin.ready_en, twin.ready_ja) == (False, False)
    theirs, ours = as_data(words(latest(twin))), as_data(words(fetch(page)))
    own = {"reference", "ready_en", "ready_ja", "released_at", "embargo_until"}
    assert {name for name in ours if ours[name] != theirs[name]} <= own
    rows = [row.pk for row in twin.quotes.all()]
    assert len(rows) == 2
    assert not set(rows) & set(fetch(page).quotes.values_list("pk", flat=True))
    assert [str(row.uid) for row in twin.quotes.all()] == [row["uid"] for row in ours["quotes"]]
    # A copy is published on its own, and changes nothing of its model.
    issued = Edition.objects.filter(page_id=page.pk).count()
    twin = latest(twin)
    twin.tick("en", "ja")
    twin.save_revision().publish()
    assert fetch(twin).live
    assert Edition.objects.filter(page_id=page.pk).count() == issued


def test_a_copy_of_a_release_with_a_newer_draft_has_what_the_draft_says(admin_client, newsroom):
    page = make_issued(newsroom)
    draft = latest(page)
    draft.headline_ja = "新しい見出し"
    draft.save_revision()
    twin = copy(admin_client, page, newsroom)
    assert latest(twin).headline_ja == "新しい見出し"


def test_a_copy_goes_back_to_a_version_of_its_model_and_keeps_its_own_address(admin_client, newsroom):
    page = make_draft(newsroom)
    edited(page)
    twin = copy(admin_client, page, newsroom)
    address = reverse("wagtailadmin_pages:revisions_revert", args=[twin.pk, twin.revisions.order_by("pk")[0].pk])
    response = admin_client.get(address)
    assert admin_client.post(response.context["action_url"], posted(response.context["form"])).status_code == 302
    assert latest(twin).headline_en == "Centre and prefecture sign tidal memorandum"
    assert latest(twin).slug == "a-copy"


def test_a_copied_newsroom_holds_drafts_with_numbers_of_their_own(admin_client, newsroom):
    make_issued(newsroom)
    make_draft(newsroom, slug="second")
    address = reverse("wagtailadmin_pages:copy", args=[newsroom.pk])
    data = {
        "new_title": "Another",
        "new_slug": "another",
        "new_parent_page": str(newsroom.get_parent().pk),
        "copy_subpages": "on",
        "publish_copies": "on",
    }
    assert admin_client.post(address, data).status_code == 302
    copies = PressReleasePage.objects.descendant_of(NewsroomPage.objects.get(slug="another"))
    assert copies.count() == 2
    assert not copies.filter(live=True).exists()
    references = PressReleasePage.objects.values_list("reference", flat=True)
    assert len(set(references)) == 4
    assert Edition.objects.values("page").distinct().count() == 1


def test_moving_keeps_editions_and_words(admin_client, newsroom):
    page = make_issued(newsroom)
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    before, issued = words(latest(page)), list(Edition.objects.order_by("pk").values())
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, other.pk])
    assert admin_client.post(address).status_code == 302
    assert fetch(page).get_parent().pk == other.pk
    assert words(latest(page)) == before
    assert list(Edition.objects.order_by("pk").values()) == issued


def test_the_history_names_every_version(admin_client, newsroom):
    page = publish(make_draft(newsroom))
    edited(page)
    response = admin_client.get(reverse("wagtailadmin_pages:history", args=[page.pk]))
    assert response.status_code == 200
    assert Revision.objects.for_instance(page).count() >= 2
    for name in ("history_results", "usage", "workflow_history"):
        assert admin_client.get(reverse(f"wagtailadmin_pages:{name}", args=[page.pk])).status_code == 200


@pytest.mark.parametrize("mode", ["en", "ja", "both"])
def test_every_version_is_previewed(admin_client, newsroom, mode):
    page = make_issued(newsroom)
    old = fetch(page).get_latest_revision()
    edited(page)
    address = reverse("wagtailadmin_pages:revisions_view", args=[page.pk, old.pk])
    shown = admin_client.get(address, {"mode": mode}).content.decode()
    assert ("Centre and prefecture sign" in shown) == (mode != "ja")
    assert ("潮流エネルギー" in shown) == (mode != "en")


def test_a_release_is_not_moved_out_of_newsrooms(admin_client, newsroom):
    page = make_draft(newsroom)
    address = reverse("wagtailadmin_pages:move_confirm", args=[page.pk, newsroom.get_parent().pk])
    admin_client.post(address)
    assert fetch(page).get_parent().pk == newsroom.pk
    assert Page.objects.get(pk=page.pk).depth == newsroom.depth + 1
