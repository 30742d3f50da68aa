"""The buttons below a release's form: what publishing will do, and what is to be done with it next."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.action_menu import (
    ActionMenuItem,
    PublishMenuItem,
    SaveDraftMenuItem,
    SubmitForModerationMenuItem,
    WorkflowMenuItem,
)

from wagtail_pressrelease.localization.translated import TranslatedMixin
from wagtail_pressrelease.models import TranslationSummary, TranslationTask
from wagtail_pressrelease.press.languages import other
from wagtail_pressrelease.publishing.issued import IssuedMixin


class IssueMenuItem(PublishMenuItem):
    """Says which of the two it will do: publish now, or schedule."""

    template_name = "wagtail_pressrelease/admin/publish_button.html"


class SendMenuItem(SubmitForModerationMenuItem):
    """Says where the release goes, where its workflow begins with a translation."""

    def get_context_data(self, parent_context):
        context = super().get_context_data(parent_context)
        page = context.get("page")
        if page is None or page.pk is None:
            workflow, done = context["parent_page"].get_workflow(), False
        elif isinstance(page, TranslatedMixin) and page.current_workflow_state is None:
            summary = TranslationSummary.objects.filter(page=page, language=other(page.source_language)).first()
            workflow, done = page.get_workflow(), bool(summary and summary.done == summary.total)
        else:
            return context
        if TranslationTask.objects.filter(workflow_tasks__workflow=workflow, active=True).exists():
            context["label"] = _("Send to review") if done else _("Send to translation")
        return context


class TwoButtons(ActionMenuItem):
    """What a translator does: saves, and sends to review."""

    template_name = "wagtail_pressrelease/admin/two_buttons.html"

    def __init__(self, *items):
        super().__init__(items[0].order)
        self.items = items

    def get_context_data(self, parent_context):
        return {"buttons": [item.render_html(parent_context) for item in self.items]}


OURS = {PublishMenuItem: IssueMenuItem, SubmitForModerationMenuItem: SendMenuItem}


def name_the_buttons(menu_items, request, context):
    """For Wagtail's hook: on a release's editor, our buttons in the place of Wagtail's."""
    if "page" in context and not isinstance(context["page"], IssuedMixin):
        return
    menu_items[:] = [OURS[type(item)](order=item.order) if type(item) in OURS else item for item in menu_items]
    steps = [item for item in menu_items if isinstance(item, WorkflowMenuItem)]
    if not steps or not isinstance(menu_items[0], SaveDraftMenuItem):
        return
    rest = [item for item in menu_items[1:] if item not in steps]
    first = [TwoButtons(menu_items[0], steps.pop(0))] if steps[0].name == "send" else [menu_items[0]]
    menu_items[:] = [*first, *steps, *rest]
