"""The panel of one field: its heading and language, and how it is shown to people who may not change it."""

import functools

from django.db.models import CharField
from django.forms import Textarea
from django.utils.html import format_html
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, TitleFieldPanel
from wagtail.blocks import StreamValue
from wagtail.fields import StreamField

from wagtail_pressrelease import conf
from wagtail_pressrelease.press.languages import Language, reading_language
from wagtail_pressrelease.rendering.lines import both_clocks

from .moments import MomentField
from .permissions import FACTS, WORDS
from .widgets import MomentWidget


class Field(FieldPanel):
    """A field of the form. Somebody who may not change it reads it there instead: the form holds no such field for
    them."""

    def on_model_bound(self):
        super().on_model_bound()
        self.attrs = {**self.attrs, "data-press-field": self.field_name}

    def compared_as(self):
        """What the field is called where versions are compared, away from its tab."""
        return self.heading

    def format_value_for_display(self, value):
        if isinstance(value, bool):
            return gettext("yes") if value else gettext("no")
        if isinstance(value, StreamValue):
            return "\n\n".join(value.stream_block.get_searchable_content(value))
        return "" if value in (None, "") else super().format_value_for_display(value)

    class BoundPanel(FieldPanel.BoundPanel):
        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            if self.form is not None and self.bound_field is None:
                self.read_only = True
                self.heading = self.panel.heading or capfirst(self.panel.db_field.verbose_name)
                self.help_text = ""

        def is_shown(self):
            if not self.read_only:
                return super().is_shown()
            return bool(self.instance) and bool(self.panel.format_value_for_display(self.value_from_instance))

        def get_comparison(self):
            """As Wagtail's, for everybody, and under the heading of the form."""
            compare = functools.partial(self.panel.get_comparison_class(), self.panel.db_field)
            return [functools.partial(self._labelled, compare)]

        def _labelled(self, compare, *objects):
            comparison = compare(*objects)
            if heading := self.panel.compared_as():
                comparison.field_label = lambda: heading
            return comparison


class Fact(Field):
    """A field that is the same in both languages. `blank` says what it means to choose none of its choices."""

    def __init__(self, field_name, blank="", **kwargs):
        super().__init__(field_name, **{"permission": FACTS, **kwargs})
        self.blank = blank

    def clone_kwargs(self):
        return {**super().clone_kwargs(), "blank": self.blank}

    class BoundPanel(Field.BoundPanel):
        def get_editable_context_data(self):
            if self.panel.blank:
                widget = self.bound_field.field.widget
                widget.choices = [(value, label if value else self.panel.blank) for value, label in widget.choices]
            return super().get_editable_context_data()


class Words(Field):
    """A translated field in one language. `named` says the language in the heading, for places where both stand
    together; `limit` is the name of the setting that holds the usual length."""

    def __init__(self, field_name, named=False, limit="", makes_slug=False, **kwargs):
        language = field_name[-2:]
        super().__init__(field_name, **{"permission": WORDS[language], **kwargs})
        self.language, self.named, self.limit, self.makes_slug = language, named, limit, makes_slug

    def clone_kwargs(self):
        own = {name: getattr(self, name) for name in ("named", "limit", "makes_slug")}
        return {**super().clone_kwargs(), **own}

    def on_model_bound(self):
        super().on_model_bound()
        field = self.db_field
        if not self.heading:
            self.heading = capfirst(getattr(field, "translated_field", field).verbose_name)
            if self.named:
                self.heading = self.in_language(self.heading)
        if isinstance(field, StreamField):
            # The words are in the language of the field, the buttons around them in that of the interface.
            self.attrs |= {"data-controller": "press-language", "data-press-language-lang-value": self.language}

    def in_language(self, heading):
        return format_lazy(_("{name} ({language})"), name=heading, language=Language(self.language).label)

    def compared_as(self):
        # English and Japanese have the same heading on their tabs; what has no translations says its language itself.
        is_translated = hasattr(self.db_field, "translated_field")
        return self.in_language(self.heading) if is_translated and not self.named else self.heading

    def format_value_for_display(self, value):
        shown = super().format_value_for_display(value)
        return format_html('<span lang="{}" class="press-words">{}</span>', self.language, shown) if shown else ""

    class BoundPanel(Field.BoundPanel):
        def is_required(self):
            return self.panel.field_name == f"headline_{getattr(self.instance, 'source_language', '')}"

        def get_editable_context_data(self):
            widget = self.bound_field.field.widget
            attrs = widget.attrs
            attrs["lang"] = self.panel.language
            # Wagtail hides the heading of a title and its frame: empty, nothing else would show where to write.
            if "title" in self.panel.classname.split():
                attrs["placeholder"] = f"{self.heading}*" if self.is_required() else self.heading
            if isinstance(widget, Textarea):
                attrs["rows"] = 1 if isinstance(self.panel.db_field, CharField) else 3  # it grows with its text
            for more in (self.length(), self.slug()):
                for name, value in more.items():
                    attrs[name] = f"{attrs[name]} {value}" if name in attrs else value
            return super().get_editable_context_data()

        def length(self):
            """What counts the characters while somebody types."""
            if not self.panel.limit:
                return {}
            return {
                "data-controller": "press-length",
                "data-action": "input->press-length#count",
                "data-press-length-limit-value": getattr(conf.current(), self.panel.limit),
                "data-press-length-text-value": gettext("{count} of at most {limit} characters"),
                "data-press-length-long-value": gettext("{count} characters: longer than {limit} is hard to read."),
            }

        def slug(self):
            """What lets the slug follow the words until the first issue."""
            page = self.instance
            if not self.panel.makes_slug or "slug" not in self.form.fields:
                return {}
            if page and page.pk and page.press_editions.exists():
                return {}
            return {
                "data-controller": "w-sync",
                "data-action": " ".join(TitleFieldPanel.BoundPanel.apply_actions),
                "data-w-sync-target-value": f"#{self.form['slug'].id_for_label}",
            }


class Moment(Fact):
    """A time on the newsroom's clock."""

    def get_form_options(self):
        options = super().get_form_options()
        return {
            **options,
            "field_classes": {self.field_name: MomentField},
            "widgets": {self.field_name: MomentWidget},
        }

    def format_value_for_display(self, value):
        return both_clocks(value, reading_language()) if value else ""
