"""Files that are refused: which place is named, and that nothing at all was written."""

import json
import re

import pytest

from tests.builders import fetch, make_draft
from wagtail_pressrelease.exchange.faults import Refused
from wagtail_pressrelease.models import NewsroomPage

from .conftest import NEWSROOM, everything, write


def refused(bring, content, **options):
    before = everything()
    with pytest.raises(Refused) as refusal:
        bring(content, **options)
    assert everything() == before
    return [fault.line() for fault in refusal.value.faults]


def changed(**changes):
    """The small newsroom with values put at places: `releases.0.lead.en`; an ellipsis takes the place away."""
    data = json.loads(json.dumps(NEWSROOM))
    for place, value in changes.items():
        *steps, last = [int(step) if step.isdigit() else step for step in place.split(".")]
        target = data
        for step in steps:
            target = target[step]
        if value is ...:
            del target[last]
        elif isinstance(target, list) and last == len(target):
            target.append(value)
        else:
            target[last] = value
    return data


def paragraph(html):
    return {"releases.0.body.en.1": {"type": "paragraph", "html": html}}


R = "releases[0]"
PARTY = {"organization": "orrin", "role": "lead"}

# What is changed in a file that is right, and the one line that is said of it.
BROKEN = {
    # --- the format
    "wrong format": ({"format": "wagtail-pressrelease/2"}, r"format: “wagtail-pressrelease/1” is expected"),
    "no format": ({"format": ...}, r"format: is missing"),
    "unknown section": ({"persons": []}, r"persons: unknown key"),
    "section is no list": ({"topics": {}}, r"topics: a list is expected"),
    "record is no object": ({"topics.0": "energy"}, r"topics\[0\]: an object is expected"),
    "unknown key": ({"releases.0.headlin": {}}, r"releases\[0\].headlin: unknown key"),
    "unknown key deep inside": ({"releases.0.agreement.sum": {}}, r"releases\[0\].agreement.sum: unknown key"),
    "missing key": ({"releases.0.source_language": ...}, r"releases\[0\].source_language: is missing"),
    "missing reference": ({"releases.0.reference": ...}, r"releases\[0\].reference: is missing"),
    "wrong language": ({"releases.0.source_language": "fr"}, r"releases\[0\].source_language: one of en, ja"),
    "text in a third language": ({"releases.0.headline.fr": "Bonjour"}, r"releases\[0\].headline.fr: unknown language"),
    "languages twice": ({"releases.0.languages": ["en", "en"]}, r"releases\[0\].languages: the same stands twice"),
    "number for a text": ({"releases.0.headline.en": 5}, r"releases\[0\].headline.en: a text is expected"),
    "text for true": ({"releases.0.published": "yes"}, r"releases\[0\].published: true or false"),
    "headline is no pair": ({"releases.0.headline": "Hello"}, r"releases\[0\].headline: an object is expected"),
    "unknown role": ({"releases.0.parties.0.role": "boss"}, r"releases\[0\].parties\[0\].role: one of lead, partner"),
    "unknown kind": ({"releases.0.agreement.kind": "pact"}, r"releases\[0\].agreement.kind: one of memorandum"),
    # --- dates
    "naive date-time": ({"releases.0.released_at": "2026-05-14T09:00:00"}, r"releases\[0\].released_at: .* no offset"),
    "date for date-time": ({"releases.0.released_at": "2026-05-14"}, r"releases\[0\].released_at: a date and time"),
    "no such day": ({"releases.0.agreement.signed_on": "2026-02-30"}, r"releases\[0\].agreement.signed_on: a day is"),
    "Japanese day": ({"releases.0.agreement.signed_on": "令和8年5月14日"}, r"releases\[0\].agreement.signed_on: a day"),
    "year 9999": ({"releases.0.embargo_until": "9999-12-31T23:59:59-12:00"}, r"releases\[0\].embargo_until: a date"),
    "published without date": (
        {"releases.0.released_at": None},
        r"releases\[0\].released_at: a release that is published",
    ),
    "ends before it begins": (
        {"releases.0.agreement.valid_until": "2020-01-01"},
        r"releases\[0\].agreement.valid_until: An agreement cannot end",
    ),
    "office ends before it begins": (
        {"people.1.appointments.0.to": "2019-01-01"},
        r"people\[1\].appointments\[0\].to: An appointment cannot end",
    ),
    # --- references
    "unknown person": (
        {"releases.0.quotes.0.speaker": "morri"},
        r'releases\[0\].quotes\[0\].speaker: unknown person "morri"',
    ),
    "unknown party": (
        {"releases.0.parties.0.organization": "x"},
        r"releases\[0\].parties\[0\].organization: unknown org",
    ),
    "unknown employer": (
        {"people.0.appointments.0.organization": "x"},
        r'people\[0\].appointments\[0\].organization: unknown organization "x"',
    ),
    "unknown topic": ({"releases.0.topics": ["x"]}, r'releases\[0\].topics\[0\]: unknown topic "x"'),
    "unknown quote": ({"releases.0.body.en.2.quote": "q9"}, r'releases\[0\].body.en\[2\].quote: unknown quote "q9"'),
    "unknown release": (
        paragraph('<p><a href="release:X-1">x</a></p>'),
        r"releases\[0\].body.en\[1\].html: the link leads to an unknown release “X-1”",
    ),
    "same organization twice": ({"organizations.1.id": "orrin"}, r"organizations\[1\].id: “orrin” stands twice"),
    "same reference twice": (
        {"releases.1.reference": "2026-001"},
        r"releases\[1\].reference: “2026-001” stands in this",
    ),
    "same quote twice": ({"releases.0.quotes.1.id": "tide"}, r"releases\[0\].quotes\[1\].id: “tide” stands twice"),
    "same slug twice": ({"releases.0.slug": "survey"}, r"releases\[1\].slug: “survey” stands in this file already"),
    "same topic twice": ({"releases.0.topics": ["energy", "energy"]}, r"releases\[0\].topics: the same stands twice"),
    "key with a space": ({"topics.0.id": "an id", "releases.0.topics": []}, r"topics\[0\].id: “an id” is no key"),
    "reserved slug": ({"releases.0.slug": "feed"}, r"releases\[0\].slug: The newsroom uses the address"),
    "slug with a slash": ({"releases.0.slug": "a/b"}, r"releases\[0\].slug: "),
    # --- texts
    "NUL": (
        {"releases.0.lead.en": "a\x00b"},
        r"releases\[0\].lead.en: control characters are not allowed, here U\+0000",
    ),
    "vertical tab": ({"releases.0.lead.en": "a\x0bb"}, r"releases\[0\].lead.en: control characters .* U\+000B"),
    "no character": ({"releases.0.lead.en": "a\ufffe"}, r"releases\[0\].lead.en: control characters .* U\+FFFE"),
    "RTL override": (
        {"releases.0.headline.en": "a\u202eb"},
        r"releases\[0\].headline.en: the invisible character U\+202E",
    ),
    "isolate": ({"releases.0.headline.ja": "a\u2066b"}, r"releases\[0\].headline.ja: the invisible character U\+2066"),
    "two lines in a headline": (
        {"releases.0.headline.en": "a\nb"},
        r"releases\[0\].headline.en: this text has one line",
    ),
    "long headline": ({"releases.0.headline.en": "x" * 256}, r"releases\[0\].headline.en: .*255"),
    "long reference": ({"releases.0.reference": "x" * 41}, r"releases\[0\].reference: .*40"),
    "text of 50 MB": (
        {"releases.0.lead.en": "あ" * 17_000_000},
        r"releases\[0\].lead.en: the text is longer than 1 MB",
    ),
    "NUL in a table": (
        {"releases.0.body.en.4": {"type": "table", "value": {"data": [["a\x00"]]}}},
        r"releases\[0\].body.en\[4\].value.data\[0\]\[0\]: control characters",
    ),
    # --- addresses
    "website": (
        {"organizations.0.website.en": "javascript:alert(1)"},
        r"organizations\[0\].website.en: an address begins",
    ),
    "email": ({"releases.0.contacts.0.email": "press"}, r"releases\[0\].contacts\[0\].email: Enter a valid email"),
    "country": ({"organizations.0.country": "Japan"}, r"organizations\[0\].country: "),
    "old path elsewhere": (
        {"releases.0.old_paths": ["//evil.example/a"]},
        r"releases\[0\].old_paths\[0\]: an old path",
    ),
    "old path twice": ({"releases.1.old_paths": ["/news/2026/123.html"]}, r"releases\[1\].old_paths\[0\]: .* already"),
    # --- HTML and blocks
    "script": (paragraph("<p>a</p><script>x()</script>"), r"releases\[0\].body.en\[1\].html: <script> is not allowed"),
    "javascript link": (
        paragraph('<p><a href="javascript:x()">a</a></p>'),
        r"releases\[0\].body.en\[1\].html: links to “javascript:” are not allowed",
    ),
    "javascript link with a tab": (
        paragraph('<p><a href="java\tscript:x()">a</a></p>'),
        r"releases\[0\].body.en\[1\].html: a link's address has spaces",
    ),
    "data link": (paragraph('<p><a href="data:x,y">a</a></p>'), r"releases\[0\].body.en\[1\].html: links to “data:”"),
    "unclosed": (paragraph("<p>a <b>b</p>"), r"releases\[0\].body.en\[1\].html: "),
    "script in a boilerplate": (
        {"organizations.0.boilerplate.ja": "<script>x</script>"},
        r"organizations\[0\].boilerplate.ja: <script> is not allowed",
    ),
    "empty paragraph": (paragraph(""), r"releases\[0\].body.en\[1\].html: the block is empty"),
    "unknown block": (
        {"releases.0.body.en.4": {"type": "marquee", "value": 1}},
        r"releases\[0\].body.en\[4\].type: there is no block “marquee”; this site has heading, paragraph",
    ),
    "paragraph with a value": (
        {"releases.0.body.en.1": {"type": "paragraph", "value": "<script>"}},
        r"releases\[0\].body.en\[1\].value: unknown key",
    ),
    "broken table": ({"releases.0.body.en.4": {"type": "table", "value": "x"}}, r"releases\[0\].body.en\[4\].value: "),
    "embed of javascript": (
        {"releases.0.body.en.4": {"type": "embed", "value": "javascript:x()"}},
        r"releases\[0\].body.en\[4\].value: an address begins",
    ),
    # --- files
    "path with dots": (
        {"releases.0.image.file": "files/../../x.png"},
        r"releases\[0\].image.file: “..” is not allowed",
    ),
    "absolute path": ({"releases.0.image.file": "/etc/hostname"}, r"releases\[0\].image.file: a path beside"),
    "path on Windows": ({"releases.0.image.file": "C:\\x.png"}, r"releases\[0\].image.file: a path beside"),
    "missing file": ({"releases.0.image.file": "files/no.png"}, r"releases\[0\].image.file: there is no file"),
    "folder": ({"releases.0.image.file": "files"}, r"releases\[0\].image.file: there is no file"),
    "text as an image": ({"releases.0.image.file": "files/terms.txt"}, r"releases\[0\].image.file: "),
    "image as a recording": (
        {"releases.0.audio": {"en": {"file": "files/turbine.png"}}},
        r"releases\[0\].audio.en.file: “.png” is no recording",
    ),
    "no file in an image block": (
        {"releases.0.body.en.3": {"type": "image", "image": None}},
        r"releases\[0\].body.en\[3\].image: an object is expected",
    ),
    # --- not ready
    "no lead": (
        {"releases.0.lead.en": None, "releases.0.languages": ["en"]},
        r"releases\[0\].lead.en: Write the English",
    ),
    "no body": ({"releases.1.body": {}, "releases.1.languages": ["ja"]}, r"releases\[1\].body.ja: Write the Japanese"),
    "source language not published": ({"releases.0.languages": ["ja"]}, r"releases\[0\].languages: Tick “English is"),
    "party without a name": ({"organizations.1.name.en": None}, r"releases\[0\].parties\[1\]: Enter the English name"),
    "no office on the day": (
        {"people.0.appointments.0.from": "2027-01-01"},
        r"releases\[0\].signatories\[0\]: Enter the office of Isla Grant in English",
    ),
    "quote without words": (
        {"releases.0.quotes.1.text.ja": None},
        r"releases\[0\].quotes\[1\]: Enter the Japanese text",
    ),
    "no headline at all": ({"releases.2.headline": {}}, r"releases\[2\].headline.en: Enter a headline"),
    "record without a name": ({"topics.0.name": {}}, r"topics\[0\].name.en: Enter the name"),
}


@pytest.mark.parametrize(("changes", "expected"), BROKEN.values(), ids=BROKEN)
def test_a_broken_file_is_refused_at_its_place(bring, changes, expected):
    lines = refused(bring, changed(**changes))
    assert any(re.match(expected, line) for line in lines), lines


GOOD = json.dumps(NEWSROOM, ensure_ascii=False)
NOT_JSON = {
    "empty": (b"", "line 1: this is no JSON: the file does not begin with “{”"),
    "a list": (b"[]", "line 1: this is no JSON: the file does not begin with “{”"),
    "cut off": (GOOD.encode()[:2000], "line 1: this is no JSON: "),
    "comma missing": (b'{"format": "x"\n\n"topics": []}', "line 3: this is no JSON: a “,” or “}” is missing"),
    "single quotes": (b"{'format': 'x'}", "line 1: this is no JSON: "),
    "something after": (GOOD.encode() + b"{}", "line 1: this is no JSON: something follows after the end"),
    "Shift_JIS": (
        GOOD.replace("恵", "a").encode("cp932", "replace"),
        "the file is not UTF-8, perhaps Shift_JIS or EUC-JP",
    ),
    "EUC-JP": (GOOD.encode("euc-jp", "replace"), "the file is not UTF-8, perhaps Shift_JIS or EUC-JP"),
    "UTF-16": (GOOD.encode("utf-16"), "the file is UTF-16; save it as UTF-8"),
    "half of a character": (GOOD.encode()[:-2] + b"\xe3\x81", "the file is not UTF-8"),
    "surrogate in UTF-8": (b'{"format": "\xed\xa0\x80"}', "the file is not UTF-8"),
    "NaN": (b'{"format": NaN}', "format: “wagtail-pressrelease/1” is expected"),
    "deep nesting": (b'{"format": ' + b"[" * 200_000 + b"]" * 200_000 + b"}", "the values are nested too deeply"),
    "long number": (b'{"format": ' + b"9" * 10_000 + b"}", "a number is too long"),
    "section twice": (
        b'{"format": "wagtail-pressrelease/1", "topics": [], "topics": []}',
        "topics: this key stands twice",
    ),
}


@pytest.mark.parametrize(("content", "expected"), NOT_JSON.values(), ids=NOT_JSON)
def test_what_is_no_json_is_refused_with_its_line(bring, content, expected):
    (line,) = refused(bring, content)
    assert expected in line


LIST, NUMBER = '["Data", "People"]', "releases[0].body.en[4].value.data[0][0]: this number"
IN_JSON = {
    "key twice": ('"slug": "survey"', '"slug": "survey", "slug": "x"', "releases[1].slug: this key"),
    "lone surrogate": ('"The tide is ours."', '"The \\ud83d tide"', "releases[0].quotes[0].text.en: half"),
    "NaN in a table": (LIST, '{"data": [[NaN]]}', NUMBER),
    "infinite number": (LIST, '{"data": [[1e999]]}', NUMBER),
    "deep value": (LIST, "[" * 60 + "]" * 60, "releases[0].body.en[4].value"),
}  # fmt: skip


@pytest.mark.parametrize(("old", "new", "expected"), IN_JSON.values(), ids=IN_JSON)
def test_what_only_the_raw_file_can_say(bring, old, new, expected):
    assert GOOD.count(old) == 1
    lines = refused(bring, GOOD.replace(old, new).encode())
    assert any(line.startswith(expected) for line in lines), lines


def test_every_error_is_listed_at_once_and_in_order(bring):
    lines = refused(
        bring,
        changed(
            **{
                "organizations.0.country": "Japan",
                "people.0.kana": {"familie": "x"},
                "releases.0.quotes.0.speaker": "morri",
                "releases.1.slug": "feed",
                "releases.2.headline": {},
            }
        ),
    )
    places = [re.match(r"[\w\[\].]+", line)[0] for line in lines]
    assert list(dict.fromkeys(places)) == [
        "organizations[0].country",
        "people[0].kana.familie",
        "releases[0].quotes[0].speaker",
        "releases[1].slug",
        "releases[2].headline.en",
    ]


def test_a_symlink_out_of_the_folder_is_refused(bring, folder, tmp_path):
    (tmp_path / "secret.txt").write_text("secret")
    (folder / "files" / "secret.txt").symlink_to(tmp_path / "secret.txt")
    lines = refused(bring, changed(**{"releases.0.body.en.5.file.file": "files/secret.txt"}))
    assert lines == ["releases[0].body.en[5].file.file: “files/secret.txt” leads out of the folder of the JSON file"]


@pytest.mark.parametrize("name", ["page.html", "drawing.svg", "program.exe", "none"])
def test_documents_that_a_browser_would_run_are_refused(bring, folder, settings, name):
    settings.WAGTAILDOCS_EXTENSIONS = []
    (folder / "files" / name).write_text("<script>")
    (line,) = refused(bring, changed(**{"releases.0.body.en.5.file.file": f"files/{name}"}))
    assert line.startswith("releases[0].body.en[5].file.file: documents of the type")


def test_an_image_that_is_too_large_is_refused(bring, folder, settings):
    settings.WAGTAILIMAGES_MAX_UPLOAD_SIZE = 10
    assert "releases[0].image.file: the image is larger than 10 bytes" in refused(bring, NEWSROOM)


def test_a_file_that_is_too_large_is_not_even_read(bring):
    assert refused(bring, NEWSROOM, max_size=100) == ["the file is larger than 0.0001 MB; --max-size allows more"]


def test_a_file_that_is_missing_is_refused(newsroom, tmp_path):
    from wagtail_pressrelease.exchange.actions import import_file

    with pytest.raises(Refused, match="there is no file"):
        import_file(tmp_path / "none.json", newsroom)
    with pytest.raises(Refused, match="there is no file"):
        import_file(tmp_path, newsroom)


def test_a_reference_of_another_newsroom_is_refused(bring, newsroom):
    other = newsroom.get_parent().add_child(instance=NewsroomPage(name_en="Other", slug="other"))
    make_draft(other, rows=False, reference="2026-003")
    lines = refused(bring, NEWSROOM)
    assert lines == ["releases[2].reference: “2026-003” is the reference of a release in another newsroom"]


def test_the_address_of_another_page_is_refused(bring, newsroom):
    make_draft(newsroom, rows=False, reference="A", slug="survey")
    lines = refused(bring, NEWSROOM)
    assert lines == ["releases[1].slug: The slug 'survey' is already in use within the parent page at '/en/newsroom/'."]


def test_an_old_path_that_leads_elsewhere_is_refused(bring, newsroom):
    from wagtail.contrib.redirects.models import Redirect

    Redirect.add_redirect("/news/2026/123.html/", newsroom)
    lines = refused(bring, NEWSROOM)
    assert lines == ["releases[0].old_paths[0]: “/news/2026/123.html” is redirected elsewhere already"]


def test_a_release_that_somebody_locked_is_refused(bring, newsroom):
    page = make_draft(newsroom, rows=False, reference="2026-003")
    fetch(page).__class__.objects.filter(pk=page.pk).update(locked=True)
    assert refused(bring, NEWSROOM) == ["releases[2].reference: somebody has locked “2026-003”"]


def test_several_offices_on_the_day_must_be_told_apart(bring):
    second = {"organization": "shiomi", "title": {"en": "Adviser", "ja": "顧問"}}
    lines = refused(bring, changed(**{"people.0.appointments.1": second}))
    sentence = "Isla Grant held several offices on the day. Choose the organization, or enter the office."
    assert lines == [f"releases[0].signatories[0]: {sentence}", f"releases[0].quotes[0]: {sentence}"]
    told = changed(
        **{
            "people.0.appointments.1": second,
            "releases.0.signatories.0.organization": "orrin",
            "releases.0.quotes.0.organization": "shiomi",
        }
    )
    assert bring(told).releases["create"] == 3


def test_what_a_message_repeats_cannot_act_on_a_terminal(bring):
    lines = refused(bring, changed(**{"releases.0.topics": ["x\u202e\x1b[31m" + "y" * 100]}))
    assert [line for line in lines if not line.isprintable()] == []
    assert max(map(len, lines)) < 200


def test_a_file_that_changes_while_it_is_read_is_refused(newsroom, folder):
    from wagtail_pressrelease.exchange.actions import import_file

    path = write(folder, NEWSROOM)

    def progress(stage, number):
        if stage == "check" and number == 3:
            with path.open("r+b") as file:
                file.write(path.read_bytes().replace(b"Five years", b"Nine years"))

    before = everything()
    with pytest.raises(Refused, match="was changed while it was being read"):
        import_file(path, newsroom, progress=progress)
    assert everything() == before
