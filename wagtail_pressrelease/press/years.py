"""The years that a release speaks of. A year beyond them is a slip of the hand, as 0026 for 2026, and calendars, clocks
and lists fail over it."""

from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

YEARS = range(1800, 2200)


def check_years(record, *names):
    """Raises ValidationError, at each of the named dates of a record whose year is none of these."""
    found = {name: moment.year for name in names if (moment := getattr(record, name))}
    if wrong := [name for name, year in found.items() if year not in YEARS]:
        message = _("Check the year: %(year)04d is not between %(first)d and %(last)d.")
        raise ValidationError(
            {
                name: ValidationError(
                    message, code="year", params={"year": found[name], "first": YEARS[0], "last": YEARS[-1]}
                )
                for name in wrong
            }
        )
