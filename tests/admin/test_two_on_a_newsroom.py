"""Two people have the form of one newsroom open: nothing of either is lost."""

import pytest
from django.core.exceptions import ValidationError
from django.test import Client
from django.urls import reverse
from wagtail.admin.models import EditingSession

from tests.admin.test_two_people import EVERYTHING, Tab, sign_in
from tests.forms import edit_url
from wagtail_pressrelease.localization.parking import choose
from wagtail_pressrelease.models import NewsroomPage, Parked

pytestmark = pytest.mark.django_db

WAYS = ("save", "autosave", "publish")
by_each_way = pytest.mark.parametrize("way", WAYS)


@pytest.fixture
def ada(db):
    return sign_in("ada", *EVERYTHING)


@pytest.fixture
def bo(db):
    return sign_in("bo", *EVERYTHING)


@pytest.fixture
def both(newsroom, ada, bo):
    """The same form in two browsers, of a newsroom that somebody has saved before."""
    newsroom.introduction_en, newsroom.introduction_ja = "Our news.", "お知らせ。"
    newsroom.save_revision().publish()
    return Tab(ada, newsroom), Tab(bo, newsroom)


def latest(newsroom):
    return NewsroomPage.objects.get(pk=newsroom.pk).get_latest_revision_as_object()


def names(newsroom):
    return latest(newsroom).name_en or "", latest(newsroom).name_ja or ""


def kept(newsroom):
    return [(each.path, each.user.username, each.shown) for each in Parked.objects.filter(page=newsroom)]


def contact(tab, **fields):
    rows = {"contacts-TOTAL_FORMS": "1", "contacts-0-ORDER": "1", "contacts-0-uid": "", "contacts-0-id": ""}
    return tab.write(**rows, **{f"contacts-0-{name}": value for name, value in fields.items()})


@by_each_way
def test_different_fields_of_two_people_are_both_kept(newsroom, both, way):
    first, second = both
    getattr(first.write(introduction_ja="新しいお知らせ。"), way)()
    getattr(second.write(introduction_en="The news.", era="japanese"), way)()
    now = latest(newsroom)
    assert (now.introduction_ja, now.introduction_en, now.era) == ("新しいお知らせ。", "The news.", "japanese")
    assert kept(newsroom) == []


@by_each_way
def test_the_same_field_is_a_conflict_with_both_texts(newsroom, both, way):
    first, second = both
    getattr(first.write(introduction_en="Ada's."), way)()
    getattr(second.write(introduction_en="Bo's."), way)()
    assert latest(newsroom).introduction_en == "Ada's."
    assert kept(newsroom) == [("form/introduction_en", "bo", "Bo's.")]
    html = second.client.get(edit_url(newsroom)).content.decode()
    assert "Texts to choose between" in html and "Two people changed it." in html and "Use mine" in html


def test_rows_that_both_add_are_both_kept(newsroom, both):
    first, second = both
    contact(first, name_en="Ada Clerk", phone="+44 20 7946 0001").save()
    contact(second, name_en="Bo Clerk", phone="+44 20 7946 0002").save()
    assert [each.name_en for each in latest(newsroom).contacts.all()] == ["Ada Clerk", "Bo Clerk"]


def test_the_title_follows_the_name_that_somebody_else_gave_meanwhile(newsroom, both):
    first, second = both
    first.write(name_en="News desk").save()
    second.write(introduction_en="The news.").save()
    assert (latest(newsroom).name_en, latest(newsroom).title) == ("News desk", "News desk")


def test_of_two_who_clear_a_name_each_the_second_is_told_that_none_would_be_left(newsroom, both):
    first, second = both
    first.write(name_en="").save()
    second.write(name_ja="", introduction_en="The news.")
    for accept, status in (("text/html", 200), ("application/json", 400)):
        assert second.client.post(second.address, second.data, HTTP_ACCEPT=accept).status_code == status
    errors = second.client.post(second.address, second.data).context["form"].errors
    assert errors.keys() == {"name_ja"} and "cleared the name in the other language" in str(errors)
    assert names(newsroom) == ("", "報道発表")
    second.write(name_ja="報道資料").save()
    assert names(newsroom) == ("", "報道資料") and latest(newsroom).title == "報道資料"
    assert latest(newsroom).introduction_en == "The news." and kept(newsroom) == []


def test_a_name_in_one_language_is_cleared_where_somebody_else_changed_the_other(newsroom, both):
    first, second = both
    first.write(name_en="News desk").save()
    second.write(name_ja="").save()
    assert names(newsroom) == ("News desk", "")


def test_no_name_that_was_cleared_is_chosen_where_it_is_the_last_one(newsroom, both, bo):
    first, second = both
    first.write(name_en="News desk").save()
    second.write(name_en="").save()
    first = Tab(first.user, newsroom)
    first.write(name_ja="").save()
    with pytest.raises(ValidationError, match="in one language at least"):
        choose(Parked.objects.get(), "mine", bo)
    assert latest(newsroom).name_en == "News desk"


def test_a_newsroom_that_nobody_has_saved_before_is_merged_too(newsroom, ada, bo):
    first, second = Tab(ada, newsroom), Tab(bo, newsroom)
    first.write(introduction_ja="お知らせ。").save()
    second.write(introduction_en="The news.").save()
    assert (latest(newsroom).introduction_ja, latest(newsroom).introduction_en) == ("お知らせ。", "The news.")


def test_somebody_goes_on_writing_after_an_autosave(newsroom, both):
    first, second = both
    first.write(introduction_en="One").autosave()
    first.write(introduction_en="One two").autosave()
    second.write(introduction_ja="別。").autosave()
    first.write(introduction_en="One two three").autosave()
    now = latest(newsroom)
    assert (now.introduction_en, now.introduction_ja) == ("One two three", "別。")
    assert kept(newsroom) == []


def test_what_was_kept_is_taken_or_let_go(newsroom, both, bo):
    first, second = both
    first.write(introduction_en="Ada's.", zone="Asia/Tokyo").save()
    second.write(introduction_en="Bo's.", zone="Europe/London").save()
    parked = Parked.objects.get(path="form/introduction_en")
    second.client.post(reverse("press_kept", args=[parked.pk, "mine"]))
    assert latest(newsroom).introduction_en == "Bo's." and latest(newsroom).zone == "Asia/Tokyo"
    assert not Parked.objects.exists()


def test_a_name_that_is_taken_is_not_put_in_its_place(newsroom, bo):
    newsroom.save_revision()
    newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    value = {"kind": "both", "mine": "other", "print": None, "after": None}
    parked = Parked.objects.create(page=newsroom, user=bo, path="form/slug", value=value, shown="other")
    with pytest.raises(ValidationError):
        choose(parked, "mine", bo)
    assert latest(newsroom).slug == "newsroom" and Parked.objects.exists()


def test_going_back_to_an_older_version_keeps_what_somebody_wrote_meanwhile(newsroom, both, bo):
    first, _second = both
    old = NewsroomPage.objects.get(pk=newsroom.pk).latest_revision
    first.write(introduction_en="Ada's.").save()
    tab = Tab(bo, newsroom, reverse("wagtailadmin_pages:revisions_revert", args=[newsroom.pk, old.pk]))
    first = Tab(first.user, newsroom).write(introduction_ja="新しい。")
    first.save()
    tab.save(is_reverting="1", revision=str(old.pk))
    assert (latest(newsroom).introduction_en, latest(newsroom).introduction_ja) == ("Our news.", "新しい。")


def test_each_sees_that_the_other_is_there(newsroom, ada, bo):
    Tab(ada, newsroom)
    client = Client()
    client.force_login(bo)
    assert "ada" in client.get(edit_url(newsroom)).content.decode()
    assert EditingSession.objects.filter(object_id=str(newsroom.pk)).count() == 2
