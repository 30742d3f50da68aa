"""The report "No change of meaning": who said that a change of the source leaves its translation as good as it was."""

from django.apps import apps
from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import OuterRef, Q, Subquery
from django.forms import RadioSelect
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django_filters.filters import ChoiceFilter, DateFromToRangeFilter, ModelChoiceFilter
from wagtail.admin.filters import DateRangePickerWidget, WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn
from wagtail.admin.views.reports import ReportView

from wagtail_pressrelease.admin.spreadsheets import SafeExport
from wagtail_pressrelease.localization import register
from wagtail_pressrelease.localization.desk import called
from wagtail_pressrelease.localization.diff import formatting_differs, word_diff
from wagtail_pressrelease.localization.labels import label_of
from wagtail_pressrelease.localization.states import Act
from wagtail_pressrelease.localization.translated import translated_models
from wagtail_pressrelease.localization.units import Unit, plain
from wagtail_pressrelease.models import Confirmation, PressReleasePage
from wagtail_pressrelease.press.languages import Language, other

from .work import languages_of, may_edit

FOLDER = "wagtail_pressrelease/admin/desk"
RECORDS = {
    register.ORGANIZATION: ("wagtail_pressrelease.change_organization", "Organization"),
    register.PERSON: ("wagtail_pressrelease.change_person", "Person"),
    register.APPOINTMENT: ("wagtail_pressrelease.change_person", "Appointment"),
}


def visible_to(user):
    """The declarations about releases that somebody may edit, and about records of the register that they may
    change."""
    pages, found = may_edit(user), Q(pk__in=[])
    for model in translated_models():
        found |= Q(ledger__in=model._default_manager.filter(pk__in=pages.values("pk")).values("ledger"))
    for kind, (permission, _model) in RECORDS.items():
        if user.has_perm(permission):
            found |= Q(unit__startswith=f"{kind}:")
    before = Confirmation.objects.filter(
        pk__lt=OuterRef("pk"),
        ledger=OuterRef("ledger"),
        language=OuterRef("language"),
        unit=OuterRef("unit"),
        target_digest=OuterRef("target_digest"),
    ).order_by("-pk")
    declared = Confirmation.objects.filter(found, act=Act.UNCHANGED.value)
    return declared.annotate(source_before=Subquery(before.values("source_text")[:1])).select_related("user")


class UnchangedFilterSet(WagtailFilterSet):
    at = DateFromToRangeFilter(label=gettext_lazy("When"), widget=DateRangePickerWidget)
    user = ModelChoiceFilter(
        label=gettext_lazy("Who"),
        queryset=lambda request: get_user_model().objects.filter(
            pk__in=visible_to(request.user).order_by().values("user")
        ),
        empty_label=gettext_lazy("Anybody"),
        widget=RadioSelect,
    )
    language = ChoiceFilter(
        label=gettext_lazy("Translation"),
        choices=Language.choices,
        empty_label=gettext_lazy("Any language"),
        widget=RadioSelect,
    )

    class Meta:
        model = Confirmation
        fields = []


class DiffColumn(Column):
    cell_template_name = f"{FOLDER}/diff.html"


class UnchangedReport(SafeExport, ReportView):
    page_title = gettext_lazy("No change of meaning")
    header_icon = "check"
    model = Confirmation
    verbose_name_plural = gettext_lazy("declarations")
    index_url_name = "press_unchanged"
    index_results_url_name = "press_unchanged_results"
    filterset_class = UnchangedFilterSet
    default_ordering = "-at"
    columns = [
        DateColumn("at", label=gettext_lazy("When"), sort_key="at"),
        Column("who", label=gettext_lazy("Who")),
        TitleColumn("release", label=gettext_lazy("Release or record"), get_url=lambda each: each.address),
        Column("what", label=gettext_lazy("Text")),
        DiffColumn("diff", label=gettext_lazy("Change of the source")),
    ]
    list_export = ["at", "who", "release", "what", "get_language_display", "words_before", "words_after"]
    export_headings = {
        "at": gettext_lazy("When"),
        "who": gettext_lazy("Who"),
        "release": gettext_lazy("Release or record"),
        "what": gettext_lazy("Text"),
        "get_language_display": gettext_lazy("Translation"),
        "words_before": gettext_lazy("Source before"),
        "words_after": gettext_lazy("Source after"),
    }
    export_filename = "no-change-of-meaning"

    def dispatch(self, request, *args, **kwargs):
        if not languages_of(request.user):
            raise PermissionDenied
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        return visible_to(self.request.user)

    def decorate_paginated_queryset(self, object_list):
        """What a row says besides its own columns, in as many queries for fifty rows as for one."""
        rows = list(object_list)
        pages, records = self._pages(rows), _records(rows)
        for row in rows:
            kind, _colon, key = row.unit.partition(":")
            about = pages.get(row.ledger) or records.get((kind, key.partition(":")[0]))
            row.release, row.address, model = about or (_("Deleted meanwhile"), None, PressReleasePage)
            row.who = called(row.user) if row.user else ""
            row.what = label_of(Unit(row.unit, "", row.source_text, row.target_text), model)
            row.words_before, row.words_after = plain(row.source_before or ""), plain(row.source_text)
            row.diff = word_diff(row.words_before, row.words_after, other(row.language))
            row.formatting_only = formatting_differs(row.source_before or "", row.source_text)
        return rows

    def _pages(self, rows):
        """By ledger. A copy shares the ledger of its original, which was there first."""
        found, pages = {}, may_edit(self.request.user)
        ledgers = {row.ledger for row in rows}
        for model in translated_models():
            mine = model._default_manager.filter(ledger__in=ledgers, pk__in=pages.values("pk")).order_by("-pk")
            for pk, ledger, title in mine.values_list("pk", "ledger", "draft_title"):
                found[ledger] = (title, reverse("wagtailadmin_pages:edit", args=[pk]), model)
        return found


def _records(rows):
    """The records of the register that rows are about, by kind and primary key."""
    found = {}
    for kind, (_permission, name) in RECORDS.items():
        keys = {row.unit.split(":")[1] for row in rows if row.unit.startswith(f"{kind}:")}
        model = apps.get_model("wagtail_pressrelease", name)
        for record in model._default_manager.filter(pk__in=keys) if keys else ():
            found[kind, str(record.pk)] = (str(record), None, PressReleasePage)
    return found


class ReportItem(MenuItem):
    def is_shown(self, request):
        return bool(languages_of(request.user))


def menu_item():
    return ReportItem(
        gettext_lazy("No change of meaning"),
        reverse("press_unchanged"),
        name="press-unchanged",
        icon_name="check",
        order=1300,
    )


def urls():
    return [
        path("press-releases/reports/unchanged/", UnchangedReport.as_view(), name="press_unchanged"),
        path(
            "press-releases/reports/unchanged/results/",
            UnchangedReport.as_view(results_only=True),
            name="press_unchanged_results",
        ),
    ]
