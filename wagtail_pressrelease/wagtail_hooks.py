"""Registrations only: what each does stands in admin/."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .admin import (
    action_menu,
    aliases,
    deletion,
    going_back,
    kept,
    missed,
    offices,
    page_chooser,
    pages_api,
    permissions,
    placing,
)
from .admin.bulk import DeletePages, MovePages, PublishReadyPages, UnpublishPages
from .admin.desk import buttons, dashboard, report, worklist
from .admin.desk import urls as desk
from .admin.listing import release_listing
from .admin.records import RegisterGroup
from .admin.viewsets import newsrooms, releases
from .exchange.drafts import EXPORTED, IMPORTED
from .publishing.actions import PublishAction
from .rendering.links import ReleaseLinkHandler

register_snippet(RegisterGroup)

hooks.register("register_admin_viewset", lambda: [releases, newsrooms, release_listing])
# After Wagtail's own, whose place it takes.
for pages in (DeletePages, MovePages, PublishReadyPages, UnpublishPages):
    hooks.register("register_bulk_action", pages, order=10)
hooks.register("before_copy_page", aliases.refuse_alias)
hooks.register("before_copy_page", placing.before_copy_page)
hooks.register("before_move_page", placing.before_move_page)
hooks.register("construct_page_action_menu", action_menu.name_the_buttons)
hooks.register("register_permissions", permissions.given_to_groups)
hooks.register("register_admin_urls", offices.urls)
hooks.register("register_admin_urls", kept.urls)
hooks.register("register_admin_urls", worklist.urls)
hooks.register("register_admin_urls", report.urls)
hooks.register("register_admin_menu_item", worklist.menu_item)
hooks.register("construct_homepage_panels", dashboard.add_panel)
hooks.register("construct_homepage_panels", missed.add_panel)
hooks.register("register_reports_menu_item", report.menu_item)
hooks.register("register_admin_urls", desk.urls)
hooks.register("register_page_listing_more_buttons", buttons.in_listing)
hooks.register("construct_page_chooser_queryset", page_chooser.hide_unreleased)
hooks.register("before_delete_page", deletion.before_delete_page)
hooks.register("before_bulk_action", deletion.before_bulk_action)
hooks.register("before_bulk_action", placing.before_bulk_action)
hooks.register("before_delete_snippet", deletion.before_delete_snippet)
hooks.register("register_actions", deletion.register_actions)
hooks.register("register_actions", going_back.register_actions)
hooks.register("register_actions", placing.register_actions)
hooks.register("register_actions", aliases.register_actions)
hooks.register("construct_admin_api", pages_api.construct_admin_api)


@hooks.register("register_actions")
def register_actions(registry):
    registry.register(Page, PublishAction)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action(
        "wagtail_pressrelease.reissue", _("Issue again"), _("Issued again with today's names and offices")
    )
    actions.register_action(IMPORTED, _("From an import"), _("From an import"))
    actions.register_action(EXPORTED, _("Exported"), _("Taken out into a file"))


@hooks.register("register_rich_text_features", order=10)  # after Wagtail's own, which it takes the place of
def register_rich_text_features(features):
    features.register_link_type(ReleaseLinkHandler)
