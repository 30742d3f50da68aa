"""Every page that a reader of the demo can come to, in both languages, read by other people's programs."""

import json
import os
import re
import shutil
import subprocess
from collections import Counter
from urllib.parse import unquote

import extruct
import feedparser
import pytest

from tests.example_site.conftest import EMBARGOED
from tests.example_site.scripts import misplaced

pytestmark = pytest.mark.django_db  # so that there is a database for the demo

PLACEHOLDER = re.compile(r"\{\{|\{%|%\(\w+\)|\{\w*\}|\bNone\b(?!\s+[a-z])|\bTODO\b|\bundefined\b|\bNaN\b|\bnull\b")

KINDS = (
    "feed.atom",
    "feed.json",
    "archive/",
    r"archive/20\d\d/",
    "agreements/",
    "organizations/shiomi/",
    "people/takase/",
)


def test_it_holds_every_kind_of_page_in_both_languages(demo_site):
    found = " ".join(map(unquote, demo_site.answers))
    for language in ("en", "ja"):
        newsroom = rf"/{language}/newsroom/"
        for kind in ("", r"[a-z0-9-]+/", r"[a-z0-9-]+/\?view=parallel", r"\?topic=", r"\?q=", *KINDS):
            assert re.search(rf"(^| ){newsroom}{kind}", found), (language, kind)
    assert len(demo_site.pages) > 80


def test_html5lib_has_nothing_against_it(demo_site):
    assert [fault for page in demo_site.all_pages for fault in page.faults_of_markup()] == []


def test_the_nu_checker_has_nothing_against_it(demo_site, tmp_path):
    jar, java = os.environ.get("VNU_JAR"), shutil.which("java")
    if not (jar and java):
        pytest.skip("The Nu checker needs Java, and its jar named in VNU_JAR: npm pack vnu-jar holds it.")
    for page in demo_site.all_pages:
        (tmp_path / (re.sub(r"\W+", "-", page.address).strip("-") + ".html")).write_bytes(page.content)
    run = [java, "-Xss8m", "-jar", jar, "--stdout", "--exit-zero-always", "--format", "gnu", str(tmp_path)]
    assert subprocess.run(run, capture_output=True, text=True, check=True).stdout == ""


def test_tables_are_tables_without_being_told(demo_site):
    """The standard forbids to say again what the parts of a table are; browsers know it however they are laid out."""
    parts = "table[role], thead[role], tbody[role], tr[role], th[role], td[role]"
    assert [f"{page}: {each.name}" for page in demo_site.all_pages for each in page.soup.select(parts)] == []


def test_what_is_linked_is_there(demo_site):
    """A link may have moved once. The demo links a release that is under embargo, to show that it says nothing."""
    gone = [
        f"{page} → {link}"
        for page in demo_site.pages
        for link in {each for each in page.links if demo_site.path(each) in demo_site.answers}
        if EMBARGOED not in link and ((answer := demo_site.at(link)) is None or answer.status != 200)
    ]
    assert gone == []


def test_anchors_and_labels_lead_to_what_is_on_the_page(demo_site):
    lost = []
    for page in demo_site.all_pages:
        ids = {element["id"] for element in page.soup.select("[id]")}
        for link in page.soup.select('a[href^="#"]'):
            if link["href"][1:] not in ids:
                lost.append(f"{page}: {link['href']}")
        for name in ("aria-labelledby", "aria-describedby", "aria-controls", "for"):
            for element in page.soup.select(f"[{name}]"):
                lost += [f"{page}: {name} {each}" for each in element[name].split() if each not in ids]
    assert lost == []


def test_the_versions_of_a_page_know_each_other(demo_site):
    """What is told to search engines is closed: each version names itself and the others, and those name it. Readers of
    a third language may be sent on."""
    faults = []
    for page in demo_site.pages:
        canonical = demo_site.at(page.canonical)
        if canonical is None or canonical.status != 200:
            faults.append(f"{page}: canonical {page.canonical}")
        elif (canonical.canonical, canonical.language) != (page.canonical, page.language):
            faults.append(f"{page}: canonical {page.canonical} is not so itself")
        if page.alternates.get(page.language) != page.canonical or "x-default" not in page.alternates:
            faults.append(f"{page}: {page.alternates}")
        for language, url in page.alternates.items():
            version = demo_site.at(url)
            if version is None or version.status != 200 or version.alternates != page.alternates:
                faults.append(f"{page}: {language} {url} does not know of it")
            elif language not in ("x-default", version.language):
                faults.append(f"{page}: {url} is not in {language}")
    assert faults == []


def test_a_page_that_is_not_there_is_for_no_search_engine(demo_site):
    for page in demo_site.all_pages:
        if page.status != 200:
            assert (page.canonical, page.alternates) == ("", {}), page


def test_everything_says_which_language_it_is_in(demo_site):
    """The title of a search alone may hold words of both: no mark can stand in it."""
    faults = [
        f"{page} {fault}"
        for page in demo_site.all_pages
        for fault in misplaced(page.soup)
        if not ("?q=" in page.address and " | " in fault)
    ]
    assert faults == []


def test_nothing_was_left_to_be_filled_in(demo_site):
    left = []
    for page in demo_site.all_pages:
        soup = page.soup
        spoken = [
            value for element in soup.find_all(True) for value in element.attrs.values() if isinstance(value, str)
        ]
        said = [str(text) for text in soup.find_all(string=True) if text.parent.name not in ("script", "style")]
        left += [f"{page}: {text.strip()[:80]}" for text in (*said, *spoken) if PLACEHOLDER.search(text)]
    assert left == []


def test_nothing_is_empty_or_there_twice(demo_site):
    faults = []
    for page in demo_site.all_pages:
        soup = page.soup
        faults += [f"{page}: {each}" for each in soup.select("h1, h2, h3, h4, title, dt, dd, button") if not name(each)]
        faults += [f"{page}: {each}" for each in soup.select("a[href]") if not name(each) or not each["href"].strip()]
        faults += [f"{page}: {each}" for each in soup.select("img:not([alt]), img:not([src]), [lang=''], [href='']")]
        faults += [
            f"{page}: #{key} twice" for key, n in Counter(each["id"] for each in soup.select("[id]")).items() if n > 1
        ]
        if len(soup.select("h1")) != 1 and "view=parallel" not in page.address:
            faults.append(f"{page}: {len(soup.select('h1'))} first headings")
    assert faults == []


def name(element):
    """What somebody hears who comes to the element."""
    inner = [image["alt"] for image in element.select("img[alt]")]
    return " ".join([element.get_text(), element.get("aria-label", ""), *inner]).strip()


def test_every_thing_that_is_described_to_programs_says_its_language(demo_site):
    described = []
    for page in demo_site.pages:
        if not page.soup.select('script[type="application/ld+json"]'):
            continue
        found = extruct.extract(page.content, base_url=page.canonical, syntaxes=["json-ld"])["json-ld"]
        assert found, page
        for thing in found:
            if thing["@type"] == "NewsArticle":
                described.append(page)
                assert (thing["@id"], thing["inLanguage"]) == (page.canonical, page.language), page
            assert "null" not in json.dumps(thing) and '""' not in json.dumps(thing), page
    assert {page.language for page in described} == {"en", "ja"}


def test_open_graph_names_the_locale_and_the_other(demo_site):
    locales = {"en": "en_GB", "ja": "ja_JP"}
    for page in demo_site.pages:
        if not page.soup.select_one('meta[property="og:title"]'):
            continue
        own, others = (
            [each["content"] for each in page.soup.select(f'meta[property="{name}"]')]
            for name in ("og:locale", "og:locale:alternate")
        )
        assert own == [locales[page.language]], page
        assert others == [locales[each] for each in locales if each in page.alternates and each != page.language], page


def test_feeds_are_read_without_a_complaint(demo_site):
    feeds = [answer for answer in demo_site.answers.values() if "atom" in answer.kind]
    assert feeds
    for answer in feeds:
        feed = feedparser.parse(answer.content)
        assert not feed.bozo, (answer, feed.get("bozo_exception"))
        assert feed.entries, answer
