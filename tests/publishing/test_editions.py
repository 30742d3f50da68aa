"""What issues an edition, what does not, and what withdraws it."""

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.core.management import call_command
from django.urls import reverse
from django.utils import timezone
from wagtail.models import PageViewRestriction

from tests.builders import fetch, make_draft, make_issued, publish
from tests.publishing.ways import Desk
from wagtail_pressrelease.models import Edition, NewsroomPage, PressReleasePage
from wagtail_pressrelease.publishing import gate, issue
from wagtail_pressrelease.publishing.gate import NotReady, Reason

DAY = datetime.timedelta(days=1)


@pytest.fixture
def desk(client, newsroom):
    return Desk(client, newsroom)


def numbers(page):
    return [
        (edition.language, edition.number, edition.public_until is None)
        for edition in page.press_editions.order_by("language", "number")
    ]


def public(language, at=None):
    return list(Edition.objects.in_force(at).filter(language=language).values_list("headline", flat=True))


# --- issuing
def test_a_new_release_is_a_draft_whatever_live_says(newsroom):
    page = make_draft(newsroom, live=True)
    assert not page.live
    assert not Edition.objects.exists()


def test_saving_a_draft_issues_nothing(issued):
    page = fetch(issued)
    page.headline_en = "Changed"
    page.save_revision()
    assert numbers(page) == [("en", 1, True), ("ja", 1, True)]
    assert public("en") == ["Centre and prefecture sign tidal memorandum"]


def test_publishing_the_same_twice_issues_once(issued):
    issued.get_latest_revision().publish()
    fetch(issued).save()
    fetch(issued).save_revision().publish()
    assert Edition.objects.count() == 2


def test_publishing_makes_no_version_beside_the_one_that_was_published(draft):
    draft.get_latest_revision().publish()
    assert draft.revisions.count() == 1


def test_a_correction_is_the_next_edition_of_its_language_only(issued):
    page = publish(issued, headline_en="Corrected")
    assert numbers(page) == [("en", 1, False), ("en", 2, True), ("ja", 1, True)]
    assert public("en") == ["Corrected"]
    assert public("ja") == ["潮流エネルギーで覚書を締結"]


def test_a_shared_fact_is_corrected_in_both_languages(issued):
    page = publish(issued, agreement_signed_on=datetime.date(2026, 5, 15))
    assert numbers(page) == [("en", 1, False), ("en", 2, True), ("ja", 1, False), ("ja", 2, True)]


def test_the_second_language_follows_days_later_and_counts_from_then(newsroom):
    then = timezone.now().replace(microsecond=0) - 30 * DAY
    page = make_issued(newsroom, ready=("en",), released_at=then)
    assert public("ja") == []
    page = publish(page, ready_ja=True)
    first, second = page.press_editions.order_by("language")
    assert first.public_from == then
    assert timezone.now() - second.public_from < datetime.timedelta(minutes=1)
    assert second.released_at == then


def test_the_words_of_a_language_that_is_not_ready_stay_where_they_were(issued):
    page = fetch(issued)
    page.headline_ja, page.headline_en = "書きかけ", "Corrected"
    page.tick("en")
    page.save_revision().publish()
    assert public("en") == ["Corrected"]
    assert public("ja") == ["潮流エネルギーで覚書を締結"]


def test_an_import_of_an_old_release_is_public_from_its_own_day(newsroom):
    then = datetime.datetime(2014, 5, 1, 9, tzinfo=datetime.UTC)
    make_issued(newsroom, released_at=then)
    assert set(Edition.objects.values_list("public_from", "released_at")) == {(then, then)}


def test_released_at_left_blank_is_the_moment_of_publishing_and_stays_so(newsroom):
    before = timezone.now().replace(microsecond=0)
    page = make_issued(newsroom, released_at=None)
    moment = page.released_at
    assert before <= moment <= timezone.now()
    assert page.get_latest_revision().as_object().released_at == moment
    page = publish(page, headline_en="Corrected", released_at=None)
    assert {edition.released_at for edition in page.press_editions.all()} == {moment}


def test_what_was_published_by_hand_has_its_dates(draft):
    draft.live = True
    draft.save()
    page = fetch(draft)
    assert page.first_published_at and page.last_published_at
    assert page.live_revision_id


# --- refusing
def test_a_refused_publish_keeps_what_is_before_the_public(issued):
    page = fetch(issued)
    page.lead_en, page.headline_en = "", "Corrected"
    page.tick("en")
    with pytest.raises(NotReady):
        page.save_revision().publish()
    assert fetch(issued).live
    assert fetch(issued).headline_en == "Centre and prefecture sign tidal memorandum"
    assert numbers(page) == [("en", 1, True), ("ja", 1, True)]


def test_a_new_rule_does_not_lock_what_was_issued_before_it(issued, monkeypatch):
    monkeypatch.setattr(gate, "RULES", [lambda page, language: [Reason("lead_en", "A new rule.", language)]])
    fetch(issued).save()
    page = fetch(issued)
    page.headline_en = "New"
    with pytest.raises(NotReady):
        page.save()
    assert Edition.objects.count() == 2
    assert fetch(issued).headline_en == "Centre and prefecture sign tidal memorandum"


def test_a_crash_while_issuing_leaves_nothing(draft, monkeypatch):
    monkeypatch.setattr(issue.value, "dump", lambda release: 1 / 0)
    with pytest.raises(ZeroDivisionError):
        draft.get_latest_revision().publish()
    assert not fetch(draft).live
    assert not Edition.objects.exists()
    assert draft.revisions.count() == 1


def test_a_second_publisher_at_the_same_moment_gets_the_next_number(issued):
    """Whoever comes second compares with what the first has issued, not with what was there when the form was
    opened."""
    one, two = fetch(issued), fetch(issued)
    for page, words in ((one, "First"), (two, "Second")):
        page.headline_en = words
        page.tick("en")
    one.save()
    two.save()
    assert numbers(issued)[:3] == [("en", 1, False), ("en", 2, False), ("en", 3, True)]


# --- withdrawing
def by_admin(desk, page):
    desk.client.post(reverse("wagtailadmin_pages:unpublish", args=[page.pk]), {})


def by_bulk(desk, page):
    desk.bulk("unpublish", page)


def by_v3(desk, page):
    assert desk.api("post", f"{page.pk}/actions/unpublish/").status_code == 200


def by_expiry(desk, page):
    PressReleasePage.objects.filter(pk=page.pk).update(expire_at=timezone.now() - DAY)
    call_command("publish_scheduled")


def by_model(desk, page):
    page.unpublish()


@pytest.mark.parametrize("how", [by_admin, by_bulk, by_v3, by_expiry, by_model], ids=lambda how: how.__name__)
def test_unpublishing_withdraws_and_publishing_again_brings_the_same_edition_back(how, desk, issued):
    how(desk, issued)
    assert not fetch(issued).live
    assert not Edition.objects.in_force().exists()
    assert Edition.objects.count() == 2
    publish(issued)
    assert Edition.objects.in_force().count() == Edition.objects.count() == 2


# --- moves, copies, reverts
def test_a_move_keeps_the_editions(issued, newsroom):
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    issued.move(other, "last-child")
    assert Edition.objects.in_force().count() == Edition.objects.count() == 2
    assert fetch(issued).url_path.endswith("/other/tidal-memorandum/")


def test_a_revert_is_a_draft_that_keeps_the_ticks_of_its_text(desk, issued):
    first = issued.get_latest_revision()
    page = publish(issued, headline_en="Second")
    assert desk.api("post", f"{page.pk}/actions/revert/", {"revision_id": first.pk}).status_code == 200
    assert Edition.objects.count() == 3
    fetch(page).get_latest_revision().publish()
    english = page.press_editions.filter(language="en").order_by("number")
    assert [edition.headline for edition in english][-2:] == ["Second", english[0].headline]
    assert english[2].digest == english[0].digest


def copy_by_model(desk, page):
    page.copy(keep_live=True, update_attrs={"slug": "copy"})


def copy_by_admin(desk, page):
    data = {"new_title": "C", "new_slug": "copy", "new_parent_page": desk.newsroom.pk, "publish_copies": "on"}
    url = reverse("wagtailadmin_pages:copy", args=[page.pk])
    assert desk.client.post(url, {**data, "copy_subpages": ""}).status_code == 302


def copy_by_v3(desk, page):
    assert desk.api("post", f"{page.pk}/actions/copy/", {"slug": "copy"}).status_code == 201


def copy_with_its_newsroom(desk, page):
    make_draft(desk.newsroom, slug="another")
    desk.newsroom.copy(recursive=True, keep_live=True, update_attrs={"slug": "second-newsroom"})
    copy = PressReleasePage.objects.exclude(pk=page.pk).get(slug=page.slug)
    PressReleasePage.objects.filter(pk=copy.pk).update(slug="copy")


@pytest.mark.parametrize(
    "how", [copy_by_model, copy_by_admin, copy_by_v3, copy_with_its_newsroom], ids=lambda how: how.__name__
)
def test_a_copy_is_another_release_and_a_draft(how, desk, issued):
    how(desk, issued)
    copy = PressReleasePage.objects.get(slug="copy")
    assert not copy.live
    assert copy.live_revision_id is None
    assert copy.reference and copy.reference != issued.reference
    assert copy.get_latest_revision_as_object().ready_languages == []
    assert copy.get_latest_revision_as_object().released_at is None
    assert copy.first_published_at is None
    assert copy.get_latest_revision_as_object().headline_ja == issued.headline_ja
    assert Edition.objects.count() == 2


def test_an_alias_is_refused(issued):
    with pytest.raises(ValidationError, match="cannot have an alias"):
        issued.create_alias(update_slug="alias")
    assert PressReleasePage.objects.count() == 1


def test_an_alias_through_the_api_is_refused_with_the_reason(desk, issued):
    response = desk.api("post", f"{issued.pk}/actions/create_alias/", {"slug": "alias"})
    assert response.status_code == 422
    assert "cannot have an alias" in response.content.decode()
    assert PressReleasePage.objects.count() == 1


def test_deleting_takes_the_editions_along(issued):
    issued.delete()
    assert not Edition.objects.exists()


# --- reading
@pytest.mark.parametrize("where", ["release", "newsroom"])
def test_what_is_private_is_in_force_but_not_public(where, issued, newsroom):
    PageViewRestriction.objects.create(page=issued if where == "release" else newsroom, restriction_type="login")
    assert Edition.objects.in_force().count() == 2
    assert not Edition.objects.public_now().exists()


def test_newest_first_is_by_release_and_not_by_correction(newsroom):
    now = timezone.now()
    old = make_issued(newsroom, released_at=now - 2 * DAY, slug="old", headline_en="Old")
    make_issued(newsroom, released_at=now - DAY, slug="new", headline_en="New")
    publish(old, headline_en="Old, corrected")
    listed = Edition.objects.public_now().filter(language="en").newest_first()
    assert [edition.headline for edition in listed] == ["New", "Old, corrected"]
