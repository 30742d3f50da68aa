"""The two verbs: bring a newsroom's file in, and take it out."""

from pathlib import Path

from django.core.exceptions import PermissionDenied, ValidationError
from django.db import reset_queries, transaction
from wagtail.models import Page, ReferenceIndex, Site
from wagtail.signal_handlers import disable_reference_index_auto_update

from wagtail_pressrelease.localization.actions import confirm_as_imported
from wagtail_pressrelease.localization.register import APPOINTMENT, ORGANIZATION
from wagtail_pressrelease.localization.storing import locked
from wagtail_pressrelease.press.indexing import indexed_together
from wagtail_pressrelease.press.languages import LANGUAGES, other
from wagtail_pressrelease.press.tree import stands_below, uproot
from wagtail_pressrelease.publishing import redirects
from wagtail_pressrelease.publishing.gate import NotReady

from . import format, mapping
from .drafts import IMPORTED, unissued
from .exporter import Export, Exporter
from .faults import At, Fault, Refused
from .files import Library
from .plan import CREATE, NOTHING, PUBLISH, UPDATE, Outcome, Plan, put_reason
from .survey import Source, Survey, in_order

LARGEST = 200_000_000  # bytes


def import_file(path, newsroom, user=None, dry_run=False, max_size=LARGEST, progress=None) -> Outcome:
    """Import a file into a newsroom, all of it or nothing.

    The whole file is checked first, outside of any transaction; what is wrong with it is raised as `Refused`, with all
    of its faults. `max_size` is in bytes. `progress(stage, number of releases)` is called with the stages "read",
    "check" and "write". Without a user nobody's permission is asked. `dry_run` says what would be done.
    """
    path = Path(path)
    with Source(path, max_size) as source:
        library = Library(path.parent)
        survey = Survey(source, library, progress)
        plan = Plan(newsroom, survey, library, user)
        outcome = Outcome()
        faults = plan.check(source, outcome, progress)
        if survey.faults or faults:
            raise Refused(in_order([*survey.faults, *faults]))
        outcome.warnings = in_order(outcome.warnings)
        count(outcome, plan)
        if not dry_run:
            write(source, newsroom, survey, library, user, progress)
    return outcome


def count(outcome, plan):
    for section, keys in plan.register.new.items():
        setattr(outcome, section, len(keys))
    outcome.files = len(plan.library.new())


def write(source, newsroom, survey, library, user, progress):
    """Files first, under new names, so that nothing waits for them; then everything else in one transaction."""
    try:
        library.store()
        with transaction.atomic(), indexed_together():
            newsroom = type(newsroom).objects.select_for_update().get(pk=newsroom.pk)
            work = Import(newsroom, survey, library, user)
            work.prepare(source)
            with work.plan.register.at_hand():
                work.run(source, progress)
    except BaseException:
        library.forget()
        raise
    # What is committed has its files, whatever happens from here.
    library.forget(only_unused=True)


class Import:
    """The writing of one import, inside its transaction: planned anew, since the site may have moved on since the
    check."""

    def __init__(self, newsroom, survey, library, user):
        self.newsroom, self.survey, self.user = newsroom, survey, user
        library.look_up()
        library.create(user)
        self.plan = Plan(newsroom, survey, library, user)
        self.targets: dict[str, int] = {}  # pages that were made to be linked to
        self.faults: list[Fault] = []

    def prepare(self, source):
        """Put on record what the releases of the file name."""
        self.add_link_targets(source)
        self.plan.register.build(self.plan.pages.get)
        self.plan.register.create()
        self.new = {section: frozenset(keys) for section, keys in self.plan.register.new.items()}

    def run(self, source, progress):
        done = 0
        for section, index, raw in source.records():
            if section == "releases" and index is not None:
                at = At(f"releases[{index}]", self.faults)
                try:
                    self.write(format.read(section, raw, at), at)
                except NotReady as refused:
                    for reason in refused.reasons:
                        put_reason(reason, None, at)
                except ValidationError as refused:
                    mapping.put_on_record(refused, at)
                done += 1
                reset_queries()  # with DEBUG on, Django remembers thousands of them, whole texts included
                if progress:
                    progress("write", done)
        if self.faults:
            raise Refused(self.faults)

    def add_link_targets(self, source):
        """Releases that others link to need a page to be linked to, before those are written."""
        wanted = {reference for reference in self.survey.links if reference not in self.plan.known}
        if not wanted:
            return
        for section, index, raw in source.records():
            if section == "releases" and index is not None and raw.get("reference", "").strip() in wanted:
                record = format.read(section, raw, At("", self.faults))
                page = self.plan.page_for(record.reference)
                names = ("reference", "source_language", "headline_en", "headline_ja")
                values = mapping.values_of("releases", record)
                mapping.put(page, {name: values[name] for name in names})
                page.slug = record.slug or self.plan.slugs.free(page)
                self.add(page)
                self.targets[record.reference] = page.pk

    def add(self, page):
        page.owner = self.user
        self.newsroom.add_child(instance=uproot(page))
        self.plan.pages[page.reference] = page.pk
        self.plan.references[page.pk] = page.reference

    def write(self, record, at):
        # Every row would have its whole release indexed anew: ten times the work for the same result.
        with disable_reference_index_auto_update():
            pk = self._write(record, at)
        if pk:
            page = self.plan.model_of(record.reference).objects.get(pk=pk)
            for item in (page, *page.press_editions.all()):
                ReferenceIndex.create_or_update_for_object(item)

    def _write(self, record, at):
        plan = self.plan
        record = plan.canonical(record, at)
        if record.reference in plan.pages:
            locked(Page(pk=plan.pages[record.reference]))  # nobody saves between what is read here and what is written
        if record.reference in self.targets:
            page = stands_below(plan.model.objects.get(pk=self.targets[record.reference]), self.newsroom)
            action = CREATE
        else:
            page = plan.page_for(record.reference)
            action = plan.action(record, page)
        kept = None
        if action == UPDATE and page.latest_revision_id:
            kept = unissued(page, lambda content: plan.in_common(record, page, content))
        if kept:
            page = kept.begin(page)
        elif action == UPDATE and page.latest_revision_id:
            page = page.get_latest_revision_as_object()
        if action in (CREATE, UPDATE):
            plan.builder().apply(record, page, plan.slugs)
            if page.pk is None:
                self.add(page)
            elif action == CREATE:
                page.save()
            revision = page.save_revision(user=self.user, log_action=IMPORTED)
            if record.published:
                self._confirm(page, record)
                revision.publish(user=self.user)
            if kept:
                kept.keep(page, self.user)
        elif action == PUBLISH:
            self._confirm(page, record)
            page.latest_revision.publish(user=self.user)
        if record.old_paths:
            pk = plan.pages[record.reference]
            redirects.add(Page(pk=pk), plan.redirects.missing(record, pk))
        return None if action == NOTHING else plan.pages[record.reference]

    def _confirm(self, page, record):
        """What a file publishes in both languages was translated before."""
        if set(record.languages_meant()) == set(LANGUAGES):
            confirm_as_imported(page, other(record.source_language), self.user, self._came_with_the_file)

    def _came_with_the_file(self, entry):
        """Whether the record of a name was made by this import: one that was there already is used as it is."""
        section = "organizations" if entry.kind == ORGANIZATION else "people"
        record = entry.record.person if entry.kind == APPOINTMENT else entry.record
        return record.key in self.new[section]


def export_newsroom(newsroom, path, user=None, drafts=False, progress=None) -> Export:
    """Write a newsroom to a file, with its images and documents in folders beside it.

    What was issued is what is exported; `drafts` takes the latest drafts instead. What a file cannot carry is raised as
    `Refused`, all of it, and then nothing is written.
    """
    if user is not None and not newsroom.permissions_for_user(user).can_edit():
        raise PermissionDenied
    return Exporter(newsroom, drafts, progress, user).write(Path(path))


def find_newsroom(path):
    """The newsroom at a URL path below a site's root, as `newsroom`; that of the default site first. None where there
    is none."""
    for site in Site.objects.select_related("root_page").order_by("-is_default_site", "pk"):
        url_path = f"{site.root_page.url_path}{path.strip('/')}/"
        page = Page.objects.filter(url_path=url_path).first()
        if page and hasattr(page.specific, "zone_info"):
            return page.specific
    return None
