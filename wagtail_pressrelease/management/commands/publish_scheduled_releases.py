"""Publish the releases whose hour has come. Meant to run every minute, beside Wagtail's own publish_scheduled."""

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressrelease.publishing.schedule import publish_due


class Command(BaseCommand):
    help = (
        "Publish every press release whose hour has come, each in a transaction of its own. One that fails keeps its "
        "schedule, is named on standard error, and makes the exit status 1."
    )

    def handle(self, *args, **options):
        run = publish_due()
        for page in run.published:
            self.stdout.write(_("Published: %(release)s") % {"release": _name(page)})
        for page, why in run.failed:
            self.stderr.write(_("Not published: %(release)s: %(why)s") % {"release": _name(page), "why": why})
        if run.failed:
            count = len(run.failed)
            raise CommandError(
                ngettext(
                    "%(count)d release was not published at its hour.",
                    "%(count)d releases were not published at their hour.",
                    count,
                )
                % {"count": count}
            )


def _name(page):
    return f"{page.reference} {page.title}"
