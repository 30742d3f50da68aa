"""The export of a newsroom: which records it takes, what it cannot carry, and the files that it writes."""

import contextlib
import json
import os
import shutil
import tempfile
from dataclasses import dataclass, field, replace
from pathlib import Path, PurePosixPath

from django.apps import apps
from django.utils.text import slugify
from wagtail.models import PageViewRestriction

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.press.tree import stands_below

from . import comparing, format, renamed, richtext
from .drafts import Taken, note_exported
from .faults import At, Fault, Refused, _
from .lookup import batches
from .oldpaths import old_paths
from .plan import release_models
from .records import record_of
from .register import MODELS
from .standing import standings
from .writer import Lookups, Writer

BATCH = 50  # releases that are looked at together; each comes with several versions of its whole text
NOTHING_SAID = (None, "", [], False, "[]")
FOLDERS = {True: "images", False: "documents"}


@dataclass(slots=True)
class Export:
    """What an export wrote."""

    path: Path
    releases: int = 0
    files: int = 0
    warnings: list[Fault] = field(default_factory=list)


class Exporter:
    """Takes one newsroom out. Everything that it cannot carry is put on record; then nothing is written."""

    def __init__(self, newsroom, drafts=False, progress=None, user=None):
        self.newsroom, self.drafts, self.progress, self.user = newsroom, drafts, progress, user
        self.faults: list[Fault] = []
        self.warnings: list[Fault] = []
        self.used = {section: set() for section in MODELS}
        self.files: dict[str, object] = {}
        self.references: set[str] = set()
        self.taken: list[Taken] = []
        self.private = [*PageViewRestriction.objects.values_list("page__path", flat=True)]

    def write(self, path: Path) -> Export:
        """The file at `path`, whole or not at all, with its images and documents in folders beside it."""
        path.parent.mkdir(parents=True, exist_ok=True)
        with contextlib.ExitStack() as stack:
            part = stack.enter_context(
                tempfile.NamedTemporaryFile("w+", encoding="utf-8", dir=path.parent, suffix=".part", delete=False)
            )
            stack.callback(lambda: Path(part.name).unlink(missing_ok=True))
            count = 0
            for release in self.releases():
                part.write(f"{',' if count else ''}\n{indented(release)}")
                count += 1
                if self.progress:
                    self.progress("export", count)
            registers = self.registers()
            if self.faults:
                raise Refused(self.faults)
            with tempfile.NamedTemporaryFile(
                "w", encoding="utf-8", dir=path.parent, suffix=".part", delete=False
            ) as whole:
                stack.callback(lambda: Path(whole.name).unlink(missing_ok=True))
                part.seek(0)
                whole.write(f'{{\n  "format": {json.dumps(format.FORMAT)}')
                for section, records in registers.items():
                    listed = ",".join(f"\n{indented(record)}" for record in records)
                    whole.write(f',\n  "{section}": [{listed}\n  ]' if listed else f',\n  "{section}": []')
                whole.write(',\n  "releases": [')
                shutil.copyfileobj(part, whole)
                whole.write("\n  ]\n}\n" if count else "]\n}\n")
                whole.flush()
                os.fsync(whole.fileno())
            self.write_files(path.parent)
            os.chmod(whole.name, 0o644)
            os.replace(whole.name, path)
        note_exported(self.taken, self.user)
        return Export(path, count, len(self.files), self.warnings)

    def write_files(self, folder):
        for name, item in self.files.items():
            target = folder / name
            target.parent.mkdir(parents=True, exist_ok=True)
            with item.open_file() as source, target.open("wb") as copy:
                shutil.copyfileobj(source, copy)

    # --- releases
    def releases(self):
        """Every release of the newsroom as JSON data, by reference."""
        pages = []
        for model in release_models():
            found = model.objects.child_of(self.newsroom).exact_type(model)
            pages += [(reference, pk, model) for reference, pk in found.values_list("reference", "pk")]
        self.references = {reference for reference, pk, model in pages}
        known = {pk for reference, pk, model in pages}
        for pk, title, alias in self.newsroom.get_children().values_list("pk", "title", "alias_of"):
            if alias or pk not in known:
                self.faults.append(
                    Fault(title, _("this page is no release, or an alias of one, and cannot be exported"))
                )
        for batch in batches(sorted(pages, key=lambda page: page[0]), BATCH):
            yield from self._batch(batch)

    def _batch(self, batch):
        found = {}
        for model in {model for reference, pk, model in batch}:
            rows = model.objects.filter(pk__in=[pk for reference, pk, its in batch if its is model])
            versions = ("latest_revision", "live_revision") if self.drafts else ("latest_revision",)
            found.update({page.pk: page for page in rows.select_related(*versions)})
        standing = list(standings([found[pk] for reference, pk, model in batch], self.drafts))
        lookups = Lookups()
        lookups.load([each.content for page, each in standing])
        paths = old_paths(found)
        for page, each in standing:
            yield self._release(stands_below(page, self.newsroom), each, lookups, paths.get(page.pk, ()))

    def _release(self, page, standing, lookups, paths):
        at = At(page.reference, self.faults)
        self._check_page(page, standing.content, at)
        writer = Writer(lookups, standing.content, at, self.warnings, stream_of(page))
        slug = standing.content.get("slug") if not standing.editions else page.slug
        release = writer.release(
            reference=page.reference,
            slug=slug or page.slug,
            languages=standing.languages,
            published=standing.published,
            old_paths=tuple(paths),
        )
        if standing.revision:
            self.taken.append(Taken.of(page, standing.revision))
        for edition in standing.editions:
            edition.page = page
            renamed.check(edition, standing.content, lookups, self.newsroom, At(page.reference, self.warnings))
        for section, keys in (
            ("topics", release.topics),
            ("people", [each.person for each in release.signatories] + [each.speaker for each in release.quotes]),
            (
                "organizations",
                [
                    each.organization
                    for rows in (release.parties, release.signatories, release.quotes, release.contacts)
                    for each in rows
                ],
            ),
        ):
            self.used[section].update(filter(None, keys))
        for item in writer.files.values():
            if not item.file.storage.exists(item.file.name):
                at.fault(_("the file of “%(title)s” is missing"), title=item.title)
        release = comparing.with_files(release, lambda file: self._named(file, writer.files[file]))
        self._check_links(release, at)
        return written("releases", release, self.newsroom.zone_info, at)

    def _named(self, file, item):
        """A file's path in the export: the title, so that people know it, and its content, so that it is always the
        same."""
        is_image = hasattr(item, "get_rendition")
        extension = PurePosixPath(item.file.name).suffix.lower()
        name = f"{FOLDERS[is_image]}/{slugify(item.title)[:60] or 'file'}-{file.file[:12]}{extension}"
        self.files[name] = item
        return replace(file, file=name)

    def _check_page(self, page, content, at):
        """What stands on the page and has no place in the format."""
        if any(page.path.startswith(path) for path in self.private if len(path) > len(self.newsroom.path)):
            at.fault(_("the release is private, and a file cannot say so"))
        for name in ("seo_title", "search_description"):
            if content.get(name):
                at.fault(_("a file has no place for the field “%(name)s”"), name=name)
        if page.show_in_menus or content.get("show_in_menus"):
            at.fault(_("a file cannot say that the release is shown in menus"))
        if page.expire_at:
            at.fault(_("a file cannot say that the release expires"))
        for name, blank in own_fields(type(page)):
            if content.get(name) not in (*NOTHING_SAID, blank):
                at.fault(_("a file has no place for the field “%(name)s”"), name=name)

    def _check_links(self, release, at):
        for name in ("body", "notes"):
            for language in LANGUAGES:
                for place, block in enumerate(getattr(getattr(release, name), language)):
                    if block.type == "paragraph":
                        self._check_link(block.value, at[name][language][place]["html"])

    def _check_link(self, html, at):
        for reference in richtext.links(richtext.parse(html, At("", []))):
            if reference not in self.references:
                message = _("the link leads to release “%(reference)s”, which is in another newsroom")
                at.fault(message, reference=reference)

    # --- registers
    def registers(self):
        """The records that the releases use, by key: organizations, people with all their appointments, topics."""
        people = self._items("people")
        for person in people:
            self.used["organizations"].update(each.organization.key for each in person.appointments.all())
        items = {"organizations": self._items("organizations"), "people": people, "topics": self._items("topics")}
        found = {}
        for section, records in items.items():
            found[section] = []
            for item in records:
                at = At(f"{section}.{item.key}", self.faults)
                record = record_of(section, item, at)
                if section == "organizations":
                    for language in LANGUAGES:
                        self._check_link(getattr(record.boilerplate, language), at["boilerplate"][language])
                found[section].append(written(section, record, self.newsroom.zone_info, at))
        return found

    def _items(self, section):
        found = MODELS[section].objects.all()
        if section == "people":
            found = found.prefetch_related("appointments__organization")
        return sorted(
            (item for batch in batches(sorted(self.used[section])) for item in found.filter(key__in=batch)),
            key=lambda item: item.key,
        )


def stream_of(page):
    return page._meta.get_field("body_en").stream_block


def own_fields(model) -> list[tuple]:
    """The fields that a site added to its page type, with what they are by default: those that neither Wagtail nor the
    release's mixins declare."""
    known = {field.name for field in apps.get_model("wagtail_pressrelease", "PressReleasePage")._meta.get_fields()}
    return [
        (each.name, each.get_default() if each.concrete else [])
        for each in model._meta.get_fields()
        if each.name not in known and not (each.is_relation and each.one_to_one) and (each.concrete or each.one_to_many)
    ]


def written(section, record, zone, at) -> dict:
    """The JSON of a record, as an import would read it: what that refuses is refused here."""
    mine = At("", [])
    again = format.read(section, format.write(section, record, zone), mine)
    for fault in mine.faults:
        where = f"{at.path}.{fault.place}" if fault.place else at.path
        at.faults.append(Fault(where, fault.message, fault.values))
    return format.write(section, again, zone)


def indented(data) -> str:
    return "\n".join(f"    {line}" for line in json.dumps(data, ensure_ascii=False, indent=2).split("\n"))
