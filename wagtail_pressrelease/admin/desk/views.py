"""The translator's screen, and the preview beside it."""

import json
from types import SimpleNamespace

from django.forms import Media
from django.http import JsonResponse
from django.urls import reverse
from django.utils.decorators import method_decorator
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.views.generic import TemplateView, View
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.autosave import AutosaveIndicator
from wagtail.admin.ui.components import MediaContainer
from wagtail.admin.ui.side_panels import PreviewSidePanel
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.admin.widgets.button import HeaderButton
from wagtail.utils.decorators import xframe_options_sameorigin_override

from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.onward import Step, step_at
from wagtail_pressrelease.localization.rights import may_write
from wagtail_pressrelease.press.languages import Language

from .access import release_for, why_locked, writes_either
from .buttons import INTO, READ
from .handing import look
from .presence import present
from .rail import rail
from .rows import Sheet
from .said import texts

FOLDER = "wagtail_pressrelease/admin/desk"
STYLES = ("sheet", "row", "acts", "box", "aside", "rail", "footer", "narrow")
VERBS = ("look", "save", "choose", "unchanged", "ready", "send", "approve", "publish", "return", "return_text")
# Each builds on those before it.
SCRIPTS = (
    "desk",
    "said",
    "plain",
    "draftail",
    "row",
    "screen",
    "keys",
    "autosave",
    "choices",
    "rail",
    "steps",
    "presence",
)


def _media() -> Media:
    styles = [versioned_static(f"{FOLDER}/{name}.css") for name in STYLES]
    return Media(css={"all": styles}, js=[versioned_static(f"{FOLDER}/{name}.js") for name in SCRIPTS])


READY = {"en": _("English is ready"), "ja": _("Japanese is ready")}
READS_ONLY = {
    "en": _(
        "You write the Japanese of this release, and read its English here. Where the Japanese has changed, but not "
        "what it means, say so; and answer the questions."
    ),
    "ja": _(
        "You write the English of this release, and read its Japanese here. Where the English has changed, but not "
        "what it means, say so; and answer the questions."
    ),
}


class PreviewPanel(PreviewSidePanel):
    """Wagtail's, which opens with the language that is being written."""

    def __init__(self, page, request, language, preview_url):
        super().__init__(page.specific_deferred, request, preview_url=preview_url)
        self.language = language

    def get_context_data(self, parent_context):
        of = self.object
        shown = SimpleNamespace(
            preview_modes=of.preview_modes,
            preview_sizes=of.preview_sizes,
            default_preview_size=of.default_preview_size,
            default_preview_mode=self.language,
        )
        return {**super().get_context_data(parent_context), "object": shown}


class Screen(WagtailAdminTemplateMixin, TemplateView):
    """A release in two languages, text by text."""

    template_name = "wagtail_pressrelease/admin/desk/screen.html"
    header_icon = "globe"

    def get(self, request, page_id, language):
        self.page = release_for(request.user, page_id, language, writes_either)
        self.language = language
        self.writes = may_write(language, request.user)
        self.desk = read_desk(self.page, language, request.user)
        return super().get(request)

    # --- Wagtail's header
    def get_page_title(self):
        return self.desk.content.get("title") or self.page.draft_title

    def get_page_subtitle(self):
        return (INTO if self.writes else READ)[self.language]

    def get_breadcrumbs_items(self):
        return [
            {"url": reverse("press_translations"), "label": _("Translations")},
            {"url": "", "label": self.get_page_title(), "sublabel": self.get_page_subtitle()},
        ]

    @property
    def header_buttons(self):
        return [HeaderButton(_("Page editor"), self.editor_url, icon_name="edit", priority=10)]

    @cached_property
    def editor_url(self):
        return reverse("wagtailadmin_pages:edit", args=[self.page.pk])

    def address(self, name):
        return reverse(f"press_translate_{name}", args=[self.page.pk, self.language])

    # --- the screen
    def get_context_data(self, **kwargs):
        locked = why_locked(self.page, self.language, self.request.user)
        sheet = Sheet(self.desk, self.request.user, locked)
        step = step_at(self.page, self.language, self.request.user) if self.writes else Step()
        side_panels = MediaContainer([PreviewPanel(self.page, self.request, self.language, self.address("preview"))])
        return {
            **super().get_context_data(**kwargs),
            "page": self.page,
            "desk": self.desk,
            "locked": locked,
            "writes": self.writes,
            "reads_only": "" if self.writes else READS_ONLY[self.language],
            "step": step,
            "look": json.dumps(look(self.desk) if step.approves or step.publishes else {}),
            "groups": [
                (name, label, [(row, sheet.contentstate(row)) for row in rows]) for name, label, rows in sheet.groups
            ],
            "register_todo": any(row.entry and row.writable and row.state.todo for row in self.desk.rows),
            "gone": self.desk.gone,
            "source_name": Language(self.desk.source).label,
            "target_name": Language(self.language).label,
            "ready_label": READY[self.language],
            "is_ready": bool(self.desk.content.get(f"ready_{self.language}")),
            "may_review": sheet.reviews,
            "texts": texts(self.language),
            "draftail": sheet.editor.options(),
            "media": side_panels.media + sheet.editor.media + _media(),
            "rail": rail(self.desk),
            "editing_sessions": present(self.page, self.request.user),
            "autosave_indicator": AutosaveIndicator() if self.writes else None,
            "side_panels": side_panels,
            "history_url": reverse("wagtailadmin_pages:history", args=[self.page.pk]),
            "urls": {name: self.address(name) for name in VERBS},
        }


class Preview(View):
    """Speaks the protocol of Wagtail's preview panel, always about the newest draft: POST asks whether it can be shown,
    GET shows it."""

    http_method_names = ["get", "post", "delete"]

    def post(self, request, page_id, language):
        release_for(request.user, page_id, language, writes_either)
        return JsonResponse({"is_valid": True, "is_available": True})

    def delete(self, request, page_id, language):
        release_for(request.user, page_id, language, writes_either)
        return JsonResponse({"success": True})

    @method_decorator(xframe_options_sameorigin_override)
    def get(self, request, page_id, language):
        page = release_for(request.user, page_id, language, writes_either).get_latest_revision_as_object()
        modes = [name for name, _label in page.preview_modes]
        mode = request.GET.get("mode")
        extra = {"in_preview_panel": request.GET.get("in_preview_panel") == "true", "is_editing": True}
        return page.make_preview_request(request, mode if mode in modes else language, extra)
