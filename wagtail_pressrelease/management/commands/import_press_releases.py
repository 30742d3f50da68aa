"""Bring press releases in from a file."""

import re

from django.core.management.base import BaseCommand, CommandError
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from wagtail_pressrelease.exchange.actions import LARGEST, find_newsroom, import_file
from wagtail_pressrelease.exchange.faults import Refused

from ._progress import Progress

UNITS = {"": 1, "KB": 10**3, "MB": 10**6, "GB": 10**9}


def size(text):
    """Bytes of a size as 200MB."""
    found = re.fullmatch(r"(\d+)\s*([KMG]?B?)", text.strip().upper())
    if not found or found[2] not in (*UNITS, "B", "K", "M", "G"):
        raise CommandError(_("A size is a number with kB, MB or GB, as 200MB."))
    unit = found[2].removesuffix("B")
    return int(found[1]) * UNITS[f"{unit}B" if unit else ""]


class Command(BaseCommand):
    help = "Imports organizations, people and press releases from a JSON file into a newsroom: all of it or nothing."

    def add_arguments(self, parser):
        parser.add_argument("file", help="the JSON file; images and documents stand beside it")
        parser.add_argument("--newsroom", required=True, metavar="PATH", help="the newsroom's URL path, as newsroom")
        parser.add_argument("--dry-run", action="store_true", help="check the file, and say what would be done")
        parser.add_argument("--max-size", default=f"{LARGEST // 10**6}MB", help="the largest file that is read")

    def handle(self, *args, file, newsroom, dry_run, max_size, **options):
        page = find_newsroom(newsroom)
        if page is None:
            raise CommandError(_("There is no newsroom at “%(path)s”.") % {"path": newsroom})
        progress = Progress(self.stderr)
        try:
            outcome = import_file(file, page, dry_run=dry_run, max_size=size(max_size), progress=progress)
        except Refused as refused:
            for fault in refused.faults:
                self.stderr.write(fault.line(_))
            number = len(refused.faults)
            sentence = ngettext(
                "The file has %(number)s error; nothing was imported.",
                "The file has %(number)s errors; nothing was imported.",
                number,
            )
            raise CommandError(sentence % {"number": number}) from None
        for warning in outcome.warnings:
            self.stderr.write(_("Warning: %(line)s") % {"line": warning.line(_)})
        if dry_run:
            for reference, action in outcome.actions:
                self.stdout.write(f"{reference}: {ACTIONS[action]()}")
        self.stdout.write(summary(outcome, dry_run))


ACTIONS = {
    "create": lambda: _("new"),
    "update": lambda: _("new version"),
    "publish": lambda: _("published as it stands"),
    "nothing": lambda: _("unchanged"),
}


def summary(outcome, dry_run):
    counts = outcome.releases
    values = {
        "organizations": outcome.organizations,
        "people": outcome.people,
        "topics": outcome.topics,
        "files": outcome.files,
        "new": counts["create"],
        "changed": counts["update"] + counts["publish"],
        "unchanged": counts["nothing"],
    }
    sentence = (
        _(
            "Would import: releases: %(new)s new, %(changed)s changed, %(unchanged)s unchanged; new organizations: "
            "%(organizations)s; new people: %(people)s; new topics: %(topics)s; new files: %(files)s."
        )
        if dry_run
        else _(
            "Imported: releases: %(new)s new, %(changed)s changed, %(unchanged)s unchanged; new organizations: "
            "%(organizations)s; new people: %(people)s; new topics: %(topics)s; new files: %(files)s."
        )
    )
    return sentence % values
