"""Which texts of a model are translated: what django-modeltranslation knows of its fields, and Wagtail of its blocks. A
site's own fields, rows and blocks included."""

from functools import cache

from django.db import models
from modelcluster.models import get_all_child_relations
from modeltranslation.translator import NotRegistered, translator
from wagtail import blocks
from wagtail.contrib.table_block.blocks import TableBlock
from wagtail.fields import RichTextField, StreamField

from wagtail_pressrelease.press.release import ROWS, TRANSLATED

from .schema import Leaf, List, Schema, Stream, Struct


@cache
def schema_of(model) -> Schema:
    """What is translated of a page or a record, in the order in which the model declares it."""
    fields = translated_fields(model)
    texts = [field for field in fields if not isinstance(field, StreamField)]
    rich = {field.name for field in texts if isinstance(field, RichTextField)}
    rows = {}
    for relation in _in_order(get_all_child_relations(model), ROWS, lambda each: each.get_accessor_name()):
        of_row = translated_fields(relation.related_model)
        if of_row:
            name = relation.get_accessor_name()
            rows[name] = tuple(field.name for field in of_row)
            rich |= {f"{name}.{field.name}" for field in of_row if isinstance(field, RichTextField)}
    return Schema(
        fields=tuple(field.name for field in texts),
        streams={field.name: shape_of(field.stream_block).types for field in fields if isinstance(field, StreamField)},
        rows=rows,
        rich=frozenset(rich),
        order=tuple(field.name for field in fields),
    )


def translated_fields(model) -> list:
    """The fields that have a column per language and hold text."""
    try:
        names = translator.get_options_for_model(model).all_fields
    except NotRegistered:
        return []
    fields = [model._meta.get_field(name) for name in names]
    texts = [field for field in fields if isinstance(field, models.CharField | models.TextField | StreamField)]
    return _in_order(sorted(texts), TRANSLATED, lambda field: field.name)


def _in_order(found, names, name_of) -> list:
    """The plugin's own as it lists them, then a site's."""
    return sorted(found, key=lambda each: names.index(name_of(each)) if name_of(each) in names else len(names))


def shape_of(block):
    """The shape of a block's values. What nobody writes words in is the same in every language."""
    if isinstance(block, blocks.RichTextBlock):
        return Leaf.RICH
    if isinstance(block, TableBlock):
        return Leaf.TABLE
    if isinstance(block, blocks.CharBlock | blocks.TextBlock):
        return Leaf.TEXT
    if isinstance(block, blocks.BaseStructBlock):
        parts = {name: shape_of(child) for name, child in block.child_blocks.items()}
        return Struct(parts) if any(part is not Leaf.NEUTRAL for part in parts.values()) else Leaf.NEUTRAL
    if isinstance(block, blocks.ListBlock):
        item = shape_of(block.child_block)
        return Leaf.NEUTRAL if item is Leaf.NEUTRAL else List(item)
    if isinstance(block, blocks.BaseStreamBlock):
        return Stream({name: shape_of(child) for name, child in block.child_blocks.items()})
    return Leaf.NEUTRAL
