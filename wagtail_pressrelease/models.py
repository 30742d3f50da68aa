"""The tables: thin concrete models over the mixins that say what they are. The only file that subclasses Page."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from modelcluster.models import ClusterableModel
from wagtail.models import Orderable, Page

from .localization import ledger, steps
from .localization.translated import TranslatedMixin
from .press import newsroom, records, release, rows
from .publishing.editions import EditionMixin
from .publishing.issued import IssuedMixin
from .publishing.overdue import OverdueMixin, ScheduleRunMixin
from .rendering.pages import NewsroomReading, ReleaseReading


class Organization(records.OrganizationMixin):
    pass


class Person(records.PersonMixin, ClusterableModel):
    pass


class Appointment(records.AppointmentMixin, Orderable):
    person = ParentalKey(Person, on_delete=models.CASCADE, related_name="appointments", verbose_name=_("person"))
    organization = models.ForeignKey(
        Organization, models.PROTECT, related_name="appointments", verbose_name=_("organization")
    )

    class Meta(records.AppointmentMixin.Meta, Orderable.Meta):
        abstract = False


class Topic(records.TopicMixin):
    pass


class NewsroomPage(NewsroomReading, newsroom.NewsroomMixin, Page):
    class Meta:
        verbose_name = _("newsroom")
        verbose_name_plural = _("newsrooms")


class NewsroomContact(rows.ContactMixin):
    """A media contact that every new release of the newsroom starts with."""

    page = ParentalKey(NewsroomPage, on_delete=models.CASCADE, related_name="contacts")

    class Meta(rows.ContactMixin.Meta):
        abstract = False


class PressReleasePage(ReleaseReading, IssuedMixin, TranslatedMixin, release.ReleaseMixin, Page):
    class Meta:
        verbose_name = _("press release")
        verbose_name_plural = _("press releases")
        permissions = [
            ("edit_en", _("Can write the English of press releases")),
            ("edit_ja", _("Can write the Japanese of press releases")),
            ("review_en", _("Can review the English of press releases")),
            ("review_ja", _("Can review the Japanese of press releases")),
            ("edit_facts", _("Can change the facts and the times of press releases")),
        ]


class ReleaseParty(rows.PartyMixin):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="parties")

    class Meta(rows.PartyMixin.Meta):
        abstract = False


class Signatory(rows.SignatoryMixin):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="signatories")

    class Meta(rows.SignatoryMixin.Meta):
        abstract = False


class Quote(rows.QuoteMixin):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="quotes")

    class Meta(rows.QuoteMixin.Meta):
        abstract = False


class MediaContact(rows.ContactMixin):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="contacts")

    class Meta(rows.ContactMixin.Meta):
        abstract = False


class Attachment(rows.AttachmentMixin):
    page = ParentalKey(PressReleasePage, on_delete=models.CASCADE, related_name="attachments")

    class Meta(rows.AttachmentMixin.Meta):
        abstract = False


class Edition(EditionMixin):
    class Meta(EditionMixin.Meta):
        abstract = False


class Overdue(OverdueMixin):
    class Meta(OverdueMixin.Meta):
        abstract = False


class ScheduleRun(ScheduleRunMixin):
    class Meta(ScheduleRunMixin.Meta):
        abstract = False


class Confirmation(ledger.ConfirmationMixin):
    class Meta(ledger.ConfirmationMixin.Meta):
        abstract = False


class TranslationSummary(ledger.SummaryMixin):
    class Meta(ledger.SummaryMixin.Meta):
        abstract = False


class Parked(ledger.ParkedMixin):
    class Meta(ledger.ParkedMixin.Meta):
        abstract = False


class DueTaskState(steps.DueTaskStateMixin):
    class Meta(steps.DueTaskStateMixin.Meta):
        abstract = False


class TranslationTask(steps.TranslationTaskMixin):
    task_state_class = DueTaskState

    class Meta(steps.TranslationTaskMixin.Meta):
        abstract = False


class ReviewTask(steps.ReviewTaskMixin):
    task_state_class = DueTaskState

    class Meta(steps.ReviewTaskMixin.Meta):
        abstract = False
