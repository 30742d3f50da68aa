"""Records that a page fetched together, before its blocks ask for them one by one."""

from collections.abc import Mapping
from contextvars import ContextVar
from types import MappingProxyType

from .within import within

_fetched: ContextVar[Mapping] = ContextVar("fetched", default=MappingProxyType({}))


def fetched(records: Mapping):
    """Within this, `known` answers from the records: `{kind: {key: record, or None where there is none}}`."""
    return within(_fetched, records)


def known(kind, keys) -> Mapping | None:
    """The records of a kind by key; None where one of the keys was not fetched, so that the asker asks the database."""
    found = _fetched.get().get(kind, {})
    return found if all(key in found for key in keys) else None


class FetchedTogether:
    """For chooser blocks: takes its records from what was fetched."""

    def bulk_to_python(self, values):
        found = known(self.model_class, [value for value in values if value is not None])
        return super().bulk_to_python(values) if found is None else [found.get(value) for value in values]
