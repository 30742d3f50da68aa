"""From the site's organizations, people and topics to what a file says of them."""

from wagtail_pressrelease.press.languages import LANGUAGES

from . import bodies, format, mapping, parts, richtext
from .faults import At, _
from .lookup import reference_of


def file_html(html, reference_of, at) -> str:
    """What Wagtail stores as a file says it."""
    tokens = bodies.with_references(richtext.parse(html, at, stored=True), reference_of)
    for token in tokens:
        if token.href.startswith("page:"):
            at.fault(_("a link leads to page %(page)s, which is no release"), page=token.href.removeprefix("page:"))
    return richtext.plain(tokens)


def record_of(section, item, at=None):
    """An organization, person or topic as a file says it."""
    at = at or At("", [])
    columns = {field.name: getattr(item, field.name) for field in item._meta.concrete_fields if not field.is_relation}
    values = mapping.record_values(section, columns)
    if section == "organizations":
        values["boilerplate"] = parts.Pair(
            **{
                name: file_html(columns[f"boilerplate_{name}"] or "", reference_of, at["boilerplate"][name])
                for name in LANGUAGES
            }
        )
    if section == "people":
        kana = format.Kana(family=item.kana_family, given=item.kana_given)
        values["kana"] = kana if kana.family or kana.given else None
        values["appointments"] = tuple(
            format.Appointment(
                organization=each.organization.key,
                **mapping.record_values(
                    "appointments",
                    {f.name: getattr(each, f.name) for f in each._meta.concrete_fields if not f.is_relation},
                ),
            )
            for each in item.appointments.all()
        )
    cls = {"organizations": format.Organization, "people": format.Person, "topics": format.Topic}[section]
    return cls(**values)
