"""By what a newsroom's listing is narrowed down."""

from datetime import datetime
from zoneinfo import ZoneInfo

from django.db.models import Exists, Max, Min, OuterRef, Q
from django.forms import CheckboxSelectMultiple, RadioSelect
from django.utils import timezone
from django.utils.translation import gettext_lazy as _
from django_filters.filters import ChoiceFilter, ModelMultipleChoiceFilter
from wagtail.admin.views.pages.listing import PageFilterSet
from wagtail.models import Revision

from wagtail_pressrelease.models import Topic
from wagtail_pressrelease.press.languages import Language, Zone
from wagtail_pressrelease.press.release import release_models
from wagtail_pressrelease.publishing.editions import editions

from .naming import both_names


def of_releases(**conditions):
    """Pages that are releases of any type with these columns."""
    found = Q()
    for model in release_models():
        found |= Q(pk__in=model._default_manager.filter(**conditions).values("pk"))
    return found


def is_issued(language):
    """Whether a page is before the public in a language."""
    return Exists(editions().objects.in_force().filter(page=OuterRef("pk"), language=language))


class IssuedFilter(ChoiceFilter):
    CHOICES = (
        ("en", _("English")),
        ("ja", _("Japanese")),
        ("en-only", _("English only")),
        ("ja-only", _("Japanese only")),
        ("none", _("Neither")),
    )
    CONDITIONS = {
        "en": lambda: Q(is_issued("en")),
        "ja": lambda: Q(is_issued("ja")),
        "en-only": lambda: Q(is_issued("en")) & ~Q(is_issued("ja")),
        "ja-only": lambda: Q(is_issued("ja")) & ~Q(is_issued("en")),
        "none": lambda: ~Q(is_issued("en")) & ~Q(is_issued("ja")),
    }

    def filter(self, queryset, value):
        return queryset.filter(self.CONDITIONS[value]()) if value else queryset


class ReadyFilter(ChoiceFilter):
    """What the latest version declares ready. Only where it is a draft does it differ from the page's own columns."""

    def filter(self, queryset, value):
        if not value:
            return queryset
        tick = f"ready_{value}"
        draft = Q(has_unpublished_changes=True, **{f"latest_revision__content__{tick}": True})
        return queryset.filter(draft | Q(has_unpublished_changes=False) & of_releases(**{tick: True}))


class WaitingFilter(ChoiceFilter):
    def filter(self, queryset, value):
        if not value:
            return queryset
        now = timezone.now()
        scheduled = Revision.page_revisions.filter(approved_go_live_at__isnull=False).values("object_id")
        ahead = of_releases(live=False, embargo_until__gt=now) | of_releases(live=False, released_at__gt=now)
        waiting = Q(pk__in=[int(pk) for pk in scheduled.values_list("object_id", flat=True)]) | ahead
        return queryset.filter(waiting) if value == "yes" else queryset.exclude(waiting)


class YearFilter(ChoiceFilter):
    """By the newsroom's clock; `zone` is set by the filters as a whole."""

    zone = ZoneInfo(Zone.LONDON)

    def filter(self, queryset, value):
        if not value:
            return queryset
        start, end = (datetime(year, 1, 1, tzinfo=self.zone) for year in (int(value), int(value) + 1))
        return queryset.filter(press_released_at__gte=start, press_released_at__lt=end)


class TopicFilter(ModelMultipleChoiceFilter):
    def filter(self, queryset, value):
        return queryset.filter(of_releases(topics__in=value)) if value else queryset


class ReleaseFilterSet(PageFilterSet):
    """`below` is the page whose listing this is."""

    issued = IssuedFilter(
        label=_("Issued in"), choices=IssuedFilter.CHOICES, empty_label=_("Any language"), widget=RadioSelect
    )
    ready = ReadyFilter(
        label=_("Ready in"), choices=Language.choices, empty_label=_("Any language"), widget=RadioSelect
    )
    waiting = WaitingFilter(
        label=_("Waits for its hour"),
        choices=[("yes", _("Yes")), ("no", _("No"))],
        empty_label=_("Any"),
        widget=RadioSelect,
    )
    topic = TopicFilter(
        label=_("Topic"),
        queryset=lambda request: Topic.objects.order_by("name_en", "name_ja"),
        widget=CheckboxSelectMultiple,
    )
    year = YearFilter(label=_("Year of release"), choices=[], empty_label=_("Any"), widget=RadioSelect)
    site = has_child_pages = None

    def __init__(self, *args, below=None, **kwargs):
        super().__init__(*args, **kwargs)
        self.filters["topic"].field.label_from_instance = both_names
        zone = ZoneInfo(getattr(below, "zone", None) or Zone.LONDON)
        self.filters["year"].zone = zone
        self.filters["year"].extra["choices"] = _years(below, zone)


def _years(below, zone):
    """The years in which something was released, the latest first."""
    found = editions().objects.filter(page__path__startswith=below.path) if below else editions().objects.all()
    ends = found.aggregate(first=Min("released_at"), last=Max("released_at"))
    if not ends["first"]:
        return []
    first, last = (ends[name].astimezone(zone).year for name in ("first", "last"))
    return [(str(year), str(year)) for year in range(last, first - 1, -1)]
