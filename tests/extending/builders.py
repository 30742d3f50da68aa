"""A survey release with everything that this app adds."""

import datetime

from django.utils import timezone

from tests.builders import make_centre, make_director
from tests.extending.models import SurveyParty, SurveyQuote, SurveyRelease, SurveySignatory
from wagtail_pressrelease.models import Organization


def make_survey(newsroom, ready=("en", "ja"), **fields):
    centre = Organization.objects.filter(key="orrin").first() or make_centre()
    director = make_director(centre)
    page = SurveyRelease(
        **{
            "headline_en": "Survey finds a fast current",
            "headline_ja": "調査で速い潮流を確認",
            "lead_en": "The vessel measured for a month.",
            "lead_ja": "調査船が1か月間測定しました。",
            "body_en": [("current", {"place": "Skerry Sound", "knots": "8"})],
            "body_ja": [("current", {"place": "岩礁海峡", "knots": "8"})],
            "vessel": "Heron",
            "method_en": "Measured from the surface.",
            "method_ja": "海面から測定しました。",
            "released_at": timezone.now() - datetime.timedelta(hours=1),
            "slug": "fast-current",
            **fields,
        }
    )
    page.parties = [SurveyParty(organization=centre, role="lead")]
    page.signatories = [SurveySignatory(person=director)]
    page.quotes = [SurveyQuote(speaker=director, original_language="en", text_en="It is fast.", text_ja="速いです。")]
    page.tick(*ready)
    newsroom.add_child(instance=page)
    page.save_revision()
    return fetch(page)


def fetch(page):
    return SurveyRelease.objects.get(pk=page.pk)


def publish(page):
    page = fetch(page).get_latest_revision_as_object()
    page.tick(*page.ready_languages)
    page.save_revision().publish()
    return fetch(page)
