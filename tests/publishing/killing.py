"""Runs the command that publishes at the hour, and kills it before each of its writes in turn: between two writes there
is at most one commit, so that these are all the moments that can be told apart. Prints what was then found, as JSON."""

import json
import os
import shutil
import signal
import sys
from email import message_from_bytes, policy
from pathlib import Path

import django

django.setup()

from django.conf import settings  # noqa: E402
from django.core.management import CommandError, call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Revision  # noqa: E402

from wagtail_pressrelease.models import Edition, Overdue, PressReleasePage  # noqa: E402

BETWEEN_MAILS = b"-" * 79 + b"\n"

settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"


class KillBefore:
    """Ends the process before its write of this number."""

    def __init__(self, number):
        self.left = number

    def __call__(self, execute, sql, *rest):
        if sql.startswith(("INSERT", "UPDATE", "DELETE")):
            self.left -= 1
            if not self.left:
                os.kill(os.getpid(), signal.SIGKILL)
        return execute(sql, *rest)


def run(number):
    """The command in a process of its own, killed before a write; its exit status, below 0 where it was killed."""
    connection.close()
    child = os.fork()
    if child:
        return os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    status = 2
    try:
        with connection.execute_wrapper(KillBefore(number)), Path(os.devnull).open("w") as out:
            call_command("publish_scheduled_releases", stdout=out, stderr=out)
        status = 0
    except CommandError as failed:
        status = failed.returncode
    finally:
        os._exit(status)


def found():
    """By slug: how many versions are scheduled, whether it is live, how many editions it has."""
    return {
        page.slug: [
            Revision.objects.for_instance(page).filter(approved_go_live_at__isnull=False).count(),
            page.live,
            Edition.objects.filter(page=page).count(),
        ]
        for page in PressReleasePage.objects.order_by("slug")
    }


def told(folder):
    """The subjects of the mails. Those of one second may share a file, whose name is made of the second and of where
    the sender stood in memory."""
    mails = [mail for file in folder.glob("*.log") for mail in file.read_bytes().split(BETWEEN_MAILS)]
    return [message_from_bytes(mail, policy=policy.default)["Subject"] for mail in mails if mail.strip()]


def main(site, folder):
    number, status = 0, -signal.SIGKILL
    while status == -signal.SIGKILL:
        number += 1
        place = folder / str(number)
        place.mkdir()
        settings.EMAIL_FILE_PATH = str(place)
        connection.close()
        connection.settings_dict["NAME"] = shutil.copy(site, place / "site.sqlite3")
        status = run(number)
        then = found()
        Overdue.objects.update(tell_at=timezone.now())  # whoever was interrupted while mailing is followed
        statuses = [status, run(0)]
        print(json.dumps({"statuses": statuses, "then": then, "after": found(), "told": told(place)}))


main(*map(Path, sys.argv[1:]))
