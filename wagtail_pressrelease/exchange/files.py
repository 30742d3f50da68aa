"""Images and documents beside the JSON file: found, checked, and put into the site's library.

A file is known by what is in it and by its title: the same one is taken from the library where it is there.
"""

import hashlib
import mimetypes
import os
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from django.conf import settings
from django.core.exceptions import ValidationError
from django.core.files.base import File as DjangoFile
from django.core.files.images import ImageFile
from django.core.files.uploadedfile import SimpleUploadedFile
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.images.fields import WagtailImageField

from . import leftovers, parts
from .faults import At, Sentence, _

LARGEST_DOCUMENT = 200_000_000  # bytes
AUDIO = frozenset({"aac", "flac", "m4a", "mp3", "oga", "ogg", "opus", "wav"})
# Where the site does not say which documents it takes: what a browser would run is none.
NEVER = frozenset(
    {
        "htm",
        "html",
        "xhtml",
        "xht",
        "shtml",
        "svg",
        "svgz",
        "xml",
        "js",
        "mjs",
        "hta",
        "exe",
        "bat",
        "cmd",
        "msi",
        "sh",
        "php",
    }
)
IMAGE, DOCUMENT, RECORDING = "image", "document", "audio"


@dataclass(frozen=True, slots=True)
class Found:
    """A file that was checked: where it is, and the SHA-1 of what is in it."""

    path: Path
    digest: str
    is_image: bool


class Library:
    """The files of one import. `check` each, then `look_up` those that the site has, then `store` and `create` the
    others."""

    def __init__(self, folder: Path):
        self.folder = folder.resolve()
        self.found: dict[tuple[str, bool], Found] = {}
        self.wrong: dict[tuple[str, str], list] = {}
        self.items: dict[tuple[str, str, bool], object] = {}
        self.stored: list = []
        self.note: leftovers.Note | None = None
        self.planned = 0

    def check(self, file: parts.File, kind: str, at: At) -> None:
        """Put on record why the file cannot be used. A file that is named often is looked at once."""
        if (file.file, kind) not in self.wrong:
            mine = At("", [])
            path = self._path(file.file, mine["file"])
            if path and (_check_image if kind == IMAGE else _check_document)(path, kind, mine["file"]):
                self.found[file.file, kind == IMAGE] = Found(path, _digest(path), kind == IMAGE)
            self.wrong[file.file, kind] = mine.faults
        for fault in self.wrong[file.file, kind]:
            at["file"].fault(fault.message, **fault.values)
        if len(file.title) > 255:
            at["title"].fault(_("a title has 255 characters at most"))

    def _path(self, name: str, at: At) -> Path | None:
        pure = PurePosixPath(name)
        if not name or pure.is_absolute() or "\\" in name or ":" in pure.parts[0] or name.startswith("~"):
            at.fault(_("a path beside the JSON file is expected, not “%(name)s”"), name=name)
        elif ".." in pure.parts:
            at.fault(_("“..” is not allowed in a path: “%(name)s”"), name=name)
        else:
            try:
                path = (self.folder / pure).resolve()
                if not path.is_relative_to(self.folder):
                    at.fault(_("“%(name)s” leads out of the folder of the JSON file"), name=name)
                elif not path.is_file():
                    at.fault(_("there is no file “%(name)s”"), name=name)
                elif not path.stat().st_size:
                    at.fault(_("the file “%(name)s” is empty"), name=name)
                else:
                    return path
            except (OSError, ValueError, RuntimeError):
                at.fault(_("the file “%(name)s” cannot be read"), name=name)
        return None

    def identity(self, file: parts.File) -> parts.File:
        """The file by what is in it, so that two exports of the same one are equal whatever their paths."""
        found = self.found.get((file.file, True)) or self.found[file.file, False]
        return parts.File(file=found.digest, title=self.title(file))

    def title(self, file):
        return file.title or PurePosixPath(file.file).stem

    def look_up(self) -> None:
        """Which of the files the site has, by content and title."""
        for is_image, model in ((True, get_image_model()), (False, get_document_model())):
            digests = {found.digest for found in self.found.values() if found.is_image == is_image}
            for item in model.objects.filter(file_hash__in=digests).order_by("-pk"):
                self.items[item.file_hash, item.title, is_image] = item

    def item(self, file: parts.File, image: bool):
        """The image or document; one that the site does not have yet has a negative primary key until `create`."""
        found = self.found[file.file, image]
        key = (found.digest, self.title(file), image)
        if key not in self.items:
            model = get_image_model() if image else get_document_model()
            item = model(title=key[1])
            item.pk = -len(self.items) - 1
            item.imported_from = found.path
            self.items[key] = item
        return self.items[key]

    def new(self):
        return [item for item in self.items.values() if item.pk < 0]

    def store(self) -> None:
        """Write the new files under new names; `forget` takes them away again, or, where this process is killed before
        that, the next import."""
        leftovers.clear()
        names = self._free_names()
        self.planned = len(names)
        if names:
            self.note = leftovers.Note.put_down([(type(item), name) for item, name in names])
        for item, name in names:
            with item.imported_from.open("rb") as file:
                wrapped = (ImageFile if isinstance(item, get_image_model()) else DjangoFile)(file)
                item.file = item.file.storage.save(name, wrapped, max_length=item.file.field.max_length)
            self.stored.append(item)
            metadata = getattr(item, "_set_image_file_metadata", None) or item._set_document_file_metadata
            metadata()
            item.file.close()

    def _free_names(self) -> list[tuple]:
        """The new items, and under which name each is to be stored: one that nothing has yet."""
        found, taken = [], set()
        for item in self.new():
            storage, field = item.file.storage, item.file.field
            name = field.generate_filename(item, item.imported_from.name)
            while (storage, name) in taken:
                name = storage.get_alternative_name(*os.path.splitext(name))
            name = storage.get_available_name(name, max_length=field.max_length)
            taken.add((storage, name))
            found.append((item, name))
        return found

    def create(self, user=None) -> None:
        """Put the stored files on record."""
        for item in self.new():
            item.pk = item._state.adding = None
            item._state.adding = True
            item.uploaded_by_user = user
            item.save()

    def forget(self, only_unused: bool = False) -> None:
        """Delete the files that were written; `only_unused` those on no record, where somebody else brought the
        same ones meanwhile."""
        kept = {(item.file.storage, item.file.name) for item in self.items.values()} if only_unused else ()
        for item in self.stored:
            if (item.file.storage, item.file.name) not in kept:
                item.file.storage.delete(item.file.name)
        # One that was being written has a note of its own until the next import.
        if self.note and len(self.stored) == self.planned:
            self.note.take_away()


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, lambda: hashlib.sha1(usedforsecurity=False)).hexdigest()


def _check_image(path: Path, kind: str, at: At) -> bool:
    field = WagtailImageField()
    limit = field.max_upload_size
    if limit is not None and path.stat().st_size > limit:  # before all of it is read
        at.fault(_("the image is larger than %(limit)s bytes"), limit=limit)
        return False
    try:
        field.clean(SimpleUploadedFile(path.name, path.read_bytes(), mimetypes.guess_type(path.name)[0] or ""))
    except ValidationError as error:
        for message in error.messages:
            at.fault("%(message)s", message=Sentence(message))
        return False
    return True


def _check_document(path: Path, kind: str, at: At) -> bool:
    extension = path.suffix.lower().removeprefix(".")
    allowed = getattr(settings, "WAGTAILDOCS_EXTENSIONS", None)
    if kind == RECORDING and extension not in AUDIO:
        at.fault(_("“.%(extension)s” is no recording"), extension=extension)
    elif extension in NEVER or (allowed and extension not in allowed) or not extension:
        at.fault(_("documents of the type “.%(extension)s” are not taken here"), extension=extension)
    elif path.stat().st_size > LARGEST_DOCUMENT:
        at.fault(_("the file is larger than %(limit)s bytes"), limit=LARGEST_DOCUMENT)
    else:
        return True
    return False
