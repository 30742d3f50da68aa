"""The addresses of the pages of organizations and people. Pure Python."""

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
