"""Which fields are translated. django-modeltranslation gives each a column per language: `headline_en`, `headline_ja`.

A site's own page type registers itself with `ReleaseTranslation`, and its own rows with the options of theirs.
"""

from modeltranslation.translator import TranslationOptions, translator

from . import models
from .press import newsroom, release


class ReleaseTranslation(TranslationOptions):
    fields = release.TRANSLATED


class NewsroomTranslation(TranslationOptions):
    fields = newsroom.TRANSLATED


class OrganizationTranslation(TranslationOptions):
    fields = ("name", "short_name", "website", "address", "representative", "boilerplate")


class PersonTranslation(TranslationOptions):
    fields = ("family_name", "given_name", "prefix", "post_nominals")


class AppointmentTranslation(TranslationOptions):
    fields = ("title", "as_printed")


class TopicTranslation(TranslationOptions):
    fields = ("name",)


class SignatoryTranslation(TranslationOptions):
    fields = ("office",)


class QuoteTranslation(TranslationOptions):
    fields = ("office", "text")


class ContactTranslation(TranslationOptions):
    fields = ("department", "name")


class AttachmentTranslation(TranslationOptions):
    fields = ("title",)


for model, options in {
    models.PressReleasePage: ReleaseTranslation,
    models.NewsroomPage: NewsroomTranslation,
    models.Organization: OrganizationTranslation,
    models.Person: PersonTranslation,
    models.Appointment: AppointmentTranslation,
    models.Topic: TopicTranslation,
    models.Signatory: SignatoryTranslation,
    models.Quote: QuoteTranslation,
    models.NewsroomContact: ContactTranslation,
    models.MediaContact: ContactTranslation,
    models.Attachment: AttachmentTranslation,
}.items():
    translator.register(model, options)
