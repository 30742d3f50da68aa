"""Pictures and files of a release, fetched together. What was deleted since is left out."""

import logging
from collections.abc import Iterable
from dataclasses import dataclass

from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.models import Filter

from wagtail_pressrelease import conf
from wagtail_pressrelease.press.fetched import known
from wagtail_pressrelease.press.text import JAPANESE_SCRIPT

logger = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class Picture:
    """A picture in the size of the page; width and height in pixels."""

    url: str
    width: int
    height: int
    description: str = ""
    """What the image itself is described by, in whichever language that was."""
    name: str = ""
    """Its file, in the storage of renditions."""

    @property
    def language(self) -> str:
        """The language of the description, by its letters."""
        return "ja" if JAPANESE_SCRIPT.search(self.description) else "en"


def size() -> str:
    """Wagtail's filter for the pictures of a release."""
    return f"width-{conf.current().IMAGE_WIDTH}"


def fetch_pictures(keys: Iterable[int]) -> dict:
    """Images and their renditions in one query, for `press.fetched`; renditions that are missing are made."""
    keys = set(filter(None, keys))
    images = dict.fromkeys(keys)
    pictures = dict.fromkeys(keys)
    if keys:
        Rendition = get_image_model().get_rendition_model()
        found = Rendition.objects.filter(image_id__in=keys, filter_spec=size(), focal_point_key="").select_related(
            "image"
        )
        for rendition in found:
            images[rendition.image_id], pictures[rendition.image_id] = rendition.image, _picture(rendition)
    if missing := [key for key, image in images.items() if image is None]:
        for image in get_image_model().objects.filter(pk__in=missing):
            images[image.pk], pictures[image.pk] = image, _made(image, image.create_rendition)
    return {get_image_model(): images, Picture: pictures}


def fetch_files(keys: Iterable[int]) -> dict:
    """Documents in one query, for `press.fetched`."""
    keys = set(filter(None, keys))
    found = get_document_model().objects.in_bulk(keys) if keys else {}
    return {get_document_model(): {key: found.get(key) for key in keys}}


def picture(image) -> Picture | None:
    """The picture of an image; None where there is no image, or its file is gone."""
    if image is None:
        return None
    pictures = known(Picture, [image.pk])
    return _made(image, image.get_rendition) if pictures is None else pictures[image.pk]


def file(key):
    """The document of a primary key; None where it is gone."""
    if not key:
        return None
    files = known(get_document_model(), [key])
    return get_document_model().objects.filter(pk=key).first() if files is None else files[key]


def _made(image, make):
    try:
        return _picture(make(Filter(spec=size())))
    except Exception:  # the page is worth more than the picture, whatever an image library has against the file
        logger.exception("No picture could be made of image %s", image.pk)
        return None


def _picture(rendition) -> Picture:
    description = getattr(rendition.image, "description", "") or ""
    return Picture(rendition.url, rendition.width, rendition.height, description, rendition.file.name)
