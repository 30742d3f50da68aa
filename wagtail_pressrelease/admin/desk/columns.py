"""What a row of the lists of translations shows of a release."""

from django.utils.translation import gettext_lazy as _
from wagtail.admin.ui.tables import Column, DateColumn, TitleColumn

FOLDER = "wagtail_pressrelease/admin/desk/columns"


class WholeColumn(Column):
    """Its template is given the whole row."""

    def get_value(self, instance):
        return instance


class ReleaseColumn(TitleColumn):
    """Both headlines, and the release's number."""

    cell_template_name = f"{FOLDER}/release.html"


class IntoColumn(WholeColumn):
    """The language that is written, and by whom it was last."""

    cell_template_name = f"{FOLDER}/into.html"


class ProgressColumn(WholeColumn):
    cell_template_name = f"{FOLDER}/progress.html"


class DueColumn(WholeColumn):
    """What is to be done next, and when by both clocks."""

    cell_template_name = f"{FOLDER}/due.html"


class HourColumn(WholeColumn):
    """When the release goes out by both clocks, and whether it does by itself."""

    cell_template_name = f"{FOLDER}/hour.html"


COLUMNS = [
    ReleaseColumn("title", label=_("Release"), get_url=lambda each: each.address, sort_key="page__draft_title"),
    IntoColumn("language", label=_("Into"), sort_key="language"),
    ProgressColumn("progress", label=_("Progress"), sort_key="progress"),
    Column("questions", label=_("Open questions"), accessor=lambda each: each.questions or "", sort_key="questions"),
    DueColumn("due", label=_("Due"), sort_key="due"),
    HourColumn("hour", label=_("Goes out"), sort_key="goes_out"),
    DateColumn(
        "changed",
        label=_("Changed"),
        accessor="page.latest_revision_created_at",
        sort_key="page__latest_revision_created_at",
    ),
]
