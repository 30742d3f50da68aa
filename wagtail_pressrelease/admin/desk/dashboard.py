"""The translations on Wagtail's first page: where there is something to do, how far all is, and what comes next."""

from django.db.models import Q
from django.db.models.functions import Coalesce, Least
from django.urls import reverse
from django.utils import timezone
from wagtail.admin.ui.components import Component

from .bars import LABELS
from .narrowing import newsrooms_of
from .shown import show
from .tabs import tabs
from .work import conditions, totals, work_of, works_here
from .worklist import media

FOLDER = "wagtail_pressrelease/admin/desk"
NEXT = 5


class TranslationsPanel(Component):
    name = "press-translations"
    template_name = f"{FOLDER}/dashboard.html"
    order = 150

    @property
    def media(self):
        return media()

    def get_context_data(self, parent_context):
        user, now = parent_context["request"].user, timezone.now()
        work, states = work_of(user, now), conditions(user, now)
        found = totals(work, states)
        # SQLite knows no lesser one of two where one is missing.
        soonest = Least(Coalesce("due", "goes_out"), Coalesce("goes_out", "due"))
        coming = work.filter(states["todo"] | Q(to_review=True)).annotate(soonest=soonest).exclude(soonest=None)
        coming = list(coming.order_by("soonest", "pk")[:NEXT])
        show(coming, user, newsrooms_of(user))
        return {
            **super().get_context_data(parent_context),
            "tabs": tabs(user, found.numbers, lambda name: f"{reverse('press_translations')}?state={name}"),
            "legend": LABELS,
            "sums": found.sums,
            "next": coming,
        }


def add_panel(request, panels) -> None:
    """For Wagtail's hook of what its first page shows."""
    if works_here(request.user):
        panels.append(TranslationsPanel())
