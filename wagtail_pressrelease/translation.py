"""Which fields are translated. django-modeltranslation gives each a column per language: `headline_en`, `headline_ja`.

A site's own page type registers itself with `ReleaseTranslation`, and its own rows with the options of theirs.
"""

from modeltranslation.translator import TranslationOptions, translator

from . import models
from .press import newsroom, release


class OneLanguage(TranslationOptions):
    """A text that is missing in the reader's language is missing, and never another language's."""

    fallback_languages = {"default": (), "en": (), "ja": ()}


class ReleaseTranslation(OneLanguage):
    fields = release.TRANSLATED


class NewsroomTranslation(OneLanguage):
    fields = newsroom.TRANSLATED


class OrganizationTranslation(OneLanguage):
    fields = ("name", "short_name", "website", "address", "representative", "boilerplate")


class PersonTranslation(OneLanguage):
    fields = ("family_name", "given_name", "prefix", "post_nominals")


class AppointmentTranslation(OneLanguage):
    fields = ("title", "as_printed")


class TopicTranslation(OneLanguage):
    fields = ("name",)


class SignatoryTranslation(OneLanguage):
    fields = ("office",)


class QuoteTranslation(OneLanguage):
    fields = ("office", "text")


class ContactTranslation(OneLanguage):
    fields = ("department", "name")


class AttachmentTranslation(OneLanguage):
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
