"""A cache in front of the site forgets what a publication changes, in both languages, once it is certain."""

import pytest
from wagtail.actions import UnpublishPageAction
from wagtail.contrib.frontend_cache.backends import BaseBackend
from wagtail.models import Page, PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish
from wagtail_pressrelease.publishing import actions, purging

HOST = "http://localhost"
RELEASE = {f"{HOST}/{language}/newsroom/tidal-memorandum/" for language in ("en", "ja")}
LIST = {f"{HOST}/{language}/newsroom/{name}" for language in ("en", "ja") for name in ("", "feed.atom", "feed.json")}
purged: set = set()

BELOW = ("organizations/orrin/", "organizations/shiomi/", "people/grant/", "people/hamada/", "archive/", "agreements/")
NAMED = {f"{HOST}/{language}/newsroom/{below}" for language in ("en", "ja") for below in BELOW}


class Noting(BaseBackend):
    """A cache that notes what it is told to forget."""

    def purge(self, url):
        purged.add(url)


class Unreachable(BaseBackend):
    def purge(self, url):
        raise OSError("no answer")


@pytest.fixture
def behind(settings, monkeypatch):
    """Put the site behind a cache."""
    monkeypatch.setattr(purging, "stands_behind_a_cache", lambda: True)
    purging.connect()
    settings.WAGTAILFRONTENDCACHE = {"default": {"BACKEND": f"{__name__}.Noting"}}
    purged.clear()
    yield settings.WAGTAILFRONTENDCACHE["default"]
    for signal, receiver, sender in purging.heard():
        signal.disconnect(receiver, sender=sender)


@pytest.fixture
def front(issued, behind):
    """The addresses that the cache in front of the site has forgotten since."""
    return purged


@pytest.fixture
def certain(django_capture_on_commit_callbacks):
    """Do something as in a transaction of its own."""

    def do(change):
        with django_capture_on_commit_callbacks(execute=True):
            return change()

    return do


ISSUES = {
    "a correction of one language": lambda release: publish(release, headline_en="Corrected"),
    "a quote taken out": lambda release: publish(release, quotes=fetch(release).quotes.all()[:1]),
    "today's names": lambda release: actions.reissue(fetch(release)),
    "a page saved as live": lambda release: fetch(release).save(),
    "another address": lambda release: publish(release, slug="renamed"),
}


@pytest.mark.parametrize("what", ISSUES)
def test_what_is_issued_is_forgotten_in_both_languages_with_its_list_and_feeds(front, certain, issued, what):
    certain(lambda: ISSUES[what](issued))
    assert front >= RELEASE | LIST | NAMED
    assert {f"{url}?view=parallel" for url in RELEASE} <= front


def test_whoever_is_named_no_longer_is_forgotten_once_more(front, certain, issued):
    certain(lambda: publish(issued, parties=fetch(issued).parties.all()[:1], signatories=[], quotes=[]))
    assert front >= NAMED
    year = issued.released_at.year
    assert {f"{HOST}/{language}/newsroom/archive/{year}/" for language in ("en", "ja")} <= front


def test_a_release_at_its_first_issue(front, certain, newsroom):
    certain(lambda: make_issued(newsroom, slug="new", rows=False))
    assert front >= LIST | {f"{HOST}/{language}/newsroom/new/" for language in ("en", "ja")}


def test_nothing_before_it_is_certain(front, issued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        publish(issued, headline_en="Corrected")
        assert not front
    for callback in waiting:
        callback()
    assert front >= RELEASE | LIST


def test_a_draft_changes_nothing(front, certain, newsroom, issued):
    certain(lambda: make_draft(newsroom, slug="new", rows=False))
    certain(lambda: fetch(issued).save_revision())
    assert not front


GOES = {
    "a withdrawal": lambda release: fetch(release).unpublish(),
    "a withdrawal of many": lambda release: UnpublishPageAction(Page.objects.get(pk=release.pk)).execute(
        skip_permission_checks=True
    ),
    "a deletion": lambda release: Page.objects.get(pk=release.pk).delete(),
    "a move": lambda release: fetch(release).move(release.get_parent().get_parent(), "last-child"),
    "a restriction": lambda release: restrict(release),
    "a restriction above it": lambda release: restrict(release.get_parent()),
    "the end of a restriction": lambda release: PageViewRestriction.objects.get(page=release).delete(),
}


def restrict(page):
    PageViewRestriction.objects.create(page=Page.objects.get(pk=page.pk), restriction_type="login")


@pytest.mark.parametrize("what", GOES)
def test_what_goes_without_being_issued_is_forgotten_too(front, certain, issued, what):
    if what.startswith("the end"):
        restrict(issued)
    certain(lambda: GOES[what](issued))
    assert front >= RELEASE
    assert front >= LIST or what.endswith("restriction")
    assert front >= NAMED or "restriction" in what


def test_a_newsroom_that_is_published_is_forgotten_alone(front, certain, newsroom):
    certain(lambda: newsroom.save_revision().publish())
    assert front >= LIST
    assert not front & RELEASE


def test_what_moves_is_forgotten_where_it_stood_and_where_it_stands(front, certain, issued):
    certain(lambda: fetch(issued).move(issued.get_parent().get_parent(), "last-child"))
    assert front >= RELEASE | {f"{HOST}/{language}/tidal-memorandum/" for language in ("en", "ja")}


def test_a_cache_that_cannot_be_reached_stops_nobody(issued, behind, certain):
    behind["BACKEND"] = f"{__name__}.Unreachable"
    certain(lambda: publish(issued, headline_en="Corrected"))
    assert fetch(issued).headline_en == "Corrected"


def test_a_site_without_such_a_cache_is_asked_for_nothing(issued, django_capture_on_commit_callbacks):
    with django_capture_on_commit_callbacks() as waiting:
        purging.forget_release(issued)
    assert not waiting
