"""Putting many releases into the search index together: one by one, each costs a look at the whole index."""

from contextlib import contextmanager
from contextvars import ContextVar

from wagtail.search.backends import get_search_backends

TOGETHER = 200

_waiting: ContextVar[dict | None] = ContextVar("waiting", default=None)


@contextmanager
def indexed_together():
    """Within this, releases that are saved wait; at its end, those that are there are indexed. What raises leaves the
    index as it was."""
    waiting = {}
    token = _waiting.set(waiting)
    try:
        yield
    finally:
        _waiting.reset(token)
    for model, keys in waiting.items():
        for start in range(0, len(keys), TOGETHER):
            pages = list(model.get_indexed_objects().filter(pk__in=list(keys)[start : start + TOGETHER]))
            for backend in get_search_backends(with_auto_update=True):
                backend.add_bulk(model, pages)


def waits(page) -> bool:
    """Whether a release that was saved is indexed later."""
    waiting = _waiting.get()
    if waiting is None:
        return False
    waiting.setdefault(type(page), {})[page.pk] = None
    return True
