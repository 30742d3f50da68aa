"""The ledger: who confirmed which words against which words. Rows are added, never changed, never copied: a copy of a
release names the same ledger, and so keeps its states. Abstract; models.py makes the tables."""

from django.conf import settings
from django.db import models
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from wagtail.models import Page

from wagtail_pressrelease.press.languages import Language

from .states import Act, Origin

ACTS = [
    (Act.CONFIRM.value, _("confirmed")),
    (Act.REVIEW.value, _("reviewed")),
    (Act.UNCHANGED.value, _("no change of meaning")),
    (Act.RETURN.value, _("sent back")),
]
ORIGINS = [
    (Origin.PERSON.value, _("person")),
    (Origin.MACHINE.value, _("machine")),
    (Origin.IMPORT.value, _("import")),
]


class AppendOnly(models.QuerySet):
    """Rows are added; nothing else is done to them."""

    def update(self, **kwargs):
        raise TypeError("A confirmation is never changed.")

    def delete(self):
        raise TypeError("A confirmation is never deleted.")


class ConfirmationMixin(models.Model):
    """Somebody took a target to be the translation of a source."""

    ledger = models.UUIDField()
    language = models.CharField(max_length=2, choices=Language)
    unit = models.CharField(max_length=160)
    act = models.CharField(max_length=10, choices=ACTS, default="confirm")
    origin = models.CharField(max_length=10, choices=ORIGINS, default="person")
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+", db_index=False)
    at = models.DateTimeField(default=timezone.now)
    source_digest = models.CharField(max_length=16)
    target_digest = models.CharField(max_length=16)
    source_text = models.TextField()
    target_text = models.TextField()
    elements = models.JSONField(default=list)
    """Where the target stood in its body: the ids of its elements, in order."""
    sketch_1 = models.BigIntegerField(null=True)
    sketch_2 = models.BigIntegerField(null=True)
    sketch_3 = models.BigIntegerField(null=True)
    sketch_4 = models.BigIntegerField(null=True)

    objects = AppendOnly.as_manager()

    class Meta:
        abstract = True
        verbose_name = _("confirmation")
        verbose_name_plural = _("confirmations")
        indexes = [
            models.Index(fields=["ledger", "language"], name="press_confirmation_ledger"),
            *(
                models.Index(fields=["language", f"sketch_{n}"], name=f"press_confirmation_like_{n}")
                for n in range(1, 5)
            ),
        ]

    def __str__(self):
        return f"{self.unit} ({self.language}, {self.act})"

    def save(self, *args, **kwargs):
        if self.pk:
            raise TypeError("A confirmation is never changed.")
        super().save(*args, **kwargs)


class SummaryMixin(models.Model):
    """How far a release is translated into one language, as its latest version stands, and what lists show of that
    version. Made anew at every save; a command rebuilds all of them."""

    page = models.ForeignKey(Page, models.CASCADE, related_name="press_summaries")
    language = models.CharField(max_length=2, choices=Language)
    total = models.PositiveIntegerField(default=0)
    new = models.PositiveIntegerField(default=0)
    to_check = models.PositiveIntegerField(default=0)
    outdated = models.PositiveIntegerField(default=0)
    translated = models.PositiveIntegerField(default=0)
    reviewed = models.PositiveIntegerField(default=0)
    writers = models.JSONField(default=dict)
    """Who wrote each unit's target last: `{unit: [user's pk, ISO 8601 moment, digest]}`."""
    people = models.ManyToManyField(settings.AUTH_USER_MODEL, related_name="+")
    """Who has had a hand in the release, or in its translation."""
    reference = models.CharField(max_length=40, blank=True)
    headline_en = models.CharField(max_length=255, blank=True)
    headline_ja = models.CharField(max_length=255, blank=True)
    hour = models.DateTimeField(null=True)
    """When this version is to become public, scheduled or not; None is "at once"."""

    class Meta:
        abstract = True
        verbose_name = _("state of a translation")
        verbose_name_plural = _("states of translations")
        constraints = [models.UniqueConstraint(fields=["page", "language"], name="press_summary_of_page")]

    @property
    def done(self):
        return self.translated + self.reviewed


class ParkedMixin(models.Model):
    """A text that could not be stored where it belongs without taking somebody else's away: it is kept here until
    somebody chooses. `path` says where it belongs."""

    class Why(models.TextChoices):
        CONFLICT = "conflict", _("Two people changed it")
        GONE = "gone", _("What it belongs to was deleted")
        PROPOSAL = "proposal", _("Proposed for a reviewed text")

    page = models.ForeignKey(Page, models.CASCADE, null=True, blank=True, related_name="press_parked")
    record = models.CharField(max_length=140, blank=True)
    """A record of the register instead of a page, as `organization:oct`."""
    path = models.CharField(max_length=200)
    """A unit with its language (`ja/body:…:…`), or a field of a form (`form/embargo_until`)."""
    why = models.CharField(max_length=10, choices=Why, default=Why.CONFLICT)
    value = models.JSONField(null=True)
    shown = models.TextField(blank=True)
    """The value as people read it."""
    user = models.ForeignKey(settings.AUTH_USER_MODEL, models.SET_NULL, null=True, related_name="+")
    at = models.DateTimeField(default=timezone.now)

    class Meta:
        abstract = True
        verbose_name = _("parked text")
        verbose_name_plural = _("parked texts")
        indexes = [models.Index(fields=["page", "path"], name="press_parked_path")]
