"""What the example site reads from its environment."""

import json
import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

PRINT = """
import json
from django.conf import settings
from django.core.cache import cache
cache.set("key", "value")
print(json.dumps({
    "cached": cache.get("key", "nothing"),
    "database": settings.DATABASES["default"]["ENGINE"],
    "options": settings.DATABASES["default"].get("OPTIONS", {}),
    "media": str(settings.MEDIA_ROOT),
    "debug": settings.DEBUG,
}))
"""


def read_settings(tmp_path: Path, **variables: str) -> dict:
    """Start the site's own command elsewhere on the disk, with these variables, and return what it sees."""
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DJANGO_")}
    environment.pop("DATABASE_URL", None)
    ran = subprocess.run(
        [sys.executable, ROOT / "example_site" / "manage.py", "shell", "--no-imports", "--command", PRINT],
        cwd=tmp_path,
        env={**environment, "DATA_DIR": str(tmp_path / "data"), **variables},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert ran.returncode == 0, ran.stderr
    return json.loads(ran.stdout.splitlines()[-1])


def test_it_needs_nothing_but_keeps_its_data_where_it_is_told(tmp_path):
    seen = read_settings(tmp_path)

    assert seen["database"] == "django.db.backends.sqlite3"
    assert seen["options"]["transaction_mode"] == "IMMEDIATE"
    assert seen["media"] == str(tmp_path / "data" / "media")
    assert seen["cached"] == "value"
    assert seen["debug"] is True


def test_another_database_and_a_cache_that_is_down_leave_it_working(tmp_path):
    seen = read_settings(
        tmp_path,
        DATABASE_URL="postgres://office:secret@127.0.0.1:5432/newsroom",
        CACHE_URL="redis://127.0.0.1:1/0",
        DEBUG="off",
        SECRET_KEY="kept elsewhere",
    )

    assert seen["database"] == "django.db.backends.postgresql"
    assert "transaction_mode" not in seen["options"]
    assert seen["cached"] == "nothing"
    assert seen["debug"] is False
