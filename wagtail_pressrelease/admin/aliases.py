"""A release has no aliases, nor has a tree that holds one: it would be issued twice."""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from wagtail.actions.create_alias import CreatePageAliasAction, CreatePageAliasIntegrityError
from wagtail.admin import messages
from wagtail.models import Page

from wagtail_pressrelease.publishing.issued import IssuedMixin


def why_not(page):
    """A sentence that says why a page cannot have an alias with everything below it; "" where it can."""
    tree = page.get_descendants(inclusive=True).specific(defer=True)
    if not any(isinstance(each, IssuedMixin) for each in tree):
        return ""
    return _("A press release cannot have an alias: it would be issued twice. Make a copy, or link to the release.")


def refuse_alias(request, page):
    """For Wagtail's hook before copying."""
    if request.method != "POST" or not request.POST.get("alias") or not (sentence := why_not(page)):
        return None
    messages.error(request, sentence)
    return redirect(reverse("wagtailadmin_pages:copy", args=[page.pk]))


class NoAlias(CreatePageAliasAction):
    """Refused before anything is made: an alias of a newsroom would be there already when its first release is
    refused."""

    def check(self, skip_permission_checks=False):
        super().check(skip_permission_checks)
        if sentence := why_not(self.page):
            raise CreatePageAliasIntegrityError(sentence)


def register_actions(registry):
    """The API of version 3."""
    registry.register(Page, NoAlias)
