"""Putting many releases and editions into the search index together: one by one, each costs a look at all of it."""

from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.search.backends import get_search_backends

from .within import within

TOGETHER = 200

_waiting: ContextVar[dict | None] = ContextVar("waiting", default=None)


@contextmanager
def indexed_together():
    """Within this, what is saved waits; at its end, what is there is indexed. What raises leaves the index as it
    was."""
    waiting: dict = {}
    with within(_waiting, waiting):
        yield
    for model, keys in waiting.items():
        for start in range(0, len(keys), TOGETHER):
            found = list(model.get_indexed_objects().filter(pk__in=list(keys)[start : start + TOGETHER]))
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, found)


def waits(saved) -> bool:
    """Whether a release or an edition that was saved is indexed later."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting.setdefault(type(saved), {})[saved.pk] = None
    return True
