"""Rich text is read whatever it holds, and what may stand in a paragraph has one form."""

import html
import unicodedata

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from tests.localization.texts import BROKEN
from tests.localization.texts import inline as inside
from wagtail_pressrelease.press.markup import INLINE, inline, pieces, words


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("", ""),
        ("plain", "plain"),
        ("a > b", "a &gt; b"),
        ("R&D", "R&amp;D"),
        ("<b>&D", "<b>&amp;D</b>"),
        ("R&amp;D &lt;b&gt; &quot;x&quot; &#39;", 'R&amp;D &lt;b&gt; "x" \''),
        ("<strong>a</strong> <em>b</em>", "<b>a</b> <i>b</i>"),
        ("a<br>b<br />", "a<br/>b<br/>"),
        ("<b>open", "<b>open</b>"),
        ("<b><i>crossed</b></i>", "<b><i>crossed</i></b>"),
        ("a</b>", "a"),
        ("<b></b>a<i> </i>", "a<i> </i>"),
        ("<br/> <b>\u3000</b>", ""),
        ("\u3000indented ", "\u3000indented"),
        ("<span style='x'>a</span><u onclick='x'>b</u>", "a<u>b</u>"),
        ("<script>alert(1)</script>a<style>b</style>", "a"),
        ("<img src=x onerror=alert(1)>a", "a"),
        ("<p>a</p><p>b</p>", "a<br/>b"),
        ("<b>a<b>b</b>c</b>", "<b>ab</b>c"),
        ("か\u3099 <b>\ufa19</b>", "が <b>\ufa19</b>"),
        ("e&#x301;", "é"),
        ('<a href="https://example.org/?a=1&amp;b=2">x</a>', '<a href="https://example.org/?a=1&amp;b=2">x</a>'),
        ('<a id="7" linktype="page" class="z">x</a>', '<a linktype="page" id="7">x</a>'),
        ('<a linktype="document" id="7" href="javascript:x">x</a>', '<a linktype="document" id="7">x</a>'),
        ('<a href="mailto:press@example.org">x</a>', '<a href="mailto:press@example.org">x</a>'),
        ('<a href="#notes">x</a><a href="/a/">y</a>', '<a href="#notes">x</a><a href="/a/">y</a>'),
        ('<a href="javascript:alert(1)">x</a>', "x"),
        ('<a href=" JaVaScRiPt:alert(1)">x</a>', "x"),
        ('<a href="java&#10;script:alert(1)">x</a>', "x"),
        ('<a href="data:text/html,x">x</a><a href="//evil.example">y</a><a href="/\\evil.example">z</a>', "xyz"),
        ('<a linktype="page" id="1 onclick=x">x</a><a>y</a>', "xy"),
    ],
)
def test_the_inside_of_a_paragraph_has_one_form(written, stored):
    assert inline(written) == stored


def test_markup_that_is_not_offered_is_taken_off():
    assert inline("CO<sub>2</sub>", INLINE) == "CO2"
    assert inline("CO<sub>2</sub>", INLINE | {"sub"}) == "CO<sub>2</sub>"


@given(inside())
def test_what_has_that_form_stays_as_it_is(text):
    assert inline(text) == text


@given(BROKEN)
@example("<![x")
@example("<!DOCTYPE <b>")
@example("<b>&#x110000;&#0;\ud800</b>")
@example("<b>\u0338</b>")
def test_broken_markup_comes_to_that_form_and_stays(text):
    once = inline(text)
    assert inline(once) == once
    words(text)


@given(BROKEN)
def test_nothing_of_a_text_is_skipped(text):
    found = pieces(text)
    assert "".join(text[piece.start : piece.end] for piece in found) == text


@given(st.text("ab <>&;#\"'か\u3099", max_size=20))
def test_words_are_never_lost(text):
    assert html.unescape(inline(html.escape(text))).split() == unicodedata.normalize("NFC", text).split()


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("<p>One <b>two</b></p><ul><li>three</li>\n<li>four</li></ul>", "One two\nthree\nfour"),
        ("a<br/>b", "a\nb"),
        ("R&amp;D", "R&D"),
        ("1 < 2, <TBC> and 仮<称>", "1 < 2, <TBC> and 仮<称>"),
        ("<script>x</script>y", "y"),
    ],
)
def test_words_alone(text, said):
    assert words(text) == said
