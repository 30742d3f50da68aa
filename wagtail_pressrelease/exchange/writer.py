"""From what the site holds to what a file says."""

import json
from datetime import date, datetime
from functools import cached_property

from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from wagtail_pressrelease.press.languages import LANGUAGES

from . import format, mapping, pairing, parts, richtext
from .faults import At, _
from .lookup import batches, references_by_page
from .records import file_html
from .register import MODELS


class Lookups:
    """What contents name by number: records, images, documents and pages, looked up for many contents at a time."""

    def __init__(self):
        self.items = {name: {} for name in (*MODELS, "image", "document")}
        self.references = {}

    def load(self, contents) -> None:
        wanted = {name: set() for name in self.items}
        pages = set()
        for content in contents:
            wanted["topics"].update(content.get("topics") or ())
            wanted["image"].add(content.get("image"))
            wanted["document"].update((content.get("audio_en"), content.get("audio_ja")))
            for name in mapping.ROWS:
                for row in content.get(name) or ():
                    wanted["organizations"].add(row.get("organization"))
                    wanted["people"].add(row.get("person") or row.get("speaker"))
                    wanted["document"].add(row.get("document"))
            for name in ("body", "notes"):
                for block in blocks_of(content, name):
                    if block["type"] == "image":
                        wanted["image"].add((block["value"] or {}).get("image"))
                    elif block["type"] == "document":
                        wanted["document"].add(block["value"])
                    elif block["type"] == "paragraph":
                        pages.update(page_links(block["value"] or ""))
        models = {**MODELS, "image": get_image_model(), "document": get_document_model()}
        for name, model in models.items():
            found = model.objects.all()
            if name == "people":
                found = found.prefetch_related("appointments__organization")
            for batch in batches(wanted[name] - set(self.items[name]) - {None}):
                self.items[name].update({item.pk: item for item in found.filter(pk__in=batch)})
        self.references.update(references_by_page(pages - set(self.references)))

    def reference_of(self, pk):
        return self.references.get(pk)

    def key(self, name, pk):
        item = self.items[name].get(pk)
        return item.key if item else ""


def blocks_of(content, name):
    return [block for language in LANGUAGES for block in stream(content, f"{name}_{language}")]


def stream(content, column) -> list[dict]:
    value = content.get(column)
    return (json.loads(value) if isinstance(value, str) else value) or []


def page_links(html):
    tokens = richtext.parse(html, At("", []), stored=True)
    return [int(token.href.removeprefix("page:")) for token in tokens if token.href.startswith("page:")]


def moment(value):
    return datetime.fromisoformat(value) if isinstance(value, str) else value


def day(value):
    return date.fromisoformat(value) if isinstance(value, str) else value


class Writer:
    """One content of a release as a record. `at` takes what a file cannot carry, `notes` what is left out since readers
    do not see it either. Files are named by their content; `files` says which each is."""

    def __init__(self, lookups: Lookups, content: dict, at: At, notes: list, definition):
        self.lookups, self.content, self.at, self.notes = lookups, content, at, notes
        self.definition = definition
        self.files = {}

    def release(self, **about) -> format.Release:
        content = self.content
        columns = {
            **content,
            "released_at": moment(content["released_at"]),
            "embargo_until": moment(content["embargo_until"]),
        }
        release = format.Release(
            **{
                **mapping.record_values("releases", columns),
                "body": self._bodies("body"),
                "notes": self._bodies("notes"),
                "image": self._file("image", content.get("image"), self.at["image"]),
                "audio": parts.Files(
                    **{
                        name: self._file("document", content.get(f"audio_{name}"), self.at["audio"][name])
                        for name in LANGUAGES
                    }
                ),
                "agreement": self._agreement(),
                "parties": tuple(self._rows("parties", format.Party)),
                "signatories": tuple(self._rows("signatories", format.Signatory)),
                "quotes": tuple(self._rows("quotes", format.Quote)),
                "contacts": tuple(self._rows("contacts", format.Contact)),
                "attachments": tuple(self._rows("attachments", format.Attachment)),
                "topics": tuple(
                    sorted(filter(None, (self.lookups.key("topics", pk) for pk in content.get("topics") or ())))
                ),
                **about,
            }
        )
        return release

    @cached_property
    def quote_ids(self):
        return {row["uid"]: f"q{number}" for number, row in enumerate(self.content.get("quotes") or (), 1)}

    def _agreement(self):
        content = self.content
        if not content.get("agreement_kind"):
            told = [name for name in content if name.startswith("agreement_") and content[name]]
            if told:
                self.at["agreement"].fault(_("facts of an agreement are there, but not its kind"))
            return None
        columns = dict(content)
        for name in ("signed_on", "valid_from", "valid_until"):
            columns[f"agreement_{name}"] = day(content.get(f"agreement_{name}"))
        columns["agreement_signed_at"] = moment(content.get("agreement_signed_at"))
        return format.Agreement(**mapping.record_values("agreement", columns))

    def _rows(self, relation, cls):
        for place, row in enumerate(self.content.get(relation) or ()):
            values = {
                name: "" if value is None else value for name, value in mapping.record_values(relation, row).items()
            }
            at = self.at[relation][place]
            for name, section in (("organization", "organizations"), ("person", "people"), ("speaker", "people")):
                if name in row and row[name] is not None:
                    values[name] = self.lookups.key(section, row[name])
                    if not values[name]:
                        at[name].fault(_("this record no longer exists"))
            if relation == "quotes":
                values["id"] = self.quote_ids[row["uid"]]
            if "for_en" in row:
                values["languages"] = tuple(name for name in LANGUAGES if row[f"for_{name}"])
            if "document" in row:
                values["file"] = self._file("document", row["document"], at["file"])
                if values["file"] is None:
                    continue
            yield cls(**values)

    def _file(self, kind, pk, at):
        if pk is None:
            return None
        item = self.lookups.items[kind].get(pk)
        if item is None:
            At(at.path, self.notes).fault(_("the file is gone from the site; readers do not see it either"))
            return None
        try:
            digest = item.get_file_hash()
        except OSError:
            at.fault(_("the file of “%(title)s” is missing"), title=item.title)
            return None
        file = parts.File(file=digest, title=item.title)
        self.files[file] = item
        return file

    def _bodies(self, name):
        found = {}
        for language in LANGUAGES:
            at = self.at[name][language]
            made = [
                self._block(block, at[place]) for place, block in enumerate(stream(self.content, f"{name}_{language}"))
            ]
            found[language] = tuple(block for block in made if block is not None)
        return parts.Bodies(**found)

    def _block(self, block, at):
        kind, value = block["type"], block["value"]
        if kind == "paragraph":
            html = self._html(value or "", at["html"])
            return parts.Block(kind, html) if html else None
        if kind == "heading":
            return parts.Block(kind, value.strip()) if value and value.strip() else None
        if kind == "quote":
            if value not in self.quote_ids:
                At(at.path, self.notes).fault(_("the quote that stood here is gone; readers do not see it either"))
                return None
            return parts.Block(kind, self.quote_ids[value])
        if kind == "document":
            file = self._file("document", value, at)
            return parts.Block(kind, file) if file else None
        if kind == "image":
            file = self._file("image", (value or {}).get("image"), at)
            texts = {name: (value or {}).get(name) or "" for name in ("alt", "caption", "credit")}
            return parts.Block(kind, parts.Figure(image=file, **texts)) if file else None
        return self._other(kind, value, at)

    def _other(self, kind, value, at):
        child = self.definition.child_blocks.get(kind)
        if child is None:
            at.fault(_("this site no longer has a block “%(type)s”"), type=kind)
            return None
        if any(True for _reference in child.extract_references(child.to_python(value))):
            at.fault(_("the value names a page, image or document by its number, which is another one on another site"))
        return parts.Block(kind, pairing.unmarked(value))

    def _html(self, html, at):
        return file_html(html, self.lookups.reference_of, at)
