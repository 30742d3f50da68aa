from django.conf import settings
from wagtail.models import Page

from wagtail_pressrelease.rendering.sitemap import page_entries

from .people import JOBS, PASSWORD


class HomePage(Page):
    """The front page: what to try in the demo newsroom, and how."""

    max_count = 1

    def get_context(self, request, *args, **kwargs):
        """Adds who can sign in, as long as this is a demonstration: with DEBUG on."""
        context = super().get_context(request, *args, **kwargs)
        return {**context, "demo_people": JOBS if settings.DEBUG else (), "demo_password": PASSWORD}

    def get_sitemap_urls(self, request=None):
        return page_entries(self, request)
