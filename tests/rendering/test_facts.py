"""How the press comes to an event is said until the event, and no longer: nobody is invited to what is over."""

import datetime
from unittest.mock import patch
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone

from tests.builders import make_issued
from tests.quick_pages import set_at_once
from wagtail_pressrelease.publishing.value import Agreement, Release
from wagtail_pressrelease.rendering import conditional, pdf
from wagtail_pressrelease.rendering.facts import press_may_come_until
from wagtail_pressrelease.rendering.sheet import sheet

TOKYO = ZoneInfo("Asia/Tokyo")
RELEASED = datetime.datetime(2026, 7, 1, 10, tzinfo=TOKYO)
DAY = datetime.date(2026, 7, 10)
HOUR = datetime.datetime(2026, 7, 10, 14, 30, tzinfo=TOKYO)
MIDNIGHT = datetime.datetime(2026, 7, 11, tzinfo=TOKYO)
SECOND = datetime.timedelta(seconds=1)
ENGLISH, JAPANESE = "/en/newsroom/tidal-memorandum/", "/ja/newsroom/tidal-memorandum/"


def release(language="en", released_at=RELEASED, press_access="Bring a card.", **facts):
    agreement = Agreement("contract", press_access=press_access, **facts)
    return Release(
        language=language,
        source_language="ja",
        reference="R",
        headline="A",
        zone="Asia/Tokyo",
        released_at=released_at,
        agreement=agreement,
    )


def invites(release, now):
    """Whether its facts invite, and its numbered lines, which agree."""
    printed = sheet(release, now)
    invites = [any(line.key == "press_access" for line in lines) for lines in (printed.facts, printed.particulars)]
    assert len(set(invites)) == 1
    return invites[0]


def signed(release, now):
    """What its facts and its numbered lines call the day."""
    printed = sheet(release, now)
    return [line.label for lines in (printed.facts, printed.particulars) for line in lines if line.key == "signed"]


@pytest.mark.parametrize("language", ["en", "ja"])
@pytest.mark.parametrize(
    ("facts", "until"),
    [({"signed_on": DAY, "signed_at": HOUR}, HOUR), ({"signed_on": DAY}, MIDNIGHT)],
    ids=["its hour", "the end of its day"],
)
def test_the_press_is_invited_until(facts, until, language):
    announced = release(language, **facts)
    assert press_may_come_until(announced, RELEASED) == until
    assert invites(announced, until - SECOND)
    assert press_may_come_until(announced, until) is None
    assert not invites(announced, until)


@pytest.mark.parametrize(
    "told",
    [
        release(signed_on=DAY, signed_at=HOUR, released_at=HOUR + SECOND),
        release(signed_on=DAY, released_at=MIDNIGHT),
        release(signed_on=DAY, press_access=" "),
        release(signed_on=DAY, released_at=HOUR, press_access=" "),
    ],
    ids=["told after its hour", "told after its day", "nothing said", "nothing said on its day"],
)
def test_nobody_is_invited_to_what_a_release_reports(told):
    assert press_may_come_until(told, HOUR + SECOND) is None
    assert not invites(told, HOUR + SECOND)


@pytest.mark.parametrize("hour", [0, 9, 23])
@pytest.mark.parametrize(
    ("language", "labels", "reported"),
    [("en", ["To be signed on", "Date and time"], "Signed on"), ("ja", ["締結予定日", "日時"], "締結日")],
)
def test_told_on_its_day_without_an_hour_who_invites_announces_it_and_who_does_not_reports_it(
    language, labels, reported, hour
):
    now = MIDNIGHT - datetime.timedelta(hours=24 - hour)  # by the newsroom's clock; by others it is another day
    announced = release(language, signed_on=DAY, released_at=now)
    assert press_may_come_until(announced, now) == MIDNIGHT
    assert invites(announced, MIDNIGHT - SECOND) and not invites(announced, MIDNIGHT)
    for later in (now, MIDNIGHT):
        assert signed(announced, later) == labels
    assert signed(release(language, signed_on=DAY, released_at=now, press_access=""), now) == [reported] * 2


def test_as_long_as_nobody_knows_the_day_the_invitation_stands():
    assert invites(release(), MIDNIGHT)
    assert press_may_come_until(release(), MIDNIGHT) is None


@pytest.fixture
def clock(monkeypatch):
    """Within one hour, so that nothing else is another than before."""
    began = timezone.now()
    monkeypatch.setattr(conditional, "hour", lambda moment: began)
    with patch("django.utils.timezone.now", return_value=began) as now:
        yield lambda minutes: setattr(now, "return_value", began + datetime.timedelta(minutes=minutes))


@pytest.fixture
def invitation(newsroom):
    return make_issued(
        newsroom,
        agreement_signed_on=None,
        agreement_signed_at=timezone.now() + datetime.timedelta(minutes=2),
        agreement_press_access_en="Bring a press card.",
        agreement_press_access_ja="記者証をご持参ください。",
    )


@pytest.mark.usefixtures("invitation")
@pytest.mark.parametrize("address", [ENGLISH, JAPANESE, f"{ENGLISH}?view=parallel", f"{ENGLISH}release.txt"])
def test_at_the_hour_readers_get_another_page_and_no_cache_keeps_the_one_before(client, clock, settings, address):
    settings.WAGTAIL_PRESSRELEASE = {"CACHE_SECONDS": 1000}
    words = "記者証" if address == JAPANESE else "press card"
    before = client.get(address)
    assert words in before.content.decode()
    assert 0 < int(before.headers["Cache-Control"].removeprefix("public, max-age=")) < 120
    known = {"If-None-Match": before.headers["ETag"]}
    clock(1)
    assert client.get(address, headers=known).status_code == 304
    clock(3)
    after = client.get(address, headers=known)
    assert after.status_code == 200
    assert words not in after.content.decode()
    assert int(after.headers["Cache-Control"].removeprefix("public, max-age=")) > 120


def test_the_pdf_that_invites_is_replaced(client, clock, invitation, own_folder, monkeypatch):
    set_at_once(monkeypatch)
    assert len(list(pdf.build())) == 2
    assert "Bring a press card." in b"".join(client.get(f"{ENGLISH}release.pdf").streaming_content).decode()
    assert list(pdf.build()) == []
    clock(3)
    assert client.get(f"{ENGLISH}release.pdf").status_code == 404
    assert len(list(pdf.build())) == 2
    assert "press card" not in b"".join(client.get(f"{ENGLISH}release.pdf").streaming_content).decode()
