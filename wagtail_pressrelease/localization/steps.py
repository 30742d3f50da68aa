"""The steps of a release's workflow: its translation and its review, each of one language. They are Wagtail's tasks.
Abstract; models.py makes the tables.

A step locks nobody out: the editor goes on writing while somebody translates.
"""

import datetime
from enum import StrEnum
from zoneinfo import ZoneInfo

from django import forms
from django.contrib.auth.models import Group
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Task, TaskState

from wagtail_pressrelease.press.languages import Language, Zone

END_OF_WORK = datetime.time(17)


class Kind(StrEnum):
    """What is done in a step."""

    TRANSLATE = "translate"
    REVIEW = "review"
    PUBLISH = "publish"


class DueTaskStateMixin(TaskState):
    """One piece of work: a step of one release."""

    due_at = models.DateTimeField(_("due"), null=True, blank=True)
    reminded = models.JSONField(default=dict)
    """On which day people were reminded last: `{user's pk: ISO 8601 day in UTC}`."""

    exclude_fields_in_copy = ["reminded"]

    class Meta:
        abstract = True
        verbose_name = _("piece of work")
        verbose_name_plural = _("pieces of work")


class StepMixin(Task):
    """A step for the members of some groups, to be done within some days."""

    groups = models.ManyToManyField(Group, verbose_name=_("groups"), help_text=_("Who may do this step."))
    days = models.PositiveSmallIntegerField(
        _("days"),
        null=True,
        blank=True,
        help_text=_("On which day after it begins this step is due, at 17:00 on the newsroom's clock; blank: never."),
    )

    admin_form_fields = [*Task.admin_form_fields, "groups", "days"]
    admin_form_widgets = {"groups": forms.CheckboxSelectMultiple}

    class Meta:
        abstract = True

    def due_of(self, page, begun: datetime.datetime) -> datetime.datetime | None:
        """When a piece of work that begins now is due."""
        if self.days is None:
            return None
        zone = getattr(page, "zone", ZoneInfo(Zone.LONDON))
        day = timezone.localtime(begun, zone).date() + datetime.timedelta(days=self.days)
        return datetime.datetime.combine(day, END_OF_WORK, zone)

    def start(self, workflow_state, user=None):
        piece = super().start(workflow_state, user)
        piece.due_at = self.due_of(workflow_state.content_object.specific, piece.started_at)
        piece.save(update_fields=["due_at"])
        return piece


class TranslationTaskMixin(StepMixin):
    """Translating a release into a language."""

    kind = Kind.TRANSLATE
    language = models.CharField(_("into"), max_length=2, choices=Language)

    admin_form_fields = [*StepMixin.admin_form_fields, "language"]

    class Meta:
        abstract = True
        verbose_name = _("translation of a release")
        verbose_name_plural = _("translations of releases")


class ReviewTaskMixin(StepMixin):
    """Reviewing the translation of a release into a language; without one, approving the release as a whole."""

    language = models.CharField(
        _("language"),
        max_length=2,
        choices=Language,
        blank=True,
        help_text=_("Which translation is reviewed; blank: the release as a whole, before it is published."),
    )

    admin_form_fields = [*StepMixin.admin_form_fields, "language"]

    class Meta:
        abstract = True
        verbose_name = _("review of a release")
        verbose_name_plural = _("reviews of releases")

    @property
    def kind(self) -> Kind:
        return Kind.REVIEW if self.language else Kind.PUBLISH
