"""Pages that the site keeps as they were built, where it wants that."""

import pytest
from django.contrib.auth import get_user_model
from django.core.cache import cache

from tests.builders import fetch, publish

from .conftest import LISTS, RELEASE


@pytest.fixture(autouse=True)
def kept(settings):
    settings.WAGTAIL_PRESSRELEASE = {"KEEP_PAGES": "default"}
    cache.clear()
    yield
    cache.clear()


@pytest.mark.parametrize("path", [RELEASE, *LISTS[:2]])
def test_the_second_reader_gets_the_same_and_nothing_is_built(client, issued, path):
    first, second = (client.get(f"/ja/{path}") for _reader in range(2))
    assert first.templates and not second.templates
    assert first.content == second.content
    assert dict(first.headers) == dict(second.headers)


def test_a_publication_is_read_at_once_in_both_languages(client, issued):
    paths = [f"/{language}/{path}" for language in ("en", "ja") for path in (RELEASE, "newsroom/")]
    before = {path: client.get(path).content for path in paths}
    publish(issued, headline_en="Corrected", headline_ja="訂正")
    for path in paths:
        answer = client.get(path)
        assert answer.templates and answer.content != before[path], path


def test_a_withdrawn_release_is_not_read_from_it(client, issued):
    client.get(f"/en/{RELEASE}")
    fetch(issued).unpublish()
    assert client.get(f"/en/{RELEASE}").status_code == 404


def test_who_works_here_neither_reads_from_it_nor_fills_it(client, issued):
    client.force_login(get_user_model().objects.create_superuser("editor", "editor@example.org", "pw"))
    assert b"wagtail-userbar" in client.get(f"/en/{RELEASE}").content
    client.logout()
    assert b"wagtail-userbar" not in client.get(f"/en/{RELEASE}").content
