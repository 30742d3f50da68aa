"""What was agreed: the facts that are printed in the fact box of a release."""

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from .years import check_years


class AgreementKind(models.TextChoices):
    """What the paper is called."""

    MEMORANDUM = "memorandum", _("Memorandum of understanding")
    CONTRACT = "contract", _("Contract")
    PARTNERSHIP = "partnership", _("Partnership agreement")
    OTHER = "other", _("Other agreement")


class AgreementMixin(models.Model):
    """The agreement of a release. Its day of signing decides which office each signatory is shown with."""

    agreement_kind = models.CharField(_("kind of agreement"), max_length=12, choices=AgreementKind, blank=True)
    agreement_signed_on = models.DateField(_("signed on"), null=True, blank=True)
    agreement_signed_at = models.DateTimeField(
        _("hour of the signing"), null=True, blank=True, help_text=_("Only where the hour is to be printed.")
    )
    agreement_place = models.CharField(_("place of signing"), max_length=255, blank=True)
    agreement_summary = models.TextField(_("what was agreed"), blank=True)
    agreement_press_access = models.TextField(_("press access"), blank=True)
    agreement_valid_from = models.DateField(_("valid from"), null=True, blank=True)
    agreement_valid_until = models.DateField(_("valid until"), null=True, blank=True)

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        check_years(self, "agreement_signed_on", "agreement_signed_at", "agreement_valid_from", "agreement_valid_until")
        if (
            self.agreement_valid_from
            and self.agreement_valid_until
            and self.agreement_valid_until < self.agreement_valid_from
        ):
            raise ValidationError({"agreement_valid_until": _("An agreement cannot end before it begins.")})

    def signing_day(self, zone):
        """The day of signing, on the clock of the given zone where only the hour is known; None where neither is."""
        if self.agreement_signed_on:
            return self.agreement_signed_on
        return self.agreement_signed_at.astimezone(zone).date() if self.agreement_signed_at else None
