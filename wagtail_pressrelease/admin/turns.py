"""Two people save one release at the same moment: one after the other, and each sees what the other has saved."""

import functools

from django.db import transaction
from wagtail.admin.ui.components import MediaContainer
from wagtail.models import Page

from . import said
from .kept import KeptPanel
from .merging import read_shown


class TakesTurns:
    """For the views with the form of a release. While one of them saves, the page's row is locked, so that the version
    it merges with is the latest until it is done."""

    is_out_of_date = False  # a form that shows an older version is merged

    def dispatch(self, request, *args, **kwargs):
        if request.method != "POST":
            return super().dispatch(request, *args, **kwargs)
        with transaction.atomic():
            page_id = kwargs.get("page_id") or args[0]
            Page.objects.select_for_update().filter(pk=page_id).values_list("pk").first()
            return super().dispatch(request, *args, **kwargs)

    def get_object(self):
        page = super().get_object()
        page.latest_revision = self.latest_revision  # the form asks for it
        return page

    def post(self, request, *args, **kwargs):
        if "overwrite_revision_id" in request.POST and not self._is_of_this_form(self.latest_revision):
            request.POST = request.POST.copy()
            del request.POST["overwrite_revision_id"]
        return super().post(request, *args, **kwargs)

    def _is_of_this_form(self, revision):
        """Whether the latest version is the one that this very form has saved: another screen of the same person may
        have written it anew since."""
        shown = read_shown(self.request.POST, self.page)
        return (
            revision is not None
            and shown is not None
            and shown.revision == (revision.pk, revision.created_at.isoformat())
            and self.request.POST["overwrite_revision_id"] == str(revision.pk)
        )

    def form_valid(self, form):
        form.keeps_conflicts = True
        response = super().form_valid(form)
        if not self.expects_json_response and form.is_valid():
            said.tell_of_others(self.request, form)
            said.tell_of_proposals(self.request, self.page)
            said.tell_of_no_text(self.request)
        return response


class RecordTurns:
    """The same for a record of the register, which the view fetches before it looks at the request."""

    @classmethod
    def as_view(cls, **initkwargs):
        view = super().as_view(**initkwargs)

        @functools.wraps(view)
        def in_turn(request, *args, **kwargs):
            if request.method != "POST":
                return view(request, *args, **kwargs)
            with transaction.atomic():
                return view(request, *args, **kwargs)

        return in_turn

    def get_object(self, queryset=None):
        if self.request.method == "POST":
            self.model._default_manager.select_for_update().filter(pk=self.object_pk).values_list("pk").first()
        return super().get_object(queryset)

    def form_valid(self, form):
        form.keeps_conflicts = True
        response = super().form_valid(form)
        said.tell_of_others(self.request, form)
        return response

    def get_side_panels(self):
        return MediaContainer([*super().get_side_panels(), KeptPanel(self.object, self.request)])
