"""The views that the admin shows for pages of ours instead of Wagtail's own."""

from django.utils.functional import cached_property
from wagtail.admin.viewsets.pages import PageViewSet

from wagtail_pressrelease.models import NewsroomPage, PressReleasePage

from . import listing, views
from .listing_filters import ReleaseFilterSet
from .standing import newsroom_models


class ReleaseViewSet(PageViewSet):
    """A site's own page type registers a subclass that names its `model`."""

    model = PressReleasePage
    add_view_class = views.ReleaseCreateView
    edit_view_class = views.ReleaseEditView
    revisions_revert_view_class = views.ReleaseRevertView
    workflow_action_view_class = views.ReleaseWorkflowActionView
    copy_view_class = views.ReleaseCopyView
    index_view_class = listing.NewsroomIndexView
    filterset_class = ReleaseFilterSet

    @cached_property
    def parent_models(self):
        """A newsroom's listing is ours, whichever types of release stand in it."""
        return newsroom_models()


releases = ReleaseViewSet("press_releases")


class NewsroomViewSet(PageViewSet):
    """A site's own newsroom type registers a subclass that names its `model`."""

    model = NewsroomPage
    edit_view_class = views.NewsroomEditView
    revisions_revert_view_class = views.NewsroomRevertView


newsrooms = NewsroomViewSet("press_newsrooms")
