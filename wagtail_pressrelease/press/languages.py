"""The two languages of a release, and how a text is asked for in one of them."""

from django.conf import settings
from django.db import models
from django.utils.translation import get_language
from django.utils.translation import gettext_lazy as _

LANGUAGES = ("en", "ja")
OWN_NAMES = {"en": "English", "ja": "日本語"}
HOME_ZONES = {"en": "Europe/London", "ja": "Asia/Tokyo"}


class Language(models.TextChoices):
    """A language that a release is written in."""

    EN = "en", _("English")
    JA = "ja", _("Japanese")


class Zone(models.TextChoices):
    """A clock that a newsroom works by."""

    LONDON = "Europe/London", _("London time")
    TOKYO = "Asia/Tokyo", _("Tokyo time")


def other(language: str) -> str:
    """The other of the two languages."""
    return "en" if language == "ja" else "ja"


def reading_language() -> str:
    """The reader's language: the active one, whatever its region; English where it is neither of ours."""
    active = (get_language() or "en").split("-")[0]
    return active if active in LANGUAGES else "en"


def site_language(language: str) -> str:
    """The code by which the site knows one of our languages, as en or en-gb: it stands in the site's addresses."""
    codes = [code for code, _name in settings.LANGUAGES]
    return language if language in codes else next((code for code in codes if code.split("-")[0] == language), language)


def text(record, name: str, language: str) -> str:
    """A translated field in one language, never another's in its place; "" where there is none or no record."""
    return (getattr(record, f"{name}_{language}", None) or "") if record is not None else ""


def either(record, name: str, language: str | None = None) -> str:
    """For lists that staff see: the text in the language (default: the reader's), else in the other."""
    language = language or reading_language()
    return text(record, name, language) or text(record, name, other(language))
