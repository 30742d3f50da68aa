"""The explorer's listing of a newsroom, and the flat one of all releases.

In which languages each release is out, since when, and what still waits for its hour.
"""

from django.db.models import OuterRef, Q, Subquery
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.ui.tables import Column
from wagtail.admin.ui.tables.pages import PageTitleColumn
from wagtail.admin.views.pages.listing import ExplorableIndexView, IndexView
from wagtail.admin.viewsets.pages import PageListingViewSet
from wagtail.models import Page

from wagtail_pressrelease.finding.columns import find
from wagtail_pressrelease.models import PressReleasePage
from wagtail_pressrelease.press.languages import OWN_NAMES, reading_language
from wagtail_pressrelease.press.release import release_models
from wagtail_pressrelease.publishing.editions import editions
from wagtail_pressrelease.rendering import lines

from .listing_filters import ReleaseFilterSet
from .standing import annotate

FOLDER = "wagtail_pressrelease/admin/listing"
SEARCHED = ("headline_en", "headline_ja", "lead_en", "lead_ja", "reference")


class StandingColumn(Column):
    """A column that shows something of a release's standing; empty for other pages."""

    def get_value(self, instance):
        standing = getattr(instance, "press_standing", None)
        return self.show(standing) if standing else ""

    def show(self, standing):
        raise NotImplementedError


class LanguagesColumn(StandingColumn):
    cell_template_name = f"{FOLDER}/languages.html"

    def show(self, standing):
        return [
            {"language": language, "name": OWN_NAMES[language], "issued": language in standing.issued}
            for language in (*standing.issued, *standing.ready)
        ]


class ReleasedColumn(StandingColumn):
    """By the newsroom's clock."""

    def show(self, standing):
        if not standing.released_at:
            return ""
        return lines.moment_line(standing.released_at, reading_language(), standing.zone)


class EmbargoColumn(StandingColumn):
    """By both clocks, the newsroom's own first."""

    cell_template_name = f"{FOLDER}/embargo.html"

    def show(self, standing):
        if not standing.hour:
            return ""
        clocks = lines.both_clocks(standing.hour, reading_language(), standing.zone)
        return {"clocks": clocks, "is_scheduled": standing.is_scheduled}


def with_our_columns(columns):
    """Wagtail's columns without the type, and ours after the title."""
    own = [
        LanguagesColumn("languages", label=_("Languages")),
        ReleasedColumn("released", label=_("Released"), sort_key="press_released_at"),
        EmbargoColumn("embargo", label=_("Embargo")),
    ]
    result = []
    for column in columns:
        if column.name == "type":
            continue
        result.append(column)
        if isinstance(column, PageTitleColumn):
            result += own
    return result


class ReleaseListing:
    """What both listings share."""

    def get_base_queryset(self):
        self.model = Page  # releases of a site's own types stand among ours
        first = editions().objects.filter(page=OuterRef("pk")).order_by("number").values("released_at")[:1]
        return super().get_base_queryset().annotate(press_released_at=Subquery(first))

    def search_queryset(self, queryset):
        if not self.is_searching:
            return super().search_queryset(queryset)
        for hook in self.queryset_hooks():
            queryset = hook(self.parent_page, queryset, self.request)
        found = Q(pk__in=find(Page.objects.order_by(), self.search_query, ["title", "draft_title"]).values("pk"))
        for model in release_models():
            found |= Q(pk__in=find(model._default_manager.order_by(), self.search_query, SEARCHED).values("pk"))
        return queryset.filter(found)

    def queryset_hooks(self):
        return ()

    def get_context_data(self, **kwargs):
        context = super().get_context_data(**kwargs)
        annotate(context["object_list"])
        return context


class NewsroomIndexView(ReleaseListing, ExplorableIndexView):
    """What stands in a newsroom."""

    base_columns = with_our_columns(ExplorableIndexView.base_columns)

    def queryset_hooks(self):
        return hooks.get_hooks("construct_explorer_page_queryset")

    def get_filterset_kwargs(self):
        return {**super().get_filterset_kwargs(), "below": self.parent_page}


class ReleaseIndexView(ReleaseListing, IndexView):
    """All releases of all newsrooms."""

    base_columns = with_our_columns(IndexView.base_columns)
    # Wagtail would name them after the model, which is any page's.
    page_title = _("Press releases")
    verbose_name_plural = _("press releases")
    add_item_label = _("Add a press release")

    def get_base_queryset(self):
        return super().get_base_queryset().type(*release_models())


class ReleaseListingViewSet(PageListingViewSet):
    """All releases, in the menu."""

    model = PressReleasePage
    icon = "doc-full"
    menu_label = _("Press releases")
    menu_order = 205
    add_to_admin_menu = True
    index_view_class = ReleaseIndexView
    filterset_class = ReleaseFilterSet


release_listing = ReleaseListingViewSet("all_press_releases", url_prefix="press-releases")
