"""The rows of a release: parties, signatories, quotes, contacts, attachments. Abstract; models.py hangs them on a
page."""

import uuid

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from modelcluster.fields import ParentalKey
from modelcluster.models import model_from_serializable_data
from wagtail.api import APIField
from wagtail.documents import get_document_model_string
from wagtail.models import Orderable

from .fetched import known
from .languages import LANGUAGES, Language

ROWS = ("parties", "signatories", "quotes", "contacts", "attachments")


def written(*names, translated=()):
    """The fields of a row that programs write through version 3 of Wagtail's API, the texts in both languages."""
    texts = [f"{name}_{language}" for name in translated for language in LANGUAGES]
    return [APIField(name, writable=True) for name in ("uid", *names, *texts)]


class Row(Orderable):
    """A row has a `uid`, since a row of a draft has no primary key."""

    uid = models.UUIDField(default=uuid.uuid4, editable=True)

    class Meta(Orderable.Meta):
        abstract = True

    @classmethod
    def from_serializable_data(cls, data, check_fks=True, strict_fks=False):
        """The row of a version. A record that a draft alone named may be deleted since: then the row is left out, or
        stands without it where it can; Wagtail would fail to open the version at all."""
        records = {}
        if check_fks:
            for field in cls._meta.concrete_fields:
                key = data.get(field.name) if field.many_to_one else None
                if key is None or isinstance(field, ParentalKey):
                    continue
                found = known(field.related_model, [key])
                record = found[key] if found else field.related_model._default_manager.filter(pk=key).first()
                if record is None and not field.null:
                    return None
                data = data if record else {**data, field.name: None}
                records[field.name] = record
        row = model_from_serializable_data(cls, data, check_fks=False, strict_fks=strict_fks)
        for name, record in records.items():
            setattr(row, name, record)
        return row


class ByLanguage(models.Model):
    """A row that is meant for readers of some languages."""

    for_en = models.BooleanField(_("for readers of English"), default=True)
    for_ja = models.BooleanField(_("for readers of Japanese"), default=True)

    class Meta:
        abstract = True

    @property
    def languages(self):
        return [language for language in LANGUAGES if getattr(self, f"for_{language}")]


class PartyRole(models.TextChoices):
    LEAD = "lead", _("Lead party")
    PARTNER = "partner", _("Partner")


class PartyMixin(Row):
    """An organization that the release speaks for."""

    organization = models.ForeignKey(
        "wagtail_pressrelease.Organization", models.PROTECT, related_name="+", verbose_name=_("organization")
    )
    role = models.CharField(_("role"), max_length=10, choices=PartyRole, default=PartyRole.PARTNER)

    api_fields = written("organization", "role")

    class Meta(Row.Meta):
        abstract = True
        verbose_name = _("party")
        verbose_name_plural = _("parties")


class InOffice(models.Model):
    """Somebody in an office. Left blank, the office is the appointment that held on the day."""

    organization = models.ForeignKey(
        "wagtail_pressrelease.Organization",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("for which organization"),
        help_text=_("Only where it does not follow from the person's office."),
    )
    office = models.CharField(
        _("office"),
        max_length=255,
        blank=True,
        help_text=_("Left blank, the office that the person held on the day is printed."),
    )

    class Meta:
        abstract = True


class Capacity(models.TextChoices):
    SIGNATORY = "signatory", _("Signatory")
    WITNESS = "witness", _("Witness")


class SignatoryMixin(InOffice, Row):
    """Who put a name to the agreement, or saw it done."""

    person = models.ForeignKey(
        "wagtail_pressrelease.Person", models.PROTECT, related_name="+", verbose_name=_("person")
    )
    capacity = models.CharField(_("capacity"), max_length=10, choices=Capacity, default=Capacity.SIGNATORY)

    api_fields = written("person", "capacity", "organization", translated=["office"])

    class Meta(Row.Meta):
        abstract = True
        verbose_name = _("signatory")
        verbose_name_plural = _("signatories")


class AttributionLength(models.TextChoices):
    """How much is said of who spoke. The words of the body are never changed, so only an editor knows whether they
    have introduced somebody."""

    AUTOMATIC = "", _("In full at the first mention, then short")
    FULL = "full", _("In full, with the office")
    SHORT = "short", _("Short, the family name alone")


class QuoteMixin(InOffice, Row):
    """What somebody said, once, in both languages; a body block places it."""

    speaker = models.ForeignKey(
        "wagtail_pressrelease.Person", models.PROTECT, related_name="+", verbose_name=_("speaker")
    )
    original_language = models.CharField(_("spoken in"), max_length=2, choices=Language, default=Language.EN)
    attribution = models.CharField(
        _("how the speaker is named"),
        max_length=5,
        choices=AttributionLength,
        default=AttributionLength.AUTOMATIC,
        blank=True,
    )
    text = models.TextField(_("text"), blank=True)

    api_fields = written("speaker", "original_language", "attribution", "organization", translated=["text", "office"])

    class Meta(Row.Meta):
        abstract = True
        verbose_name = _("quote")
        verbose_name_plural = _("quotes")


class ContactMixin(ByLanguage, Row):
    """Whom a journalist calls."""

    organization = models.ForeignKey(
        "wagtail_pressrelease.Organization",
        models.SET_NULL,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("organization"),
    )
    department = models.CharField(_("department"), max_length=255, blank=True)
    name = models.CharField(pgettext_lazy("of a contact", "name"), max_length=255, blank=True)
    reading = models.CharField(_("reading of the name"), max_length=255, blank=True)
    email = models.EmailField(_("email"), blank=True)
    phone = models.CharField(_("phone"), max_length=40, blank=True)
    extension = models.CharField(_("extension"), max_length=20, blank=True)
    fax = models.CharField(_("fax"), max_length=40, blank=True)
    out_of_hours = models.CharField(_("phone out of hours"), max_length=40, blank=True)

    api_fields = written(
        *("organization", "reading", "email", "phone", "extension", "fax", "out_of_hours", "for_en", "for_ja"),
        translated=["department", "name"],
    )

    class Meta(Row.Meta):
        abstract = True
        verbose_name = _("media contact")
        verbose_name_plural = _("media contacts")


class AttachmentMixin(ByLanguage, Row):
    """A file that goes with the release."""

    title = models.CharField(_("title"), max_length=255, blank=True)
    document = models.ForeignKey(get_document_model_string(), models.PROTECT, related_name="+", verbose_name=_("file"))

    api_fields = written("document", "for_en", "for_ja", translated=["title"])

    class Meta(Row.Meta):
        abstract = True
        verbose_name = _("attachment")
        verbose_name_plural = _("attachments")
