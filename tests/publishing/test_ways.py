"""However somebody publishes: a ready release goes out in both languages, any other stays a draft, and they are told
why."""

import pytest
from wagtail.models import Revision

from tests.publishing.ways import WAYS, WHY, Desk, scheduler, stock_scheduler
from wagtail_pressrelease.models import Edition, PressReleasePage
from wagtail_pressrelease.publishing import issue


@pytest.fixture
def breaking(monkeypatch):
    """Putting a release together fails."""

    def fail(*args):
        raise AssertionError("broken text")

    monkeypatch.setattr(issue, "compile_release", fail)


def publish(way, desk):
    try:
        return way(desk)
    except (Exception, SystemExit) as error:
        return error


@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_a_ready_release_is_issued_once_in_each_language(way, client, newsroom):
    desk = Desk(client, newsroom)
    answer = publish(way, desk)
    assert getattr(answer, "status_code", answer) in (None, 200, 201, 302), desk.said(answer)
    page = PressReleasePage.objects.get()
    assert page.live
    assert [(edition.language, edition.number) for edition in page.press_editions.order_by("language")] == [
        ("en", 1),
        ("ja", 1),
    ]
    assert Edition.objects.in_force().count() == 2
    assert page.live_revision.content["headline_en"] == page.headline_en


@pytest.mark.parametrize("what", ["not ready", "crash"])
@pytest.mark.parametrize("way", WAYS, ids=lambda way: way.__name__)
def test_any_other_stays_a_draft_and_says_why(way, what, client, newsroom, request, capsys, caplog):
    desk = Desk(client, newsroom, ready=what != "not ready")
    if what == "crash":
        request.getfixturevalue("breaking")
    answer = publish(way, desk)
    assert getattr(answer, "status_code", None) != 500
    assert not PressReleasePage.objects.filter(live=True).exists()
    assert not Edition.objects.exists()
    assert WHY.search(desk.said(answer) + capsys.readouterr().err + caplog.text)
    if way in (scheduler, stock_scheduler):
        assert Revision.objects.filter(approved_go_live_at__isnull=False).exists()
