"""A page that a reader has is another one as soon as anything has changed that it shows, and by nothing else."""

import datetime

from django.utils import timezone
from wagtail.images import get_image_model
from wagtail.models import PageViewRestriction, Site

from example_site.home.models import HomePage
from tests.builders import fetch, make_draft, publish
from wagtail_pressrelease.models import Attachment, Edition, NewsroomPage, Organization, Topic

from .conftest import LISTS, RELEASE, newsroom_of


def delete(document):
    Attachment.objects.filter(document=document).delete()
    document.delete()


def documents(release):
    return [row.document for row in fetch(release).get_latest_revision_as_object().attachments.all()]


def test_whatever_changes_a_release_changes_its_version_in_both_languages(versions, rich, linked):
    newsroom = newsroom_of(rich)
    changes = {
        "a correction of one language": lambda: publish(rich, headline_en="Corrected"),
        "a quote taken out": lambda: publish(rich, quotes=fetch(rich).quotes.all()[:1]),
        "a page linked to goes before the public": lambda: linked.save_revision().publish(),
        "in one language more": lambda: publish(fetch(linked), ready_ja=False, lead_en="Other."),
        "and is withdrawn": lambda: fetch(linked).unpublish(),
        "another address of a page linked to": lambda: HomePage.objects.get(slug="page").move(newsroom, "last-child"),
        "a page linked to deleted": lambda: HomePage.objects.get(slug="page").delete(),
        "a picture deleted": lambda: get_image_model().objects.last().delete(),
        "the main picture deleted": lambda: get_image_model().objects.first().delete(),
        "a file deleted": lambda: delete(documents(rich)[0]),
        "the newsroom's name": lambda: rename(newsroom),
        "another house": lambda: Site.objects.update(site_name="Other"),
        "what was issued, in place": lambda: rewrite(Edition.objects.filter(page=rich)),
        "the page's place": lambda: fetch(rich).move(newsroom, "first-child"),
        "something that anybody did to a live page": lambda: newsroom.get_parent().specific.save_revision().publish(),
    }
    versions(RELEASE)  # which makes the smaller pictures
    for what, change in changes.items():
        before = versions(RELEASE)
        change()
        after = versions(RELEASE)
        assert all(before[each] != after[each] for each in before), what


def rename(newsroom):
    page = NewsroomPage.objects.get(pk=newsroom.pk)
    page.name_en = page.name_ja = "Other"
    page.save()


def rewrite(editions):
    for edition in editions:
        edition.data["lead"] += "!"
        edition.save()


def test_whatever_changes_a_list_changes_its_version_in_both_languages(versions, rich, linked):
    newsroom, addresses = newsroom_of(rich), LISTS[:2]
    changes = {
        "a release": lambda: linked.save_revision().publish(),
        "a correction": lambda: publish(rich, headline_en="Corrected"),
        "a private release": lambda: PageViewRestriction.objects.create(page=linked, restriction_type="login"),
        "one that is open again": lambda: PageViewRestriction.objects.all().delete(),
        "a withdrawal": lambda: fetch(linked).unpublish(),
        "a topic's name": lambda: Topic.objects.update(name_en="Power", name_ja="電力"),
        "the newsroom's name": lambda: rename(newsroom),
        "an end": lambda: Edition.objects.filter(page=rich).update(public_until=timezone.now()),
    }
    for what, change in changes.items():
        before = versions(*addresses)
        change()
        after = versions(*addresses)
        assert all(before[each] != after[each] for each in before), what


def test_work_on_drafts_changes_nothing_that_readers_could_see_it_by(versions, rich, linked):
    def save_a_draft():
        page = fetch(rich).get_latest_revision_as_object()
        page.headline_en = "Half a sen"
        page.save_revision()

    def schedule():
        page = fetch(rich).get_latest_revision_as_object()
        page.headline_en, page.embargo_until = "To come", timezone.now() + datetime.timedelta(days=1)
        page.tick("en", "ja")
        page.save_revision().publish()

    work = {
        "nothing": lambda: None,
        "a draft of it": save_a_draft,
        "a correction to come": schedule,
        "a draft beside it": lambda: make_draft(newsroom_of(rich), slug="new", rows=False),
        "the name that an organization will have": lambda: Organization.objects.update(name_en="Other", name_ja="別"),
        "the deletion of what nobody uses": lambda: get_image_model().objects.create(title="Other", width=1, height=1),
    }
    addresses = [RELEASE, *LISTS[:2]]
    versions(*addresses)
    for what, change in work.items():
        before = versions(*addresses)
        change()
        assert versions(*addresses) == before, what


def test_a_site_may_say_what_else_its_pages_depend_on(versions, issued, monkeypatch):
    before = versions(RELEASE, "newsroom/")
    for model in (type(issued), NewsroomPage):
        monkeypatch.setattr(model, "reading_version", lambda self, request: ("menu", 2))
    after = versions(RELEASE, "newsroom/")
    assert all(before[each] != after[each] for each in before)


def test_a_deployment_puts_every_page_out_of_date(versions, issued, settings):
    before = versions(RELEASE)
    settings.WAGTAIL_PRESSRELEASE = {"SITE_VERSION": "2"}
    assert all(version != before[each] for each, version in versions(RELEASE).items())
