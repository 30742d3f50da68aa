"""What people call a place in the form of a release, and how they read what stands there."""

from django.core.exceptions import FieldDoesNotExist
from django.utils.dateparse import parse_datetime
from django.utils.text import capfirst
from django.utils.translation import gettext as _

from wagtail_pressrelease.localization.parking import readable
from wagtail_pressrelease.press.languages import Language, reading_language
from wagtail_pressrelease.rendering.lines import both_clocks


def heading(model, name: str) -> str:
    """The heading of a field, with its language where it has two."""
    try:
        field = model._meta.get_field(name)
    except FieldDoesNotExist:
        return name
    if field.one_to_many:
        return str(capfirst(field.related_model._meta.verbose_name_plural))
    translated = getattr(field, "translated_field", None)
    if translated is None:
        return str(capfirst(field.verbose_name))
    language = str(Language(name[-2:]).label)
    return _("{name} ({language})").format(name=capfirst(translated.verbose_name), language=language)


def place(model, content: dict, path: str) -> str:
    """The heading of the place that a path leads to, as “Quote 2: Text (Japanese)”."""
    name, *rest = path.split(":")
    field = model._meta.get_field(name)
    if not field.one_to_many or rest[:1] == ["order"]:
        shown = heading(model, name)
        return _("{name}: their order").format(name=shown) if rest[-1:] == ["order"] else shown
    rows = [str(row.get("uid") or row.get("pk")) for row in content.get(name) or ()]
    row = str(capfirst(field.related_model._meta.verbose_name))
    if rest[0] in rows:
        row = _("{name} {number}").format(name=row, number=rows.index(rest[0]) + 1)
    return f"{row}: {heading(field.related_model, rest[1])}" if len(rest) > 1 else row


def reading(model, path: str, value, content: dict) -> str:
    """A value as people read it."""
    name, *rest = path.split(":")
    if isinstance(value, list) and rest[-1:] == ["order"]:
        return _order(content, name, value)
    field = model._meta.get_field(name)
    if not field.one_to_many:
        return _value(field, value)
    model = field.related_model
    if len(rest) > 1:
        return _value(model._meta.get_field(rest[1]), value)
    lines = [
        f"{heading(model, each)}: {_value(model._meta.get_field(each), value[each])}"
        for each in value or ()
        if each not in ("pk", "page", "sort_order", "uid") and value[each] not in (None, "")
    ]
    return "\n".join(lines)


def _order(content, name, ids):
    rows = {str(row.get("uid") or row.get("pk")): row for row in content.get(name) or () if isinstance(row, dict)}
    return "\n".join(f"{number}. {readable(rows.get(each)) or each}" for number, each in enumerate(ids, 1))


def _value(field, value) -> str:
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    if field.is_relation:
        record = field.related_model._default_manager.filter(pk=value).first()
        return str(record) if record else _("a record that no longer exists")
    if field.choices:
        return str(dict(field.flatchoices).get(value, value))
    if field.get_internal_type() == "DateTimeField":
        return both_clocks(parse_datetime(value), reading_language())
    return readable(value) if isinstance(value, str | dict | list) else str(value)
