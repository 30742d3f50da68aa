"""Two hundred releases are due at once, and every tenth of them cannot go out: how long until all the others have, and
what one of them asks of the database."""

import json
import statistics
import sys
from datetime import timedelta
from pathlib import Path
from time import perf_counter, process_time

import django

django.setup()

from django.core.management import call_command  # noqa: E402
from django.db import connection  # noqa: E402
from django.utils import timezone  # noqa: E402
from wagtail.models import Revision  # noqa: E402

from tests.bench.queries import Queries  # noqa: E402
from wagtail_pressrelease.models import Edition, PressReleasePage  # noqa: E402
from wagtail_pressrelease.publishing import schedule  # noqa: E402

DUE, POISONED = 200, 10


def waiting(file):
    """Keep the last releases of the file from being published."""
    data = json.loads(file.read_text())
    for release in data["releases"][-DUE:]:
        release["published"] = False
    file.write_text(json.dumps(data, ensure_ascii=False))


def let_the_hour_come():
    """Schedule what waits, for a moment ago. Of every tenth the text is gone, or cannot be read."""
    hour = timezone.now() - timedelta(seconds=1)
    for number, page in enumerate(PressReleasePage.objects.filter(live=False).order_by("pk")):
        revision = Revision.objects.get(pk=page.latest_revision_id)
        revision.approved_go_live_at = hour
        revision.content["released_at"] = hour.isoformat()
        if number % (2 * POISONED) == 0:
            revision.content["lead_en"] = ""
        elif number % POISONED == 0:
            revision.content["released_at"] = "rubbish"
        revision.save(update_fields=["approved_go_live_at", "content"])


def main(file):
    waiting(file)
    call_command("import_press_releases", file, newsroom="newsroom", verbosity=0)
    before = Edition.objects.count()
    let_the_hour_come()
    times, queries, publish = [], [], schedule.publish_scheduled

    def timed(revision):
        asked, started = Queries(), perf_counter()
        with connection.execute_wrapper(asked):
            outcome = publish(revision)
        times.append((perf_counter() - started) * 1000)
        queries.append(len(asked.made))
        return outcome

    schedule.publish_scheduled = timed
    started, worked = perf_counter(), process_time()
    outcomes = schedule.publish_due()
    took, worked = perf_counter() - started, process_time() - worked
    out = sum(not outcome.why for outcome in outcomes)
    print(f"The hour, {len(outcomes)} of {PressReleasePage.objects.count()} releases due at once")
    print(
        f"  {out} published in {took:.1f} s, processor {worked:.1f} s; {schedule.due().count()} failed, still scheduled"
    )
    print(
        f"  each {statistics.median(times):.0f} ms, at most {max(times):.0f} ms; {statistics.median(queries)} queries"
    )
    print(f"  {Edition.objects.count() - before} editions")


main(*map(Path, sys.argv[1:]))
