"""What there is to translate: every release with the language that it is translated into."""

from urllib.parse import urlencode

from django.contrib.auth import get_user_model
from django.core.exceptions import PermissionDenied
from django.db.models import Count, F, IntegerField, OuterRef, Q, Subquery
from django.db.models.functions import Coalesce
from django.forms import Media, RadioSelect
from django.shortcuts import redirect
from django.urls import path, reverse
from django.utils.dateparse import parse_datetime
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.admin.menu import MenuItem
from wagtail.admin.paginator import WagtailPaginator
from wagtail.admin.staticfiles import versioned_static
from wagtail.admin.ui.tables import Column, TitleColumn
from wagtail.admin.views.generic import BaseListingView
from wagtail.models import Comment, Page
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_pressrelease.admin.listing import EmbargoColumn, ReleasedColumn
from wagtail_pressrelease.admin.standing import annotate, newsroom_models
from wagtail_pressrelease.localization.desk import called
from wagtail_pressrelease.localization.rights import may_write
from wagtail_pressrelease.models import TranslationSummary
from wagtail_pressrelease.press.languages import LANGUAGES, Language, either

FOLDER = "wagtail_pressrelease/admin/desk"
STATES = {
    "todo": (_("Something to do"), Q(new__gt=0) | Q(to_check__gt=0) | Q(outdated__gt=0)),
    "new": (_("New texts"), Q(new__gt=0)),
    "to_check": (_("Texts to check"), Q(to_check__gt=0)),
    "outdated": (_("Outdated texts"), Q(outdated__gt=0)),
    "questions": (_("Open questions"), Q(questions__gt=0)),
    "done": (_("Done"), Q(new=0, to_check=0, outdated=0)),
}


def languages_of(user) -> list[str]:
    """The languages that somebody may write."""
    return [language for language in LANGUAGES if may_write(language, user)]


def may_edit(user):
    """The pages that somebody may edit, as a query."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


class StateFilter(ChoiceFilter):
    def filter(self, queryset, value):
        return queryset.filter(STATES[value][1]) if value else queryset


class NewsroomFilter(ChoiceFilter):
    """The releases below a newsroom. Its path is the value, which is no secret: only one's own are offered."""

    def filter(self, queryset, value):
        return queryset.filter(page__path__startswith=value) if value else queryset


class WorkFilterSet(WagtailFilterSet):
    language = ChoiceFilter(
        label=_("Into"), choices=Language.choices, empty_label=_("Any language"), widget=RadioSelect
    )
    state = StateFilter(
        label=_("State"),
        choices=[(name, label) for name, (label, _condition) in STATES.items()],
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    newsroom = NewsroomFilter(label=_("Newsroom"), choices=[], empty_label=_("Any newsroom"), widget=RadioSelect)

    class Meta:
        model = TranslationSummary
        fields = []

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["newsroom"].extra["choices"] = _newsrooms(self.request.user)


def _newsrooms(user):
    explorable = PagePermissionPolicy().explorable_instances(user).order_by()
    found = []
    for model in newsroom_models():
        found += model._default_manager.filter(pk__in=explorable.values("pk")).defer_streamfields()
    return sorted(((page.path, either(page, "name") or page.title) for page in found), key=lambda each: each[1])


class ProgressColumn(Column):
    """How many texts are new, to check, outdated and done."""

    cell_template_name = f"{FOLDER}/progress.html"

    def get_value(self, instance):
        return instance


class WriterColumn(Column):
    """Who wrote last in the target language, and when."""

    cell_template_name = f"{FOLDER}/writer.html"

    def get_value(self, instance):
        return instance.last_writer


class Releases(WagtailPaginator):
    """Counts what is listed by its own name, not by its table's."""

    verbose_name = _("press release")
    verbose_name_plural = _("press releases")


class WorkList(BaseListingView):
    """Only releases that one may edit. Who writes one language alone finds that language's work first."""

    model = TranslationSummary
    page_title = _("Translations")
    header_icon = "globe"
    verbose_name_plural = _("translations")
    results_template_name = "wagtailadmin/generic/listing_results.html"
    index_url_name = "press_translations"
    index_results_url_name = "press_translations_results"
    filterset_class = WorkFilterSet
    is_searchable = True
    search_fields = ["page__draft_title", "page__title"]
    default_ordering = ("-page__latest_revision_created_at", "-pk")
    paginate_by = 30
    paginator_class = Releases
    columns = [
        TitleColumn("title", label=_("Release"), accessor="page.draft_title", get_url=lambda each: each.address),
        Column("language", label=_("Into"), accessor="get_language_display", sort_key="language"),
        ProgressColumn("progress", label=_("Progress"), sort_key="outstanding"),
        Column(
            "questions", label=_("Open questions"), accessor=lambda each: each.questions or "", sort_key="questions"
        ),
        WriterColumn("writer", label=_("Written last by")),
        ReleasedColumn("released", label=_("Released")),
        EmbargoColumn("embargo", label=_("Embargo"), sort_key="page__go_live_at"),
    ]

    def dispatch(self, request, *args, **kwargs):
        languages = languages_of(request.user)
        if not languages:
            raise PermissionDenied
        if len(languages) == 1 and not request.GET and not self.results_only:
            return redirect(f"{self.index_url}?{urlencode({'language': languages[0], 'state': 'todo'})}")
        return super().dispatch(request, *args, **kwargs)

    def get_base_queryset(self):
        asked = Comment.objects.filter(page=OuterRef("page"), resolved_at=None).order_by().values("page")
        questions = Subquery(asked.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
        return (
            TranslationSummary.objects.filter(page__in=may_edit(self.request.user).values("pk"))
            .select_related("page")
            .annotate(questions=Coalesce(questions, 0), outstanding=F("new") + F("to_check") + F("outdated"))
        )

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        self.decorate(context["object_list"])
        context["media"] += Media(css={"all": [versioned_static(f"{FOLDER}/worklist.css")]})
        return context

    def decorate(self, summaries):
        """What a row shows besides its counts, in as many queries for thirty rows as for one."""
        pages = Page.objects.filter(pk__in=[each.page_id for each in summaries]).specific(defer=False)
        pages = {page.pk: page for page in pages}
        annotate(pages.values())
        last = {each.pk: max(each.writers.values(), key=lambda writer: writer[1], default=None) for each in summaries}
        keys = {writer[0] for writer in last.values() if writer and writer[0]}
        people = {user.pk: called(user) for user in get_user_model().objects.filter(pk__in=keys)}
        for each in summaries:
            writer = last[each.pk]
            each.last_writer = writer and {"name": people.get(writer[0], ""), "at": parse_datetime(writer[1])}
            each.press_standing = getattr(pages.get(each.page_id), "press_standing", None)
            each.address = self.address(each)

    def address(self, summary):
        """The desk, where one may write this language; else the page editor."""
        if summary.language in languages_of(self.request.user):
            return reverse("press_translate", args=[summary.page_id, summary.language])
        return reverse("wagtailadmin_pages:edit", args=[summary.page_id])


class WorkListItem(MenuItem):
    def is_shown(self, request):
        return bool(languages_of(request.user))


def menu_item():
    return WorkListItem(
        _("Translations"), reverse("press_translations"), name="press-translations", icon_name="globe", order=206
    )


def urls():
    return [
        path("press-releases/translations/", WorkList.as_view(), name="press_translations"),
        path(
            "press-releases/translations/results/",
            WorkList.as_view(results_only=True),
            name="press_translations_results",
        ),
    ]
