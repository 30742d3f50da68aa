"""The side panel "Ready to publish?"."""

import html
import re

from tests.builders import make_draft
from tests.forms import add_url, edit_url, on_screen

PANEL = re.compile(
    r'data-controller="press-readiness"\s+data-press-readiness-count-value="(\d+)"(.*?)This is about', re.S
)


def panel(text):
    """What the panel counts and says."""
    count, inside = PANEL.search(html.unescape(text)).groups()
    return int(count), inside


def test_when_nothing_is_missing_all_is_well(admin_client, draft):
    count, text = panel(admin_client.get(edit_url(draft)).content.decode())
    assert count == 0
    assert "All is well" in text


def test_each_reason_leads_to_its_field(admin_client, newsroom):
    page = make_draft(newsroom, ready=("ja",), lead_ja="", lead_en="")
    text = admin_client.get(edit_url(page)).content.decode()
    count, inside = panel(text)
    links = dict(re.findall(r'target-value="\[data-press-field=(\w+)\]".*?>([^<]+)</a>', inside, re.S))
    assert count == len(links) == 3
    assert links["ready_en"].startswith("Tick “English is ready”")
    assert links["lead_en"] == "Write the English lead."
    assert links["lead_ja"] == "Write the Japanese lead."
    for field in links:
        assert f'data-press-field="{field}"' in text
    toggle = text[text.index('data-side-panel-toggle="readiness"') :]
    assert re.search(r"toggle-counter.*?>\s*3\s*<", toggle, re.S)


def test_an_autosave_brings_it_up_to_date(admin_client, draft):
    data = on_screen(admin_client, draft, lead_en="")
    answer = admin_client.post(edit_url(draft), data, HTTP_ACCEPT="application/json").json()
    count, text = panel(answer["html"])
    assert count == 1
    assert "Write the English lead." in text


def test_it_stands_beside_a_release_that_is_being_begun(admin_client, newsroom):
    count, text = panel(admin_client.get(add_url(newsroom)).content.decode())
    assert count > 0
    assert "Write the English headline." in text


def test_every_panel_that_an_autosave_fills_stands_beside_a_release_that_is_being_begun(admin_client, newsroom, draft):
    begun = admin_client.get(add_url(newsroom)).content.decode()
    filled = admin_client.post(edit_url(draft), on_screen(admin_client, draft), HTTP_ACCEPT="application/json").json()
    names = re.findall(r"\[data-side-panel='(\w+)'\]", html.unescape(filled["html"]))
    assert "kept" in names
    assert {name for name in names if f'data-side-panel="{name}"' not in begun} == set()


def test_half_width_katakana_are_shown_with_their_full_width_and_hold_nothing_back(admin_client, newsroom):
    page = make_draft(newsroom, lead_ja="県内のｶﾞｲﾄﾞです。", body_ja=[("paragraph", "<p>ﾃｽﾄ</p>")])
    page.quotes.get_object_list()[1].text_ja = "ﾎﾟﾝﾌﾟ"
    page.save_revision()
    count, inside = panel(admin_client.get(edit_url(page)).content.decode())
    words = " ".join(re.sub(r"<[^>]+>", " ", inside).split())
    assert count == 0
    assert "All is well" in words
    assert "Lead (Japanese) ｶﾞｲﾄﾞ → ガイド" in words
    assert "Body (Japanese) ﾃｽﾄ → テスト" in words
    assert "Quote 2: Text (Japanese) ﾎﾟﾝﾌﾟ → ポンプ" in words
    assert 'target-value="[data-press-field=quotes]"' in inside
