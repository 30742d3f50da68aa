"""The form field of a moment: a time on the wall of London or Tokyo, never on that of whoever happens to be typing."""

from datetime import datetime

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext_lazy as _

from wagtail_pressrelease.press.languages import Zone
from wagtail_pressrelease.rendering.lines import local_instants

from .widgets import MomentWidget, wall_time


class WallField(forms.Field):
    """A date and a time as a clock on the wall shows them: a naive datetime, to the minute."""

    default_error_messages = {"invalid": _("Enter a date and a time.")}

    def to_python(self, value):
        if value in self.empty_values or isinstance(value, datetime):
            return value or None
        try:
            return wall_time(value)
        except ValueError:
            raise ValidationError(self.error_messages["invalid"], code="invalid") from None


class MomentField(forms.MultiValueField):
    """An instant in UTC from a wall time, a clock, and which of the two is meant where the wall time comes twice.

    `keep_to` names the clock that is offered first, and the instant that the record holds, whose seconds are kept.
    """

    widget = MomentWidget
    default_error_messages = {
        "skipped": _("The clocks go forward then: %(time)s does not exist in %(clock)s. Enter another time."),
        "twice": _("The clocks go back then: %(time)s comes twice in %(clock)s. Choose which of the two is meant."),
    }

    def __init__(self, **kwargs):
        kwargs["widget"] = MomentWidget()
        fields = (
            WallField(required=False),
            forms.ChoiceField(choices=Zone.choices, required=False),
            forms.ChoiceField(choices=[("", ""), ("0", "0"), ("1", "1")], required=False),
        )
        super().__init__(fields, require_all_fields=False, **kwargs)
        self.zone, self.stored = str(Zone.LONDON), None

    def keep_to(self, zone: str, stored: datetime | None):
        self.zone, self.stored, self.widget.zone = zone, stored, zone

    def compress(self, values):
        wall, zone, which = [*values, None, None, None][:3]
        if not wall or wall.tzinfo:  # a program gives the instant itself
            return wall
        zone = zone or self.zone
        instants = local_instants(wall, zone)
        if len(instants) == 1:
            return self._with_seconds(instants[0])
        if not instants or which not in ("0", "1"):
            code = "twice" if instants else "skipped"
            raise ValidationError(
                self.error_messages[code],
                code=code,
                params={"time": wall.strftime("%H:%M"), "clock": Zone(zone).label},
            )
        return self._with_seconds(instants[int(which)])

    def _with_seconds(self, instant):
        """Minutes are shown, seconds are stored: a time that nobody touched stays as it was."""
        untouched = self.stored and self.stored.replace(second=0, microsecond=0) == instant
        return self.stored if untouched else instant

    def has_changed(self, initial, data):
        try:
            return self.clean(data or []) != initial
        except ValidationError:
            return True
