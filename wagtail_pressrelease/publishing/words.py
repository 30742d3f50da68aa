"""The words of a release that readers can find it by: what an edition is searched for."""

from collections.abc import Iterable, Iterator
from datetime import date
from zoneinfo import ZoneInfo

from babel.dates import format_date
from wagtail.blocks import StreamValue
from wagtail.rich_text import get_text_for_indexing

from wagtail_pressrelease.finding.parts import joined, unshown
from wagtail_pressrelease.press.eras import FIRST_DAY, era_year
from wagtail_pressrelease.press.phones import HOME, dialled, spellings
from wagtail_pressrelease.press.text import composed, plain_name

from . import value


def words(page, release: value.Release) -> str:
    """Everything of an issue that can be found, a line for each text; the headline first. Aside stands what many
    releases of an office have alike: to whom they go, whom to call, and what organizations say of themselves."""
    printed = [release.headline, release.subheadline, release.lead]
    printed += [*_of_the_page(page, release.language), *_of_the_facts(release)]
    spelt = [*_spelt_otherwise(release), *_days(release)]
    return joined(
        [*_lines(printed), *map(unshown, _lines(spelt))],
        [*_lines(_of_the_offices(release)), *map(unshown, _lines(_offices_otherwise(release)))],
    )


def _lines(texts: Iterable[str]) -> list[str]:
    lines = (" ".join(line.split()) for each in texts for line in composed(each).splitlines())
    return [line for line in lines if line]


def _of_the_page(page, language: str) -> Iterator[str]:
    for name in page.searched:
        content = getattr(page, f"{name}_{language}" if hasattr(page, f"{name}_{language}") else name)
        if isinstance(content, StreamValue):
            yield from content.stream_block.get_searchable_content(content)
        else:
            yield str(content or "")


def _of_the_facts(release: value.Release) -> Iterator[str]:
    yield from (quote.text for quote in release.quotes)
    yield from (somebody.as_printed for somebody in (*release.signatories, *release.quotes))
    yield from (party.name for party in release.parties)
    if agreement := release.agreement:
        yield from (agreement.place, agreement.summary, agreement.press_access)
    yield from (topic.name for topic in release.topics)
    yield from (attachment.title for attachment in release.attachments)
    yield from (release.place, release.summary, release.reference)


def _of_the_offices(release: value.Release) -> Iterator[str]:
    yield release.addressee
    for party in release.parties:
        yield from (get_text_for_indexing(party.boilerplate), party.address, party.representative)
    for contact in release.contacts:
        yield from (contact.organization, contact.department, contact.name, contact.original, contact.email)
        yield from _numbers(contact, release.language).values()


def _spelt_otherwise(release: value.Release) -> Iterator[str]:
    """People with their offices, as no line has them: how they are printed is the house's style."""
    yield from (_called(somebody, release.language) for somebody in (*release.signatories, *release.quotes))
    yield from (party.short_name for party in release.parties)


def _called(somebody: value.Signatory | value.Quote, language: str) -> str:
    """A person with the office; in Japanese also as 浜田知事, and with the reading or the original of the name."""
    name, title = somebody.name, somebody.title
    office = (somebody.organization, title)
    if language == "en":
        return " ".join(filter(None, (name.prefix, name.given, name.family, name.post_nominals, *reversed(office))))
    readings = (f"{name.kana_family}{name.kana_given}", name.other)
    names = (plain_name(name.family, name.given, language), f"{name.family or name.given}{title}")
    return "、".join(filter(None, ("".join(office), name.prefix, *names, *readings)))


def _days(release: value.Release) -> Iterator[str]:
    """The days of a release, as somebody types them: 1 May 2014; 2014年5月1日 and 平成26年5月1日."""
    days = [release.released_at and release.released_at.astimezone(ZoneInfo(release.zone)).date()]
    if agreement := release.agreement:
        days += [agreement.signed_on, agreement.valid_from, agreement.valid_until]
    for day in dict.fromkeys(filter(None, days)):
        yield from _day(day, release.language)


def _day(day: date, language: str) -> Iterator[str]:
    if language == "en":
        yield format_date(day, "d MMMM y", locale="en_GB")
        return
    yield f"{day.year}年{day.month}月{day.day}日"
    if day >= FIRST_DAY:
        yield f"{era_year(day)}{day.month}月{day.day}日"


def _offices_otherwise(release: value.Release) -> Iterator[str]:
    """Whom to call, by the reading of the name that is printed, and by other ways to write the numbers that are."""
    for contact in release.contacts:
        if contact.name:
            yield contact.reading
        for typed in _numbers(contact, release.language):
            yield from spellings(typed, contact.country)


def _numbers(contact: value.Contact, language: str) -> dict[str, str]:
    """The telephone numbers that readers of the language are given, each as it was typed and as they dial it. What they
    cannot dial is not printed."""
    given = (contact.phone, contact.fax, contact.out_of_hours)
    dialled_there = {typed: dialled(typed, HOME[language], contact.country)[0] for typed in given}
    return {typed: line for typed, line in dialled_there.items() if line}
