"""The side panel "Ready to publish?": what still stands between a release and its readers, before a button is
pressed."""

from django.utils.translation import gettext_lazy as _
from django.utils.translation import ngettext
from wagtail.admin.ui.side_panels import BaseSidePanel

from wagtail_pressrelease.models import TranslationSummary
from wagtail_pressrelease.publishing.gate import reasons

from .desk.access import translated_into, writes_source
from .desk.buttons import address
from .half_width import half_width
from .schedule_notice import schedule_of


def _desk(page, reason) -> str:
    """Where a text of the translation is completed; "" of what is completed in the form."""
    return address(page.pk, reason.language, reason.unit) if reason.unit else ""


def outdated_since(page, user) -> tuple[str, str] | None:
    """For who may write the source: a sentence on the texts that its changes have left behind, and where they stand.
    None where there are none."""
    language = translated_into(page, user, writes_source)
    if not language:
        return None
    found = TranslationSummary.objects.filter(page_id=page.pk, language=language)
    number = found.values_list("outdated", flat=True).first()
    if not number:
        return None
    sentences = {
        "en": ngettext(
            "%(count)d English text is outdated since the Japanese has changed.",
            "%(count)d English texts are outdated since the Japanese has changed.",
            number,
        ),
        "ja": ngettext(
            "%(count)d Japanese text is outdated since the English has changed.",
            "%(count)d Japanese texts are outdated since the English has changed.",
            number,
        ),
    }
    return sentences[language] % {"count": number}, address(page.pk, language)


class ReadinessPanel(BaseSidePanel):
    """The gate's sentences, each leading to the field that would cure it, and what is no fault but worth a look. Asked
    anew by every save, autosaves included."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = _("Ready to publish?")
        icon_name = "success"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.reasons)}

    name = "readiness"
    title = _("Ready to publish?")
    template_name = "wagtail_pressrelease/admin/readiness.html"
    order = 50

    def __init__(self, object, request):
        super().__init__(object, request)
        self.reasons = reasons(object)

    def get_context_data(self, parent_context):
        return {
            **super().get_context_data(parent_context),
            "reasons": [(reason, _desk(self.object, reason)) for reason in self.reasons],
            "half_width": half_width(self.object),
            "schedule": schedule_of(self.object),
            "outdated": outdated_since(self.object, self.request.user),
        }
