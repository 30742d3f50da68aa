"""The editor's form of a release."""

import json
import re

import pytest
from django.urls import reverse

from tests.admin.people import sign_in
from tests.builders import fetch, make_draft, publish
from tests.forms import edit_url, on_screen
from wagtail_pressrelease.press.release import RESERVED_SLUGS
from wagtail_pressrelease.publishing.content import BLOCK_KEY, own_content


def content(page):
    """What the latest version says of the release, without the marks that the text editor gives anew each time."""
    words = json.dumps(own_content(page.get_latest_revision().content), sort_keys=True, ensure_ascii=False)
    return json.loads(BLOCK_KEY.sub("", words))


def test_saving_an_untouched_form_changes_nothing(admin_client, draft):
    before = content(draft)
    response = admin_client.post(edit_url(draft), on_screen(admin_client, draft))
    assert response.status_code == 302, response.context["form"].errors
    assert content(fetch(draft)) == before
    assert not fetch(draft).live


def latest(page):
    return fetch(page).get_latest_revision_as_object()


def save(client, page, **changes):
    response = client.post(edit_url(page), on_screen(client, page, **changes))
    assert response.status_code == 302, response.context["form"].errors
    return latest(page)


@pytest.fixture
def staff(client, db):
    return sign_in(client, "edit_en", "edit_ja", "edit_facts")


# --- headlines, title, slug
@pytest.mark.parametrize(
    ("source", "english", "japanese", "title"),
    [
        ("en", "Ferry", "", "Ferry"),
        ("en", "", "連絡船", "連絡船"),
        ("ja", "", "連絡船", "連絡船"),
        ("ja", "Ferry", "", "Ferry"),
        ("ja", "Ferry", "連絡船", "連絡船"),
    ],
)
def test_a_draft_in_one_language_always_saves(source, english, japanese, title, staff, draft):
    blank = {f"{name}_{language}": "" for name in ("lead", "subheadline") for language in ("en", "ja")}
    texts = {"source_language": source, "headline_en": english, "headline_ja": japanese}
    page = save(staff, draft, **blank, **texts)
    assert (page.title, page.source_language) == (title, source)


def test_a_headline_is_one_line(staff, draft):
    page = save(staff, draft, headline_en="Ferry\r\nlink opens", headline_ja="連絡船\u3000就航")
    assert (page.headline_en, page.headline_ja) == ("Ferry link opens", "連絡船\u3000就航")


@pytest.mark.parametrize("source", ["en", "ja"])
def test_without_any_headline_the_source_languages_field_asks(source, staff, draft):
    data = on_screen(staff, draft, source_language=source, headline_en="", headline_ja=" ")
    assert list(staff.post(edit_url(draft), data).context["form"].errors) == [f"headline_{source}"]


def test_publishing_asks_for_the_source_languages_headline_at_its_field(staff, draft):
    data = on_screen(staff, draft, headline_en="", **{"action-publish": "1"})
    assert "headline_en" in staff.post(edit_url(draft), data).context["form"].errors


def test_a_translator_saves_whatever_the_other_language_lacks(client, newsroom):
    client = sign_in(client, "edit_ja")
    page = make_draft(newsroom, headline_ja="連絡船")
    page.headline_en = ""
    page.save_revision(clean=False)
    assert save(client, page, headline_ja="連絡船が就航").title == "連絡船が就航"
    response = client.post(edit_url(page), on_screen(client, page, headline_ja=""))
    assert response.context["form"].non_field_errors() == ["Enter a headline."]


def test_the_slug_follows_the_english_headline_until_the_first_issue(staff, newsroom):
    page = make_draft(newsroom, headline_en="Ferry", slug="")
    assert page.slug == "ferry"
    assert save(staff, page, headline_en="Ferry link").slug == "ferry-link"
    assert save(staff, page, headline_en="").slug == page.reference
    assert save(staff, page, headline_en="Ferry link opens").slug == "ferry-link-opens"
    page = publish(page)
    assert save(staff, page, headline_en="Ferry link is open").slug == "ferry-link-opens"
    assert save(staff, page, slug="").slug == "ferry-link-opens"


def test_a_slug_that_somebody_chose_stays(staff, newsroom):
    page = make_draft(newsroom, headline_en="Ferry", slug="")
    assert save(staff, page, slug="our-ferry").slug == "our-ferry"
    assert save(staff, page, headline_en="Ferry link").slug == "our-ferry"
    assert save(staff, page, slug="").slug == "ferry-link"


def test_the_slug_follows_a_writer_who_has_no_field_for_it(client, newsroom):
    client = sign_in(client, "edit_en")
    page = make_draft(newsroom, headline_en="Ferry", slug="")
    assert save(client, page, headline_en="Ferry link").slug == "ferry-link"


@pytest.mark.parametrize("slug", sorted(RESERVED_SLUGS))
def test_slugs_that_the_newsroom_uses_itself_are_refused(slug, staff, draft):
    form = staff.post(edit_url(draft), on_screen(staff, draft, slug=slug)).context["form"]
    assert "Choose another slug." in form.errors["slug"][0]


def test_a_slug_that_another_release_has_is_refused(staff, draft, newsroom):
    other = make_draft(newsroom, slug="other")
    form = staff.post(edit_url(draft), on_screen(staff, draft, slug=other.slug)).context["form"]
    assert "slug" in form.errors


# --- ready
def test_a_tick_that_is_posted_holds_for_the_text_that_it_is_posted_with(staff, draft):
    page = save(staff, draft, headline_en="Other words", headline_ja="別の言葉")
    assert page.ready_languages == ["en", "ja"]
    page = save(staff, draft, headline_en="Again", ready_en=None)
    assert page.ready_languages == ["ja"]


def test_somebody_without_the_tick_who_changes_the_words_takes_it_away(client, draft):
    client = sign_in(client, "edit_ja")
    page = save(client, draft, headline_ja="別の言葉", ready_ja=None)
    assert page.ready_languages == ["en"]


def test_a_translator_ticks_japanese_and_leaves_english_alone(client, newsroom):
    client = sign_in(client, "edit_ja")
    page = make_draft(newsroom, ready=("en",))
    assert save(client, page, lead_ja="別のリード", ready_ja="on", ready_en="on").ready_languages == ["en", "ja"]


# --- what people see
def test_every_field_names_a_permission(draft):
    form = type(draft).get_edit_handler().get_form_class()
    free = set(form.base_fields) - set(form._meta.field_permissions) - {"comment_notifications"}
    assert not free
    for name, rows in form.formsets.items():
        if name != "comments":
            assert set(rows.form.base_fields) - set(rows.form._meta.field_permissions) == {"uid"}, name


def test_headings_are_words_and_inputs_say_their_language(staff, draft):
    text = staff.get(edit_url(draft)).content.decode()
    assert "[en]" not in text
    assert "[ja]" not in text
    assert re.search(r'<textarea[^>]*name="headline_ja"[^>]*lang="ja"', text)
    assert re.search(r'<textarea[^>]*name="quotes-0-text_en"[^>]*lang="en"', text)
    assert "Place of signing (Japanese)" in text
    assert 'data-press-language-lang-value="ja"' in text


def test_where_nothing_is_chosen_the_form_says_what_that_means(staff, draft):
    text = staff.get(edit_url(draft)).content.decode()
    for name, meaning in (
        ("policy", "As the newsroom has it"),
        ("text_status", "Nothing is said of it"),
        ("agreement_kind", "No agreement"),
    ):
        choices = re.search(rf'<select[^>]*name="{name}".*?</select>', text, re.S)[0]
        assert re.search(rf'<option value=""[^>]*>{meaning}</option>', choices), choices
        assert choices.count("<option") > 2 and "---" not in choices


@pytest.mark.parametrize(("language", "limit"), [("en", 90), ("ja", 50)])
def test_the_length_of_a_headline_is_counted(language, limit, staff, draft):
    text = staff.get(edit_url(draft)).content.decode()
    field = re.search(rf'<textarea[^>]*name="headline_{language}"[^>]*>', text)[0]
    assert f'data-press-length-limit-value="{limit}"' in field


@pytest.mark.parametrize(("source", "first"), [("en", "language_en"), ("ja", "language_ja")])
def test_the_tab_of_the_source_language_opens_first(source, first, staff, newsroom):
    page = make_draft(newsroom, source_language=source)
    tabs = re.findall(r'href="#tab-([\w-]+)"', staff.get(edit_url(page)).content.decode())
    assert tabs[0] == first
    assert set(tabs) == {"language_en", "language_ja", "facts", "publishing", "promote"}


def test_comparing_versions_names_the_fields_as_the_form_does(staff, draft):
    first = draft.get_latest_revision()
    save(staff, draft, headline_ja="別の見出し", lead_en="Another lead.")
    url = reverse("wagtailadmin_pages:revisions_compare", args=[draft.pk, first.pk, "latest"])
    text = staff.get(url).content.decode()
    assert "別の見出し" in text
    assert "[ja]" not in text
    assert "Headline" in text


def test_a_japanese_reader_of_the_admin_gets_the_form(client, draft):
    client = sign_in(client, "edit_en", "edit_ja", "edit_facts", language="ja")
    assert client.get(edit_url(draft)).status_code == 200


# --- autosave
def test_autosave_goes_on_in_the_same_version(staff, draft):
    data = on_screen(staff, draft, headline_en="One")
    answer = staff.post(edit_url(draft), data, HTTP_ACCEPT="application/json").json()
    data |= {**answer["field_updates"], "overwrite_revision_id": answer["revision_id"], "headline_en": "Two"}
    again = staff.post(edit_url(draft), data, HTTP_ACCEPT="application/json").json()
    assert again["revision_id"] == answer["revision_id"]
    assert latest(draft).headline_en == "Two"


def test_autosave_never_overwrites_what_was_issued(staff, issued):
    revision = issued.latest_revision_id
    data = on_screen(staff, issued, headline_en="Half a", overwrite_revision_id=revision)
    answer = staff.post(edit_url(issued), data, HTTP_ACCEPT="application/json").json()
    assert answer["revision_id"] != revision
    assert issued.press_editions.get(language="en").issued_page().headline_en == issued.headline_en


@pytest.mark.parametrize(("source", "said"), [("en", ("Headline*", "Headline")), ("ja", ("Headline", "Headline*"))])
def test_an_empty_headline_says_what_it_is(staff, draft, source, said):
    draft.source_language = source
    draft.save_revision()
    form = staff.get(edit_url(draft)).content.decode()
    fields = [re.search(rf'<textarea[^>]*name="headline_{language}"[^>]*>', form)[0] for language in ("en", "ja")]
    assert tuple(re.search('placeholder="([^"]*)"', field)[1] for field in fields) == said


# --- what nobody sees
def test_characters_that_nobody_sees_are_left_out_and_said_to_be(admin_client, draft):
    data = on_screen(admin_client, draft, headline_en="Turn\u202ebine", lead_ja="潮\u200b流")
    said = admin_client.post(edit_url(draft), data, follow=True).content.decode()
    assert "Characters that nobody sees were left out" in said
    assert (latest(draft).headline_en, latest(draft).lead_ja) == ("Turnbine", "潮流")

    said = admin_client.post(edit_url(draft), on_screen(admin_client, draft, lead_ja="潮の流れ"), follow=True)
    assert "Characters that nobody sees" not in said.content.decode()
