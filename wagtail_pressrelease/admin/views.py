"""How an editor meets the gate, and how a release is begun. One small mixin for each way in which Wagtail publishes."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.views.pages.copy import CopyView
from wagtail.admin.views.pages.create import CreateView
from wagtail.admin.views.pages.edit import EditView
from wagtail.admin.views.pages.revisions import RevisionsRevertView
from wagtail.admin.views.pages.workflow import WorkflowActionView

from wagtail_pressrelease.localization.handover import NotDone
from wagtail_pressrelease.publishing.editions import editions
from wagtail_pressrelease.publishing.gate import NotReady
from wagtail_pressrelease.publishing.issue import check

from . import moved, placing, said
from .defaults import begin, begin_words
from .desk import buttons
from .going_back import OnlyWhatSomebodyMayWrite
from .kept import KeptPanel
from .permissions import FACTS
from .side_panels import ReadinessPanel
from .turns import TakesTurns


class WithKeptTexts:
    """Beside the form, what is kept until somebody chooses."""

    def get_side_panels(self):
        kept = KeptPanel(self.page, self.request, getattr(self.form, "conflicts", ()))
        return MediaContainer([*super().get_side_panels(), kept])


class WithSidePanels(WithKeptTexts):
    """… and "Ready to publish?"."""

    def get_side_panels(self):
        return MediaContainer([*super().get_side_panels(), ReadinessPanel(self.page, self.request)])


class WithTheDesk:
    """In the header, the way to the translator's screen, and in its menu only what somebody may do."""

    @property
    def header_buttons(self):
        return buttons.in_header(self.page, self.request.user)

    @property
    def header_more_buttons(self):
        return placing.offered(super().header_more_buttons, self.page, self.request.user)


class TellsWhatIsPublic:
    """After publishing, a sentence on what the public now reads."""

    def publish_action(self):
        return self.tell_after(super().publish_action)

    def tell_after(self, publish):
        newest = editions().objects.order_by("pk").values_list("pk", flat=True).last() or 0
        response = publish()
        self.check_schedule()
        issued = editions().objects.filter(page_id=self.page.pk, pk__gt=newest).order_by("language")
        said.tell(self.request, self.page, issued)
        return response

    def check_schedule(self):
        """Scheduling a release that is live saves no page, and so asks nobody; raises NotReady."""
        if scheduled := self.page.scheduled_revision:
            check(scheduled.as_object())


class ReasonsAtTheFields:
    """Editing: where publishing is refused nothing has changed, and the form comes back with every reason at its
    field."""

    def form_valid(self, form):
        try:
            with transaction.atomic():
                return super().form_valid(form)
        except NotReady as refused:
            said.show_in_form(form, refused.reasons)
            said.refused(self.request, _("Not published."), refused.reasons, self.page.pk)
        except NotDone as refused:
            form.add_error(None, refused.messages)
            messages.error(self.request, " ".join(refused.messages))
        # What the view did in memory did not happen.
        stored = self.page.specific_class.objects.get(pk=self.page.pk)
        for name in ("live", "live_revision", "latest_revision", "has_unpublished_changes", "go_live_at"):
            setattr(self.page, name, getattr(stored, name))
        self.has_unsaved_changes = True
        return self.render_to_response(self.get_context_data())


class DraftKept:
    """Creating: the release was born a draft, so it is kept as one, and its editor opens with the reasons."""

    def form_valid(self, form):
        if not self.expects_json_response:
            said.tell_of_no_text(self.request)
        try:
            return super().form_valid(form)
        except NotReady as refused:
            said.refused(self.request, _("Saved as a draft, not published."), refused.reasons, self.page.pk)
            return self.redirect_and_remain()


class BackToTheEditor:
    """Views without the page's form, as approving from the dashboard."""

    def dispatch(self, request, *args, **kwargs):
        page_id = kwargs.get("page_id") or args[0]
        try:
            with transaction.atomic():
                return super().dispatch(request, *args, **kwargs)
        except NotReady as refused:
            said.refused(request, _("Not published."), refused.reasons, page_id)
        except NotDone as refused:
            messages.error(request, " ".join(refused.messages))
        editor = reverse("wagtailadmin_pages:edit", args=[page_id])
        if request.headers.get("x-requested-with") == "XMLHttpRequest":
            return self.render_modal_json(request, {"step": "success", "redirect": editor})
        return redirect(editor)


class HandsOver:
    """The steps of a workflow: whoever approves has seen what there is, and whoever sends a release off is told where
    it is now."""

    def submit_action(self):
        response = super().submit_action()
        said.tell_of_step(self.request, self.page)
        return response

    def perform_workflow_action(self):
        """Where something has changed that the form did not show, it is saved, and shown before it is approved."""
        changed = moved.since(self.form.shown.content, self.form.latest, type(self.page))
        if self.workflow_action == "approve" and changed:
            messages.error(self.request, moved.sentence(changed))
            return self.save_action()
        if self.workflow_action == "approve" and self.page.current_workflow_state.is_at_final_task:
            return self.tell_after(super().perform_workflow_action)
        response = super().perform_workflow_action()
        said.tell_of_step(self.request, self.page)
        return response


class ReleaseEditView(
    WithTheDesk, TakesTurns, ReasonsAtTheFields, HandsOver, TellsWhatIsPublic, WithSidePanels, EditView
):
    pass


class ReleaseRevertView(
    TakesTurns, OnlyWhatSomebodyMayWrite, ReasonsAtTheFields, TellsWhatIsPublic, WithSidePanels, RevisionsRevertView
):
    pass


class NewsroomEditView(TakesTurns, WithKeptTexts, EditView):
    pass


class NewsroomRevertView(TakesTurns, OnlyWhatSomebodyMayWrite, WithKeptTexts, RevisionsRevertView):
    pass


class ReleaseCreateView(DraftKept, TellsWhatIsPublic, WithSidePanels, CreateView):
    """A release begins with facts, so only people who may enter them begin one."""

    def dispatch(self, request, *args, **kwargs):
        if not request.user.has_perm(FACTS):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get(self, request):
        begin(self.page, self.parent_page)
        return super().get(request)

    def post(self, request):
        begin_words(self.page, self.parent_page)  # the rows come back with the form
        return super().post(request)


class ReleaseWorkflowActionView(BackToTheEditor, WorkflowActionView):
    """Nothing of the release is seen here: it is approved as it was when the step began."""

    def post(self, request, *args, **kwargs):
        page = self.task_state.workflow_state.content_object
        if self.action_name == "approve" and (changed := moved.between(self.task_state.revision, page)):
            raise NotDone(moved.sentence(changed))
        return super().post(request, *args, **kwargs)


class ReleaseCopyView(CopyView):
    """A copy is another release: a draft, and never an alias."""

    def get_form(self, form_class=None):
        form = super().get_form(form_class)
        for name in ("publish_copies", "alias"):
            form.fields.pop(name, None)
        form.fields["new_title"].disabled = True
        form.fields["new_title"].help_text = _("The title follows the headline.")
        form.fields["new_slug"].initial = self.page.specific.slug_of_a_copy()
        return form
