"""The files that a release's page offers, and where they are: beside it."""

from dataclasses import dataclass

from . import alternates
from .lines import label

PDF, TEXT, KIT = "release.pdf", "release.txt", "press-kit.zip"
NAMES = (PDF, TEXT, KIT)
"""The last part of each one's address."""


@dataclass(frozen=True, slots=True)
class Download:
    """A file of the release: what it is called, its address on the same site and its media type."""

    name: str
    url: str
    type: str
    is_alternate: bool = True
    """Whether it is the release itself in another format."""

    @property
    def is_text(self) -> bool:
        return self.type == "text/plain"


def links(page, language: str, request, has_pdf: bool) -> list[Download]:
    """The files of a release in one language; none where the page has no address."""
    here = alternates.url(page, language, request)
    if not here:
        return []
    return [
        *([Download(label("pdf", language), here + PDF, "application/pdf")] if has_pdf else []),
        Download(label("plain_text", language), here + TEXT, "text/plain"),
        Download(label("press_kit", language), here + KIT, "application/zip", is_alternate=False),
    ]
