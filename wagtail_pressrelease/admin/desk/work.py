"""The work that there is on translations: every release that somebody may edit, with what lists say of it, and the
states by which they narrow it down."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from django.db.models import (
    BooleanField,
    Case,
    CharField,
    Count,
    Exists,
    ExpressionWrapper,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Sum,
    Value,
    When,
)
from django.db.models.functions import Cast, Coalesce
from django.utils.translation import gettext_lazy as _
from wagtail.models import Comment, Revision
from wagtail.permission_policies.pages import PagePermissionPolicy

from wagtail_pressrelease.admin.permissions import may_see_people
from wagtail_pressrelease.localization.assignments import pieces_of_work
from wagtail_pressrelease.localization.rights import may_write
from wagtail_pressrelease.models import TranslationSummary
from wagtail_pressrelease.press.languages import LANGUAGES, Language

from .bars import WORDS, in_words, segments

SOON = timedelta(days=7)
STATES = {
    "todo": _("To do"),
    "mine": _("Mine"),
    "free": _("Free for me"),
    "outdated": _("Outdated"),
    "questions": _("Open questions"),
    "due": _("Due within 7 days"),
    "soon": _("Out within 7 days"),
    "new": _("New texts"),
    "to_check": _("Texts to check"),
    "done": _("Done"),
    "all": _("All"),
}


def languages_of(user) -> list[str]:
    """The languages that somebody may write."""
    return [language for language in LANGUAGES if may_write(language, user)]


def works_here(user) -> bool:
    """Whether lists of translations are for somebody: who writes a language, or works on releases otherwise."""
    return bool(languages_of(user)) or may_see_people(user)


def may_edit(user):
    """The pages that somebody may edit, as a query."""
    return PagePermissionPolicy().instances_user_has_permission_for(user, "change")


def work_of(user, now: datetime) -> QuerySet:
    """Summaries of the releases that somebody may edit, with the page of each and, besides: `questions` that are open;
    `outstanding` texts; `progress` in per cent; `due`, when the step that it is at is; `scheduled`, the hour of the
    version that goes out by itself; `goes_out`, that or the hour that is planned, where it lies ahead; whether the user
    is asked `to_review` it, or to approve it; and whether it `concerns` the user, who has had a hand in it, owns the
    page, or is asked so."""
    asked = Comment.objects.filter(page=OuterRef("page"), resolved_at=None).order_by().values("page")
    questions = Subquery(asked.annotate(number=Count("pk")).values("number"), output_field=IntegerField())
    scheduled = Revision.page_revisions.filter(
        object_id=Cast(OuterRef("page_id"), CharField()), approved_go_live_at__isnull=False
    )
    hands = TranslationSummary.people.through.objects.filter(translationsummary=OuterRef("pk"), user=user)
    to_review = _pieces().filter(task__reviewtask__groups__in=user.groups.values("pk"))
    return (
        TranslationSummary.objects.filter(page__in=may_edit(user).values("pk"))
        .select_related("page")
        .annotate(
            questions=Coalesce(questions, 0),
            outstanding=F("new") + F("to_check") + F("outdated"),
            progress=Case(
                When(total=0, then=Value(100)),
                default=(F("translated") + F("reviewed")) * 100 / F("total"),
                output_field=IntegerField(),
            ),
            due=Subquery(_pieces().values("due_at")[:1]),
            scheduled=Subquery(scheduled.values("approved_go_live_at")[:1]),
            goes_out=Coalesce("scheduled", Case(When(hour__gt=now, then=F("hour")))),
            to_review=Exists(to_review),
            concerns=ExpressionWrapper(
                Q(page__owner=user) | Exists(hands) | Q(to_review=True), output_field=BooleanField()
            ),
        )
    )


def _pieces():
    """The piece of work that a summary's page is at."""
    return pieces_of_work().filter(workflow_state__object_id=Cast(OuterRef("page_id"), CharField()))


def conditions(user, now: datetime) -> dict[str, Q]:
    """By state, which of `work_of` are in it. Mine is what concerns one, as long as it is under way; free what nobody
    has begun to write, in a language that one writes."""
    writes = languages_of(user) or [""]  # one condition that nothing can meet would make all of `totals` 0
    todo = Q(outstanding__gt=0)
    under_way = todo | Q(questions__gt=0) | Q(page__live=False) | Q(page__has_unpublished_changes=True)
    return {
        "todo": todo,
        "mine": under_way & Q(concerns=True),
        "free": Q(total__gt=0, new=F("total"), language__in=writes),
        "outdated": Q(outdated__gt=0),
        "questions": Q(questions__gt=0),
        "due": Q(due__lte=now + SOON),
        "soon": Q(goes_out__lte=now + SOON),
        "new": Q(new__gt=0),
        "to_check": Q(to_check__gt=0),
        "done": Q(outstanding=0),
        "all": Q(),
    }


@dataclass(frozen=True, slots=True)
class Totals:
    """Of many releases: how many are in each state, and how far those of one state are together, by language."""

    numbers: dict[str, int]
    sums: list[dict]


def totals(work: QuerySet, states: dict[str, Q], state: str = "all") -> Totals:
    """Of all of `work_of`; one query."""
    asked = {f"in_{name}": Count("pk", filter=each or None) for name, each in states.items()}
    for language in LANGUAGES:
        those = states[state] & Q(language=language)
        asked[f"{language}_releases"] = Count("pk", filter=those)
        asked |= {f"{language}_{name}": Sum(name, filter=those, default=0) for name in WORDS}
    found = work.order_by().aggregate(**asked)
    sums = []
    for language in LANGUAGES:
        if releases := found[f"{language}_releases"]:
            bar = segments({name: found[f"{language}_{name}"] for name in WORDS})
            label = Language(language).label
            sums.append({"language": label, "releases": releases, "bar": bar, "words": in_words(bar)})
    return Totals({name: found[f"in_{name}"] for name in states}, sums)
