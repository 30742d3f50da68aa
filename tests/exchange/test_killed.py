"""An import that is killed in the middle leaves the site as it was: every row at once, and every file as soon as the
next import begins."""

import os
import shutil
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from django.conf import settings
from django.db import connection

from .conftest import DATA

ROOT = Path(__file__).resolve().parents[2]
PREPARED = """
import sys
import django
django.setup()
from django.conf import settings
from django.db import connections
settings.MEDIA_ROOT = sys.argv[2]
connections["default"].settings_dict["NAME"] = sys.argv[1]

from wagtail_pressrelease.exchange.actions import find_newsroom, import_file
"""
KILLED = f"""{PREPARED}
def progress(stage, number):
    if stage == "write":
        print(number, flush=True)
        if number == int(sys.argv[4]):
            sys.stdin.read()

import_file(sys.argv[3], find_newsroom("newsroom"), progress=progress)
"""
NEXT = f"""{PREPARED}
import_file(sys.argv[3], find_newsroom("newsroom"))
"""


@pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="copies the database's file")
@pytest.mark.parametrize("after", [1, 3])
def test_kill_9_in_the_middle_leaves_the_site_as_before(newsroom, tmp_path, after):
    database = tmp_path / "site.sqlite3"
    database.write_bytes(connection.connection.serialize())  # what the test has made and not committed included
    shutil.copytree(DATA, tmp_path / "in")
    (tmp_path / "media" / "original_images").mkdir(parents=True)
    (tmp_path / "media" / "original_images" / "turbine.png").write_bytes(b"somebody else's")
    (tmp_path / "in" / "empty.json").write_text('{"format": "wagtail-pressrelease/1"}')
    before, files_before = rows(database), files(tmp_path / "media")
    assert len(before["wagtail_pressrelease_newsroompage"]) == 1
    process = subprocess.Popen(
        [sys.executable, "-c", KILLED, database, tmp_path / "media", tmp_path / "in" / "newsroom.json", str(after)],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert [process.stdout.readline().strip() for _release in range(after)] == [str(n + 1) for n in range(after)]
    finally:
        process.send_signal(signal.SIGKILL)
        process.wait()
        process.stdin.close()
        process.stdout.close()
    assert process.returncode == -signal.SIGKILL
    assert rows(database) == before
    left = files(tmp_path / "media")
    assert len(left) > len(files_before)  # it was killed after it had written some
    for name in left:
        os.utime(tmp_path / "media" / name, (0, 0))  # and a while ago
    again = subprocess.run(
        [sys.executable, "-c", NEXT, database, tmp_path / "media", tmp_path / "in" / "empty.json"],
        cwd=ROOT,
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert again.returncode == 0, again.stderr
    assert files(tmp_path / "media") == files_before
    assert rows(database) == before


def files(folder):
    """Every file, and what is in it."""
    return {path.relative_to(folder): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


def rows(database):
    """Every row of every table."""
    with sqlite3.connect(database) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        return {name: connection.execute(f'SELECT * FROM "{name}"').fetchall() for name in names}
