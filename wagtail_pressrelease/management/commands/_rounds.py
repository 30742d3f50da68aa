"""A command that goes on until it is stopped, as a service."""

import logging
import signal
import time
from argparse import ArgumentTypeError
from collections.abc import Callable

from django.db import close_old_connections

logger = logging.getLogger(__name__)

HEARS_A_SIGNAL = 0.5
"""After how many seconds of sleep a signal is heeded."""


def go_on(every: float, one_round: Callable[[Callable[[], bool]], object], complaint: str) -> None:
    """A round every so many seconds, until SIGTERM or Ctrl-C, which a round can ask for. One that fails is logged with
    the complaint, and stops none of the next."""
    stopped = False

    # An Event would lock itself up where a second signal comes while the first is handled.
    def stop(*_args):
        nonlocal stopped
        stopped = True

    before = {each: signal.signal(each, stop) for each in (signal.SIGTERM, signal.SIGINT)}
    try:
        while not stopped:
            try:
                one_round(lambda: stopped)
            except Exception:  # as a database that is away for a while
                logger.exception(complaint)
            # A connection that broke is made anew in the next round.
            close_old_connections()
            until = time.monotonic() + every
            while not stopped and (left := until - time.monotonic()) > 0:
                time.sleep(min(left, HEARS_A_SIGNAL))
    finally:
        for each, handler in before.items():
            signal.signal(each, handler)


def seconds(given: str) -> float:
    """An argument of a command."""
    try:
        found = float(given)
    except ValueError:
        found = 0
    if found <= 0:
        raise ArgumentTypeError("a number of seconds above 0")
    return found
