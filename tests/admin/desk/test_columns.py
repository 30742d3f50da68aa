"""What a row of the lists of translations says of a release."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone
from wagtail.models import Comment

from tests.admin.desk.worklists import (
    HOUR,
    correct,
    make_release,
    row,
    work,
)
from tests.localization.people import hire
from tests.staff import begin, hire_all
from wagtail_pressrelease.localization.actions import Change, save_units
from wagtail_pressrelease.models import DueTaskState

pytestmark = pytest.mark.django_db


def test_a_row_says_how_far_a_release_is_who_wrote_last_and_when_it_goes_out(client, newsroom, emma):
    page = make_release(newsroom, "one", reference="26-7", embargo_until=HOUR)
    Comment.objects.create(page_id=page.pk, user=emma, text="Why?", contentpath="headline_en")
    save_units(page, "ja", [Change("headline", "見出し", act="confirm")], emma)
    save_units(page, "ja", [Change("lead", "リード")], emma)
    correct(page, headline_en="Release one, corrected")
    assert row(work(client, emma, state="all"), "Release one, corrected").startswith(
        "Release one, corrected 見出し 26-7 Japanese Emma 1 to check, 1 outdated and 1 new 1 "
        "07:00 BST on Thursday 1 July 2027 (15:00 JST) not scheduled"
    )


def test_a_row_says_which_step_is_next_and_whether_it_is_overdue(client, newsroom):
    people = hire_all(newsroom)
    page = make_release(newsroom, "one")
    begin(page, people.edith)
    DueTaskState.objects.update(due_at=HOUR)
    for name in ("press_translations", "press_translations_picture"):
        assert "07:00 BST on Thursday 1 July 2027 (15:00 JST)" in row(work(client, people.kei, name), "Release one")
    assert "Translate 07:00" in row(work(client, people.kei), "Release one")
    assert "overdue" not in row(work(client, people.kei), "Release one")
    DueTaskState.objects.update(due_at=timezone.now() - datetime.timedelta(hours=1))
    for name in ("press_translations", "press_translations_picture"):
        assert "overdue" in row(work(client, people.kei, name), "Release one")


def test_the_release_leads_to_the_desk_of_whoever_writes_the_language_else_to_the_page_editor(client, newsroom, emma):
    page = make_release(newsroom, "one")
    assert f'href="{reverse("press_translate", args=[page.pk, "ja"])}"' in work(client, emma, state="").content.decode()
    editor = hire("wynn", "edit_en")
    edit = reverse("wagtailadmin_pages:edit", args=[page.pk])
    assert f'href="{edit}"' in work(client, editor, state="").content.decode()


def test_each_headline_is_marked_with_its_language(client, newsroom, emma):
    make_release(newsroom, "one", headline_ja="見出し")
    html = work(client, emma).content.decode()
    assert re.search(r'<a [^>]*lang="en">Release one</a>', html)
    assert re.search(r'lang="ja">見出し<', html)


def test_a_title_is_shown_as_it_was_typed(client, newsroom, emma):
    make_release(newsroom, "one", headline_en="Tide <script>alert(1)</script>", headline_ja="<b>潮</b>")
    for name in ("press_translations", "press_translations_picture"):
        html = work(client, emma, name).content.decode()
        assert "Tide &lt;script&gt;" in html
        assert "<script>alert" not in html
        assert "<b>潮" not in html
