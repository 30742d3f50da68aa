"""The press register: the forms and lists of organizations, people and topics."""

from django.utils.functional import cached_property
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail.admin.forms import WagtailAdminModelForm
from wagtail.admin.panels import FieldPanel, FieldRowPanel, ObjectList
from wagtail.admin.ui.tables import Column, TitleColumn, UpdatedAtColumn
from wagtail.snippets.views.snippets import EditView, IndexView, SnippetViewSet, SnippetViewSetGroup

from wagtail_pressrelease.finding.columns import find
from wagtail_pressrelease.models import Organization, Person, Topic
from wagtail_pressrelease.press.languages import LANGUAGES

from .choosers import OrganizationChooserViewSet, PersonChooserViewSet, TopicChooserViewSet
from .fields import Fact, Field
from .inline import RowsPanel
from .merging import Merging
from .naming import both_names, office_today
from .panels import pair
from .permissions import WORDS
from .turns import RecordTurns


def in_both(*names):
    """Translated fields, English and Japanese beside each other, for those who may write them."""
    return [pair(name) for name in names]


class RecordForm(Merging, WagtailAdminModelForm):
    """A key is given once and then stays, since files name the record by it."""

    @property
    def named_by(self):
        return self.instance.key_from

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        if self.instance.pk and "key" in self.fields:
            self.fields["key"].disabled = True
            self.fields["key"].help_text = _("How files name this record. A key is never changed.")
        for language in LANGUAGES:
            if website := self.fields.get(f"website_{language}"):
                website.assume_scheme = "https"

    def save(self, commit=True):
        record = super().save(commit=False)
        self.merge_into_instance()
        if commit:
            record.save()
            self._save_m2m()
        return record

    def add_error(self, field, error):
        """An error of a field that this person may not write is shown above the form."""
        if field is None and hasattr(error, "error_dict"):
            for name, errors in error.error_dict.items():
                super().add_error(name if name in self.fields else None, errors)
        else:
            super().add_error(field, error)


def form(*panels):
    return ObjectList([*panels, FieldPanel("key")], base_form_class=RecordForm)


class NameColumn(TitleColumn):
    def get_value(self, instance):
        return both_names(instance)


class RecordIndexView(IndexView):
    """A list that is searched by both languages' words."""

    joined_fields = ()

    def _get_title_column(self, field_name, column_class=NameColumn, **kwargs):
        return super()._get_title_column(field_name, column_class, **kwargs)

    @cached_property
    def is_searchable(self):
        return True

    def search_queryset(self, queryset):
        if not self.is_searching:
            return queryset
        return find(queryset, self.search_query, self.search_fields, self.joined_fields)


class RecordEditView(RecordTurns, EditView):
    pass


class RecordViewSet(SnippetViewSet):
    index_view_class = RecordIndexView
    edit_view_class = RecordEditView
    copy_view_enabled = False  # a copy would need another key and another name: nothing would be left to copy
    list_display = ["__str__", "key", UpdatedAtColumn(label=gettext_lazy("Updated"))]
    ordering = ["name_en", "name_ja"]
    search_backend_name = None

    def get_queryset(self, request):
        return self.model._default_manager.all()


class OrganizationViewSet(RecordViewSet):
    model = Organization
    icon = "group"
    menu_label = gettext_lazy("Organizations")
    chooser_viewset_class = OrganizationChooserViewSet
    search_fields = OrganizationChooserViewSet.searched
    edit_handler = form(
        *in_both("name", "short_name", "website", "address", "representative", "boilerplate"),
        Fact("country"),
    )


class PersonIndexView(RecordIndexView):
    joined_fields = PersonChooserViewSet.joined


class PersonViewSet(RecordViewSet):
    model = Person
    icon = "user"
    menu_label = gettext_lazy("People")
    index_view_class = PersonIndexView
    chooser_viewset_class = PersonChooserViewSet
    search_fields = PersonChooserViewSet.searched
    list_display = [
        "__str__",
        Column("office", label=gettext_lazy("Office today"), accessor=office_today),
        *RecordViewSet.list_display[1:],
    ]
    ordering = ["family_name_en", "given_name_en", "kana_family", "kana_given"]
    edit_handler = form(
        *in_both("family_name", "given_name", "prefix", "post_nominals"),
        FieldRowPanel(
            [
                Field("latin_order", permission=WORDS["en"]),
                Field("kana_family", permission=WORDS["ja"]),
            ]
        ),
        FieldRowPanel(
            [
                Field("latin_capitals", permission=WORDS["en"]),
                Field("kana_given", permission=WORDS["ja"]),
            ]
        ),
        RowsPanel(
            "appointments",
            [
                Fact("organization"),
                *in_both("title", "as_printed"),
                FieldRowPanel([Fact("held_from"), Fact("held_until")]),
            ],
            heading=gettext_lazy("Appointments"),
            label=gettext_lazy("Appointment"),
        ),
    )

    def get_queryset(self, request):
        return super().get_queryset(request).prefetch_related("appointments__organization")


class TopicViewSet(RecordViewSet):
    model = Topic
    icon = "tag"
    menu_label = gettext_lazy("Topics")
    chooser_viewset_class = TopicChooserViewSet
    search_fields = TopicChooserViewSet.searched
    edit_handler = form(*in_both("name"))


class RegisterGroup(SnippetViewSetGroup):
    items = (OrganizationViewSet, PersonViewSet, TopicViewSet)
    menu_label = gettext_lazy("Press register")
    menu_icon = "list-ul"
    menu_order = 210
