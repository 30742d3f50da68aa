"""What the explorer says of the releases of a newsroom."""

import datetime
import re

import pytest
from django.urls import reverse
from django.utils import timezone

from tests.builders import fetch, make_draft, make_issued, make_newsroom, publish
from wagtail_pressrelease.models import Topic

HOUR = datetime.datetime(2027, 7, 1, 6, 0, tzinfo=datetime.UTC)
FLAT = "all_press_releases:index"


def listing(client, newsroom, **query):
    return client.get(reverse("wagtailadmin_explore", args=[newsroom.pk]), query)


def slugs(response):
    return {page.slug for page in response.context["object_list"]}


def words(response, page):
    """What the row of a page says, its title and its buttons left out."""
    html = response.content.decode()
    row = next(row for row in re.findall(r"<tr.*?</tr>", html, re.S) if f'/admin/pages/{page.pk}/edit/"' in row)
    text = " ".join(re.sub(r"<[^>]*>", " ", row).split())
    return re.sub("Translate into (English|Japanese)", "", text)


@pytest.fixture
def releases(newsroom):
    """One of each standing, by slug."""
    both = make_issued(newsroom, slug="both")
    english = make_issued(newsroom, slug="english", ready=("en",))
    then = datetime.datetime(2023, 12, 31, 15, 30, tzinfo=datetime.UTC)
    japanese = make_issued(newsroom, slug="japanese", ready=("ja",), source_language="ja", released_at=then)
    draft = make_draft(newsroom, slug="draft", ready=())
    waiting = publish(make_draft(newsroom, slug="waiting"), embargo_until=HOUR)
    planned = make_draft(newsroom, slug="planned", ready=("ja",), released_at=HOUR)
    correction = publish(make_issued(newsroom, slug="correction"), embargo_until=HOUR, lead_en="Corrected.")
    withdrawn = make_issued(newsroom, slug="withdrawn")
    withdrawn.unpublish()
    pages = (both, english, japanese, draft, waiting, planned, correction, withdrawn)
    return {page.slug: fetch(page) for page in pages}


ROWS = [
    ("both", ["English 日本語", "GMT"], ["ready", "JST"]),
    ("english", ["English"], ["日本語"]),
    ("japanese", ["日本語", "15:30 GMT on Sunday 31 December 2023"], ["English"]),
    ("draft", [], ["English", "日本語", "2026", "ready"]),
    (
        "waiting",
        ["English (ready)", "日本語 (ready)", "07:00 BST on Thursday 1 July 2027 (15:00 JST)"],
        ["not scheduled"],
    ),
    ("planned", ["日本語 (ready)", "(15:00 JST)", "not scheduled"], ["English"]),
    ("correction", ["English 日本語", "GMT", "(15:00 JST)"], ["not scheduled", "ready"]),
    ("withdrawn", ["English (ready) 日本語 (ready)"], ["JST"]),
]


def test_a_row_says_how_a_release_stands(admin_client, newsroom, releases):
    for response in (listing(admin_client, newsroom), admin_client.get(reverse(FLAT))):
        for slug, said, unsaid in ROWS:
            row = words(response, releases[slug])
            assert not [part for part in said if part not in row], row
            assert not [part for part in unsaid if part in row], row


FILTERS = [
    ({"issued": "en"}, {"both", "english", "correction"}),
    ({"issued": "ja"}, {"both", "japanese", "correction"}),
    ({"issued": "en-only"}, {"english"}),
    ({"issued": "ja-only"}, {"japanese"}),
    ({"issued": "none"}, {"draft", "waiting", "planned", "withdrawn"}),
    ({"waiting": "yes"}, {"waiting", "planned", "correction"}),
    ({"waiting": "no"}, {"both", "english", "japanese", "draft", "withdrawn"}),
    ({"ready": "ja", "issued": "none"}, {"waiting", "planned", "withdrawn"}),
    ({"ready": "en", "issued": "none"}, {"waiting", "withdrawn"}),
    ({"year": "2023"}, {"japanese"}),
    ({"q": "潮流"}, "all"),
    ({"q": "memorandum tidal"}, "all"),
    ({"q": "観測データ"}, "all"),
    ({"q": "nothing"}, set()),
    ({"q": '"'}, set()),
    ({"q": "潮流", "issued": "en-only"}, {"english"}),
]


def test_the_listing_is_narrowed_down(admin_client, newsroom, releases):
    for query, found in FILTERS:
        expected = set(releases) if found == "all" else found
        assert slugs(listing(admin_client, newsroom, **query)) == expected, query
        assert slugs(admin_client.get(reverse(FLAT), query)) == expected, query


def test_a_topic_narrows_it_down(admin_client, newsroom):
    sea = Topic.objects.create(key="sea", name_en="Sea", name_ja="海")
    make_draft(newsroom, slug="land")
    make_draft(newsroom, slug="sea", topics=[sea])
    response = listing(admin_client, newsroom, topic=sea.pk)
    assert slugs(response) == {"sea"}
    assert "Sea / 海" in response.content.decode()


def test_a_language_that_only_the_draft_of_a_live_release_declares_ready_is_found(admin_client, newsroom):
    page = make_issued(newsroom, ready=("en",))
    assert slugs(listing(admin_client, newsroom, ready="ja")) == set()
    draft = fetch(page).get_latest_revision_as_object()
    draft.tick("en", "ja")
    draft.save_revision()
    response = listing(admin_client, newsroom, ready="ja", issued="en-only")
    assert slugs(response) == {page.slug}
    assert "日本語 (ready)" in words(response, page)


def test_the_newsrooms_clock_decides_the_year_and_leads(admin_client, db):
    newsroom = make_newsroom(zone="Asia/Tokyo")
    then = datetime.datetime(2023, 12, 31, 15, 30, tzinfo=datetime.UTC)
    page = make_issued(newsroom, released_at=then)
    response = listing(admin_client, newsroom, year="2024")
    assert [value for value, _label in response.context["filters"].form.fields["year"].choices] == ["", "2024"]
    assert slugs(response) == {page.slug}
    assert "00:30 JST on Monday 1 January 2024" in words(response, page)


def test_the_listing_is_sorted_by_the_first_release(admin_client, newsroom):
    old = make_issued(newsroom, slug="old", released_at=timezone.now() - datetime.timedelta(days=900))
    new = make_issued(newsroom, slug="new")
    for ordering, expected in (("press_released_at", [old, new]), ("-press_released_at", [new, old])):
        response = listing(admin_client, newsroom, ordering=ordering)
        assert [page.pk for page in response.context["object_list"]] == [page.pk for page in expected]


def test_a_japanese_profile_reads_it_in_japanese(admin_client, admin_user, newsroom):
    from wagtail.users.models import UserProfile

    UserProfile.objects.update_or_create(user=admin_user, defaults={"preferred_language": "ja"})
    page = publish(make_draft(newsroom, rows=False), embargo_until=HOUR)
    row = words(listing(admin_client, newsroom), page)
    assert "2027年7月1日（木）午前7時（英国時間）" in row


def test_other_pages_have_the_listing_that_they_had(admin_client, newsroom):
    response = listing(admin_client, newsroom.get_parent())
    assert "issued" not in response.context["filters"].form.fields
    assert response.context["object_list"][0].pk == newsroom.pk


def test_fifty_releases_take_as_many_queries_as_five(
    admin_client, newsroom, django_assert_max_num_queries, django_assert_num_queries
):
    addresses = (reverse("wagtailadmin_explore", args=[newsroom.pk]), reverse(FLAT))

    def ask(address):
        return len(admin_client.get(address).context["object_list"])

    for number in range(5):
        make_issued(newsroom, slug=f"first-{number}", rows=False)
    counted = []
    for address in addresses:
        ask(address)
        with django_assert_max_num_queries(45) as queries:
            assert ask(address) == 5
        counted.append(len(queries))
    for number in range(45):
        make_draft(newsroom, slug=f"second-{number}", rows=False)
    for address, count in zip(addresses, counted, strict=True):
        with django_assert_num_queries(count):
            assert ask(address) == 50
