"""Nothing leaks early: no public address says a word of what is not before the public.

`tests/leaks/states.py` has the releases, `tests/leaks/addresses.py` what is asked at every address of the example site.
"""

import re
from io import BytesIO
from urllib.parse import unquote
from zipfile import ZipFile

import pytest
from django.db import connection
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect

from tests.builders import fetch, make_draft, publish
from tests.leaks.addresses import FILES, NOBODYS, ROWS, patterns
from tests.leaks.states import LANGUAGES, STATES, UNHEARD_OF, english_only, private, private_newsroom, scheduled, word
from tests.quick_pages import set_at_once
from wagtail_pressrelease.publishing.overdue import note_run
from wagtail_pressrelease.rendering import pdf

pytestmark = pytest.mark.search_index

# Headers that say nothing but what the body is: how long, and its digest.
OF_THE_BODY = ("Content-Length", "ETag")


def number_pages_from(number):
    """The next page's key stands nowhere by chance, as 8 does in "utf-8" and 60 in "max-age=60"."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            key = "pg_get_serial_sequence('wagtailcore_page', 'id')"  # which no test's end takes back
            cursor.execute(f"SELECT setval({key}, greatest(nextval({key}), %s))", [number])
        else:
            cursor.execute("UPDATE sqlite_sequence SET seq = %s WHERE name = 'wagtailcore_page'", [number])


@pytest.fixture
def scene(request, newsroom, monkeypatch):
    """A state, and round about it an open release that links to it and a redirect that leads to it; with the PDFs that
    there would be by then."""
    number_pages_from(770077)
    found = request.param(newsroom)
    link = f'<p>See <a linktype="page" id="{found.page.pk}">more</a>.</p>'
    open_release = make_draft(newsroom, slug="open", body_en=[("paragraph", link)], body_ja=[("paragraph", link)])
    publish(open_release)
    for language in LANGUAGES:
        Redirect.add_redirect(f"/{language}/newsroom/hint/", redirect_to=fetch(found.page))
    note_run()  # the address for monitoring has nothing to complain of
    set_at_once(monkeypatch)
    assert not [outcome for outcome in pdf.build() if outcome.why]
    return found


def everywhere(test):
    return pytest.mark.parametrize("scene", STATES, ids=lambda state: state.__name__, indirect=True)(test)


def ask(client, address):
    client.raise_request_exception = False
    client.cookies.clear()
    method, _, path = address.rpartition(" ")
    if method == "POST":
        return client.post(path, "{}", content_type="application/json")
    return client.get(path)


def answer(client, address):
    """All that an answer says: status, headers and body, without what the reader has said."""
    response = ask(client, address)
    assert response.status_code < 500, address
    body = b"".join(response.streaming_content) if response.streaming else response.content
    if response.headers.get("Content-Type") == "application/zip":
        with ZipFile(BytesIO(body)) as archive:
            body = b"\n".join(name.encode() + archive.read(name) for name in archive.namelist())
    headers = "\n".join(
        f"{name}: {value}" for name, value in sorted(response.headers.items()) if name not in OF_THE_BODY
    )
    text = unquote(f"{response.status_code}\n{headers}\n{body.decode(errors='replace')}")
    path, _, query = address.rpartition(" ")[2].partition("?")
    for said in (path, *re.findall(r"=([^&]*)", query)):
        if len(said.strip("/")) > 3 and not said.isdigit():
            text = text.replace(said, "…")
    return re.sub(r'(csrf\w*"? value="|csrftoken=)[\w-]+|expires=[^;]+', "", text)


def test_every_public_address_has_a_row():
    found = set(patterns())
    assert found - set(ROWS) == set(), "Say what is asked at these addresses."
    assert set(ROWS) - found == set(), "These addresses are gone."


@everywhere
def test_no_answer_holds_a_secret(scene, client):
    leaks = []
    for route, asked in ROWS.items():
        if asked is FILES:
            continue
        for address in asked(scene):
            if scene.page.live and "/hint/" in address:
                continue  # a redirect that somebody made to a page that is out leads to it, or to its sign-in
            text = answer(client, address)
            # Both APIs give a page's address in the language that they are asked in, whatever it was issued in.
            hidden = scene.secrets if route.startswith("api/") else scene.secrets | scene.dead_ends
            leaks += [(address, secret) for secret in hidden if secret in text]
    assert leaks == []


@everywhere
def test_readers_in_a_language_that_it_was_not_issued_in_find_nothing_and_no_cache_keeps_that(scene, client):
    for language in scene.missing:
        response = client.get(f"/{language}{scene.page.url_path.removeprefix('/home')}")
        assert response.status_code == 404
        assert response.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("scene", UNHEARD_OF, ids=lambda state: state.__name__, indirect=True)
def test_what_was_never_given_away_answers_as_what_never_was(scene, client, monkeypatch):
    """A guessed address, word or key gets the same answer, byte for byte, as one that means nothing."""
    moment = timezone.now()  # both are asked at the same: how long a cache may keep an answer depends on it
    monkeypatch.setattr(timezone, "now", lambda: moment)
    pk, nonsense = str(scene.page.pk), "zznonsense"
    different = []
    for asked in ROWS.values():
        if asked is FILES:
            continue
        for address in asked(scene):
            control = re.sub(rf"\b{pk}\b", NOBODYS, re.sub(r"qx[a-z]+", nonsense, address))
            control = control.replace("/hint/", "/nohint/")
            if control != address and tidy(answer(client, address), pk) != tidy(answer(client, control), NOBODYS):
                different.append(address)
    assert different == []


def tidy(text, pk):
    return re.sub(rf"\b{pk}\b", "#", text).replace("zznonsense", "…").replace("/nohint/", "…").replace("/hint/", "…")


@pytest.mark.parametrize("scene", [scheduled], indirect=True)
@pytest.mark.parametrize("language", LANGUAGES)
def test_the_test_sees_a_release_that_is_out(scene, client, language, newsroom):
    """Once it is published, every channel that was silent speaks: so the silence above is not an accident."""
    year = publish(scene.page, embargo_until=None).released_at.astimezone(newsroom.zone_info).year
    headline, slug = word("headline", language), f"/{language}/newsroom/{word('slug')}/"
    assert headline in client.get(slug).content.decode()
    assert headline in client.get(f"{slug}release.txt").content.decode()
    list(pdf.build())
    for name in ("press-kit.zip", "release.pdf"):
        assert headline in answer(client, f"{slug}{name}")
    for page in ("", "feed.atom", "feed.json", f"archive/{year}/", "agreements/"):
        assert headline in client.get(f"/{language}/newsroom/{page}").content.decode()
    for name in ("headline", "body", "quote"):
        assert slug in client.get(f"/{language}/newsroom/?q={word(name, language)}").content.decode()
    assert slug in client.get(f"/{language}/newsroom/open/").content.decode()
    for page in ("sitemap.xml", "news-sitemap.xml"):
        assert slug in client.get(f"/{page}").content.decode()
    assert client.get(f"/{language}/newsroom/hint/").headers["location"] == slug
    for version in ("v2", "v3"):
        assert headline in client.get(f"/api/{version}/pages/{scene.page.pk}/").content.decode()
        title = word("headline", "en")
        assert title in client.get(f"/api/{version}/pages/?search={title}").content.decode()


@pytest.mark.parametrize("scene", [private, private_newsroom], indirect=True, ids=["release", "newsroom"])
def test_what_is_private_asks_to_sign_in(scene, client):
    for language in LANGUAGES:
        response = client.get(f"/{language}{scene.page.url_path.removeprefix('/home')}")
        assert response.status_code == 302
        assert "/_util/login/" in response.headers["location"]


@pytest.mark.parametrize("scene", [english_only], indirect=True)
def test_the_language_that_there_is_can_be_read(scene, client):
    assert client.get("/en/newsroom/harmless/").status_code == 200
    assert client.get("/ja/newsroom/harmless/").status_code == 404
