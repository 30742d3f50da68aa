"""The side panel "Ready to publish?": what still stands between a release and its readers, before a button is
pressed."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.side_panels import BaseSidePanel

from wagtail_pressrelease.publishing.gate import reasons

from .desk.buttons import address
from .half_width import half_width
from .schedule_notice import schedule_of


def _desk(page, reason) -> str:
    """Where a text of the translation is completed; "" of what is completed in the form."""
    return address(page.pk, reason.language, reason.unit) if reason.unit else ""


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
        }
