"""What somebody typed is text on every page and in every file that shows it."""

import pytest

from tests.builders import make_centre, make_issued

pytestmark = pytest.mark.django_db

TYPED = '</script><script>alert("x")</script>'
PATHS = (
    "",
    "?organization=orrin",
    "archive/",
    "agreements/",
    "organizations/orrin/",
    "people/grant/",
    "tidal-memorandum/",
    "tidal-memorandum/?view=parallel",
    "feed.atom",
    "feed.json",
)


@pytest.fixture
def hostile(newsroom):
    centre = make_centre()
    for language in ("en", "ja"):
        setattr(centre, f"name_{language}", f"{TYPED}{language}")
        setattr(centre, f"address_{language}", TYPED)
    centre.save()
    words = {f"{name}_{language}": TYPED for name in ("headline", "lead", "place") for language in ("en", "ja")}
    return make_issued(newsroom, agreement_place_en=TYPED, agreement_place_ja=TYPED, **words)


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_page_takes_what_was_typed_for_markup(client, hostile, language):
    years = (f"archive/{hostile.released_at.year}/",)
    for path in (*PATHS, *years):
        answer = client.get(f"/{language}/newsroom/{path}")
        assert answer.status_code == 200, path
        text = answer.content.decode()
        assert "alert(" in text, path
        assert "<script>alert" not in text or answer.headers["Content-Type"].startswith("application/feed+json"), path


def test_a_plain_text_says_it_as_it_was_typed(client, hostile):
    answer = client.get("/en/newsroom/tidal-memorandum/release.txt")
    assert answer.headers["Content-Type"].startswith("text/plain") and TYPED in answer.content.decode()
