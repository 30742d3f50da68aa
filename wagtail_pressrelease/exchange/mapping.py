"""Which field of a record in a file is which field of a model. Reading, writing and naming the place of an error all
look here."""

from django.core.exceptions import ValidationError
from django.db import models

from wagtail_pressrelease.press.languages import LANGUAGES

from .faults import At, Sentence
from .parts import Pair

# By section or relation: {name in the file: name of the model's field}. Pairs have a column per language.
PAIRS = {
    "organizations": ("name", "short_name", "website", "address", "representative", "boilerplate"),
    "people": ("family_name", "given_name", "prefix", "post_nominals"),
    "appointments": ("title", "as_printed"),
    "topics": ("name",),
    "releases": ("headline", "subheadline", "place", "lead", "addressee", "search_description"),
    "agreement": ("place", "summary", "press_access"),
    "signatories": ("office",),
    "quotes": ("office", "text"),
    "contacts": ("department", "name"),
    "attachments": ("title",),
}
PLAIN = {
    "organizations": ("id", "country"),
    "people": ("id", "latin_order", "latin_capitals"),
    "appointments": ("held_from", "held_until"),
    "topics": ("id",),
    "releases": ("reference", "source_language", "policy", "text_status", "released_at", "embargo_until"),
    "agreement": ("kind", "signed_on", "signed_at", "valid_from", "valid_until"),
    "parties": ("role",),
    "signatories": ("capacity",),
    "quotes": ("original_language", "attribution"),
    "contacts": ("reading", "email", "phone", "extension", "fax", "out_of_hours"),
    "attachments": (),
}
OTHER_NAMES = {"id": "key", "search_description": "search_summary"}
PLACES = {"key": "id", "search_summary": "search_description", "kana_family": "kana.family", "kana_given": "kana.given",
          "held_from": "from", "held_until": "to", "__all__": "", "title": "headline"}  # fmt: skip
ROWS = ("parties", "signatories", "quotes", "contacts", "attachments")


def field_of(section: str, name: str) -> str:
    """The model's field of a name in a file."""
    return f"agreement_{name}" if section == "agreement" else OTHER_NAMES.get(name, name)


def values_of(section: str, record) -> dict:
    """What a record says, by column of the model: texts in each language and plain values; not what it refers to."""
    found = {field_of(section, name): getattr(record, name) for name in PLAIN[section]}
    for name in PAIRS.get(section, ()):
        for language in LANGUAGES:
            found[f"{field_of(section, name)}_{language}"] = getattr(getattr(record, name), language)
    return found


def record_values(section: str, columns: dict) -> dict:
    """The same the other way round: what a record is to say, from columns of the model."""
    found = {name: columns.get(field_of(section, name)) for name in PLAIN[section]}
    for name in PAIRS.get(section, ()):
        texts = {language: columns.get(f"{field_of(section, name)}_{language}") or "" for language in LANGUAGES}
        found[name] = Pair(**texts)
    return found


def put(instance, values: dict) -> None:
    """Set columns, a missing text as a form would leave it."""
    for name, value in values.items():
        field = instance._meta.get_field(name)
        if value == "" and field.null and not isinstance(field, models.TextField):
            value = None
        setattr(instance, name, value)


def place_of(column: str) -> list[str]:
    """Where a column of a model stands below its record in a file."""
    name, _underscore, language = column.rpartition("_")
    steps = [language] if name and language in LANGUAGES else []
    name = name if steps else column
    if name == "ready":
        return ["languages"]
    if name.startswith("agreement_"):
        return ["agreement", name.removeprefix("agreement_"), *steps]
    name = PLACES.get(name, name)
    return [*name.split("."), *steps] if name else steps


def put_on_record(error: ValidationError, at: At) -> None:
    """Every message of Django's validation, at its place in the file."""
    by_column = error.message_dict if hasattr(error, "error_dict") else {"__all__": error.messages}
    for column, messages in by_column.items():
        where = at
        for step in place_of(column):
            where = where[step]
        for message in messages:
            where.fault("%(message)s", message=Sentence(message))


def clean(instance, at: At, exclude=()) -> None:
    """Validate an instance as the admin would; what it refers to was looked up already, and what must be unique is
    looked at for the whole file at once."""
    names = {field.name for field in instance._meta.fields}
    references = {field.name for field in instance._meta.fields if field.is_relation}
    repeated = {name for name in names if f"{name}_en" in names}  # columns that hold one of the two languages again
    try:
        instance.full_clean(
            exclude=references | repeated | set(exclude), validate_unique=False, validate_constraints=False
        )
    except ValidationError as error:
        put_on_record(error, at)
