"""The words of a release that readers can find it by: what an edition is searched for."""

from collections.abc import Iterator

from wagtail.blocks import StreamValue

from wagtail_pressrelease.press.text import composed, plain_name

from . import value


def words(page, release: value.Release) -> str:
    """Everything of an issue that can be found, a line for each text; the headline first."""
    found = [release.headline, release.subheadline, release.lead]
    found += [*_of_the_page(page, release.language), *_of_the_facts(release)]
    lines = (" ".join(line.split()) for each in found for line in composed(each).splitlines())
    return "\n".join(dict.fromkeys(line for line in lines if line))


def _of_the_page(page, language: str) -> Iterator[str]:
    for name in page.searched:
        content = getattr(page, f"{name}_{language}" if hasattr(page, f"{name}_{language}") else name)
        if isinstance(content, StreamValue):
            yield from content.stream_block.get_searchable_content(content)
        else:
            yield str(content or "")


def _of_the_facts(release: value.Release) -> Iterator[str]:
    yield from (quote.text for quote in release.quotes)
    for somebody in (*release.signatories, *release.quotes):
        yield from (_called(somebody, release.language), somebody.as_printed)
    for party in release.parties:
        yield from (party.name, party.short_name)
    if agreement := release.agreement:
        yield from (agreement.place, agreement.summary, agreement.press_access)
    yield from (topic.name for topic in release.topics)
    yield from (attachment.title for attachment in release.attachments)
    yield from (release.place, release.summary, release.reference)


def _called(somebody: value.Signatory | value.Quote, language: str) -> str:
    """A person with the office; in Japanese also as 浜田知事, and with the reading or the original of the name."""
    name, title = somebody.name, somebody.title
    office = (somebody.organization, title)
    if language == "en":
        return " ".join(filter(None, (name.prefix, name.given, name.family, name.post_nominals, *reversed(office))))
    readings = (f"{name.kana_family}{name.kana_given}", name.other)
    names = (plain_name(name.family, name.given, language), f"{name.family or name.given}{title}")
    return "、".join(filter(None, ("".join(office), name.prefix, *names, *readings)))
