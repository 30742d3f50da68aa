"""Two people have the editor of one release open: whatever each does, in whichever order, nothing of either is lost."""

import json

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group, Permission
from django.test import Client
from django.urls import reverse
from django.utils import translation
from wagtail.models import GroupPagePermission, Page

from tests.builders import fetch, make_draft
from tests.forms import edit_url, new_row, posted
from wagtail_pressrelease.localization import elements
from wagtail_pressrelease.localization.parking import Moved, choose
from wagtail_pressrelease.models import Parked

EVERYTHING = ("edit_en", "edit_ja", "edit_facts")
BODY = "<p>One.</p><p>Two.</p><p>Three.</p>"


def sign_in(name, *permissions, language="en"):
    group = Group.objects.create(name=name)
    group.permissions.set(Permission.objects.filter(codename__in=["access_admin", *permissions]))
    for code in ("add_page", "change_page", "publish_page"):
        permission = Permission.objects.get(content_type__app_label="wagtailcore", codename=code)
        GroupPagePermission.objects.create(group=group, page=Page.objects.get(depth=1), permission=permission)
    user = get_user_model().objects.create_user(name, f"{name}@example.org", "pw")
    user.groups.add(group)
    return user


class Tab:
    """A browser's tab with the editor of a release in it."""

    def __init__(self, user, release, address=None):
        self.user, self.page, self.client = user, release, Client()
        self.client.force_login(user)
        response = self.client.get(address or edit_url(release))
        assert response.status_code == 200, response
        self.address = response.context["action_url"]
        self.data = posted(response.context["form"])
        self.made = None

    def write(self, **fields):
        self.data |= {name.replace("__", "-"): value for name, value in fields.items()}
        return self

    def type(self, number, text, name="body_en-0-value"):
        """Type into a paragraph, as the text editor sends it."""
        state = json.loads(self.data[name])
        state["blocks"][number] |= {"text": text, "inlineStyleRanges": [], "entityRanges": []}
        self.data[name] = json.dumps(state)
        return self

    def paragraphs(self, change, name="body_en-0-value"):
        state = json.loads(self.data[name])
        state["blocks"] = change(state["blocks"])
        self.data[name] = json.dumps(state)
        return self

    def delete(self, relation, number):
        return self.write(**{f"{relation}-{number}-DELETE": "on"})

    def add_quote(self, text):
        speaker = self.data["quotes-0-speaker"]
        row = {"speaker": speaker, "original_language": "en", "text_en": text, "text_ja": "発言。", "organization": ""}
        self.data = new_row(self.data, "quotes", **row, office_en="", office_ja="")
        return self

    def turn(self, relation):
        return self.write(**{f"{relation}-0-ORDER": "2", f"{relation}-1-ORDER": "1"})

    def save(self, **pressed):
        response = self.client.post(self.address, {**self.data, **pressed})
        assert response.status_code == 302, response.context["form"].errors
        return response

    def autosave(self):
        made = {"overwrite_revision_id": self.made} if self.made else {}
        response = self.client.post(self.address, {**self.data, **made}, HTTP_ACCEPT="application/json")
        assert response.status_code == 200, response.content
        answer = response.json()
        self.made = str(answer["revision_id"])
        self.data |= {name: value for name, value in answer["field_updates"].items() if name in self.data}
        return answer

    def publish(self):
        return self.save(**{"action-publish": "1"})

    def submit(self):
        return self.save(**{"action-submit": "1"})


WAYS = ("save", "autosave", "publish", "submit")


@pytest.fixture
def release(newsroom):
    return make_draft(newsroom, body_en=[("paragraph", BODY)])


@pytest.fixture
def ada(db):
    return sign_in("ada", *EVERYTHING)


@pytest.fixture
def bo(db):
    return sign_in("bo", *EVERYTHING)


def latest(release):
    return fetch(release).get_latest_revision_as_object()


def body(release):
    block = latest(release).body_en[0]
    return [each.inner for each in elements.split(block.value.source)]


def quotes(release):
    return [quote.text_en for quote in latest(release).quotes.all()]


def kept(release):
    return [(each.path, each.user.username) for each in Parked.objects.filter(page=release).order_by("pk")]


# --- every way of saving against every place
PLACES = {
    "another field": (
        lambda tab: tab.write(headline_ja="潮"),
        lambda tab: tab.write(headline_en="Tides"),
        lambda release: (latest(release).headline_ja, latest(release).headline_en) == ("潮", "Tides"),
        [],
    ),
    "the same field": (
        lambda tab: tab.write(lead_en="Ada's."),
        lambda tab: tab.write(lead_en="Bo's."),
        lambda release: latest(release).lead_en == "Ada's.",
        ["form/lead_en"],
    ),
    "another field of a row": (
        lambda tab: tab.write(quotes__0__text_ja="新しい。"),
        lambda tab: tab.write(quotes__0__text_en="New."),
        lambda release: (latest(release).quotes.all()[0].text_ja, quotes(release)[0]) == ("新しい。", "New."),
        [],
    ),
    "the same field of a row": (
        lambda tab: tab.write(quotes__0__text_en="Ada's."),
        lambda tab: tab.write(quotes__0__text_en="Bo's."),
        lambda release: quotes(release)[0] == "Ada's.",
        ["form/quotes:*:text_en"],
    ),
    "another row": (
        lambda tab: tab.write(quotes__0__text_en="Ada's."),
        lambda tab: tab.write(quotes__1__text_en="Bo's."),
        lambda release: quotes(release) == ["Ada's.", "Bo's."],
        [],
    ),
    "another paragraph": (
        lambda tab: tab.type(0, "One, Ada's."),
        lambda tab: tab.type(2, "Three, Bo's."),
        lambda release: body(release) == ["One, Ada's.", "Two.", "Three, Bo's."],
        [],
    ),
    "the same paragraph": (
        lambda tab: tab.type(1, "Two, Ada's."),
        lambda tab: tab.type(1, "Two, Bo's."),
        lambda release: body(release) == ["One.", "Two, Ada's.", "Three."],
        ["form/body_en:*"],
    ),
    "rows that both add": (
        lambda tab: tab.add_quote("Ada's."),
        lambda tab: tab.add_quote("Bo's."),
        lambda release: quotes(release)[2:] == ["Ada's.", "Bo's."],
        [],
    ),
    "a row that one deletes": (
        lambda tab: tab.delete("quotes", 1),
        lambda tab: tab.write(quotes__0__text_en="Bo's."),
        lambda release: quotes(release) == ["Bo's."],
        [],
    ),
    "a row that the first deletes and the second changes": (
        lambda tab: tab.delete("quotes", 0),
        lambda tab: tab.write(quotes__0__text_en="Bo's."),
        lambda release: quotes(release) == ["We look forward."],
        ["form/quotes:*"],
    ),
    "a row that the first changes and the second deletes": (
        lambda tab: tab.write(quotes__0__text_en="Ada's."),
        lambda tab: tab.delete("quotes", 0),
        lambda release: quotes(release) == ["Ada's.", "We look forward."],
        ["form/quotes:*"],
    ),
    "rows that one turns round": (
        lambda tab: tab.turn("quotes"),
        lambda tab: tab.write(quotes__0__text_en="Bo's.").add_quote("Bo's other."),
        lambda release: quotes(release) == ["We look forward.", "Bo's.", "Bo's other."],
        [],
    ),
}


def like(path, pattern):
    return path.startswith(pattern.split("*")[0]) and path.endswith(pattern.split("*")[-1])


# Each place in each way of the second; the first saves, or has it saved, by turns.
PAIRS = [
    (place, ("save", "autosave")[(number + turn) % 2], way)
    for number, place in enumerate(PLACES)
    for turn, way in enumerate(WAYS)
]


@pytest.mark.parametrize(("place", "first", "second"), PAIRS)
def test_nothing_of_either_is_lost(place, first, second, release, ada, bo):
    ones, others, as_expected, conflicts = PLACES[place]
    one, other = Tab(ada, release), Tab(bo, release)
    getattr(ones(one), first)()
    getattr(others(other), second)()
    assert as_expected(release), (latest(release).lead_en, quotes(release), body(release))
    found = kept(release)
    assert len(found) == len(conflicts) and all(
        like(path, each) for (path, _), each in zip(found, conflicts, strict=True)
    )
    assert {name for _path, name in found} <= {"bo"}
    if second == "publish":
        assert fetch(release).live


@pytest.mark.parametrize("place", ["another field", "the same field", "another row", "another paragraph"])
def test_what_was_before_the_public_is_corrected_by_two(place, issued, ada, bo):
    """Live releases are saved another way."""
    release = latest(issued)
    release.body_en = [("paragraph", BODY)]
    release.save_revision()
    ones, others, as_expected, conflicts = PLACES[place]
    one, other = Tab(ada, issued), Tab(bo, issued)
    ones(one).autosave()
    others(other).autosave()
    assert as_expected(issued)
    assert len(kept(issued)) == len(conflicts)


# --- typing on
def test_both_go_on_typing_and_are_saved_by_themselves(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    one.write(headline_en="A1").autosave()
    other.write(headline_ja="B1").autosave()
    one.write(headline_en="A2").autosave()
    other.write(headline_ja="B2").autosave()
    one.write(lead_en="A3").save()
    other.publish()
    now = latest(release)
    assert (now.headline_en, now.headline_ja, now.lead_en) == ("A2", "B2", "A3")
    assert kept(release) == []


def test_somebody_who_types_on_in_a_conflict_has_one_text_kept(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    one.write(lead_en="Ada's.").autosave()
    for words in ("B", "Bo", "Bo's."):
        other.write(lead_en=words).autosave()
    (parked,) = Parked.objects.all()
    assert (parked.value["mine"], latest(release).lead_en) == ("Bo's.", "Ada's.")
    other.write(headline_en="Tides").autosave()
    assert Parked.objects.count() == 1 and latest(release).lead_en == "Ada's."


def test_a_later_text_of_another_tab_does_not_take_the_place_of_what_is_kept(release, ada, bo):
    one, other, third = Tab(ada, release), Tab(bo, release), Tab(bo, release)
    one.write(lead_en="Ada's.").save()
    other.write(lead_en="Bo's.").save()
    third.write(lead_en="Bo's second.").save()
    assert sorted(each.value["mine"] for each in Parked.objects.all()) == ["Bo's second.", "Bo's."]


def test_a_text_typed_back_is_no_conflict(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    before = one.data["lead_en"]
    one.write(lead_en="Ada's.").save()
    other.write(lead_en="B").autosave()
    Parked.objects.all().delete()
    other.write(lead_en=before).autosave()
    assert latest(release).lead_en == "Ada's."


# --- versions
def test_an_autosave_goes_on_in_the_version_that_this_form_made(release, ada):
    tab = Tab(ada, release)
    first = tab.write(lead_en="A").autosave()["revision_id"]
    assert tab.write(lead_en="B").autosave()["revision_id"] == first


def test_two_tabs_of_one_person_do_not_overwrite_each_other(release, ada):
    one, other = Tab(ada, release), Tab(ada, release)
    one.write(headline_en="A").autosave()
    other.write(headline_ja="B").autosave()
    one.write(headline_en="C").autosave()
    assert (latest(release).headline_en, latest(release).headline_ja) == ("C", "B")


def test_a_version_that_another_screen_has_written_anew_is_not_overwritten(release, ada):
    """The same person's, the latest one, and still not this form's."""
    tab = Tab(ada, release)
    first = tab.write(lead_en="A").autosave()["revision_id"]
    elsewhere = latest(release)
    elsewhere.headline_ja = "別の画面"
    elsewhere.save_revision(user=ada, overwrite_revision=fetch(release).latest_revision)
    answer = tab.write(lead_en="B").autosave()
    assert answer["revision_id"] != first
    assert (latest(release).lead_en, latest(release).headline_ja) == ("B", "別の画面")


@pytest.mark.parametrize("identity", ["999999", "x", ""])
def test_a_version_that_is_not_there_is_no_error(identity, release, ada):
    tab = Tab(ada, release)
    tab.made = identity
    tab.write(lead_en="A").autosave()
    assert latest(release).lead_en == "A"


# --- what a form says that it showed
@pytest.mark.parametrize("forged", [None, "", "forged", "eyJhIjoxfQ:1abc:def"])
def test_a_form_that_does_not_say_what_it_showed_overwrites_nothing(forged, release, ada, bo):
    Tab(ada, release).write(lead_en="Ada's.").save()
    tab = Tab(bo, release).write(lead_en="Bo's.", press_shown=forged)
    tab.data = {name: value for name, value in tab.data.items() if value is not None}
    response = tab.client.post(tab.address, tab.data)
    assert response.status_code == 200
    assert "load the page anew" in response.context["form"].non_field_errors()[0]
    assert response.context["form"]["lead_en"].value() == "Bo's."
    answer = tab.client.post(tab.address, tab.data, HTTP_ACCEPT="application/json")
    assert not answer.json()["success"]
    assert latest(release).lead_en == "Ada's."


def test_what_another_release_showed_does_not_count(release, newsroom, ada):
    other = make_draft(newsroom, slug="other")
    tab = Tab(ada, release).write(press_shown=Tab(ada, other).data["press_shown"])
    assert tab.client.post(tab.address, tab.data).status_code == 200


def test_a_form_of_the_latest_version_needs_to_say_no_more(release, ada):
    revision = fetch(release).get_latest_revision()
    loaded = {"loaded_revision_id": str(revision.pk), "loaded_revision_created_at": revision.created_at.isoformat()}
    Tab(ada, release).write(lead_en="Ada's.", press_shown="", **loaded).save()
    assert latest(release).lead_en == "Ada's."


# --- going back
def test_going_back_keeps_what_somebody_saved_meanwhile(release, ada, bo):
    old = fetch(release).get_latest_revision()
    Tab(ada, release).write(lead_en="Newer.").save()
    going_back = Tab(bo, release, reverse("wagtailadmin_pages:revisions_revert", args=[release.pk, old.pk]))
    Tab(ada, release).write(headline_ja="潮").save()
    going_back.save()
    now = latest(release)
    assert (now.lead_en, now.headline_ja) == ("The two will share data on tidal currents.", "潮")
    assert kept(release) == []


def test_going_back_over_what_somebody_changed_meanwhile_is_a_conflict(release, ada, bo):
    old = fetch(release).get_latest_revision()
    Tab(ada, release).write(lead_en="Newer.").save()
    going_back = Tab(bo, release, reverse("wagtailadmin_pages:revisions_revert", args=[release.pk, old.pk]))
    Tab(ada, release).write(lead_en="Newest.").save()
    going_back.save()
    assert latest(release).lead_en == "Newest."
    assert kept(release) == [("form/lead_en", "bo")]


# --- ready
def test_a_tick_does_not_hold_for_what_somebody_else_wrote_meanwhile(newsroom, ada, bo):
    release = make_draft(newsroom, ready=("en",))
    tab = Tab(bo, release)
    Tab(ada, release).write(lead_ja="書きかけの").save()
    tab.write(ready_ja="on").save()
    assert latest(release).ready_languages == ["en"]
    assert kept(release) == [("form/ready_ja", "bo")]


def test_a_stale_publish_issues_what_each_declared_ready(release, ada, bo):
    tab = Tab(bo, release)
    Tab(ada, release).write(headline_ja="潮").save()
    tab.write(headline_en="Tides").publish()
    assert (fetch(release).headline_en, fetch(release).headline_ja) == ("Tides", "潮")
    assert fetch(release).press_editions.count() == 2


# --- people with fewer rights
def test_a_translator_and_an_editor(release, ada):
    translator = sign_in("cho", "edit_ja")
    one, other = Tab(translator, release), Tab(ada, release)
    one.write(lead_ja="新", quotes__0__text_ja="新しい。").autosave()
    other.write(lead_en="New.", quotes__0__text_en="New.").delete("quotes", 1).autosave()
    one.write(headline_ja="潮").save()
    now = latest(release)
    assert (now.lead_ja, now.lead_en, now.headline_ja) == ("新", "New.", "潮")
    assert [(each.text_en, each.text_ja) for each in now.quotes.all()] == [("New.", "新しい。")]
    assert kept(release) == []


def test_what_a_translator_wrote_into_a_row_that_is_gone_is_kept(release, ada):
    translator = sign_in("cho", "edit_ja")
    one, other = Tab(translator, release), Tab(ada, release)
    other.delete("quotes", 0).save()
    one.write(quotes__0__text_ja="新しい。").save()
    (parked,) = Parked.objects.all()
    assert parked.why == "gone" and parked.value["mine"] == {"text_ja": "新しい。"}
    choose(parked, "mine", ada)
    rows = {quote.text_en: quote.text_ja for quote in latest(release).quotes.all()}
    assert rows["The tide is ours."] == "新しい。"


# --- choosing
def conflict(release, ada, bo, **fields):
    one, other = Tab(ada, release), Tab(bo, release)
    one.write(**{name: theirs for name, (theirs, _mine) in fields.items()}).save()
    other.write(**{name: mine for name, (_theirs, mine) in fields.items()}).save()
    return Tab(bo, release)


def test_both_texts_are_shown_and_the_kept_one_takes_its_place(release, ada, bo):
    tab = conflict(release, ada, bo, lead_en=("Ada's lead.", "Bo's lead."))
    response = tab.client.get(edit_url(release))
    shown = response.content.decode()
    assert "Lead (English)" in shown and "Use mine" in shown and "Keep theirs" in shown
    assert "<mark>Ada" in shown and "<mark>Bo" in shown
    (panel,) = [each for each in response.context["side_panels"] if each.name == "kept"]
    assert tab.client.post(panel.kept[0].use_url).status_code == 302
    assert latest(release).lead_en == "Bo's lead." and not Parked.objects.exists()
    assert fetch(release).latest_revision.user == bo


def test_the_kept_text_is_let_go(release, ada, bo):
    tab = conflict(release, ada, bo, lead_en=("Ada's.", "Bo's."))
    tab.client.post(reverse("press_kept", args=[Parked.objects.get().pk, "theirs"]))
    assert latest(release).lead_en == "Ada's." and not Parked.objects.exists()


def test_a_text_that_moved_on_is_not_replaced_unseen(release, ada, bo):
    tab = conflict(release, ada, bo, lead_en=("Ada's.", "Bo's."))
    (panel,) = [each for each in tab.client.get(edit_url(release)).context["side_panels"] if each.name == "kept"]
    Tab(ada, release).write(lead_en="Ada's second.").save()
    tab.client.post(panel.kept[0].use_url)
    assert latest(release).lead_en == "Ada's second." and Parked.objects.count() == 1
    with pytest.raises(Moved):
        choose(Parked.objects.get(), "mine", bo, seen="other")


@pytest.mark.parametrize("how", ["mine", "theirs"])
def test_somebody_who_may_not_write_a_text_does_not_choose(how, release, ada, bo):
    conflict(release, ada, bo, lead_en=("Ada's.", "Bo's."))
    translator = Tab(sign_in("cho", "edit_ja"), release)
    translator.client.post(reverse("press_kept", args=[Parked.objects.get().pk, how]))
    assert latest(release).lead_en == "Ada's." and Parked.objects.count() == 1


def test_an_autosave_answers_with_the_texts_and_opens_the_panel(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    one.write(lead_en="Ada's.").autosave()
    html = other.write(lead_en="Bo's.").autosave()["html"]
    assert "data-side-panel=&#x27;kept&#x27;" in html or "[data-side-panel='kept']" in html
    assert 'data-press-kept-open-value="true"' in html and "Use mine" in html
    assert 'data-press-kept-open-value="false"' in other.write(headline_en="Tides").autosave()["html"]


def test_a_saved_form_says_what_happened(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    one.write(lead_en="Ada's.").save()
    response = other.client.post(other.address, {**other.data, "lead_en": "Bo's."}, follow=True)
    said = " ".join(str(each) for each in response.context["messages"])
    assert "yours is kept" in said and "Lead (English)" in said
    Tab(ada, release).write(headline_ja="潮").save()
    response = other.client.post(other.address, {**other.data, "headline_en": "Tides"}, follow=True)
    assert "Their changes are kept" in " ".join(str(each) for each in response.context["messages"])


def test_a_paragraph_that_was_kept_takes_its_place(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    one.type(1, "Two, Ada's.").save()
    other.type(1, "Two, Bo's.").save()
    choose(Parked.objects.get(), "mine", bo)
    assert body(release) == ["One.", "Two, Bo's.", "Three."]


def test_a_row_that_was_deleted_comes_back(release, ada, bo):
    one, other = Tab(ada, release), Tab(bo, release)
    one.delete("quotes", 0).save()
    other.write(quotes__0__text_en="Bo's.").save()
    choose(Parked.objects.get(), "mine", bo)
    assert quotes(release) == ["Bo's.", "We look forward."]


def test_two_orders(release, ada, bo):
    third = latest(release)
    tab = Tab(ada, release)
    tab.add_quote("Third.").save()
    one, other = Tab(ada, release), Tab(bo, release)
    one.write(quotes__0__ORDER="3", quotes__2__ORDER="1").save()
    other.write(quotes__0__ORDER="2", quotes__1__ORDER="1").save()
    assert quotes(release) == ["Third.", "We look forward.", third.quotes.all()[0].text_en]
    (parked,) = Parked.objects.all()
    assert parked.path == "form/quotes:order"
    assert "Quotes: their order" in other.client.get(edit_url(release)).content.decode()
    choose(parked, "mine", bo)
    assert quotes(release) == ["We look forward.", "The tide is ours.", "Third."]


def test_the_panel_speaks_japanese(release, ada, bo):
    from wagtail.users.models import UserProfile

    profile = UserProfile.get_for_user(bo)
    profile.preferred_language = "ja"
    profile.save()
    with translation.override("ja"):
        tab = conflict(release, ada, bo, lead_ja=("一つ目の文。", "二つ目の文。"))
    assert "リード" in tab.client.get(edit_url(release)).content.decode()


# --- comments
def test_a_comment_that_somebody_resolved_meanwhile_stops_nobody(release, ada, bo):
    from wagtail.models import Comment

    comment = Comment.objects.create(page=release, user=ada, text="?", contentpath="headline_en")
    tab = Tab(bo, release)
    assert tab.data["comments-INITIAL_FORMS"] == "1"
    comment.delete()
    tab.write(headline_en="Tides").save()
    assert latest(release).headline_en == "Tides"
