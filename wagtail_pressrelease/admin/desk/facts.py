"""The facts on which both languages of a release must agree, as each of them prints them."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _
from wagtail.models import COMMENTS_RELATION_NAME

from wagtail_pressrelease.localization.desk import Desk
from wagtail_pressrelease.localization.figures import Weight, disagreements, figures
from wagtail_pressrelease.localization.units import plain
from wagtail_pressrelease.press.fetched import fetched
from wagtail_pressrelease.press.office_of import APPOINTMENTS
from wagtail_pressrelease.press.text import JAPANESE_SCRIPT
from wagtail_pressrelease.press.tree import stands_below
from wagtail_pressrelease.publishing.compile import compile_party, compile_quote, compile_signatory
from wagtail_pressrelease.rendering import lines
from wagtail_pressrelease.rendering.figures import figure_line

SPACE = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Mention:
    """A name as it may stand in a text of either language. `also`: what in the translation does as well."""

    source: str
    target: str
    also: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Fact:
    """One fact, as the source and the translation print it; `target` is "" where the register has no name yet."""

    source: str
    target: str
    label: str = ""
    mentions: tuple[Mention, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """A fact that stands in a text: is it in the translation, and what can be inserted where it is not. `is_extra`: it
    stands in the translation alone."""

    source: str
    target: str
    is_there: bool = False
    is_extra: bool = False


def facts_of(desk: Desk) -> list[tuple[str, list[Fact]]]:
    """The facts of a release's latest version, under their headings. No query."""
    page, records = _in_memory(desk), desk.known.records
    with fetched({APPOINTMENTS: records.appointments}):
        signatories = [_person(compile_signatory, row, page, desk) for row in page.signatories.all()]
        speakers = [_person(compile_quote, row, page, desk) for row in page.quotes.all()]
        parties = [_party(row, desk) for row in page.parties.all()]
    found = [
        (_("Parties"), parties),
        (_("Signatories"), signatories),
        (_("Speakers"), [each for each in dict.fromkeys(speakers) if each not in signatories]),
        (_("Agreement"), list(_agreement(page, desk))),
        (_("Dates"), list(_dates(page, desk))),
    ]
    return [(heading, facts) for heading, facts in found if facts]


def found_in(source: str, target: str, facts: list[Fact], desk: Desk) -> list[Found]:
    """What of the facts and figures stands in a source, and whether its translation has it too."""
    source, target = plain(source), plain(target)
    return [*_names_in(source, target, facts, desk), *_figures_in(source, target, desk)]


# --- names
def _names_in(source, target, facts, desk) -> Iterator[Found]:
    left = source
    mentions = {mention for fact in facts for mention in fact.mentions if mention.source and mention.target}
    found = []
    # The longest first, so that the family name inside of a whole name is not asked for once more.
    for mention in sorted(mentions, key=lambda each: (-len(each.source), each.source)):
        if match := _standing(mention.source, left, desk.source):
            left = left.replace(match[0], "\0" * len(match[0]))
            there = any(_standing(each, target, desk.target) for each in (mention.target, *mention.also))
            found.append((match.start(), Found(match[0], mention.target, there)))
    yield from (each for _start, each in sorted(found, key=lambda pair: pair[0]))


def _standing(name, text, language):
    """Where a name stands in a text: whole words in English; in Japanese however it is spaced."""
    if language == "ja" and JAPANESE_SCRIPT.search(name):
        return re.search(r"\s*".join(map(re.escape, SPACE.sub("", name))), text)
    words = r"\s+".join(map(re.escape, name.split()))
    return re.search(rf"(?<![^\W_]){words}(?![^\W_])", text, re.IGNORECASE)


def _figures_in(source, target, desk) -> Iterator[Found]:
    differing = disagreements(source, desk.source, target, desk.target)
    missing = {each for each in differing if each.language == desk.source}
    shown = set()
    for figure in figures(source, desk.source):
        if figure.text not in shown and (figure.weight == Weight.STRONG or figure in missing):
            shown.add(figure.text)
            yield Found(figure.text, figure_line(figure, desk.target), bool(target) and figure not in missing)
    for figure in differing:
        if figure.language == desk.target:
            yield Found(figure_line(figure, desk.source), figure.text, is_extra=True)


# --- the record
def _in_memory(desk):
    """The latest version as a page, with the records that the desk has fetched."""
    content = {**desk.content, "topics": [], COMMENTS_RELATION_NAME: []}
    page = desk.page.specific_class.from_serializable_data(content, check_fks=False)
    page.pk, page.path, page.depth = desk.page.pk, desk.page.path, desk.page.depth
    stands_below(page, None if page.agreement_signed_on else desk.page.get_parent())
    organizations = {each.pk: each for each in desk.known.records.organizations}
    people = {each.pk: each for each in desk.known.records.people}
    for relation, name in (("parties", None), ("signatories", "person"), ("quotes", "speaker")):
        kept = []
        for row in getattr(page, relation).all():
            person = name and people.get(getattr(row, f"{name}_id"))
            organization = organizations.get(row.organization_id)
            if (name and person is None) or (not name and organization is None):
                continue  # the record was deleted since
            row.organization = organization
            if name:
                setattr(row, name, person)
            kept.append(row)
        setattr(page, relation, kept)
    return page


def _party(row, desk):
    source, target = (compile_party(row, language) for language in (desk.source, desk.target))
    also = tuple(filter(None, (target.name, target.short_name)))
    names = (
        Mention(source.name, target.name, also),
        Mention(source.short_name, target.short_name or target.name, also),
    )
    return Fact(source.name, target.name, mentions=tuple(each for each in names if each.source))


def _person(compiled, row, page, desk):
    source, target = (compiled(row, page, language) for language in (desk.source, desk.target))
    whole = [lines.full_name(each.name, language) for each, language in _both(source, target, desk)]
    family = [lines.surname(each.name, language) for each, language in _both(source, target, desk)]
    office = [
        lines.office_line(each.title, each.organization, language, each.as_printed)
        for each, language in _both(source, target, desk)
    ]
    printed = [
        lines.person_line(name, line, language)
        for name, line, language in zip(whole, office, (desk.source, desk.target), strict=True)
    ]
    mentions = [Mention(*whole, also=(family[1],) if family[1] else ()), Mention(*family)]
    titles = (source.as_printed or source.title, target.as_printed or target.title)
    mentions.append(Mention(*titles, also=(target.title,) if target.title else ()))
    return Fact(*printed, mentions=tuple(each for each in mentions if each.source and each.target))


def _both(source, target, desk):
    return ((source, desk.source), (target, desk.target))


def _agreement(page, desk) -> Iterator[Fact]:
    if not page.agreement_kind:
        return
    kind = [lines.label(page.agreement_kind, language) for language in (desk.source, desk.target)]
    yield Fact(*kind, mentions=(Mention(*kind),))
    if page.agreement_valid_from or page.agreement_valid_until:
        valid = (page.agreement_valid_from, page.agreement_valid_until)
        if None in valid or valid[0] <= valid[1]:
            yield _printed(desk, _("Valid"), lambda language: lines.date_range(*valid, language))


def _dates(page, desk) -> Iterator[Fact]:
    if page.agreement_kind and page.agreement_signed_at:
        yield _moment(desk, _("Signed"), page.agreement_signed_at)
    elif page.agreement_kind and page.agreement_signed_on:
        yield _printed(desk, _("Signed"), lambda language: lines.date_line(page.agreement_signed_on, language))
    if page.released_at:
        yield _moment(desk, _("Released"), page.released_at)
    if page.embargo_until:
        yield _moment(desk, _("Embargo"), page.embargo_until)


def _moment(desk, label, moment):
    return _printed(desk, label, lambda language: lines.both_clocks(moment, language))


def _printed(desk, label, line):
    return Fact(line(desk.source), line(desk.target), label)
