"""What a PDF may be made of, and what it is refused."""

import base64
from urllib.parse import quote

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from wagtail.images import get_image_model
from wagtail.images.models import Filter
from wagtail.images.tests.utils import get_test_image_file

from wagtail_pressrelease.rendering.own_files import OwnFiles, Refused

PAGE = "https://example.org/en/newsroom/tidal/"
PIXEL = base64.b64encode(b"\x89PNG").decode()

pytestmark = pytest.mark.django_db


@pytest.fixture
def rendition():
    image = get_image_model().objects.create(title="Sea", file=get_test_image_file("sea.png"))
    return image.create_rendition(Filter(spec="width-20"))  # which, unlike others, is in no cache


def opened(url, **pictures):
    file, media = OwnFiles(PAGE, pictures.get("pictures")).open(url)
    with file:
        return file.read(), media


def test_a_picture_of_the_page_by_its_address(rendition):
    content, media = opened(f"https://example.org{rendition.url}")
    assert (content[:4], media) == (b"\x89PNG", "image/png")


def test_a_picture_whose_storage_gives_addresses_that_cannot_be_read_back(rendition):
    signed = "https://bucket.example.net/x?signature=1"
    assert opened(signed, pictures={signed: rendition.file.name})[1] == "image/png"
    with pytest.raises(Refused):
        opened("https://bucket.example.net/x?signature=2", pictures={signed: rendition.file.name})


def test_a_static_file():
    content, media = opened("https://example.org/static/wagtail_pressrelease/press.css?v=1#top")
    assert b"press-page" in content and media == "text/css"


def test_a_small_picture_in_a_style_sheet():
    assert opened(f"data:image/png;base64,{PIXEL}") == (b"\x89PNG", "image/png")
    assert opened("data:image/gif,GIF89a%3B") == (b"GIF89a;", "image/gif")


REFUSED = [
    "http://127.0.0.1:8000/",
    "http://169.254.169.254/latest/meta-data/",
    "https://elsewhere.example.com/media/images/sea.png",
    "https://example.org.elsewhere.example.com/static/wagtail_pressrelease/press.css",
    "https://example.org@elsewhere.example.com/static/wagtail_pressrelease/press.css",
    "https://example.org:444/static/wagtail_pressrelease/press.css",
    "http://example.org/static/wagtail_pressrelease/press.css",
    "//example.org/static/wagtail_pressrelease/press.css",
    "https://example.org/",
    "https://example.org/en/newsroom/tidal/",
    "https://example.org/admin/",
    "https://example.org/documents/1/secret.pdf",
    "https://example.org/static/",
    "https://example.org/static/wagtail_pressrelease/none.css",
    "https://example.org/static/../settings.py",
    "https://example.org/static/wagtail_pressrelease/../../../settings.py",
    "https://example.org/static/%2e%2e/%2e%2e/settings.py",
    "https://example.org/static//etc/passwd",
    "https://example.org/static/wagtail_pressrelease/..%5c..%5csettings.py",
    "https://example.org/media/../settings.py",
    "file:///etc/passwd",
    "FILE:///etc/passwd",
    "file://localhost/etc/passwd",
    "/etc/passwd",
    "ftp://example.org/static/a.css",
    "gopher://127.0.0.1:6379/_INFO",
    "jar:https://example.org/static/a.css",
    "data:text/html,<p>",
    "data:text/css,a{}",
    "data:image/svg+xml,<svg/>",
    "data:image/png;base64,%",
    "data:,x",
    "",
]


@pytest.mark.parametrize("url", REFUSED)
def test_everything_else_is_refused(url):
    with pytest.raises(Refused):
        opened(url)


@pytest.mark.parametrize("name", ["documents/secret.pdf", "original_images/sea.png", "press-pdf/1.pdf"])
def test_a_file_of_the_storage_that_is_no_picture_of_a_page_is_refused(name, rendition):
    name = default_storage.save(name, ContentFile(b"secret"))
    for url in (f"/media/{name}", f"/media/images/../{name}", f"/media/{quote(name, safe='')}"):
        with pytest.raises(Refused):
            opened(f"https://example.org{url}")


def test_a_picture_that_is_gone_is_refused(rendition):
    rendition.file.storage.delete(rendition.file.name)
    with pytest.raises(Refused):
        opened(f"https://example.org{rendition.url}")


def test_a_storage_without_addresses_of_its_own_opens_nothing_else(rendition, monkeypatch):
    monkeypatch.setattr("wagtail_pressrelease.rendering.own_files.get_rendition_storage", lambda: object())
    with pytest.raises(Refused):
        opened(f"https://example.org{rendition.url}")
