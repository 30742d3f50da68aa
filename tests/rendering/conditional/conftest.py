"""A release that draws on much, and what pages say of their version."""

import pytest
from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from example_site.home.models import HomePage
from tests.builders import make_draft, publish
from tests.rendering.growing import a_document
from wagtail_pressrelease.models import Attachment, NewsroomPage, Topic
from wagtail_pressrelease.rendering import conditional

RELEASE = "newsroom/tidal-memorandum/"
LISTS = ["newsroom/", "newsroom/?organization=orrin", "newsroom/?page=2"]


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
