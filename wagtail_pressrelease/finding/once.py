"""Lists of keys that a database puts together once, whatever it believes of how much is in its tables."""

from django.db import connections
from django.db.models import BooleanField, F, Func, Q


def among(column: str, keys) -> Q:
    """The condition that a column's value is one of some keys, a query for one column. PostgreSQL gets them as one
    array: as a subquery it may join them, and ask them anew for each row while it takes its tables for empty. SQLite
    keeps such a list by itself."""
    if connections[keys.db].vendor != "postgresql":
        return Q(**{f"{column}__in": keys})
    from django.contrib.postgres.expressions import ArraySubquery

    compared = Func(
        F(column), ArraySubquery(keys), template="%(expressions)s)", arg_joiner=" = ANY(", output_field=BooleanField()
    )
    return Q(compared)
