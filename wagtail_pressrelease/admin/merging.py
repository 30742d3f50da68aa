"""A form that two people may have open at once: it remembers what it showed, and its save merges what both changed."""

from dataclasses import dataclass

from django import forms
from django.core import signing
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from wagtail_pressrelease.localization.applying import keys_of_rows, said_by, say, without_bare_names
from wagtail_pressrelease.localization.merge import Conflict, Kind, Merged, merge, shown
from wagtail_pressrelease.localization.parking import park
from wagtail_pressrelease.localization.pieces import Print, same
from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.press.stored import as_stored
from wagtail_pressrelease.publishing.content import content_of, own_fields

from .inline import RowFormSet

SHOWN = "press_shown"
NAMES = {"uid": "uid", "pk": "id"}
SALT = "wagtail_pressrelease.shown"


@dataclass(frozen=True, slots=True)
class Shown:
    """What a form in a browser shows: the print of its content, and the version that this very form has saved."""

    content: Print
    revision: tuple[int, str] | None = None


def sign(instance, content: Print, revision=None) -> str:
    made = [revision.pk, revision.created_at.isoformat()] if revision else None
    return signing.dumps([instance._meta.label, instance.pk, content, made], salt=SALT, compress=True)


def read_shown(data, instance) -> Shown | None:
    """What the form that was posted showed; None where it does not say, or somebody made it up."""
    try:
        label, pk, content, made = signing.loads(data.get(SHOWN, ""), salt=SALT)
    except (signing.BadSignature, ValueError):
        return None
    return Shown(content, tuple(made) if made else None) if (label, pk) == (instance._meta.label, instance.pk) else None


def _known_by(row) -> str:
    return str(row.get("uid") or row.get("pk"))


class ShownField(forms.CharField):
    """Travels along, and is no change of anything."""

    widget = forms.HiddenInput

    def __init__(self):
        super().__init__(required=False)

    def has_changed(self, initial, data):
        return False


class Merging:
    """Mixed into a form of a record. `latest` is the content as it stands, `shown` what the form showed when it was
    filled in; `conflicts` is what of the posted form is not in the record after `save`."""

    keeps_conflicts = False
    """Set by the view that saves: a preview parks nothing."""
    named_by = ""
    """The text of which one language at least is needed; "" where a record can do without."""

    def __init__(self, *args, **kwargs):
        super().__init__(*args, **kwargs)
        self.fields[SHOWN] = ShownField()
        self.keys_of_rows = keys_of_rows(type(self.instance))
        self.conflicts, self.taken, self._displayed = [], [], None
        self.latest, self.shown = None, None
        if self.instance.pk:
            self.latest = self.latest_content()
            known = shown(self.latest, self.keys_of_rows)
            if not self.is_bound:
                self.initial[SHOWN] = sign(self.instance, known)
            else:
                self.shown = read_shown(self.data, self.instance) or (Shown(known) if self.is_up_to_date() else None)

    # --- what a subclass says
    def content(self):
        """What the instance says, as plain data."""
        return said_by(self.instance)

    def latest_content(self):
        return self.content()

    def is_up_to_date(self):
        """Whether a form that does not say what it showed can have shown nothing but what is there now."""
        return False

    # --- checking
    def clean(self):
        cleaned = super().clean()
        if self.instance.pk and self.shown is None:
            raise ValidationError(
                _(
                    "This form does not say which version it showed, so that saving it could overwrite what somebody "
                    "else wrote. Copy your text, and load the page anew."
                )
            )
        if self.named_by and self.latest is not None:
            self._keep_a_name([f"{self.named_by}_{language}" for language in LANGUAGES])
        return cleaned

    def _keep_a_name(self, names):
        """Two people may clear a name each, in one language and in the other. The second is told so as long as the form
        can say it."""
        mine = {name: self.cleaned_data.get(name, getattr(self.instance, name)) for name in names}
        base, theirs = ({name: each.get(name, "") for name in names} for each in (self.shown.content, self.latest))
        merged = merge(base, theirs, mine, self.keys_of_rows).content
        for name in names:
            if any(mine.values()) and not any(merged.values()) and not mine[name]:
                self.add_error(
                    name,
                    _(
                        "Somebody else has cleared the name in the other language meanwhile, so that none would be "
                        "left. Enter one here, or load the page anew."
                    ),
                )

    # --- saving
    def merge_into_instance(self):
        """Bring what somebody else has changed meanwhile into the instance, which holds what was posted."""
        known = self.content()
        mine = self._displayed = self._as_posted(known)
        if self.latest is None or same(shown(self.latest, self.keys_of_rows), self.shown.content):
            return
        result = merge(self.shown.content, self.latest, mine, self.keys_of_rows)
        result.conflicts += self._rows_gone()
        self.settle(result, mine)
        self.conflicts = result.conflicts
        self.taken = [name for name in result.content if not self._alike(name, result.content, mine)]
        for name in result.content:
            if not self._alike(name, result.content, known):
                say(self.instance, name, result.content[name], known.get(name))
        self.was_merged()
        if self.keeps_conflicts:
            park(self.conflicts, self.instance, self.for_user, self.shown.content)

    def settle(self, result: Merged, mine: dict):
        """Where a subclass decides what the merge cannot know."""

    def was_merged(self):
        """Where a subclass derives what follows from the content."""

    def _alike(self, name, one, other):
        return same(*(shown({name: each.get(name)}, self.keys_of_rows) for each in (one, other)))

    def _as_posted(self, mine):
        """Without the rows that the form has never shown: the formset keeps them, so that nobody's row is lost. One
        that was deleted meanwhile, and has no `uid`, is still the row that it was."""
        if self.shown is None:
            return mine
        posted = dict(mine)
        for name, formset in self.formsets.items():
            if not isinstance(formset, RowFormSet):
                continue
            known = {each[0] for each in self.shown.content.get(name) or ()}
            rows = getattr(self.instance, name).get_object_list()
            names = {id(form.instance): str(form.data.get(form.add_prefix("id"))) for form in formset.forms}
            posted[name] = [
                {**row, "pk": row.get("pk") or (names.get(id(each)) if names.get(id(each)) in known else None)}
                for row, each in zip(mine[name], rows, strict=True)
                if _known_by(row) in known or _known_by(row) not in formset.unmentioned
            ]
        return posted

    def _rows_gone(self):
        """What somebody who may not add rows wrote into one that was deleted meanwhile."""
        found = []
        for name, formset in self.formsets.items():
            known = {each[0]: each[1] for each in self.shown.content.get(name) or ()}
            for form in getattr(formset, "rows_gone", ()):
                identity = _known_by({key: form.data.get(form.add_prefix(name)) for key, name in NAMES.items()})
                if identity in known and form.is_valid():
                    row = {each: form.cleaned_data[each] for each in form.fields if each in known[identity]}
                    ((_identity, print_),) = shown({name: [as_stored(row)]}, self.keys_of_rows)[name]
                    written = {each: row[each] for each in row if not same(print_[each], known[identity][each])}
                    if written:
                        found.append(Conflict(f"{name}:{identity}", Kind.GONE, as_stored(written), None, print_))
        return found

    def get_field_updates_for_resave(self):
        """After an autosave the form shows what it has just posted, whatever else is in the draft by now."""
        updates = super().get_field_updates_for_resave()
        names = {name: value for name, value in updates if name in (self._displayed or ())}
        content = {**self._displayed, **{name: self.content()[name] for name in names}}
        revision = getattr(self.instance, "latest_revision", None)
        return [*updates, (SHOWN, sign(self.instance, shown(content, self.keys_of_rows), revision))]


class MergingPage(Merging):
    """Mixed into a form of a page: what is merged with is the latest version."""

    def content(self):
        return without_bare_names(own_fields(content_of(self.instance)))

    def latest_content(self):
        latest = self.instance.get_latest_revision()
        return self.content() if latest is None else without_bare_names(own_fields(latest.content))

    def is_up_to_date(self):
        latest = self.instance.get_latest_revision()
        loaded = (self.data.get("loaded_revision_id"), self.data.get("loaded_revision_created_at"))
        return latest is not None and loaded == (str(latest.pk), latest.created_at.isoformat())

    def save(self, commit=True):
        page = super().save(commit=False)
        self.merge_into_instance()
        if commit:
            # Checked above. Saving checks again and, where a release is scheduled, asks the gate about what is but a
            # draft.
            page.save(clean=False)
            self._save_m2m()
        return page
