"""Publish the releases whose hour has come: once, as from cron every minute, or in a loop, as a service."""

import logging
import signal
import threading
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressrelease.publishing.schedule import publish_due

logger = logging.getLogger(__name__)


class Command(BaseCommand):
    help = (
        "Publish every press release whose hour has come, each in a transaction of its own. One that fails keeps its "
        "schedule, is named on standard error, and makes the exit status 1. With --every it goes on until it is "
        "stopped by SIGTERM or Ctrl-C."
    )

    def add_arguments(self, parser):
        parser.add_argument("--every", type=_seconds, metavar="SECONDS", help="look again every so many seconds")

    def handle(self, *args, every=None, **options):
        if every:
            self._go_on(every)
        elif failed := self._round():
            raise CommandError(
                ngettext(
                    "%(count)d release was not published at its hour.",
                    "%(count)d releases were not published at their hour.",
                    failed,
                )
                % {"count": failed}
            )

    def _go_on(self, every):
        stop = threading.Event()
        before = {each: signal.signal(each, lambda *_: stop.set()) for each in (signal.SIGTERM, signal.SIGINT)}
        try:
            while not stop.is_set():
                try:
                    self._round(stop.is_set)
                except Exception:  # as a database that is away for a while
                    logger.exception("Scheduled releases could not be looked after")
                # A connection that broke is made anew in the next round.
                close_old_connections()
                stop.wait(every)
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _round(self, stopped=lambda: False):
        """Publish what is due; how many failed."""
        failed = 0
        for outcome in publish_due(stopped):
            named = {"release": outcome.name, "why": outcome.why, "late": outcome.lateness}
            if outcome.why:
                failed += 1
                self.stderr.write(_("Not published: %(release)s: %(why)s") % named)
            elif outcome.is_late:
                self.stdout.write(_("Published late, %(late)s after its hour: %(release)s") % named)
            else:
                self.stdout.write(_("Published: %(release)s") % named)
        return failed


def _seconds(given):
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if seconds <= 0:
        raise ArgumentTypeError("a number of seconds above 0")
    return seconds
