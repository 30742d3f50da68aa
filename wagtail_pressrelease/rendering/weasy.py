"""The only file that knows WeasyPrint. Importing it fails where that, or the library Pango that it sets text with, is
not installed: see pdf.py."""

from weasyprint import HTML
from weasyprint.urls import URLFetcher, URLFetcherResponse

from .own_files import OwnFiles


class Fetcher(URLFetcher):
    """Asks for our own files, in place of everything that WeasyPrint's own can reach."""

    def __init__(self, files: OwnFiles) -> None:
        super().__init__(allowed_protocols=(), allow_redirects=False)
        self.files = files

    def fetch(self, url, headers=None):
        file, media_type = self.files.open(url)
        return URLFetcherResponse(url, body=file, headers={"Content-Type": media_type})


def set_pages(html: str, address: str, files: OwnFiles, identifier: bytes) -> bytes:
    """A page of HTML as a tagged PDF; `identifier` is the same for the same document."""
    document = HTML(string=html, base_url=address or "about:blank", url_fetcher=Fetcher(files))
    return document.write_pdf(pdf_variant="pdf/ua-1", pdf_identifier=identifier, optimize_images=True)
