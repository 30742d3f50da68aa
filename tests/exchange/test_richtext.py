"""What HTML a file may hold, and what becomes of it."""

import pytest

from wagtail_pressrelease.exchange import richtext
from wagtail_pressrelease.exchange.faults import At


def read(html, stored=False):
    at = At("x", [])
    tokens = richtext.parse(html, at, stored)
    return tokens, [fault.line() for fault in at.faults]


@pytest.mark.parametrize(
    ("html", "canonical"),
    [
        ("<p>Plain</p>", "<p>Plain</p>"),
        ("<P>Big <B>letters</B></P>", "<p>Big <b>letters</b></p>"),
        ("<p>a<br>b<br/>c<br />d</p>", "<p>a<br/>b<br/>c<br/>d</p>"),
        ("<p>R&amp;D &lt;b&gt; &quot;x&quot;</p>", '<p>R&amp;D &lt;b&gt; "x"</p>'),
        ("<p>R&D and AT&T</p>", "<p>R&amp;D and AT&amp;T</p>"),
        ("<p>caf&eacute; &#233; &#xe9;</p>", "<p>café é é</p>"),
        ("<p>か&#x3099;</p>", "<p>が</p>"),
        ("<p>e&#x301;</p>", "<p>é</p>"),
        ("<p>﨑</p>", "<p>﨑</p>"),
        ("\n<p>a</p>\n\n<p>b</p>\n", "<p>a</p><p>b</p>"),
        ("<ul>\n<li>a</li>\n<li>b<ol><li>c</li></ol></li></ul>", "<ul><li>a</li><li>b<ol><li>c</li></ol></li></ul>"),
        (
            '<p><a href="https://a.example/?x=1&amp;y=2">x</a></p>',
            '<p><a href="https://a.example/?x=1&amp;y=2">x</a></p>',
        ),
        ('<p><a href=" mailto:a@b.example ">x</a></p>', '<p><a href="mailto:a@b.example">x</a></p>'),
        ('<p><a href="/en/news/">x</a> <a href="#a">y</a></p>', '<p><a href="/en/news/">x</a> <a href="#a">y</a></p>'),
        ('<p><a href="release:2026-002">x</a></p>', '<p><a href="release:2026-002">x</a></p>'),
        ("", ""),
    ],
)
def test_allowed_html_has_one_canonical_form(html, canonical):
    tokens, faults = read(html)
    assert (richtext.plain(tokens), faults) == (canonical, [])
    assert richtext.plain(read(canonical)[0]) == canonical


@pytest.mark.parametrize(
    ("html", "fault"),
    [
        ("<p>a</p><script>alert(1)</script>", "<script> is not allowed"),
        ("<p><img src=x onerror=alert(1)></p>", "<img> is not allowed"),
        ("<p><strong>a</strong></p>", "<strong> is not allowed"),
        ("<h2>a</h2>", "<h2> is not allowed"),
        ('<embed url="javascript:alert(1)"/>', "<embed> is not allowed"),
        ("<p><svg/onload=alert(1)></p>", "<svg> is not allowed"),
        ("<p onclick='x()'>a</p>", "the attribute “onclick” of <p> is not allowed"),
        ('<p class="a">a</p>', "the attribute “class” of <p> is not allowed"),
        ('<p data-block-key="abcde">a</p>', "the attribute “data-block-key” of <p> is not allowed"),
        ('<p><a linktype="page" id="3">a</a></p>', "a link has no address"),
        ('<p><a href="https://a.example" target="_blank">a</a></p>', "the attribute “target” of <a> is not allowed"),
        ('<p><a href="https://a.example" href="/">a</a></p>', "<a> has the same attribute twice"),
        ('<p><a href="javascript:alert(1)">a</a></p>', "links to “javascript:” are not allowed"),
        ('<p><a href=" JaVaScRiPt:alert(1)">a</a></p>', "links to “JaVaScRiPt:” are not allowed"),
        ('<p><a href="java\tscript:alert(1)">a</a></p>', "spaces or control characters"),
        ('<p><a href="java&#10;script:alert(1)">a</a></p>', "spaces or control characters"),
        ('<p><a href="&#106;avascript:alert(1)">a</a></p>', "links to “javascript:” are not allowed"),
        ('<p><a href="data:text/html,x">a</a></p>', "links to “data:” are not allowed"),
        ('<p><a href="//evil.example/">a</a></p>', "a link's address begins with"),
        ('<p><a href="/\\evil.example/">a</a></p>', "a link's address begins with"),
        ('<p><a href="page.html">a</a></p>', "a link's address begins with"),
        ('<p><a href="https://">a</a></p>', "a link's address is incomplete"),
        ('<p><a href="release:">a</a></p>', "a link's address is incomplete"),
        ("<p>a", "<p> is never closed"),
        ("<p><b>a</p>", "</p> closes nothing that is open here"),
        ("<p>a</b></p>", "</b> closes nothing that is open here"),
        ("<p>a <b</p>", "<b<> is not allowed"),
        ("<p>a < b</p>", "a tag is broken"),
        ("<p>a</p><a href=", "a tag is broken"),
        ("<p>a<br></br></p>", "</br> is not allowed"),
        ("<p><p>a</p></p>", "<p> may not stand in <p>"),
        ("<b>a</b>", "<b> may not stand alone"),
        ("<ul>a</ul>", "text stands outside of a paragraph"),
        ("<li>a</li>", "<li> may not stand alone"),
        ("a", "text stands outside of a paragraph"),
        ("<p/>", "<p> is never closed"),
        ("<p>a<!-- b --></p>", "comments and declarations are not allowed in HTML"),
        ("<!DOCTYPE html><p>a</p>", "comments and declarations are not allowed in HTML"),
        ("<p>a<?php x ?></p>", "comments and declarations are not allowed in HTML"),
        ("<p>a<![CDATA[x]]></p>", "comments and declarations are not allowed in HTML"),
        ("<p>&#x202e;a</p>", "U+202E changes the direction of writing"),
        ("<p>a&#7;</p>", "control characters are not allowed"),
    ],
)
def test_everything_else_is_refused(html, fault):
    _tokens, faults = read(html)
    assert any(fault in line for line in faults), faults


def test_a_stored_text_gets_keys_and_page_links_and_comes_back_without():
    tokens, _faults = read('<p>See <a href="release:R-1">it</a></p><ul><li>a</li></ul>')
    stored = richtext.stored(tokens, ["aaaaa", "bbbbb"], {"R-1": 7}.get)
    assert stored == (
        '<p data-block-key="aaaaa">See <a linktype="page" id="7">it</a></p><ul><li data-block-key="bbbbb">a</li></ul>'
    )
    again, faults = read(stored, stored=True)
    assert faults == []
    assert [token.key for token in richtext.keyed(again)] == ["aaaaa", "bbbbb"]
    assert [token.href for token in again if token.href] == ["page:7"]
