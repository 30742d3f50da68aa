"""Whatever languages a site offers, makemigrations wants to write nothing into the installed package."""

import os
import subprocess
import sys

import pytest

SETTINGS = """
from tests.settings import *
LANGUAGES = [(code, code) for code in {codes}]
LANGUAGE_CODE = {codes}[0]
"""


@pytest.mark.parametrize("codes", [["en", "ja"], ["ja", "en"], ["en", "ja", "fr"], ["en-gb", "ja"]], ids="-".join)
def test_migrations_are_complete_whatever_languages_the_site_offers(tmp_path, codes):
    (tmp_path / "languages_settings.py").write_text(SETTINGS.format(codes=codes))

    checked = subprocess.run(
        [sys.executable, "-m", "django", "makemigrations", "--check", "--dry-run"],
        env={
            **os.environ,
            "DJANGO_SETTINGS_MODULE": "languages_settings",
            "PYTHONPATH": os.pathsep.join([str(tmp_path), os.getcwd()]),
        },
        capture_output=True,
        text=True,
        timeout=60,
    )

    assert checked.returncode == 0, checked.stdout + checked.stderr
    assert "No changes detected" in checked.stdout
