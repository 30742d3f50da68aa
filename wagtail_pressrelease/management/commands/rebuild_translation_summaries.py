"""Count anew how far each release is translated."""

from django.core.management.base import BaseCommand
from django.utils.translation import ngettext

from wagtail_pressrelease.localization.actions import rebuild_summaries


class Command(BaseCommand):
    help = "Counts anew how far each release is translated, for the lists that show it. Safe to run at any time."

    def handle(self, *args, **options):
        number = rebuild_summaries()
        sentence = ngettext(
            "Counted the texts of %(number)s release.", "Counted the texts of %(number)s releases.", number
        )
        self.stdout.write(sentence % {"number": number})
