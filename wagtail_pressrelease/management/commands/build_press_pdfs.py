"""Make the PDFs of the releases that are before the public: once, or in a loop, as a service beside the one that
publishes. What sets the pages may take its time, or fail, without holding up anybody's hour."""

import time

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressrelease.rendering import pdf

from ._rounds import go_on, seconds

A_DAY = 24 * 3600


class Command(BaseCommand):
    help = (
        "Make a PDF of every press release that is before the public and has none, or whose PDF is no longer what "
        "readers see, and delete those that are over. One that cannot be made is named on standard error, and makes "
        "the exit status 1. With --missing it looks for those alone that have none, which is quick. With --every it "
        "goes on until it is stopped by SIGTERM or Ctrl-C, and looks at all of them once a day."
    )

    def add_arguments(self, parser):
        parser.add_argument("--every", type=seconds, metavar="SECONDS", help="look again every so many seconds")
        parser.add_argument("--missing", action="store_true", help="leave those alone that have a PDF")

    def handle(self, *args, every=None, missing=False, **options):
        if pdf.engine() is None:
            raise CommandError(
                _("PDFs need WeasyPrint and Pango: install wagtail-pressrelease[pdf], and Pango from your system.")
            )
        self.failed, self.checked, self.missing = set(), None, missing
        if every:
            go_on(every, self._round, "PDFs could not be looked after")
        elif failed := self._round():
            raise CommandError(
                ngettext("%(count)d PDF could not be made.", "%(count)d PDFs could not be made.", failed)
                % {"count": failed}
            )

    def _round(self, stopped=lambda: False):
        """Make what is missing; unless that is all that was asked for, compare all with what readers see at the start
        and once a day. How many failed."""
        check = not self.missing and (self.checked is None or time.monotonic() - self.checked > A_DAY)
        if check:
            self.failed.clear()
        failed = 0
        for outcome in pdf.build(stopped, every=check, failed=self.failed):
            named = {"release": outcome.name, "why": outcome.why}
            if outcome.why:
                failed += 1
                self.stderr.write(_("No PDF was made: %(release)s: %(why)s") % named)
            else:
                self.stdout.write(_("PDF made: %(release)s") % named)
        pdf.forget()
        if check and not stopped():
            pdf.sweep()
            self.checked = time.monotonic()
        return failed
