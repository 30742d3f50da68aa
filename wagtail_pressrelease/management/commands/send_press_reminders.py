"""Remind people of translations and reviews that are soon due. Meant to run every hour or every morning."""

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from wagtail_pressrelease.localization.reminders import send_reminders


class Command(BaseCommand):
    help = (
        "Mails those whose translation, review or approval is soon due, or whose release soon reaches its hour, once a "
        "day each."
    )

    def handle(self, *args, **options):
        count = send_reminders()
        self.stdout.write(ngettext("%(count)d reminder sent.", "%(count)d reminders sent.", count) % {"count": count})
