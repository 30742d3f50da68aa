"""A page type that lacks a part is told which, with the line to write."""

import pytest
from django.core.exceptions import ImproperlyConfigured

from tests.extending.models import SurveyRelease
from wagtail_pressrelease import system_checks
from wagtail_pressrelease.press.release import ROWS


def without(*names):
    """A stand-in for the page type that lacks some of what it has."""
    kept = {name: True for name in dir(SurveyRelease) if name not in names}
    return type("SurveyRelease", (), kept)


def test_a_whole_page_type_is_fine():
    assert system_checks.check_page_type(SurveyRelease) == []


@pytest.mark.parametrize("rows", ROWS)
def test_E013_names_the_rows_that_are_missing(rows):
    (found,) = system_checks.check_page_type(without(rows))
    assert found.id == "wagtail_pressrelease.E013"
    assert f'related_name="{rows}"' in found.hint


def test_E012_names_the_registration_that_is_missing():
    (found,) = system_checks.check_page_type(without("headline_en", "headline_ja"))
    assert found.id == "wagtail_pressrelease.E012"
    assert "@register(SurveyRelease)" in found.hint


def test_a_site_with_such_a_type_does_not_start(monkeypatch):
    monkeypatch.setattr("wagtail_pressrelease.press.release.release_models", lambda: [without("parties")])
    with pytest.raises(ImproperlyConfigured, match="E013"):
        system_checks.require_page_types()
