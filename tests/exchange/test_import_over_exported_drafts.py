"""A draft that was typed here, taken out into a file, changed there, and brought in again: what nobody touched here
since follows the file."""

import json

import pytest
from django.utils import timezone
from wagtail.models import PageLogEntry

from tests.builders import make_draft
from wagtail_pressrelease.exchange.actions import export_newsroom, import_file
from wagtail_pressrelease.exchange.drafts import EXPORTED
from wagtail_pressrelease.models import Parked

from .conftest import everything
from .test_import import draft_of

PARAGRAPHS = ("One stays.", "Two goes.", "Three stays.")


@pytest.fixture
def typed(newsroom):
    """A release that was typed here and never issued."""
    body = [("paragraph", f"<p>{words}</p>") for words in PARAGRAPHS]
    return make_draft(newsroom, reference="2026-001", body_en=body, subheadline_en="Below it")


@pytest.fixture
def take_out(typed, newsroom, tmp_path):
    """Exports the newsroom, and gives a function that changes the release in that file and imports it."""

    def take_out(name="out", drafts=False):
        path = tmp_path / name / "newsroom.json"
        export_newsroom(newsroom, path, drafts=drafts)
        data = json.loads(path.read_text(encoding="utf-8"))
        (release,) = data["releases"]

        def bring(change=lambda release: None):
            change(release)
            path.write_text(json.dumps(data), encoding="utf-8")
            return import_file(path, newsroom).releases

        return bring

    return take_out


def without(words):
    def change(release):
        release["body"]["en"] = [block for block in release["body"]["en"] if words not in block.get("html", "")]

    return change


def saying(**texts):
    def change(release):
        for name, words in texts.items():
            release[name]["en"] = words

    return change


def go_on(**texts):
    page = draft_of("2026-001")
    for name, words in texts.items():
        setattr(page, name, words)
    page.save_revision()


def paragraphs():
    return [block.value.source for block in draft_of("2026-001").body_en]


def test_what_a_file_leaves_out_is_out(take_out):
    bring = take_out()
    bring(without("Two"))
    assert len(paragraphs()) == 2 and "Two" not in "".join(paragraphs())
    assert not Parked.objects.exists()


def test_a_quote_that_a_file_leaves_out_is_out(bring, data, newsroom, tmp_path):
    data["releases"][0]["published"] = False
    bring(data)
    page = draft_of("2026-001")
    PageLogEntry.objects.filter(page=page.pk).delete()  # as if it had been typed here
    path = tmp_path / "out" / "newsroom.json"
    export_newsroom(newsroom, path)
    file = json.loads(path.read_text(encoding="utf-8"))
    gone = file["releases"][0]["quotes"].pop()
    for blocks in file["releases"][0]["body"].values():
        blocks[:] = [block for block in blocks if block.get("quote") != gone["id"]]
    path.write_text(json.dumps(file), encoding="utf-8")
    import_file(path, newsroom)
    assert draft_of("2026-001").quotes.count() == page.quotes.count() - 1
    assert not Parked.objects.exists()


def test_what_a_file_changed_is_taken_where_nobody_else_did(take_out):
    bring = take_out()
    go_on(lead_en="Typed since.")
    bring(saying(headline="From the file"))
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.lead_en, draft.subheadline_en) == ("From the file", "Typed since.", "Below it")
    assert not Parked.objects.exists()


def test_what_both_changed_since_is_kept_beside(take_out):
    bring = take_out()
    go_on(headline_en="Typed since.")
    bring(saying(headline="From the file", subheadline="From the file"))
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.subheadline_en) == ("From the file", "From the file")
    assert [each.value["mine"] for each in Parked.objects.all()] == ["Typed since."]


def test_what_was_deleted_in_the_file_and_changed_here_is_kept_beside(take_out):
    bring = take_out()
    go_on(subheadline_en="Typed since.")
    bring(saying(subheadline=None))
    assert [each.value["mine"] for each in Parked.objects.all()] == ["Typed since."]


def test_an_export_changes_nothing_even_where_somebody_has_gone_on(take_out):
    bring = take_out()
    go_on(headline_en="Typed since.")
    before = everything()
    assert bring() == {"nothing": 1}
    assert everything() == before


def test_a_later_export_does_not_make_an_earlier_file_one_of_today(take_out):
    """As one of every night: whoever has last week's file does not know of what was typed since."""
    bring = take_out("monday")
    go_on(lead_en="Typed on Tuesday.")
    take_out("tuesday")
    bring(saying(headline="From the file"))
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.lead_en) == ("From the file", "Typed on Tuesday.")


def test_of_two_exports_the_file_was_written_from_the_one_that_it_repeats(take_out):
    take_out("monday")
    go_on(lead_en="Typed on Tuesday.")
    bring = take_out("tuesday")
    bring(saying(headline="From the file", subheadline=None))
    draft = draft_of("2026-001")
    assert (draft.headline_en, draft.lead_en) == ("From the file", "Typed on Tuesday.")
    assert not draft.subheadline_en and not Parked.objects.exists()


def test_a_file_that_says_other_things_was_not_written_from_the_export(take_out):
    bring = take_out()

    def change(release):
        for name in ("subheadline", "parties", "signatories", "quotes", "agreement", "contacts"):
            release.pop(name, None)
        release["released_at"] = "2027-01-05T10:00:00+00:00"
        release["headline"], release["lead"] = {"en": "Another headline"}, {"en": "Another lead."}
        release["body"] = {"en": [{"type": "paragraph", "html": f"<p>Other words {n}.</p>"} for n in range(5)]}

    bring(change)
    assert all(words in "".join(paragraphs()) for words in ("Two goes.", "Other words 4."))


def test_a_draft_of_a_few_words_that_were_written_out_in_the_file_follows_it(typed, take_out):
    typed.body_en = [("paragraph", "<p>Text to follow.</p>")]
    typed.save_revision()
    bring = take_out()

    def write_out(release):
        saying(headline="The headline itself", lead="The lead itself.", subheadline="More")(release)
        release["body"]["en"] = [{"type": "paragraph", "html": f"<p>Paragraph {n}.</p>"} for n in range(40)]

    bring(write_out)
    assert len(paragraphs()) == 40 and not Parked.objects.exists()


def test_a_version_into_which_an_autosave_wrote_since_is_not_what_the_file_knew(take_out):
    bring = take_out()
    page = draft_of("2026-001")
    page.headline_en = "Typed since."
    page.save_revision(overwrite_revision=page.latest_revision)
    bring(saying(headline="From the file"))
    assert draft_of("2026-001").headline_en == "From the file"
    assert "Typed since." in [each.value["mine"] for each in Parked.objects.all()]


def test_each_version_is_noted_once_however_often_it_is_exported(take_out):
    for name in ("one", "two"):
        take_out(name)
    noted = PageLogEntry.objects.get(action=EXPORTED)
    assert noted.revision_id == draft_of("2026-001").latest_revision_id
    assert noted.message == "Taken out into a file" and noted.timestamp <= timezone.now()
    go_on(lead_en="Typed since.")
    take_out("three")
    assert PageLogEntry.objects.filter(action=EXPORTED).count() == 2


def test_of_a_release_that_is_issued_its_drafts_are_noted(take_out, typed):
    typed.get_latest_revision().publish()
    take_out("issued")
    assert not PageLogEntry.objects.filter(action=EXPORTED).exists()
    go_on(subheadline_en="Typed since.", lead_en="Typed since.")
    bring = take_out("drafts", drafts=True)
    bring(saying(subheadline=None))
    assert not draft_of("2026-001").subheadline_en and not Parked.objects.exists()
