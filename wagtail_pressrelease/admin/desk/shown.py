"""What lists show of a release's translation besides its numbers, in as many queries for fifty rows as for one."""

from django.contrib.auth import get_user_model
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext_lazy as _

from wagtail_pressrelease.localization.assignments import assignments_of
from wagtail_pressrelease.localization.desk import called
from wagtail_pressrelease.localization.steps import Kind
from wagtail_pressrelease.press.languages import Zone, either, other, reading_language
from wagtail_pressrelease.press.tree import parent_path
from wagtail_pressrelease.rendering.lines import both_clocks

from .bars import WORDS, in_words, segments
from .work import languages_of

STEPS = {Kind.TRANSLATE: _("Translate"), Kind.REVIEW: _("Review"), Kind.PUBLISH: _("Approve")}


def show(summaries, user, newsrooms) -> None:
    """Give each of `work_of` what its row shows. `newsrooms` are those that the user sees."""
    now, homes = timezone.now(), {page.path: page for page in newsrooms}
    steps = assignments_of([each.page_id for each in summaries])
    last = {each.pk: max(each.writers.values(), key=lambda writer: writer[1], default=None) for each in summaries}
    people = get_user_model().objects.in_bulk({writer[0] for writer in last.values() if writer and writer[0]})
    writes = languages_of(user)
    for each in summaries:
        home = homes.get(parent_path(each.page.path))
        zone = home.zone if home else Zone.LONDON
        step, writer = steps.get(each.page_id), last[each.pk]
        each.newsroom = either(home, "name")
        each.source_language = other(each.language)
        each.title = getattr(each, f"headline_{each.source_language}") or each.page.draft_title
        each.translation = getattr(each, f"headline_{each.language}")
        each.writer = called(people[writer[0]]) if writer and writer[0] in people else ""
        each.step = STEPS[step.kind] if step else ""
        each.due_line, each.hour_line = _clocks(each.due, zone), _clocks(each.goes_out, zone)
        each.is_late = bool(each.due and each.due < now)
        each.bar = segments({name: getattr(each, name) for name in WORDS})
        each.words = in_words(each.bar)
        each.address = _address(each, writes)


def _clocks(moment, zone):
    return both_clocks(moment, reading_language(), zone) if moment else ""


def _address(summary, writes):
    """The desk, for who may write this language; else the page editor."""
    if summary.language in writes:
        return reverse("press_translate", args=[summary.page_id, summary.language])
    return reverse("wagtailadmin_pages:edit", args=[summary.page_id])
