"""The pages of a long list: which one is asked for, and the links to the others."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

NUMBER = re.compile(r"[1-9][0-9]{0,8}", re.ASCII)


@dataclass(frozen=True, slots=True)
class PageLink:
    """A page of the list; a gap in the numbers has neither number nor address."""

    number: int = 0
    url: str = ""
    current: bool = False


def page_number(parameters: Mapping[str, str]) -> int | None:
    """The page that a query string asks for, the first where it says nothing; None where that is no number."""
    number = parameters.get("page", "1")
    return int(number) if NUMBER.fullmatch(number) else None


def paging(number: int, last: int, address: Callable[[int], str]) -> dict[str, object]:
    """What the template of the links between pages gets; without pages where there is one alone."""
    return {
        "pages": page_links(number, last, address) if last > 1 else [],
        "previous_url": address(number - 1) if number > 1 else "",
        "next_url": address(number + 1) if number < last else "",
    }


def page_links(current: int, last: int, address: Callable[[int], str]) -> list[PageLink]:
    """The first, the last and the pages around the current one, with gaps between."""
    near = {1, last, *range(current - 1, current + 2)}
    links: list[PageLink] = []
    previous = 0
    for number in sorted(number for number in near if 1 <= number <= last):
        if number == previous + 2:
            links.append(PageLink(number - 1, address(number - 1)))
        elif number > previous + 2:
            links.append(PageLink())
        links.append(PageLink(number, address(number), number == current))
        previous = number
    return links
