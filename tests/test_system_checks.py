"""Each way of setting a site up wrongly has an id, and its message says the line to write."""

import os
import subprocess
import sys
import textwrap
from pathlib import Path
from types import ModuleType

import pytest
from django.conf.urls.i18n import i18n_patterns
from django.db import connections
from django.middleware.locale import LocaleMiddleware
from django.test import override_settings
from django.urls import include, path

from wagtail_pressrelease import system_checks

OURS = path("", include("wagtail_pressrelease.urls"))
WAGTAILS = path("", include("wagtail.urls"))


def assert_says(messages: list, number: str, line: str) -> None:
    assert [message.id for message in messages] == [f"wagtail_pressrelease.{number}"]
    assert line in messages[0].hint


def start(tmp_path: Path, settings: str) -> subprocess.CompletedProcess:
    """Run the `check` command of a site whose settings end with these lines."""
    (tmp_path / "wrong_settings.py").write_text("from tests.settings import *\n" + textwrap.dedent(settings))
    return subprocess.run(
        [sys.executable, "-m", "django", "check"],
        env={**os.environ, "DJANGO_SETTINGS_MODULE": "wrong_settings", "PYTHONPATH": f"{tmp_path}:{Path.cwd()}"},
        capture_output=True,
        text=True,
        timeout=60,
    )


# What decides the columns of the models is said at the start, whatever is being started.


@pytest.mark.parametrize(
    ("number", "settings", "line"),
    [
        ("E001", 'INSTALLED_APPS.remove("modeltranslation")', '"modeltranslation" first in INSTALLED_APPS'),
        ("E002", "del MODELTRANSLATION_LANGUAGES", 'MODELTRANSLATION_LANGUAGES = ("en", "ja")'),
        ("E002", 'MODELTRANSLATION_LANGUAGES = ("en", "fr")', 'MODELTRANSLATION_LANGUAGES = ("en", "ja")'),
        ("E002", 'MODELTRANSLATION_LANGUAGES = ("ja",)', 'MODELTRANSLATION_LANGUAGES = ("en", "ja")'),
        ("E003", "del MODELTRANSLATION_CUSTOM_FIELDS", 'MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)'),
        ("E003", 'MODELTRANSLATION_CUSTOM_FIELDS = ("X",)', 'MODELTRANSLATION_CUSTOM_FIELDS = ("StreamField",)'),
        ("E004", "USE_I18N = False", "USE_I18N = True"),
        ("E011", 'INSTALLED_APPS.remove("modeltranslation"); INSTALLED_APPS.append("modeltranslation")', '" first in '),
    ],
)
def test_E001_to_E004_and_E011_stop_the_start_with_the_line_to_write(tmp_path, number, settings, line):
    started = start(tmp_path, settings)

    assert started.returncode != 0
    last_lines = started.stderr.rstrip().splitlines()[-2:]
    assert "ImproperlyConfigured" in last_lines[0]
    assert last_lines[1].startswith(f"(wagtail_pressrelease.{number})")
    assert line in last_lines[1]


def test_E001_to_E004_are_said_all_at_once():
    with (
        override_settings(MODELTRANSLATION_LANGUAGES=(), MODELTRANSLATION_CUSTOM_FIELDS=(), USE_I18N=False),
        pytest.raises(system_checks.ImproperlyConfigured) as raised,
    ):
        system_checks.require_columns()

    assert [number in str(raised.value) for number in ("E001", "E002", "E003", "E004")] == [False, True, True, True]


def test_the_example_site_has_nothing_to_complain_about(tmp_path):
    started = start(tmp_path, "")

    assert started.returncode == 0, started.stderr
    assert "no issues" in started.stdout


# Everything else is an ordinary system check.


def test_E005_locale_middleware_missing():
    with override_settings(MIDDLEWARE=["django.middleware.common.CommonMiddleware", "no.such.Middleware"]):
        assert_says(system_checks.check_locale_middleware(), "E005", "django.middleware.locale.LocaleMiddleware")


def test_E005_accepts_a_middleware_derived_from_djangos():
    with override_settings(MIDDLEWARE=[f"{__name__}.OurLocaleMiddleware"]):
        assert system_checks.check_locale_middleware() == []


def test_E014_tables_without_their_editor(monkeypatch):
    installed = system_checks.apps.is_installed
    monkeypatch.setattr(system_checks.apps, "is_installed", lambda app: "table_block" not in app and installed(app))
    assert_says(system_checks.check_tables(), "E014", '"wagtail.contrib.table_block"')


def test_E006_pages_without_a_language_prefix():
    with urls(OURS, WAGTAILS):
        assert_says(system_checks.check_urls(), "E006", "i18n_patterns(")


def test_E006_no_pages_at_all():
    with urls():
        assert_says(system_checks.check_urls(), "E006", "i18n_patterns(")


def test_E007_own_addresses_missing():
    with urls(*i18n_patterns(WAGTAILS)):
        assert_says(system_checks.check_urls(), "E007", 'include("wagtail_pressrelease.urls")')


def test_E007_own_addresses_after_wagtails():
    with urls(*i18n_patterns(WAGTAILS, OURS)):
        assert_says(system_checks.check_urls(), "E007", "before")


def test_E007_own_addresses_outside_the_language_prefix():
    with urls(OURS, *i18n_patterns(WAGTAILS)):
        assert_says(system_checks.check_urls(), "E007", "inside i18n_patterns")


def test_E006_and_E007_look_into_included_files():
    with urls(*i18n_patterns(path("site/", include([OURS, path("", include([WAGTAILS]))])))):
        assert system_checks.check_urls() == []


def test_E008_unknown_setting_of_ours():
    with override_settings(WAGTAIL_PRESSRELEASE={"PAGE_SIZE": 10, "PAGESIZE": 10}):
        messages = system_checks.check_own_settings()

    assert_says(messages, "E008", "PAGE_SIZE")
    assert "'PAGESIZE'" in messages[0].msg


def test_E008_settings_that_are_no_dictionary():
    with override_settings(WAGTAIL_PRESSRELEASE=("PAGE_SIZE",)):
        assert_says(system_checks.check_own_settings(), "E008", "WAGTAIL_PRESSRELEASE = {")


def test_E009_time_zones_off():
    with override_settings(USE_TZ=False):
        assert_says(system_checks.check_time_zones(), "E009", "USE_TZ = True")


@pytest.mark.parametrize("languages", [[("en", "English")], [("ja", "日本語"), ("fr", "Français")]])
def test_E010_a_language_is_not_offered(languages):
    with override_settings(LANGUAGES=languages):
        assert_says(system_checks.check_languages(), "E010", "LANGUAGES = [")


def test_E010_accepts_a_regional_kind_of_english_and_more_languages():
    with override_settings(LANGUAGES=[("en-gb", "British English"), ("ja", "日本語"), ("fr", "Français")]):
        assert system_checks.check_languages() == []


@pytest.mark.parametrize("options", [{}, {"transaction_mode": "DEFERRED"}])
def test_W001_sqlite_takes_its_lock_late(monkeypatch, options):
    use_database(monkeypatch, "sqlite", options)

    assert_says(system_checks.check_sqlite(), "W001", '"transaction_mode": "IMMEDIATE"')


@pytest.mark.parametrize(("vendor", "options"), [("sqlite", {"transaction_mode": "immediate"}), ("postgresql", {})])
def test_W001_is_silent_where_the_lock_is_taken_early(monkeypatch, vendor, options):
    use_database(monkeypatch, vendor, options)

    assert system_checks.check_sqlite() == []


def test_W002_further_languages_would_write_into_the_package():
    with override_settings(MODELTRANSLATION_LANGUAGES=("en", "ja", "fr")):
        assert_says(system_checks.check_further_languages(), "W002", 'MODELTRANSLATION_LANGUAGES = ("en", "ja")')


def test_W003_wagtail_keeps_a_page_tree_per_language():
    with override_settings(WAGTAIL_I18N_ENABLED=True):
        assert_says(system_checks.check_page_trees(), "W003", "WAGTAIL_I18N_ENABLED = False")


@pytest.mark.parametrize("backends", [{}, {"default": {"BACKEND": "wagtail.search.backends.database"}}])
def test_W004_the_search_index_knows_no_japanese_words(backends):
    with override_settings(WAGTAILSEARCH_BACKENDS=backends):
        assert_says(system_checks.check_search(), "W004", "WAGTAILSEARCH_BACKENDS = {")


def test_W004_is_silent_where_one_of_the_backends_does():
    ours = {"BACKEND": "wagtail_pressrelease.finding.backend"}
    with override_settings(WAGTAILSEARCH_BACKENDS={"default": {"BACKEND": "elsewhere"}, "press": ours}):
        assert system_checks.check_search() == []


class OurLocaleMiddleware(LocaleMiddleware):
    pass


def urls(*patterns):
    """Let the site have only these addresses."""
    module = ModuleType("urls_under_test")
    module.urlpatterns = list(patterns)
    return override_settings(ROOT_URLCONF=module)


def use_database(monkeypatch, vendor: str, options: dict) -> None:
    monkeypatch.setattr(connections["default"], "vendor", vendor)
    monkeypatch.setitem(connections["default"].settings_dict, "OPTIONS", options)
