"""Imports the file, and again with nothing new in it; prints seconds per thousand releases, and the peak of memory."""

import resource
import sys
from time import perf_counter

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db.models.signals import post_save  # noqa: E402

from wagtail_pressrelease.models import Edition, PressReleasePage  # noqa: E402

STEP = 1000


class Clock:
    """Notes the time of every thousandth release that is created."""

    def __init__(self):
        self.started = self.last = perf_counter()
        self.created = 0

    def tick(self, created, **_):
        if created:
            self.created += 1
            if self.created == 1:
                self.lap("read and checked the file")
            elif self.created % STEP == 0:
                self.lap(f"{self.created:6} releases")

    def lap(self, what):
        now = perf_counter()
        print(f"  {what:26} {now - self.last:7.1f} s   {peak():4.0f} MB", flush=True)
        self.last = now


def peak():
    """The most memory that this process has had, in MB."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


def main(file):
    clock = Clock()
    post_save.connect(clock.tick, sender=PressReleasePage)
    print("Import")
    call_command("import_press_releases", file, newsroom="newsroom", verbosity=0)
    clock.lap("to the end")
    total = perf_counter() - clock.started
    print(f"  {clock.created} releases, {Edition.objects.count()} editions in {total:.0f} s, peak {peak():.0f} MB")

    started, before = perf_counter(), Edition.objects.count()
    call_command("import_press_releases", file, newsroom="newsroom", verbosity=0)
    print(
        f"  again, with nothing new: {perf_counter() - started:.0f} s, {Edition.objects.count() - before} new editions"
    )


main(*sys.argv[1:])
