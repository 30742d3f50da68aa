"""The releases of the demo newsroom: every kind there is, alike in both languages, and invented throughout."""

import json
import re
from datetime import datetime

import pytest

from tests.conftest import ROOT

DEMO = ROOT / "example_site" / "demo"
NEWSROOM = json.loads((DEMO / "newsroom.json").read_text(encoding="utf-8"))
RELEASES = {release["reference"]: release for release in NEWSROOM["releases"]}
FRONT_PAGE = ROOT / "example_site" / "home" / "templates" / "home"


def in_both(release):
    return all(release["headline"].get(language) for language in ("en", "ja")) and "languages" not in release


def shape(blocks):
    """What a body is made of, without its words: blocks, and the elements of each paragraph."""
    return [
        (block["type"], re.findall(r"</?(p|ol|ul|li)>", block.get("html", "")), len(block.get("value", ())))
        for block in blocks
    ]


def values(data, name):
    """Every value under the name, however deep."""
    if isinstance(data, dict):
        return [each for key, value in data.items() for each in ([value] if key == name else values(value, name))]
    return [each for value in data for each in values(value, name)] if isinstance(data, list) else []


def words(release):
    return sum(len(re.sub("<[^>]+>", " ", html).split()) for html in values(release["body"]["en"], "html"))


def characters(release):
    return sum(len(re.sub("<[^>]+>", "", html)) for html in values(release["body"]["ja"], "html"))


KINDS = {
    "a memorandum of two parties, signed by two, with a word from each side": lambda release: (
        release.get("agreement", {}).get("kind") == "memorandum"
        and len(release["parties"]) == 2
        and [row["capacity"] for row in release["signatories"]].count("signatory") == 2
        and {quote["organization"] for quote in release["quotes"]}
        == {row["organization"] for row in release["parties"]}
    ),
    "begun in Japanese": lambda release: release["source_language"] == "ja" and in_both(release),
    "English only": lambda release: release.get("languages") == ["en"] and not release["body"]["ja"],
    "Japanese only": lambda release: release.get("languages") == ["ja"] and not release["body"]["en"],
    "Japanese under way": lambda release: (
        release.get("languages") == ["en"] and 0 < len(release["body"]["ja"]) < len(release["body"]["en"])
    ),
    "under embargo": lambda release: not release["published"],
    "of three parties, with a table, a picture and attachments": lambda release: (
        len(release["parties"]) == 3
        and {"table", "image"} <= {block["type"] for block in release["body"]["en"]}
        and release["attachments"]
    ),
    "a correction": lambda release: release["headline"].get("ja", "").startswith("【訂正】"),
    "long": lambda release: words(release) > 500 and characters(release) > 1000,
    "of two paragraphs": lambda release: len(release["body"]["ja"]) == 2,
}


@pytest.mark.parametrize("kind", KINDS)
def test_there_is_one_of_every_kind(kind):
    assert any(KINDS[kind](release) for release in RELEASES.values())


def test_they_span_four_years_and_many_topics():
    years = {datetime.fromisoformat(release["released_at"]).year for release in RELEASES.values()}

    assert len(RELEASES) >= 14
    assert max(years) - min(years) >= 4
    assert len({topic for release in RELEASES.values() for topic in release["topics"]}) >= 5


def test_somebody_speaks_in_one_office_and_later_in_another():
    spoke = {}
    for release in RELEASES.values():
        for speaker in values(release.get("quotes", []), "speaker"):
            spoke.setdefault(speaker, []).append(release["released_at"][:10])
    changed = {
        person["id"]: person["appointments"][1]["from"]
        for person in NEWSROOM["people"]
        if len(person["appointments"]) > 1 and person["id"] in spoke
    }

    assert any(min(spoke[person]) < day <= max(spoke[person]) for person, day in changed.items())


@pytest.mark.parametrize("reference", [key for key, release in RELEASES.items() if in_both(release)])
def test_both_bodies_have_the_same_shape(reference):
    for part in ("body", "notes"):
        texts = RELEASES[reference].get(part, {})
        assert shape(texts.get("en", [])) == shape(texts.get("ja", []))


def test_every_file_is_there_and_small():
    for name in values(NEWSROOM, "file"):
        name = name["file"] if isinstance(name, dict) else name
        assert (DEMO / name).stat().st_size < 300_000, name


def test_releases_link_to_releases_that_exist():
    links = re.findall(r"release:([^\\\"]+)", json.dumps(NEWSROOM["releases"]))

    assert len(links) >= 4
    assert set(links) <= set(RELEASES)


def test_nobody_can_be_reached():
    """Addresses and numbers are of those that belong to nobody."""
    text = json.dumps(NEWSROOM)
    for domain in re.findall(r"(?:@|https://)([a-z.-]+)", text):
        assert domain.endswith(("example.org", "example.com", "example.jp")), domain
    for number in filter(None, values(NEWSROOM, "phone") + values(NEWSROOM, "fax") + values(NEWSROOM, "out_of_hours")):
        assert re.fullmatch(r"\+44 1632 960\d{3}|\+81 45-000-\d{4}", number), number


@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_front_page_leads_to_releases_of_the_demo(language):
    page = (FRONT_PAGE / f"what_to_try_{language}.html").read_text(encoding="utf-8")
    slugs = set(re.findall(r'href="/(?:en|ja)/newsroom/([^/"]+)/"', page))

    assert len(slugs) >= 6
    assert slugs <= {release.get("slug") for release in RELEASES.values()}
