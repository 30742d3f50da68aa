"""What releases say about somebody, taken together: the newer one counts, and offices have the days of the releases."""

from datetime import date

import pytest

from wagtail_pressrelease.publishing.value import Party, PersonName, Quote, Release, Signatory
from wagtail_pressrelease.rendering import profiles
from wagtail_pressrelease.rendering.profiles import Part, Seen
from wagtail_pressrelease.rendering.record_urls import Pages

ISLA = {
    "en": PersonName(family="Grant", given="Isla"),
    "ja": PersonName(family="グラント", given="アイラ", other="Isla Grant"),
}
KEI = {
    "en": PersonName(family="Hamada", given="Kei"),
    "ja": PersonName(family="浜田", given="恵", kana_family="はまだ", kana_given="けい", other="Kei Hamada"),
}
THERE = Pages("/", ("organizations", "people"))


def seen(day, rows=(), language="en", parties=(("orrin", "Orrin Centre"),), pages=THERE, quotes=()):
    release = Release(
        language=language,
        source_language="en",
        reference="1",
        headline=f"News of {day}",
        parties=tuple(Party(*party) for party in parties),
        signatories=tuple(rows),
        quotes=tuple(quotes),
    )
    return Seen(release, day, f"/{day}/", pages)


def isla(title="Director", organization="Orrin Centre", as_printed="", language="en"):
    return Signatory("1", ISLA[language], title, organization, as_printed, person="grant")


def held(*found, era="western"):
    return [(each.line, each.named) for each in profiles.offices(found, "grant", era)]


LATE, LATER, EARLY = date(2026, 5, 14), date(2026, 6, 1), date(2024, 5, 14)


def test_an_office_is_told_with_the_first_and_the_last_release_that_say_so():
    found = (seen(LATER, [isla("Chair")]), seen(LATE, [isla()]), seen(EARLY, [isla(), isla()]))
    assert held(*found) == [
        ("Chair, Orrin Centre", "Named so in a press release of 1 June 2026"),
        ("Director, Orrin Centre", "Named so in press releases of 14 May 2024 to 14 May 2026"),
    ]


def test_an_office_stays_one_when_its_organization_is_renamed():
    renamed = seen(LATE, [isla(organization="Orrin Institute")], parties=[("orrin", "Orrin Institute")])
    assert held(renamed, seen(EARLY, [isla()])) == [
        ("Director, Orrin Institute", "Named so in press releases of 14 May 2024 to 14 May 2026")
    ]


def test_no_day_of_a_release_reads_as_one_of_taking_office():
    rows = [seen(day, [isla(language="ja")], "ja") for day in (LATE, EARLY)]
    assert held(*rows)[0][1] == "2024年5月14日から2026年5月14日までの発表に掲載"
    assert held(rows[0])[0][1] == "2026年5月14日の発表に掲載"


def test_of_others_and_of_those_without_an_office_there_is_nothing():
    other = Signatory("1", KEI["en"], "Governor", person="hamada")
    assert held(seen(LATE, [other, isla(title="", organization="")])) == []


@pytest.mark.parametrize(
    ("language", "row", "parts"),
    [
        ("en", {}, [("title", "Director", ""), ("organization", "Orrin Centre", "/organizations/orrin/")]),
        ("ja", {}, [("organization", "Orrin Centre", "/organizations/orrin/"), ("title", "Director", "")]),
        ("en", {"as_printed": "Director of Orrin"}, [("title", "Director of Orrin", "/organizations/orrin/")]),
        ("en", {"organization": "Elsewhere"}, [("title", "Director", ""), ("organization", "Elsewhere", "")]),
        ("en", {"title": ""}, [("organization", "Orrin Centre", "/organizations/orrin/")]),
    ],
    ids=["in English", "in Japanese", "as prescribed", "of no party", "without a title"],
)
def test_an_office_leads_to_its_organization(language, row, parts):
    (found,) = profiles.offices([seen(LATE, [isla(language=language, **row)], language)], "grant", "western")
    assert found.parts == tuple(Part(*part) for part in parts)


def test_colleagues_are_those_who_acted_for_it_in_their_last_office():
    spoke = Quote("2", "Yes.", KEI["en"], "Governor", "Shiomi", person="hamada")
    found = profiles.colleagues(
        [seen(LATE, [isla("Chair")], quotes=[spoke]), seen(EARLY, [isla()], pages=Pages())], "orrin", "western"
    )
    assert [(each.name, each.office, each.named, each.url) for each in found] == [
        ("Isla Grant", "Chair", "Named so in a press release of 14 May 2026", "/people/grant/")
    ]


def test_a_colleague_without_a_page_is_not_linked():
    older = Signatory("1", ISLA["en"], "Director", "Orrin Centre")
    (first,) = profiles.colleagues([seen(LATE, [older])], "orrin", "western")
    (second,) = profiles.colleagues([seen(LATE, [isla()], pages=Pages())], "orrin", "western")
    assert first.url == second.url == ""


def test_the_newest_name_counts():
    named = Signatory("1", PersonName(family="Grant-Muir", given="Isla"), person="grant")
    assert profiles.called([seen(LATE, [named]), seen(EARLY, [isla()])], "grant").family == "Grant-Muir"
    assert profiles.called([seen(EARLY, [isla()])], "hamada") is None


def test_readings_and_originals_are_those_of_the_name():
    assert (profiles.reading(KEI["ja"]), profiles.original(KEI["ja"])) == ("はまだ　けい", "")
    assert (profiles.reading(ISLA["ja"]), profiles.original(ISLA["ja"])) == ("", "Isla Grant")


def test_the_last_remarks_say_what_they_were_translated_from():
    said = [Quote("1", "Yes.", ISLA["en"], person="grant"), Quote("2", "No.", KEI["en"], person="hamada")]
    japanese = Quote("3", "Good.", ISLA["en"], original_language="ja", person="grant")
    found = profiles.remarks([seen(LATE, quotes=[japanese]), seen(EARLY, quotes=said)], "grant", "western", 2)
    assert [(each.paragraphs, each.note, each.url, each.day) for each in found] == [
        (("“Good.”",), "Translated from Japanese", "/2026-05-14/", "14 May 2026"),
        (("“Yes.”",), "", "/2024-05-14/", "14 May 2024"),
    ]
    assert profiles.remarks([seen(EARLY, quotes=said)], "grant", "western", 0) == []
