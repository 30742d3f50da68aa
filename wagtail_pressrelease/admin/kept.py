"""The side panel "Texts to choose between": what two people wrote in the same place, and the choice between them."""

from urllib.parse import urlencode

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.shortcuts import get_object_or_404, redirect
from django.urls import path, reverse
from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.http import require_POST
from wagtail.admin import messages
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.side_panels import BaseSidePanel
from wagtail.models import Page

from wagtail_pressrelease.localization.applying import keys_of_rows, said_by
from wagtail_pressrelease.localization.diff import two_sides
from wagtail_pressrelease.localization.parking import (
    FORM,
    Moved,
    choose,
    language_of,
    may_choose,
    parked_for,
    record_of,
    stamp,
)
from wagtail_pressrelease.localization.spots import value_at
from wagtail_pressrelease.models import Parked
from wagtail_pressrelease.press.languages import reading_language

from .headings import place, reading


class Kept:
    """A parked text as the panel shows it."""

    def __init__(self, parked, model, content, user):
        self.parked, self.model, self.content, self.user = parked, model, content, user
        self.path = parked.path.removeprefix(FORM)
        self.kind = parked.value["kind"]
        self.theirs = value_at(content, self.path, keys_of_rows(model))

    @property
    def heading(self):
        return place(self.model, self.content, self.path)

    @property
    def language(self):
        return language_of(self.parked.path)

    @property
    def is_mine(self):
        return self.parked.user_id == self.user.pk

    @property
    def may_choose(self):
        return may_choose(self.parked, self.user)

    @property
    def whose(self):
        if self.is_mine:
            return _("Yours")
        name = str(self.parked.user) if self.parked.user else _("somebody whose account is gone")
        return _("Written by %(name)s") % {"name": name}

    @property
    def why(self):
        if self.kind == "gone":
            return _("Deleted by one person while another changed it.")
        if self.kind == "deleted":
            return _("Changed by one person while another deleted it.")
        if self.kind == "order":
            return _("Two people put them in another order.")
        return _("Two people changed it.")

    @cached_property
    def sides(self):
        """Both texts with what differs marked: the parked one, and the draft's."""
        both = (self.parked.value["mine"], self.theirs)
        mine, theirs = (reading(self.model, self.path, each, self.content) for each in both)
        return two_sides(mine, theirs, self.language or reading_language())

    def url(self, how):
        query = urlencode({"seen": stamp(self.theirs)})
        return f"{reverse('press_kept', args=[self.parked.pk, how])}?{query}"

    @property
    def use_url(self):
        return self.url("mine")

    @property
    def keep_url(self):
        return self.url("theirs")


class KeptPanel(BaseSidePanel):
    """Made anew by every save, autosaves included. It opens by itself where a text of this very form was kept. A form
    that begins something has it too: its first autosave makes it the form of what it began."""

    class SidePanelToggle(BaseSidePanel.SidePanelToggle):
        aria_label = gettext_lazy("Texts to choose between")
        icon_name = "copy"
        counter_classname = "w-bg-critical-200"

        def get_context_data(self, parent_context):
            return {**super().get_context_data(parent_context), "count": len(self.panel.kept)}

    name = "kept"
    title = gettext_lazy("Texts to choose between")
    template_name = "wagtail_pressrelease/admin/kept.html"
    order = 60

    def __init__(self, object, request, conflicts=()):
        super().__init__(object, request)
        self.is_new = bool(conflicts)
        found = [each for each in parked_for(object) if each.path.startswith(FORM)] if object.pk else []
        content = content_now(object) if found else {}
        self.kept = [Kept(each, type(object), content, request.user) for each in found]

    @property
    def media(self):
        folder = "wagtail_pressrelease/admin"
        return forms.Media(
            js=[versioned_static(f"{folder}/press-kept.js")], css={"all": [versioned_static(f"{folder}/editor.css")]}
        )

    def get_context_data(self, parent_context):
        return {**super().get_context_data(parent_context), "kept": self.kept, "is_new": self.is_new}


def content_now(record):
    """What a release's latest draft says, or a record of the register."""
    return record.get_latest_revision().content if isinstance(record, Page) else said_by(record)


def editor_of(parked):
    """Where the release or the record is edited; the front of the admin where it is gone."""
    record = record_of(parked)
    if record is None:
        return reverse("wagtailadmin_home")
    if isinstance(record, Page):
        return reverse("wagtailadmin_pages:edit", args=[record.pk])
    return reverse(record.snippet_viewset.get_url_name("edit"), args=[record.pk])


@require_POST
def chosen(request, pk, how):
    """Somebody has chosen: "mine" is the text that was kept, "theirs" the one in the draft."""
    parked = get_object_or_404(Parked.objects.select_related("page"), pk=pk)
    editor = redirect(editor_of(parked))
    try:
        choose(parked, how, request.user, request.GET.get("seen"))
    except PermissionDenied as refused:
        messages.error(request, str(refused))
    except Moved as moved:
        messages.warning(request, str(moved))
    except ValidationError as refused:
        messages.error(request, " ".join(refused.messages))
    else:
        text = _("The text that was kept is in the draft now.") if how == "mine" else _("The draft stays as it is.")
        messages.success(request, text)
    return editor


def urls():
    return [path("press-releases/kept/<int:pk>/<slug:how>/", chosen, name="press_kept")]
