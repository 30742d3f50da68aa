"""A page that a reader has and that has not changed is not sent again; one that has changed always is."""

import datetime

import pytest
from django.contrib.auth import get_user_model
from django.contrib.sessions.backends.db import SessionStore
from django.core.cache import cache
from django.template import engines
from django.template.response import TemplateResponse
from django.utils import timezone
from django.utils.functional import SimpleLazyObject
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file
from wagtail.models import PageViewRestriction, Site

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft, publish
from tests.rendering.growing import a_document, grow
from wagtail_pressrelease.models import Attachment, Edition, NewsroomPage, Organization, Topic
from wagtail_pressrelease.rendering import conditional
from wagtail_pressrelease.rendering.conditional import respond
from wagtail_pressrelease.rendering.standing import Standing

RELEASE = "newsroom/tidal-memorandum/"
LISTS = ["newsroom/", "newsroom/?organization=orrin", "newsroom/?page=2"]
SOON = datetime.timedelta(seconds=40)


@pytest.fixture(autouse=True)
def one_hour(monkeypatch):
    """No test runs across the full hour."""
    began = timezone.now()
    monkeypatch.setattr(conditional, "hour", lambda moment: began)


@pytest.fixture
def linked(newsroom):
    return make_draft(newsroom, slug="linked", rows=False)


@pytest.fixture
def rich(issued, linked):
    """A release that draws pictures, files, and pages that it links to."""
    files = [get_test_image_file(f"{name}.png") for name in "abc"]
    pictures = [get_image_model().objects.create(title="Sea", file=file) for file in files]
    home = newsroom_of(issued).get_parent().add_child(instance=HomePage(title="Page", slug="page"))
    text = f'<p><a linktype="page" id="{linked.pk}">One</a> <a linktype="page" id="{home.pk}">two</a>.</p>'
    body = [("paragraph", text), *(("image", {"image": picture, "alt": "Sea"}) for picture in pictures[1:])]
    files = [Attachment(document=a_document(name), title_en="File", title_ja="資料") for name in ("a", "b")]
    topics = [Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")]
    return publish(issued, image=pictures[0], body_en=body, body_ja=body, attachments=files, topics=topics)


@pytest.fixture
def versions(client):
    """The validators of addresses, by language and address."""

    def read(*paths):
        return {
            (language, path): client.get(f"/{language}/{path}").headers["ETag"]
            for language in ("en", "ja")
            for path in paths
        }

    return read


def newsroom_of(release):
    return NewsroomPage.objects.get(pk=release.get_parent().pk)


def delete(document):
    Attachment.objects.filter(document=document).delete()
    document.delete()


def documents(release):
    return [row.document for row in fetch(release).get_latest_revision_as_object().attachments.all()]


@pytest.mark.parametrize("path", [RELEASE, f"{RELEASE}?view=parallel", *LISTS])
@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize("method", ["get", "head"])
def test_who_has_it_is_told_so_with_seven_queries_and_nothing_is_built(
    client, rich, linked, language, path, method, django_assert_max_num_queries
):
    linked.save_revision().publish()
    grow(fetch(rich), 25)
    client.get(f"/{language}/{path}")  # which makes the smaller pictures
    first = client.get(f"/{language}/{path}")
    with django_assert_max_num_queries(7):
        again = getattr(client, method)(f"/{language}/{path}", headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.content, again.templates) == (304, b"", [])
    assert again.headers["ETag"] == first.headers["ETag"]
    assert first.headers["Cache-Control"].startswith("public, max-age=")
    assert again.headers["Cache-Control"].startswith("public, max-age=")
    assert first.headers["Last-Modified"] == again.headers["Last-Modified"]
    assert "Cookie" not in first.headers.get("Vary", "")


def test_whatever_changes_a_release_changes_its_version_in_both_languages(versions, rich, linked):
    newsroom = newsroom_of(rich)
    changes = {
        "a correction of one language": lambda: publish(rich, headline_en="Corrected"),
        "a quote taken out": lambda: publish(rich, quotes=fetch(rich).quotes.all()[:1]),
        "a page linked to goes before the public": lambda: linked.save_revision().publish(),
        "in one language more": lambda: publish(fetch(linked), ready_ja=False, lead_en="Other."),
        "and is withdrawn": lambda: fetch(linked).unpublish(),
        "another address of a page linked to": lambda: HomePage.objects.get(slug="page").move(newsroom, "last-child"),
        "a page linked to deleted": lambda: HomePage.objects.get(slug="page").delete(),
        "a picture deleted": lambda: get_image_model().objects.last().delete(),
        "the main picture deleted": lambda: get_image_model().objects.first().delete(),
        "a file deleted": lambda: delete(documents(rich)[0]),
        "the newsroom's name": lambda: rename(newsroom),
        "another house": lambda: Site.objects.update(site_name="Other"),
        "what was issued, in place": lambda: rewrite(Edition.objects.filter(page=rich)),
        "the page's place": lambda: fetch(rich).move(newsroom, "first-child"),
        "something that anybody did to a live page": lambda: newsroom.get_parent().specific.save_revision().publish(),
    }
    versions(RELEASE)  # which makes the smaller pictures
    for what, change in changes.items():
        before = versions(RELEASE)
        change()
        after = versions(RELEASE)
        assert all(before[each] != after[each] for each in before), what


def rename(newsroom):
    page = NewsroomPage.objects.get(pk=newsroom.pk)
    page.name_en = page.name_ja = "Other"
    page.save()


def rewrite(editions):
    for edition in editions:
        edition.data["lead"] += "!"
        edition.save()


def test_whatever_changes_a_list_changes_its_version_in_both_languages(versions, rich, linked):
    newsroom, addresses = newsroom_of(rich), LISTS[:2]
    changes = {
        "a release": lambda: linked.save_revision().publish(),
        "a correction": lambda: publish(rich, headline_en="Corrected"),
        "a private release": lambda: PageViewRestriction.objects.create(page=linked, restriction_type="login"),
        "one that is open again": lambda: PageViewRestriction.objects.all().delete(),
        "a withdrawal": lambda: fetch(linked).unpublish(),
        "a topic's name": lambda: Topic.objects.update(name_en="Power", name_ja="電力"),
        "the newsroom's name": lambda: rename(newsroom),
        "an end": lambda: Edition.objects.filter(page=rich).update(public_until=timezone.now()),
    }
    for what, change in changes.items():
        before = versions(*addresses)
        change()
        after = versions(*addresses)
        assert all(before[each] != after[each] for each in before), what


def test_work_on_drafts_changes_nothing_that_readers_could_see_it_by(versions, rich, linked):
    def save_a_draft():
        page = fetch(rich).get_latest_revision_as_object()
        page.headline_en = "Half a sen"
        page.save_revision()

    def schedule():
        page = fetch(rich).get_latest_revision_as_object()
        page.headline_en, page.embargo_until = "To come", timezone.now() + datetime.timedelta(days=1)
        page.tick("en", "ja")
        page.save_revision().publish()

    work = {
        "nothing": lambda: None,
        "a draft of it": save_a_draft,
        "a correction to come": schedule,
        "a draft beside it": lambda: make_draft(newsroom_of(rich), slug="new", rows=False),
        "the name that an organization will have": lambda: Organization.objects.update(name_en="Other", name_ja="別"),
        "the deletion of what nobody uses": lambda: get_image_model().objects.create(title="Other", width=1, height=1),
    }
    addresses = [RELEASE, *LISTS[:2]]
    versions(*addresses)
    for what, change in work.items():
        before = versions(*addresses)
        change()
        assert versions(*addresses) == before, what


@pytest.mark.parametrize("path", [RELEASE, "newsroom/"])
class TestHowLong:
    @staticmethod
    def kept(client, path):
        return int(client.get(f"/en/{path}").headers["Cache-Control"].removeprefix("public, max-age="))

    def test_a_minute(self, client, issued, path):
        assert self.kept(client, path) == 60

    def test_not_past_the_hour_of_a_correction(self, client, issued, path):
        issued.embargo_until, issued.headline_en = timezone.now() + SOON, "Corrected"
        issued.tick("en", "ja")
        issued.save_revision().publish()
        assert 30 < self.kept(client, path) < 40

    @pytest.mark.parametrize(
        "change",
        [
            lambda moment: Edition.objects.filter(language="ja").update(public_from=moment),
            lambda moment: Edition.objects.update(public_until=moment),
            lambda moment: NewsroomPage.objects.get().get_children().update(expire_at=moment),
        ],
        ids=["an edition to come", "an edition's end", "the page's end"],
    )
    def test_nor_past(self, client, issued, path, change):
        change(timezone.now() + SOON)
        assert 30 < self.kept(client, path) < 40

    def test_nor_past_the_full_hour_since_a_day_may_begin_with_it(self, client, issued, path, monkeypatch):
        begins = timezone.now() + SOON
        monkeypatch.setattr(conditional, "hour", lambda moment: begins - conditional.HOUR)
        assert 30 < self.kept(client, path) < 40

    def test_as_long_as_the_site_wants(self, client, issued, path, settings):
        settings.WAGTAIL_PRESSRELEASE = {"CACHE_SECONDS": 300}
        assert self.kept(client, path) == 300


def test_a_page_is_not_kept_past_the_hour_of_one_that_it_links_to(client, rich, linked):
    linked.embargo_until = timezone.now() + SOON
    linked.save_revision().publish()
    assert 30 < TestHowLong.kept(client, RELEASE) < 40


@pytest.mark.parametrize("path", [RELEASE, "newsroom/", "newsroom/?q=tidal"])
class TestForOneReaderOnly:
    @staticmethod
    def assert_kept_by_nobody(answer):
        assert answer.status_code == 200
        assert {"private", "no-store"} <= set(answer.headers["Cache-Control"].split(", "))
        assert "public" not in answer.headers["Cache-Control"]
        assert "ETag" not in answer.headers

    def test_who_works_here_is_shown_the_bar_and_nobody_keeps_it(self, client, issued, path):
        had = client.get(f"/en/{path}").headers["ETag"]
        client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "pw"))
        answer = client.get(f"/en/{path}", headers={"If-None-Match": had})
        self.assert_kept_by_nobody(answer)
        assert b"wagtail-userbar" in answer.content

    def test_what_is_private_is_kept_by_nobody(self, client, admin_client, issued, path):
        PageViewRestriction.objects.create(page=newsroom_of(issued), restriction_type="login")
        assert "no-store" in client.get(f"/en/{path}").headers["Cache-Control"]
        self.assert_kept_by_nobody(admin_client.get(f"/en/{path}"))

    def test_behind_a_password_of_the_server_too(self, client, issued, path):
        self.assert_kept_by_nobody(client.get(f"/en/{path}", headers={"Authorization": "Basic eDp5"}))


@pytest.mark.parametrize(
    "template",
    ["<form>{% csrf_token %}</form>", "{{ request.session.colour }}", "{{ request.user }}"],
)
def test_a_page_whose_template_asks_who_reads_it_is_kept_by_nobody(rf, issued, template):
    request = rf.get("/en/newsroom/")
    request.session = SessionStore()
    request.user = SimpleLazyObject(lambda: request.session.get("user"))
    standing = Standing(parts=(), until=(), modified=timezone.now())

    def build(source):
        return lambda: TemplateResponse(request, engines["django"].from_string(source))

    assert respond(request, newsroom_of(issued), standing, build("Text")).render().headers["ETag"]
    answer = respond(request, newsroom_of(issued), standing, build(template)).render()
    TestForOneReaderOnly.assert_kept_by_nobody(answer)


def test_a_site_may_say_what_else_its_pages_depend_on(versions, issued, monkeypatch):
    before = versions(RELEASE, "newsroom/")
    for model in (type(issued), NewsroomPage):
        monkeypatch.setattr(model, "reading_version", lambda self, request: ("menu", 2))
    after = versions(RELEASE, "newsroom/")
    assert all(before[each] != after[each] for each in before)


def test_a_deployment_puts_every_page_out_of_date(versions, issued, settings):
    before = versions(RELEASE)
    settings.WAGTAIL_PRESSRELEASE = {"SITE_VERSION": "2"}
    assert all(version != before[each] for each, version in versions(RELEASE).items())


def test_a_site_may_have_every_page_built(client, issued, settings):
    settings.WAGTAIL_PRESSRELEASE = {"NOT_MODIFIED": False}
    answer = client.get(f"/en/{RELEASE}")
    assert "ETag" not in answer.headers
    assert client.get(f"/en/{RELEASE}", headers={"If-None-Match": "*"}).status_code == 200


def test_a_search_is_said_to_be_unchanged_for_a_minute_only(client, issued, monkeypatch):
    address, now = "/en/newsroom/?q=tidal", timezone.now()
    monkeypatch.setattr(conditional.timezone, "now", lambda: now)
    first = client.get(address).headers["ETag"]
    assert client.get(address, headers={"If-None-Match": first}).status_code == 304
    now += datetime.timedelta(minutes=1)
    assert client.get(address, headers={"If-None-Match": first}).status_code == 200


def test_a_block_that_prints_what_nobody_knows_of_is_believed_for_a_minute_only(client, issued, monkeypatch):
    publish(issued, body_en=[("embed", "https://video.example/1")])
    now = timezone.now()
    monkeypatch.setattr(conditional.timezone, "now", lambda: now)
    first = client.get(f"/en/{RELEASE}").headers["ETag"]
    now += datetime.timedelta(minutes=1)
    assert client.get(f"/en/{RELEASE}").headers["ETag"] != first


def test_a_preview_and_what_is_missing_have_no_version(client, issued, linked):
    assert client.get("/en/newsroom/linked/").headers["Cache-Control"] == "no-store"
    assert "ETag" not in client.get("/en/newsroom/?page=9").headers


class TestBuiltPagesThatAreKept:
    @pytest.fixture(autouse=True)
    def kept(self, settings):
        settings.WAGTAIL_PRESSRELEASE = {"KEEP_PAGES": "default"}
        cache.clear()
        yield
        cache.clear()

    @pytest.mark.parametrize("path", [RELEASE, *LISTS[:2]])
    def test_the_second_reader_gets_the_same_and_nothing_is_built(self, client, issued, path):
        first, second = (client.get(f"/ja/{path}") for _reader in range(2))
        assert first.templates and not second.templates
        assert first.content == second.content
        assert dict(first.headers) == dict(second.headers)

    def test_a_publication_is_read_at_once_in_both_languages(self, client, issued):
        paths = [f"/{language}/{path}" for language in ("en", "ja") for path in (RELEASE, "newsroom/")]
        before = {path: client.get(path).content for path in paths}
        publish(issued, headline_en="Corrected", headline_ja="訂正")
        for path in paths:
            answer = client.get(path)
            assert answer.templates and answer.content != before[path], path

    def test_a_withdrawn_release_is_not_read_from_it(self, client, issued):
        client.get(f"/en/{RELEASE}")
        fetch(issued).unpublish()
        assert client.get(f"/en/{RELEASE}").status_code == 404

    def test_who_works_here_neither_reads_from_it_nor_fills_it(self, client, issued):
        client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "pw"))
        assert b"wagtail-userbar" in client.get(f"/en/{RELEASE}").content
        client.logout()
        assert b"wagtail-userbar" not in client.get(f"/en/{RELEASE}").content


SECTIONS = ["archive/", "agreements/", "organizations/orrin/", "people/grant/"]


@pytest.mark.parametrize("section", SECTIONS)
def test_a_section_of_the_newsroom_is_said_to_be_unchanged_until_it_changes(
    client, issued, section, monkeypatch, django_assert_max_num_queries
):
    now = timezone.now()
    monkeypatch.setattr(conditional.timezone, "now", lambda: now)
    address = f"/ja/newsroom/{section}"
    first = client.get(address)
    assert first.headers["Cache-Control"].startswith("public, max-age=")
    with django_assert_max_num_queries(7):
        again = client.get(address, headers={"If-None-Match": first.headers["ETag"]})
    assert (again.status_code, again.templates) == (304, [])
    publish(issued, headline_ja="訂正")
    assert client.get(address, headers={"If-None-Match": first.headers["ETag"]}).status_code == 200
