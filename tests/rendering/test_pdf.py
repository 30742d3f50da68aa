"""A release as PDF: what is in it, when it is made, and when it is gone."""

import io

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.core.management import call_command
from pypdf import PdfReader
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from tests.builders import make_issued, publish
from wagtail_pressrelease.models import Topic
from wagtail_pressrelease.rendering import pdf

ADDRESS = "/{}/newsroom/tidal-memorandum/release.pdf"
HEADLINES = {"en": "Centre and prefecture sign tidal memorandum", "ja": "潮流エネルギーで覚書を締結"}

pytestmark = pytest.mark.usefixtures("own_folder")
sets_pages = pytest.mark.skipif(
    pdf.engine() is None,
    reason="NO PDF IS TESTED: WeasyPrint finds no Pango on this machine (libpango-1.0-0, libpangoft2-1.0-0, "
    "libharfbuzz-subset0).",
)


def build():
    call_command("build_press_pdfs", stdout=io.StringIO())


def tags(node):
    """The names of the tags of a PDF, with what stands in the place of a picture."""
    node = node.get_object()
    if isinstance(node, list):
        return [tag for each in node for tag in tags(each)]
    if not isinstance(node, dict):
        return []
    return [(node.get("/S"), node.get("/Alt")), *(tags(node["/K"]) if "/K" in node else [])]


DOCUMENTS: dict[str, bytes] = {}


def make_documents(client, newsroom):
    image = get_image_model().objects.create(title="Sea", file=get_test_image_file("sea.png"))
    table = ("table", {"data": [["Year", "Turbines"], ["2027", "2"]], "first_row_is_table_header": True})
    body = {
        f"body_{language}": [("image", {"image": image, "alt": alt, "caption": "", "credit": ""}), table]
        for language, alt in (("en", "Waves at dawn"), ("ja", "夜明けの波"))
    }
    topic = Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")
    publish(make_issued(newsroom, reference="2026-07", **body), topics=[topic])
    build()
    for language in HEADLINES:
        answer = client.get(ADDRESS.format(language))
        assert (answer.status_code, answer.headers["Content-Type"]) == (200, "application/pdf")
        DOCUMENTS[language] = b"".join(answer.streaming_content)


@sets_pages
class TestWhatIsInIt:
    @pytest.fixture
    def read(self, db, request):
        """The PDF of a language. It takes seconds to set them, so all tests of this class read the same two."""
        if not DOCUMENTS:
            make_documents(request.getfixturevalue("client"), request.getfixturevalue("newsroom"))
        return lambda language: PdfReader(io.BytesIO(DOCUMENTS[language]))

    @pytest.mark.parametrize(
        ("language", "words"),
        [
            ("en", [HEADLINES["en"], "“The tide is ours.”", "Isla Grant", "ENDS", "Turbines", "Page 1 of"]),
            ("ja", [HEADLINES["ja"], "「期待しています。」", "浜田恵", "締結者", "以上", "ページ"]),
        ],
    )
    def test_text_that_can_be_selected_and_searched(self, read, language, words):
        text = "".join(page.extract_text() for page in read(language).pages)
        found = "".join(text.split())
        assert [word for word in words if "".join(word.split()) not in found] == []

    @pytest.mark.parametrize("language", ["en", "ja"])
    def test_says_what_it_is(self, read, language):
        document = read(language)
        assert document.metadata.title == HEADLINES[language]
        assert document.metadata.author == {"en": "Orrin Tidal Centre", "ja": "オリン潮流センター"}[language]
        assert document.metadata.get("/Keywords") == {"en": "Energy", "ja": "エネルギー"}[language]
        root = document.trailer["/Root"]
        assert root["/Lang"] == language
        assert root["/ViewerPreferences"]["/DisplayDocTitle"]

    @pytest.mark.parametrize(("language", "alt"), [("en", "Waves at dawn"), ("ja", "夜明けの波")])
    def test_is_tagged(self, read, language, alt):
        root = read(language).trailer["/Root"]
        assert root["/MarkInfo"]["/Marked"]
        found = tags(root["/StructTreeRoot"]["/K"])
        assert {"/H1", "/H2", "/P", "/Table", "/TH", "/TD", "/BlockQuote", "/Figure"} <= {tag for tag, _alt in found}
        assert ("/Figure", alt) in found

    @pytest.mark.parametrize("language", ["en", "ja"])
    def test_holds_its_letters_and_no_button_or_player(self, read, language):
        document = read(language)
        fonts = [font.get_object() for page in document.pages for font in page["/Resources"]["/Font"].values()]
        assert fonts and all("/ToUnicode" in font for font in fonts)
        text = "".join(page.extract_text() for page in document.pages)
        assert not [word for word in ("Copy", "コピー", "Download", "ダウンロード", "min read") if word in text]


@sets_pages
@pytest.mark.parametrize(
    "hostile",
    [
        '<img src="http://127.0.0.1:{port}/a.png">',
        '<link rel="stylesheet" href="http://127.0.0.1:{port}/a.css">',
        "<style>@import url(http://127.0.0.1:{port}/b.css)</style>",
        "<style>p {{ background: url(http://127.0.0.1:{port}/c.png) }}</style>",
        "<style>@font-face {{ font-family: x; src: url(http://127.0.0.1:{port}/d) }} p {{ font-family: x }}</style>",
        '<link rel="attachment" href="file:///etc/passwd">',
        '<a rel="attachment" href="file:///etc/passwd">x</a>',
        '<object data="file:///etc/passwd"></object><embed src="http://127.0.0.1:{port}/e">',
        '<svg><image href="http://127.0.0.1:{port}/f.png" width="9" height="9"/></svg>',
        '<svg><use href="file:///etc/passwd#x"/></svg>',
        '<base href="http://127.0.0.1:{port}/"><img src="/static/a.png">',
    ],
)
def test_what_is_not_ours_is_not_fetched_and_stops_nothing(hostile, visited, settings):
    content = pdf.engine().set_pages(
        f"<html lang=en><title>x</title><body>{hostile.format(port=visited.port)}<p>Words</p>",
        "https://example.org/en/",
        pdf.OwnFiles("https://example.org/en/"),
        b"1",
    )
    document = PdfReader(io.BytesIO(content))
    assert "Words" in document.pages[0].extract_text()
    assert visited.paths == []
    assert b"root:" not in content and not document.attachments


@sets_pages
def test_a_drawing_of_ours_that_names_other_files_gets_none_of_them(visited):
    drawing = (
        '<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="9" height="9">'
        f'<image href="http://127.0.0.1:{visited.port}/a.png" width="9" height="9"/>'
        '<image xlink:href="file:///etc/passwd" width="9" height="9"/></svg>'
    )
    name = default_storage.save("images/drawing.svg", ContentFile(drawing.encode()))
    files = pdf.OwnFiles("https://example.org/en/", {"/media/images/drawing.svg": name})
    opened = []
    files.open = lambda url, ours=files.open: opened.append(url) or ours(url)
    html = '<html lang=en><title>x</title><img src="/media/images/drawing.svg" alt="x"><p>Words</p>'
    content = pdf.engine().set_pages(html, "https://example.org/en/", files, b"1")
    assert "Words" in PdfReader(io.BytesIO(content)).pages[0].extract_text()
    assert opened[0].endswith("drawing.svg") and len(opened) > 1  # it was read, and what it names was asked for
    assert visited.paths == [] and b"root:" not in content


@pytest.fixture
def visited():
    """A server on this machine that nobody should come to."""
    from http.server import BaseHTTPRequestHandler, HTTPServer
    from threading import Thread

    class Handler(BaseHTTPRequestHandler):
        def do_GET(self):
            server.paths.append(self.path)
            self.send_response(302)
            self.send_header("Location", "file:///etc/passwd")
            self.end_headers()

        def log_message(self, *args):
            pass

    server = HTTPServer(("127.0.0.1", 0), Handler)
    server.paths, server.port = [], server.server_address[1]
    Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
    yield server
    server.shutdown()
    server.server_close()
