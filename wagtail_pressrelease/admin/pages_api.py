"""The API that the admin itself uses, with our way of publishing, of deleting and of going back."""

from wagtail.admin.api.actions.publish import PublishPageAPIAction
from wagtail.admin.api.views import PagesAdminAPIViewSet

from wagtail_pressrelease.publishing.actions import PublishAction

from .deletion import KeepIssuedAPIAction
from .going_back import GoBackAPIAction


class PublishReleaseAPIAction(PublishPageAPIAction):
    """As Wagtail's, with the gate before a schedule too."""

    def _action_from_data(self, instance, data):
        return PublishAction(super()._action_from_data(instance, data).revision, user=self.request.user)


class PagesAPI(PagesAdminAPIViewSet):
    actions = {
        **PagesAdminAPIViewSet.actions,
        "publish": PublishReleaseAPIAction,
        "delete": KeepIssuedAPIAction,
        "revert_to_page_revision": GoBackAPIAction,
    }


def construct_admin_api(router):
    router.register_endpoint("pages", PagesAPI)
