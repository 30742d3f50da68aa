"""What holds within a block of code, for everything that is called there."""

from contextlib import contextmanager
from contextvars import ContextVar


@contextmanager
def within(variable: ContextVar, value):
    """Within this, the variable has the value."""
    token = variable.set(value)
    try:
        yield
    finally:
        variable.reset(token)
