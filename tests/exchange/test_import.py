"""What an import makes of a file."""

import datetime
import json
import re

import pytest
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.images import get_image_model

from tests.builders import fetch, make_draft, publish
from wagtail_pressrelease.exchange.actions import import_file
from wagtail_pressrelease.models import Confirmation, Edition, NewsroomPage, Organization, Person, PressReleasePage

from .conftest import everything, write


def release(reference="2026-001"):
    return PressReleasePage.objects.get(reference=reference)


def draft_of(reference):
    return release(reference).get_latest_revision_as_object()


def blocks(stream):
    return list(stream.get_prep_value())


def test_a_file_becomes_records_and_issued_releases(bring, data):
    outcome = bring(data)
    assert (outcome.releases, outcome.organizations, outcome.people, outcome.topics, outcome.files) == (
        {"create": 3},
        2,
        2,
        1,
        2,
    )
    page = release()
    assert page.live
    assert page.headline_ja == "潮流エネルギーで覚書を締結"
    assert page.slug == "centre-and-prefecture-sign-tidal-memorandum"
    assert page.released_at == datetime.datetime(2026, 5, 14, 8, tzinfo=datetime.UTC)
    assert page.search_summary_en == "A memorandum on tidal data."
    assert [edition.language for edition in page.press_editions.order_by("language")] == ["en", "ja"]
    issued = page.press_editions.get(language="en").release
    assert [party.name for party in issued.parties] == ["Orrin Tidal Centre", "Shiomi Prefecture"]
    assert [(each.title, each.as_printed, each.capacity) for each in issued.signatories] == [
        ("Director", "", "signatory"),
        ("Governor", "Governor of Shiomi Prefecture", "witness"),
    ]
    assert len(issued.unplaced_quotes) == 1
    assert issued.contacts[0].languages == ("en",)
    assert [topic.key for topic in page.topics.all()] == ["energy"]
    assert Person.objects.get(key="hamada").kana_family == "はまだ"
    assert Person.objects.get(key="hamada").appointments.count() == 2


def test_the_languages_left_out_are_those_with_text(bring, data):
    bring(data)
    page = release("2026-002")
    assert page.live
    assert (page.ready_en, page.ready_ja) == (False, True)
    assert [edition.language for edition in page.press_editions.all()] == ["ja"]
    assert page.headline_en == "A survey of the"


def test_what_is_not_published_is_a_draft(bring, data):
    bring(data)
    page = release("2026-003")
    assert not page.live
    assert page.latest_revision is not None
    assert page.released_at is None


def test_what_has_its_hour_to_come_is_scheduled(bring, data):
    hour = timezone.now().replace(microsecond=0) + datetime.timedelta(days=2)
    data["releases"][0]["embargo_until"] = hour.isoformat()
    bring(data)
    page = release()
    assert not page.live
    assert not page.press_editions.exists()
    assert page.revisions.get().approved_go_live_at == hour
    before = everything()
    assert bring(data).releases == {"nothing": 3}
    assert everything() == before


def test_paragraphs_are_keyed_and_paired_across_the_languages(bring, data):
    bring(data)
    page = release()
    english, japanese = blocks(page.body_en), blocks(page.body_ja)
    assert [block["id"] for block in english] == [block["id"] for block in japanese]
    keys = [block["value"].count('data-block-key="') for block in english if block["type"] == "paragraph"]
    assert keys == [3]
    assert [item["id"] for item in english[4]["value"]] == [item["id"] for item in japanese[4]["value"]]

    def key(block):
        return block["value"].split('data-block-key="')[1][:5]

    assert key(english[1]) == key(japanese[1])


def test_links_quotes_and_files_are_those_of_this_site(bring, data):
    bring(data)
    page = release()
    english = blocks(page.body_en)
    assert f'<a linktype="page" id="{release("2026-002").pk}">the survey</a>' in english[1]["value"]
    assert english[2]["value"] == str(page.quotes.first().uid)
    image = get_image_model().objects.get()
    assert english[3]["value"]["image"] == image.pk == page.image_id
    assert (image.title, image.width, len(image.file_hash)) == ("Turbine", 40, 40)
    assert page.attachments.get().document_id == english[5]["value"]
    assert image.file.storage.exists(image.file.name)


def test_old_paths_become_redirects(bring, data, client):
    bring(data)
    assert Redirect.objects.get().redirect_page_id == release().pk
    answer = client.get("/news/2026/123.html")
    assert answer.status_code == 301
    assert answer.url.endswith("/newsroom/centre-and-prefecture-sign-tidal-memorandum/")


def test_the_same_file_again_changes_nothing(bring, data):
    bring(data)
    before = everything()
    outcome = bring(data)
    assert outcome.releases == {"nothing": 3}
    assert outcome.warnings == []
    assert everything() == before


def test_a_changed_release_becomes_the_next_edition_and_keeps_its_marks(bring, data):
    bring(data)
    page = release()
    before = blocks(page.body_en)
    quotes = [(quote.pk, quote.uid) for quote in page.quotes.all()]
    data["releases"][0]["lead"]["en"] = "The two will share all data."
    data["releases"][0]["body"]["en"].insert(1, {"type": "paragraph", "html": "<p>New.</p>"})
    data["releases"][0]["quotes"][1]["text"]["ja"] = "大いに期待しています。"
    assert bring(data).releases == {"update": 1, "nothing": 2}
    page = release()
    assert page.lead_en == "The two will share all data."
    assert page.revisions.count() == 2
    assert sorted(page.press_editions.values_list("language", "number")) == [("en", 1), ("en", 2), ("ja", 1), ("ja", 2)]
    now = blocks(page.body_en)
    assert [now[0], *now[2:]] == before
    assert [(quote.pk, quote.uid) for quote in page.quotes.all()] == quotes
    assert page.slug == "centre-and-prefecture-sign-tidal-memorandum"


def test_an_unpublished_record_makes_a_draft_and_withdraws_nothing(bring, data):
    bring(data)
    data["releases"][0] |= {"published": False, "lead": {"en": "Later.", "ja": "後日。"}}
    assert bring(data).releases["update"] == 1
    page = release()
    assert page.live
    assert page.lead_en == "The two will share data on tidal currents."
    assert page.has_unpublished_changes
    assert draft_of("2026-001").lead_en == "Later."
    data["releases"][0]["published"] = True
    assert bring(data).releases == {"publish": 1, "nothing": 2}
    assert release().lead_en == "Later."
    assert release().revisions.count() == 2


def test_what_was_issued_is_not_put_back_over_a_newer_draft(bring, data):
    bring(data)
    page = draft_of("2026-001")
    page.lead_en = "Under way"
    page.save_revision()
    before = everything()
    assert bring(data).releases == {"nothing": 3}
    assert everything() == before
    assert draft_of("2026-001").lead_en == "Under way"


def test_records_that_exist_are_used_and_never_overwritten(bring, data):
    Organization.objects.create(key="orrin", name_en="Orrin", name_ja="オリン", boilerplate_en="<p>Ours.</p>")
    outcome = bring(data)
    assert outcome.organizations == 1
    assert Organization.objects.get(key="orrin").name_en == "Orrin"
    assert release().parties.first().organization.name_en == "Orrin"
    assert [fault.line() for fault in outcome.warnings] == [
        "organizations[0]: “orrin” exists and is used as it is; the file describes it otherwise"
    ]


def test_the_same_name_under_another_key_is_a_warning(bring, data):
    Person.objects.create(
        key="hamada-k", family_name_ja="浜田", given_name_ja="恵", family_name_en="Hamada", given_name_en="Key"
    )
    data["topics"].append({"id": "power", "name": {"en": "Energy"}})
    outcome = bring(data)
    assert [fault.line() for fault in outcome.warnings] == [
        "people[1]: another person has the same name: hamada-k. Both are kept",
        "topics[0]: another topic has the same name: power. Both are kept",
        "topics[1]: another topic has the same name: energy. Both are kept",
    ]
    assert Person.objects.filter(family_name_ja="浜田").count() == 2


def test_releases_may_name_records_that_only_the_site_has(bring, data):
    bring(data)
    more = {
        "format": data["format"],
        "releases": [{**data["releases"][0], "reference": "2026-009", "slug": "more", "old_paths": []}],
    }
    assert bring(more).releases == {"create": 1}
    assert release("2026-009").parties.count() == 2


def test_a_file_that_is_in_the_library_is_taken_from_there(bring, data):
    bring(data)
    data["releases"].append({**data["releases"][0], "reference": "2026-009", "old_paths": []})
    assert bring(data).files == 0
    assert release("2026-009").image_id == release().image_id
    data["releases"][3] = {**data["releases"][3], "image": {"file": "files/turbine.png", "title": "Another title"}}
    assert bring(data).files == 1


def test_texts_are_composed_but_names_keep_their_kanji(bring, data):
    data["people"][1]["family_name"]["ja"] = "神\uf91e崎"
    data["releases"][0]["headline"]["ja"] = "か\u3099いよう"
    data["releases"][0]["body"]["ja"][1]["html"] = "<p>か\u3099、\ufa11</p>"
    data["releases"][0]["lead"]["en"] = "One\r\nTwo \U0001f469\u200d\U0001f52c 葛\U000e0100 ㈱ ｶﾞ"
    bring(data)
    assert Person.objects.get(key="hamada").family_name_ja == "神\uf91e崎"
    page = release()
    assert page.headline_ja == "がいよう"
    assert "が、\ufa11</p>" in blocks(page.body_ja)[1]["value"]
    assert page.lead_en == "One\nTwo \U0001f469\u200d\U0001f52c 葛\U000e0100 ㈱ ｶﾞ"
    assert bring(data).releases == {"nothing": 3}


def test_a_byte_order_mark_is_no_harm(bring, data):
    assert bring(b"\xef\xbb\xbf" + json.dumps(data).encode()).releases == {"create": 3}


def test_the_order_of_the_sections_does_not_matter(bring, data):
    turned = dict(reversed(data.items()))
    assert next(iter(turned)) == "releases"
    assert bring(turned).releases == {"create": 3}


def test_equal_headlines_get_addresses_of_their_own(bring, data):
    first = data["releases"][0]
    data["releases"] += [{**first, "reference": f"2026-01{number}", "old_paths": []} for number in range(3)]
    data["releases"][5]["slug"] = "centre-and-prefecture-sign-tidal-memorandum-2"
    bring(data)
    slugs = (
        PressReleasePage.objects.filter(reference__gt="2026-003").order_by("reference").values_list("slug", flat=True)
    )
    base = "centre-and-prefecture-sign-tidal-memorandum"
    assert list(slugs) == [f"{base}-3", f"{base}-4", f"{base}-2"]


def test_releases_may_link_to_each_other_in_a_circle(bring, data):
    data["releases"][1]["body"]["ja"].append(
        {"type": "paragraph", "html": '<p><a href="release:2026-001">覚書</a>、<a href="release:2026-002">本件</a></p>'}
    )
    bring(data)
    html = blocks(release("2026-002").body_ja)[1]["value"]
    assert f'id="{release().pk}"' in html
    assert f'id="{release("2026-002").pk}"' in html
    assert release("2026-002").press_editions.count() == 1
    assert bring(data).releases == {"nothing": 3}


def test_a_dry_run_says_what_would_be_done_and_does_nothing(bring, data):
    before = everything()
    outcome = bring(data, dry_run=True)
    assert outcome.actions == [("2026-001", "create"), ("2026-002", "create"), ("2026-003", "create")]
    assert everything() == before


def test_when_writing_fails_nothing_is_left_behind(bring, data, monkeypatch):
    def full(self, *args, **kwargs):
        if self.reference == "2026-002":
            raise OSError("disk full")
        return save_revision(self, *args, **kwargs)

    save_revision = PressReleasePage.save_revision
    monkeypatch.setattr(PressReleasePage, "save_revision", full)
    before = everything()
    with pytest.raises(OSError, match="disk full"):
        bring(data)
    assert everything() == before


def test_what_somebody_else_brought_meanwhile_is_used(bring, data, folder, newsroom):
    path = write(folder, data)

    def progress(stage, number):
        if stage == "check" and number == 3:
            import_file(path, newsroom)
            progress.done = everything()

    assert import_file(path, newsroom, progress=progress).releases == {"create": 3}
    assert everything() == progress.done


def test_nobody_imports_what_they_may_not_publish(bring, data, django_user_model):
    editor = django_user_model.objects.create_user("somebody")
    before = everything()
    with pytest.raises(PermissionDenied):
        bring(data, user=editor)
    assert everything() == before
    boss = django_user_model.objects.create_superuser("boss")
    bring(data, user=boss)
    assert release().latest_revision.user == boss
    assert get_image_model().objects.get().uploaded_by_user == boss


def test_an_import_into_one_newsroom_leaves_the_others(newsroom, folder, data):
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    page = publish(make_draft(other, reference="A-1"))
    import_file(write(folder, data), newsroom)
    assert fetch(page).revisions.count() == 2
    assert release().get_parent().pk == newsroom.pk
    assert Edition.objects.filter(page=page).count() == 2


@pytest.mark.search_index
def test_what_was_imported_is_found_by_search_at_once(bring, data):
    bring(data)
    titles = {page.title for page in PressReleasePage.objects.all()}
    for title in titles:
        word = max(title.split(), key=len)  # "A" is no word that PostgreSQL looks for
        assert title in {page.title for page in PressReleasePage.objects.search(word)}


def test_what_is_published_in_both_languages_counts_as_translated(bring, data):
    bring(data)
    page = PressReleasePage.objects.get(reference=data["releases"][0]["reference"])
    summary = page.press_summaries.get()
    assert summary.to_check == summary.outdated == 0 and summary.translated > 0
    assert set(Confirmation.objects.filter(ledger=page.ledger).values_list("origin", flat=True)) == {"import"}


def test_what_is_not_published_is_yet_to_be_checked(bring, data):
    data["releases"][0]["published"] = False
    bring(data)
    page = PressReleasePage.objects.get(reference=data["releases"][0]["reference"])
    assert page.press_summaries.get().translated == 0
    assert not Confirmation.objects.filter(ledger=page.ledger).exists()


def test_records_are_not_asked_for_row_by_row(bring, data):
    asked = []

    def note(execute, sql, params, many, context):
        asked.append(sql)
        return execute(sql, params, many, context)

    with connection.execute_wrapper(note):
        bring(data)
    one = re.compile(r'FROM "wagtail_pressrelease_(person|organization)" WHERE "\S+"\."id" = %s ')
    assert not [sql for sql in asked if one.search(sql)]
