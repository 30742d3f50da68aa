"""The rows of a release in the editor's form: who may change what in them is enforced on the server, field by field."""

import uuid

from django import forms
from django.forms.formsets import ORDERING_FIELD_NAME
from django.forms.models import BaseModelFormSet
from django.utils.functional import cached_property
from modelcluster.forms import BaseChildFormSet
from wagtail.admin.forms.models import WagtailAdminModelForm
from wagtail.admin.panels import InlinePanel
from wagtail.admin.panels.base import get_form_for_model

from .permissions import FACTS


class RowForm(WagtailAdminModelForm):
    """A row, known by its `uid`, since one of a draft has no primary key; where it has no `uid`, by its primary key."""

    is_known = False

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if "uid" in self.fields:
            self.fields["uid"].required = False
            if "__prefix__" in (self.prefix or ""):
                # The browser makes every new row from this one, and would give them all the same.
                self.initial["uid"] = ""

    def clean_uid(self):
        return self.cleaned_data.get("uid") or self.instance.uid

    @property
    def changed_data(self):
        """A new row in which nothing was entered is not a change."""
        changed = super().changed_data
        return changed if self.is_known else [name for name in changed if name not in ("uid", ORDERING_FIELD_NAME)]

    def full_clean(self):
        super().full_clean()
        if self.is_bound:
            self.cleaned_data.setdefault(ORDERING_FIELD_NAME, None)

    def get_field_updates_for_resave(self):
        updates = super().get_field_updates_for_resave()
        return [*updates, (self.add_prefix("uid"), str(self.instance.uid))] if "uid" in self.fields else updates


class RowFormSet(BaseChildFormSet):
    """The rows of one relation. Nothing that the browser says of their number is believed: a row is matched to the
    record that has its uid, rows that the form does not mention stay, and only somebody who may change facts adds,
    deletes or reorders any."""

    @cached_property
    def is_fixed(self):
        user = self.form_kwargs.get("for_user")
        return bool(user) and not user.has_perm(FACTS)

    @cached_property
    def _stored(self):
        """The rows that there are, by what a form may call them."""
        rows = list(self.get_queryset())
        return {str(row.pk): row for row in rows if row.pk} | {str(row.uid): row for row in rows if hasattr(row, "uid")}

    @cached_property
    def _taken(self):
        return []

    def _construct_form(self, i, **kwargs):
        if self.is_bound:
            row = self._row_of(self.add_prefix(i))
            kwargs |= {"empty_permitted": row is None, "use_required_attribute": False}
            if row is not None:
                kwargs["instance"] = row
                self._taken.append(row)
            # Django's own and modelcluster's way looks rows up by primary key and by their number.
            form = super(BaseModelFormSet, self)._construct_form(i, **kwargs)
            form.is_known = row is not None
            return form
        form = super()._construct_form(i, **kwargs)
        form.is_known = True
        return form

    def add_fields(self, form, index):
        super().add_fields(form, index)
        # A row that a colleague deleted meanwhile is a new one, not a hidden error.
        key = self.model._meta.pk.name
        pk = form.instance.pk
        form.fields[key] = forms.CharField(required=False, widget=forms.HiddenInput, initial=pk, empty_value=None)

    def _row_of(self, prefix):
        for name in ("uid", self.model._meta.pk.name):
            row = self._stored.get(str(self.data.get(f"{prefix}-{name}")))
            if row is not None and not any(row is each for each in self._taken):
                return row
        return None

    @cached_property
    def forms(self):
        forms_ = super().forms
        self.rows_gone = []
        """What somebody who adds no rows wrote into a row that was deleted meanwhile."""
        if self.is_bound and self.is_fixed:
            self.rows_gone = [form for form in forms_ if not form.is_known]
            return [form for form in forms_ if form.is_known]
        return forms_

    @property
    def unmentioned(self):
        """By what a form may call them, the rows that the posted form does not speak of."""
        rows = [row for row in self.get_queryset() if not any(row is each for each in self._taken)]
        return {str(getattr(row, "uid", row.pk)) for row in rows}

    def _should_delete_form(self, form):
        return not self.is_fixed and super()._should_delete_form(form)

    def save(self, commit=True):
        manager = getattr(self.instance, self.rel_name)
        stored = list(self.get_queryset())
        self.new_objects, self.changed_objects, self.deleted_objects, placed = [], [], [], []
        for number, form in enumerate(self.forms):
            row = form.instance
            if self._should_delete_form(form):
                self.deleted_objects += [row] if form.is_known else []
            elif form.is_known or form.has_changed():
                if form.has_changed():
                    (self.changed_objects if form.is_known else self.new_objects).append(
                        (row, form.changed_data) if form.is_known else row
                    )
                place = form.cleaned_data.get(ORDERING_FIELD_NAME)
                placed.append((number if place is None else place, number, row))
        mentioned = [row for _place, _number, row in sorted(placed, key=lambda item: item[:2])]
        if self.is_fixed:
            rows = stored
        else:
            # What the form does not mention, somebody else has added meanwhile.
            rows = mentioned + [row for row in stored if not any(row is each for each in self._taken)]
        for order, row in enumerate(self._each_its_uid(rows)):
            row.sort_order = order
        manager.set(rows)
        if commit:
            manager.commit()
        return [*self.new_objects, *(row for row, _fields in self.changed_objects)]

    @staticmethod
    def _each_its_uid(rows):
        seen = set()
        for row in rows:
            if not hasattr(row, "uid"):
                continue
            if row.uid in seen:
                row.uid = uuid.uuid4()
            seen.add(row.uid)
        return rows


class RowsPanel(InlinePanel):
    """Rows whose panels' permissions hold, and which people who may not change facts see as they are."""

    def get_form_options(self):
        options = super().get_form_options()
        rows, child = options["formsets"][self.relation_name], self.child_edit_handler.get_form_options()
        has_uid = any(field.name == "uid" for field in self.db_field.related_model._meta.fields)
        rows |= {
            "form": get_form_for_model(
                self.db_field.related_model,
                form_class=RowForm,
                defer_required_on_fields=child.get("defer_required_on_fields", []),
                field_permissions=child.get("field_permissions", {}),
            ),
            "formset": RowFormSet,
            "fields": [*rows["fields"], "uid"] if has_uid else rows["fields"],
            "widgets": {**rows["widgets"], "uid": forms.HiddenInput()} if has_uid else rows["widgets"],
            "inherit_kwargs": ["for_user"],
        }
        return options

    def on_model_bound(self):
        super().on_model_bound()
        self.attrs = {**self.attrs, "data-press-field": self.relation_name}

    class BoundPanel(InlinePanel.BoundPanel):
        template_name = "wagtail_pressrelease/admin/rows.html"

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "is_fixed": self.formset.is_fixed}
