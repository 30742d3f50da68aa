"""A small newsroom as a file, to be changed and broken."""

import copy
import json
import shutil
from pathlib import Path

import pytest
from django.conf import settings
from wagtail.contrib.redirects.models import Redirect
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, PageLogEntry, Revision

from wagtail_pressrelease.exchange.actions import import_file
from wagtail_pressrelease.models import Appointment, Edition, Organization, Person, Topic

DATA = Path(__file__).parent / "data"
NEWSROOM = json.loads((DATA / "newsroom.json").read_text(encoding="utf-8"))


@pytest.fixture(autouse=True)
def media(settings, tmp_path):
    """Media files of a test's own."""
    settings.MEDIA_ROOT = str(tmp_path / "media")


@pytest.fixture
def data():
    """The small newsroom, to be changed."""
    return copy.deepcopy(NEWSROOM)


@pytest.fixture
def folder(tmp_path):
    """A folder with the images and documents that the small newsroom names."""
    shutil.copytree(DATA / "files", tmp_path / "in" / "files")
    return tmp_path / "in"


@pytest.fixture
def bring(newsroom, folder):
    """Imports data, or bytes, into the newsroom."""

    def bring(content, **options):
        return import_file(write(folder, content), options.pop("newsroom", newsroom), **options)

    return bring


def write(folder, content):
    path = folder / "newsroom.json"
    path.write_bytes(content if isinstance(content, bytes) else json.dumps(content, ensure_ascii=False).encode())
    return path


def everything():
    """How much of everything there is, and which media files."""
    models = (Page, Revision, Edition, Organization, Person, Appointment, Topic, Redirect, PageLogEntry)
    models = (*models, get_image_model(), get_document_model())
    files = sorted(path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())
    return {model.__name__: model.objects.count() for model in models}, files
