"""How programs write releases: version 3 of Wagtail's API. What programs read is in `rendering/api.py`.

A page type's `api_fields` name no column of a release: whoever reads an API could filter and sort by it, and so guess
words that were not issued. What can be written stands in `api_writable` instead, and only people who may edit read it
back.
"""

from copy import copy
from dataclasses import replace

from django import forms
from django.core.exceptions import PermissionDenied, ValidationError
from django.forms.formsets import DELETION_FIELD_NAME, ORDERING_FIELD_NAME
from django.utils import timezone
from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _
from ninja.orm.fields import get_schema_field
from pydantic import create_model
from wagtail.api.conf import get_model_field
from wagtail.api.v3.registry import registry
from wagtail.api.v3.schemas import PageSchema, create_generator, patch_generator, read_generator
from wagtail.api.v3.schemas.pages import BASE_PAGE_FIELDS, PageCreateBaseSchema, PageUpdateBaseSchema
from wagtail.fields import StreamField
from wagtail.models import get_page_models

from wagtail_pressrelease.press.languages import reading_language
from wagtail_pressrelease.press.newsroom import NewsroomMixin
from wagtail_pressrelease.press.release import ReleaseMixin
from wagtail_pressrelease.rendering.lines import list_line

from .forms import NewsroomForm, ReleaseForm
from .moments import MomentField
from .permissions import FACTS

KEYS = {"id", "uid", ORDERING_FIELD_NAME, DELETION_FIELD_NAME}
PAGE_FIELDS = [name for name in BASE_PAGE_FIELDS if name != "title"]  # the title follows the headline


def register_types():
    """Tell the API what can be written of each type of release. Called when the site starts, before its addresses are
    read."""
    for model in get_page_models():
        if issubclass(model, NewsroomMixin):
            model.api_base_form_class = NewsroomAPIForm
        if issubclass(model, ReleaseMixin):
            model.api_base_form_class = ReleaseAPIForm
            create = create_generator.generate_schema(model, base_class=PageCreateBaseSchema, fields=PAGE_FIELDS)
            patch = patch_generator.generate_schema(model, base_class=PageUpdateBaseSchema, fields=PAGE_FIELDS)
            registry.register(
                replace(
                    registry.get(model._meta.label),
                    read_schema=_read_schema(model),
                    create_schema=_write_schema(create, model, create_generator),
                    patch_schema=_write_schema(patch, model, patch_generator, optional=True),
                )
            )


def _write_schema(base, model, generator, optional=False):
    fields = {name: _written(generator, model, name) for name in model.api_writable}
    if optional:
        fields = {name: (annotation | None, None) for name, (annotation, _default) in fields.items()}
    return create_model(base.__name__, __base__=base, **fields)


def _written(generator, model, name):
    """As the generator does it for a writable `APIField`."""
    field = get_model_field(model, name)
    for kind in type(field).__mro__:
        if kind in generator.field_schemas:
            return generator.field_schemas[kind](generator, field)
    annotation, default = get_schema_field(field)
    return annotation, [] if field.many_to_many else default


def _read_schema(model):
    schema = read_generator.generate_schema(model, base_class=PageSchema)
    fields = {name: (object | None, None, staticmethod(_read(model, name))) for name in model.api_writable}
    return read_generator.extend_schema(schema, schema.__name__, fields)


def _read(model, name):
    """What an editor wrote, for editors; null for everybody else, who reads what was issued."""
    field = get_model_field(model, name)

    def resolve(page, context):
        user = context["request"].user
        if not (user.is_authenticated and page.permissions_for_user(user).can_edit()):
            return None
        if isinstance(field, StreamField):
            value = getattr(page, name)
            return value.stream_block.get_api_representation(value, context)
        if field.one_to_many:
            return [_row(row) for row in getattr(page, name).all()]
        if field.many_to_many:
            return [record.pk for record in getattr(page, name).all()]
        return getattr(page, field.attname)

    return resolve


def _row(row):
    writable = [row._meta.get_field(field.name) for field in row.api_fields]
    return {"id": row.pk} | {field.attname: getattr(row, field.attname) for field in writable}


class Instant(forms.DateTimeField):
    """A moment as programs write it: with its offset from UTC."""

    def to_python(self, value):
        moment = super().to_python(value) if not hasattr(value, "tzinfo") else value
        if moment is not None and timezone.is_naive(value if hasattr(value, "tzinfo") else moment):
            raise ValidationError(_("Give the time's offset from UTC, as in 2027-03-01T09:00:00+09:00."), code="naive")
        return moment


class OnlyWhatSomebodyMayChange:
    """A form as far as a program filled it in. What its user may not change is refused, not passed over."""

    def __init__(self, *args, for_user=None, **kwargs):
        # Wagtail removes what the user may not change from the form, and fails over what is not on it. What Wagtail
        # adds of its own, as the title for search engines, is not on the form of the editor: it counts as facts.
        self._meta = copy(self._meta)
        given, known = self.base_fields, self._meta.field_permissions or {}
        permissions = {**dict.fromkeys(PAGE_FIELDS, FACTS), **known}
        self._meta.field_permissions = {name: each for name, each in permissions.items() if name in given}
        super().__init__(*args, for_user=for_user, **kwargs)
        self.refused = [given[name].label for name in self._meta.field_permissions if name not in self.fields]

    def is_up_to_date(self):
        return True  # a program names what it changes, and showed nobody anything

    def clean(self):
        if self.refused and self.instance.pk:
            names = list_line([str(label) for label in self.refused], reading_language())
            self.add_error(None, gettext("You may not change: %(fields)s.") % {"fields": names})
        return super().clean()


class NewsroomAPIForm(OnlyWhatSomebodyMayChange, NewsroomForm):
    pass


class ReleaseAPIForm(OnlyWhatSomebodyMayChange, ReleaseForm):
    """A release, with its rows."""

    def __init__(self, *args, for_user=None, **kwargs):
        super().__init__(*args, for_user=for_user, **kwargs)
        if self.is_new and for_user and not for_user.has_perm(FACTS):
            raise PermissionDenied  # as where somebody begins a release in the editor
        for name, field in self.fields.items():
            if isinstance(field, MomentField):
                self.fields[name] = Instant(required=field.required, label=field.label)
        for formset in self.formsets.values():
            for row in formset.forms:
                if row.is_known:
                    self._keep_what_was_not_sent(row)

    def _keep_what_was_not_sent(self, row):
        """A row that there is already is changed in the fields that were sent. Blank is what a browser means by
        nothing."""
        for name in set(row.fields) - KEYS:
            if row.add_prefix(name) not in self.data:
                del row.fields[name]
