"""What a content says of one field or relation, put into a record that is about to be saved."""

from modelcluster.fields import ParentalManyToManyField


def put(record, name: str, value, known) -> None:
    """Make a record in memory say it. `known` is what the record says now: its rows that say the same already stay the
    objects that they are."""
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
        row = same if same is not None else model.from_serializable_data(data, check_fks=True)
        if row is not None:  # None: a record that the row cannot do without is gone
            row.sort_order = len(rows)
            rows.append(row)
    return rows
