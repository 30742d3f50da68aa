"""What did not go out at its hour, and when the command that publishes was last at work. Abstract; models.py makes the
tables."""

from datetime import timedelta

from django.apps import apps
from django.core.exceptions import ValidationError
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import override

from wagtail_pressrelease import conf
from wagtail_pressrelease.press.languages import LANGUAGES

TOLD_FOR = timedelta(days=1)
"""How long it is tried to tell people that a release went out late."""


class OverdueMixin(models.Model):
    """A scheduled version that failed at its hour, or went out late. It stays until people have been told that it is
    out."""

    revision = models.OneToOneField("wagtailcore.Revision", models.CASCADE, related_name="+")
    due_at = models.DateTimeField()
    why = models.JSONField(default=dict)
    """What stood in its way when it was last tried: `{language: [sentence]}`."""
    published_at = models.DateTimeField(null=True)
    tell_at = models.DateTimeField(db_index=True)

    class Meta:
        abstract = True

    def __str__(self):
        return f"{self.revision_id}: {self.due_at}"


class ScheduleRunMixin(models.Model):
    """When scheduled releases were last looked after: one row, whichever process it was."""

    at = models.DateTimeField()

    class Meta:
        abstract = True

    def __str__(self):
        return str(self.at)


def overdue():
    """The table of what failed or went out late."""
    return apps.get_model("wagtail_pressrelease", "Overdue")


def patience() -> timedelta:
    """How long after its hour a release is not yet late, and the command not yet missed."""
    return timedelta(minutes=conf.current().SCHEDULE_MINUTES)


def note_run():
    """Somebody looks after the schedule, now."""
    runs, now = apps.get_model("wagtail_pressrelease", "ScheduleRun").objects, timezone.now()
    runs.filter(pk=1).update(at=now) or runs.get_or_create(pk=1, defaults={"at": now})


def last_run():
    """When somebody last looked after the schedule; None where nobody ever did."""
    runs = apps.get_model("wagtail_pressrelease", "ScheduleRun").objects
    return runs.filter(pk=1).values_list("at", flat=True).first()


def note_failure(revision, error):
    """A version failed at its hour. People are told at once, again where the reason changes, and a day later; of what
    may pass by itself, as a lost connection does, only when the release is late."""
    now, why = timezone.now(), {}
    if not isinstance(error, ValidationError) and now < revision.approved_go_live_at + patience():
        return
    for language in LANGUAGES:
        with override(language):
            why[language] = in_words(error)
    given = {"due_at": revision.approved_go_live_at, "why": why, "tell_at": now}
    row, created = overdue().objects.get_or_create(revision_id=revision.pk, defaults=given)
    if not created and row.why != why:
        overdue().objects.filter(pk=row.pk).update(**given)


def in_words(error) -> list[str]:
    """What people read of an error: the gate's sentences, and nothing that a program says."""
    if isinstance(error, ValidationError):
        return list(dict.fromkeys(str(message) for message in error.messages))
    return [
        _("A fault in the site stopped it (%(kind)s). Tell the site's administrator: the log says more.")
        % {"kind": type(error).__name__}
    ]


def note_published(revision):
    """A version went out. Where it is late, or people have heard that it failed, they are told so."""
    now, rows = timezone.now(), overdue().objects
    given = {"published_at": now, "tell_at": now}
    if now - revision.approved_go_live_at > patience():
        rows.update_or_create(
            revision_id=revision.pk, defaults=given, create_defaults={**given, "due_at": revision.approved_go_live_at}
        )
    else:
        rows.filter(revision_id=revision.pk).update(**given)


def forget():
    """What is no longer scheduled for an hour that has come, and did not go out, is nobody's concern any more; nor is
    what went out long ago, where nobody could be told."""
    now, rows = timezone.now(), overdue().objects
    rows.filter(published_at=None).exclude(revision__approved_go_live_at__lte=now).delete()
    rows.filter(published_at__lte=now - TOLD_FOR).delete()
