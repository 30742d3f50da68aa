"""What stands above the times of a release that is scheduled: which version goes out, and what later changes need."""

from wagtail.admin.panels import Panel

from wagtail_pressrelease.press.languages import reading_language
from wagtail_pressrelease.rendering.lines import both_clocks


def schedule_of(page):
    """What a template says about a release that waits for its hour: {} where it does not."""
    revision = page.scheduled_revision if page and page.pk else None
    if revision is None:
        return {}
    return {
        "revision": revision,
        "hour": both_clocks(revision.approved_go_live_at, reading_language(), page.zone),
        "saved_at": both_clocks(revision.created_at, reading_language(), page.zone),
        "changed_since": page.latest_revision_id not in (None, revision.pk),
    }


class ScheduleNotice(Panel):
    @property
    def clean_name(self):
        return "schedule"

    class BoundPanel(Panel.BoundPanel):
        template_name = "wagtail_pressrelease/admin/schedule.html"

        def __init__(self, **kwargs):
            super().__init__(**kwargs)
            self.schedule = schedule_of(self.instance) if self.form is not None else {}

        def is_shown(self):
            return bool(self.schedule)

        def get_context_data(self, parent_context=None):
            return {**super().get_context_data(parent_context), "schedule": self.schedule, "page": self.instance}
