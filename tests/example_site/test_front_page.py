"""The front page of the example site: what it says to whom, and what it leaves on the reader's machine."""

import pytest
from django.conf import settings

from tests.builders import make_newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def site(db):
    return make_newsroom()


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [("/en/", "en", "One newsroom, two languages"), ("/ja/", "ja", "1つのニュースルームを2つの言語で")],
)
def test_it_speaks_the_language_of_its_address(client, address, language, words):
    page = client.get(address).content.decode()

    assert f'<html lang="{language}">' in page
    assert words in page
    for role in ("editor", "translator", "visitor"):
        assert f'id="{role}"' in page
    for code in ("en", "ja", "x-default"):
        assert f'hreflang="{code}"' in page


@pytest.mark.parametrize("address", ["/en/", "/ja/"])
def test_the_sign_ins_stand_there_with_debug_on_only(client, settings, address):
    settings.DEBUG = True
    assert "newsroom-demo" in client.get(address).content.decode()

    settings.DEBUG = False
    page = client.get(address).content.decode()
    assert "newsroom-demo" not in page
    assert 'id="sign-in"' not in page


@pytest.mark.parametrize("address", ["/", "/en/", "/ja/"])
def test_a_reader_gets_no_cookie(client, address):
    assert not client.get(address).cookies


def test_a_language_that_the_reader_chooses_is_remembered(client):
    chosen = client.get("/?language=ja", headers={"accept-language": "en"})
    assert chosen.headers["Location"] == "/ja/"
    assert list(chosen.cookies) == [settings.LANGUAGE_COOKIE_NAME]

    assert client.get("/", headers={"accept-language": "en"}).headers["Location"] == "/ja/"


def test_a_language_that_the_site_does_not_have_is_no_choice(client):
    answer = client.get("/?language=//elsewhere.example", headers={"accept-language": "en"})

    assert answer.headers["Location"] == "/en/"
    assert not answer.cookies


@pytest.mark.parametrize("address", ["/en/", "/ja/"])
def test_nothing_comes_from_elsewhere(client, address):
    page = client.get(address).content.decode()

    for attribute in ('src="http', "src='http", 'rel="stylesheet" href="http', "<script"):
        assert attribute not in page


@pytest.mark.parametrize(
    ("address", "language", "words"),
    [("/en/nothing/", "en", "Page not found"), ("/ja/nothing/", "ja", "ページが見つかりません")],
)
def test_a_page_that_is_not_there_says_so_in_the_readers_language(client, address, language, words):
    answer = client.get(address)

    assert answer.status_code == 404
    assert f'<html lang="{language}">' in answer.content.decode()
    assert words in answer.content.decode()
