"""How a release is stored, in its columns and in its versions: composed letters, numbered rows, no word twice."""

import json
from collections.abc import Mapping
from contextlib import suppress
from datetime import datetime
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.db import models
from django.utils.dateparse import parse_datetime
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from .indexing import waits
from .languages import LANGUAGES
from .rows import ROWS
from .text import composed, composed_throughout, one_line


def as_stored(data: Any) -> Any:
    """Data as it comes back from the database: dates as text, moments to the millisecond."""
    return json.loads(json.dumps(data, cls=DjangoJSONEncoder))


def moments(content: Mapping[str, Any], *names: str) -> list[datetime]:
    """The hours that a version gives. What cannot be read as an hour is none."""
    found = []
    for name in names:
        with suppress(ValueError):
            found.append(parse_datetime(content.get(name) or ""))
    return [moment for moment in found if moment]


class StoredMixin(models.Model):
    """A page whose columns and whose versions hold the same letters."""

    class Meta:
        abstract = True

    def _compose(self):
        """Store in the columns what a version would hold: PostgreSQL refuses what `composed` leaves out."""
        for field in self._meta.concrete_fields:
            if not field.name.endswith(tuple(f"_{language}" for language in LANGUAGES)):
                continue
            value = getattr(self, field.attname)
            if isinstance(value, str):
                value = one_line(value) if isinstance(field, models.CharField) else value
                setattr(self, field.attname, composed(value))
            elif isinstance(value, StreamValue) and value:
                data = list(value.get_prep_value())
                if (clean := composed_throughout(data)) != data:
                    setattr(self, field.attname, StreamValue(value.stream_block, clean, is_lazy=True))

    def _number_rows(self):
        """Rows that no form has numbered stand in the order they were given in: PostgreSQL has none of its own."""
        for relation in ROWS:
            rows = getattr(self, relation).get_object_list()
            if any(row.sort_order is None for row in rows):
                for number, row in enumerate(rows):
                    row.sort_order = number

    def serializable_data(self):
        """As Wagtail's, with every text composed, and without the bare names, which repeat one of the two languages."""
        data = super().serializable_data()
        rows = [row for each in data.values() if isinstance(each, list) for row in each if isinstance(row, dict)]
        for fields in (data, *rows):
            for name in [name for name in fields if f"{name}_en" in fields]:
                del fields[name]
        data = composed_throughout(data)
        for field in self._meta.concrete_fields:
            if isinstance(field, StreamField) and data.get(field.name):
                # A stream is JSON text, whose escapes hide from composing what they stand for.
                stream = composed_throughout(json.loads(data[field.name]))
                data[field.name] = json.dumps(stream, ensure_ascii=False)
        return data

    def get_indexed_instance(self):
        return None if waits(self) else super().get_indexed_instance()
