"""Registrations only: what each does stands in admin/."""

from wagtail.snippets.models import register_snippet

from .admin.records import RegisterGroup

register_snippet(RegisterGroup)
