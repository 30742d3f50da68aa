"""Publish the releases whose hour has come: once, as from cron every minute, or in a loop, as a service."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressrelease.publishing.alarms import raise_alarms
from wagtail_pressrelease.publishing.schedule import publish_due

from ._rounds import go_on, seconds


class Command(BaseCommand):
    help = (
        "Publish every press release whose hour has come, each in a transaction of its own. One that fails keeps its "
        "schedule, is named on standard error, and makes the exit status 1; whoever may publish it is told by mail, as "
        "of one that goes out late. With --every it goes on until it is stopped by SIGTERM or Ctrl-C."
    )

    def add_arguments(self, parser):
        parser.add_argument("--every", type=seconds, metavar="SECONDS", help="look again every so many seconds")

    def handle(self, *args, every=None, **options):
        if every:
            go_on(every, self._round, "Scheduled releases could not be looked after")
        elif failed := self._round():
            raise CommandError(
                ngettext(
                    "%(count)d release was not published at its hour.",
                    "%(count)d releases were not published at their hour.",
                    failed,
                )
                % {"count": failed}
            )

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
