"""Every page of a site that a reader can come to by links, as a browser and other programs read it."""

import re
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import urljoin, urlsplit

import html5lib
from bs4 import BeautifulSoup
from django.test import Client

# Where the crawl does not go: what is for staff or for programs, and files.
ELSEWHERE = re.compile(r"/(?:admin|api|documents|media|static)/")
MOST = 800
"""Addresses; the demo's newsroom has far fewer, so that more are a trap of links that lead to ever new ones."""


@dataclass
class Answer:
    """What an address answered; `address` is the path with its query string."""

    address: str
    status: int
    kind: str
    content: bytes
    location: str = ""

    def __repr__(self) -> str:
        return self.address

    @property
    def is_page(self) -> bool:
        return self.kind.startswith("text/html") and not self.location

    @cached_property
    def soup(self) -> BeautifulSoup:
        return BeautifulSoup(self.content, "html.parser")

    @property
    def language(self) -> str:
        return self.soup.html["lang"]

    @cached_property
    def canonical(self) -> str:
        """The absolute address that search engines are told; "" on a page that is for none."""
        link = self.soup.select_one("link[rel=canonical]")
        return link["href"] if link else ""

    @cached_property
    def alternates(self) -> dict[str, str]:
        return {link["hreflang"]: link["href"] for link in self.soup.select("link[rel=alternate][hreflang]")}

    @cached_property
    def links(self) -> list[str]:
        """Where it leads, fragments left out."""
        found = self.soup.select("a[href], link[rel=canonical], link[rel=alternate]")
        return [urljoin(self.address, each["href"].strip()).partition("#")[0] for each in found]

    def faults_of_markup(self) -> list[str]:
        """Where the HTML is not as the specification has it, in html5lib's words."""
        parser = html5lib.HTMLParser()
        parser.parse(self.content)
        return [f"{self} line {place[0]}: {name} {data}" for place, name, data in parser.errors]


class Site:
    """What was found from the addresses in `starts` on. `base` is the site's own address, as http://localhost."""

    def __init__(self, base: str, starts: list[str]):
        self.base = base
        self.answers: dict[str, Answer] = {}
        client = Client(headers={"host": urlsplit(base).netloc})
        waiting = list(starts)
        while waiting:
            address = waiting.pop(0)
            if address in self.answers:
                continue
            assert len(self.answers) < MOST, f"links without end, the last of them {address}"
            self.answers[address] = answer = fetch(client, address)
            followed = answer.links if answer.is_page else [answer.location] if answer.location else []
            waiting += [path for link in followed if (path := self.path(link)) and not ELSEWHERE.match(path)]

    def at(self, url: str) -> "Answer | None":
        """What stands at an address of the site, where it has moved to if it has; None where the crawl did not go."""
        answer = self.answers.get(self.path(url))
        return self.answers.get(self.path(answer.location)) if answer and answer.location else answer

    def path(self, link: str) -> str:
        """The address of a link within the site; "" of one that leads out of it."""
        if link.startswith(f"{self.base}/"):
            return link.removeprefix(self.base)
        return link if link.startswith("/") and not link.startswith("//") else ""

    @property
    def all_pages(self) -> list[Answer]:
        return [answer for answer in self.answers.values() if answer.is_page]

    @property
    def pages(self) -> list[Answer]:
        """Those that are there."""
        return [answer for answer in self.all_pages if answer.status == 200]


def fetch(client: Client, address: str) -> Answer:
    answer = client.get(address)
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return Answer(
        address,
        answer.status_code,
        answer.headers.get("Content-Type", ""),
        content,
        answer.headers.get("Location", ""),
    )
