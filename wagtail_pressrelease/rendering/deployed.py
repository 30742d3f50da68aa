"""What a site's pages are printed with: when a deployment changes it, every page that readers have is out of date."""

from functools import cache
from hashlib import sha256
from pathlib import Path

from django import get_version
from django.conf import settings
from django.contrib.staticfiles.storage import staticfiles_storage
from django.template import engines
from wagtail import __version__ as wagtail_version

from wagtail_pressrelease import __version__


def deployed() -> str:
    """A digest of the versions of the software, of the templates and of the static files; while somebody works on these
    it is made anew each time."""
    return _digest() if settings.DEBUG else _once()


def _digest() -> str:
    folders = sorted({str(folder) for engine in engines.all() for folder in engine.template_dirs})
    files = [file for folder in folders for file in sorted(Path(folder).rglob("*.*"))]
    found = [(str(file), stat.st_mtime_ns, stat.st_size) for file in files if (stat := file.stat())]
    names = getattr(staticfiles_storage, "manifest_hash", "")
    software = (__version__, wagtail_version, get_version(), settings.STATIC_URL, settings.MEDIA_URL)
    return sha256(repr((software, names, found)).encode()).hexdigest()


_once = cache(_digest)
