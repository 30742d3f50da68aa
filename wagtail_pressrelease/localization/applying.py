"""What a record says, as data, and data put into a record that is about to be saved."""

from functools import cache

from modelcluster.fields import ParentalManyToManyField
from modelcluster.models import (
    get_all_child_relations,
    get_serializable_data_for_fields,
    model_from_serializable_data,
)

from wagtail_pressrelease.press.stored import as_stored

from .pieces import KEYS_OF_ROWS


@cache
def keys_of_rows(model) -> frozenset[str]:
    """What in the rows of a model says where they belong, and not what they say."""
    return KEYS_OF_ROWS | {relation.field.name for relation in get_all_child_relations(model)}


def said_by(record) -> dict:
    """A record's fields and rows as plain data, without the bare names, which repeat one of the two languages."""
    data = getattr(record, "serializable_data", None)
    data = without_bare_names(data() if data else get_serializable_data_for_fields(record))
    data.pop(record._meta.pk.name, None)
    data.pop("pk", None)
    return as_stored(data)


def without_bare_names(data: dict) -> dict:
    """A content and its rows, without the columns that hold whichever language was active at the last save."""
    kept = {name: value for name, value in data.items() if f"{name}_en" not in data}
    for name, rows in kept.items():
        if isinstance(rows, list):
            kept[name] = [without_bare_names(row) if isinstance(row, dict) else row for row in rows]
    return kept


def say(record, name: str, value, known) -> None:
    """Make a record in memory say something in one field or relation. `known` is what it says there now: rows that say
    the same already stay the objects that they are."""
    field = record._meta.get_field(name)
    if field.one_to_many:
        getattr(record, name).set(_rows(getattr(record, name), field.related_model, value, known or ()))
    elif isinstance(field, ParentalManyToManyField):
        getattr(record, name).set(field.related_model._default_manager.filter(pk__in=value or ()))
    elif field.is_relation:
        setattr(record, field.attname, value)
    else:
        setattr(record, name, field.to_python(value))


def _rows(manager, model, value, known):
    here = list(zip(known, manager.get_object_list(), strict=True))
    rows = []
    for data in value:
        same = next((row for said, row in here if said == data), None)
        row = same if same is not None else _row(model, data)
        if row is not None:  # None: a record that the row cannot do without is gone
            row.sort_order = len(rows)
            rows.append(row)
    return rows


def _row(model, data):
    made = getattr(model, "from_serializable_data", None)
    return made(data) if made else model_from_serializable_data(model, data, check_fks=True, strict_fks=False)
