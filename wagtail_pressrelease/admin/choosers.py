"""Choosing an organization, a person or a topic: found in either script, or entered on the spot."""

from django import forms
from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.utils.text import capfirst, format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.forms.choosers import BaseFilterForm
from wagtail.admin.ui.tables import Column
from wagtail.snippets.views import chooser as views
from wagtail.snippets.views.chooser import SnippetChooserViewSet
from wagtail.snippets.widgets import AdminSnippetChooser

from wagtail_pressrelease.finding.columns import find
from wagtail_pressrelease.models import Appointment, Organization, Person, Topic
from wagtail_pressrelease.press.languages import LANGUAGES, Language

from .naming import both_names, office_today
from .permissions import may_see_people


def columns(*names):
    """Translated fields in both languages."""
    return [f"{name}_{language}" for name in names for language in LANGUAGES]


class FindForm(BaseFilterForm):
    """The search box of a chooser. `searched` and `joined` are set by the chooser."""

    searched: list = []
    joined: list = []
    q = forms.CharField(
        label=_("Search term"), widget=forms.TextInput(attrs={"placeholder": _("Search")}), required=False
    )

    def filter(self, objects):
        if query := self.cleaned_data.get("q"):
            self.is_searching, self.search_query = True, query
            objects = find(objects, query, self.searched, self.joined)
        return super().filter(objects)


class NewRecordForm(forms.ModelForm):
    """A record entered on the spot: its names in both languages, as far as this person may write them."""

    def __init__(self, *args, for_user=None, **kwargs):
        super().__init__(*args, **kwargs)
        for language in LANGUAGES:
            allowed = for_user is None or for_user.has_perm(f"wagtail_pressrelease.edit_{language}")
            for name in [name for name in self.fields if name.endswith(f"_{language}")]:
                if not allowed:
                    del self.fields[name]
                    continue
                field = self.fields[name]
                own = self._label(name.removesuffix(f"_{language}"))
                field.label = format_lazy(_("{name} ({language})"), name=own, language=Language(language).label)
                field.widget.attrs["lang"] = language

    def _label(self, name):
        model = self._meta.model if hasattr(self._meta.model, name) else Appointment
        return capfirst(model._meta.get_field(name).verbose_name)

    def add_error(self, field, error):
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                super().add_error(name if name in self.fields else None, errors)
        else:
            super().add_error(field, error)


class NewOrganizationForm(NewRecordForm):
    class Meta:
        model = Organization
        fields = [*columns("name"), "country"]


class NewTopicForm(NewRecordForm):
    class Meta:
        model = Topic
        fields = columns("name")


class NewPersonForm(NewRecordForm):
    """A person with the office held today; further appointments are entered in the person's own form."""

    organization = forms.ModelChoiceField(Organization.objects.none(), required=False, label=_("Organization"))
    title_en = forms.CharField(max_length=255, required=False)
    title_ja = forms.CharField(max_length=255, required=False)
    held_from = forms.DateField(
        required=False, label=_("In office from"), widget=forms.DateInput(attrs={"type": "date"}, format="%Y-%m-%d")
    )

    class Meta:
        model = Person
        fields = [*columns("family_name", "given_name"), "kana_family", "kana_given"]

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields["organization"].queryset = Organization.objects.order_by("name_en", "name_ja")
        self.fields["organization"].label_from_instance = both_names

    def clean(self):
        cleaned = super().clean()
        titled = any(cleaned.get(f"title_{language}") for language in LANGUAGES) or cleaned.get("held_from")
        if titled and not cleaned.get("organization"):
            self.add_error("organization", _("Choose the organization that the office belongs to."))
        return cleaned

    @transaction.atomic
    def save(self, commit=True):
        person = super().save(commit)
        if commit and (organization := self.cleaned_data.get("organization")):
            Appointment.objects.create(
                person=person,
                organization=organization,
                held_from=self.cleaned_data.get("held_from"),
                **{name: self.cleaned_data.get(name) or "" for name in columns("title")},
            )
        return person


class Choosing:
    """What all the views of a chooser share. Whom a release names may be a secret until its hour."""

    def dispatch(self, request, *args, **kwargs):
        if not may_see_people(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_display_title(self, instance):
        return both_names(instance)

    def get_creation_form_kwargs(self):
        # The form stands inside the page's own form, whose fields may have the same names.
        return {**super().get_creation_form_kwargs(), "for_user": self.request.user, "prefix": "new-record"}


class Listing(Choosing):
    """The list of a chooser."""

    searched: list = []
    joined: list = []
    further_columns: list = []
    related: tuple = ()
    page_subtitle = ""  # the title says it already

    def get_object_list(self):
        return super().get_object_list().prefetch_related(*self.related)

    def get_filter_form_class(self):
        return type("FilterForm", (FindForm,), {"searched": self.searched, "joined": self.joined})

    @property
    def title_column(self):
        column = super().title_column
        column.accessor = both_names
        return column

    @property
    def columns(self):
        return [*super().columns, *self.further_columns]


class ChooseView(Listing, views.ChooseView):
    pass


class ChooseResultsView(Listing, views.ChooseResultsView):
    pass


class ChosenView(Choosing, views.SnippetChosenView):
    pass


class ChosenMultipleView(Choosing, views.SnippetChosenMultipleView):
    pass


class CreateView(Choosing, views.SnippetCreateView):
    pass


class RecordChooser(AdminSnippetChooser):
    def __init__(self, **kwargs):
        super().__init__(**kwargs)
        # Wagtail writes these in the language of whoever is the first to open a form; the class's own are lazy.
        del self.choose_one_text, self.choose_another_text, self.link_to_chosen_text

    def get_display_title(self, instance):
        return both_names(instance)


class RecordChooserViewSet(SnippetChooserViewSet):
    """`searched` are the columns that the search box asks, `joined` those that make one name together."""

    choose_view_class = ChooseView
    choose_results_view_class = ChooseResultsView
    chosen_view_class = ChosenView
    chosen_multiple_view_class = ChosenMultipleView
    create_view_class = CreateView
    base_widget_class = RecordChooser
    # Of these, Wagtail's own are English for good.
    search_tab_label = _("Search")
    create_action_label = _("Save and choose")
    searched: list = []
    joined: list = []
    further_columns: list = []
    related: tuple = ()
    ordering: tuple = ("name_en", "name_ja", "pk")

    def get_common_view_kwargs(self, **kwargs):
        names = ("searched", "joined", "further_columns", "related", "ordering")
        return super().get_common_view_kwargs(**{name: getattr(self, name) for name in names}, **kwargs)


class OrganizationChooserViewSet(RecordChooserViewSet):
    choose_one_text = _("Choose an organization")
    choose_another_text = _("Choose another organization")
    edit_item_text = _("Edit this organization")
    creation_form_class = NewOrganizationForm
    creation_tab_label = _("New organization")
    searched = [*columns("name", "short_name"), "key"]


class PersonChooserViewSet(RecordChooserViewSet):
    choose_one_text = _("Choose a person")
    choose_another_text = _("Choose another person")
    edit_item_text = _("Edit this person")
    creation_form_class = NewPersonForm
    creation_tab_label = _("New person")
    searched = [*columns("family_name", "given_name"), "kana_family", "kana_given", "key"]
    joined = [("family_name_ja", "given_name_ja"), ("kana_family", "kana_given")]
    further_columns = [Column("office", label=_("Office today"), accessor=office_today)]
    related = ("appointments__organization",)
    ordering = ("family_name_en", "given_name_en", "kana_family", "kana_given", "pk")


class TopicChooserViewSet(RecordChooserViewSet):
    choose_one_text = _("Choose a topic")
    choose_another_text = _("Choose another topic")
    edit_item_text = _("Edit this topic")
    creation_form_class = NewTopicForm
    creation_tab_label = _("New topic")
    searched = [*columns("name"), "key"]
