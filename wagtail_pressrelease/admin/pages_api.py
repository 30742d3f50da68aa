"""The API that the admin itself uses, with our way of deleting and of going back."""

from wagtail.admin.api.views import PagesAdminAPIViewSet

from .deletion import KeepIssuedAPIAction
from .going_back import GoBackAPIAction


class PagesAPI(PagesAdminAPIViewSet):
    actions = {
        **PagesAdminAPIViewSet.actions,
        "delete": KeepIssuedAPIAction,
        "revert_to_page_revision": GoBackAPIAction,
    }


def construct_admin_api(router):
    router.register_endpoint("pages", PagesAPI)
