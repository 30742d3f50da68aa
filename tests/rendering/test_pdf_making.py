"""When a release's PDF is made, where it is kept, and when it is gone."""

import datetime
import io

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.utils import timezone, translation
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish
from tests.quick_pages import set_at_once
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.rendering import pdf, pdf_store

ADDRESS = "/{}/newsroom/tidal-memorandum/release.pdf"
HEADLINES = {"en": "Centre and prefecture sign tidal memorandum", "ja": "潮流エネルギーで覚書を締結"}

pytestmark = pytest.mark.usefixtures("own_folder")


@pytest.fixture
def quick(monkeypatch):
    return set_at_once(monkeypatch)


def build(**options):
    out, complaints = io.StringIO(), io.StringIO()
    with translation.override("en"):
        call_command("build_press_pdfs", stdout=out, stderr=complaints, **options)
    return out.getvalue()


def kept(folder):
    return sorted(path.name for path in (folder / "press-pdf").glob("*"))


class TestWhenItIsMade:
    def test_for_each_language_once_it_is_before_the_public(self, client, issued, quick, own_folder):
        for language in ("en", "ja"):
            answer = client.get(ADDRESS.format(language))
            assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")
            assert "release.pdf" not in client.get(f"/{language}/newsroom/tidal-memorandum/").content.decode()
        assert build().count("PDF made") == 2
        for language in ("en", "ja"):
            answer = client.get(ADDRESS.format(language))
            assert HEADLINES[language] in b"".join(answer.streaming_content).decode()
            assert answer.headers["Content-Disposition"].startswith("inline; filename=")
            assert ADDRESS.format(language) in client.get(f"/{language}/newsroom/tidal-memorandum/").content.decode()
        assert len(kept(own_folder)) == 2
        assert build() == ""

    def test_nothing_is_made_before_the_hour(self, newsroom, quick, own_folder):
        draft = make_draft(newsroom, embargo_until=timezone.now() + datetime.timedelta(hours=1))
        assert build() == ""
        draft.get_latest_revision().publish()
        assert build() == "" and kept(own_folder) == [] and quick.made == []

    def test_a_correction_takes_it_away_until_there_is_the_next(self, client, issued, quick, own_folder):
        build()
        publish(issued, lead_en="Corrected.")
        assert client.get(ADDRESS.format("en")).status_code == 404
        build()
        assert "Corrected." in b"".join(client.get(ADDRESS.format("en")).streaming_content).decode()
        assert len(kept(own_folder)) == 2

    def test_a_withdrawn_quote_is_gone_at_once_in_both_languages(self, client, issued, quick):
        build()
        page = fetch(issued).get_latest_revision_as_object()
        page.quotes.remove(page.quotes.first())
        page.tick("en")
        page.save_revision().publish()
        assert [client.get(ADDRESS.format(language)).status_code for language in ("en", "ja")] == [404, 404]
        build()
        for language, words in (("en", "The tide is ours."), ("ja", "潮は私たちのものです。")):
            assert words not in b"".join(client.get(ADDRESS.format(language)).streaming_content).decode()

    def test_a_picture_that_was_deleted_takes_it_away_too(self, client, newsroom, quick):
        image = get_image_model().objects.create(title="Sea", file=get_test_image_file("sea.png"))
        make_issued(newsroom, image=image)
        build()
        assert client.get(ADDRESS.format("en")).status_code == 200
        image.delete()
        assert client.get(ADDRESS.format("en")).status_code == 404
        assert build().count("PDF made") == 2
        assert client.get(ADDRESS.format("en")).status_code == 200

    def test_one_that_is_out_of_date_waits_while_only_missing_ones_are_made(self, client, newsroom, quick):
        image = get_image_model().objects.create(title="Sea", file=get_test_image_file("sea.png"))
        make_issued(newsroom, image=image)
        assert build(missing=True).count("PDF made") == 2
        image.delete()
        assert build(missing=True) == ""
        assert build().count("PDF made") == 2

    def test_what_is_over_is_deleted(self, issued, quick, own_folder):
        build()
        Edition.objects.update(public_until=timezone.now())
        build()
        assert kept(own_folder) == [] and set(Edition.objects.values_list("pdf", flat=True)) == {""}

    def test_what_nobody_names_is_swept_away_once_it_has_settled(self, issued, quick, own_folder, monkeypatch):
        pdf_store.storage().save("press-pdf/0-left-behind.pdf", ContentFile(b"%PDF"))
        build()
        assert "0-left-behind.pdf" in kept(own_folder)
        monkeypatch.setattr(pdf, "SETTLED", datetime.timedelta(0))
        build()
        assert len(kept(own_folder)) == 2 and "0-left-behind.pdf" not in kept(own_folder)

    def test_one_that_fails_keeps_no_other_from_its_pdf(self, issued, quick, monkeypatch):
        first = quick.set_pages

        def fail_in_english(html, *args):
            if '<html lang="en"' in html:
                raise RuntimeError("no such glyph")
            return first(html, *args)

        monkeypatch.setattr(quick, "set_pages", fail_in_english)
        with pytest.raises(CommandError, match="1 PDF could not be made"):
            build()
        assert set(Edition.objects.exclude(pdf="").values_list("language", flat=True)) == {"ja"}

    def test_of_two_who_make_one_the_first_is_kept(self, issued, quick, own_folder, monkeypatch):
        edition = Edition.objects.in_force().select_related("page", "revision").get(language="en")
        again = Edition.objects.select_related("page", "revision").get(pk=edition.pk)
        assert pdf.make(edition) and not pdf.make(again)
        assert [f"press-pdf/{name}" for name in kept(own_folder)] == [Edition.objects.get(pk=edition.pk).pdf]

    def test_it_has_no_links_to_pages_which_may_be_withdrawn(self, newsroom, quick):
        other = make_issued(newsroom, slug="other", rows=False)
        link = f'<p>See <a linktype="page" id="{other.pk}">the other</a>.</p>'
        make_issued(newsroom, body_en=[("paragraph", link)])
        build()
        html = next(html for html in quick.made if "See " in html)
        assert "the other" in html and "newsroom/other/" not in html

    def test_without_what_sets_the_pages_nothing_is_offered_and_the_command_says_why(self, client, issued, monkeypatch):
        monkeypatch.setattr(pdf, "engine", lambda: None)
        with pytest.raises(CommandError, match="Pango"):
            build()
        assert client.get(ADDRESS.format("en")).status_code == 404
        assert client.get("/en/newsroom/tidal-memorandum/").status_code == 200


class TestWhereItIsKept:
    def test_under_a_name_that_nobody_can_guess_and_no_answer_tells(self, client, issued, quick):
        build()
        name = Edition.objects.in_force().get(language="en").pdf
        assert len(name.rpartition("-")[2].removesuffix(".pdf")) == 40
        answer = client.get(ADDRESS.format("en"))
        told = f"{answer.headers} {client.get('/en/newsroom/tidal-memorandum/').content.decode()}"
        assert name.rpartition("-")[2].removesuffix(".pdf") not in told

    def test_what_is_private_asks_first_and_no_cache_keeps_it(self, client, issued, quick, django_user_model):
        build()
        PageViewRestriction.objects.create(page=issued, restriction_type="login")
        assert client.get(ADDRESS.format("en")).status_code == 302
        client.force_login(django_user_model.objects.create_user("reader"))
        answer = client.get(ADDRESS.format("en"))
        assert answer.status_code == 200
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))

    def test_a_release_that_is_withdrawn_takes_it_along(self, client, issued, quick):
        build()
        fetch(issued).unpublish()
        assert client.get(ADDRESS.format("en")).status_code == 404

    def test_in_the_storage_that_the_site_names(self, issued, quick, settings, tmp_path):
        private = {"BACKEND": "django.core.files.storage.FileSystemStorage", "OPTIONS": {"location": tmp_path / "own"}}
        settings.STORAGES = {**settings.STORAGES, "press_pdf": private}
        build()
        assert len(list((tmp_path / "own" / "press-pdf").iterdir())) == 2

    def test_one_that_the_storage_has_lost_is_made_anew(self, client, issued, quick):
        build()
        edition = Edition.objects.in_force().get(language="en")
        pdf_store.storage().delete(edition.pdf)
        assert client.get(ADDRESS.format("en")).status_code == 404
        assert build().count("PDF made") == 1
        assert client.get(ADDRESS.format("en")).status_code == 200


def test_the_press_kit_has_it_and_the_page_costs_no_more(client, issued, quick, django_assert_max_num_queries):
    build()
    client.get("/en/newsroom/tidal-memorandum/")
    with django_assert_max_num_queries(8):
        assert "release.pdf" in client.get("/en/newsroom/tidal-memorandum/").content.decode()
    kit = b"".join(client.get("/en/newsroom/tidal-memorandum/press-kit.zip").streaming_content)
    assert b"/release.pdf" in kit


def test_what_the_reader_has_is_not_sent_again(client, issued, quick):
    build()
    first = client.get(ADDRESS.format("en"))
    again = client.get(ADDRESS.format("en"), headers={"if-none-match": first.headers["ETag"]})
    assert again.status_code == 304


def test_the_page_is_another_to_whoever_had_it_without(client, issued, quick):
    page = "/en/newsroom/tidal-memorandum/"
    known = client.get(page).headers.get("ETag", "")
    build()
    again = client.get(page, headers={"if-none-match": known})
    assert again.status_code == 200 and "release.pdf" in again.content.decode()
