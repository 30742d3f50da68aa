"""What a browser would send: the data of a form of the admin as it stands on the screen."""

from django import forms
from django.urls import reverse
from wagtail import blocks
from wagtail.blocks.base import BlockWidget


def posted(form, **changes):
    """Everything that a browser sends from an untouched form, its rows and blocks included, with `changes` on top.

    A change to None leaves the field out, as an unticked box is.
    """
    data = {}
    for name in form.fields:
        bound = form[name]
        data.update(_sent(bound.html_name, bound.field.widget, bound.value()))
    for formset in getattr(form, "formsets", {}).values():
        management = formset.management_form
        data.update({management[name].html_name: str(management[name].value()) for name in management.fields})
        for number, row in enumerate(formset.forms):
            data.update(posted(row))
            if formset.can_order and f"{row.prefix}-ORDER" in data:
                data[f"{row.prefix}-ORDER"] = str(number + 1)
    data.update(changes)
    return {name: value for name, value in data.items() if value is not None}


def edit_url(page):
    return reverse("wagtailadmin_pages:edit", args=[page.pk])


def add_url(parent, app="wagtail_pressrelease", model="pressreleasepage"):
    return reverse("wagtailadmin_pages:add", args=[app, model, parent.pk])


def on_screen(client, page, **changes):
    """What the editor of a page would send, for the person whom the client is signed in as."""
    response = client.get(edit_url(page))
    assert response.status_code == 200, (response.status_code, response.headers.get("location"))
    return posted(response.context["form"], **changes)


def row(relation, number, **fields):
    """The data of one row, `row("quotes", 0, text_en="…")`."""
    return {f"{relation}-{number}-{name}": str(value) for name, value in fields.items()}


def new_row(data, relation, **fields):
    """`data` with one row more, as the button "Add" makes it."""
    number = int(data[f"{relation}-TOTAL_FORMS"])
    fresh = {"id": "", "uid": "", "ORDER": number + 1, **fields}
    return {**data, f"{relation}-TOTAL_FORMS": str(number + 1), **row(relation, number, **fresh)}


def _sent(name, widget, value):
    """(name, value) of each control of a widget."""
    if isinstance(widget, BlockWidget):
        yield from _sent_by_block(name, widget.block_def, value)
    elif isinstance(widget, forms.MultiWidget):
        values = value if isinstance(value, list | tuple) else widget.decompress(value)
        for suffix, part, its_value in zip(widget.widgets_names, widget.widgets, values, strict=True):
            yield from _sent(f"{name}{suffix}", part, its_value)
    elif isinstance(widget, forms.CheckboxInput):
        if widget.check_test(value):
            yield name, "on"
    elif isinstance(widget, forms.SelectMultiple | forms.CheckboxSelectMultiple):
        yield name, [str(getattr(item, "pk", item)) for item in value or []]
    elif isinstance(widget, forms.Select | forms.RadioSelect):
        yield name, "" if value is None else str(value)
    elif not isinstance(widget, forms.FileInput):
        shown = widget.format_value(getattr(value, "pk", value))
        yield name, "" if shown is None else str(shown)


def _sent_by_block(name, block, value):
    if isinstance(block, blocks.StreamBlock):
        children = list(value or [])
        yield f"{name}-count", str(len(children))
        for number, child in enumerate(children):
            yield from _sent_by_member(f"{name}-{number}", child.block, child, number)
            yield f"{name}-{number}-type", child.block_type
    elif isinstance(block, blocks.ListBlock):
        children = list(value.bound_blocks) if value is not None else []
        yield f"{name}-count", str(len(children))
        for number, child in enumerate(children):
            yield from _sent_by_member(f"{name}-{number}", block.child_block, child, number)
    elif isinstance(block, blocks.StructBlock):
        for key, child in block.child_blocks.items():
            yield from _sent_by_block(f"{name}-{key}", child, value.get(key))
    else:
        yield from _sent(name, block.field.widget, block.field.prepare_value(block.value_for_form(value)))


def _sent_by_member(name, block, child, number):
    yield f"{name}-deleted", ""
    yield f"{name}-order", str(number)
    yield f"{name}-id", child.id or ""
    yield from _sent_by_block(f"{name}-value", block, child.value)
