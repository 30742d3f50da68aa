"""The printed release, from its value alone: no database."""

import datetime
from dataclasses import replace

import pytest

from wagtail_pressrelease.publishing.value import (
    Agreement,
    Attachment,
    Contact,
    Party,
    PersonName,
    Quote,
    Release,
    Signatory,
)
from wagtail_pressrelease.rendering.sheet import sheet

NOW = datetime.datetime(2026, 11, 23, 9, 0, tzinfo=datetime.UTC)
RELEASED = datetime.datetime(2026, 6, 30, 23, 30, tzinfo=datetime.UTC)  # 1 July in London
ISLA = {"en": PersonName("Grant", "Isla"), "ja": PersonName("グラント", "アイラ", other="Isla Grant")}
KEI = {"en": PersonName("Hamada", "Kei"), "ja": PersonName("浜田", "恵", kana_family="はまだ", kana_given="けい")}


def release(language, **fields):
    return Release(language=language, source_language="en", reference="R", headline="H", released_at=RELEASED, **fields)


def printed(language, **fields):
    return sheet(release(language, **fields), NOW)


@pytest.mark.parametrize(
    ("zone", "language", "day"),
    [
        ("Europe/London", "en", "Wednesday 1 July 2026"),
        ("Asia/Tokyo", "ja", "2026年7月1日（水）"),
        ("Europe/London", "ja", "2026年7月1日（水）"),
    ],
)
def test_its_day_is_the_newsrooms(zone, language, day):
    line = printed(language, zone=zone).released
    assert line.text == day
    assert datetime.datetime.fromisoformat(line.datetime) == RELEASED


def test_a_draft_without_a_date_is_of_today():
    assert sheet(replace(release("en"), released_at=None), NOW).released.text == "Monday 23 November 2026"


@pytest.mark.parametrize(
    ("facts", "language", "label", "text", "machine"),
    [
        ({"signed_on": datetime.date(2026, 5, 14)}, "en", "Signed on", "Thursday 14 May 2026", "2026-05-14"),
        ({"signed_on": datetime.date(2026, 5, 14)}, "ja", "締結日", "2026年5月14日（木）", "2026-05-14"),
        ({"signed_on": datetime.date(2026, 7, 1)}, "en", "Signed on", "Wednesday 1 July 2026", "2026-07-01"),
        ({"signed_on": datetime.date(2026, 7, 2)}, "en", "To be signed on", "Thursday 2 July 2026", "2026-07-02"),
        ({"signed_on": datetime.date(2026, 7, 2)}, "ja", "締結予定日", "2026年7月2日（木）", "2026-07-02"),
        (
            {"signed_at": datetime.datetime(2026, 5, 14, 1, 0, tzinfo=datetime.UTC)},
            "en",
            "Signed at",
            "02:00 BST on Thursday 14 May 2026 (10:00 JST)",
            "2026-05-14T02:00+01:00",
        ),
    ],
)
def test_the_signing(facts, language, label, text, machine):
    line = next(
        line for line in printed(language, agreement=Agreement("contract", **facts)).facts if line.key == "signed"
    )
    assert (line.label, line.text, line.datetime) == (label, text, machine)


def test_facts_that_nobody_gave_are_left_out():
    assert [line.key for line in printed("en", agreement=Agreement("other", place=" ")).facts] == ["kind"]
    assert printed("en").facts == ()


def test_a_validity_that_ends_before_it_begins_is_left_out():
    agreement = Agreement("other", valid_from=datetime.date(2027, 1, 1), valid_until=datetime.date(2026, 1, 1))
    assert [line.key for line in printed("en", agreement=agreement).facts] == ["kind"]


class TestPeople:
    @pytest.mark.parametrize(
        ("language", "row", "name", "office", "behalf"),
        [
            ("en", {"title": "Director", "organization": "Centre"}, "Isla Grant", "Director, Centre", ""),
            ("ja", {"title": "所長", "organization": "センター"}, "アイラ・グラント", "センター　所長", ""),
            (
                "en",
                {"as_printed": "Governor of Shiomi", "organization": "Shiomi"},
                "Isla Grant",
                "Governor of Shiomi",
                "",
            ),
            ("en", {"as_printed": "The Provost", "organization": "Centre"}, "Isla Grant", "The Provost", "for Centre"),
            ("en", {}, "Isla Grant", "", ""),
        ],
    )
    def test_who_in_what_office_for_whom(self, language, row, name, office, behalf):
        (person,) = printed(language, signatories=(Signatory("1", ISLA[language], **row),)).signatories
        assert (person.name, person.office, person.on_behalf) == (name, office, behalf)

    def test_japanese_names_are_spaced_where_people_sign(self):
        (person,) = printed("ja", signatories=(Signatory("1", KEI["ja"]),)).signatories
        assert (person.name, person.aid, person.aid_language) == ("浜田　恵", "はまだ けい", "")

    def test_a_reading_or_an_original_stands_at_the_first_mention_only(self):
        page = printed(
            "ja",
            quotes=(Quote("1", "一", ISLA["ja"]), Quote("2", "二", ISLA["ja"])),
            signatories=(Signatory("3", ISLA["ja"]), Signatory("4", KEI["ja"], capacity="witness")),
        )
        aids = [quote.speaker.aid for quote in page.quotes] + [page.signatories[0].aid, page.witnesses[0].aid]
        assert aids == ["Isla Grant", "", "", "はまだ けい"]

    def test_the_first_mention_is_the_first_that_is_read(self):
        value = release(
            "ja", quotes=(Quote("1", "一", ISLA["ja"]), Quote("2", "二", ISLA["ja"])), unplaced_quotes=("1",)
        )
        page = sheet(value, NOW, placed=["2"])
        assert [(quote.uid, quote.speaker.aid) for quote in page.quotes] == [("2", "Isla Grant"), ("1", "")]
        assert page.unplaced_quotes == (page.quotes[1],)


class TestQuotes:
    @pytest.mark.parametrize(
        ("language", "original", "note"),
        [
            ("en", "en", ""),
            ("en", "ja", "Translated from Japanese"),
            ("ja", "ja", ""),
            ("ja", "en", "英語からの翻訳"),
        ],
    )
    def test_a_translation_says_so(self, language, original, note):
        (quote,) = printed(language, quotes=(Quote("1", "Yes", ISLA[language], original_language=original),)).quotes
        assert quote.note == note

    def test_is_found_by_the_block_that_places_it(self):
        page = printed("en", quotes=(Quote("1", "Yes", ISLA["en"]),))
        assert page.quote("1").paragraphs == ("“Yes”",)
        assert page.quote("2") is None


class TestContacts:
    @pytest.mark.parametrize(("language", "first"), [("en", "Centre"), ("ja", "Prefecture")])
    def test_who_speaks_the_readers_language_comes_first(self, language, first):
        contacts = (
            Contact("Both", languages=("en", "ja")),
            Contact("Prefecture", languages=("ja",)),
            Contact("Centre", languages=("en",)),
        )
        found = [contact.organization for contact in printed(language, contacts=contacts).contacts]
        assert found[:2] == ["Both", first]

    def test_a_number_that_cannot_be_dialled_from_there_is_left_out(self):
        contact = Contact("Prefecture", phone="0120-123-456", fax="045-210-1112", country="JP", languages=("en", "ja"))
        assert [line.key for line in printed("en", contacts=(contact,)).contacts[0].lines] == ["fax"]
        assert [line.text for line in printed("ja", contacts=(contact,)).contacts[0].lines] == [
            "0120-123-456",
            "045-210-1112",
        ]

    @pytest.mark.parametrize(
        ("name", "reading", "original", "printed_as"),
        [
            ("アイラ・ドレヴァー", "あいら", "Isla Drever", ("アイラ・ドレヴァー", "Isla Drever")),
            ("佐藤", "さとう", "", ("佐藤（さとう）", "")),
        ],
    )
    def test_who_has_a_foreign_name_is_told_with_its_original(self, name, reading, original, printed_as):
        contact = Contact(name=name, reading=reading, original=original, languages=("ja",))
        (found,) = printed("ja", contacts=(contact,)).contacts
        assert (found.name, found.original) == printed_as

    def test_a_fax_is_no_link(self):
        contact = Contact(phone="+815012345678", fax="+81452101112", out_of_hours="+44 1856 852060", languages=("en",))
        lines = {line.key: line.href for line in printed("en", contacts=(contact,)).contacts[0].lines}
        assert lines == {"telephone": "tel:+81-50-1234-5678", "out_of_hours": "tel:+44-1856-852060", "fax": ""}


def test_a_text_of_several_paragraphs_goes_on_after_its_speaker_in_english():
    text = "We agree. It took years.\nNow we build."
    said = {}
    for language in ("en", "ja"):
        quote = Quote("1", text, ISLA[language], "Director", "Orrin Centre", person="grant")
        (said[language],) = printed(language, quotes=(quote,)).quotes
    assert said["en"].resumed.lines == (
        "“We agree,” said Isla Grant, Director, Orrin Centre. “It took years.",
        "“Now we build.”",
    )
    assert said["ja"].resumed is None
    (short,) = printed("en", quotes=(Quote("1", "We agree. It is good.", ISLA["en"]),)).quotes
    assert short.resumed is None


def test_a_party_without_anything_to_say_has_no_section():
    parties = (
        Party("a", "A"),
        Party("b", "B", website="https://b.example/en/"),
        Party("c", "C", boilerplate="<p>C.</p>"),
    )
    page = printed("en", parties=parties)
    assert [party.name for party in page.parties] == ["A", "B", "C"]
    assert [party.heading for party in page.about] == ["About B", "About C"]
    assert (page.about[0].facts[0].text, page.about[0].facts[0].href) == ("b.example/en", "https://b.example/en/")


def test_a_release_of_nothing_prints():
    for language in ("en", "ja"):
        page = printed(language, attachments=(Attachment("A", 1),))
        assert (page.facts, page.quotes, page.signatories, page.about, page.contacts) == ((), (), (), (), ())
