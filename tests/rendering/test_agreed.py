"""Agreements as a list has them: with whom, since when, and whether they still hold."""

from datetime import date

import pytest

from wagtail_pressrelease.publishing.value import Agreement, Party, PersonName, Release, Signatory
from wagtail_pressrelease.rendering.agreed import span, title, with_timeline
from wagtail_pressrelease.rendering.timeline import Span

TODAY = date(2026, 7, 2)
SIGNED, START, END = date(2024, 5, 14), date(2024, 6, 1), date(2025, 5, 31)
NAMES = {
    "en": {"orrin": "Orrin Centre", "shiomi": "Shiomi"},
    "ja": {"orrin": "オリン", "shiomi": "潮見県", "museum": "海の博物館"},
}


def release(language="en", parties=("orrin", "shiomi"), signatories=(), **agreement):
    return Release(
        language=language,
        source_language="en",
        reference="1",
        headline="News",
        parties=tuple(Party(key, NAMES[language][key]) for key in parties),
        signatories=tuple(Signatory(key, PersonName(), capacity=each, person=key) for key, each in signatories),
        agreement=Agreement("memorandum", **agreement),
    )


def the_only(found, **whose):
    _line, (agreed,) = with_timeline([(found, "/url/")], TODAY, "western", **whose)
    return agreed


@pytest.mark.parametrize(
    ("language", "parties", "organization", "expected"),
    [
        ("en", ("orrin", "shiomi"), "orrin", "Memorandum of understanding with Shiomi"),
        ("ja", ("orrin", "shiomi"), "orrin", "潮見県との覚書"),
        ("en", ("orrin", "shiomi"), "", "Memorandum of understanding between Orrin Centre and Shiomi"),
        ("ja", ("orrin", "shiomi"), "", "オリンと潮見県との覚書"),
        ("ja", ("orrin", "shiomi", "museum"), "", "オリン、潮見県、海の博物館による覚書"),
        ("en", ("orrin",), "", "Memorandum of understanding of Orrin Centre"),
        ("ja", ("orrin",), "", "オリンの覚書"),
        ("en", ("orrin",), "orrin", "Memorandum of understanding"),
        ("en", (), "", "Memorandum of understanding"),
    ],
)
def test_it_is_called_by_its_kind_and_parties(language, parties, organization, expected):
    found = release(language, parties)
    assert title(found, found.agreement, organization) == expected


@pytest.mark.parametrize(
    ("end", "is_expired", "ends"),
    [
        (None, False, ""),
        (date(2026, 7, 3), False, ""),
        (TODAY, False, "本日で有効期間満了"),
        (date(2026, 7, 1), True, "有効期間満了"),
    ],
)
def test_its_end_is_said_from_its_last_day(end, is_expired, ends):
    found = the_only(release("ja", valid_until=end))
    assert (found.is_expired, found.ends) == (is_expired, ends)


@pytest.mark.parametrize(
    ("days", "expected"),
    [
        ((SIGNED, START, END), Span(SIGNED, START, END)),
        ((SIGNED, START, None), Span(SIGNED, START, None)),
        ((SIGNED, None, END), Span(SIGNED, SIGNED, END)),
        ((None, None, END), Span(None, END, END)),
        ((SIGNED, None, None), Span(SIGNED)),
        ((SIGNED, END, START), Span(SIGNED)),
        ((END, None, SIGNED), Span(END, SIGNED, SIGNED)),
        ((None, None, None), Span()),
    ],
)
def test_what_is_drawn_of_it(days, expected):
    assert span(given(*days)) == expected


def given(signed, start, end):
    return Agreement("contract", signed_on=signed, valid_from=start, valid_until=end)


@pytest.mark.parametrize(
    ("language", "days", "lines"),
    [
        ("en", (SIGNED, START, END), ("Signed on 14 May 2024", "Valid 1 June 2024 to 31 May 2025")),
        ("ja", (SIGNED, START, None), ("2024年5月14日締結", "有効期間：2024年6月1日から")),
        ("en", (date(2026, 8, 1), None, None), ("To be signed on 1 August 2026",)),
        ("ja", (date(2026, 8, 1), None, None), ("2026年8月1日締結予定",)),
        ("en", (None, None, END), ("Valid until 31 May 2025",)),
        ("en", (None, END, START), ()),
    ],
)
def test_its_days_are_said(language, days, lines):
    signed, start, end = days
    assert the_only(release(language, signed_on=signed, valid_from=start, valid_until=end)).lines == lines


@pytest.mark.parametrize(
    ("press_access", "line"), [("", "Signed on 14 May 2024"), ("From 10 a.m.", "To be signed on 14 May 2024")]
)
def test_on_its_day_what_invites_the_press_is_still_to_be_signed(press_access, line):
    found = release(signed_on=SIGNED, press_access=press_access)
    _line, (agreed,) = with_timeline([(found, "")], SIGNED, "western")
    assert agreed.lines == (line,)


def test_without_any_day_it_is_listed_and_not_drawn():
    line, (agreed,) = with_timeline([(release(), "/url/")], TODAY, "western")
    assert (line, agreed.bar, agreed.url) == (None, None, "/url/")


def test_who_only_watched_is_a_witness():
    found = release(signatories=[("grant", "signatory"), ("hamada", "witness")], signed_on=SIGNED)
    assert [the_only(found, person=key).capacity for key in ("grant", "hamada", "nobody")] == ["", "Witness", ""]


def test_eras_are_printed_where_the_newsroom_has_them():
    _line, (agreed,) = with_timeline([(release("ja", signed_on=SIGNED), "")], TODAY, "japanese")
    assert agreed.lines == ("令和6年5月14日締結",)
