"""Nothing is cut off, runs into something else or scrolls sideways, however narrow or wide the screen."""

from datetime import timedelta

import pytest
from django.utils import timezone

from tests.browser.test_visitor import KINDS
from tests.builders import make_draft, publish

WIDTHS = (320, 390, 640, 1120, 1440)

SPILLED = """table => [...table.querySelectorAll('th, td')].flatMap(cell => {
  const row = cell.parentElement, isShown = row.parentElement.offsetWidth > 1, room = cell.getBoundingClientRect();
  const bar = row.querySelector('.press-span, .press-axis')?.getBoundingClientRect();
  const isText = each => isShown && each.data.trim() && !each.parentElement.closest('svg');
  const texts = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT, each => 3 - 2 * isText(each));
  const range = document.createRange(), found = [];
  while (texts.nextNode()) {
    range.selectNodeContents(texts.currentNode);
    for (const line of range.getClientRects())
      if (line.right > room.right + 1 || line.left < room.left - 1 || (bar?.width && line.bottom > bar.top + 1))
        found.push(texts.currentNode.data);
  }
  return found;
})"""
"""The texts of a table that leave their cell or reach into the time line below. Its head is hidden on telephones."""


SMALL = """() => [...document.querySelectorAll('a[href], button, summary, select, input')].flatMap(each => {
  const { width, height } = each.getBoundingClientRect();
  const isSmall = width > 1 && height > 1 && (width < 24 || height < 24);
  const isInText = each.closest('p, dd') || each.parentElement.textContent.trim() !== each.textContent.trim();
  return isSmall && !isInText ? [each.textContent] : [];
})"""
"""What can be pressed, stands in no sentence, and is smaller than a thumb needs."""


@pytest.fixture
def planned(newsroom):
    """An agreement that is to be signed, in a newsroom that prints Japanese years in both ways: the longest lines."""
    newsroom.era = "both"
    newsroom.save()
    day = timezone.localdate() + timedelta(days=20)
    page = make_draft(
        newsroom,
        agreement_signed_on=day,
        agreement_valid_from=day,
        agreement_valid_until=day.replace(year=day.year + 5, day=1),
        agreement_place_en="Governor’s Reception Room, Shiomi Prefectural Office, Shiomi City",
        agreement_place_ja="潮見県庁本館3階知事応接室（潮見市港町）",
    )
    return publish(page)


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_nothing_scrolls_sideways_on_any_kind_of_page_and_a_thumb_finds_its_mark(page, live_server, language):
    wider, small = [], []
    for kind in dict.fromkeys(KINDS):
        page.goto(f"{live_server.url}/{language}/{kind}")
        for width in WIDTHS:
            page.set_viewport_size({"width": width, "height": 800})
            taken = page.evaluate("document.documentElement.scrollWidth")
            if taken > width:
                wider.append(f"/{language}/{kind}: {taken} at {width}")
            small += [f"/{language}/{kind}: {each} at {width}" for each in page.evaluate(SMALL)]
    assert (wider, small) == ([], [])


@pytest.mark.usefixtures("planned")
@pytest.mark.parametrize("language", ["en", "ja"])
def test_the_register_has_room_for_its_words_and_its_time_line(page, live_server, language):
    page.goto(f"{live_server.url}/{language}/newsroom/agreements/")
    table, span = page.locator(".press-register"), page.locator(".press-span")
    for width, least in ((320, 0), (900, 400), (1120, 600), (1440, 600)):
        page.set_viewport_size({"width": width, "height": 900})
        assert table.evaluate(SPILLED) == [], width
        room = span.bounding_box()
        assert (room["width"] if room else 0) >= least, width
