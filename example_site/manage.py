#!/usr/bin/env python
"""The example site's command. Run it as `.venv/bin/python example_site/manage.py`."""

import os
import sys
from pathlib import Path


def main() -> None:
    # Started as a script, Python puts this folder on the path; the packages live one above it.
    sys.path[0] = str(Path(__file__).resolve().parent.parent)
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "example_site.settings")
    from django.core.management import execute_from_command_line

    execute_from_command_line(sys.argv)


if __name__ == "__main__":
    main()
