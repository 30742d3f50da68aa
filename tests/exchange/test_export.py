"""What an export writes, what it refuses, and that an import of it brings the same newsroom back."""

import datetime
import json

import pytest
from django.contrib.auth import get_user_model
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Comment, PageViewRestriction

from tests.builders import make_draft, make_newsroom, publish
from wagtail_pressrelease.exchange.actions import export_newsroom, import_file
from wagtail_pressrelease.exchange.faults import Refused
from wagtail_pressrelease.models import NewsroomPage, Organization, Person, PressReleasePage, Topic

from .conftest import everything


@pytest.fixture
def take(newsroom, tmp_path):
    """Exports the newsroom; gives the file as data."""

    def take(folder="out", **options):
        export = export_newsroom(options.pop("newsroom", newsroom), tmp_path / folder / "newsroom.json", **options)
        take.warnings = [fault.line() for fault in export.warnings]
        return json.loads(export.path.read_text(encoding="utf-8"))

    return take


def refused(take, **options):
    with pytest.raises(Refused) as refusal:
        take(**options)
    return [fault.line() for fault in refusal.value.faults]


def tree(folder):
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def release(reference="2026-001"):
    return PressReleasePage.objects.get(reference=reference)


def draft_of(reference):
    return release(reference).get_latest_revision_as_object()


def ask_about(page):
    edith = get_user_model().objects.create_user("edith")
    page.wagtail_admin_comments.add(Comment(user=edith, text="Whose tide?", contentpath="lead_en"))
    page.text_status = "reference"  # which both languages say
    page.save_revision().publish()


def empty_site():
    for page in PressReleasePage.objects.all():
        page.delete()
    for model in (Person, Organization, Topic, get_image_model(), get_document_model()):
        model.objects.all().delete()
    return make_newsroom()


def test_export_import_export_gives_the_same_files(bring, data, newsroom, tmp_path):
    bring(data)
    export_newsroom(newsroom, tmp_path / "a" / "newsroom.json")
    before = tree(tmp_path / "a")
    assert len(before) == 3  # an image and a document beside the file
    again = empty_site()
    assert import_file(tmp_path / "a" / "newsroom.json", again).releases == {"create": 3}
    export_newsroom(again, tmp_path / "b" / "newsroom.json")
    assert tree(tmp_path / "b") == before


def test_importing_an_export_changes_nothing_at_all(bring, data, newsroom, tmp_path):
    bring(data)
    page = draft_of("2026-001")  # a draft under way
    page.lead_ja = "書きかけ"
    page.save_revision()
    for drafts in (False, True):
        path = tmp_path / "out" / "newsroom.json"
        export_newsroom(newsroom, path, drafts=drafts)
        before = everything()
        outcome = import_file(path, newsroom)
        assert outcome.releases == {"nothing": 3}
        assert outcome.warnings == []
        assert everything() == before


def test_a_newsroom_typed_in_the_admin_comes_back_too(newsroom, tmp_path):
    publish(make_draft(newsroom, slug="a"), lead_en="Two lines,\r\n the second indented \U0001f41f")
    make_draft(newsroom, slug="b", released_at=None, body_ja=[], ready=())
    export_newsroom(newsroom, tmp_path / "a" / "newsroom.json")
    again = empty_site()
    import_file(tmp_path / "a" / "newsroom.json", again)
    export_newsroom(again, tmp_path / "b" / "newsroom.json")
    assert tree(tmp_path / "b") == tree(tmp_path / "a")


def test_the_file_is_for_people_too(bring, data, take):
    bring(data)
    written = take()
    assert [each["reference"] for each in written["releases"]] == ["2026-001", "2026-002", "2026-003"]
    first = written["releases"][0]
    assert first["released_at"] == "2026-05-14T09:00:00+01:00"
    assert first["image"]["file"].startswith("images/turbine-")
    assert first["attachments"][0]["file"]["file"].startswith("documents/terms-")
    assert first["body"]["en"][1]["html"] == data["releases"][0]["body"]["en"][1]["html"]
    assert "languages" not in first
    assert written["releases"][2]["released_at"] is None
    assert [each["id"] for each in written["people"]] == ["grant", "hamada"]
    assert len(written["people"][1]["appointments"]) == 2


def test_only_records_that_are_used_are_taken(bring, data, take):
    Organization.objects.create(key="elsewhere", name_en="Elsewhere")
    data["organizations"].append({"id": "former", "name": {"en": "Former employer"}})
    data["people"][0]["appointments"].insert(
        0, {"organization": "former", "title": {"en": "Clerk"}, "to": "2020-01-01"}
    )
    bring(data)
    assert [each["id"] for each in take()["organizations"]] == ["former", "orrin", "shiomi"]


def test_what_was_issued_is_exported_and_with_drafts_the_draft(bring, data, take):
    bring(data)
    page = draft_of("2026-001")
    page.lead_en = "Half a sen"
    page.save_revision()
    issued = take()["releases"][0]
    assert (issued["lead"]["en"], issued["published"]) == ("The two will share data on tidal currents.", True)
    draft = take(drafts=True)["releases"][0]
    assert (draft["lead"]["en"], draft["published"]) == ("Half a sen", False)
    assert take(drafts=True)["releases"][1]["published"] is True


def test_each_language_is_exported_as_it_was_issued_last(bring, data, take):
    bring(data)
    page = draft_of("2026-001")
    ask_about(page)  # a question is kept among the rows, in the version that Japanese stays at too
    page = draft_of("2026-001")
    page.lead_en, page.lead_ja, page.ready_ja, page.policy = "Corrected.", "書きかけ", False, "first"
    quote = page.quotes.first()
    quote.text_en, quote.text_ja = "Ours is the tide.", "かきかけ"
    page.quotes = [quote, *page.quotes.all()[1:]]
    page.tick("en")
    page.save_revision().publish()
    written = take()["releases"][0]
    assert written["lead"] == {"en": "Corrected.", "ja": "両者は潮流の観測データを共有します。"}
    assert written["quotes"][0]["text"] == {"en": "Ours is the tide.", "ja": "潮は私たちのものです。"}
    assert "languages" not in written


def test_a_scheduled_release_is_exported_as_it_will_go_out(bring, data, take):
    data["releases"][0]["embargo_until"] = (timezone.now() + datetime.timedelta(days=9)).isoformat()
    bring(data)
    page = draft_of("2026-001")
    page.lead_en = "A later draft"
    page.save_revision()
    written = take()["releases"][0]
    assert written["lead"]["en"] == "The two will share data on tidal currents."
    assert written["published"] is True


def test_a_withdrawn_release_is_exported_as_not_published(bring, data, take):
    bring(data)
    release().unpublish()
    written = take()["releases"][0]
    assert written["published"] is False
    assert "languages" not in written


def test_names_that_changed_since_are_said(bring, data, take):
    bring(data)
    Organization.objects.filter(key="orrin").update(name_en="Orrin Ocean Centre")
    assert take()["organizations"][0]["name"]["en"] == "Orrin Ocean Centre"
    assert take.warnings[0] == (
        "2026-001: printed in “en” with “Orrin Tidal Centre”; the file carries today's record, “Orrin Ocean Centre”"
    )


def test_an_image_that_is_gone_is_said_and_left_out(bring, data, take):
    bring(data)
    get_image_model().objects.all().delete()
    first = take()["releases"][0]
    assert "image" not in first
    assert "image" not in [block["type"] for block in first["body"]["en"]]
    assert take.warnings[0] == "2026-001.body.en[3]: the file is gone from the site; readers do not see it either"


CANNOT = {
    "private": (
        lambda page: PageViewRestriction.objects.create(page=page, restriction_type="password", password="x"),
        "2026-001: the release is private, and a file cannot say so",
    ),
    "in menus": (
        lambda page: again(page, show_in_menus=True),
        "2026-001: a file cannot say that the release is shown in menus",
    ),
    "another title": (
        lambda page: again(page, seo_title="Another title"),
        "2026-001: a file has no place for the field “seo_title”",
    ),
    "page link": (
        lambda page: again(
            page, body_en=[("paragraph", f'<p><a linktype="page" id="{page.get_parent().pk}">x</a></p>')]
        ),
        "2026-001.body.en[0].html: a link leads to page",
    ),
    "foreign HTML": (
        lambda page: again(page, body_en=[("paragraph", "<h2>x</h2>")]),
        "2026-001.body.en[0].html: <h2> is not allowed",
    ),
    "missing file": (
        lambda page: page.image.file.storage.delete(page.image.file.name),
        "2026-001: the file of “Turbine” is missing",
    ),
}


def again(page, **changes):
    publish(page, policy="first", **changes)  # what is changed in English alone goes out before the Japanese


@pytest.mark.parametrize(("change", "expected"), CANNOT.values(), ids=CANNOT)
def test_what_a_file_cannot_carry_is_named_and_nothing_written(bring, data, take, tmp_path, change, expected):
    bring(data)
    change(release())
    lines = refused(take)
    assert any(line.startswith(expected) for line in lines), lines
    assert list((tmp_path / "out").iterdir()) == []


def test_a_link_to_a_release_of_another_newsroom_is_refused(bring, data, newsroom, take):
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    far = publish(make_draft(other, rows=False, reference="FAR"))
    bring(data)
    again(release(), body_en=[("paragraph", f'<p><a linktype="page" id="{far.pk}">x</a></p>')])
    assert refused(take) == ["2026-001.body.en[0].html: the link leads to release “FAR”, which is in another newsroom"]


def test_an_export_does_not_touch_an_older_file_when_it_is_refused(bring, data, take, tmp_path):
    bring(data)
    take()
    before = tree(tmp_path / "out")
    again(release(), show_in_menus=True)
    refused(take)
    assert tree(tmp_path / "out") == before


def test_an_empty_newsroom_is_a_file_too(newsroom, take):
    assert take() == {
        "format": "wagtail-pressrelease/1",
        "organizations": [],
        "people": [],
        "topics": [],
        "releases": [],
    }


def test_the_number_of_queries_does_not_follow_the_number_of_releases(bring, data, take, django_assert_max_num_queries):
    first = {**data["releases"][0], "old_paths": []}
    data["releases"] += [{**first, "reference": f"A-{number}"} for number in range(12)]
    bring(data)
    with django_assert_max_num_queries(26):
        take()
