"""Imports thousands of invented releases into an empty site, and measures what that costs and how fast it is then.

python -m tests.bench                    10,000 releases, on SQLite or wherever DATABASE_URL says
python -m tests.bench --releases 1000
python -m tests.bench --reading          the same number, most of them copies of others
python -m tests.bench --desk --releases 5000
python -m tests.bench --hour --releases 5000
python -m tests.bench --list             200 and 5,000 releases
python -m tests.bench --story            one person's story, among 200 and 5,000 releases
scripts/with-postgres python -m tests.bench
"""

import argparse
import os
import subprocess
import sys
import tempfile
from pathlib import Path

COPIED = 400
FEW, MANY = 200, 5000


def main():
    parser = argparse.ArgumentParser(prog="python -m tests.bench", description=__doc__.partition("\n")[0])
    parser.add_argument("--releases", type=int, default=10_000, help="how many (default: 10000)")
    parser.add_argument(
        "--plans", action="store_true", help="print the plan of every query, not only of each page's slowest"
    )
    parser.add_argument("--desk", action="store_true", help="measure the translation desk instead")
    parser.add_argument(
        "--list", action="store_true", help="measure the lists of translations among 200 and 5,000 releases instead"
    )
    parser.add_argument(
        "--reading",
        action="store_true",
        help=f"only read: import {COPIED} releases, and copy these until there are as many as asked for",
    )
    parser.add_argument("--hour", action="store_true", help="measure two hundred releases due at once instead")
    parser.add_argument("--story", action="store_true", help="measure one person's story among 200 and 5,000 instead")
    options = parser.parse_args()
    with tempfile.TemporaryDirectory(prefix="pressrelease-bench-") as folder:
        environment = {
            **os.environ,
            "DATA_DIR": folder,
            "DEBUG": "off",
            "SECRET_KEY": "bench",
            "ALLOWED_HOSTS": "localhost,testserver",
            "DJANGO_SETTINGS_MODULE": "example_site.settings",
        }

        def run(step, *arguments):
            # Each step is a process of its own, so that its peak of memory is its own.
            command = [sys.executable, "-m", f"tests.bench.{step}", *arguments]
            finished = subprocess.run(command, env=environment, check=False)
            if finished.returncode:
                sys.exit(finished.returncode)

        file = str(Path(folder, "releases.json"))
        step = next((name for name in ("desk", "hour", "list") if getattr(options, name)), None)
        count = 0 if step == "list" else options.releases
        count = min(count, COPIED) if options.reading else count
        count = FEW if options.story else count
        run("prepare", file, str(count), "bilingual" if step else "all")
        if step:
            run(step, file)
            return
        run("importing", file, *(["--once"] if options.reading or options.story else []))
        if options.story:
            run("story")
            run("copies", str(MANY))
            run("story")
            return
        if options.reading:
            run("copies", str(options.releases))
        run("reading", *(["--plans"] if options.plans else []))


main()
