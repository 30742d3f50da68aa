"""The addresses of the pages of organizations and people. Pure Python."""

from collections.abc import Collection
from dataclasses import dataclass

ORGANIZATIONS, PEOPLE = "organizations", "people"


def path(kind: str, key: str) -> str:
    """Where the page of a record stands below its newsroom."""
    return f"{kind}/{key}/"


@dataclass(frozen=True, slots=True)
class Pages:
    """The pages below the address of a newsroom, of the kinds of records that have theirs."""

    newsroom_url: str = ""
    kinds: Collection[str] = ()

    def organization(self, key: str) -> str:
        return self._page(ORGANIZATIONS, key)

    def person(self, key: str) -> str:
        return self._page(PEOPLE, key)

    def _page(self, kind: str, key: str) -> str:
        return self.newsroom_url + path(kind, key) if self.newsroom_url and key and kind in self.kinds else ""


NOWHERE = Pages()
