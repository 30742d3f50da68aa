"""Public addresses that Wagtail's own page pattern cannot match (it knows no dot).

Include this inside `i18n_patterns`, before Wagtail's own line.
"""

from django.urls import path

from .rendering import health

app_name = "wagtail_pressrelease"

urlpatterns: list = [path("press-schedule.json", health.schedule, name="schedule")]
