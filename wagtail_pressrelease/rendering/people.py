"""Who is named in a release: in full at the first mention, then short. Pure Python."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .languages import label
from .names import first_mention, full_name, office_line, second_mention
from .quotes import Attribution, attribution
from .record_urls import NOWHERE, Pages

if TYPE_CHECKING:
    from wagtail_pressrelease.publishing import value


@dataclass(frozen=True, slots=True)
class Somebody:
    """A person in office. `aid` follows the name in brackets: its reading, or the original of a foreign name, which is
    then in `aid_language`."""

    name: str
    office: str = ""
    aid: str = ""
    aid_language: str = ""
    on_behalf: str = ""
    """For whom, where the office does not say so itself."""
    url: str = ""
    """The page of the person."""


class Mentions:
    """Names people in the order in which they are read. Only lines that are made from the record count: what the prose
    has said is for an editor to judge, who may set a quote's attribution to full or short. `issuers` are the names of
    the organizations that the release comes from, `pages` where people have theirs."""

    def __init__(
        self, language: str, policy: str = "none", issuers: Collection[str] = (), pages: Pages = NOWHERE
    ) -> None:
        self.language, self.issuers, self.pages = language, issuers, pages
        self.policy = policy if language == "ja" else "none"
        self.mentioned: set[tuple[str, str]] = set()

    def signing(self, row: value.Signatory) -> Somebody:
        """As lists of signatories have it, without an honorific."""
        return self._in_full(row, spaced=True)

    def speaking(self, row: value.Quote) -> tuple[Somebody, Attribution]:
        """Who speaks, for a line of its own, and for the sentence that leads to the words."""
        is_known = (row.name.family, row.name.given) in self.mentioned
        if row.attribution == "short" or (is_known and row.attribution != "full"):
            name = second_mention(row.name, self.language, self._after_surname(row))
            return Somebody(name=name, url=self.pages.person(row.person)), attribution(name, "", self.language)
        person = self._in_full(row)
        office, after = person.office, self._after_name(row)
        if after and after == _title(row):
            office = row.organization  # 潮見県の浜田恵知事
        return person, attribution(person.name, office, self.language, after, person.aid, person.aid_language)

    def _in_full(self, row: value.Signatory | value.Quote, spaced: bool = False) -> Somebody:
        """The aid stands at the first mention only."""
        office = office_line(row.title, row.organization, self.language, row.as_printed)
        name = full_name(row.name, self.language, spaced)
        who = (row.name.family, row.name.given)
        aid = ""
        if who not in self.mentioned:
            mention = first_mention(row.name, self.language, spaced)
            aid = mention.removeprefix(name).removeprefix("（").removesuffix("）")
            self.mentioned.add(who)
        return Somebody(
            name=name,
            office=office,
            aid=aid,
            aid_language="en" if aid and aid == row.name.other else "",
            on_behalf=label("signed_for", self.language, name=row.organization)
            if row.organization and row.organization not in office
            else "",
            url=self.pages.person(row.person),
        )

    def _after_name(self, row: value.Quote) -> str:
        """What follows a Japanese name in full."""
        if self.policy == "office" and row.organization and not row.as_printed and _title(row):
            return _title(row)
        return "" if self.policy == "none" or row.organization in self.issuers else "氏"

    def _after_surname(self, row: value.Quote) -> str:
        """What follows a Japanese family name; "" where it may not stand alone."""
        is_own = row.organization in self.issuers
        if self.policy == "none":
            return ""
        if self.policy == "office" or is_own:
            return _title(row) or ("" if is_own else "氏")
        return "氏"


def _title(row: value.Quote) -> str:
    """The title as a word that can follow a name: a whole line of office cannot."""
    return "" if row.title == row.as_printed else row.title
