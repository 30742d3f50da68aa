"""The widgets of the editor's form."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from django import forms
from django.utils.translation import gettext_lazy as _
from wagtail.admin.staticfiles import versioned_static

from wagtail_pressrelease.press.languages import Zone, reading_language
from wagtail_pressrelease.rendering.lines import both_clocks, local_instants, time_line

SCRIPTS = (
    "press-moment",
    "press-length",
    "press-language",
    "press-quote-placement",
    "press-readiness",
    "press-publish",
    "press-office",
    "press-autosave",
)


def editor_media():
    """The scripts and styles of the editor's form."""
    folder = "wagtail_pressrelease/admin"
    return forms.Media(
        js=[versioned_static(f"{folder}/{name}.js") for name in SCRIPTS],
        css={"all": [versioned_static(f"{folder}/editor.css")]},
    )


def wall_time(typed: str) -> datetime:
    """What somebody typed as the time on a wall, to the minute; a ValueError where it is none."""
    wall = datetime.fromisoformat(str(typed).strip())
    if wall.tzinfo is not None:
        raise ValueError("A time on a wall names no zone.")
    return wall.replace(second=0, microsecond=0)


def on_the_wall(moment: datetime | None, zone: str) -> tuple[str, str]:
    """What the clock of the zone shows at a moment, and which of the two it is ("0", "1") where it shows this twice."""
    if moment is None:
        return "", ""
    moment = moment.astimezone(UTC).replace(second=0, microsecond=0)
    wall = moment.astimezone(ZoneInfo(zone)).replace(tzinfo=None, fold=0)
    instants = local_instants(wall, zone)
    return wall.isoformat(timespec="minutes"), str(instants.index(moment)) if len(instants) > 1 else ""


def both_times(typed: str, zone: str) -> list[tuple[str, str]]:
    """The choices ("0", "01:30 BST") and ("1", "01:30 GMT") where a time comes twice; none where it does not."""
    try:
        instants = local_instants(wall_time(typed), zone) if typed else ()
    except (ValueError, KeyError):
        return []
    # Japanese has one name for British winter and summer time: there, Tokyo's clock tells the two apart.
    line = both_clocks if reading_language() == "ja" else time_line
    lines = [(str(number), line(instant, reading_language(), zone)) for number, instant in enumerate(instants)]
    return lines if len(lines) > 1 else []


class MomentWidget(forms.MultiWidget):
    """A wall time, the clock that shows it, and beside them the same moment on both clocks while somebody types."""

    template_name = "wagtail_pressrelease/admin/moment.html"
    use_fieldset = False

    def __init__(self, attrs=None):
        self.zone = str(Zone.LONDON)
        widgets = {
            "": forms.DateTimeInput(
                format="%Y-%m-%dT%H:%M",
                attrs={
                    "type": "datetime-local",
                    "autocomplete": "off",
                    "data-press-moment-target": "wall",
                    "data-action": "input->press-moment#update",
                },
            ),
            "zone": forms.Select(
                choices=Zone.choices,
                attrs={
                    "aria-label": _("On which clock"),
                    "data-press-moment-target": "zone",
                    "data-action": "press-moment#update",
                },
            ),
            "which": forms.Select(
                attrs={
                    "aria-label": _("Which of the two"),
                    "data-press-moment-target": "which",
                    "data-action": "press-moment#update",
                },
            ),
        }
        super().__init__(widgets, attrs)

    def decompress(self, value):
        wall, which = on_the_wall(value, self.zone)
        return [wall, self.zone, which]

    def get_context(self, name, value, attrs):
        values = value if isinstance(value, list) else self.decompress(value)
        wall, zone, which = [*values, None, None, None][:3]
        both = both_times(wall, zone or self.zone)
        self.widgets[2].choices = [("", _("Choose")), *(both or [("0", "0"), ("1", "1")])]
        context = super().get_context(name, [wall, zone or self.zone, which], attrs)
        context["widget"] |= {
            "clocks": {str(zone): str(zone.label) for zone in Zone},
            "language": reading_language(),
            "twice": bool(both),
        }
        return context

    def id_for_label(self, id_):
        return f"{id_}_0" if id_ else id_
