"""What was issued is kept: a release is withdrawn, not deleted. Records that releases name are kept too.

Wagtail deletes pages in four ways, which ask nothing in common: its own view, the bulk action, and the two APIs.
Each is asked here, for any page, since a newsroom or a home page takes its releases with it.
"""

from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.actions.delete_page import DeletePageAction, DeletePagePermissionError
from wagtail.admin import messages
from wagtail.admin.utils import get_valid_next_url_from_request
from wagtail.models import Page, ReferenceIndex

from wagtail_pressrelease.models import Organization, Person, Topic
from wagtail_pressrelease.press.release import ReleaseMixin
from wagtail_pressrelease.publishing.editions import editions

from .naming import both_names
from .permissions import may_place
from .usage import releases_naming, used_by_newsrooms


def why_not_delete(page, user):
    """A sentence that says why somebody may not delete a page with everything below it; "" where they may.

    An administrator may delete whatever was issued: Wagtail's log keeps who did it, and when.
    """
    if user.is_superuser:
        return ""
    words = {"title": page.get_admin_display_title()}
    issued = editions().objects.filter(page__path__startswith=page.path).values("page").distinct().count()
    if issued and issubclass(page.specific_class or Page, ReleaseMixin):
        sentence = _("“%(title)s” was issued and is kept. Unpublish it to withdraw it; an administrator can delete it.")
        return sentence % words
    if issued:
        sentence = ngettext(
            "“%(title)s” holds %(count)d release that was issued and is kept. Only an administrator can delete it.",
            "“%(title)s” holds %(count)d releases that were issued and are kept. Only an administrator can delete it.",
            issued,
        )
        return sentence % {**words, "count": issued}
    if not may_place(user, page):
        return _("Only somebody who may change the facts of press releases can delete “%(title)s”.") % words
    return ""


def before_delete_page(request, page):
    """The page's own delete view, before it asks and before it deletes."""
    if why_not := why_not_delete(page, request.user):
        messages.error(request, why_not)
        listing = reverse("wagtailadmin_explore", args=[page.get_parent().pk])
        return redirect(get_valid_next_url_from_request(request) or listing)
    return None


def before_bulk_action(request, action_type, objects, action):
    """The bulk action: where one of the pages is kept, none is deleted, so that nobody has to find out which were."""
    if action_type != "delete" or not issubclass(action.model, Page):
        return None
    kept = [why_not for page in objects if (why_not := why_not_delete(page, request.user))]
    if not kept:
        return None
    messages.error(request, " ".join([_("Nothing was deleted."), *kept]))
    return redirect(action.next_url)


class KeepIssued(DeletePageAction):
    """As Wagtail's, but what was issued is kept."""

    def check(self, skip_permission_checks=False):
        super().check(skip_permission_checks)
        if self.user and not skip_permission_checks and (why_not := why_not_delete(self.page, self.user)):
            raise DeletePagePermissionError(why_not)


def register_actions(registry):
    """The API of version 3."""
    registry.register(Page, KeepIssued)


def why_not_delete_record(record):
    """Why a record of the register is kept: sentences; "" where nothing names it."""
    words = {"name": both_names(record)}
    found = []
    if count := len(releases_naming(record)):
        sentence = ngettext(
            "“%(name)s” is used in %(count)d release and is kept.",
            "“%(name)s” is used in %(count)d releases and is kept.",
            count,
        )
        found.append(sentence % {**words, "count": count})
    if isinstance(record, Organization):
        if count := Person.objects.filter(appointments__organization=record).distinct().count():
            sentence = ngettext(
                "%(count)d person holds or held an office at “%(name)s”.",
                "%(count)d people hold or held an office at “%(name)s”.",
                count,
            )
            found.append(sentence % {**words, "count": count})
        if used_by_newsrooms(record):
            found.append(_("“%(name)s” is a newsroom's own organization, or among its contacts.") % words)
    return " ".join(found)


def before_delete_snippet(request, records):
    """The delete view of a record and the bulk action."""
    kept = [
        why_not
        for record in records
        if isinstance(record, Organization | Person | Topic) and (why_not := why_not_delete_record(record))
    ]
    if not kept:
        for record in records:
            _forget_former_uses(record)
        return None
    messages.error(request, " ".join(kept))
    listing = reverse(records[0].snippet_viewset.get_url_name("list"))
    return redirect(get_valid_next_url_from_request(request) or listing)


def _forget_former_uses(record):
    """Wagtail's index of references keeps the rows that a page's last save took away, and would refuse for them."""
    for source, _references in ReferenceIndex.get_grouped_references_to(record):
        ReferenceIndex.create_or_update_for_object(getattr(source, "specific", source))
