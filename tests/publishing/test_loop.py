"""The command as a service: it goes on whatever happens, and stops between two releases when it is told to."""

import io
import os
import signal
from threading import Timer
from time import monotonic

import pytest
from django.core.management import CommandError, call_command

from wagtail_pressrelease.management.commands import publish_scheduled_releases as command

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def handlers():
    """Whoever would get a signal that the loop does not take fails the test, and nothing else."""

    def untaken(number, frame):
        raise AssertionError(f"signal {number} reached the process")

    before = {each: signal.signal(each, untaken) for each in (signal.SIGTERM, signal.SIGINT)}
    yield untaken
    for each, handler in before.items():
        signal.signal(each, handler)


@pytest.fixture
def rounds(monkeypatch):
    """Runs the loop, its rounds being these functions in their order; how many were begun."""

    def run(*each, every=0.01):
        left = list(each)

        def publish_due(stopped):
            if not left:
                pytest.fail("the loop goes on")
            left.pop(0)(stopped)
            return []

        monkeypatch.setattr(command, "publish_due", publish_due)
        call_command("publish_scheduled_releases", every=every, stdout=io.StringIO(), stderr=io.StringIO())
        return len(each) - len(left)

    return run


def nothing(stopped):
    assert not stopped()


def the_database_is_away(stopped):
    raise OSError("no route to host")


def stop_with(number):
    def stop(stopped):
        os.kill(os.getpid(), number)
        assert stopped()

    return stop


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
def test_it_goes_round_until_it_is_told_to_stop_and_leaves_the_signals_as_they_were(rounds, handlers, number):
    assert rounds(nothing, nothing, stop_with(number), nothing) == 3
    assert signal.getsignal(number) is handlers


def test_a_round_that_fails_is_logged_and_the_next_one_comes(rounds, caplog):
    assert rounds(the_database_is_away, stop_with(signal.SIGTERM)) == 2
    assert "could not be looked after" in caplog.text and "no route to host" in caplog.text


def test_told_while_it_sleeps_it_does_not_sleep_on(rounds):
    started = monotonic()
    assert rounds(lambda _: Timer(0.1, os.kill, (os.getpid(), signal.SIGTERM)).start(), every=30) == 1
    assert monotonic() - started < 10


@pytest.mark.parametrize("seconds", ["0", "-1", "soon"])
def test_a_pause_is_a_number_of_seconds(seconds):
    with pytest.raises(CommandError, match="number of seconds above 0"):
        call_command("publish_scheduled_releases", f"--every={seconds}")
