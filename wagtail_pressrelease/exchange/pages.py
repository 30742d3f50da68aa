"""From a record of a file to a release page, in memory: not saved here."""

from dataclasses import dataclass, field

from django.utils.text import slugify

from wagtail_pressrelease.press.languages import LANGUAGES

from . import bodies, format, mapping
from .files import Library
from .register import Register


@dataclass(slots=True)
class Context:
    """What the blocks of a body name, and what it is here."""

    library: Library
    page_id: object
    reference_of: object
    quotes: dict = field(default_factory=dict)


class Slugs:
    """The addresses of a newsroom: those that are taken, and those that a file gives."""

    def __init__(self, newsroom, given: set[str]):
        self.taken = {*newsroom.get_children().values_list("slug", flat=True), *given}
        self.numbers: dict[str, int] = {}

    def free(self, page) -> str:
        """The model's own slug, or with a number where it is taken."""
        base = page.default_slug() or slugify(page.title, allow_unicode=True) or "release"
        slug = base
        while slug in self.taken:
            self.numbers[base] = self.numbers.get(base, 1) + 1
            slug = f"{base}-{self.numbers[base]}"
        self.taken.add(slug)
        return slug


class Builder:
    """Makes a page say what a record says. What the format does not know of stays as it is."""

    def __init__(self, register: Register, library: Library, page_id, reference_of):
        self.register, self.library = register, library
        self.page_id, self.reference_of = page_id, reference_of

    def apply(self, record: format.Release, page, slugs: Slugs) -> None:
        mapping.put(page, mapping.values_of("releases", record))
        mapping.put(page, mapping.values_of("agreement", record.agreement or format.Agreement()))
        page.image = self.library.item(record.image, image=True) if record.image else None
        for name in LANGUAGES:
            file = getattr(record.audio, name)
            setattr(page, f"audio_{name}", self.library.item(file, image=False) if file else None)
        context = Context(self.library, self.page_id, self.reference_of)
        for relation in mapping.ROWS:
            values = [self._row(relation, each) for each in getattr(record, relation)]
            rows = put_rows(page, relation, values)
            if relation == "quotes":
                context.quotes = {quote.id: str(row.uid) for quote, row in zip(record.quotes, rows, strict=True)}
        bodies.store(page, "body", record.body, context)
        bodies.store(page, "notes", record.notes, context)
        topics = [self.register.get("topics", key) for key in record.topics]
        if {topic.pk for topic in topics} != {topic.pk for topic in page.topics.all()}:
            page.topics = topics
        for name in LANGUAGES:
            setattr(page, f"ready_{name}", False)
        page.tick(*record.languages_meant())
        page.title = (page.source_headline or page.title)[:255]
        if record.slug:
            page.slug = record.slug
        elif not page.slug:
            page.slug = slugs.free(page)

    def _row(self, relation, record):
        values = mapping.values_of(relation, record)
        if hasattr(record, "organization"):
            key = record.organization
            values["organization"] = self.register.get("organizations", key) if key else None
        for name in ("person", "speaker"):
            if hasattr(record, name):
                values[name] = self.register.get("people", getattr(record, name))
        if hasattr(record, "languages"):
            values |= {f"for_{name}": name in record.languages for name in LANGUAGES}
        if relation == "attachments":
            values["document"] = self.library.item(record.file, image=False)
        return values


# What a row is known by where its words changed.
KNOWN_BY = {
    "parties": ("organization",),
    "signatories": ("person", "capacity"),
    "quotes": ("speaker",),
    "contacts": ("organization", "email"),
    "attachments": ("document",),
}


def put_rows(page, relation, wanted: list[dict]) -> list:
    """Rows that say the same as before stay the rows that they are, with their `uid`; so do those whose words alone
    changed."""
    model = page._meta.get_field(relation).related_model
    left = list(getattr(page, relation).all()) if page.pk else []
    rows = [None] * len(wanted)
    for names in (None, KNOWN_BY[relation]):
        for place, values in enumerate(wanted):
            if rows[place] is None:
                rows[place] = next((row for row in left if agrees(row, values, names or values)), None)
                if rows[place] is not None:
                    left.remove(rows[place])
    for place, values in enumerate(wanted):
        rows[place] = rows[place] or model()
        rows[place].sort_order = place
        mapping.put(rows[place], values)
    getattr(page, relation).set(rows)
    return rows


def agrees(row, values, names) -> bool:
    """Whether a row says the same under these names; a missing text is None or "" alike."""
    return all((getattr(row, name) or None) == (values[name] or None) for name in names)
