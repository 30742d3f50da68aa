"""The first reading of a file: its shape, and what it names. Nothing of the site is needed for it but its keys."""

import re

from . import format, richtext
from .faults import At, Fault, Refused, Sentence, _
from .files import DOCUMENT, IMAGE, RECORDING, Library
from .jsonstream import Reader

NAMES = {"organizations": _("organization"), "people": _("person"), "topics": _("topic")}
PLACE = re.compile(r"(\w*)(?:\[(\d+)\])?")


class Source:
    """The file that is imported, open as long as the import runs, so that it is the same one each time it is read."""

    def __init__(self, path, max_size: int):
        self.path, self.max_size = path, max_size
        self.digest = None
        self.keys: list[str] = []

    def __enter__(self):
        try:
            if not self.path.is_file():
                raise Refused([Fault("", _("there is no file “%(path)s”"), {"path": str(self.path)})])
            self.file = self.path.open("rb")
        except OSError:
            raise Refused([Fault("", _("the file “%(path)s” cannot be read"), {"path": str(self.path)})]) from None
        if self.path.stat().st_size > self.max_size:
            self.file.close()
            message = _("the file is larger than %(limit)s MB; --max-size allows more")
            raise Refused([Fault("", message, {"limit": self.max_size / 1_000_000})])
        return self

    def __exit__(self, *args):
        self.file.close()

    def records(self):
        """`(section, index, raw value)`, piece by piece."""
        self.file.seek(0)
        reader = Reader(self.file, format.SECTIONS)
        self.keys = reader.keys
        yield from reader
        if self.digest not in (None, reader.digest):
            raise Refused([Fault("", _("the file was changed while it was being read; import it again"))])
        self.digest = reader.digest


class Survey:
    """What a file holds: the records of its registers, what its releases name, and every fault that shows without the
    site's help. Releases themselves are not kept, since there may be many."""

    def __init__(self, source: Source, library: Library, progress=None):
        self.library = library
        self.faults: list[Fault] = []
        self.records = {section: {} for section in NAMES}
        self.places = {section: {} for section in NAMES}
        self.named = {section: {} for section in NAMES}  # by key, the places that name it
        self.references: dict[str, str] = {}
        self.links: dict[str, str] = {}
        self.slugs: dict[str, str] = {}
        self.old_paths: dict[str, str] = {}
        self.broken: set[str] = set()
        self.releases = 0
        for section, index, raw in source.records():
            self._read(section, index, raw)
            if section == "releases" and progress:
                progress("read", self.releases)
        for key in sorted({key for key in source.keys if source.keys.count(key) > 1}):
            self._at(key).fault(_("this key stands twice"))
        if "format" not in source.keys:
            self._at("format").fault(_("is missing; it is “%(format)s”"), format=format.FORMAT)

    def _at(self, *steps):
        at = At("", self.faults)
        for step in steps:
            at = at[step]
        return at

    def _read(self, section, index, raw):
        if section not in format.SECTIONS:
            if section != "format":
                self._at(section).fault(_("unknown key"))
            elif raw != format.FORMAT:
                message = _("“%(format)s” is expected, not “%(raw)s”")
                self._at(section).fault(message, format=format.FORMAT, raw=raw)
            return
        if index is None:
            if raw != []:
                self._at(section).fault(_("a list is expected"))
            return
        before = len(self.faults)
        at = self._at(section, index)
        record = format.read(section, raw, at)
        if section == "releases":
            self.releases += 1
        if record is not None and section == "releases":
            self._note_release(record, at, raw)
        elif record is not None:
            self._note(section, record, at)
        if len(self.faults) > before:
            self.broken.add(at.path)

    def _note(self, section, record, at):
        if record.id in self.records[section]:
            at["id"].fault(_("“%(key)s” stands twice in this file"), key=record.id)
            return
        self.records[section][record.id] = record
        self.places[section][record.id] = at.path
        if section == "people":
            for place, each in enumerate(record.appointments):
                if each is not None:
                    self._name("organizations", each.organization, at["appointments"][place]["organization"])
        if section == "organizations":
            for language in ("en", "ja"):
                self._link(getattr(record.boilerplate, language), at["boilerplate"][language])

    def _name(self, section, key, at):
        if key:
            self.named[section].setdefault(key, []).append(at.path)

    def _link(self, html, at):
        for reference in richtext.links(richtext.parse(html, At("", []))):
            self.links.setdefault(reference, []).append(at.path)

    def _note_release(self, record, at, raw):
        self._once(self.references, record.reference, at["reference"])
        self._once(self.slugs, record.slug, at["slug"])
        for place, path in enumerate(record.old_paths):
            self._once(self.old_paths, path, at["old_paths"][place])
        if record.published and raw.get("released_at", 0) is None:
            at["released_at"].fault(_("a release that is published has a date"))
        for relation in ("parties", "signatories", "quotes", "contacts"):
            for place, row in enumerate(getattr(record, relation)):
                if row is not None:
                    self._name("organizations", row.organization, at[relation][place]["organization"])
                    for name in ("person", "speaker"):
                        self._name("people", getattr(row, name, ""), at[relation][place][name])
        for place, key in enumerate(record.topics):
            self._name("topics", key, at["topics"][place])
        quotes = [quote.id if quote else "" for quote in record.quotes]
        for place, quote in enumerate(record.quotes):
            if quote and quote.id and quote.id in quotes[:place]:
                at["quotes"][place]["id"].fault(_("“%(key)s” stands twice in this release"), key=quote.id)
        for name in ("body", "notes"):
            for language in ("en", "ja"):
                for place, block in enumerate(getattr(getattr(record, name), language)):
                    self._note_block(block, quotes, at[name][language][place])
        self._note_files(record, at)

    def _note_block(self, block, quotes, at):
        if block is None or block.value is None:
            return
        if block.type == "paragraph":
            self._link(block.value, at["html"])
        elif block.type == "quote" and block.value not in quotes:
            at["quote"].fault(_('unknown quote "%(key)s"'), key=block.value)
        elif block.type == "document":
            self.library.check(block.value, DOCUMENT, at["file"])
        elif block.type == "image" and block.value.image:
            self.library.check(block.value.image, IMAGE, at["image"])

    def _note_files(self, record, at):
        if record.image:
            self.library.check(record.image, IMAGE, at["image"])
        for language in ("en", "ja"):
            if file := getattr(record.audio, language):
                self.library.check(file, RECORDING, at["audio"][language])
        for place, attachment in enumerate(record.attachments):
            if attachment and attachment.file:
                self.library.check(attachment.file, DOCUMENT, at["attachments"][place]["file"])

    @staticmethod
    def _once(known, value, at):
        if value and value in known:
            at.fault(
                _("“%(value)s” stands in this file already, at %(place)s"), value=value, place=Sentence(known[value])
            )
        elif value:
            known[value] = at.path

    def check_names(self, register) -> None:
        """Whether everything that is named is in the file or in the site."""
        for section, named in self.named.items():
            kind = Sentence(NAMES[section])
            for key, paths in named.items():
                if key not in self.records[section] and key not in register.items[section]:
                    for path in paths:
                        self.faults.append(Fault(path, _('unknown %(kind)s "%(key)s"'), {"kind": kind, "key": key}))


def in_order(faults) -> list[Fault]:
    """Faults in the order of the file's records."""
    return sorted(faults, key=_order)


def _order(fault):
    section, index = PLACE.match(fault.place).groups()
    return (format.SECTIONS.index(section) if section in format.SECTIONS else -1, int(index or 0))
