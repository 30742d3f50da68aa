"""Questions to the author: asked, answered and settled, told to whom it concerns, and kept where Wagtail shows them."""

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.db import connection
from django.test.utils import CaptureQueriesContext
from wagtail.models import Comment, CommentReply, PageLogEntry, PageSubscription
from wagtail.users.models import UserProfile

from tests.builders import fetch, make_draft
from tests.localization.people import hire
from wagtail_pressrelease.localization.desk import read_desk
from wagtail_pressrelease.localization.questions import answer, ask, open_questions, resolve

pytestmark = pytest.mark.django_db

HEADLINE = "Centre and prefecture sign tidal memorandum"


@pytest.fixture
def emma(newsroom):
    """Writes in English, and looks after the release."""
    return hire("emma", "edit_en")


@pytest.fixture
def midori(newsroom):
    """Translates into Japanese, and reads Japanese."""
    user = hire("midori", "edit_ja")
    profile = UserProfile.get_for_user(user)
    profile.preferred_language = "ja"
    profile.save()
    return user


@pytest.fixture
def release(newsroom, emma):
    return make_draft(newsroom, ready=("en",), owner=emma)


@pytest.fixture
def sent(mailoutbox, django_capture_on_commit_callbacks):
    """Runs a verb, and gives the mails that it sent, by address."""

    def run(verb, *args):
        mailoutbox.clear()
        with django_capture_on_commit_callbacks(execute=True):
            verb(*args)
        return {mail.to[0].partition("@")[0]: mail for mail in mailoutbox}

    return run


def questions(page):
    return open_questions(read_desk(fetch(page), "ja"))


def asked(page, user, unit="headline", text="Who are the two?"):
    return ask(page, "ja", unit, text, user)


def test_a_question_is_open_at_its_unit_until_it_is_settled(release, emma, midori):
    comment = asked(release, midori)
    answer(release, "ja", comment.pk, "The centre and the prefecture.", emma)
    (question,) = questions(release)["headline"]
    assert (question.text, question.by, question.by_id) == ("Who are the two?", "Midori", midori.pk)
    assert [(each.text, each.by) for each in question.answers] == [("The centre and the prefecture.", "Emma")]
    resolve(release, "ja", comment.pk, midori)
    assert questions(release) == {}


def test_a_question_stands_where_the_page_editor_shows_it(release, midori):
    paragraph = next(row.unit.id for row in read_desk(release, "ja").rows if row.unit.id.startswith("body:"))
    for unit in ("headline", paragraph, f"quotes:{release.quotes.first().uid}:text"):
        comment = asked(release, midori, unit)
        assert comment.has_valid_contentpath(release)
        assert [each.pk for each in questions(release)[unit]] == [comment.pk]


def test_a_question_outlives_the_saves_of_others(release, emma, midori):
    comment = asked(release, midori)
    answer(release, "ja", comment.pk, "The centre.", emma)
    page = fetch(release).get_latest_revision_as_object()
    page.lead_en = "Another lead."
    page.tick("en")
    page.save_revision(user=emma).publish()
    assert [len(each.answers) for each in questions(release)["headline"]] == [1]


def test_a_comment_on_the_translation_is_open_at_its_unit_too(release, emma):
    Comment.objects.create(page_id=release.pk, user=emma, text="Shorter?", contentpath="headline_ja")
    assert [each.text for each in questions(release)["headline"]] == ["Shorter?"]


def test_a_comment_follows_its_words_as_the_page_editor_moved_it(release, emma):
    first, second = (row.unit.id for row in read_desk(two_paragraphs(release), "ja").rows if row.group == "body")
    asked(release, emma, first)
    page = fetch(release).get_latest_revision_as_object()
    (moved,) = page.wagtail_admin_comments.all()
    moved.position = f'[{{"key": "{second.rpartition(":")[2]}", "start": 0, "end": 3}}]'
    page.wagtail_admin_comments = [moved]
    page.save_revision()
    assert [*questions(release)] == [second]


def two_paragraphs(release):
    page = fetch(release).get_latest_revision_as_object()
    page.body_en = [("paragraph", '<p data-block-key="aaaaa">One.</p><p data-block-key="bbbbb">Two.</p>')]
    page.body_ja = []
    page.save_revision()
    return fetch(release)


def test_open_questions_cost_two_queries_however_many_there_are(release, emma, midori):
    for unit in ("headline", "lead", "headline"):
        answer(release, "ja", asked(release, midori, unit).pk, "Yes.", emma)
    desk = read_desk(fetch(release), "ja")
    with CaptureQueriesContext(connection) as queries:
        assert {unit: len(each) for unit, each in open_questions(desk).items()} == {"headline": 2, "lead": 1}
    assert len(queries) == 2


def test_the_author_hears_of_a_question_in_whole_sentences(release, emma, midori, sent, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://press.example"
    mails = sent(asked, release, midori)
    assert [*mails] == ["emma"]
    mail = mails["emma"]
    assert mail.subject == f"A question about “{HEADLINE}”"
    assert f"Midori asks about the release “{HEADLINE}”:\n\nWho are the two?\n" in mail.body
    assert f"The question is about this text (Headline):\n\n{HEADLINE}\n" in mail.body
    question = Comment.objects.get()
    assert f"https://press.example/admin/pages/{release.pk}/edit/?comment={question.pk}" in mail.body
    assert mail.extra_headers == {"Auto-Submitted": "auto-generated"}


def test_an_answer_goes_to_whoever_had_a_word_in_it_in_their_own_language(release, emma, midori, sent, settings):
    settings.WAGTAILADMIN_BASE_URL = "https://press.example"
    rowan = hire("rowan", "edit_en", "edit_ja")
    comment = asked(release, midori)
    answer(release, "ja", comment.pk, "I think so.", rowan)
    mails = sent(answer, release, "ja", comment.pk, "The centre and the prefecture.", emma)
    assert {*mails} == {"midori", "rowan"}
    assert "The centre and the prefecture." in mails["rowan"].body
    assert "Emma has answered a question" in mails["rowan"].body
    desk = f"https://press.example/admin/press-releases/{release.pk}/translate/ja/?unit=headline"
    assert desk in mails["midori"].body
    assert "見出し" in mails["midori"].body and "見出し" not in mails["rowan"].body


def test_whoever_settles_a_question_tells_the_others(release, emma, midori, sent):
    comment = asked(release, midori)
    assert {*sent(resolve, release, "ja", comment.pk, emma)} == {"midori"}


def test_the_last_writer_of_the_source_and_who_follows_the_comments_hear_of_it(release, emma, midori, sent):
    writer, translator, follower = hire("wynn", "edit_en"), hire("taro", "edit_ja"), hire("flora", "edit_en")
    page = fetch(release).get_latest_revision_as_object()
    page.lead_en = "Another lead."
    page.save_revision(user=writer)
    page.lead_ja = "新しいリード。"
    page.save_revision(user=translator)
    PageSubscription.objects.create(page_id=release.pk, user=follower, comment_notifications=True)
    assert {*sent(asked, release, midori)} == {"emma", "wynn", "flora"}


def test_nobody_hears_of_it_who_may_not_edit_the_page_or_wants_no_mails(release, emma, midori, sent):
    emma.groups.clear()
    follower = hire("flora", "edit_en")
    PageSubscription.objects.create(page_id=release.pk, user=follower, comment_notifications=True)
    profile = UserProfile.get_for_user(follower)
    profile.updated_comments_notifications = False
    profile.save()
    assert sent(asked, release, midori) == {}


def test_a_mail_that_cannot_be_sent_takes_no_question_away(release, midori, settings, sent):
    settings.EMAIL_BACKEND = "tests.localization.test_questions.Broken"
    sent(asked, release, midori)
    assert Comment.objects.count() == 1


def Broken(*args, **kwargs):
    raise OSError("The mail server is away.")


def test_what_somebody_writes_does_not_become_a_header_or_markup(release, midori, sent):
    page = fetch(release).get_latest_revision_as_object()
    page.headline_en = "Tide & <b>wind</b>"
    page.save_revision()
    mail = sent(asked, release, midori, "headline", "<i>Why?</i>\r\nBcc: all@example.org")["emma"]
    assert "<i>Why?</i>\nBcc: all@example.org" in mail.body
    assert mail.subject == "A question about “Tide & <b>wind</b>”"
    assert mail.recipients() == ["emma@example.org"]


def test_a_verb_refuses_whoever_may_not_edit_the_page(release, midori, django_user_model):
    comment = asked(release, midori)
    stranger = django_user_model.objects.create_user("stranger", "stranger@example.org", "pw")
    for verb in (
        lambda: asked(release, stranger),
        lambda: answer(release, "ja", comment.pk, "Yes.", stranger),
        lambda: resolve(release, "ja", comment.pk, stranger),
    ):
        with pytest.raises(PermissionDenied):
            verb()
    assert (Comment.objects.count(), CommentReply.objects.count()) == (1, 0)


def test_a_question_of_another_page_is_not_found(release, newsroom, midori):
    comment = asked(make_draft(newsroom, slug="other"), midori)
    with pytest.raises(Comment.DoesNotExist):
        answer(release, "ja", comment.pk, "Yes.", midori)
    with pytest.raises(Comment.DoesNotExist):
        resolve(release, "ja", comment.pk, midori)
    with pytest.raises(LookupError):
        asked(release, midori, "quotes:none:text")


@pytest.mark.parametrize("text", ["", "  \n ", "あ" * 4001])
def test_nothing_and_too_much_are_refused(release, midori, text):
    with pytest.raises(ValidationError):
        asked(release, midori, text=text)
    assert not Comment.objects.exists()


def test_a_settled_question_takes_no_answer(release, emma, midori):
    comment = asked(release, midori)
    resolve(release, "ja", comment.pk, emma)
    with pytest.raises(ValidationError):
        answer(release, "ja", comment.pk, "Yes.", emma)


def test_what_is_asked_answered_and_settled_stands_in_the_history(release, emma, midori):
    comment = asked(release, midori)
    answer(release, "ja", comment.pk, "Yes.", emma)
    resolve(release, "ja", comment.pk, midori)
    actions = PageLogEntry.objects.filter(action__startswith="wagtail.comments").order_by("pk")
    assert [(entry.action.rpartition(".")[2], entry.user) for entry in actions] == [
        ("create", midori),
        ("create_reply", emma),
        ("resolve", midori),
    ]
