from django.db import models
from modelcluster.fields import ParentalKey
from wagtail.api import APIField
from wagtail.fields import StreamField
from wagtail.models import Page

from wagtail_pressrelease.localization.translated import TranslatedMixin
from wagtail_pressrelease.press import rows
from wagtail_pressrelease.press.panels import edit_handler
from wagtail_pressrelease.press.release import ReleaseMixin
from wagtail_pressrelease.publishing.issued import IssuedMixin
from wagtail_pressrelease.rendering.api import RELEASE, IssuedFields
from wagtail_pressrelease.rendering.pages import ReleaseReading

from .blocks import SurveyBlocks


class SurveyRelease(ReleaseReading, IssuedMixin, TranslatedMixin, ReleaseMixin, Page):
    body = StreamField(SurveyBlocks(), blank=True)
    vessel = models.CharField(max_length=100, blank=True)
    method = models.TextField(blank=True)

    edit_handler = edit_handler("tests.extending.panels.SurveyTabs")
    template = "survey/survey_release.html"
    api_fields = [APIField("issued", serializer=IssuedFields(*RELEASE, "vessel", "method"))]
    api_writable = (*ReleaseMixin.api_writable, "vessel", "method_en", "method_ja")
    searched = (*ReleaseMixin.searched, "vessel", "method")


class SurveyParty(rows.PartyMixin):
    page = ParentalKey(SurveyRelease, on_delete=models.CASCADE, related_name="parties")


class SurveySignatory(rows.SignatoryMixin):
    page = ParentalKey(SurveyRelease, on_delete=models.CASCADE, related_name="signatories")


class SurveyQuote(rows.QuoteMixin):
    page = ParentalKey(SurveyRelease, on_delete=models.CASCADE, related_name="quotes")


class SurveyContact(rows.ContactMixin):
    page = ParentalKey(SurveyRelease, on_delete=models.CASCADE, related_name="contacts")


class SurveyAttachment(rows.AttachmentMixin):
    page = ParentalKey(SurveyRelease, on_delete=models.CASCADE, related_name="attachments")
