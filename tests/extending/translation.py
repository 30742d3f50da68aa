from modeltranslation.translator import register

from wagtail_pressrelease import translation

from . import models


@register(models.SurveyRelease)
class SurveyTranslation(translation.ReleaseTranslation):
    fields = ("method",)


register(models.SurveySignatory)(translation.SignatoryTranslation)
register(models.SurveyQuote)(translation.QuoteTranslation)
register(models.SurveyContact)(translation.ContactTranslation)
register(models.SurveyAttachment)(translation.AttachmentTranslation)
