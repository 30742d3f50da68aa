"""What Wagtail's first page shows first, where there is any: releases that did not go out at their hour."""

from wagtail.admin.ui.components import Component
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_pressrelease.press.languages import reading_language
from wagtail_pressrelease.publishing.health import health, missed
from wagtail_pressrelease.publishing.schedule import scheduled


class MissedPanel(Component):
    name = "press-missed"
    template_name = "wagtail_pressrelease/admin/missed.html"
    order = 10

    def __init__(self, health, missed):
        self.health, self.missed = health, missed

    def get_context_data(self, parent_context):
        language = reading_language()
        return {
            "health": self.health,
            "missed": [(each, each.why.get(language, [])) for each in self.missed],
        }


def add_panel(request, panels) -> None:
    """For Wagtail's hook of what its first page shows: those who may publish a release learn of it."""
    pages = PagePermissionPolicy().instances_user_has_permission_for(request.user, "publish")
    if not pages.exists() or not scheduled().exists():
        return
    found, releases = health(), missed(pages)
    if releases or not found.is_running:
        panels.append(MissedPanel(found, releases))
