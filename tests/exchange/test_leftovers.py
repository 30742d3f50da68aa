"""What an import that was killed has left behind is taken away by the next one, and nothing else is."""

import json
import os

import pytest
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils import timezone
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.users.models import UserProfile

from wagtail_pressrelease.exchange import leftovers
from wagtail_pressrelease.exchange.leftovers import FOLDER, Note, clear

from .conftest import everything

GONE = 2**22 + 1  # no process has such a number


def written_before(*names):
    for name in names:
        os.utime(default_storage.path(default_storage.save(name, ContentFile(b"x"))), (0, 0))


def left_behind(*names, **about):
    written_before(*names)
    note = Note.put_down([(get_image_model(), name) for name in names])
    said = json.loads(default_storage.open(note.name).read()) | {"process": GONE, **about}
    default_storage.delete(note.name)
    default_storage.save(note.name, ContentFile(json.dumps(said).encode()))


def there():
    return sorted(path.name for path in everything()[1])


def test_files_of_an_import_that_is_gone_are_deleted(db):
    default_storage.save("original_images/other.png", ContentFile(b"x"))
    left_behind("original_images/one.png", "original_images/two.png")
    clear()
    assert there() == ["other.png"]


def test_a_file_on_record_stays(db):
    left_behind("original_images/one.png", "original_images/two.png")
    get_image_model().objects.create(title="One", file="original_images/one.png", width=1, height=1)
    clear()
    assert there() == ["one.png"]


@pytest.mark.parametrize(
    "record",
    [
        lambda name, user: get_document_model()(title="One", file=name),
        lambda name, user: get_image_model()(title="One", file=name, width=1, height=1),
        lambda name, user: UserProfile(user=user, avatar=name),
    ],
)
def test_so_does_one_on_any_other_record(record, django_user_model):
    """Whoever uploaded it after the import was killed was given its name."""
    left_behind("original_images/one.png", "original_images/two.png")
    record("original_images/one.png", django_user_model.objects.create(username="x")).save()
    clear()
    assert there() == ["one.png"]


def test_a_file_that_was_only_just_written_may_be_somebodys_whose_record_is_on_its_way(db):
    left_behind("original_images/one.png", "original_images/two.png")
    os.utime(default_storage.path("original_images/one.png"))
    clear()
    assert [name for name in there() if name.endswith(".png")] == ["one.png"]
    os.utime(default_storage.path("original_images/one.png"), (0, 0))
    clear()
    assert there() == []


@pytest.mark.parametrize("about", [{"process": os.getpid()}, {"host": "another"}])
def test_an_import_that_may_be_at_work_keeps_its_files(db, about):
    left_behind("original_images/one.png", **about)
    clear()
    assert len(there()) == 2


@pytest.mark.parametrize("note", [b"{", b"[]", b'{"host": "x"}', b'{"at": "2026-01-01T00:00:00+00:00", "files": [1]}'])
def test_what_is_no_note_is_left_for_a_day_and_stops_nobody(db, note):
    default_storage.save(f"{FOLDER}/one.json", ContentFile(note))
    clear()
    assert there() == ["one.json"]


def test_a_note_deletes_nothing_outside_the_folder_of_files(db, tmp_path):
    outside = tmp_path / "outside.png"
    outside.write_bytes(b"x")
    left_behind(**{"files": [["image", f"../../../../../../../..{outside}"]]})
    clear()
    assert outside.exists() and there() == []


def test_after_a_day_no_import_is_at_work(db):
    earlier = timezone.now() - leftovers.LONGEST * 2
    left_behind("original_images/one.png", host="another", at=earlier.isoformat())
    clear()
    assert there() == []


def test_a_note_that_is_half_written_is_left_to_whoever_writes_it(db, monkeypatch):
    default_storage.save(f"{FOLDER}/half.json", ContentFile(b'{"host'))
    clear()
    assert there() == ["half.json"]
    monkeypatch.setattr(leftovers, "LONGEST", leftovers.LONGEST * 0)
    clear()
    assert there() == []


def test_an_import_leaves_no_note(bring, data):
    bring(data)
    assert not [name for name in there() if name.endswith(".json")]
