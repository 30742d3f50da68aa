"""The facade: every line that templates may call, and nothing that needs Django."""

import subprocess
import sys

import pytest

from wagtail_pressrelease.rendering import lines


def test_every_name_is_there_and_explained():
    for name in lines.__all__:
        assert getattr(lines, name).__doc__, name


@pytest.mark.parametrize("name", sorted(set(lines.__all__) - {"era_year", "local_day", "local_instants"}))
def test_every_line_is_told_its_language(name):
    code = getattr(lines, name).__code__
    assert "language" in code.co_varnames[: code.co_argcount]


def test_lines_need_no_django():
    script = "import sys, wagtail_pressrelease.rendering.lines; sys.exit('django' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", script], check=False).returncode == 0
