"""The example site's settings, made quick and alone: each test process has a folder of its own, removed at its end."""

import atexit
import os
import shutil
import tempfile
from importlib.util import find_spec

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="pressrelease-tests-")
atexit.register(shutil.rmtree, os.environ["DATA_DIR"], ignore_errors=True)

from example_site.settings import *  # noqa: E402, F403
from example_site.settings import DATA_DIR, DATABASES, INSTALLED_APPS, WAGTAILSEARCH_BACKENDS  # noqa: E402

DEBUG = False
SECRET_KEY = "tests"
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]

if "sqlite" in DATABASES["default"]["ENGINE"]:
    # A file, since the browser tests' server thread needs a connection of its own; it need not survive a power cut.
    DATABASES["default"]["TEST"] = {"NAME": str(DATA_DIR / "test.sqlite3")}
    DATABASES["default"]["OPTIONS"]["init_command"] = "PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF;"

if find_spec("tests.extending"):
    INSTALLED_APPS = ["tests.extending", *INSTALLED_APPS]

# As a site without the extra has it; the tests of the other analyzer name theirs.
WAGTAILSEARCH_BACKENDS["default"]["ANALYZER"] = "wagtail_pressrelease.finding.bigrams.Bigrams"
