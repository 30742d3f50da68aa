"""The addresses of the pages of organizations and people. Pure Python."""

from collections.abc import Collection
from dataclasses import dataclass

ORGANIZATIONS, PEOPLE = "organizations", "people"


@dataclass(frozen=True, slots=True)
class Pages:
    """The addresses below which the pages of organizations and of people stand; "" where they may have none."""

    organizations: str = ""
    people: str = ""

    def organization(self, key: str) -> str:
        return f"{self.organizations}{key}/" if self.organizations and key else ""

    def person(self, key: str) -> str:
        return f"{self.people}{key}/" if self.people and key else ""


NOWHERE = Pages()


def below(newsroom_url: str, there: Collection[str]) -> Pages:
    """Those below the address of a newsroom, of the kinds whose pages are `there`."""
    if not newsroom_url:
        return NOWHERE
    return Pages(*(f"{newsroom_url}{kind}/" if kind in there else "" for kind in (ORGANIZATIONS, PEOPLE)))
