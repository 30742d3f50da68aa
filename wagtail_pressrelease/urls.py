"""Public addresses that Wagtail's own page pattern cannot match (it knows no dot).

Include this inside `i18n_patterns`, before Wagtail's own line.
"""

from django.urls import path, re_path
from wagtail.views import serve

from .rendering import health

app_name = "wagtail_pressrelease"

urlpatterns: list = [
    path("press-schedule.json", health.schedule, name="schedule"),
    # No page has such an address. A newsroom above it answers in its own way all the same: for no cache to keep.
    # Not where there is a NUL, which PostgreSQL takes in no question.
    re_path(r"^([\w/-]*[^\w/\0-][^\0]*)$", serve, name="nothing"),
]
