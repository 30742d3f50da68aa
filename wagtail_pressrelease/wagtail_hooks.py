"""Registrations only: what each does stands in admin/."""

from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.models import Page
from wagtail.snippets.models import register_snippet

from .admin.records import RegisterGroup
from .publishing.actions import PublishAction

register_snippet(RegisterGroup)


@hooks.register("register_actions")
def register_actions(registry):
    registry.register(Page, PublishAction)


@hooks.register("register_log_actions")
def register_log_actions(actions):
    actions.register_action("wagtail_pressrelease.reissue", _("Issue again"), _("Issued again with today's names and offices"))
