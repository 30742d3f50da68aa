"""kill -9 at any moment of the hour: nothing is lost or half done, and the next run does what is left."""

import json
import os
import subprocess
import sys

import pytest
from django.conf import settings
from django.db import connection
from wagtail.models import Revision

from tests.builders import make_draft
from tests.publishing.test_alarms import MINUTE, due
from tests.staff import hire_all

pytestmark = pytest.mark.skipif("sqlite" not in settings.DATABASES["default"]["ENGINE"], reason="copies the file")

WAITING, OUT = [1, False, 0], [0, True, 2]
MAILS = {"Not published at its hour: “Refused”", "Published after its hour: “Late”"}


def test_kill_9_at_any_moment_loses_nothing(newsroom, tmp_path):
    hire_all(newsroom, japanese=())
    for name in ("Refused", "Late"):
        due(make_draft(newsroom, slug=name.lower(), headline_en=name), 5 * MINUTE)
    refused = Revision.objects.get(content__slug="refused")
    refused.content["lead_en"] = ""
    refused.save(update_fields=["content"])
    site = tmp_path / "site.sqlite3"
    site.write_bytes(connection.connection.serialize())  # what the test has made and not committed included

    ran = subprocess.run(
        [sys.executable, "-m", "tests.publishing.killing", site, tmp_path],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "tests.settings"},
        capture_output=True,
        text=True,
        timeout=240,
    )

    assert ran.returncode == 0, ran.stderr
    *killed, unharmed = map(json.loads, ran.stdout.splitlines())
    assert len(killed) > 10
    assert unharmed["statuses"] == [1, 1]
    for each in killed:
        assert each["statuses"] == [-9, 1]
        assert each["then"] in ({"late": WAITING, "refused": WAITING}, {"late": OUT, "refused": WAITING})
        assert each["after"] == {"late": OUT, "refused": WAITING}
        assert set(each["told"]) == MAILS
    assert WAITING in [each["then"]["late"] for each in killed]
    assert OUT in [each["then"]["late"] for each in killed]
