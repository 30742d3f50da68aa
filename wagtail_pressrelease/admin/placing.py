"""Copying and moving pages: where a release stands, and that there is one, are facts. Wagtail asks only whether
somebody may add pages there.

As deleting, it is done in its own view, by the bulk action, and through the two APIs, which ask nothing in common.
"""

from django.core.exceptions import PermissionDenied
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.actions.copy_page import CopyPageAction, CopyPagePermissionError
from wagtail.actions.move_page import MovePageAction, MovePagePermissionError
from wagtail.admin import messages
from wagtail.models import Page

from .permissions import may_place


def why_not(page, user):
    """A sentence that says why somebody may not copy or move a page; "" where they may."""
    if may_place(user, page):
        return ""
    sentence = _("Only somebody who may change the facts of press releases can copy or move “%(title)s”.")
    return sentence % {"title": page.get_admin_display_title()}


def offered(buttons, page, user) -> list:
    """What the menu of a release's editor offers somebody: nothing that would be refused."""
    if may_place(user, page):
        return buttons
    refused = [reverse(f"wagtailadmin_pages:{verb}", args=[page.pk]) for verb in ("copy", "move", "delete")]
    return [button for button in buttons if button.url.partition("?")[0] not in refused]


def before_copy_page(request, page):
    """The page's own copy view, before it asks and before it copies. Who may not see the page is not told its title."""
    if not page.permissions_for_user(request.user).can_edit():
        raise PermissionDenied
    return _refused(request, page)


def before_move_page(request, page, destination):
    """The view that asks whether to move, which Wagtail shows to everybody, and the moving itself."""
    if not page.permissions_for_user(request.user).can_move():
        raise PermissionDenied
    return _refused(request, page)


def _refused(request, page):
    if not (sentence := why_not(page, request.user)):
        return None
    messages.error(request, sentence)
    return redirect("wagtailadmin_explore", page.get_parent().pk)


def before_bulk_action(request, action_type, objects, action):
    """The bulk action: where one of the pages may not be moved, none is."""
    if action_type != "move" or not issubclass(action.model, Page):
        return None
    refused = [sentence for page in objects if (sentence := why_not(page, request.user))]
    if not refused:
        return None
    messages.error(request, " ".join([_("Nothing was moved."), *refused]))
    return redirect(action.next_url)


class CopyWithFacts(CopyPageAction):
    def check(self, skip_permission_checks=False):
        super().check(skip_permission_checks)
        if self.user and not skip_permission_checks and (sentence := why_not(self.page, self.user)):
            raise CopyPagePermissionError(sentence)


class MoveWithFacts(MovePageAction):
    def check(self, parent_after, skip_permission_checks=False):
        super().check(parent_after, skip_permission_checks)
        if self.user and not skip_permission_checks and (sentence := why_not(self.page, self.user)):
            raise MovePagePermissionError(sentence)


def register_actions(registry):
    """The API of version 3."""
    registry.register(Page, CopyWithFacts)
    registry.register(Page, MoveWithFacts)
