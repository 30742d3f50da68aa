"""What a site's settings must say for the plugin to work, each with the line to write.

The first group decides which columns the models have. Where one of them is wrong, models fail before Django runs any
check, with messages about something else; so `require_columns()` asks them when the models are about to be imported.
The others are ordinary system checks.
"""

from collections.abc import Iterator
from typing import Any

from django.apps import apps
from django.conf import settings
from django.core.checks import CheckMessage, Error, Warning, register
from django.core.exceptions import ImproperlyConfigured
from django.db import connections
from django.urls import URLPattern, URLResolver, get_resolver
from django.urls.resolvers import LocalePrefixPattern
from django.utils.module_loading import import_string

from wagtail_pressrelease import conf

LANGUAGES = ("en", "ja")
LANGUAGES_LINE = 'MODELTRANSLATION_LANGUAGES = ("en", "ja")'
SEARCH_BACKEND = "wagtail_pressrelease.finding.backend"
FIELDS_LINE = 'MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)'


def require_columns() -> None:
    """Raise ImproperlyConfigured, with every sentence at once, where the models could not get their columns."""
    _refuse(
        [
            *check_modeltranslation(),
            *check_modeltranslation_comes_first(),
            *check_modeltranslation_languages(),
            *check_modeltranslation_fields(),
            *check_internationalization(),
        ]
    )


def require_page_types() -> None:
    """Raise ImproperlyConfigured, with every sentence at once, where a site's own type of release lacks a part."""
    from wagtail_pressrelease.press.release import release_models

    _refuse([fault for model in release_models() for fault in check_page_type(model)])


def _refuse(errors: list[CheckMessage]) -> None:
    if errors:
        raise ImproperlyConfigured("\n" + "\n".join(f"({error.id}) {error.msg} {error.hint}" for error in errors))


def check_modeltranslation() -> list[CheckMessage]:
    if apps.is_installed("modeltranslation"):
        return []
    return [
        error(
            "E001",
            "django-modeltranslation is not among the installed apps, so releases have no columns for their languages.",
            'Write "modeltranslation" first in INSTALLED_APPS.',
        )
    ]


def check_modeltranslation_comes_first() -> list[CheckMessage]:
    order = [app.name for app in apps.get_app_configs() if app.name.split(".")[0] in ("modeltranslation", "wagtail")]
    if "modeltranslation" not in order[1:]:
        return []
    return [
        error(
            "E011",
            "django-modeltranslation starts after Wagtail, which has asked for the models' columns by then.",
            'Write "modeltranslation" first in INSTALLED_APPS.',
        )
    ]


def check_modeltranslation_languages() -> list[CheckMessage]:
    if set(LANGUAGES) <= set(getattr(settings, "MODELTRANSLATION_LANGUAGES", ())):
        return []
    return [
        error(
            "E002",
            "MODELTRANSLATION_LANGUAGES must name English and Japanese, the languages that releases are kept in.",
            f"Write {LANGUAGES_LINE} in your settings.",
        )
    ]


def check_modeltranslation_fields() -> list[CheckMessage]:
    if "StreamField" in getattr(settings, "MODELTRANSLATION_CUSTOM_FIELDS", ()):
        return []
    return [
        error(
            "E003",
            "MODELTRANSLATION_CUSTOM_FIELDS must name StreamField, the field that a release's body is kept in.",
            f"Write {FIELDS_LINE} in your settings.",
        )
    ]


def check_internationalization() -> list[CheckMessage]:
    if settings.USE_I18N:
        return []
    return [error("E004", "Translation is switched off.", "Write USE_I18N = True in your settings.")]


def check_page_type(model: type) -> list[CheckMessage]:
    """For a page type that is built from the plugin's mixins."""
    from wagtail_pressrelease.press.release import ROWS, TRANSLATED

    name, errors = model.__name__, []
    if not all(hasattr(model, f"{field}_{language}") for field in TRANSLATED for language in LANGUAGES):
        errors.append(
            error(
                "E012",
                f"{name} has no columns for the languages of a release.",
                f"Write @register({name}) before a subclass of ReleaseTranslation in your app's translation.py.",
            )
        )
    errors += [
        error(
            "E013",
            f"{name} has no rows called {rows!r}.",
            f'Write a model for them with page = ParentalKey({name}, on_delete=models.CASCADE, related_name="{rows}").',
        )
        for rows in ROWS
        if not hasattr(model, rows)
    ]
    return errors


@register
def check_locale_middleware(**kwargs: Any) -> list[CheckMessage]:
    from django.middleware.locale import LocaleMiddleware

    if any(_is_subclass(dotted_path, LocaleMiddleware) for dotted_path in settings.MIDDLEWARE):
        return []
    return [
        error(
            "E005",
            "Nothing reads the reader's language from the address.",
            'Write "django.middleware.locale.LocaleMiddleware" in MIDDLEWARE, after SessionMiddleware and before '
            "CommonMiddleware.",
        )
    ]


@register
def check_tables(**kwargs: Any) -> list[CheckMessage]:
    if apps.is_installed("wagtail.contrib.table_block"):
        return []
    return [
        error(
            "E014",
            "The editor of tables in a release has neither its scripts nor its templates.",
            'Write "wagtail.contrib.table_block" in INSTALLED_APPS.',
        )
    ]


@register
def check_urls(**kwargs: Any) -> list[CheckMessage]:
    if not getattr(settings, "ROOT_URLCONF", None):
        return []
    order = [name for name, prefixed in _routes(get_resolver().url_patterns) if prefixed]
    if "wagtail" not in order:
        return [
            error(
                "E006",
                "Wagtail's pages have no address for each language.",
                'Write urlpatterns += i18n_patterns(path("", include("wagtail_pressrelease.urls")), '
                'path("", include(wagtail_urls))) in your urls.py, instead of Wagtail\'s own line.',
            )
        ]
    if "wagtail_pressrelease" not in order[: order.index("wagtail")]:
        return [
            error(
                "E007",
                "The plugin's own addresses are missing, or come after Wagtail's, which catch everything.",
                'Write path("", include("wagtail_pressrelease.urls")) inside i18n_patterns, before '
                'path("", include(wagtail_urls)).',
            )
        ]
    return []


@register
def check_own_settings(**kwargs: Any) -> list[CheckMessage]:
    known = ", ".join(sorted(conf.known_names()))
    given = getattr(settings, conf.NAME, {})
    if not isinstance(given, dict):
        return [error("E008", f"{conf.NAME} is not a dictionary.", f'Write {conf.NAME} = {{"PAGE_SIZE": 20}}.')]
    return [
        error("E008", f"{conf.NAME} has no setting called {name!r}.", f"Remove it, or write one of these: {known}.")
        for name in given
        if name not in conf.known_names()
    ]


@register
def check_time_zones(**kwargs: Any) -> list[CheckMessage]:
    if settings.USE_TZ:
        return []
    return [
        error(
            "E009",
            "Time zones are switched off, so an embargo would have no certain hour.",
            "Write USE_TZ = True in your settings.",
        )
    ]


@register
def check_languages(**kwargs: Any) -> list[CheckMessage]:
    offered = {code.split("-")[0] for code, _name in settings.LANGUAGES}
    if set(LANGUAGES) <= offered:
        return []
    return [
        error(
            "E010",
            "The site does not offer both English and Japanese.",
            'Write LANGUAGES = [("en", "English"), ("ja", "日本語")] in your settings.',
        )
    ]


@register
def check_sqlite(**kwargs: Any) -> list[CheckMessage]:
    return [
        warning(
            "W001",
            f"The SQLite database {alias!r} takes its write lock late: people who save at the same moment lose their "
            'work to "database is locked".',
            f'Write DATABASES["{alias}"]["OPTIONS"] = {{"transaction_mode": "IMMEDIATE", "timeout": 20}}.',
        )
        for alias in connections
        if connections[alias].vendor == "sqlite"
        and str(connections[alias].settings_dict["OPTIONS"].get("transaction_mode")).upper() != "IMMEDIATE"
    ]


@register
def check_further_languages(**kwargs: Any) -> list[CheckMessage]:
    further = set(getattr(settings, "MODELTRANSLATION_LANGUAGES", ())) - set(LANGUAGES)
    if not further:
        return []
    return [
        warning(
            "W002",
            f"MODELTRANSLATION_LANGUAGES names further languages ({', '.join(sorted(further))}), for which "
            "makemigrations would write columns into the installed package.",
            f"Write {LANGUAGES_LINE}; LANGUAGES may name more.",
        )
    ]


@register
def check_page_trees(**kwargs: Any) -> list[CheckMessage]:
    if not getattr(settings, "WAGTAIL_I18N_ENABLED", False):
        return []
    return [
        warning(
            "W003",
            "Wagtail keeps a page tree for each language, where a release in the English tree is not found under /ja/.",
            "Write WAGTAIL_I18N_ENABLED = False in your settings.",
        )
    ]


@register
def check_search(**kwargs: Any) -> list[CheckMessage]:
    backends = getattr(settings, "WAGTAILSEARCH_BACKENDS", {})
    if any(backend.get("BACKEND") == SEARCH_BACKEND for backend in backends.values()):
        return []
    return [
        warning(
            "W004",
            "The search index does not know Japanese words: a newsroom's search reads every release instead, which is "
            "slower, and the admin's own search finds no Japanese.",
            f'Write WAGTAILSEARCH_BACKENDS = {{"default": {{"BACKEND": "{SEARCH_BACKEND}"}}}} in your settings, and '
            "run manage.py update_index.",
        )
    ]


def error(number: str, message: str, hint: str) -> Error:
    return Error(message, hint=hint, id=f"wagtail_pressrelease.{number}")


def warning(number: str, message: str, hint: str) -> Warning:
    return Warning(message, hint=hint, id=f"wagtail_pressrelease.{number}")


def _is_subclass(dotted_path: str, wanted: type) -> bool:
    """Whether the path names that class or one of its kind; what cannot be imported is another check's matter."""
    try:
        found = import_string(dotted_path)
    except ImportError:
        return False
    return isinstance(found, type) and issubclass(found, wanted)


def _routes(patterns: list, prefixed: bool = False) -> Iterator[tuple[str, bool]]:
    """Yield "wagtail" and "wagtail_pressrelease" in the order that addresses are tried, and whether each stands
    behind a language prefix."""
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            behind_prefix = prefixed or isinstance(pattern.pattern, LocalePrefixPattern)
            if pattern.app_name == "wagtail_pressrelease":
                yield "wagtail_pressrelease", behind_prefix
            yield from _routes(pattern.url_patterns, behind_prefix)
        elif isinstance(pattern, URLPattern) and pattern.name == "wagtail_serve":
            yield "wagtail", prefixed
