"""Imports the file, and again with nothing new in it, and exports it; prints seconds per thousand releases, and
memory."""

import resource
import sys
from io import StringIO
from pathlib import Path
from time import perf_counter, process_time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402
from wagtail.models import Revision  # noqa: E402

from wagtail_pressrelease.models import Edition, PressReleasePage  # noqa: E402

STEP = 1000


class Clock:
    """Tells how long each step took: on the wall, and of the processor, which other work on the machine does not
    lengthen."""

    def __init__(self):
        self.wall, self.worked, self.written = perf_counter(), process_time(), 0

    def tick(self, created, **_):
        """A release got its version; every thousandth is told."""
        self.written += created
        if created and self.written == 1:
            self.lap("reading and checking")
        elif created and self.written % STEP == 0:
            self.lap(f"{self.written:6} releases")

    def lap(self, what):
        wall, worked = perf_counter(), process_time()
        took = f"{wall - self.wall:7.1f} s   {worked - self.worked:7.1f} s of processor   {peak():4.0f} MB"
        print(f"  {what:24} {took}", flush=True)
        self.wall, self.worked = wall, worked


def peak():
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def command(name, *arguments, **options):
    call_command(name, *arguments, newsroom="newsroom", stdout=StringIO(), stderr=StringIO(), **options)


def main(file, *once):
    clock = Clock()
    post_save.connect(clock.tick, sender=Revision)
    print("Import")
    command("import_press_releases", file)
    clock.lap("the rest")
    editions = Edition.objects.count()
    print(f"  {PressReleasePage.objects.count()} releases, {editions} editions")
    if once:
        return
    command("import_press_releases", file)
    clock.lap(f"again, {Edition.objects.count() - editions} editions more")
    command("export_press_releases", output=str(Path(file).with_name("export.json")))
    clock.lap("export")


main(*sys.argv[1:])
