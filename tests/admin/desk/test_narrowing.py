"""By what the lists of translations are narrowed down, and what their tabs count."""

import pytest
from wagtail.models import Comment

from tests.admin.desk.worklists import confirm, correct, make_release, newsrooms, numbers, slugs, titles, work
from wagtail_pressrelease.models import NewsroomPage, Topic

pytestmark = pytest.mark.django_db


FILTERS = [
    ({"language": "ja"}, {"new", "done", "outdated"}),
    ({"language": "en"}, {"japanese-first"}),
    ({"state": "todo"}, {"new", "outdated", "japanese-first"}),
    ({"state": "new"}, {"new"}),
    ({"state": "to_check"}, {"japanese-first"}),
    ({"state": "outdated"}, {"outdated"}),
    ({"state": "done"}, {"done"}),
    ({"state": "questions"}, {"new"}),
    ({"state": "outdated", "language": "en"}, set()),
    ({"q": "outd"}, {"outdated"}),
    ({"q": "しおかぜ"}, {"japanese-first"}),
    ({"q": "シオカゼ"}, {"japanese-first"}),
    ({"q": "26-7"}, {"new"}),
    ({"state": "nonsense"}, {"new", "done", "outdated", "japanese-first"}),
]


@pytest.fixture
def releases(newsroom, emma):
    new = make_release(newsroom, "new", reference="26-7")
    done, outdated = (make_release(newsroom, slug) for slug in ("done", "outdated"))
    japanese = {"headline_ja": "しおかぜの見出し", "lead_en": "", "source_language": "ja", "body_en": []}
    make_release(newsroom, "japanese-first", **japanese)
    confirm(done, emma)
    confirm(outdated, emma)
    correct(outdated, lead_en="Corrected.")
    Comment.objects.create(page_id=new.pk, user=emma, text="Why?", contentpath="headline_en")


@pytest.mark.usefixtures("releases")
@pytest.mark.parametrize(("query", "found"), FILTERS)
def test_the_list_is_narrowed_down(client, emma, query, found):
    assert set(slugs(work(client, emma, **{"ordering": "language", **query}))) == found


@pytest.mark.usefixtures("releases")
def test_tabs_count_what_the_other_filters_leave_whichever_of_them_is_open(client, emma):
    everything = {
        **{"To do": 3, "Mine": 2, "Free for me": 1, "Outdated": 1, "Open questions": 1},
        **{"Due within 7 days": 0, "Out within 7 days": 0, "All": 4},
    }
    assert numbers(work(client, emma, state="done")) == everything
    japanese = numbers(work(client, emma, language="ja"))
    assert (japanese["To do"], japanese["All"]) == (2, 3)
    assert numbers(work(client, emma, q="しおかぜ"))["All"] == 1


@pytest.mark.usefixtures("releases")
def test_a_tab_keeps_the_other_filters(client, emma):
    tabs = work(client, emma, language="ja", q="Release", state="todo").context["tabs"]
    (todo, outdated) = (next(tab for tab in tabs if tab["label"] == label) for label in ("To do", "Outdated"))
    assert todo["is_current"] and not outdated["is_current"]
    assert slugs(client.get(outdated["url"])) == ["outdated"]
    assert client.get(outdated["url"]).context["filters"].form.cleaned_data["language"] == "ja"


def test_the_list_is_narrowed_down_to_a_newsroom(client, newsroom, emma):
    make_release(newsroom, "here")
    second = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Tokyo", slug="tokyo", zone="Asia/Tokyo"))
    make_release(second, "there")
    response = work(client, emma, newsroom=second.path)
    assert titles(response) == {"Release there"}
    assert newsrooms(response) == {"Newsroom", "Tokyo"}


def test_the_list_is_narrowed_down_to_topics(client, newsroom, emma):
    page = make_release(newsroom, "here")
    make_release(newsroom, "there")
    topic = Topic.objects.create(key="tide", name_en="Tide", name_ja="潮流")
    page.topics.add(topic)
    page.save()
    assert slugs(work(client, emma, topic=topic.pk)) == ["here"]
