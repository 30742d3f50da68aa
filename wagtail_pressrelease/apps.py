from django.apps import AppConfig, apps
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

    def ready(self) -> None:
        from wagtail_pressrelease import system_checks

        system_checks.require_page_types()
        if apps.is_installed("wagtail.api.v3"):
            from wagtail_pressrelease.admin import api

            api.register_types()
        if apps.is_installed("wagtail.contrib.redirects"):
            from wagtail.signals import post_page_move

            from wagtail_pressrelease.publishing import redirects

            post_page_move.connect(redirects.keep_moved_addresses)
        from wagtail_pressrelease.publishing import purging

        if purging.stands_behind_a_cache():
            purging.connect()
