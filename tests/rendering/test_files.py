"""The files beside a release: who gets them, and what a cache may do with them."""

import datetime

import pytest
from django.utils import timezone
from wagtail.models import PageViewRestriction

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft, make_issued, publish
from wagtail_pressrelease.models import Edition
from wagtail_pressrelease.rendering import downloads

TEXT = "/{}/newsroom/tidal-memorandum/release.txt"
HOUR = datetime.timedelta(hours=1)


@pytest.mark.parametrize(
    ("language", "headline"),
    [("en", "Centre and prefecture sign tidal memorandum"), ("ja", "潮流エネルギーで覚書を締結")],
)
def test_the_text_in_the_language_of_its_address(client, newsroom, language, headline):
    make_issued(newsroom, reference="R/7")
    answer = client.get(TEXT.format(language))
    assert answer.headers["Content-Type"] == "text/plain; charset=utf-8"
    assert answer.headers["Content-Language"] == language
    assert answer.headers["Content-Disposition"] == f'attachment; filename="R-7-{language}.txt"'
    assert answer.headers["Link"] == f'<http://localhost/{language}/newsroom/tidal-memorandum/>; rel="canonical"'
    lines = answer.content.decode().split("\n")
    assert headline in lines
    assert any(line.endswith(f"http://localhost/{language}/newsroom/tidal-memorandum/") for line in lines)


def test_a_file_whose_number_is_no_name_is_called_by_its_address(client, newsroom):
    make_issued(newsroom, reference="///")
    assert 'filename="tidal-memorandum-en.txt"' in client.get(TEXT.format("en")).headers["Content-Disposition"]


def test_the_page_leads_to_it(read, issued):
    for language, name in (("en", "Plain text"), ("ja", "テキスト")):
        page = read(f"/{language}/newsroom/tidal-memorandum/")
        link = next(each for each in page.select(".press-downloads a") if each.get_text() == name)
        assert (link["href"], link["type"], link["hreflang"]) == (TEXT.format(language), "text/plain", language)
        assert page.select_one("link[type='text/plain']")["href"] == TEXT.format(language)


def test_a_preview_holds_the_text_itself_since_it_has_no_address_yet(newsroom):
    draft = make_draft(newsroom, embargo_until=timezone.now() + HOUR)
    shown = draft.make_preview_request(preview_mode="en").content.decode()
    assert 'data-press-copy="PRESS RELEASE\n\nEMBARGOED UNTIL' in shown
    assert "release.txt" not in shown


class TestWhoGetsIt:
    def test_nobody_before_the_hour(self, client, newsroom):
        draft = make_draft(newsroom, embargo_until=timezone.now() + HOUR)
        for _state in ("draft", "scheduled"):
            answer = client.get(TEXT.format("en"))
            assert answer.status_code == 404
            assert answer.headers["Cache-Control"] == "no-store"
            draft.get_latest_revision().publish()

    def test_nobody_once_it_is_withdrawn(self, client, issued):
        fetch(issued).unpublish()
        assert client.get(TEXT.format("en")).status_code == 404

    def test_no_reader_gets_the_other_languages(self, client, newsroom, settings):
        settings.WAGTAIL_PRESSRELEASE = {"OTHER_LANGUAGE": "notice"}
        make_issued(newsroom, ready=("en",))
        assert client.get("/ja/newsroom/tidal-memorandum/").status_code == 200
        assert client.get(TEXT.format("ja")).status_code == 404
        assert client.get(TEXT.format("en")).status_code == 200
        # … but is led to where it is.
        assert TEXT.format("en") in client.get("/ja/newsroom/tidal-memorandum/").content.decode()

    @pytest.mark.parametrize("restricted", ["release", "newsroom"])
    @pytest.mark.parametrize("kind", ["login", "password"])
    def test_what_is_private_asks_first_and_no_cache_keeps_it(
        self, client, issued, django_user_model, restricted, kind
    ):
        page = issued if restricted == "release" else issued.get_parent()
        restriction = PageViewRestriction.objects.create(page=page, restriction_type=kind, password="pw")
        refused = client.get(TEXT.format("en"))
        assert "潮流" not in refused.content.decode() and "tidal memorandum" not in refused.content.decode()
        if kind == "login":
            assert refused.status_code == 302
            client.force_login(django_user_model.objects.create_user("reader"))
        else:
            session = client.session
            session["passed_page_view_restrictions"] = [restriction.pk]
            session.save()
        for name in (downloads.TEXT, downloads.KIT):
            answer = client.get(f"/en/newsroom/tidal-memorandum/{name}")
            assert answer.status_code == 200
            assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))

    @pytest.mark.parametrize(
        "address",
        ["release.txt", "tidal-memorandum/unknown.txt", "tidal-memorandum/more/release.txt", "unknown/release.txt"],
    )
    def test_nothing_stands_anywhere_else(self, client, issued, address):
        answer = client.get(f"/en/newsroom/{address}")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (404, "no-store")

    def test_a_release_outside_of_a_newsroom_has_its_files_too(self, client, issued):
        home = HomePage.objects.get()
        issued.move(home.add_child(instance=HomePage(title="Old", slug="old")), pos="last-child")
        answer = client.get("/en/old/tidal-memorandum/release.txt")
        assert (answer.status_code, answer.headers["Cache-Control"]) == (200, "no-cache")


class TestCaches:
    def test_what_a_reader_has_is_not_sent_again(self, client, issued):
        first = client.get(TEXT.format("en"))
        again = client.get(TEXT.format("en"), headers={"if-none-match": first.headers["ETag"]})
        assert (again.status_code, again.content) == (304, b"")
        publish(issued, lead_en="Corrected.")
        third = client.get(TEXT.format("en"), headers={"if-none-match": first.headers["ETag"]})
        assert third.status_code == 200 and "Corrected." in third.content.decode()

    def test_no_cache_keeps_it_beyond_the_next_hour(self, client, issued):
        assert client.get(TEXT.format("en")).headers["Cache-Control"] == "public, max-age=60"
        Edition.objects.filter(language="ja").update(public_from=timezone.now() + datetime.timedelta(seconds=20))
        seconds = client.get(TEXT.format("en")).headers["Cache-Control"].partition("max-age=")[2]
        assert int(seconds) <= 20


def test_a_quote_that_was_withdrawn_is_in_no_text(client, issued):
    assert "The tide is ours." in client.get(TEXT.format("en")).content.decode()
    page = fetch(issued).get_latest_revision_as_object()
    page.quotes.remove(page.quotes.first())
    page.tick("en")
    page.save_revision().publish()
    for language, words in (("en", "The tide is ours."), ("ja", "潮は私たちのものです。")):
        assert words not in client.get(TEXT.format(language)).content.decode()


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_text_costs_ten_queries_at_most(client, issued, language, django_assert_max_num_queries):
    client.get(TEXT.format(language))
    with django_assert_max_num_queries(10):
        client.get(TEXT.format(language))
