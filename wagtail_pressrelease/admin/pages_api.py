"""The API that the admin itself uses, with our ways of doing what Wagtail's does."""

from wagtail.admin.api.actions.copy import CopyPageAPIAction
from wagtail.admin.api.actions.create_alias import CreatePageAliasAPIAction
from wagtail.admin.api.actions.delete import DeletePageAPIAction
from wagtail.admin.api.actions.move import MovePageAPIAction
from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.actions.revert_to_page_revision import RevertToPageRevisionAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet

from wagtail_pressrelease.publishing.actions import PublishAction

from .aliases import NoAlias
from .deletion import KeepIssued
from .going_back import GoBack
from .placing import CopyWithFacts, MoveWithFacts


class Ours:
    """Wagtail names its own action in a private method, whatever is registered. Nobody else here overrides it."""

    def instead_of(self, action):
        """Our action, told what Wagtail's was told."""
        raise NotImplementedError

    def _action_from_data(self, instance, data):
        return self.instead_of(super()._action_from_data(instance, data))


class PublishReleaseAPIAction(Ours, PublishPageAPIAction):
    """With the gate before a schedule too."""

    def instead_of(self, action):
        return PublishAction(action.revision, user=action.user)


class KeepIssuedAPIAction(Ours, DeletePageAPIAction):
    def instead_of(self, action):
        return KeepIssued(action.page, user=action.user)


class GoBackAPIAction(Ours, RevertToPageRevisionAPIAction):
    def instead_of(self, action):
        return GoBack(instance=action.instance, revision=action.revision, user=action.user)


class CopyWithFactsAPIAction(Ours, CopyPageAPIAction):
    def instead_of(self, action):
        given = {name: getattr(action, name) for name in ("to", "recursive", "keep_live", "update_attrs", "user")}
        return CopyWithFacts(action.page, **given)


class MoveWithFactsAPIAction(Ours, MovePageAPIAction):
    def instead_of(self, action):
        return MoveWithFacts(action.page, action.target, pos=action.pos, user=action.user)


class NoAliasAPIAction(Ours, CreatePageAliasAPIAction):
    def instead_of(self, action):
        given = {name: getattr(action, name) for name in ("recursive", "parent", "update_slug", "user")}
        return NoAlias(action.page, **given)


class PagesAPI(PagesAdminAPIViewSet):
    actions = {
        **PagesAdminAPIViewSet.actions,
        "publish": PublishReleaseAPIAction,
        "delete": KeepIssuedAPIAction,
        "revert_to_page_revision": GoBackAPIAction,
        "copy": CopyWithFactsAPIAction,
        "move": MoveWithFactsAPIAction,
        "create_alias": NoAliasAPIAction,
    }


def construct_admin_api(router):
    router.register_endpoint("pages", PagesAPI)
