"""What an import will do: decided and checked against the site before anything is written."""

from collections import Counter
from dataclasses import dataclass, field, replace

from django.apps import apps
from django.core.exceptions import PermissionDenied

from wagtail_pressrelease.press.release import ReleaseMixin
from wagtail_pressrelease.press.tree import imagine_below, parent_path, stands_below
from wagtail_pressrelease.publishing import gate
from wagtail_pressrelease.publishing.following import as_ticked
from wagtail_pressrelease.publishing.issued import IssuedMixin

from . import bodies, comparing, format, mapping, parts
from .drafts import carried
from .faults import At, Fault, Sentence, _
from .files import Library
from .lookup import batches, reference_of
from .oldpaths import Redirects
from .pages import Builder, Slugs
from .register import Register
from .standing import draft, standings, ticked
from .survey import Survey
from .writer import Lookups, Writer

CREATE, UPDATE, PUBLISH, NOTHING = "create", "update", "publish", "nothing"


@dataclass(slots=True)
class Outcome:
    """What an import did, or would do: how many of each, and what people should look at."""

    organizations: int = 0
    people: int = 0
    topics: int = 0
    files: int = 0
    releases: Counter = field(default_factory=Counter)
    actions: list = field(default_factory=list)
    warnings: list[Fault] = field(default_factory=list)


def release_models():
    return [model for model in apps.get_models() if issubclass(model, ReleaseMixin) and issubclass(model, IssuedMixin)]


def model_for(newsroom):
    """The page type of new releases in a newsroom: ours, or the site's own where only that is allowed."""
    allowed = [model for model in newsroom.allowed_subpage_models() if issubclass(model, ReleaseMixin)]
    ours = apps.get_model("wagtail_pressrelease", "PressReleasePage")
    return ours if ours in allowed or not allowed else allowed[0]


class Plan:
    """The import of one file into one newsroom, as the site stands now."""

    def __init__(self, newsroom, survey: Survey, library: Library, user=None):
        self.newsroom, self.survey, self.library, self.user = newsroom, survey, library, user
        self.model = model_for(newsroom)
        keys = {section: set(named) for section, named in survey.named.items()}
        self.register = Register(survey.records, keys)
        self.known: dict[str, tuple[type, int, str]] = {}
        for model in release_models():
            for batch in batches({**survey.references, **survey.links}):
                rows = model.objects.filter(reference__in=batch)
                self.known.update(
                    {ref: (model, pk, path) for ref, pk, path in rows.values_list("reference", "pk", "path")}
                )
        self.pages = {reference: pk for reference, (model, pk, path) in self.known.items()}
        self.references = {pk: reference for reference, pk in self.pages.items()}
        self.slugs = Slugs(newsroom, set(survey.slugs))
        self.redirects = Redirects(survey.old_paths)
        library.look_up()

    def builder(self):
        return Builder(self.register, self.library, self.pages.get, self.reference_of)

    def reference_of(self, pk):
        if pk not in self.references:
            self.references[pk] = reference_of(pk)
        return self.references[pk]

    def model_of(self, reference):
        return self.known[reference][0] if reference in self.known else self.model

    def is_here(self, reference) -> bool:
        """Whether the release stands in this newsroom."""
        _model, _pk, path = self.known[reference]
        return parent_path(path) == self.newsroom.path

    def names_are_known(self, record) -> bool:
        """Whether the release can be built: everything that it names is there, and right."""
        rows = [row for relation in mapping.ROWS for row in getattr(record, relation)]
        named = [("organizations", getattr(row, "organization", "")) for row in rows]
        named += [("people", getattr(row, "person", "") or getattr(row, "speaker", "")) for row in rows]
        named += [("topics", key) for key in record.topics]
        return all(
            key in self.register.items[section] and key not in self.register.faulty[section]
            for section, key in named
            if key
        )

    # --- against the site
    def check(self, source, outcome, progress=None) -> list[Fault]:
        """Every fault that shows with the site's help."""
        faults: list[Fault] = []
        self.survey.check_names(self.register)
        for reference, paths in self.survey.links.items():
            if reference not in self.known and reference not in self.survey.references:
                values = {"reference": reference}
                faults += [
                    Fault(path, _("the link leads to an unknown release “%(reference)s”"), values) for path in paths
                ]
        self._skip_broken_records()
        self.register.build()
        self.register.check(self.survey.places, faults)
        outcome.warnings += self.register.warnings(self.survey.places)
        done = 0
        for section, index, raw in source.records():
            if section == "releases" and index is not None:
                at = At(f"releases[{index}]", faults)
                if at.path not in self.survey.broken:
                    self._check_release(format.read("releases", raw, At("", [])), at, outcome)
                done += 1
                if progress:
                    progress("check", done)
        return faults

    def _skip_broken_records(self):
        """What has faults already is not looked at again, nor what depends on it: one cause, one message."""
        survey, register = self.survey, self.register
        for section, places in survey.places.items():
            register.skip(section, {key for key, place in places.items() if place in survey.broken})
        known = register.items["organizations"].keys() | set(register.new["organizations"])
        people = survey.records["people"]
        register.skip(
            "people",
            {
                key
                for key in register.new["people"]
                if any(each.organization not in known for each in people[key].appointments)
            },
        )

    def _check_release(self, record, at, outcome):
        if record is None:
            return
        if record.reference in self.known and not self.is_here(record.reference):
            at["reference"].fault(
                _("“%(reference)s” is the reference of a release in another newsroom"), reference=record.reference
            )
            return
        if not self.names_are_known(record):
            return
        before = len(at.faults)
        record = self.canonical(record, at)
        if len(at.faults) > before:
            return
        page = self.page_for(record.reference)
        self.redirects.check(record, self.pages.get(record.reference), at["old_paths"])
        action = self.action(record, page)
        if action != NOTHING and page.pk and page.locked:
            at["reference"].fault(_("somebody has locked “%(reference)s”"), reference=record.reference)
        if action in (CREATE, UPDATE):
            self.check_permission(record, page)
            self.builder().apply(record, page, self.slugs)
            self.check_page(record, page, at, outcome)
        elif action == PUBLISH:
            self.check_gate(page.get_latest_revision_as_object(), record, at)
        outcome.releases[action] += 1
        outcome.actions.append((record.reference, action))

    def canonical(self, record, at) -> format.Release:
        """The record with its blocks as the site's blocks have them."""
        found = {}
        for name in ("body", "notes"):
            definition = self.model_of(record.reference)._meta.get_field(f"{name}_en").stream_block
            texts = {}
            for language in ("en", "ja"):
                blocks = getattr(getattr(record, name), language)
                texts[language] = tuple(
                    bodies.check(block, definition, at[name][language][place]) for place, block in enumerate(blocks)
                )
            found[name] = parts.Bodies(**texts)
        return replace(record, **found)

    def page_for(self, reference):
        """The release that the record is about, as its latest draft has it; a new one where there is none."""
        if reference in self.known:
            model, pk, _path = self.known[reference]
            return stands_below(model.objects.select_related("latest_revision").get(pk=pk), self.newsroom)
        return imagine_below(self.model(), self.newsroom)

    def check_permission(self, record, page):
        if self.user is None:
            return
        permissions = self.newsroom.permissions_for_user(self.user)
        allowed = page.permissions_for_user(self.user).can_edit() if page.pk else permissions.can_add_subpage()
        if record.published and allowed:
            allowed = (
                page.permissions_for_user(self.user).can_publish() if page.pk else permissions.can_publish_subpage()
            )
        if not allowed:
            raise PermissionDenied

    def check_page(self, record, page, at, outcome):
        mapping.clean(page, at, exclude=("path", "depth", "numchild", "url_path", "translation_key"))
        for relation in mapping.ROWS:
            for place, row in enumerate(getattr(page, relation).all()):
                mapping.clean(row, at[relation][place], exclude=("page",))
        if record.published:
            self.check_gate(page, record, at)
        else:
            held_several(page, At(at.path, outcome.warnings))

    def check_gate(self, page, record, at):
        for reason in gate.reasons(page, as_ticked(page)):
            put_reason(reason, page, at)

    # --- what is to be done
    def action(self, record, page) -> str:
        """What the record asks for: nothing where the site says the same already."""
        if not page.pk:
            return CREATE
        mine = comparing.comparable(record, self.library.identity)
        ((_page, standing),) = standings([page])
        if (not record.published or page.live) and mine == self.told(page, standing.content, standing.languages):
            return NOTHING
        latest = draft(page)
        if mine == self.told(page, latest.content, latest.languages):
            revision = page.latest_revision
            out = page.live and revision and revision.pk == page.live_revision_id
            if not record.published or out or (revision and revision.approved_go_live_at):
                return NOTHING
            return PUBLISH if revision else UPDATE
        known = [] if record.published else filter(None, carried(page, standing))
        if any(mine == self.told(page, content, ticked(content)) for content in known):
            return NOTHING  # the same file again, or an export, and somebody has gone on with the draft since
        return UPDATE

    def in_common(self, record, page, content) -> tuple[int, float]:
        """How much a record and a content both say, as `comparing.in_common` tells it."""
        mine = comparing.comparable(record, self.library.identity)
        return comparing.in_common(mine, self.told(page, content, ticked(content)))

    def told(self, page, content, languages):
        """What a file would say of this content, made comparable."""
        lookups = Lookups()
        lookups.load([content])
        unsaid = At("", [])
        writer = Writer(lookups, content, unsaid, unsaid.faults, page._meta.get_field("body_en").stream_block)
        release = writer.release(reference=page.reference, slug="", languages=languages, published=False, old_paths=())
        again = format.read("releases", format.write("releases", release, self.newsroom.zone_info), At("", []))
        return comparing.comparable(again, lambda file: file)


def put_reason(reason, page, at):
    """Why a release is not ready, at its place in the file."""
    where = at
    for step in mapping.place_of(reason.field):
        where = where[step]
    if reason.row and page is not None:
        uids = [str(row.uid) for row in getattr(page, reason.field).all()]
        where = where[uids.index(reason.row)]
    where.fault("%(message)s", message=Sentence(str(reason.message)))


def held_several(page, at):
    """Of a draft it is only said that the office of a row is not clear."""
    for language in page.ready_languages:
        for reason in gate.people_are_named_in_office(page, language):
            if not reason.language:
                put_reason(reason, page, at)
