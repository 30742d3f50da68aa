"""The steps of a release's workflow: its translation and its review, each of one language, and the approval of the
whole. They are Wagtail's tasks. Abstract; models.py makes the tables.

A step locks nobody out: the editor goes on writing while somebody translates. One that has nothing to do is skipped.
"""

import datetime

from django import forms
from django.contrib.auth.models import Group
from django.db import models, transaction
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.forms import TaskStateCommentForm
from wagtail.models import Task, TaskState

from wagtail_pressrelease.press.languages import Language, other

from . import handover, work_notices
from .assignments import Kind, clock_of, due_on
from .desk import read_desk
from .rights import APP, may_review, may_write
from .translated import TranslatedMixin

WITHOUT = {"en": _("Go on without the English"), "ja": _("Go on without the Japanese")}


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


class ReturnForm(TaskStateCommentForm):
    """Who sends something back says why."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["comment"].required = True


class DueForm(forms.Form):
    day = forms.DateField(label=_("Due at 17:00 on"), widget=forms.DateInput({"type": "date"}))


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

    # --- whose it is
    def may_do(self, page, user) -> bool:
        """Whether it is somebody's to do this step: a member of its groups, with the right that it takes."""
        if not (user.is_superuser or self.groups.filter(pk__in=user.groups.values("pk")).exists()):
            return False
        return self.has_right(page, user) and page.permissions_for_user(user).can_edit()

    def has_right(self, page, user) -> bool:
        raise NotImplementedError

    def get_task_states_user_can_moderate(self, user, **kwargs):
        theirs = user.is_superuser or self.groups.filter(pk__in=user.groups.values("pk")).exists()
        return self.task_states.filter(status=TaskState.STATUS_IN_PROGRESS) if theirs else TaskState.objects.none()

    # --- how it begins
    def start(self, workflow_state, user=None):
        if self.is_needed(workflow_state.content_object):
            piece = self.begin(workflow_state, user)
            transaction.on_commit(lambda: work_notices.begun(piece, user))
            return piece
        return self.get_task_state_class().objects.create(
            workflow_state=workflow_state,
            revision=workflow_state.content_object.get_latest_revision(),
            task=self,
            status=TaskState.STATUS_SKIPPED,
            finished_at=timezone.now(),
        )

    def begin(self, workflow_state, user):
        """Start it whether or not there is something to do."""
        piece = super().start(workflow_state, user)
        if self.days is not None:
            today = timezone.localdate(piece.started_at, clock_of(workflow_state))
            piece.due_at = due_on(workflow_state, today + datetime.timedelta(self.days))
            piece.save(update_fields=["due_at"])
        return piece

    def is_needed(self, page) -> bool:
        raise NotImplementedError

    # --- what is done with it
    def get_actions(self, obj, user):
        if not (user.has_perm(f"{APP}.edit_facts") and obj.permissions_for_user(user).can_edit()):
            return []
        return [("due", _("Change the due date…"), True)]

    def get_form_for_action(self, action):
        return {"reject": ReturnForm, "due": DueForm}.get(action, TaskStateCommentForm)

    def on_action(self, task_state, user, action_name, comment="", day=None, **other_things):
        """What else a browser sends is not listened to."""
        handover.perform(task_state, action_name, user, comment, day)


def _desk(page, language):
    """The desk of a page that is translated into a language; None of another."""
    if not issubclass(page.specific_class, TranslatedMixin):
        return None
    return read_desk(page, language) if page.specific_deferred.source_language == other(language) else None


class TranslationTaskMixin(StepMixin):
    """Translating a release into a language."""

    kind = Kind.TRANSLATE
    language = models.CharField(_("into"), max_length=2, choices=Language)

    admin_form_fields = [*StepMixin.admin_form_fields, "language"]

    class Meta:
        abstract = True
        verbose_name = _("translation of a release")
        verbose_name_plural = _("translations of releases")

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups translate the release; it is skipped where nothing is to be translated.")

    def has_right(self, page, user):
        return may_write(self.language, user)

    def is_needed(self, page):
        desk = _desk(page, self.language)
        return bool(desk and desk.counts.done < desk.counts.total)

    def get_actions(self, obj, user):
        mine = [("send", _("Send to review"), False)] if self.may_do(obj, user) else []
        rest = super().get_actions(obj, user)
        return [*mine, *rest, *([("skip", WITHOUT[self.language], False)] if rest else [])]


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

    @classmethod
    def get_description(cls):
        return _("Members of the chosen groups approve a translation, or the release as a whole.")

    def has_right(self, page, user):
        if self.language:
            return may_review(self.language, user)
        return page.permissions_for_user(user).can_publish()

    def is_needed(self, page):
        """A translation that is not complete goes out without a review: somebody has gone on without it."""
        if not self.language:
            return True
        desk = _desk(page, self.language)
        return bool(desk and desk.counts.reviewed < desk.counts.done == desk.counts.total)

    def get_actions(self, obj, user):
        mine = [("approve", _("Approve"), False), ("reject", _("Send back…"), True)] if self.may_do(obj, user) else []
        return [*mine, *super().get_actions(obj, user)]
