"""Who is named how, from the first mention on."""

import pytest

from wagtail_pressrelease.publishing.value import PersonName, Quote, Signatory
from wagtail_pressrelease.rendering.people import Mentions

ISLA = {"en": PersonName("Grant", "Isla"), "ja": PersonName("グラント", "アイラ", other="Isla Grant")}
KEI = PersonName("浜田", "恵", kana_family="はまだ", kana_given="けい")
OWN = ("潮見県",)
SAID = "は次のように述べています。"


def quote(name, title="所長", organization="センター", **fields):
    return Quote("1", "A.", name, title, organization, **fields)


def lines(mentions, *quotes):
    return [str(mentions.speaking(each)[1]).removesuffix(SAID) for each in quotes]


DIRECTOR = quote(ISLA["ja"])
GOVERNOR = quote(KEI, "知事", "潮見県")
PRESCRIBED = quote(KEI, "知事", "潮見県", as_printed="潮見県知事")


@pytest.mark.parametrize(
    ("policy", "issuers", "said", "full", "short"),
    [
        ("none", OWN, DIRECTOR, "センター　所長のアイラ・グラント（Isla Grant）", "アイラ・グラント"),
        ("none", OWN, PRESCRIBED, "潮見県知事の浜田恵（はまだ けい）", "浜田恵"),
        ("shi", OWN, DIRECTOR, "センター　所長のアイラ・グラント（Isla Grant）氏", "グラント氏"),
        ("shi", OWN, PRESCRIBED, "潮見県知事の浜田恵（はまだ けい）", "浜田知事"),
        ("shi", ("センター",), PRESCRIBED, "潮見県知事の浜田恵（はまだ けい）氏", "浜田氏"),
        ("office", OWN, DIRECTOR, "センターのアイラ・グラント（Isla Grant）所長", "グラント所長"),
        ("office", OWN, GOVERNOR, "潮見県の浜田恵（はまだ けい）知事", "浜田知事"),
        ("office", OWN, PRESCRIBED, "潮見県知事の浜田恵（はまだ けい）", "浜田知事"),
        ("office", (), PRESCRIBED, "潮見県知事の浜田恵（はまだ けい）氏", "浜田知事"),
        # A whole line of office that was typed in the row is no word to follow a name.
        (
            "office",
            (),
            quote(KEI, "潮見県知事", "潮見県", as_printed="潮見県知事"),
            "潮見県知事の浜田恵（はまだ けい）氏",
            "浜田氏",
        ),
        ("shi", OWN, quote(KEI, "", ""), "浜田恵（はまだ けい）氏", "浜田氏"),
        ("shi", OWN, quote(KEI, "", "潮見県"), "潮見県の浜田恵（はまだ けい）", "浜田恵"),
    ],
)
def test_a_japanese_speaker_is_named_in_full_then_short(policy, issuers, said, full, short):
    assert lines(Mentions("ja", policy, issuers), said, said) == [full, short]


@pytest.mark.parametrize("policy", ["none", "shi", "office"])
def test_an_english_speaker_has_no_honorific(policy):
    said = quote(ISLA["en"], "Director", "Centre")
    assert lines(Mentions("en", policy), said, said) == ["Isla Grant, Director, Centre, said:", "Grant said:"]


def test_an_editor_says_full_or_short():
    full, short = (quote(ISLA["en"], "Director", "Centre", attribution=each) for each in ("full", "short"))
    assert lines(Mentions("en"), short, full, full) == ["Grant said:", *["Isla Grant, Director, Centre, said:"] * 2]


def test_a_short_mention_introduces_nobody():
    mentions = Mentions("ja", "shi", OWN)
    speaker, _line = mentions.speaking(quote(ISLA["ja"], attribution="short"))
    assert (speaker.name, speaker.office, speaker.aid) == ("グラント氏", "", "")
    assert mentions.signing(Signatory("2", ISLA["ja"])).aid == "Isla Grant"
    assert lines(mentions, DIRECTOR) == ["グラント氏"]


def test_lists_of_signatories_have_no_honorific():
    assert Mentions("ja", "office").signing(Signatory("2", KEI, "知事", "潮見県")).name == "浜田　恵"
