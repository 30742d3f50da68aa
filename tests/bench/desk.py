"""What the translation desk costs: bytes for a release that is published and confirmed in both languages, and the
queries and milliseconds of its screen and of a save."""

import json
import sys
import uuid
from pathlib import Path

import django

django.setup()

from django.contrib.auth import get_user_model  # noqa: E402
from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.test import Client  # noqa: E402
from django.urls import reverse  # noqa: E402

from tests.bench.queries import Queries, measure  # noqa: E402
from wagtail_pressrelease.localization.desk import read_desk  # noqa: E402
from wagtail_pressrelease.localization.units import digest  # noqa: E402
from wagtail_pressrelease.models import Edition, PressReleasePage  # noqa: E402


def size():
    """Bytes of the database, packed, with its indexes."""
    if connection.vendor == "sqlite":
        with connection.cursor() as cursor:
            cursor.execute("VACUUM")
            cursor.execute("PRAGMA page_count")
            pages = cursor.fetchone()[0]
            cursor.execute("PRAGMA page_size")
            return pages * cursor.fetchone()[0]
    with connection.cursor() as cursor:
        cursor.execute("VACUUM FULL")
        cursor.execute("SELECT pg_database_size(current_database())")
        return cursor.fetchone()[0]


def tables():
    """Bytes by table, its indexes included, where the database tells."""
    if connection.vendor != "sqlite":
        return {}
    with connection.cursor() as cursor:
        cursor.execute("SELECT m.tbl_name, SUM(s.pgsize) FROM dbstat s JOIN sqlite_master m USING (name) GROUP BY 1")
        return dict(cursor.fetchall())


def main(file):
    before, rows = size(), tables()
    call_command("import_press_releases", file, newsroom="newsroom", verbosity=0)
    releases = PressReleasePage.objects.count()
    print(f"Translation desk, {releases} releases, {Edition.objects.count()} editions")
    print(f"  {(size() - before) / releases / 1000:.1f} kB for each, all tables and indexes, the search's too")
    grown = {name: bytes_ - rows.get(name, 0) for name, bytes_ in tables().items()}
    for name, bytes_ in sorted(grown.items(), key=lambda item: -item[1])[:8]:
        print(f"      {bytes_ / releases / 1000:6.1f} kB  {name}")
    translate()


def translate():
    page = PressReleasePage.objects.filter(source_language="en", live=True, ready_ja=True).first()
    user = get_user_model().objects.create_superuser("bench", "bench@example.org", uuid.uuid4().hex)
    client = Client(SERVER_NAME="localhost")
    client.force_login(user)

    def get(address):
        answer = client.get(address)
        if answer.status_code != 200:
            sys.exit(f"{address}: {answer.status_code}")

    def save():
        shown = read_desk(PressReleasePage.objects.get(pk=page.pk), "ja").by_id["headline"].unit.target
        change = {"unit": "headline", "value": f"{shown}。", "base": digest(shown), "act": "confirm"}
        address = reverse("press_translate_save", args=[page.pk, "ja"])
        queries = Queries()
        with connection.execute_wrapper(queries):
            answer = client.post(address, json.dumps({"changes": [change]}), content_type="application/json")
        if answer.status_code != 200:
            sys.exit(f"{address}: {answer.status_code}")
        return len(queries.made)

    measure("open the screen", lambda: get(reverse("press_translate", args=[page.pk, "ja"])))
    print(f"  {'save one text':28} {save()} queries, and again {save()}")


main(*map(Path, sys.argv[1:]))
