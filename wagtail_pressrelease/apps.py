from django.apps import AppConfig
from django.utils.translation import gettext_lazy as _


class PressReleaseConfig(AppConfig):
    name = "wagtail_pressrelease"
    label = "wagtail_pressrelease"
    verbose_name = _("Press releases")
    default_auto_field = "django.db.models.BigAutoField"

    def import_models(self) -> None:
        # With wrong settings the models fail before any system check could say why, so it is said here.
        from wagtail_pressrelease import system_checks

        system_checks.require_columns()
        super().import_models()
