"""Who else has a release open, on this screen or in the page editor. Wagtail keeps and shows it."""

from django.urls import reverse
from django.utils import timezone
from wagtail.admin.models import EditingSession
from wagtail.admin.ui.editing_sessions import EditingSessionsModule
from wagtail.models.pages import get_default_page_content_type


def present(page, user) -> EditingSessionsModule:
    """Note that somebody has the release open. Without a version's number: that somebody else has saved is no alarm on
    a screen that keeps both."""
    session = EditingSession.objects.create(
        user=user,
        content_type=get_default_page_content_type(),
        object_id=page.pk,
        last_seen_at=timezone.now(),
    )
    ping = reverse("wagtailadmin_editing_sessions:ping", args=["wagtailcore", "page", page.pk, session.pk])
    release = reverse("wagtailadmin_editing_sessions:release", args=[session.pk])
    return EditingSessionsModule(session, ping, release, [])
