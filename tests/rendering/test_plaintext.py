"""A release as a desk pastes it, from its value alone: no database."""

import datetime
from dataclasses import replace

import pytest

from wagtail_pressrelease.publishing.value import (
    Agreement,
    Contact,
    House,
    Party,
    PersonName,
    Quote,
    Release,
    Signatory,
)
from wagtail_pressrelease.rendering.lines import embargo_line
from wagtail_pressrelease.rendering.plaintext import Copy, plain_text
from wagtail_pressrelease.rendering.prose import Passage
from wagtail_pressrelease.rendering.sheet import sheet

RELEASED = datetime.datetime(2026, 5, 14, 6, 0, tzinfo=datetime.UTC)
URL = "https://example.org/newsroom/tidal/"
ISLA = {"en": PersonName("Grant", "Isla"), "ja": PersonName("グラント", "アイラ", other="Isla Grant")}
KEI = {"en": PersonName("Hamada", "Kei"), "ja": PersonName("浜田", "恵", kana_family="はまだ", kana_given="けい")}
AGREEMENT = Agreement("memorandum", signed_on=datetime.date(2026, 5, 14))

ENGLISH = Release(
    language="en",
    source_language="en",
    reference="2026-07",
    headline="Centre and prefecture sign",
    subheadline="Five years of data",
    place="Stromholm",
    lead="The two will share data.\nIt begins in June.",
    released_at=RELEASED,
    parties=(
        Party(
            "centre", "Tidal Centre", role="lead", website="https://centre.example.org/", boilerplate="<p>It tests.</p>"
        ),
        Party("shiomi", "Shiomi Prefecture"),
    ),
    agreement=replace(AGREEMENT, place="Town Hall", summary="Data.\nPeople."),
    signatories=(
        Signatory("1", ISLA["en"], "Director", "Tidal Centre"),
        Signatory("2", KEI["en"], "Governor", "Shiomi Prefecture", "Governor of Shiomi", "witness"),
    ),
    quotes=(
        Quote("q1", "The tide is ours.", ISLA["en"], "Director", "Tidal Centre"),
        Quote("q2", "We look forward.\nSo we do.", KEI["en"], as_printed="Governor of Shiomi", original_language="ja"),
    ),
    unplaced_quotes=("q2",),
    contacts=(Contact("Tidal Centre", "Press", "Robin Scollay", email="press@example.org"),),
)
JAPANESE = replace(
    ENGLISH,
    language="ja",
    headline="潮流で覚書を締結",
    subheadline="",
    place="英国ストロムホルム",
    lead="両者は観測データを共有します。",
    addressee="報道関係各位",
    zone="Asia/Tokyo",
    parties=(
        Party(
            "shiomi", "潮見県", role="lead", address="潮見市港町1-1", country="JP", boilerplate="<p>海の県です。</p>"
        ),
        Party("centre", "潮流センター"),
    ),
    agreement=replace(AGREEMENT, place="市役所"),
    signatories=(
        Signatory("1", KEI["ja"], "知事", "潮見県", "潮見県知事"),
        Signatory("2", ISLA["ja"], "所長", "潮流センター"),
        Signatory("3", PersonName("佐藤", "花"), "副知事", "潮見県", "潮見県副知事", "witness"),
    ),
    quotes=(
        Quote("q1", "期待しています。", KEI["ja"], as_printed="潮見県知事", original_language="ja"),
        Quote("q2", "潮は私たちのものです。", ISLA["ja"], "所長", "潮流センター"),
    ),
    contacts=(Contact("潮見県", "広報課", "渡会 恵美", "わたらい えみ", phone="+81 45-000-2101", country="JP"),),
)
BODY = {
    "en": (
        Passage("paragraph", "It runs for five years."),
        Passage("heading", "What is next"),
        Passage("list", "• Cables\n• Turbines"),
        Passage("quote", "q1"),
        Passage("quote", "gone"),
        Passage("table", "Year\tTurbines\n2027\t2"),
    ),
    "ja": (
        Passage("heading", "今後"),
        Passage("paragraph", "期間は5年間です。\n「潮見」と呼びます。"),
        Passage("quote", "q1"),
    ),
}


def text(release, **fields):
    printed = sheet(release, RELEASED + datetime.timedelta(days=1), placed=["q1"])
    given = {"body": BODY[release.language], "url": URL, **fields}
    return plain_text(Copy(release=release, sheet=printed, **given))


def test_a_british_release():
    notes = (Passage("paragraph", "Not binding."),)
    assert text(ENGLISH, notes=notes, attachments=(("Outline", "https://example.org/o.pdf"),)) == (
        """\
PRESS RELEASE

FOR IMMEDIATE RELEASE

Published: Thursday 14 May 2026
Issued by: Tidal Centre
Reference: 2026-07

Centre and prefecture sign
Five years of data

STROMHOLM, 14 May 2026 – The two will share data.

It begins in June.

It runs for five years.

What is next

• Cables
• Turbines

Isla Grant, Director, Tidal Centre, said:
“The tide is ours.”

Year	Turbines
2027	2

“We look forward,” said Kei Hamada, Governor of Shiomi.
“So we do.”
(Translated from Japanese)

The agreement at a glance
Kind of agreement: Memorandum of understanding
Signed on: Thursday 14 May 2026
Place: Town Hall
Summary: Data.
  People.

Signatories
• Isla Grant, Director, Tidal Centre

Witnesses
• Kei Hamada, Governor of Shiomi, for Shiomi Prefecture

ENDS

Notes to editors

Not binding.

Media contacts

Tidal Centre
Press
Robin Scollay
Email: press@example.org

Attachments
• Outline (https://example.org/o.pdf)

About Tidal Centre

It tests.

Website: centre.example.org

Titles as at 14 May 2026
Online: https://example.org/newsroom/tidal/
"""
    )


def test_a_japanese_announcement():
    assert text(JAPANESE, standing=("参考訳",)) == (
        """\
報道発表資料　英国ストロムホルム

報道関係各位

発表日：2026年5月14日（木）
発表者：潮見県
発表番号：2026-07

潮流で覚書を締結

（参考訳）

　両者は観測データを共有します。

■今後

　期間は5年間です。
「潮見」と呼びます。

　潮見県知事の浜田恵（はまだ けい）は次のように述べています。
「期待しています。」

【コメント】

潮流センター　所長　アイラ・グラント（Isla Grant）
「潮は私たちのものです。」
（英語からの翻訳）

　　　　　　　　　　　　　　　　　記

１　締結日：2026年5月14日（木）
２　締結場所：市役所
３　種別：覚書
４　締結者
　　潮見県知事　浜田　恵
　　潮流センター　所長　アイラ・グラント
５　立会人：潮見県副知事　佐藤　花

　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　　以上

【本件に関するお問い合わせ先】

潮見県
広報課
渡会 恵美（わたらい えみ）
電話：045-000-2101

【団体概要】

■潮見県

　海の県です。

所在地：潮見市港町1-1

※肩書は発表当時のものです
掲載ページ：https://example.org/newsroom/tidal/
"""
    )


@pytest.mark.parametrize(
    ("release", "line"),
    [
        (ENGLISH, "EMBARGOED UNTIL 07:00 BST ON THURSDAY 14 MAY 2026 (15:00 JST)"),
        (JAPANESE, "【解禁日時：2026年5月14日（木）午後3時（日本時間）／同日午前7時（英国時間）】"),
    ],
)
def test_before_the_hour_it_says_until_when_nobody_may_use_it(release, line):
    found = text(release, embargo=embargo_line(RELEASED, release.language)).split("\n")
    assert line in found
    assert "FOR IMMEDIATE RELEASE" not in found


@pytest.mark.parametrize(
    ("release", "style", "first"),
    [
        (ENGLISH, "japanese", "Press release, Stromholm"),
        (JAPANESE, "british", "報道発表資料"),
        (ENGLISH, "the-sites-own", "PRESS RELEASE"),
        (JAPANESE, "the-sites-own", "報道発表資料　英国ストロムホルム"),
    ],
)
def test_the_house_style_decides_the_order_not_the_language(release, style, first):
    found = text(replace(release, house=House(style=style))).split("\n")
    assert found[0] == first
    assert ("ENDS" if release is ENGLISH else "以上") in [line.strip() for line in found]


def test_a_british_release_in_japanese_has_its_place_and_day_before_the_lead():
    found = text(replace(JAPANESE, house=House(style="british", era="japanese")))
    assert "\n【英国ストロムホルム、令和8年5月14日】両者は観測データを共有します。\n" in found


def test_what_is_not_there_leaves_no_trace():
    bare = Release(language="en", source_language="en", reference="", headline="Headline", released_at=RELEASED)
    assert text(bare, body=(), url="") == (
        "PRESS RELEASE\n\nFOR IMMEDIATE RELEASE\n\nPublished: Thursday 14 May 2026\n\nHeadline\n\nENDS\n"
    )


def test_letters_are_composed_but_the_kanji_of_names_stay_as_typed():
    found = text(replace(JAPANESE, headline="か\u3099く 神\ufa19社"))
    assert "がく 神\ufa19社" in found
