"""Many pages at once. Publishing: each by itself, so that those that are refused are named and the others go out."""

from django.db import transaction
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext as _
from wagtail.admin import messages
from wagtail.admin.views.pages.bulk_actions.delete import DeleteBulkAction
from wagtail.admin.views.pages.bulk_actions.move import MoveBulkAction
from wagtail.admin.views.pages.bulk_actions.publish import PublishBulkAction
from wagtail.admin.views.pages.bulk_actions.unpublish import UnpublishBulkAction
from wagtail.models import Page
from wagtail.permissions import policy_registry

from wagtail_pressrelease.publishing.gate import NotReady

from .said import link, listed


class NamesOnlyWhatIsSeen:
    """Wagtail names the pages for which somebody has no rights. Those whose titles this person may not even see are
    left out."""

    def get_actionable_objects(self):
        pages, refused = super().get_actionable_objects()
        seen = policy_registry.get_by_type(Page).explorable_instances(self.request.user)
        for name, items in refused.items():
            known = set(seen.filter(pk__in=[_page(each).pk for each in items]).values_list("pk", flat=True))
            refused[name] = [each for each in items if _page(each).pk in known]
        return pages, refused


def _page(item):
    """Wagtail keeps some of them with a word on whether they can be edited."""
    return item["item"] if isinstance(item, dict) else item


class DeletePages(NamesOnlyWhatIsSeen, DeleteBulkAction):
    pass


class MovePages(NamesOnlyWhatIsSeen, MoveBulkAction):
    pass


class UnpublishPages(NamesOnlyWhatIsSeen, UnpublishBulkAction):
    pass


class PublishReadyPages(NamesOnlyWhatIsSeen, PublishBulkAction):
    def __init__(self, request, model):
        super().__init__(request, model)
        self.refused = []

    def get_execution_context(self):
        return {**super().get_execution_context(), "refused": self.refused}

    @classmethod
    def execute_action(cls, objects, refused=None, include_descendants=False, **kwargs):
        pages = children = 0
        for page in objects:
            pages += cls._published(page, refused, **kwargs)
            if include_descendants:
                children += cls._below(page, refused, **kwargs)
        return pages, children

    @classmethod
    def _below(cls, page, refused, user=None, **kwargs):
        found = page.get_descendants().not_live()
        return sum(
            cls._published(child, refused, user=user, **kwargs)
            for child in found
            if user is None or child.permissions_for_user(user).can_publish()
        )

    @classmethod
    def _published(cls, page, refused, **kwargs):
        """1 where the page was published, 0 where it was refused."""
        try:
            with transaction.atomic():
                super().execute_action([page], **kwargs)
        except NotReady as error:
            refused.append((page, error.reasons))
            return 0
        return 1

    def get_success_message(self, num_parent_objects, num_child_objects):
        for page, reasons in self.refused:
            messages.error(
                self.request,
                format_html(
                    "{} {} {}",
                    _("Not published:"),
                    link(reverse("wagtailadmin_pages:edit", args=[page.pk]), page.get_admin_display_title()),
                    listed(reasons, page.pk),
                ),
            )
        if not num_parent_objects and not num_child_objects:
            return None
        return super().get_success_message(num_parent_objects, num_child_objects)
