"""The views that the admin shows for pages of ours instead of Wagtail's own."""

from wagtail.admin.viewsets.pages import PageViewSet

from wagtail_pressrelease.models import PressReleasePage

from . import views


class ReleaseViewSet(PageViewSet):
    """A site's own page type registers a subclass that names its `model`."""

    model = PressReleasePage
    add_view_class = views.ReleaseCreateView
    edit_view_class = views.ReleaseEditView
    revisions_revert_view_class = views.ReleaseRevertView
    workflow_action_view_class = views.ReleaseWorkflowActionView
    copy_view_class = views.ReleaseCopyView


releases = ReleaseViewSet("press_releases")
