"""Where the PDFs of editions are kept, and whether one is still what readers see."""

import json
import secrets
from hashlib import sha256

from django.conf import settings
from django.core.files.base import ContentFile
from django.core.files.storage import Storage, storages
from wagtail.documents import get_document_model

from .images import Picture

ALIAS, FOLDER = "press_pdf", "press-pdf"
LAYOUT = 3
"""Counts up where what PDFs look like changes, so that all are made anew."""


def storage() -> Storage:
    """The storage that the site calls `press_pdf`, else its usual one, where nobody can guess the names."""
    return storages[ALIAS if ALIAS in settings.STORAGES else "default"]


def mark(found: dict, address: str, newsroom: str, *more: str) -> str:
    """Says the same of PDFs of one edition that are the same. Pictures and files (`found`, as drawn.records has them)
    that were deleted since, a page that was moved, a newsroom that was renamed, another layout, and what it says for a
    time (`more`) make another."""
    pictures = sorted((key, picture.name if picture else "") for key, picture in found[Picture].items())
    files = sorted(key for key, document in found[get_document_model()].items() if document)
    inputs = json.dumps([LAYOUT, address, newsroom, pictures, files, *more])
    return sha256(inputs.encode()).hexdigest()[:16]


def is_current(name: str, mark: str) -> bool:
    """Whether the PDF of this name is the one that has this mark; "" is the name of none."""
    return f"-{mark}-" in name


def store(edition, mark: str, content: bytes) -> str:
    """Keep a PDF under a name that says its mark and cannot be guessed. The name."""
    name = f"{FOLDER}/{edition.pk}-{mark}-{secrets.token_hex(20)}.pdf"
    return storage().save(name, ContentFile(content))
