"""What the texts of a release are called on the screen."""

from django.utils.functional import cached_property
from django.utils.text import Truncator
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from wagtail.documents import get_document_model

from wagtail_pressrelease.localization import register
from wagtail_pressrelease.localization.labels import label_of
from wagtail_pressrelease.localization.units import plain

GROUPS = {
    "top": _("Headline and lead"),
    "body": _("Body"),
    "notes": _("Notes to editors"),
    "agreement": _("Agreement"),
    "quotes": _("Quotes"),
    "signatories": _("Signatories"),
    "contacts": _("Media contacts"),
    "attachments": _("Attachments"),
    "register": _("Names from the register"),
}
PLACED = {
    "quote": _("Quote of this release"),
    "document": _("Document"),
    "embed": pgettext_lazy("block", "Embed"),
    "image": _("Image"),
    "table": _("Table"),
}
# In the flow of a text one sees what these are.
SELF_EVIDENT = frozenset({"heading", "paragraph", "item", "headline", "lead"})


def slug(unit: str) -> str:
    """The id of a unit, for the ids of elements."""
    return "".join(letter if letter.isalnum() or letter == "-" else "_" for letter in unit)


class Labels:
    """The names of one desk's texts."""

    def __init__(self, desk):
        self.desk = desk
        self.model = desk.page.specific_class

    def of(self, row) -> str:
        """What a unit is, and whose, as "Lead" or "Quote: text · Isla Grant"."""
        unit = row.unit
        if unit.kind == "placement" and unit.block in PLACED:
            return str(PLACED[unit.block])
        return " · ".join(filter(None, (label_of(unit, self.model), self._whose(row))))

    def _whose(self, row):
        if row.entry:
            return row.entry.called
        relation, _colon, rest = row.unit.id.partition(":")
        if row.group in ("body", "notes") or not rest:
            return ""
        uid = rest.partition(":")[0]
        of = next((each for each in self.desk.content[relation] if str(each["uid"]) == uid), {})
        return self.people.get(of.get("speaker") or of.get("person"), "")

    def placed(self, unit) -> str:
        """What a placement puts into the text, in a few words."""
        value = unit.source or unit.target
        if unit.block == "quote":
            quote = next((each for each in self.desk.content["quotes"] if str(each["uid"]) == value), None)
            return Truncator(plain(self._text(quote, "text"))).chars(120) if quote else ""
        if unit.block == "document":
            return self.documents.get(value, "")
        return value if unit.block == "embed" else ""

    def _text(self, row, name):
        return row.get(f"{name}_{self.desk.source}") or row.get(f"{name}_{self.desk.target}") or ""

    @cached_property
    def people(self):
        """Those whom the register's entries are about, by primary key."""
        found = [row.entry.record for row in self.desk.rows if row.entry and row.entry.kind == register.PERSON]
        return {person.pk: str(person) for person in found}

    @cached_property
    def documents(self):
        keys = {row.unit.source or row.unit.target for row in self.desk.rows if row.unit.block == "document"}
        keys = {key for key in keys if key.isdecimal()}
        return {str(each.pk): each.title for each in get_document_model().objects.filter(pk__in=keys)} if keys else {}
