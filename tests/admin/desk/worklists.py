"""Releases to translate, and what the lists of them show."""

import datetime
import re

from django.urls import reverse

from tests.builders import fetch, make_draft
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.units import digest

HOUR = datetime.datetime(2027, 7, 1, 6, 0, tzinfo=datetime.UTC)


def make_release(newsroom, slug, **fields):
    """In English: a headline, a lead and a paragraph."""
    given = {"headline_en": f"Release {slug}", "headline_ja": "", "lead_ja": "", "body_ja": [], **fields}
    return make_draft(newsroom, slug=slug, rows=False, ready=(), **given)


def confirm(page, user):
    """Fill and confirm everything that is to be translated."""
    rows = [row for row in read_desk(fetch(page), "ja").rows if row.entry is None]
    changes = [Change(row.unit.id, row.unit.target or "訳", digest(row.unit.target), act="confirm") for row in rows]
    assert save_units(fetch(page), "ja", changes, user).desk.counts.done == len(rows)


def correct(page, user=None, **fields):
    """Save another version."""
    draft = fetch(page).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision(user=user)


def work(client, user, name="press_translations", **query):
    client.force_login(user)
    return client.get(reverse(name), query)


def titles(response):
    return {summary.page.draft_title for summary in response.context["object_list"]}


def slugs(response):
    return [summary.page.slug for summary in response.context["object_list"]]


def numbers(response):
    return {str(tab["label"]): tab["number"] for tab in response.context["tabs"]}


def newsrooms(response):
    choices = response.context["filters"].form.fields["newsroom"].choices
    return {label for path, label in choices if path}


def row(response, title):
    html = response.content.decode()
    found = next(row for row in re.findall(r"<(?:tr|li)>.*?</(?:tr|li)>|<tr.*?</tr>", html, re.S) if title in row)
    return " ".join(re.sub(r"<[^>]*>", " ", found).split())


def exported(client, user, what, **query):
    return b"".join(work(client, user, export=what, **query).streaming_content)
