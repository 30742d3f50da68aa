"""The plugin's templates without any of the site's, and with a site's own blocks put into them."""

import copy
from types import SimpleNamespace

import pytest
from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.template.loader import render_to_string
from django.utils import translation
from wagtail.documents import get_document_model

from tests.builders import make_draft

ENGLISH = "/en/newsroom/tidal-memorandum/"


@pytest.fixture
def bare(settings):
    """The plugin alone, in a site that overrides nothing."""
    return use(settings, [])


def use(settings, folders):
    templates = copy.deepcopy(settings.TEMPLATES)
    templates[0]["DIRS"] = folders
    settings.TEMPLATES = templates


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(("path", "status"), [("", 200), ("tidal-memorandum/", 200), ("nothing/", 404)])
def test_stand_alone(bare, issued, read, language, path, status):
    page = read(f"/{language}/newsroom/{path}", status=status)
    assert page.html["lang"] == language
    assert page.title.get_text(strip=True)
    skip = page.select_one("a.press-skip")
    assert page.select_one(skip["href"]).name == "main"
    assert page.select_one("link[rel=stylesheet]")["href"].endswith("wagtail_pressrelease/press.css")
    assert not page.select("script:not([src], [type='application/ld+json']), style, [style]")
    ids = [element["id"] for element in page.select("[id]")]
    assert len(ids) == len(set(ids))
    for labelled in page.select("[aria-labelledby]"):
        assert page.find(id=labelled["aria-labelledby"]).get_text(strip=True)


@pytest.mark.parametrize(
    ("address", "sheets"),
    [
        (ENGLISH, ["press", "listen", "dark"]),
        ("/en/newsroom/", ["press", "newsroom", "dark"]),
        ("/en/newsroom/archive/", ["press", "newsroom", "dark"]),
        ("/en/newsroom/organizations/orrin/", ["press", "newsroom", "records", "dark"]),
    ],
    ids=["release", "list", "archive", "organization"],
)
def test_a_page_loads_the_style_of_what_is_on_it(bare, issued, read, address, sheets):
    found = [link["href"].rpartition("/")[2] for link in read(address).select("link[rel=stylesheet]")]
    assert found == [f"{name}.css" for name in sheets]


def test_a_site_fills_any_block_with_page_and_release(settings, tmp_path, draft, issued, read):
    folder = tmp_path / "wagtail_pressrelease"
    folder.mkdir()
    (folder / "press_release_page.html").write_text(
        '{% extends "wagtail_pressrelease/release.html" %}'
        '{% block lead %}<p class="own">{{ page.reference }} / {{ release.headline }}</p>'
        "{{ block.super }}{% endblock %}"
    )
    (folder / "base.html").write_text(
        '{% extends "wagtail_pressrelease/base.html" %}{% block footer %}<footer>Own foot</footer>{% endblock %}'
    )
    use(settings, [str(tmp_path)])
    page = read(ENGLISH)
    assert page.select_one(".own").get_text() == f"{issued.reference} / Centre and prefecture sign tidal memorandum"
    assert page.select_one(".press-lead")
    assert page.footer
    assert "Own foot" in str(page)
    both = draft.make_preview_request(preview_mode="both").content.decode()
    assert both.count('class="own"') == 2


class TestUserbar:
    def test_is_for_staff(self, issued, client, read):
        client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "pw"))
        page = read(ENGLISH)
        assert "wagtail-userbar" in str(page)
        assert f"/admin/pages/{issued.pk}/edit/" in str(page)

    def test_a_reader_gets_none(self, issued, read):
        assert "userbar" not in str(read(ENGLISH))


def test_a_site_with_a_third_language_shows_english_and_sends_search_engines_there(settings, issued, read):
    settings.LANGUAGES = [("en", "English"), ("ja", "日本語"), ("fr", "Français")]
    page = read("/fr/newsroom/tidal-memorandum/")
    assert (page.html["lang"], page.answer["Content-Language"]) == ("en", "en")
    assert page.select_one("link[rel=canonical]")["href"] == f"http://localhost{ENGLISH}"
    assert [link["href"] for link in page.select(".press-switch a")] == [
        "/ja/newsroom/tidal-memorandum/",
        "?view=parallel",
    ]
    read("/fr/newsroom/")


def test_words_are_shown_never_run(newsroom, read):
    from tests.builders import publish

    evil = "<script>alert(1)</script>"
    publish(
        make_draft(
            newsroom,
            headline_en=evil,
            lead_en=evil,
            subheadline_en=evil,
            place_en=evil,
            agreement_place_en=evil,
            reference='"><img src=x>',
            body_en=[("heading", evil), ("list", [evil]), ("image", {"image": None, "alt": evil})],
        )
    )
    for address in (ENGLISH, "/en/newsroom/"):
        page = read(address)
        assert not page.select("script:not([src], [type='application/ld+json']), img[src=x]")
        assert evil in page.get_text()


@pytest.mark.parametrize(
    ("language", "size", "said"),
    [("en", 2048, "PDF, 2.0"), ("ja", 2048, "PDF：2.0"), ("en", None, ">PDF<"), ("ja", None, ">PDF<")],
)
def test_a_file_says_what_it_is_and_how_large_as_its_language_does(language, size, said):
    document = SimpleNamespace(url="/plan.pdf", file_extension="pdf", file_size=size)
    values = {"release": SimpleNamespace(language=language), "title": "Plan", "document": document}
    assert said in render_to_string("wagtail_pressrelease/includes/file.html", values)


def test_a_text_with_a_file_is_printed_outside_a_release_too(newsroom):
    """As where a site lists what a release says in a template of its own."""
    document = get_document_model().objects.create(title="Plan", file=ContentFile(b"x" * 2048, "plan.pdf"))
    document.get_file_size()
    page = make_draft(newsroom, body_en=[("document", document)])
    for language, said in (("en", "PDF, 2.0"), ("ja", "PDF：2.0")):
        with translation.override(language):
            assert said in str(page.body_en)
