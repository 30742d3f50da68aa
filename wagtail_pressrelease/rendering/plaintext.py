"""A release as plain text, for desks that paste: a paragraph in a line, a blank line between paragraphs, all in the
order of the house style that it was issued in."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from urllib.parse import urljoin

from wagtail_pressrelease.press.house import USUAL
from wagtail_pressrelease.press.text import composed
from wagtail_pressrelease.publishing import value

from .facts import Line
from .languages import language_page
from .lines import label, short_date
from .people import Somebody
from .prose import Passage, hanging, linked, marked, rich_passages, stream_passages
from .sheet import About, Enquiries, Said, Sheet

Part = list[str]
"""Lines that stand together."""


@dataclass(frozen=True, kw_only=True)
class Copy:
    """What the text is made of. `embargo` is the line of a release that nobody may use yet; `standing` says what the
    text is to the other language's; `attachments` are titles and addresses; `url` is where it can be read."""

    release: value.Release
    sheet: Sheet
    body: tuple[Passage, ...] = ()
    notes: tuple[Passage, ...] = ()
    embargo: str = ""
    standing: tuple[str, ...] = ()
    attachments: tuple[tuple[str, str], ...] = ()
    url: str = ""


def copy_of(context: Mapping, url: str) -> Copy:
    """From what the release's page gets (release.py); `url` is its absolute address, "" where it has none yet."""
    release = context["release"]
    return Copy(
        release=release,
        sheet=context["sheet"],
        body=tuple(stream_passages(context["body"], release.language, url)),
        notes=tuple(stream_passages(context["notes"], release.language, url)),
        embargo=context["embargo"],
        standing=context["status"].lines if context["status"] else (),
        attachments=tuple((each.title, urljoin(url, each.document.url)) for each in context["attachments"]),
        url=url,
    )


def plain_text(copy: Copy) -> str:
    """The text, in NFC with names as typed, its lines ended by "\\n"."""
    layout = LAYOUTS.get(copy.release.house.style) or LAYOUTS[USUAL[copy.release.language]]
    parts = ("\n".join(filter(None, part)) for part in layout(_Writer(copy)))
    return composed("\n\n".join(filter(None, parts))) + "\n"


class _Writer:
    """The parts of a release in one language; a layout puts them in order."""

    def __init__(self, copy: Copy) -> None:
        self.copy, self.release, self.sheet = copy, copy.release, copy.sheet
        self.language = copy.release.language
        self.page = language_page(self.language)

    def label(self, key: str) -> str:
        return label(key, self.language)

    # --- the head
    def kind(self) -> Part:
        return [self.label("press_release").upper()]

    def kind_and_place(self) -> Part:
        return [self.page.between.join(filter(None, (self.label("press_release"), self.release.place)))]

    def usable(self) -> Part:
        return [(self.copy.embargo or self.label("immediate_release")).upper()]

    def embargo(self) -> Part:
        return [self.page.section.format(name=self.copy.embargo)] if self.copy.embargo else []

    def imprint(self) -> Part:
        lines = [
            self.sheet.released,
            self.sheet.issuer,
            Line("reference", self.label("reference"), self.release.reference),
        ]
        return [self.labelled(line) for line in lines if line and line.text]

    def addressee(self) -> Part:
        return [self.release.addressee]

    def headline(self) -> Part:
        return [self.release.headline, self.release.subheadline]

    def standing(self) -> Part:
        return [self.page.noted.format(note=line) for line in self.copy.standing]

    # --- the text
    def lead(self) -> Iterable[Part]:
        yield from self.prose(self._paragraphs(self.release.lead))

    def lead_with_dateline(self) -> Iterable[Part]:
        lead, place = self.release.lead.strip(), self.release.place.strip()
        if lead and place:
            day = date.fromisoformat(self.sheet.released.datetime[:10])
            printed = short_date(day, self.language, self.release.house.era)
            lead = self.page.dateline.format(place=place.upper(), date=printed, lead=lead)
        yield from self.prose(self._paragraphs(lead))

    def _paragraphs(self, text: str) -> list[Passage]:
        return [Passage("paragraph", line.strip(" \t\r")) for line in text.split("\n") if line.strip()]

    def prose(self, passages: Iterable[Passage]) -> Iterable[Part]:
        for passage in passages:
            if passage.kind == "quote":
                if said := self.sheet.quote(passage.text):
                    yield self.quote(said)
            elif passage.kind == "heading":
                yield [self.page.subheading.format(text=passage.text)]
            elif passage.kind == "paragraph":
                yield [self.indented(line) for line in passage.text.split("\n")]
            else:
                yield [passage.text]

    def indented(self, text: str) -> str:
        return text if not text or text[0] in self.page.no_indent_before else self.page.indent + text

    def body(self) -> Iterable[Part]:
        yield from self.prose(self.copy.body)

    def quote(self, said: Said) -> Part:
        if said.resumed:
            return [*said.resumed.lines, self.noted(said.note)]
        return [self.indented(str(said.attribution)), *said.paragraphs, self.noted(said.note)]

    def noted(self, note: str) -> str:
        return self.page.noted.format(note=note) if note else ""

    def unplaced_quotes(self) -> Iterable[Part]:
        yield from (self.quote(said) for said in self.sheet.unplaced_quotes)

    def comments(self) -> Iterable[Part]:
        if self.sheet.unplaced_quotes:
            yield self.section(self.label("quotes"))
        for said in self.sheet.unplaced_quotes:
            yield [self.person(said.speaker), *said.paragraphs, self.noted(said.note)]

    # --- the facts
    def labelled(self, line: Line, text: str = "") -> str:
        return hanging("", self.page.labelled.format(label=line.label, text=text or line.text), self.language)

    def section(self, name: str) -> Part:
        return [self.page.section.format(name=name)]

    def facts(self) -> Part:
        lines = [self.labelled(line) for line in self.sheet.facts]
        return [*self.section(self.sheet.facts_heading), *lines] if lines else []

    def person(self, somebody: Somebody) -> str:
        aid = f"（{somebody.aid}）" if somebody.aid else ""
        named = {"name": somebody.name + aid, "office": somebody.office, "on_behalf": somebody.on_behalf}
        return self.page.between.join(filter(None, (named[each] for each in self.page.listed_person)))

    def people(self) -> Iterable[Part]:
        for key, people in (("signatories", self.sheet.signatories), ("witnesses", self.sheet.witnesses)):
            if people:
                yield [*self.section(self.label(key)), *(self.page.bullet + self.person(each) for each in people)]

    def particulars(self) -> Iterable[Part]:
        if self.sheet.particulars:
            yield [self.in_the_middle(self.label("particulars"))]
            yield [
                hanging(marked(number, self.language), self.particular(line), self.language)
                for number, line in enumerate(self.sheet.particulars, 1)
            ]

    def particular(self, line: Line) -> str:
        if not line.people:
            return self.labelled(line)
        people = [self.person(each) for each in line.people]
        return self.labelled(line, people[0]) if len(people) == 1 else "\n".join([line.label, *people])

    def ends(self) -> Part:
        return [self.label("ends")]

    def ends_at_the_right(self) -> Part:
        word = self.label("ends")
        return [self.page.indent * max(self.page.columns - len(word), 0) + word]

    def in_the_middle(self, word: str) -> str:
        return self.page.indent * (max(self.page.columns - len(word), 0) // 2) + word

    # --- below it
    def notes(self) -> Iterable[Part]:
        if self.copy.notes:
            yield self.section(self.label("notes"))
            yield from self.prose(self.copy.notes)

    def contacts(self) -> Iterable[Part]:
        if self.sheet.contacts:
            yield self.section(self.label("media_contacts"))
        yield from (self.contact(contact) for contact in self.sheet.contacts)

    def contact(self, contact: Enquiries) -> Part:
        name = f"{contact.name}（{contact.original}）" if contact.original else contact.name
        return [contact.organization, contact.department, name, *map(self.labelled, contact.lines)]

    def attachments(self) -> Part:
        if not self.copy.attachments:
            return []
        files = (self.page.bullet + linked(*each, self.language) for each in self.copy.attachments)
        return [*self.section(self.label("attachments")), *files]

    def about(self) -> Iterable[Part]:
        for party in self.sheet.about:
            yield self.section(party.heading)
            yield from self.profile(party)

    def profiles(self) -> Iterable[Part]:
        if self.sheet.about:
            yield self.section(self.sheet.profile_heading)
        for party in self.sheet.about:
            yield [self.page.subheading.format(text=party.name)]
            yield from self.profile(party)

    def profile(self, party: About) -> Iterable[Part]:
        yield from self.prose(rich_passages(party.boilerplate, self.language))
        yield [self.labelled(line) for line in party.facts]

    def foot(self) -> Part:
        online = Line("online", self.label("online"), self.copy.url)
        return [self.sheet.titles_note, self.labelled(online) if online.text else ""]


def _british(out: _Writer) -> Iterable[Part]:
    yield from (out.kind(), out.usable(), out.imprint(), out.addressee(), out.headline(), out.standing())
    yield from out.lead_with_dateline()
    yield from out.body()
    yield from out.unplaced_quotes()
    yield out.facts()
    yield from out.people()
    yield out.ends()
    yield from out.notes()
    yield from out.contacts()
    yield out.attachments()
    yield from out.about()
    yield out.foot()


def _japanese(out: _Writer) -> Iterable[Part]:
    yield from (out.kind_and_place(), out.addressee(), out.imprint(), out.embargo(), out.headline(), out.standing())
    yield from out.lead()
    yield from out.body()
    yield from out.comments()
    yield from out.particulars()
    yield out.ends_at_the_right()
    yield out.attachments()
    yield from out.notes()
    yield from out.contacts()
    yield from out.profiles()
    yield out.foot()


LAYOUTS: dict[str, Callable[[_Writer], Iterable[Part]]] = {"british": _british, "japanese": _japanese}
"""The order of each house style; a site's own style is printed in the usual one of the language."""
