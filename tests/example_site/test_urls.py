"""The example site's addresses that are not a newsroom's."""

import pytest

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("accepted", "chosen", "address"),
    [
        ("en", None, "/en/"),
        ("ja,en;q=0.5", None, "/ja/"),
        ("fr", None, "/en/"),
        ("", None, "/en/"),
        ("ja", "en", "/en/"),
        ("en", "ja", "/ja/"),
        ("ja", "fr", "/ja/"),
    ],
)
def test_the_front_door_leads_to_the_readers_language(client, accepted, chosen, address):
    if chosen:
        client.cookies["django_language"] = chosen

    response = client.get("/", headers={"accept-language": accepted})

    assert (response.status_code, response.url) == (302, address)
    assert {"Accept-Language", "Cookie"} <= set(response["Vary"].split(", "))
    assert "private" in response["Cache-Control"]


@pytest.mark.parametrize("accepted", ["*", "ja;q=abc", "x" * 10_000, "ja\x00", "日本語", ";,;=" * 500, "ja-" * 300])
@pytest.mark.parametrize("address", ["/", "/ja/", "/ja/newsroom/", "/api/v2/pages/"])
def test_whatever_a_browser_says_it_reads_is_answered(client, newsroom, address, accepted):
    assert client.get(address, headers={"accept-language": accepted}).status_code in (200, 302)


@pytest.mark.parametrize("address", ["/admin/login/", "/api/v2/pages/", "/api/v3/pages/", "/sitemap.xml"])
def test_it_answers(client, newsroom, address):
    assert client.get(address).status_code == 200
