"""Earlier translations of the same or a similar text are found, and only those that one may see."""

import uuid

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import GroupPagePermission, Page

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.likeness import sketch
from wagtail_pressrelease.localization.memory import earlier
from wagtail_pressrelease.localization.units import digest, plain
from wagtail_pressrelease.models import Confirmation, NewsroomPage, PressReleasePage

pytestmark = pytest.mark.django_db

TEXT = "The two sides will measure tidal currents at 12 points and compare what they find."
ALIKE = TEXT.replace("12", "14")
OTHER = "Admission is free for children, and the museum is open every day."


@pytest.fixture
def midori(db):
    return hire("midori", "edit_ja")


def make_release(newsroom, number):
    return make_draft(newsroom, rows=False, slug=f"release-{number}", headline_en=f"Release {number}")


def remember(ledger, source, target, unit="lead", language="ja", act="confirm"):
    """A row of the ledger as a confirmation makes it."""
    sketches = {f"sketch_{number}": value for number, value in enumerate(sketch(plain(source)), 1)}
    return Confirmation.objects.create(
        ledger=ledger,
        language=language,
        unit=unit,
        act=act,
        source_digest=digest(source),
        target_digest=digest(target),
        source_text=source,
        target_text=target,
        **sketches,
    )


def targets(text, user, **kwargs):
    return [each.target_text for each in earlier(text, "ja", user, **kwargs)]


def test_what_a_reviewer_sent_back_is_offered_to_nobody(newsroom, midori):
    one = make_release(newsroom, 1)
    remember(one.ledger, TEXT, "12地点")
    remember(one.ledger, TEXT, "12地点", act="return")
    assert targets(TEXT, midori) == []


def test_the_same_text_comes_first_and_a_similar_one_after_it(newsroom, midori):
    one, two = make_release(newsroom, 1), make_release(newsroom, 2)
    remember(one.ledger, TEXT, "12地点")
    remember(two.ledger, ALIKE, "14地点")
    remember(two.ledger, OTHER, "入館は無料です。", unit="headline")
    same, similar = earlier(TEXT, "ja", midori)
    assert (same.target_text, same.percent, same.release, same.page_id) == ("12地点", 100, "Release 1", one.pk)
    assert (similar.target_text, similar.source_text, similar.release) == ("14地点", ALIKE, "Release 2")
    assert 60 <= similar.percent < 100
    assert earlier("", "ja", midori) == []


def test_formatting_and_white_space_do_not_hide_a_text(newsroom, midori):
    remember(make_release(newsroom, 1).ledger, f"<b>{TEXT}</b>", "12地点")
    assert earlier(f" {TEXT}\n", "ja", midori)[0].percent == 100


def test_japanese_is_found_too(newsroom, midori):
    text = "両者は、風早瀬戸の12地点で流速を測定し、結果を比較します。"
    remember(make_release(newsroom, 1).ledger, text, "at 12 points", language="en")
    (found,) = earlier(text.replace("風早瀬戸", "オリン海峡"), "en", midori)
    assert found.target_text == "at 12 points" and found.percent >= 60
    assert earlier(text, "ja", midori) == []


def test_five_different_ones_at_most(newsroom, midori):
    for number in range(8):
        remember(make_release(newsroom, number).ledger, TEXT, f"訳{number % 7}")
    assert targets(TEXT, midori) == ["訳0", "訳6", "訳5", "訳4", "訳3"]


def test_neither_the_release_itself_nor_what_was_left_out(newsroom, midori):
    one, two = make_release(newsroom, 1), make_release(newsroom, 2)
    remember(one.ledger, TEXT, "自分の訳")
    remember(two.ledger, TEXT, "")
    assert targets(TEXT, midori, but_not_ledger=one.ledger) == []
    assert targets(TEXT, midori) == ["自分の訳"]


def test_a_translation_that_was_replaced_is_none_any_more(newsroom, midori):
    release = make_release(newsroom, 1)
    remember(release.ledger, TEXT, "誤訳")
    remember(release.ledger, TEXT, "正しい訳")
    assert targets(TEXT, midori) == ["正しい訳"]
    # The source moved on, and its translation with it: the pair of then is as good as it was.
    remember(release.ledger, OTHER, "入館は無料です。")
    assert targets(TEXT, midori) == ["正しい訳"]


@pytest.fixture
def elsewhere(newsroom):
    """Another newsroom."""
    fields = {"name_en": "Harbour", "name_ja": "港", "slug": "harbour", "zone": "Asia/Tokyo"}
    return Page.objects.get(pk=newsroom.pk).get_parent().add_child(instance=NewsroomPage(**fields))


def only_below(page, user):
    """The user as one who may edit what is below a page, and nothing else."""
    group = user.groups.get()
    group.page_permissions.all().delete()
    GroupPagePermission.objects.create(group=group, page=page, permission_type="change")
    return type(user).objects.get(pk=user.pk)


def test_texts_of_releases_that_one_may_not_edit_never_appear(newsroom, elsewhere, midori):
    midori = only_below(newsroom, midori)
    mine, secret = make_release(newsroom, 1), make_release(elsewhere, 2)
    remember(mine.ledger, ALIKE, "見える訳")
    # However many there are, they do not take the place of what one may see.
    for number in range(150):
        remember(secret.ledger, TEXT, f"秘密{number}", unit=f"body:{number}")
    assert targets(TEXT, midori) == ["見える訳"]
    assert len(targets(TEXT, hire("rowan", "edit_ja"))) == 5
    assert "見える訳" not in targets(TEXT, only_below(elsewhere, midori))


def test_nothing_appears_to_who_may_edit_nothing(newsroom, midori):
    remember(make_release(newsroom, 1).ledger, TEXT, "訳")
    midori.groups.get().page_permissions.all().delete()
    assert targets(TEXT, midori) == []


def test_what_belongs_to_no_release_any_more_does_not_appear(newsroom, midori):
    release = make_release(newsroom, 1)
    remember(release.ledger, TEXT, "訳")
    remember(uuid.uuid4(), TEXT, "団体の名称", unit="organization:orrin:name")
    assert targets(TEXT, midori) == ["訳"]
    fetch(release).delete()
    assert not PressReleasePage.objects.exists() and targets(TEXT, midori) == []


def test_queries_do_not_follow_the_number_of_releases(newsroom, midori):
    def queries():
        midori_again = type(midori).objects.get(pk=midori.pk)
        with CaptureQueriesContext(
            connection,
        ) as seen:
            assert earlier(TEXT, "ja", midori_again)
        return len(seen)

    remember(make_release(newsroom, 0).ledger, TEXT, "訳")
    few = queries()
    for number in range(1, 12):
        remember(make_release(newsroom, number).ledger, TEXT, f"訳{number}")
    assert queries() == few <= 8
