"""Makes the tables, an empty newsroom, and the file to import."""

import sys
from pathlib import Path

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402

from tests.bench import generate  # noqa: E402


def main(file, count, which="all"):
    if connection.introspection.table_names():
        sys.exit("The benchmark wants an empty database: it deletes what it finds.")
    call_command("migrate", verbosity=0)
    from tests.builders import make_home, make_newsroom

    make_home()
    make_newsroom()
    generate.write(Path(file), int(count), bilingual=which == "bilingual")
    size = Path(file).stat().st_size / 1e6
    print(f"{connection.display_name}, {count} releases, a file of {size:.1f} MB")


main(*sys.argv[1:])
