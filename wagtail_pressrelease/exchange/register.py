"""The organizations, people and topics of one import: those of the site, used as they are, and those that the file
brings."""

from django.db.models import Q
from wagtail.models import ReferenceIndex
from wagtail.signal_handlers import disable_reference_index_auto_update

from wagtail_pressrelease.models import Appointment, Organization, Person, Topic
from wagtail_pressrelease.press.fetched import fetched

from . import format, mapping, pairing, richtext
from .faults import At, Fault, _
from .lookup import batches
from .records import record_of

MODELS = {"organizations": Organization, "people": Person, "topics": Topic}
LABELS = {"organizations": _("organization"), "people": _("person"), "topics": _("topic")}


class Register:
    """By section and key, the instances that releases refer to. New ones have negative primary keys until `create`."""

    def __init__(self, records: dict[str, dict], keys: dict[str, set]):
        self.records = records
        self.items = {section: {} for section in MODELS}
        self.faulty: dict[str, set] = {section: set() for section in MODELS}
        for section in MODELS:
            self._load(section, keys[section] | set(records[section]))
        self.known = {section: set(items) for section, items in self.items.items()}
        self.new = {section: [key for key in records[section] if key not in self.items[section]] for section in MODELS}

    def _load(self, section, keys):
        found = MODELS[section].objects.all()
        if section == "people":
            found = found.prefetch_related("appointments__organization")
        for batch in batches(sorted(keys)):
            for item in found.filter(key__in=batch):
                if section == "people":
                    item.appointments = list(item.appointments.all())
                self.items[section][item.key] = item

    def get(self, section, key):
        return self.items[section][key]

    def skip(self, section, keys) -> None:
        """Records that cannot be built: neither are those that name them."""
        self.faulty[section].update(keys)
        self.new[section] = [key for key in self.new[section] if key not in self.faulty[section]]

    def build(self, pages=lambda reference: None) -> None:
        """Instances of what the file brings, not saved."""
        for section, model in MODELS.items():
            for key in self.new[section]:
                item = model()
                mapping.put(item, mapping.values_of(section, self.records[section][key]))
                item.pk = -len(self.items[section]) - 1
                self.items[section][key] = item
        for key in self.new["organizations"]:
            self._put_boilerplate(self.items["organizations"][key], pages)
        for key in self.new["people"]:
            self._put_person(self.items["people"][key], self.records["people"][key])

    def _put_boilerplate(self, item, pages):
        for name in ("boilerplate_en", "boilerplate_ja"):
            html = getattr(item, name)
            if html:
                tokens = richtext.parse(html, At("", []))
                keys = [pairing.new_key() for token in richtext.keyed(tokens)]
                setattr(item, name, richtext.stored(tokens, keys, pages))

    def _put_person(self, item, record):
        kana = record.kana or format.Kana()
        item.kana_family, item.kana_given = kana.family, kana.given
        appointments = []
        for order, each in enumerate(record.appointments):
            appointment = Appointment(sort_order=order)
            mapping.put(appointment, mapping.values_of("appointments", each))
            appointment.organization = self.items["organizations"][each.organization]
            appointments.append(appointment)
        item.appointments = appointments

    def check(self, places: dict[str, dict], faults: list[Fault]) -> None:
        """Validate what is new, as the admin would."""
        for section in MODELS:
            for key in self.new[section]:
                before = len(faults)
                at = At(places[section][key], faults)
                item = self.items[section][key]
                mapping.clean(item, at)
                if section == "people":
                    for place, each in enumerate(item.appointments.all()):
                        mapping.clean(each, at["appointments"][place])
                if len(faults) > before:
                    self.faulty[section].add(key)

    def create(self) -> None:
        """Put what is new on record."""
        for section in MODELS:
            for key in self.new[section]:
                item = self.items[section][key]
                item.pk = None
                if section == "people":
                    for each in item.appointments.all():
                        each.organization = each.organization  # which has a primary key by now
                # Every appointment would have its whole person looked at anew.
                with disable_reference_index_auto_update():
                    item.save()
                ReferenceIndex.create_or_update_for_object(item)

    def at_hand(self):
        """Within this, what names organizations and people of this import is given them as they are here."""
        sections = ("organizations", "people")
        return fetched({MODELS[name]: {item.pk: item for item in self.items[name].values()} for name in sections})

    def warnings(self, places: dict[str, dict]) -> list[Fault]:
        """The same names under another key, and records that the file describes otherwise than the site."""
        found = []
        for section, records in self.records.items():
            for key, others in self._same_names(section).items():
                values = {"kind": _(LABELS[section]), "key": key, "others": ", ".join(sorted(others))}
                message = _("another %(kind)s has the same name: %(others)s. Both are kept")
                found.append(Fault(places[section][key], message, values))
            for key in records:
                if key in self.known[section] and self.differs(section, key):
                    message = _("“%(key)s” exists and is used as it is; the file describes it otherwise")
                    found.append(Fault(places[section][key], message, {"key": key}))
        return found

    def _same_names(self, section):
        columns = ("family_name", "given_name") if section == "people" else ("name",)
        by_name: dict[tuple, set] = {}
        for language in ("en", "ja"):
            mine = {}
            for key in self.new[section]:
                name = tuple(getattr(self.items[section][key], f"{column}_{language}") or "" for column in columns)
                if any(name):
                    by_name.setdefault((language, *name), set()).add(key)
                    mine[name] = key
            for batch in batches(mine):
                wanted = Q(**{f"{columns[0]}_{language}__in": [name[0] for name in batch]})
                rows = MODELS[section].objects.filter(wanted)
                for key, *name in rows.values_list("key", *(f"{column}_{language}" for column in columns)):
                    name = tuple(each or "" for each in name)
                    if name in mine:
                        by_name[language, *name].add(key)
        found: dict[str, set] = {}
        for keys in by_name.values():
            for key in keys & set(self.new[section]):
                if keys - {key}:
                    found.setdefault(key, set()).update(keys - {key})
        return found

    def differs(self, section, key) -> bool:
        return record_of(section, self.items[section][key]) != self.records[section][key]
