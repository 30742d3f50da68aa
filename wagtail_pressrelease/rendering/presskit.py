"""A press kit: the release in one language with its pictures, what is to be said of them, and its files."""

import posixpath
import re
from collections.abc import Collection, Iterator
from dataclasses import dataclass

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from wagtail_pressrelease.press.text import composed
from wagtail_pressrelease.publishing.compile import stream_data

from . import pdf_store
from .downloads import PDF, TEXT
from .filenames import numbered, safe
from .languages import label, language_page
from .release import texts
from .restrictions import private_collections
from .zipping import PIECE, Member

OWN_LABEL = re.compile(r"[^:：]{1,20}[:：]\s*\S")
"""A credit that says itself what it is: Map: Shiomi Prefecture, 図：潮見県."""


@dataclass(frozen=True, slots=True)
class Figure:
    """A picture with what the release says of it."""

    image: object
    alt: str = ""
    caption: str = ""
    credit: str = ""


def members(issued) -> list[Member]:
    """What is in the kit, in its order. A picture or file that is gone, or that stands in a private collection, is left
    out."""
    release = issued.reading.release
    closed = closed_collections(issued.records)
    figures = open_figures(issued.page, release, issued.records, closed)
    figures = [figure for figure in figures if _is_there(figure.image.file)]
    documents = open_documents([each.document for each in release.attachments], issued.records, closed)
    documents = [document for document in documents if _is_there(document.file)]
    pictures = _in_folder("images", [figure.image for figure in figures])
    files = _in_folder("attachments", documents)
    captions = _captions(list(zip(pictures, figures, strict=True)), issued.language)
    found = [_written(TEXT, issued.text)]
    if issued.pdf:
        found.append(_stored(PDF, pdf_store.storage(), issued.pdf))
    if captions:
        found.append(_written("captions.txt", captions))
    for name, record in zip([*pictures, *files], [*(figure.image for figure in figures), *documents], strict=True):
        found.append(_stored(name, record.file.storage, record.file.name))
    return [Member(f"{issued.called}/{each.name}", each.pieces, each.size, each.mark) for each in found]


def closed_collections(records) -> set[int]:
    """Of the collections that fetched images and documents stand in, those whose files not everybody may have."""
    kinds = (get_image_model(), get_document_model())
    return private_collections(record.collection_id for kind in kinds for record in records[kind].values() if record)


def open_figures(page, release, records, closed: Collection[int]) -> list[Figure]:
    """The pictures of a release that everybody may have, each once: the main one first, with the words that stand at it
    in the text. `records` are those fetched for it, `closed` the collections that are not for everybody."""
    images = records[get_image_model()]
    found = {}
    for name in ("body", "notes"):
        for block in stream_data(texts(page, release, name)):
            given = (block["value"] or {}) if block["type"] == "image" else {}
            if image := images.get(given.get("image")):
                words = {each: given.get(each) or "" for each in ("alt", "caption", "credit")}
                found.setdefault(image.pk, Figure(image, **words))
    if main := images.get(page.image_id):
        first = found.pop(main.pk, Figure(main, alt=getattr(main, "description", "")))
        found = {main.pk: first, **found}
    return [each for each in found.values() if each.image.collection_id not in closed and each.image.file]


def open_documents(keys, records, closed: Collection[int]) -> list:
    """Of some documents those that everybody may have, each once."""
    documents = records[get_document_model()]
    found = [document for key in dict.fromkeys(keys) if (document := documents.get(key))]
    return [each for each in found if each.collection_id not in closed and each.file]


def _is_there(file) -> bool:
    return file.storage.exists(file.name)


def _in_folder(folder: str, records) -> list[str]:
    names = [safe(posixpath.basename(record.file.name)) or str(record.pk) for record in records]
    return [f"{folder}/{name}" for name in numbered(names)]


def _captions(named: list[tuple[str, Figure]], language: str) -> str:
    """For each picture of which something is said the name of its file, and below it what is to be printed with it."""
    labelled = language_page(language).labelled
    parts = []
    for name, figure in named:
        words = {"caption": figure.caption.strip(), "credit": figure.credit.strip(), "alternative": figure.alt.strip()}
        said = [
            text
            if key == "credit" and OWN_LABEL.match(text)
            else labelled.format(label=label(key, language), text=text)
            for key, text in words.items()
            if text
        ]
        if said:
            parts.append("\n".join([name, *said]))
    return composed("\n\n".join(parts)) + "\n" if parts else ""


def _written(name: str, text: str) -> Member:
    content = text.encode()
    return Member(name, lambda: [content], len(content), text)


def _stored(name: str, storage, stored: str) -> Member:
    return Member(name, lambda: _pieces(storage, stored), storage.size(stored), stored)


def _pieces(storage, stored: str) -> Iterator[bytes]:
    with storage.open(stored, "rb") as opened:
        while piece := opened.read(PIECE):
            yield piece
