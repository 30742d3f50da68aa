"""What people call a unit: the field that it is, or what it is in its body."""

from django.apps import apps
from django.core.exceptions import FieldDoesNotExist
from django.utils.text import capfirst
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from . import register

IN_BODIES = {
    "heading": gettext_lazy("Heading"),
    "paragraph": gettext_lazy("Paragraph"),
    "item": gettext_lazy("Item"),
    "cell": gettext_lazy("Table cell"),
    "caption": gettext_lazy("Caption"),
    "alt": gettext_lazy("Text alternative"),
    "credit": gettext_lazy("Credit"),
    "text": gettext_lazy("Text"),
    "placement": pgettext_lazy("of a body", "Block"),
}
REGISTER = {
    register.ORGANIZATION: "Organization",
    register.PERSON: "Person",
    register.APPOINTMENT: "Appointment",
}


def label_of(unit, model) -> str:
    """The label of a unit of a page of this model: "Headline", "Paragraph", "Quote: text", "Organization: name"."""
    first, *rest = unit.id.split(":")
    if unit.block or unit.kind == "placement":
        return str(IN_BODIES.get(unit.kind, IN_BODIES["text"]))
    if first in REGISTER and rest:
        return _in_row(apps.get_model("wagtail_pressrelease", REGISTER[first]), rest[1])
    relation = _field(model, first)
    if relation is not None and relation.one_to_many and len(rest) > 1:
        return _in_row(relation.related_model, rest[1])
    return _called(model, first)


def _in_row(model, name):
    row = capfirst(str(model._meta.verbose_name))
    return _("%(row)s: %(field)s") % {"row": row, "field": _called(model, name, str)}


def _called(model, name, form=capfirst):
    field = _field(model, name)
    return form(str(field.verbose_name)) if hasattr(field, "verbose_name") else form(name.replace("_", " "))


def _field(model, name):
    try:
        return model._meta.get_field(name)
    except FieldDoesNotExist:
        return None
