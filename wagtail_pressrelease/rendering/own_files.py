"""What a PDF may be made of: pictures of this site and its static files, by their addresses here. Nothing else is
opened, neither on this machine nor on any other."""

import base64
import binascii
import mimetypes
import re
from collections.abc import Mapping
from typing import BinaryIO
from urllib.parse import unquote, unquote_to_bytes, urljoin

from django.conf import settings
from django.contrib.staticfiles import finders
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from wagtail.images import get_image_model
from wagtail.images.models import get_rendition_storage

PICTURE_DATA = re.compile(r"data:image/(png|jpeg|gif|webp)((?:;[\w.+=-]+)*),(.*)", re.DOTALL | re.IGNORECASE)


class Refused(ValueError):
    """An address that is none of ours."""


class OwnFiles:
    """`address` is the page's; `pictures` are the addresses of its pictures, with their names in the storage of
    renditions: some storages give addresses that cannot be read back."""

    def __init__(self, address: str, pictures: Mapping[str, str] | None = None) -> None:
        self.pictures = {urljoin(address, url): name for url, name in (pictures or {}).items()}
        self.renditions = get_rendition_storage()
        self.home = urljoin(address, "/")
        self.media, self.static = (
            urljoin(address, base) if base else ""
            for base in (getattr(self.renditions, "base_url", ""), settings.STATIC_URL)
        )

    def open(self, url: str) -> tuple[BinaryIO, str]:
        """The file at an address and its media type; Refused where it is none of ours, or is gone."""
        if url.startswith("data:"):
            return self._data(url)
        path = url.partition("#")[0].partition("?")[0]
        try:
            if url in self.pictures:
                return self.renditions.open(self.pictures[url]), media_type(self.pictures[url])
            if (name := self._below(self.media, path)) and self._is_rendition(name):
                return self.renditions.open(name), media_type(name)
            if name := self._below(self.static, path):
                return self._static(name), media_type(name)
        except (OSError, SuspiciousFileOperation) as error:
            raise Refused(f"There is no file at {url}") from error
        raise Refused(f"{url} is no picture and no static file of this site")

    def _below(self, prefix: str, path: str) -> str:
        """The name of a file below an address; "" where it is elsewhere."""
        if not prefix.endswith("/") or prefix == self.home or not path.startswith(prefix):
            return ""
        name = unquote(path.removeprefix(prefix))
        parts = name.split("/")
        return "" if "\\" in name or "\0" in name or not all(part.strip(".") for part in parts) else name

    def _is_rendition(self, name: str) -> bool:
        return get_image_model().get_rendition_model().objects.filter(file=name).exists()

    def _static(self, name: str) -> BinaryIO:
        if found := finders.find(name):
            return open(found, "rb")
        return staticfiles_storage.open(name)

    def _data(self, url: str) -> tuple[BinaryIO, str]:
        """A small picture that stands in a style sheet itself; a drawing (SVG) may name further files, so none does."""
        match = PICTURE_DATA.fullmatch(url)
        if match is None:
            raise Refused("Data that is no picture")
        kind, options, content = match.groups()
        try:
            data = unquote_to_bytes(content)
            return ContentFile(
                base64.b64decode(data, validate=True) if ";base64" in options else data
            ), f"image/{kind.lower()}"
        except binascii.Error as error:
            raise Refused("Data that cannot be read") from error


def media_type(name: str) -> str:
    return mimetypes.guess_type(name)[0] or "application/octet-stream"
