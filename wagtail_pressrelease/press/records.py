"""The register that releases draw on: organizations, people and their offices, topics. Abstract; models.py makes them
tables."""

import re

from django.core.exceptions import ValidationError
from django.core.validators import RegexValidator
from django.db import models
from django.utils.crypto import get_random_string
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.fields import RichTextField

from .languages import LANGUAGES, either, other, reading_language, text
from .text import composed, plain_name
from .years import check_years

KEY = RegexValidator(
    r"\A[a-z0-9][a-z0-9_-]*\Z",
    _("A key is made of small Latin letters, digits, hyphens and underscores."),
)
RICH_TEXT = ("bold", "italic", "ol", "ul", "link")


class Composed(models.Model):
    """Whatever is typed is stored in NFC, the kanji of names as typed."""

    class Meta:
        abstract = True

    def save(self, *args, **kwargs):
        for field in self._meta.concrete_fields:
            if isinstance(value := getattr(self, field.attname), str) and field.get_internal_type() in (
                "CharField",
                "TextField",
            ):
                setattr(self, field.attname, composed(value))
        super().save(*args, **kwargs)


class Keyed(Composed):
    """A record of the register, known to files by its key: stored, unique in the site, never changed by an import."""

    key = models.CharField(
        _("key"),
        max_length=100,
        unique=True,
        blank=True,
        validators=[KEY],
        help_text=_("How files that are imported and exported name this record. Left blank, one is made."),
    )
    key_from = "name"

    class Meta:
        abstract = True

    def __str__(self):
        return either(self, "name") or self.key

    def make_key(self):
        """A key from the English name."""
        return self.free_key(text(self, self.key_from, "en"))

    def free_key(self, words):
        """A key that no other record has, from the words; from chance where they have no Latin letters."""
        base = re.sub(r"[^a-z0-9]+", "-", words.lower()).strip("-")[:80]
        base = base or get_random_string(8, "abcdefghjkmnpqrstuvwxyz23456789")
        taken = set(type(self).objects.filter(key__startswith=base).values_list("key", flat=True))
        key, number = base, 2
        while key in taken:
            key, number = f"{base}-{number}", number + 1
        return key

    def save(self, *args, **kwargs):
        if not self.key:
            self.key = self.make_key()
        super().save(*args, **kwargs)


class NamedInOneLanguage(models.Model):
    """A record whose name is needed in one language at least."""

    class Meta:
        abstract = True

    def clean(self):
        super().clean()
        if not any(text(self, self.key_from, language) for language in LANGUAGES):
            raise ValidationError(
                {f"{self.key_from}_en": _("Enter the name in English or in Japanese, better in both.")}
            )


class OrganizationMixin(NamedInOneLanguage, Keyed):
    """A party: its names, where it is, who leads it, and the paragraph about itself that ends a release."""

    name = models.CharField(pgettext_lazy("of a record", "name"), max_length=255, blank=True)
    short_name = models.CharField(_("short name"), max_length=100, blank=True)
    country = models.CharField(
        _("country"),
        max_length=2,
        blank=True,
        validators=[RegexValidator(r"\A[A-Z]{2}\Z", _("Give the country as two capital letters, as GB or JP."))],
        help_text=_("Two letters, as GB or JP."),
    )
    website = models.URLField(_("website"), blank=True)
    address = models.TextField(_("address"), blank=True)
    representative = models.CharField(_("representative"), max_length=255, blank=True)
    boilerplate = RichTextField(_("boilerplate"), blank=True, features=list(RICH_TEXT))

    class Meta:
        abstract = True
        verbose_name = _("organization")
        verbose_name_plural = _("organizations")

    def clean(self):
        super().clean()
        for language in LANGUAGES:
            website = text(self, "website", language)
            if website and not website.lower().startswith(("http://", "https://")):
                raise ValidationError({f"website_{language}": _("A website begins with https:// or http://.")})


class LatinOrder(models.TextChoices):
    """Which part of a name comes first when it is written in Latin letters."""

    GIVEN_FIRST = "given-first", _("Given name first")
    FAMILY_FIRST = "family-first", _("Family name first")


class PersonMixin(NamedInOneLanguage, Keyed):
    """Somebody who signs or is quoted. Names are stored in parts, per language: one never derives the other."""

    family_name = models.CharField(_("family name"), max_length=100, blank=True)
    given_name = models.CharField(_("given name"), max_length=100, blank=True)
    prefix = models.CharField(_("prefix"), max_length=50, blank=True)
    post_nominals = models.CharField(_("letters after the name"), max_length=50, blank=True)
    kana_family = models.CharField(_("reading of the family name"), max_length=100, blank=True)
    kana_given = models.CharField(_("reading of the given name"), max_length=100, blank=True)
    latin_order = models.CharField(
        _("order in Latin letters"), max_length=12, choices=LatinOrder, default=LatinOrder.GIVEN_FIRST
    )
    latin_capitals = models.BooleanField(_("family name in capitals in Latin letters"), default=False)
    key_from = "family_name"

    class Meta:
        abstract = True
        verbose_name = _("person")
        verbose_name_plural = _("people")

    def __str__(self):
        for language in (reading_language(), other(reading_language())):
            if name := self.called(language):
                return name
        return self.key

    def called(self, language):
        """The plain name in one language; "" where it is not known there."""
        return plain_name(text(self, "family_name", language), text(self, "given_name", language), language)

    def make_key(self):
        """The family and given name where they are known in Latin letters."""
        return self.free_key(f"{text(self, 'family_name', 'en')} {text(self, 'given_name', 'en')}")


class AppointmentMixin(Composed):
    """A person's office at an organization, from one day to another; open where a day is missing."""

    title = models.CharField(
        pgettext_lazy("of an office", "title"),
        max_length=255,
        blank=True,
        help_text=_("The office alone, as Governor or Chief Executive."),
    )
    as_printed = models.CharField(
        _("line as printed"),
        max_length=255,
        blank=True,
        help_text=_(
            "Only where the title and the organization do not simply follow each other, as Governor of Shiomi."
        ),
    )
    held_from = models.DateField(_("from"), null=True, blank=True)
    held_until = models.DateField(_("until"), null=True, blank=True)

    class Meta:
        abstract = True
        verbose_name = _("appointment")
        verbose_name_plural = _("appointments")

    def clean(self):
        super().clean()
        check_years(self, "held_from", "held_until")
        if self.held_from and self.held_until and self.held_until < self.held_from:
            raise ValidationError({"held_until": _("An appointment cannot end before it began.")})


class TopicMixin(NamedInOneLanguage, Keyed):
    """What releases are about, for readers who filter by it."""

    name = models.CharField(pgettext_lazy("of a record", "name"), max_length=100, blank=True)

    class Meta:
        abstract = True
        verbose_name = _("topic")
        verbose_name_plural = _("topics")
