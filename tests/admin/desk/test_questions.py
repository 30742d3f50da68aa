"""Questions on the translator's screen: asked, answered and settled there, and seen by the next person."""

import json
import re

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from wagtail.models import Comment, CommentReply

from tests.builders import fetch, make_draft
from tests.forms import edit_url
from tests.localization.people import hire

pytestmark = pytest.mark.django_db


@pytest.fixture
def emma(newsroom):
    return hire("emma", "edit_en", "edit_ja")


def post(client, user, page, name, *ids, **fields):
    client.force_login(user)
    address = reverse(f"press_translate_{name}", args=[page.pk, "ja", *ids])
    return client.post(address, json.dumps(fields), "application/json", follow=True)


def ask(client, user, page, unit="headline", text="Who are the two?"):
    answer = post(client, user, page, "ask", unit=unit, text=text)
    assert answer.status_code == 200, answer.content
    return Comment.objects.latest("pk")


def shown(client, user, page):
    """The questions of the screen as words, by unit."""
    client.force_login(user)
    html = client.get(reverse("press_translate", args=[page.pk, "ja"])).content.decode()
    items = re.findall(r'<li data-unit="([^"]*)" data-question="\d+".*?</li>', html, re.S)
    texts = re.findall(r'<li data-unit="[^"]*" data-question="\d+"[^>]*>(.*?)</li>', html, re.S)
    words = [" ".join(re.sub(r"<textarea.*?</textarea>|<[^>]*>", " ", text).split()) for text in texts]
    return dict(zip(items, words, strict=True))


def test_a_question_is_seen_by_the_next_person_with_its_answers(client, release, midori, haruka, emma):
    question = ask(client, midori, release)
    answer = post(client, emma, release, "answer", question.pk, text="The centre and the prefecture.")
    assert "The centre and the prefecture." in answer.json()["questions"]
    (words,) = shown(client, haruka, release).values()
    assert re.match(r"Headline Midori .* Who are the two\? Emma .* The centre and the prefecture\.", words)


def test_a_settled_question_is_gone_from_the_screen(client, release, midori):
    question = ask(client, midori, release)
    answer = post(client, midori, release, "resolve", question.pk)
    assert "Who are the two?" not in answer.json()["questions"]
    assert shown(client, midori, release) == {}


def test_the_questions_stand_in_the_order_of_the_texts_and_others_last(client, release, midori, emma):
    Comment.objects.create(page_id=release.pk, user=emma, text="Which hour?", contentpath="embargo_until")
    ask(client, midori, release, "lead")
    ask(client, midori, release, "headline")
    assert [*shown(client, midori, release)] == ["headline", "lead", ""]
    assert shown(client, midori, release)[""].startswith("Elsewhere in the release Emma")


def test_the_page_editor_shows_a_question_where_it_was_asked(client, release, midori, admin_user):
    question = ask(client, midori, release, f"quotes:{release.quotes.first().uid}:text", "In which tone?")
    client.force_login(admin_user)
    (comment,) = client.get(edit_url(release)).context["form"].serialize_comments(admin_user)["comments"]
    assert (comment["pk"], comment["text"], comment["contentpath"]) == (question.pk, "In which tone?", "quotes")


def test_what_somebody_wrote_is_shown_and_never_run(client, release, midori):
    ask(client, midori, release, text="<script>alert(1)</script>")
    client.force_login(midori)
    html = client.get(reverse("press_translate", args=[release.pk, "ja"])).content.decode()
    assert "<script>alert" not in html and "&lt;script&gt;alert(1)" in html


REFUSED = [
    ("ask", {"unit": "headline", "text": "  "}, 400),
    ("ask", {"unit": "headline", "text": "あ" * 4001}, 400),
    ("ask", {"unit": "headline"}, 400),
    ("ask", {"unit": ["headline"], "text": "Why?"}, 400),
    ("ask", {"unit": "quotes:none:text", "text": "Why?"}, 404),
]


@pytest.mark.parametrize(("name", "fields", "status"), REFUSED)
def test_a_forged_request_is_refused(client, release, midori, name, fields, status):
    assert post(client, midori, release, name, **fields).status_code == status
    assert not Comment.objects.exists()


def test_a_question_of_another_page_is_not_there(client, newsroom, release, midori):
    question = ask(client, midori, make_draft(newsroom, slug="other"))
    assert post(client, midori, release, "answer", question.pk, text="Yes.").status_code == 404
    assert post(client, midori, release, "resolve", question.pk).status_code == 404
    question.refresh_from_db()
    assert question.resolved_at is None
    assert not CommentReply.objects.exists()


def test_an_answer_to_what_was_settled_meanwhile_is_refused_in_words(client, release, midori, emma):
    question = ask(client, midori, release)
    post(client, midori, release, "resolve", question.pk)
    answer = post(client, emma, release, "answer", question.pk, text="Yes.")
    assert answer.status_code == 400
    assert answer.json()["error"] == "Somebody has settled this question meanwhile."


def test_whoever_may_not_translate_the_release_asks_nothing(client, release, midori):
    question = ask(client, midori, release)
    wynn = hire("wynn", "edit_facts")
    assert post(client, wynn, release, "ask", unit="headline", text="Why?").status_code == 403
    assert post(client, wynn, release, "answer", question.pk, text="Yes.").status_code == 403
    assert post(client, wynn, release, "resolve", question.pk).status_code == 403
    assert (Comment.objects.count(), CommentReply.objects.count()) == (1, 0)


def test_a_question_on_a_locked_release_is_asked_all_the_same(client, release, midori, admin_user):
    page = fetch(release)
    page.locked, page.locked_by = True, admin_user
    page.save(update_fields=["locked", "locked_by"])
    ask(client, midori, release)


def test_asking_costs_as_much_with_ten_questions_as_with_one(client, release, midori):
    def queries():
        with CaptureQueriesContext(connection) as found:
            ask(client, midori, release)
        return len(found)

    ask(client, midori, release)
    few = queries()
    for _number in range(8):
        ask(client, midori, release, "lead")
    assert queries() == few
