"""What a new release of a newsroom starts with. For people who begin one; files that are imported say everything
themselves."""

from wagtail_pressrelease.press.languages import LANGUAGES
from wagtail_pressrelease.press.rows import PartyRole

KEPT_OF_A_CONTACT = frozenset({"id", "uid", "page"})


def begin(page, newsroom):
    """Give a new page of a newsroom its source language, its addressee, and its first rows."""
    begin_words(page, newsroom)
    begin_rows(page, newsroom)


def begin_words(page, newsroom):
    """The source language and the addressee."""
    page.source_language = newsroom.default_source_language
    for language in LANGUAGES:
        name = f"addressee_{language}"
        setattr(page, name, getattr(newsroom, name))


def begin_rows(page, newsroom):
    """The newsroom's own organization as first party, and its contacts."""
    if newsroom.organization_id:
        party = page._meta.get_field("parties").related_model
        page.parties = [party(organization=newsroom.organization, role=PartyRole.LEAD)]
    contact = page._meta.get_field("contacts").related_model
    page.contacts = [contact(**_copied(row)) for row in newsroom.contacts.all()]


def _copied(row):
    return {
        field.attname: getattr(row, field.attname)
        for field in row._meta.concrete_fields
        if field.name not in KEPT_OF_A_CONTACT and not _is_bare(row, field.name)
    }


def _is_bare(row, name):
    """Whether a field is one of those that repeat one of the two languages."""
    return hasattr(row, f"{name}_{LANGUAGES[0]}")
