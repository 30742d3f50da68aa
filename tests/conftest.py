"""What every test may use."""

import gc
import json
import os
from collections import defaultdict
from math import ceil
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from django.apps import apps
from django.contrib.contenttypes.models import ContentType
from django.core.management import call_command
from django.core.management.color import no_style
from django.db import connection
from django.utils import translation
from hypothesis import settings as hypothesis_settings
from pytest_django import DjangoDbBlocker
from pytest_django.plugin import blocking_manager_key

from hatch_build import compile_catalogues
from tests import chromium

ROOT = Path(__file__).resolve().parent.parent
BEGUN_WITH = pytest.StashKey[str]()

# A busy machine is slow at any moment; where time matters, a test measures it.
# The same examples each time: a test fails or passes. `--hypothesis-profile search` looks for new ones.
hypothesis_settings.register_profile("press", deadline=None, derandomize=True)
hypothesis_settings.register_profile("search", deadline=None, max_examples=1000)
hypothesis_settings.register_profile("quick", deadline=None, derandomize=True, max_examples=15)
hypothesis_settings.load_profile("press")


# What takes longest, in the order in which it is begun. Tests in a browser mostly wait: others compute beside them.
LONGEST = ("rights", "test_leaks.py", "browser", "packaging", "localization")
# With --sample, no more tests than this are tried of a file.
OF_EACH_FILE = 6


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption(
        "--sample",
        action="store_true",
        help="try one row of each table, some tests of each file and few random examples: for a second database",
    )


def pytest_configure(config: pytest.Config) -> None:
    # Workers share the files, so only the process that starts them compiles.
    if not hasattr(config, "workerinput"):
        compile_catalogues(ROOT)
    if config.getoption("sample"):
        hypothesis_settings.load_profile("quick")
        os.environ.setdefault("MANY_HANDS_STEPS", "200")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    for item in items:
        for folder in ("browser", "packaging"):
            if item.path.is_relative_to(ROOT / "tests" / folder):
                item.add_marker(folder)
    if config.getoption("sample"):
        kept = set(sample(items))
        config.hook.pytest_deselected(items=[each for each in items if each not in kept])
        items[:] = [each for each in items if each in kept]
    # So that no worker is left alone with it at the end.
    items.sort(key=lambda item: [not item.path.is_relative_to(ROOT / "tests" / longest) for longest in LONGEST])


def sample(items: list[pytest.Item]) -> list[pytest.Item]:
    """The first row of each table, and of each file a few tests, evenly spread; and what is asked of each database."""
    files: dict[Path, dict[str, pytest.Item]] = defaultdict(dict)
    for item in items:
        if not item.get_closest_marker("thorough"):
            files[item.path].setdefault(item.nodeid.partition("[")[0], item)
    asked = [item for item in items if item.get_closest_marker("each_database")]
    return asked + [
        item
        for tests in map(list, map(dict.values, files.values()))
        for item in tests[:: ceil(len(tests) / OF_EACH_FILE)]
    ]


def pytest_collection_finish() -> None:
    """What was imported stays to the end. Looking for garbage among it costs a tenth of the time."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(50_000, 20, 50)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker, request: pytest.FixtureRequest) -> None:
    """As pytest-django's, with a home page, which half of the tests would otherwise make anew. What there is then is
    kept, for after tests that commit for real."""
    from tests.builders import make_home

    with django_db_blocker.unblock():
        make_home()
        request.config.stash[BEGUN_WITH] = connection.creation.serialize_db_to_string()


def put_back(written: str) -> None:
    """Empty the tables, and fill them with what a session began with."""
    call_command("flush", verbosity=0, interactive=False, inhibit_post_migrate=True)
    # Content types come first: whatever is saved without its own makes one, under another number.
    rows = sorted(json.loads(written), key=lambda row: row["model"] != "contenttypes.contenttype")
    connection.creation.deserialize_db_from_string(json.dumps(rows))
    ContentType.objects.clear_cache()
    # Rows came back with their numbers, which PostgreSQL would give once more.
    with connection.cursor() as cursor:
        for statement in connection.ops.sequence_reset_sql(no_style(), apps.get_models()):
            cursor.execute(statement)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None):
    """A test that commits for real leaves empty tables behind. Which files follow it in the same process is chance, and
    they need what a session begins with; after the last test the database itself has gone."""
    finished = yield
    commits = "transactional_db" in getattr(item, "fixturenames", ())
    if commits and nextitem is not None and BEGUN_WITH in item.config.stash:
        with item.config.stash[blocking_manager_key].unblock():
            put_back(item.config.stash[BEGUN_WITH])
    return finished


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any], playwright: Any) -> dict[str, Any]:
    """Start the Chromium that this machine has; without one, browser tests are skipped and say so."""
    executable = chromium.find(playwright)
    if executable is None:
        pytest.skip("No Chromium on this machine: install one, or run `playwright install chromium`.")
    # Playwright's event loop runs in the test's own thread, where Django would otherwise refuse the database.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    return {**browser_type_launch_args, "executable_path": executable, "args": chromium.FLAGS}


@pytest.fixture(autouse=True)
def no_reference_index(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail's index of what uses what costs a third of the time of everything that saves. A test of usage is marked
    `reference_index`; in a browser everything is as it is."""
    if not any(request.node.get_closest_marker(name) for name in ("browser", "reference_index")):
        monkeypatch.setattr(
            "wagtail.signal_handlers.update_reference_index_task", SimpleNamespace(enqueue=lambda *args: None)
        )


@pytest.fixture(autouse=True)
def no_search_index(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Wagtail's index of words costs a tenth. A test that looks for words is marked `search_index`."""
    if not any(request.node.get_closest_marker(name) for name in ("browser", "search_index")):
        monkeypatch.setattr(
            "modelsearch.signal_handlers.insert_or_update_object_task", SimpleNamespace(enqueue=lambda *args: None)
        )


@pytest.fixture(autouse=True)
def english():
    """A test begins in English, whatever language the last request of the one before was answered in."""
    with translation.override("en"):
        yield


@pytest.fixture
def committed(transactional_db):
    """For a test that commits for real, as one with several connections must."""


@pytest.fixture
def newsroom(db):
    from tests.builders import make_newsroom

    return make_newsroom()


@pytest.fixture
def draft(newsroom):
    """A release that is ready in both languages, not yet published."""
    from tests.builders import make_draft

    return make_draft(newsroom)


@pytest.fixture
def issued(draft):
    """A release before the public in both languages."""
    from tests.builders import publish

    return publish(draft)
