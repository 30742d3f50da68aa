"""What there is to translate: every release with its language, as a list and as a picture."""

from urllib.parse import urlencode

from django.core.exceptions import PermissionDenied
from django.db.models import F
from django.forms import Media
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.views.reports import ReportView

from wagtail_pressrelease.admin.spreadsheets import SafeExport
from wagtail_pressrelease.finding.columns import find
from wagtail_pressrelease.models import TranslationSummary

from .bars import LABELS
from .columns import COLUMNS
from .narrowing import WorkFilterSet, newsrooms_of
from .shown import show
from .tabs import tabs
from .work import STATES, conditions, languages_of, totals, work_of, works_here

FOLDER = "wagtail_pressrelease/admin/desk"
SEARCHED = ("headline_en", "headline_ja", "page__draft_title", "reference")
# Which comes first where a state is about an hour.
ORDERS = {"due": "due", "soon": "goes_out"}


def media() -> Media:
    return Media(css={"all": [versioned_static(f"{FOLDER}/worklist.css")]})


class Releases(WagtailPaginator):
    """Counts what is listed by its own name, not by its table's."""

    verbose_name = _("press release")
    verbose_name_plural = _("press releases")


class WorkList(SafeExport, ReportView):
    """Only releases that one may edit. Who writes one language alone finds that language's work first."""

    model = TranslationSummary
    page_title = _("Translations")
    header_icon = "globe"
    verbose_name_plural = _("translations")
    results_template_name = f"{FOLDER}/worklist.html"
    index_url_name = "press_translations"
    index_results_url_name = "press_translations_results"
    filterset_class = WorkFilterSet
    is_searchable = True
    default_ordering = "-page__latest_revision_created_at"
    first_ordered_by = ()
    paginate_by = 50
    paginator_class = Releases
    columns = COLUMNS
    export_filename = "translations"
    export_headings = {
        "reference": _("Reference"),
        "headline_en": _("Headline in English"),
        "headline_ja": _("Headline in Japanese"),
        "newsroom": _("Newsroom"),
        "get_language_display": _("Into"),
        "total": _("Texts"),
        **LABELS,
        "questions": _("Open questions"),
        "step": _("Next step"),
        "due_line": _("Due"),
        "due": _("Due (UTC)"),
        "hour_line": _("Goes out"),
        "goes_out": _("Goes out (UTC)"),
        "writer": _("Written last by"),
        "page.latest_revision_created_at": _("Changed (UTC)"),
    }
    list_export = list(export_headings)

    def dispatch(self, request, *args, **kwargs):
        if not works_here(request.user):
            raise PermissionDenied
        languages = languages_of(request.user)
        if len(languages) == 1 and not request.GET and not self.results_only:
            return redirect(f"{self.index_url}?{urlencode({'language': languages[0], 'state': 'todo'})}")
        return super().dispatch(request, *args, **kwargs)

    @cached_property
    def newsrooms(self):
        return newsrooms_of(self.request.user)

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "newsrooms": self.newsrooms}

    @cached_property
    def state(self):
        chosen = self.request.GET.get("state")
        return chosen if chosen in STATES else "all"

    # --- which releases
    def get_filtered_queryset(self):
        now = timezone.now()
        states = conditions(self.request.user, now)
        found = self.search_queryset(self.filter_queryset(work_of(self.request.user, now)))
        self.totals = totals(found, states, self.state)
        return self.order_queryset(found.filter(states[self.state]))

    def search_queryset(self, queryset):
        return find(queryset, self.search_query, SEARCHED)

    def get_ordering(self):
        chosen = self.request.GET.get("ordering")
        return chosen if chosen in self.get_valid_orderings() else ORDERS.get(self.state, self.default_ordering)

    def order_queryset(self, queryset):
        field = F(self.ordering.removeprefix("-"))
        ordered = field.desc if self.ordering.startswith("-") else field.asc
        return queryset.order_by(*self.first_ordered_by, ordered(nulls_last=True), "-pk")

    def get_paginator(self, *args, **kwargs):
        paginator = super().get_paginator(*args, **kwargs)
        paginator.count = self.totals.numbers[self.state]
        return paginator

    # --- what is shown of them
    def decorate_paginated_queryset(self, object_list):
        rows = list(object_list)
        show(rows, self.request.user, self.newsrooms)
        return rows

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        context["media"] += media()
        return {
            **context,
            "tabs": tabs(
                self.request.user,
                self.totals.numbers,
                lambda name: self.address(self.index_url, state=name, ordering=""),
                self.state,
            ),
            "looks": self.looks(),
        }

    def looks(self):
        names = {
            "press_translations": pgettext("how translations are shown", "List"),
            "press_translations_picture": pgettext("how translations are shown", "Picture"),
        }
        return [
            {"label": label, "url": self.address(reverse(name)), "is_current": name == self.index_url_name}
            for name, label in names.items()
        ]

    def address(self, base, **changes):
        """The same choice of releases elsewhere."""
        kept = {key: self.request.GET.getlist(key) for key in ("q", "state", "ordering", *self.filters.form.fields)}
        kept |= {key: [value] for key, value in changes.items()}
        kept = {key: [value for value in values if value] for key, values in kept.items()}
        return f"{base}?{urlencode(kept, doseq=True)}"


class Picture(WorkList):
    """How far all releases are, by language, to look at rather than to read."""

    page_title = _("State of all translations")
    results_template_name = f"{FOLDER}/picture.html"
    index_url_name = "press_translations_picture"
    index_results_url_name = "press_translations_picture_results"
    first_ordered_by = ("language",)
    paginate_by = 200

    def decorate_paginated_queryset(self, object_list):
        rows = super().decorate_paginated_queryset(object_list)
        longest = max((each.total for each in rows), default=0)
        for each in rows:
            each.length = f"{100 * each.total / (longest or 1):.2f}%"
        return rows

    def get_context_data(self, **kwargs):
        return {**super().get_context_data(**kwargs), "sums": self.totals.sums, "legend": LABELS}


class WorkListItem(MenuItem):
    def is_shown(self, request):
        return works_here(request.user)


def menu_item():
    return WorkListItem(
        _("Translations"), reverse("press_translations"), name="press-translations", icon_name="globe", order=206
    )


def urls():
    base = "press-releases/translations/"
    return [
        path(base, WorkList.as_view(), name="press_translations"),
        path(f"{base}results/", WorkList.as_view(results_only=True), name="press_translations_results"),
        path(f"{base}picture/", Picture.as_view(), name="press_translations_picture"),
        path(f"{base}picture/results/", Picture.as_view(results_only=True), name="press_translations_picture_results"),
    ]
