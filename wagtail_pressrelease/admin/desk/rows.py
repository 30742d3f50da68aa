"""A desk's rows as one user's screen shows them. The page and the answers to its saves are made of the same rows, so
that they never differ."""

from dataclasses import dataclass, field, fields
from datetime import datetime

from django.db.models import CharField
from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.functional import cached_property
from django.utils.translation import gettext as _

from wagtail_pressrelease.localization.desk import called
from wagtail_pressrelease.localization.diff import formatting_differs, two_sides, word_diff
from wagtail_pressrelease.localization.rights import is_own_work, may_review, may_write
from wagtail_pressrelease.localization.states import Name, Origin
from wagtail_pressrelease.localization.units import digest
from wagtail_pressrelease.press.languages import reading_language
from wagtail_pressrelease.rendering import lines

from .labels import GROUPS, SELF_EVIDENT, Labels, slug
from .richtext import Editor, shown

ROW = "wagtail_pressrelease/admin/desk/_row.html"


@dataclass(frozen=True, slots=True)
class Aside:
    """A text that is kept beside a row: mine that lost a race, another's, or a proposal."""

    pk: int
    why: str
    is_mine: bool
    by: str
    at: str
    value: str
    marked: list
    theirs_marked: list
    may_take: bool
    may_let_go: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """One row of the screen. `source` and `target` are digests; `main` is what Ctrl+Enter does."""

    id: str
    kind: str
    group: str
    label: str
    shows_label: bool
    state: str
    source: str
    target: str
    source_html: str
    target_html: str
    rich: bool = False
    is_whole: bool = False
    has_lines: bool = False
    longest: int | None = None
    is_placement: bool = False
    is_added: bool = False
    pieces: int = 1
    proposed: bool = False
    outdated: bool = False
    is_same: bool = False
    origin: str = ""
    who: str = ""
    at: str = ""
    diff: list = field(default_factory=list)
    formatting_only: bool = False
    asides: tuple[Aside, ...] = ()
    writable: bool = True
    why_not: str = ""
    main: str = "confirm"
    may_leave_out: bool = False
    may_dismiss: bool = False
    may_review: bool = False
    returned: bool = False
    may_return: bool = False

    @property
    def slug(self) -> str:
        return slug(self.id)

    @property
    def mark(self) -> str:
        """Changes when anything that the screen shows of the row does."""
        return digest(repr([getattr(self, each.name) for each in fields(self)]))


class Sheet:
    """The rows of a desk, for one user. `locked` is why nothing can be written at the moment."""

    def __init__(self, desk, user, locked: str = ""):
        self.desk, self.user, self.locked = desk, user, locked
        self.labels = Labels(desk)
        self.writes, self.reviews = may_write(desk.target, user), may_review(desk.target, user)
        self.writes_source = may_write(desk.source, user)
        self.editor = Editor(text for row in desk.rows if row.unit.rich for text in (row.unit.source, row.unit.target))

    @cached_property
    def rows(self) -> dict[str, Shown]:
        return {row.unit.id: self._shown(row) for row in self.desk.rows}

    @property
    def groups(self):
        """Each heading with its rows; all of them, since a save may bring the first row of one."""
        found = {name: [] for name in GROUPS}
        for row in self.rows.values():
            found[row.group].append(row)
        return [(name, GROUPS[name], rows) for name, rows in found.items()]

    def order(self) -> dict[str, list[str]]:
        """The ids of the rows of each group."""
        return {name: [row.id for row in rows] for name, _label, rows in self.groups}

    def contentstate(self, row: Shown) -> str:
        """A rich text as Draftail begins with it."""
        if not (row.rich and row.writable):
            return ""
        return self.editor.contentstate(self.desk.by_id[row.id].unit.target, row.is_whole)

    def html(self, row: Shown, **said) -> str:
        """A row as the page shows it; `said` is what a save has to say about it."""
        return render_to_string(ROW, {"row": row, "desk": self.desk, "contentstate": self.contentstate(row), **said})

    # --- one row
    def _shown(self, row):
        unit, state = row.unit, row.state
        source, target = digest(unit.source), digest(unit.target)
        who, at = (state.by, state.at) if state.name in (Name.TRANSLATED, Name.REVIEWED) else row.writer or ("", None)
        placement = unit.kind == "placement"
        writable = row.writable and self.writes and not self.locked
        field = self.desk.field_of(row)
        moved_on = state.source_then if digest(state.source_then) != source else ""
        return Shown(
            id=unit.id,
            kind=unit.kind,
            group=row.group,
            label=self.labels.of(row),
            shows_label=not placement and unit.kind not in SELF_EVIDENT,
            state=_state(state),
            source=source,
            target=target,
            source_html=self._html(unit, unit.source),
            target_html=self._html(unit, unit.target),
            rich=unit.rich,
            is_whole=unit.rich and row.entry is not None,
            has_lines=field is not None and not isinstance(field, CharField),
            longest=getattr(field, "max_length", None),
            is_placement=placement,
            is_added=not source and bool(target),
            pieces=max(len(unit.elements), 1),
            proposed=unit.proposed,
            outdated=state.outdated,
            is_same=state.same and not placement,
            origin=state.origin if state.origin != Origin.PERSON else "",
            who=who,
            at=_moment(at),
            diff=word_diff(moved_on, unit.source, self.desk.source) if moved_on else [],
            formatting_only=bool(moved_on) and formatting_differs(moved_on, unit.source),
            asides=tuple(self._aside(each, unit, state) for each in row.parked),
            writable=writable,
            why_not=""
            if row.writable or self.locked or not self.writes
            else _("You may not change this record of the register."),
            main=self._main(row),
            may_leave_out=writable and not state.left_out and row.entry is None and not placement and bool(source),
            may_dismiss=state.outdated and self.writes_source and not self.locked,
            may_review=self.reviews,
            returned=state.returned,
            may_return=self.reviews and writable and not row.entry and state.name in (Name.TRANSLATED, Name.REVIEWED),
        )

    def _html(self, unit, text):
        if unit.kind == "placement":
            return self.labels.placed(unit) if text else ""
        return shown(text) if unit.rich else text

    def _main(self, row):
        """A reviewer reads what others have confirmed; what is to be placed is carried over."""
        state = row.state
        if row.unit.kind == "placement" and state.name == Name.NEW:
            return "carry"
        own = is_own_work(row, self.user)
        reads = self.reviews and state.name == Name.TRANSLATED and not (state.outdated or state.left_out or own)
        return "review" if reads else "confirm"

    def _aside(self, parked, unit, state):
        value = str(parked.value or "")
        mine, theirs = two_sides(value, unit.target, self.desk.target)
        is_proposal, is_mine = parked.why == parked.Why.PROPOSAL, parked.user_id == self.user.pk
        may = self.writes and not self.locked
        may_take = may and (self.reviews or not is_proposal) and (self.reviews or state.name != Name.REVIEWED)
        return Aside(
            parked.pk,
            parked.why,
            is_mine,
            called(parked.user) if parked.user else "",
            _moment(parked.at),
            value,
            mine,
            theirs,
            may_take,
            may and (is_mine or may_take),
        )


def _state(state):
    """The one word for a row's colour."""
    if state.outdated:
        return "outdated"
    return "left-out" if state.left_out else str(state.name)


def _moment(at: datetime | None) -> str:
    if not at:
        return ""
    return lines.recent_moment(at, timezone.now(), reading_language(), timezone.get_current_timezone())
