"""Publishing's verbs. They take a user and check what the user may; None is the site itself, as in a command."""

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.translation import gettext as _
from wagtail.actions import PublishPageRevisionAction
from wagtail.log_actions import log

from wagtail_pressrelease.localization.desk import Desk
from wagtail_pressrelease.localization.handover import refuse_unfinished
from wagtail_pressrelease.localization.rights import check_may
from wagtail_pressrelease.localization.storing import save_content

from .editions import editions
from .issue import check
from .issued import IssuedMixin


@transaction.atomic
def reissue(page, user=None) -> list:
    """Issue what is before the public once more, with the names, offices and paragraphs that the register has today.

    The new editions, one per language that is before the public and ready; nothing is issued without this verb because
    a record was renamed. Raises PermissionDenied, and NotReady where the page cannot be issued as it stands.
    """
    page = type(page)._default_manager.get(pk=page.pk)
    if user is not None and not page.permissions_for_user(user).can_publish():
        raise PermissionDenied(_("You do not have permission to publish this release."))
    if not page.live:
        return []
    before = set(page.press_editions.values_list("pk", flat=True))
    page.issue_again = True
    page.save()
    issued = list(editions().objects.filter(page_id=page.pk).exclude(pk__in=before).order_by("language"))
    data = {"editions": [f"{edition.language}-{edition.number}" for edition in issued]}
    log(page, "wagtail_pressrelease.reissue", user=user, revision=page.live_revision, data=data)
    return issued


@transaction.atomic
def publish_translated(desk: Desk, user) -> list:
    """Declare the translation on a desk ready, and publish it with its source, or schedule both where their hour is to
    come. The new editions. The desk is as it is under the lock of its page. Raises PermissionDenied, NotDone where a
    text is still to do, and NotReady where something else stands in the way."""
    page, version = desk.page, desk.page.latest_revision
    if user is not None and not page.permissions_for_user(user).can_publish():
        raise PermissionDenied(_("You do not have permission to publish this release."))
    check_may(page, desk.target, user)
    refuse_unfinished(desk)
    newest = editions().objects.order_by("pk").values_list("pk", flat=True).last() or 0
    with desk.known.records.at_hand():
        if not desk.content.get(f"ready_{desk.target}"):
            version = save_content(desk, {**desk.content, f"ready_{desk.target}": True}, user).latest_revision
        version.publish(user=user)
    return list(editions().objects.filter(page_id=page.pk, pk__gt=newest).order_by("language"))


class PublishAction(PublishPageRevisionAction):
    """Wagtail's, in one transaction and with the gate at its door for releases: a refusal, also of a schedule, leaves
    the page and the schedule that it had as they were. Registered for every page, since the APIs ask for the action of
    the base type."""

    @transaction.atomic
    def execute(self, skip_permission_checks=False):
        if isinstance(self.object, IssuedMixin):
            self.check(skip_permission_checks)
            check(self.object)
        return super().execute(skip_permission_checks)
