"""By what the lists of translations are narrowed down."""

from django.db.models import Exists, OuterRef
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.filters import WagtailFilterSet
from wagtail.models import Page

from wagtail_pressrelease.admin.listing_filters import of_releases
from wagtail_pressrelease.admin.naming import both_names
from wagtail_pressrelease.admin.standing import newsroom_models
from wagtail_pressrelease.models import Topic, TranslationSummary
from wagtail_pressrelease.press.languages import Language, either

from .work import STATES, may_edit


class StateFilter(ChoiceFilter):
    """Left to the list, which first counts the releases of every state."""

    def filter(self, queryset, value):
        return queryset


class NewsroomFilter(ChoiceFilter):
    """The releases below a newsroom. Its path is the value, which is no secret: only one's own are offered."""

    def filter(self, queryset, value):
        return queryset.filter(page__path__startswith=value) if value else queryset


class TopicFilter(ModelMultipleChoiceFilter):
    def filter(self, queryset, value):
        return queryset.filter(page__in=Page.objects.filter(of_releases(topics__in=value))) if value else queryset


class WorkFilterSet(WagtailFilterSet):
    """`newsrooms` are those that are offered."""

    language = ChoiceFilter(
        label=_("Into"), choices=Language.choices, empty_label=_("Any language"), widget=RadioSelect
    )
    state = StateFilter(label=_("State"), choices=list(STATES.items()), empty_label=_("Any"), widget=RadioSelect)
    newsroom = NewsroomFilter(label=_("Newsroom"), choices=[], empty_label=_("Any newsroom"), widget=RadioSelect)
    topic = TopicFilter(
        label=_("Topic"),
        queryset=lambda request: Topic.objects.order_by("name_en", "name_ja"),
        widget=CheckboxSelectMultiple,
    )

    class Meta:
        model = TranslationSummary
        fields = []

    def __init__(self, *args, newsrooms, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["topic"].field.label_from_instance = both_names
        named = [(page.path, either(page, "name") or page.title) for page in newsrooms]
        self.filters["newsroom"].extra["choices"] = sorted(named, key=lambda each: each[1])


def newsrooms_of(user) -> list:
    """The newsrooms in which there is something that somebody may edit."""
    below = may_edit(user).order_by().filter(path__startswith=OuterRef("path"))
    found = []
    for model in newsroom_models():
        found += model._default_manager.filter(Exists(below)).defer_streamfields()
    return found
