"""Which files an import is about to write: put down beside them first, so that what an import leaves behind that was
killed is taken away by the next one.

A name in a note is free when the note is put down, and need not be the import's later: who uploads a file of that name
after the import was killed, before it came to this one, is given it. So a file stays that any record of the site names,
of whichever model, and for a while one that was only just written, whose record may be on its way.
"""

import json
import os
import socket
import uuid
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime, timedelta

from django.apps import apps
from django.core.exceptions import SuspiciousFileOperation
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import DatabaseError, models, transaction
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

FOLDER = "press-imports"
LONGEST = timedelta(days=1)
"""After so long, no import is at work any more, whatever machine it ran on."""
JUST_NOW = timedelta(minutes=1)
"""After so long, a file that was uploaded is on record."""


@dataclass(frozen=True, slots=True)
class Note:
    """The note of an import at work: the models and names of its files, and who writes it."""

    name: str

    @classmethod
    def put_down(cls, files: list[tuple[type, str]]) -> "Note":
        said = {
            "host": _machine(),
            "process": os.getpid(),
            "at": timezone.now().isoformat(),
            "files": [[_called(model), name] for model, name in files],
        }
        return cls(default_storage.save(f"{FOLDER}/{uuid.uuid4()}.json", ContentFile(json.dumps(said).encode())))

    def take_away(self) -> None:
        default_storage.delete(self.name)


def clear() -> None:
    """Delete what imports that were killed have left behind, as far as no record names it."""
    with suppress(FileNotFoundError, NotImplementedError):  # a storage that lists nothing keeps them
        _folders, names = default_storage.listdir(FOLDER)
        for name in names:
            _clear(Note(f"{FOLDER}/{name}"))


def _clear(note: Note):
    try:
        with default_storage.open(note.name) as file:
            said = json.load(file)
        is_at_work = _is_at_work(said)
        files = [(_model(called), name) for called, name in said["files"]]
    except FileNotFoundError:  # another import has just taken it away
        return
    except (ValueError, TypeError, KeyError):  # half written, and so is none of its files; or no note of ours
        if timezone.now() - default_storage.get_modified_time(note.name) > LONGEST:
            note.take_away()
        return
    if is_at_work:
        return
    decided = [_take_away(model._meta.get_field("file").storage, name) for model, name in files]
    if all(decided):
        note.take_away()


def _take_away(storage, name: str) -> bool:
    """Delete a file that is on no record. False where it is too early to know."""
    with suppress(SuspiciousFileOperation):
        if not storage.exists(name):
            return True
        if timezone.now() - storage.get_modified_time(name) < JUST_NOW:
            return False
        if not _is_on_record(name):
            storage.delete(name)
    return True


def _is_on_record(name: str) -> bool:
    """Whether a record names the file, of any model and in any storage: two may be the same place."""
    fields = (field for model in apps.get_models() for field in model._meta.local_concrete_fields)
    return any(_names(field, name) for field in fields if isinstance(field, models.FileField))


def _names(field, name: str) -> bool:
    records = field.model._base_manager.filter(**{field.name: name})
    try:
        with transaction.atomic(using=records.db):
            return records.exists()
    except DatabaseError:  # a table of somebody else's that cannot be read here: nobody knows
        return True


def _called(model):
    return "image" if model is get_image_model() else "document"


def _model(called):
    return get_image_model() if called == "image" else get_document_model()


def _machine() -> str:
    """Where numbers of processes mean the same: containers may share a name, and not these."""
    with suppress(OSError):
        return f"{socket.gethostname()} {os.readlink('/proc/self/ns/pid')}"
    return socket.gethostname()


def _is_at_work(said) -> bool:
    """Whether the process is still there; of another machine nobody can tell, but no import takes a day."""
    if timezone.now() - datetime.fromisoformat(said["at"]) > LONGEST:
        return False
    if said["host"] != _machine() or os.name == "nt":  # Windows would take the question for Ctrl-C
        return True
    try:
        os.kill(said["process"], 0)
    except OSError as error:
        return isinstance(error, PermissionError)  # it is there, and somebody else's
    return True
