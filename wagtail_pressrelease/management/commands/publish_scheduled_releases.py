"""Publish the releases whose hour has come: once, as from cron every minute, or in a loop, as a service."""

import logging
import signal
import time
from argparse import ArgumentTypeError

from django.core.management.base import BaseCommand, CommandError
from django.db import close_old_connections
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressrelease.publishing.alarms import raise_alarms
from wagtail_pressrelease.publishing.schedule import publish_due

logger = logging.getLogger(__name__)

HEARS_A_SIGNAL = 0.5
"""After how many seconds of sleep a signal is heeded."""


class Command(BaseCommand):
    help = (
        "Publish every press release whose hour has come, each in a transaction of its own. One that fails keeps its "
        "schedule, is named on standard error, and makes the exit status 1; whoever may publish it is told by mail, as "
        "of one that goes out late. With --every it goes on until it is stopped by SIGTERM or Ctrl-C."
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
        stopped = False

        # An Event would lock itself up where a second signal comes while the first is handled.
        def stop(*_args):
            nonlocal stopped
            stopped = True

        before = {each: signal.signal(each, stop) for each in (signal.SIGTERM, signal.SIGINT)}
        try:
            while not stopped:
                try:
                    self._round(lambda: stopped)
                except Exception:  # as a database that is away for a while
                    logger.exception("Scheduled releases could not be looked after")
                # A connection that broke is made anew in the next round.
                close_old_connections()
                until = time.monotonic() + every
                while not stopped and (left := until - time.monotonic()) > 0:
                    time.sleep(min(left, HEARS_A_SIGNAL))
        finally:
            for each, handler in before.items():
                signal.signal(each, handler)

    def _round(self, stopped=lambda: False):
        """Publish what is due, then mail people about what failed or was late; how many failed."""
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
        raise_alarms(stopped)
        return failed


def _seconds(given):
    try:
        seconds = float(given)
    except ValueError:
        seconds = 0
    if seconds <= 0:
        raise ArgumentTypeError("a number of seconds above 0")
    return seconds
