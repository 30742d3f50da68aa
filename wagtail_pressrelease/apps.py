from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressReleaseConfig(AppConfig):
    name = "wagtail_pressrelease"
    label = "wagtail_pressrelease"
    verbose_name = _("Press releases")
    default_auto_field = "django.db.models.BigAutoField"
