"""Take a newsroom's press releases out into a file."""

from pathlib import Path

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _

from wagtail_pressrelease.exchange.actions import export_newsroom, find_newsroom
from wagtail_pressrelease.exchange.faults import Refused

from ._progress import Progress


class Command(BaseCommand):
    help = "Exports a newsroom as a JSON file, with its images and documents in folders beside it."

    def add_arguments(self, parser):
        parser.add_argument("--newsroom", required=True, metavar="PATH", help="the newsroom's URL path, as newsroom")
        parser.add_argument(
            "--output", metavar="FILE", help="the file to write; default: the newsroom's slug and .json, here"
        )
        parser.add_argument("--drafts", action="store_true", help="the latest drafts, instead of what was issued")

    def handle(self, *args, newsroom, output, drafts, **options):
        page = find_newsroom(newsroom)
        if page is None:
            raise CommandError(_("There is no newsroom at “%(path)s”.") % {"path": newsroom})
        path = Path(output or f"{page.slug}.json")
        try:
            done = export_newsroom(page, path, drafts=drafts, progress=Progress(self.stderr))
        except Refused as refused:
            for fault in refused.faults:
                self.stderr.write(fault.line(_))
            message = _("%(number)s things cannot be exported; nothing was written.") % {"number": len(refused.faults)}
            raise CommandError(message) from None
        except OSError as error:
            raise CommandError(_("“%(path)s” cannot be written: %(error)s") % {"path": path, "error": error}) from None
        for warning in done.warnings:
            self.stderr.write(_("Warning: %(line)s") % {"line": warning.line(_)})
        sentence = _("Exported %(releases)s releases and %(files)s files: %(path)s")
        self.stdout.write(sentence % {"releases": done.releases, "files": done.files, "path": done.path})
