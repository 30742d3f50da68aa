"""What every test may use."""

from pathlib import Path

import pytest

from hatch_build import compile_catalogues

ROOT = Path(__file__).resolve().parent.parent


def pytest_configure(config: pytest.Config) -> None:
    # Workers share the files, so only the process that starts them compiles.
    if not hasattr(config, "workerinput"):
        compile_catalogues(ROOT)


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    for item in items:
        for folder in ("browser", "packaging"):
            if item.path.is_relative_to(ROOT / "tests" / folder):
                item.add_marker(folder)
