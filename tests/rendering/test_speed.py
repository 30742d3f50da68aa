"""How many queries a reader costs: a fixed number, however many releases and rows there are."""

import pytest
from wagtail.images import get_image_model
from wagtail.images.tests.utils import get_test_image_file

from example_site.home.models import HomePage
from tests.builders import add_rows, fetch, make_issued, publish
from tests.rendering.growing import a_document, grow
from wagtail_pressrelease.models import Attachment, Quote, Topic

pytestmark = pytest.mark.search_index

ADDRESSES = ["/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"]
LISTS = [
    "",
    "?page=2",
    "?year=2026",
    "?topic=energy",
    "?organization=orrin",
    "?topic=energy&organization=orrin&year=2026",
    "?q=tidal",
    "?q=%E6%BD%AE%E6%B5%81&topic=energy&organization=orrin&year=2026",
    "?q=tidal&page=2",
]


@pytest.fixture
def energetic(issued):
    return publish(issued, topics=[Topic.objects.create(key="energy", name_en="Energy", name_ja="エネルギー")])


@pytest.fixture
def costs(client, django_assert_num_queries):
    """How many queries an address costs once the site's addresses and content types are known."""
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    def count(address):
        assert client.get(address).status_code in (200, 404), address
        with CaptureQueriesContext(connection) as queries:
            client.get(address)
        return len(queries)

    return count


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_release_costs_eight_at_most(client, issued, address, django_assert_max_num_queries):
    assert (issued.parties.count(), issued.signatories.count(), issued.quotes.count()) == (2, 2, 2)
    client.get(address)
    with django_assert_max_num_queries(8):
        client.get(address)


@pytest.mark.parametrize("address", ADDRESSES)
def test_a_release_with_pictures_links_files_and_topics_costs_eight_too(
    client, newsroom, energetic, address, django_assert_max_num_queries
):
    other = make_issued(newsroom, slug="other", rows=False)
    page = newsroom.get_parent().add_child(instance=HomePage(title="Page", slug="page"))
    images = [
        get_image_model().objects.create(title="Sea", file=get_test_image_file(f"{name}.png"))
        for name in ("a", "b", "c")
    ]
    text = f'<p>See <a linktype="page" id="{other.pk}">the other</a>, <a linktype="page" id="{page.pk}">us</a>.</p>'
    body = [("paragraph", text), *(("image", {"image": image, "alt": "Sea"}) for image in images[1:])]
    files = [a_document(name) for name in ("a", "b")]
    attachments = [Attachment(document=document, title_en="File", title_ja="資料") for document in files]
    publish(energetic, image=images[0], body_en=body, body_ja=body, attachments=attachments)
    client.get(address)
    with django_assert_max_num_queries(8):
        answer = client.get(address).content.decode()
    assert answer.count("<img") == 3
    assert answer.count("/documents/") == 2
    assert "newsroom/other/" in answer and "/page/" in answer


@pytest.mark.parametrize("address", ADDRESSES)
def test_more_rows_cost_no_more(issued, costs, address):
    before = costs(address)
    page = fetch(issued).get_latest_revision_as_object()
    for _time in range(5):
        add_rows(page)
        speaker = page.quotes.all()[0].speaker
        page.quotes.add(*(Quote(speaker=speaker, text_en="More.", text_ja="さらに。") for _number in range(10)))
    page.tick("en", "ja")
    page.save_revision().publish()
    assert costs(address) == before


@pytest.mark.parametrize("query", LISTS)
def test_a_newsroom_costs_eleven_at_most(client, energetic, query, django_assert_max_num_queries):
    grow(energetic, 40)
    address = f"/en/newsroom/{query}"
    client.get(address)
    with django_assert_max_num_queries(11):
        assert client.get(address).status_code == 200


def test_more_releases_cost_no_more(energetic, costs):
    grow(energetic, 19)
    before = {query: costs(f"/ja/newsroom/{query}") for query in LISTS if "page" not in query}
    release = costs(ADDRESSES[0])
    grow(publish(make_issued(energetic.get_parent(), slug="more", rows=False)), 180)
    assert {query: costs(f"/ja/newsroom/{query}") for query in before} == before
    assert costs(ADDRESSES[0]) == release
