"""The ways to the translator's screen from Wagtail's own: the page editor's header, and listings."""

from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.widgets.button import Button, HeaderButton

from wagtail_pressrelease.localization.rights import may_write

from .access import translated_into, writes_either
from .labels import slug

READ = {"en": _("English translation"), "ja": _("Japanese translation")}
INTO = {"en": _("Translate into English"), "ja": _("Translate into Japanese")}


def address(page_id: int, language: str, unit: str = "") -> str:
    """Of the screen, or of one text on it."""
    screen = reverse("press_translate", args=[page_id, language])
    return f"{screen}#row-{slug(unit)}" if unit else screen


def in_header(page, user) -> list:
    """For the page editor."""
    language = translated_into(page, user, writes_either)
    if not language:
        return []
    label = (INTO if may_write(language, user) else READ)[language]
    return [HeaderButton(label, address(page.pk, language), icon_name="globe", priority=5)]


def in_listing(page, user, next_url=None):
    """For Wagtail's hook of what can be done with a page of a list."""
    if language := translated_into(page, user):
        yield Button(INTO[language], address(page.pk, language), icon_name="globe", priority=3)
